"""Every mutation of every form of condition, as it is told: compared with a kept list."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from pathlib import Path

import pytest

from tests.builders import STATUTES, condition
from tests.conftest import Golden
from tests.ruleset.condition.words import PARAMETERS, WORDS
from trustcheck.logic.fields import replace
from trustcheck.logic.message import Text
from trustcheck.ruleset.condition.mutation import Mutator
from trustcheck.ruleset.condition.place import placed
from trustcheck.ruleset.condition.show import Describer
from trustcheck.ruleset.condition.typing import DAY, ROOT, Shape, Type, collection
from trustcheck.source.document import read
from trustcheck.wording.phrase import read_wording

KEPT = Path(__file__).with_name("mutations.txt")
NAMES = {id: STATUTES.atlas.areas[id].name for id in WORDS.areas}
METALS = ("gold", "silver", "bronze")
BROUGHT = WORDS.extended(
    {
        ROOT: {
            "tier": Type(Shape.CODE, "metal", METALS),
            "medals": Type(Shape.CODES, "metal", METALS),
            "former_site": collection("site"),
        },
        "contract": {"ended": DAY},
    },
    {},
)
SETTINGS = {**PARAMETERS, "line": replace(PARAMETERS["cap"], name="line", value=Fraction(39, 100))}
NAMED = replace(
    BROUGHT,
    phrases={
        (kind, word): Text(fr=f"<{word}>", en=f"<{word}>")
        for kind, words in BROUGHT.kinds.items()
        for word in words
    },
)
FORMS = (
    "contract.audit: true",
    "$cap: 24",
    "name: x",
    "owner.kind: fund",
    "contract.law: {one_of: [FR, DE]}",
    "contract.law: {none_of: [FR]}",
    "contract.law: {within: union}",
    "contract.law: {outside: $area}",
    "contract.law: {the: contract.courts}",
    "owner.kind: {one_of: [company]}",
    "owner.kind: {none_of: $kinds}",
    "owner.kind: $kind",
    "owner.capital: {at_most: $cap}",
    "owner.capital: {below: 24.5}",
    "owner.capital: {above: {the: owner.votes}}",
    "contract.notice: {at_least: P1M}",
    "contract.notice: {at_most: $notice}",
    "day: {before: 2026-08-15}",
    "day: {on_or_before: {the: contract.signed, plus: P18M}}",
    "day: {after: {the: contract.signed, plus: $notice}}",
    "day: {after: {the: contract.signed}}",
    "tier: gold",
    "tier: {one_of: [gold, silver]}",
    "medals: {includes: gold}",
    "strength: {at_most: weak}",
    "strength: {above: $least}",
    "known: contract.law",
    "contract.party.name: x",
    "any: [{name: x}, {known: day}]",
    "all: [{name: x}, {known: day}]",
    "not: {name: x}",
    "all: [{name: x}, {known: day}, {contract.audit: false}]",
    "any: [{name: x}, {known: day}, {contract.audit: false}]",
    "any: [{name: x}]",
    "some: site",
    "{each: site, satisfies: {staff: 3}}",
    "{each: site, where: {staff: {above: 2}}, satisfies: {roles: {includes: backup}}}",
    "{some: site, where: {roles: {includes_any_of: [storage, backup]}}}",
    "{some: site, satisfies: {some: tenant, satisfies: {votes: {equals: 50}}}}",
)
"""Conditions of every form, written as in a rule."""


def test_every_mutation_is_told_as_it_was(golden: Golden) -> None:
    golden(KEPT, "\n".join(chain.from_iterable(map(_told, FORMS))) + "\n")


@pytest.mark.parametrize("text", FORMS)
def test_no_mutation_leaves_a_condition_as_it_is(text: str) -> None:
    tree = condition(text, words=NAMED, parameters=SETTINGS)
    place = placed(read(text.encode(), "rule.yaml").data, ())
    mutations = Mutator(Describer(NAMED, SETTINGS, NAMES)).mutations(tree, place)

    assert tree not in [mutation.condition for mutation in mutations]


def _told(text: str) -> Iterator[str]:
    describer = Describer(NAMED, SETTINGS, NAMES)
    phrase = read_wording("en").phrase
    tree = condition(text, words=NAMED, parameters=SETTINGS)
    place = placed(read(text.encode(), "rule.yaml").data, ())
    yield f"# {text}"
    yield f"# {phrase(describer.describe(tree))}"
    for mutation in Mutator(describer).mutations(tree, place):
        yield f"{mutation.id.strip()}  (at {'/'.join(map(str, mutation.at))})"
        yield f"    told: {phrase(mutation.told)}"
        yield f"    hint: {phrase(mutation.hint)}"
        yield f"    then: {phrase(describer.describe(mutation.condition))}"
    yield ""
