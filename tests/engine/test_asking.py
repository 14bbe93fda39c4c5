"""What to ask: held against every answer that small profiles can be given."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    DAY,
    LEXICON,
    STATUTES,
    company,
    criterion,
    declared,
    profile,
    ruleset,
)
from trustcheck.assessment.asking import Asking, Matter
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Verdict
from trustcheck.engine.asking import MOST_TOGETHER, ask
from trustcheck.engine.assess import Examiner
from trustcheck.logic.fields import replace
from trustcheck.logic.pointer import Pointer, dotted
from trustcheck.profile.alteration import Alteration, Manner, altered_data
from trustcheck.profile.reading import Declaration, read_profile
from trustcheck.ruleset.opening import open_ruleset
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.document import Data
from trustcheck.source.problem import InvalidInput

LABEL = open_ruleset("cloud-de-confiance", LEXICON)

SITES = "sites: [{id: one, territory: FR, roles: [storage]}]"


class Trials:
    """Assesses a declaration with other facts, as often as it is asked."""

    def __init__(self, declaration: Declaration, rules: Ruleset) -> None:
        self.declaration, self.rules = declaration, rules
        self.examiner = Examiner(rules)

    def of(self, data: Data, only: Collection[str] | None = None) -> Assessment | None:
        document = replace(self.declaration.document, data=data)
        try:
            found = read_profile(document, STATUTES.atlas)
            return self.examiner.assess(found, STATUTES, on=DAY, only=only)
        except InvalidInput:
            return None

    def trial(self, answers: Sequence[Alteration], only: Collection[str]) -> Assessment | None:
        return self.of(altered_data(self.declaration.document, answers), only)

    def asking(self, *, everything: bool = True) -> Asking:
        first = self.of(self.declaration.document.data)
        assert first is not None
        return ask(first, STATUTES, self.trial, everything=everything)


def _asking(declaration: Declaration, rules: Ruleset, *, everything: bool = True) -> Asking:
    return Trials(declaration, rules).asking(everything=everything)


def _settled(matter: Matter) -> dict[str, tuple[bool, bool]]:
    return {
        each.criterion: (each.passing is not None, each.failing is not None)
        for each in matter.settles
    }


def _rules(*conditions: str, level: str = "must") -> Ruleset:
    return ruleset(
        *(criterion(text, id=f"C-{n}", level=level) for n, text in enumerate(conditions, 1))
    )


WITHIN = "{each: site, satisfies: {territory: {within: union}}}"
NAMED = "contract.names_qualified_service: true"
EXPORTED = "contract.reversibility.api: true"


def test_a_list_that_is_open_settles_alone_either_way() -> None:
    asking = _asking(profile(SITES), _rules(WITHIN))

    (matter,) = asking.matters
    assert ("sites",) == matter.gap.pointer
    assert {"C-1": (True, True)} == _settled(matter)
    assert () == asking.unions


def test_of_two_facts_each_can_fail_a_criterion_and_both_pass_it() -> None:
    contract = "contract: {reversibility: {documented_formats: true}}"
    both = f"all: [{{{NAMED}}}, {{{EXPORTED}}}]"

    asking = _asking(profile(contract), _rules(both))

    assert [{"C-1": (False, True)}] * 2 == [_settled(matter) for matter in asking.matters]
    (union,) = asking.unions
    assert (Verdict.PASS, 2, True) == (union.verdict, len(union.gaps), union.smallest)


def test_the_fact_that_settles_the_most_comes_first() -> None:
    contract = f"contract: {{reversibility: {{documented_formats: true}}}}\n{SITES}"
    rules = _rules(EXPORTED, WITHIN, f"all: [{WITHIN}, {{stated_on: {{after: 2000-01-01}}}}]")

    asking = _asking(profile(contract), rules)

    assert [("sites",), ("contract", "reversibility", "api")] == [
        matter.gap.pointer for matter in asking.matters
    ]


def test_a_criterion_that_fails_settles_the_whole() -> None:
    rules = _rules("stated_on: {before: 2000-01-01}", WITHIN)

    settled = _asking(profile(SITES), rules, everything=False)
    asked = _asking(profile(SITES), rules)

    assert ((), ("C-1",), ("C-2",)) == (
        settled.matters,
        settled.settled_by,
        settled.passed_over,
    )
    assert [("sites",)] == [matter.gap.pointer for matter in asked.matters]


def test_what_cannot_change_the_verdict_is_not_asked() -> None:
    must = criterion(WITHIN, id="C-1")
    should = criterion(NAMED, id="C-2", level="should")

    asking = _asking(profile(SITES), ruleset(must, should), everything=False)

    assert [("sites",)] == [matter.gap.pointer for matter in asking.matters]
    assert ("C-2",) == asking.passed_over


def test_an_undisclosed_holder_is_tried_at_home_and_abroad() -> None:
    held = """\
        complete: [holdings, rights]
        holdings: [{holder: undisclosed, held: provider, capital: 30, votes: 30},
          {holder: german, held: provider, capital: 70, votes: 70}]
        """
    text = profile().document.lines
    joined = "\n".join(line for line in text if not line.startswith("complete"))
    declaration = declared(joined + "\n" + "\n".join(map(str.strip, held.splitlines())))
    rules = replace(LABEL, criteria=tuple(c for c in LABEL.criteria if c.id == "CDC-2.2"))

    asking = _asking(declaration, rules)

    (holder,) = (each for each in asking.matters if each.gap.pointer[-1] == "holder")
    assert {"CDC-2.2": (False, True)} == _settled(holder)


def _placeless(count: int) -> str:
    each = (f"{{id: s{n}, territory: undisclosed, roles: [storage]}}" for n in range(count))
    return f"sites: [{', '.join(each)}]"


def test_a_person_who_says_yes_or_no_settles_an_attested_criterion() -> None:
    asking = _asking(profile(), ruleset(criterion(id="C-1", more="attested: true")))

    (matter,) = asking.matters
    assert ("attestations", "C-1") == matter.gap.pointer[:2]
    assert {"C-1": (True, True)} == _settled(matter)
    assert (2, 0) == (matter.tried, asking.tried)


def test_after_so_many_answers_no_further_fact_is_tried_alone() -> None:
    trials = Trials(profile("contract: {law: FR}"), _rules(NAMED, NAMED, EXPORTED))
    first = trials.of(trials.declaration.document.data)
    assert first is not None

    asking = ask(first, STATUTES, trials.trial, everything=True, alone=True, most=1)

    named, exported = asking.matters
    assert ({"C-1": (True, True), "C-2": (True, True)}, 2) == (_settled(named), named.tried)
    assert (("C-3",), (), 0) == (exported.waiting, exported.settles, exported.tried)
    assert (2, True) == (asking.tried, asking.cut)


def test_after_so_many_answers_no_set_of_facts_is_begun() -> None:
    contract = "contract: {reversibility: {documented_formats: true}}"
    trials = Trials(profile(contract), _rules(f"all: [{{{NAMED}}}, {{{EXPORTED}}}]"))
    first = trials.of(trials.declaration.document.data)
    assert first is not None

    whole = ask(first, STATUTES, trials.trial, everything=True)
    bounded = ask(first, STATUTES, trials.trial, everything=True, most=1)

    assert (["C-1"], False) == ([each.criterion for each in whole.unions], whole.cut)
    assert ((), True) == (bounded.unions, bounded.cut)


def test_a_criterion_that_no_answer_settles_is_named() -> None:
    contract = "contract: {reversibility: {documented_formats: true}}"
    trials = Trials(profile(contract), _rules(f"all: [{{{NAMED}}}, {{{EXPORTED}}}]"))
    first = trials.of(trials.declaration.document.data)
    assert first is not None

    asking = ask(first, STATUTES, lambda answers, only: None)

    assert (("C-1",), ()) == (asking.unsettled, asking.unions)
    assert [{}, {}] == [_settled(matter) for matter in asking.matters]


def test_a_fact_that_another_one_makes_needless_is_left_out_of_a_set() -> None:
    contract = "contract: {reversibility: {documented_formats: true}}"
    needless = f"{{any: [{{contract.audit_right: true}}, {{{NAMED}}}]}}"
    rules = _rules(f"all: [{needless}, {{{NAMED}}}, {{{EXPORTED}}}]")

    asking = _asking(profile(contract), rules)

    (union,) = asking.unions
    wanted = {("contract", "names_qualified_service"), ("contract", "reversibility", "api")}
    assert wanted == {gap.pointer for gap in union.gaps}
    assert (Verdict.PASS, True) == (union.verdict, union.smallest)


def test_the_smaller_of_two_sets_is_found_though_the_larger_was_met_first() -> None:
    facts = f"contract: {{reversibility: {{documented_formats: true}}}}\n{_placeless(2)}"
    three = f"{{all: [{{{NAMED}}}, {{{EXPORTED}}}, {{contract.audit_right: true}}]}}"

    asking = _asking(profile(facts, complete=["sites"]), _rules(f"any: [{three}, {WITHIN}]"))

    (union,) = asking.unions
    assert [("contract", "names_qualified_service"), ("sites", 0, "territory")] == [
        gap.pointer for gap in union.gaps
    ]
    assert ("C-1", Verdict.FAIL, True) == (union.criterion, union.verdict, union.smallest)


def test_an_answer_that_settles_a_criterion_otherwise_is_passed_over() -> None:
    """That the customer may have an audit is tried first, and here it is the wrong answer."""
    asking = _asking(
        profile("contract: {law: FR}"),
        _rules(f"all: [{{contract.audit_right: false}}, {{{NAMED}}}]"),
    )

    (union,) = asking.unions
    assert (Verdict.PASS, {"audit_right", "names_qualified_service"}) == (
        union.verdict,
        {gap.pointer[-1] for gap in union.gaps},
    )


def test_a_fact_to_which_nobody_has_an_answer_is_passed_over() -> None:
    """Who stands behind a company whose holders are not named is no question to one answer."""
    held = (
        "{holder: middle, held: provider, capital: 30, votes: 30}",
        "{holder: german, held: provider, capital: 70, votes: 70}",
    )
    declaration = profile(
        "contract: {reversibility: {documented_formats: true}}\n"
        f"holdings: [{', '.join(held)}]",
        entities=company("middle", "FR", more="listed: false, branches: []"),
        complete=["holdings", "rights"],
    )
    both = f"{{all: [{{{NAMED}}}, {{{EXPORTED}}}]}}"

    asking = _asking(
        declaration, _rules(f"any: [{{provider.foreign_capital: {{at_most: 24}}}}, {both}]")
    )

    (union,) = asking.unions
    assert (Verdict.PASS, True) == (union.verdict, union.smallest)
    assert {"names_qualified_service", "api"} == {gap.pointer[-1] for gap in union.gaps}


def test_a_search_among_too_many_sets_ends_and_does_not_call_its_set_the_smallest() -> None:
    asking = _asking(profile(_placeless(10), complete=["sites"]), _rules(WITHIN))

    (union,) = asking.unions
    assert (10, Verdict.PASS, False) == (len(union.gaps), union.verdict, union.smallest)
    assert asking.cut


def test_an_answer_that_raises_another_question_is_followed_to_its_end() -> None:
    held = """\
        holdings: [{holder: american, held: provider, capital: 10, votes: 10},
          {holder: german, held: provider, capital: 90, votes: 90}]
        """
    rules = replace(LABEL, criteria=tuple(c for c in LABEL.criteria if c.id == "CDC-2.2"))

    asking = _asking(profile(held), rules)

    (union,) = asking.unions
    assert Verdict.PASS == union.verdict
    assert {("holdings",), ("rights",), ("sites",), ("third_parties",)} == {
        gap.pointer for gap in union.gaps
    }


@pytest.mark.parametrize(
    "sites",
    [
        pytest.param("", id="none yet"),
        pytest.param(f"{SITES[:-2]}, since: 2024-01-01}}]", id="one more"),
    ],
)
def test_of_an_entry_that_an_answer_adds_nothing_is_asked(sites: str) -> None:
    """No answer says since when a further site is there, so that none makes the rule pass."""
    old = "{some: site, where: {since: {on_or_before: 2020-01-01}}}"

    asking = _asking(
        profile(f"contract: {{law: FR}}\n{sites}"), _rules(f"all: [{old}, {{{NAMED}}}]")
    )

    assert ((), ()) == (asking.unions, asking.unsettled)
    assert {
        ("sites",): {"C-1": (False, True)},
        ("contract", "names_qualified_service"): {"C-1": (False, True)},
    } == {matter.gap.pointer: _settled(matter) for matter in asking.matters}


def test_a_set_of_too_many_facts_is_not_looked_for() -> None:
    asking = _asking(profile(_placeless(MOST_TOGETHER + 1), complete=["sites"]), _rules(WITHIN))

    assert ((), ()) == (asking.unions, asking.unsettled)
    assert {(False, True)} == {_settled(matter)["C-1"] for matter in asking.matters}


# Held against every answer there is

FLAGS: tuple[Pointer, ...] = (
    ("contract", "names_qualified_service"),
    ("contract", "reversibility", "api"),
    ("contract", "reversibility", "documented_formats"),
    ("contract", "audit_right"),
)
PLACES: tuple[Pointer, ...] = (("sites", 0, "territory"), ("sites", 1, "territory"))
DOMAIN: dict[Pointer, tuple[Any, ...]] = {
    **dict.fromkeys(FLAGS, (True, False)),
    **dict.fromkeys(PLACES, ("FR", "DE", "NC", "US", "CH", "IS")),
}
BASE = """\
sites: [{id: one, territory: FR, roles: [storage]}, {id: two, territory: US, roles: [backup]}]
contract:
  names_qualified_service: true
  audit_right: false
  reversibility: {api: true, documented_formats: false}
"""
ATOMS = [
    *(f"{{{dotted(at)}: true}}" for at in FLAGS),
    *(f"{{{dotted(at)}: false}}" for at in FLAGS[:2]),
    WITHIN,
    "{some: site, where: {territory: {within: union}}}",
    "{each: site, where: {roles: {includes: backup}}, satisfies: {territory: {within: union}}}",
]


def conditions() -> st.SearchStrategy[str]:
    def joined(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        several = st.lists(parts, min_size=2, max_size=3)
        return (
            several.map(lambda each: f"{{all: [{', '.join(each)}]}}")
            | several.map(lambda each: f"{{any: [{', '.join(each)}]}}")
            | parts.map(lambda each: f"{{not: {each}}}")
        )

    return st.recursive(st.sampled_from(ATOMS), joined, max_leaves=4)


def _answered(trials: Trials, answers: Mapping[Pointer, Any]) -> Mapping[str, Verdict]:
    """Return the verdicts with some facts answered."""
    stated = [Alteration(Manner.SET, at, value) for at, value in answers.items()]
    found = trials.of(altered_data(trials.declaration.document, stated))
    assert found is not None
    return {each.criterion.id: each.verdict for each in found.findings}


def _completions(trials: Trials, hidden: Sequence[Pointer]) -> Iterator[Mapping[str, Verdict]]:
    for values in product(*(DOMAIN[at] for at in hidden)):
        yield _answered(trials, dict(zip(hidden, values, strict=True)))


@settings(max_examples=40, deadline=None)
@given(
    asked=st.lists(conditions(), min_size=1, max_size=3),
    hidden=st.lists(st.sampled_from(list(DOMAIN)), min_size=1, max_size=4, unique=True),
)
def test_what_is_said_to_settle_alone_does_and_nothing_that_does_is_missing(
    asked: list[str], hidden: list[Pointer]
) -> None:
    known = Trials(profile(BASE, complete=["sites"]), _rules(*asked))
    blank = [Alteration(Manner.SET, at, "undisclosed") for at in hidden]
    data = altered_data(known.declaration.document, blank)
    view = replace(known.declaration.document, data=data)
    trials = Trials(read_profile(view, STATUTES.atlas), known.rules)

    asking = trials.asking()

    first = {each.criterion.id: each.verdict for each in asking.assessment.findings}
    alone = {
        at: {
            (id, verdict)
            for value in DOMAIN[at]
            for id, verdict in _answered(trials, {at: value}).items()
            if first[id] is Verdict.UNKNOWN and verdict is not Verdict.UNKNOWN
        }
        for at in hidden
    }
    said = {
        matter.gap.pointer: {
            (each.criterion, verdict)
            for each in matter.settles
            for verdict, answer in ((Verdict.PASS, each.passing), (Verdict.FAIL, each.failing))
            if answer is not None
        }
        for matter in asking.matters
    }
    assert {at: each for at, each in alone.items() if each} == {
        at: each for at, each in said.items() if each
    }
    counts = [len(matter.settles) for matter in asking.matters]
    assert sorted(counts, reverse=True) == counts
    for union in asking.unions:
        assert _brute(trials, union.criterion, hidden) >= len(union.gaps) or not union.smallest


def _brute(trials: Trials, id: str, hidden: Sequence[Pointer]) -> int:
    """Return of how many facts the smallest set is that makes a criterion pass, many if none."""
    for size in range(1, len(hidden) + 1):
        for some in combinations(hidden, size):
            if any(found[id] is Verdict.PASS for found in _completions(trials, some)):
                return size
    return 99
