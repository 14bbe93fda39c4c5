"""What a text of the rule language means, and what is refused, with its place."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tests.builders import codes, condition
from tests.ruleset.condition.words import PARAMETERS, WORDS, look
from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import replace
from trustcheck.ruleset.condition.tree import (
    All,
    AnyOf,
    Comparison,
    Condition,
    Known,
    Not,
    Parameter,
    Quantified,
    Quantifier,
    Setting,
)
from trustcheck.ruleset.condition.typing import OPERATORS, Shape, operators_of
from trustcheck.source.problem import InvalidInput

LAW = look("contract.law")
SITE = look("site")
TERRITORY = look("territory", kind="site")
STAFF = look("staff", kind="site")
IN_FRANCE = Comparison(TERRITORY, "within", "france")
EACH, SOME = Quantifier.EACH, Quantifier.SOME


def _read(text: str) -> Condition:
    return condition(text, words=WORDS, parameters=PARAMETERS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("contract.law: FR", Comparison(LAW, "equals", "FR"), id="a word"),
        pytest.param("contract.law: {equals: FR}", Comparison(LAW, "equals", "FR"), id="equals"),
        pytest.param("name: x", Comparison(look("name"), "equals", "x"), id="a text"),
        pytest.param(
            "contract.audit: true", Comparison(look("contract.audit"), "equals", True), id="yes"
        ),
        pytest.param(
            "contract.audit: false", Comparison(look("contract.audit"), "equals", False), id="no"
        ),
        pytest.param(
            "owner.capital: {at_most: 24}",
            Comparison(look("owner.capital"), "at_most", Fraction(24, 100)),
            id="a percentage",
        ),
        pytest.param(
            "owner.capital: {equals: 100}",
            Comparison(look("owner.capital"), "equals", Fraction(1)),
            id="the whole",
        ),
        pytest.param(
            "owner.capital: {above: 0}",
            Comparison(look("owner.capital"), "above", Fraction(0)),
            id="nothing",
        ),
        pytest.param(
            "owner.capital: {above: 0.5}",
            Comparison(look("owner.capital"), "above", Fraction(1, 200)),
            id="less than one percent",
        ),
        pytest.param(
            "owner.capital: {below: 24.5}",
            Comparison(look("owner.capital"), "below", Fraction(49, 200)),
            id="a percentage with decimals",
        ),
        pytest.param(
            "owner.capital: {above: $cap}",
            Comparison(look("owner.capital"), "above", Parameter("cap")),
            id="a parameter",
        ),
        pytest.param(
            "contract.notice: {at_least: P1M}",
            Comparison(look("contract.notice"), "at_least", Duration(1, 0)),
            id="a duration",
        ),
        pytest.param(
            "day: {on_or_after: 2026-08-15}",
            Comparison(look("day"), "on_or_after", date(2026, 8, 15)),
            id="a day",
        ),
        pytest.param(
            "day: {before: $since}",
            Comparison(look("day"), "before", Parameter("since")),
            id="a day that is a parameter",
        ),
        pytest.param(
            "strength: {at_most: weak}",
            Comparison(look("strength"), "at_most", "weak"),
            id="a grade",
        ),
        pytest.param(
            "strength: {above: $least}",
            Comparison(look("strength"), "above", Parameter("least")),
            id="a grade that is a parameter",
        ),
        pytest.param(
            "owner.kind: {one_of: [company, fund]}",
            Comparison(look("owner.kind"), "one_of", ("company", "fund")),
            id="a list",
        ),
        pytest.param(
            "owner.kind: {none_of: $kinds}",
            Comparison(look("owner.kind"), "none_of", Parameter("kinds")),
            id="a list that is a parameter",
        ),
        pytest.param(
            "contract.law: {within: union}", Comparison(LAW, "within", "union"), id="an area"
        ),
        pytest.param(
            "contract.law: {outside: $area}",
            Comparison(LAW, "outside", Parameter("area")),
            id="an area that is a parameter",
        ),
        pytest.param(
            "owner.capital: {above: 5, at_most: 24}",
            All(
                (
                    Comparison(look("owner.capital"), "above", Fraction(1, 20)),
                    Comparison(look("owner.capital"), "at_most", Fraction(6, 25)),
                )
            ),
            id="two operators on one word",
        ),
        pytest.param(
            "contract.law: FR\ncontract.audit: true",
            All(
                (
                    Comparison(LAW, "equals", "FR"),
                    Comparison(look("contract.audit"), "equals", True),
                )
            ),
            id="two words",
        ),
        pytest.param(
            "contract.courts: {the: contract.law}",
            Comparison(look("contract.courts"), "equals", LAW),
            id="another word",
        ),
        pytest.param(
            "owner.votes: {at_least: {the: owner.capital}}",
            Comparison(look("owner.votes"), "at_least", look("owner.capital")),
            id="another word after an operator",
        ),
        pytest.param(
            "contract.party.kind: fund",
            Comparison(look("contract.party.kind"), "equals", "fund"),
            id="a path of three",
        ),
        pytest.param(
            "all:\n- contract.law: FR\n- contract.audit: true",
            All(
                (
                    Comparison(LAW, "equals", "FR"),
                    Comparison(look("contract.audit"), "equals", True),
                )
            ),
            id="all",
        ),
        pytest.param(
            "all: [{contract.law: FR}]", Comparison(LAW, "equals", "FR"), id="all of one"
        ),
        pytest.param(
            "any:\n- contract.law: FR\n- contract.law: DE",
            AnyOf((Comparison(LAW, "equals", "FR"), Comparison(LAW, "equals", "DE"))),
            id="any",
        ),
        pytest.param(
            "not: {contract.law: US}", Not(Comparison(LAW, "equals", "US")), id="the contrary"
        ),
        pytest.param("known: contract.law", Known(LAW), id="known"),
        pytest.param(
            "each: site\nsatisfies: {territory: {within: france}}",
            Quantified(EACH, SITE, None, IN_FRANCE),
            id="each",
        ),
        pytest.param(
            "each: site\nwhere: {staff: {above: 2}}\nsatisfies: {territory: {within: france}}",
            Quantified(EACH, SITE, Comparison(STAFF, "above", Fraction(2)), IN_FRANCE),
            id="each where",
        ),
        pytest.param("some: site", Quantified(SOME, SITE, None, None), id="some"),
        pytest.param(
            "some: site\nwhere: {territory: {within: france}}",
            Quantified(SOME, SITE, IN_FRANCE, None),
            id="some where",
        ),
        pytest.param(
            "some: site\nsatisfies: {roles: {includes: backup}}",
            Quantified(
                SOME, SITE, None, Comparison(look("roles", kind="site"), "includes", "backup")
            ),
            id="some with one of the words of a list",
        ),
        pytest.param(
            "some: site\nsatisfies: {roles: {includes: $role}}",
            Quantified(
                SOME,
                SITE,
                None,
                Comparison(look("roles", kind="site"), "includes", Parameter("role")),
            ),
            id="some with a word that is a parameter",
        ),
        pytest.param(
            "some: site\nsatisfies: {roles: {includes_any_of: [backup, storage]}}",
            Quantified(
                SOME,
                SITE,
                None,
                Comparison(look("roles", kind="site"), "includes_any_of", ("backup", "storage")),
            ),
            id="some with any of several words",
        ),
        pytest.param(
            "each: site\nsatisfies: {each: tenant, satisfies: {name: {the: contract.party.name}}}",
            Quantified(
                EACH,
                SITE,
                None,
                Quantified(
                    EACH,
                    look("tenant", kind="site"),
                    None,
                    Comparison(
                        look("name", kind="entity"),
                        "equals",
                        look("contract.party.name", scope=2),
                    ),
                ),
            ),
            id="a list in a list, and a word of the profile",
        ),
        pytest.param(
            "each: site\nsatisfies: {all: [{territory: {within: france}}, {not: {staff: 2}}]}",
            Quantified(
                EACH,
                SITE,
                None,
                All((IN_FRANCE, Not(Comparison(STAFF, "equals", Fraction(2))))),
            ),
            id="words of the record inside all and not",
        ),
        pytest.param(
            "each: site\nsatisfies: {name: x}",
            Quantified(EACH, SITE, None, Comparison(look("name", kind="site"), "equals", "x")),
            id="the innermost record has its words first",
        ),
    ],
)
def test_a_text_means_a_condition(text: str, expected: Condition) -> None:
    assert expected == _read(text)


BROKEN = [
    pytest.param("contract.law", ["1:1 condition-expected"], id="a word alone"),
    pytest.param("[contract.law]", ["1:1 condition-expected"], id="a list"),
    pytest.param("{}", ["1:1 empty-condition"], id="nothing"),
    pytest.param("all: []", ["1:6 empty-condition"], id="all of nothing"),
    pytest.param("any: []", ["1:6 empty-condition"], id="any of nothing"),
    pytest.param("not: {}", ["1:6 empty-condition"], id="the contrary of nothing"),
    pytest.param("all: {name: x}", ["1:6 list-of-conditions-expected"], id="all, no list"),
    pytest.param("any: [name]", ["1:7 condition-expected"], id="any of a word alone"),
    pytest.param("contract.law: {}", ["1:15 empty-condition"], id="a word with nothing"),
    pytest.param("contract.lay: FR", ["1:1 unknown-word-near"], id="a word misspelt"),
    pytest.param("contact.law: FR", ["1:1 unknown-word-near"], id="a path misspelt"),
    pytest.param("weather: FR", ["1:1 unknown-word"], id="no such word"),
    pytest.param("contract.: FR", ["1:1 unknown-word"], id="a path that ends in a dot"),
    pytest.param("contract.law.code: FR", ["1:1 nothing-below"], id="below a plain value"),
    pytest.param(
        "site.territory: FR", ["1:1 nothing-below"], id="below a list, without a quantifier"
    ),
    pytest.param("site: FR", ["1:1 needs-a-quantifier"], id="a list compared"),
    pytest.param("contract: FR", ["1:1 needs-a-quantifier"], id="a record compared"),
    pytest.param("al: [{name: x}]", ["1:1 unknown-word-near"], id="a keyword misspelt"),
    pytest.param(
        "owner.capital: {at_mots: 24}", ["1:17 unknown-operator-near"], id="operator misspelt"
    ),
    pytest.param(
        "owner.capital: {the: name, at_most: 24}",
        ["1:17 unknown-operator"],
        id="the, beside an operator",
    ),
    pytest.param(
        "owner.capital: {within: union}",
        ["1:25 operator-does-not-apply"],
        id="an operator of another type",
    ),
    pytest.param("day: 2026-08-15", ["1:6 operator-does-not-apply"], id="a day compared as is"),
    pytest.param("contract.notice: P1M", ["1:18 operator-does-not-apply"], id="a duration as is"),
    pytest.param(
        "each: site\nsatisfies: {roles: backup}",
        ["2:20 operator-does-not-apply"],
        id="several words compared as one",
    ),
    pytest.param("owner.capital: {at_most: 101}", ["1:26 wrong-literal"], id="above the whole"),
    pytest.param("owner.capital: {at_most: -1}", ["1:26 wrong-literal"], id="below nothing"),
    pytest.param("owner.capital: {at_most: 24 %}", ["1:26 wrong-literal"], id="a sign"),
    pytest.param('owner.capital: {at_most: "24"}', ["1:26 wrong-literal"], id="quoted number"),
    pytest.param("owner.capital: true", ["1:16 wrong-literal"], id="yes for a number"),
    pytest.param("owner.capital: [24]", ["1:16 wrong-literal"], id="a list for a number"),
    pytest.param("owner.capital: null", ["1:16 wrong-literal"], id="nothing for a number"),
    pytest.param("contract.audit: yes", ["1:17 wrong-literal"], id="a text for yes"),
    pytest.param("contract.audit: 1", ["1:17 wrong-literal"], id="a number for yes"),
    pytest.param("name: 3.2", ["1:7 wrong-literal"], id="a number for a text"),
    pytest.param('name: ""', ["1:7 wrong-literal"], id="an empty text"),
    pytest.param("day: {before: 15/08/2026}", ["1:15 wrong-literal"], id="a day written oddly"),
    pytest.param("day: {before: 2026-02-29}", ["1:15 wrong-literal"], id="no such day"),
    pytest.param("day: {before: 2026-W07-1}", ["1:15 wrong-literal"], id="a day by its week"),
    pytest.param("contract.notice: {at_most: 1 month}", ["1:28 wrong-literal"], id="a month"),
    pytest.param("contract.law: FRA", ["1:15 not-in-list-near"], id="a territory misspelt"),
    pytest.param("contract.law: fr", ["1:15 not-in-list-near"], id="a territory in lower case"),
    pytest.param("contract.law: union", ["1:15 not-in-list"], id="an area for a territory"),
    pytest.param("contract.law: [FR]", ["1:15 wrong-literal"], id="a list for one"),
    pytest.param("contract.law: {within: unon}", ["1:24 not-in-list-near"], id="an area"),
    pytest.param("contract.law: {within: FR}", ["1:24 not-in-list"], id="a territory, no area"),
    pytest.param("owner.kind: bank", ["1:13 not-in-list"], id="no such word of the list"),
    pytest.param("owner.kind: {one_of: fund}", ["1:22 list-of-values-expected"], id="one_of"),
    pytest.param("owner.kind: {one_of: []}", ["1:22 list-of-values-expected"], id="no values"),
    pytest.param(
        "owner.kind: {one_of: [fund, found, band]}",
        ["1:29 not-in-list-near", "1:36 not-in-list"],
        id="two of three values wrong",
    ),
    pytest.param("strength: {at_most: weakest}", ["1:21 not-in-list-near"], id="a grade"),
    pytest.param("owner.capital: {at_most: $cpa}", ["1:26 unknown-parameter-near"], id="$cpa"),
    pytest.param("owner.capital: {at_most: $x}", ["1:26 unknown-parameter"], id="no such $x"),
    pytest.param(
        "owner.capital: {at_most: $notice}",
        ["1:26 parameter-of-another-type"],
        id="a parameter of another type",
    ),
    pytest.param(
        "owner.kind: $kinds", ["1:13 parameter-of-another-type"], id="a list for one word"
    ),
    pytest.param(
        "owner.kind: {one_of: $kind}", ["1:22 parameter-of-another-type"], id="one for a list"
    ),
    pytest.param(
        "contract.law: {within: $kind}",
        ["1:24 parameter-of-another-type"],
        id="a parameter of other codes",
    ),
    pytest.param("each: site", ["1:1 each-needs-satisfies"], id="each of what"),
    pytest.param(
        "each: site\nwhere: {territory: FR}", ["1:1 each-needs-satisfies"], id="each where"
    ),
    pytest.param(
        "each: contract\nsatisfies: {law: FR}", ["1:7 not-a-list"], id="each of a record"
    ),
    pytest.param("some: name", ["1:7 not-a-list"], id="some of a text"),
    pytest.param(
        "some: site\nsatisfies: {some: site, satisfies: {some: site}}",
        ["2:36 lists-too-deep"],
        id="lists within lists within lists",
    ),
    pytest.param("some: sites", ["1:7 unknown-word-near"], id="some of a word misspelt"),
    pytest.param("some: [site]", ["1:7 word-expected"], id="some of a list of words"),
    pytest.param(
        "each: site\nsatisfied: {territory: FR}",
        ["2:1 unknown-form-near"],
        id="satisfies misspelt",
    ),
    pytest.param(
        "each: site\nsatisfies: {territory: FR}\nname: x",
        ["3:1 unknown-form"],
        id="a word beside each",
    ),
    pytest.param("name: x\nnot: {name: y}", ["1:1 unknown-form"], id="a word before not"),
    pytest.param("all: [{name: x}]\nany: [{name: x}]", ["2:1 unknown-form"], id="two keywords"),
    pytest.param(
        "each: site\nwhere: {}\nsatisfies: {territory: XX}",
        ["2:8 empty-condition", "3:24 not-in-list"],
        id="both parts broken",
    ),
    pytest.param(
        "each: site\nwhere: {territory: XX}\nsatisfies: {territory: FR}",
        ["2:20 not-in-list"],
        id="the first part broken",
    ),
    pytest.param("known: contract", ["1:8 known-needs-a-value"], id="a record known"),
    pytest.param("known: site", ["1:8 known-needs-a-value"], id="a list known"),
    pytest.param("known: contract.lawn", ["1:8 unknown-word-near"], id="known, misspelt"),
    pytest.param("known: {contract: law}", ["1:8 word-expected"], id="known, no word"),
    pytest.param(
        "contract.law: {the: contract.notice}",
        ["1:21 compared-with-another-type"],
        id="a word of another type",
    ),
    pytest.param(
        "contract.law: {the: contract}",
        ["1:21 compared-with-another-type"],
        id="a record to compare with",
    ),
    pytest.param("contract.law: {the: 3}", ["1:21 word-expected"], id="the, no word"),
    pytest.param("contract.law: {the: lawn}", ["1:21 unknown-word"], id="the, misspelt"),
    pytest.param(
        "contract.law: {within: {the: contract.courts}}",
        ["1:30 compared-with-another-type"],
        id="a territory where an area goes",
    ),
    pytest.param(
        "name: {one_of: {the: owner.name}}",
        ["1:22 compared-with-another-type"],
        id="one text where a list goes",
    ),
    pytest.param(
        "each: site\nsatisfies: {roles: {includes: {the: roles}}}",
        ["2:37 compared-with-another-type"],
        id="a list where one word goes",
    ),
    pytest.param(
        "all:\n- naem: x\n- owner.kind: band\n- not: {day: {befor: 2026-01-01}}",
        ["2:3 unknown-word-near", "3:15 not-in-list", "4:15 unknown-operator-near"],
        id="every mistake at once",
    ),
]


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_a_broken_text_is_refused_with_its_place(text: str, expected: list[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        _read(text)

    assert expected == codes(refused.value.problems)


BOUNDED = {
    **PARAMETERS,
    "cap": replace(PARAMETERS["cap"], high=Fraction(39, 100)),
    "home": replace(PARAMETERS["states"], name="home", is_list=False, default="FR", value="FR"),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("$cap: 39", Setting("cap", Fraction(39, 100)), id="the most there may be"),
        pytest.param("$least: strong", Setting("least", "strong"), id="a grade"),
        pytest.param("$home: DE", Setting("home", "DE"), id="a territory"),
    ],
)
def test_a_condition_may_ask_for_a_value_of_a_parameter(text: str, expected: Setting) -> None:
    assert expected == condition(text, words=WORDS, parameters=BOUNDED)


BROKEN_SETTINGS = [
    pytest.param("$capp: 39", ["1:1 unknown-parameter-near"], id="no parameter"),
    pytest.param("$kinds: fund", ["1:1 parameter-of-another-type"], id="a list"),
    pytest.param("$cap: 40", ["1:7 parameter-out-of-range"], id="out of its range"),
    pytest.param("$cap: much", ["1:7 wrong-literal"], id="no value of its type"),
    pytest.param("$least: great", ["1:9 not-in-list"], id="no word of its list"),
]


@pytest.mark.parametrize(("text", "expected"), BROKEN_SETTINGS)
def test_a_value_that_no_parameter_has_is_refused(text: str, expected: list[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        condition(text, words=WORDS, parameters=BOUNDED)

    assert expected == codes(refused.value.problems)


def test_a_refusal_says_what_is_known_and_what_was_meant() -> None:
    with pytest.raises(InvalidInput) as refused:
        _read("contract.law: {withn: union}")

    message = refused.value.problems[0].message

    assert ("withn", "within") == (message["name"], message["suggestion"])
    assert ("equals", "one_of", "none_of", "within", "outside") == message["known"]


def test_a_refusal_names_the_word_that_has_no_value() -> None:
    with pytest.raises(InvalidInput) as refused:
        _read("known: contract")

    assert ["contract"] == [each.message["word"] for each in refused.value.problems]


@pytest.mark.parametrize("shape", list(Shape), ids=lambda shape: shape.value)
def test_every_operator_applies_where_it_says(shape: Shape) -> None:
    assert [name for name in OPERATORS if shape in OPERATORS[name][0]] == list(operators_of(shape))
    assert bool(operators_of(shape)) is (shape not in (Shape.RECORD, Shape.COLLECTION))
