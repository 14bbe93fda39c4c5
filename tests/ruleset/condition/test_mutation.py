"""What a condition can be changed into, and how each change is called."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tests.builders import LEXICON, STATUTES, condition
from trustcheck.logic.duration import Duration
from trustcheck.logic.message import Message, Text, say
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.mutation import (
    Exchange,
    Mutation,
    Mutator,
    change_of,
    plain_word,
)
from trustcheck.ruleset.condition.neighbour import as_written, other_values
from trustcheck.ruleset.condition.place import placed
from trustcheck.ruleset.condition.show import Describer
from trustcheck.ruleset.condition.tree import Literal
from trustcheck.ruleset.condition.typing import (
    DAY,
    DURATION,
    NUMBER,
    PERCENT,
    TERRITORY,
    TEXT,
    Shape,
    Type,
    code,
    grade,
)
from trustcheck.source.document import read
from trustcheck.wording.phrase import read_wording

NAMES = {id: area.name for id, area in STATUTES.atlas.areas.items()}


def _cap(name: str) -> ParameterDefinition:
    share = Fraction(24, 100)
    return ParameterDefinition(name, PERCENT, False, Text("", ""), "", share, share)


PARAMETERS = {name: _cap(name) for name in ("cap", "other")}
DESCRIBER = Describer(LEXICON, PARAMETERS, NAMES)


def _mutations(text: str) -> tuple[Mutation, ...]:
    tree = condition(text, parameters=PARAMETERS)
    place = placed(read(text.encode(), "rule.yaml").data, ())
    return tuple(Mutator(DESCRIBER).mutations(tree, place))


def _ids(text: str) -> list[str]:
    return [mutation.id.strip() for mutation in _mutations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "contract.audit_right: true",
            [
                "-> not",
                "contract.audit_right -> contract.names_qualified_service",
                "contract.audit_right -> contract.states_locations",
                "contract.audit_right -> contract.states_support_location",
                "contract.audit_right -> contract.states_availability",
                "contract.audit_right -> contract.states_backups",
                "contract.audit_right -> contract.states_remote_access",
                "contract.audit_right -> contract.termination_without_penalty",
                "contract.audit_right -> contract.passi_audit",
            ],
            id="a yes",
        ),
        pytest.param(
            "contract.erasure_notice_days: {at_least: 21}",
            [
                "contract.erasure_notice_days.at_least -> above",
                "contract.erasure_notice_days.at_least -> below",
                "contract.erasure_notice_days.at_least -> at_most",
                "contract.erasure_notice_days.at_least -> equals",
                "contract.erasure_notice_days.at_least = 22",
                "contract.erasure_notice_days.at_least = 20",
            ],
            id="a count",
        ),
        pytest.param(
            "contract.change_notice: {at_most: P1M}",
            [
                "-> not",
                "contract.change_notice.at_most -> at_least",
                "contract.change_notice.at_most = P1M1D",
                "contract.change_notice.at_most = P30D",
            ],
            id="a duration",
        ),
        pytest.param(
            "provider.foreign_votes: {at_most: $cap}",
            [
                "provider.foreign_votes.at_most -> below",
                "provider.foreign_votes.at_most -> above",
                "provider.foreign_votes.at_most -> at_least",
                "provider.foreign_votes.at_most -> equals",
                "provider.foreign_votes -> provider.foreign_capital",
                "provider.foreign_votes -> provider.foreign_appointments",
                "provider.foreign_votes.at_most = its default",
                "provider.foreign_votes.at_most -> $other",
            ],
            id="a parameter",
        ),
        pytest.param(
            "{some: qualification, where: {scheme: HDS}, satisfies: {in_force: true}}",
            [
                "-> not",
                "some -> each",
                "some -> secnumcloud_qualification",
                "where -> nothing",
                "where -> not",
                *(f"where.scheme = {one}" for one in ("SecNumCloud", "C5", "ENS", "EUCS")),
                *(f"where.scheme = {one}" for one in ("ISO-27001", "other")),
                "satisfies -> nothing",
                "satisfies -> not",
                "satisfies.in_force -> covers_subject",
            ],
            id="some",
        ),
        pytest.param(
            "all: [{known: contract.law}, {not: {contract.law: FR}}]",
            [
                "-> not",
                "all -> any",
                "all[0] -> nothing",
                "all[1] -> nothing",
                "all[0] -> not",
                "all[0].known -> contract.courts",
                "all[1].not -> without not",
                "all[1].not -> not",
                "all[1].not.contract.law -> contract.courts",
            ],
            id="all, known and not",
        ),
        pytest.param("any: [{some: site}]", ["-> not", "any[0] -> not"], id="one alternative"),
        pytest.param(
            "contract.law: {within: union}",
            [
                "contract.law.within -> outside",
                "contract.law -> contract.courts",
                *(f"contract.law.within = {area}" for area in LEXICON.areas if area != "union"),
            ],
            id="an area",
        ),
        pytest.param(
            "provider.foreign_votes: {the: provider.foreign_capital}",
            [
                "-> not",
                "provider.foreign_votes -> provider.foreign_appointments",
                "provider.foreign_votes.the -> provider.foreign_appointments",
            ],
            id="two words, never one with itself",
        ),
        pytest.param(
            "{some: holding, satisfies: {holder.name: x}}",
            [
                "-> not",
                "some -> each",
                "satisfies -> nothing",
                "satisfies -> not",
                "satisfies.holder.name -> held.name",
                "satisfies.holder.name = xx",
            ],
            id="a word on the way to another",
        ),
        pytest.param(
            "{some: site, satisfies: {until: {after: {the: since, plus: P18M}}}}",
            [
                "-> not",
                "some -> each",
                "satisfies -> nothing",
                "satisfies.until.after -> on_or_after",
                "satisfies.until.after -> on_or_before",
                "satisfies.until.after -> before",
                "satisfies.until -> since",
                "satisfies.until.after.the -> until",
                "satisfies.until.after.plus -> nothing",
                "satisfies.until.after.plus = P18M1D",
                "satisfies.until.after.plus = P17M30D",
            ],
            id="a day so much later",
        ),
    ],
)
def test_a_condition_becomes(text: str, expected: list[str]) -> None:
    assert expected == _ids(text)


@pytest.mark.parametrize(
    ("value", "type_", "expected"),
    [
        pytest.param(Fraction(1), PERCENT, ["99.999999"], id="the whole is the most there is"),
        pytest.param(Fraction(0), PERCENT, ["0.000001"], id="nothing is the least"),
        pytest.param(Fraction(0), NUMBER, ["1"], id="no count below nothing"),
        pytest.param(Fraction(1), NUMBER, ["2", "0"], id="a count of one"),
        pytest.param(
            Fraction(99999999, 100000000), PERCENT, ["100", "99.999998"], id="nearly all"
        ),
        pytest.param("d", grade("a", "b", "c", "d"), ["c"], id="the greatest grade"),
        pytest.param(Fraction(5, 2), NUMBER, ["2.50000001", "2.49999999"], id="no count"),
        pytest.param(date(2026, 1, 1), DAY, ["2026-01-02", "2025-12-31"], id="a day"),
        pytest.param(Duration(0, 0), DURATION, ["P1D"], id="no time"),
        pytest.param(Duration(0, 21), DURATION, ["P22D", "P20D"], id="days"),
        pytest.param("b", grade("a", "b", "c", "d"), ["a", "c"], id="a grade"),
        pytest.param("a", grade("a", "b", "c"), ["b"], id="the least grade"),
        pytest.param("a", code("a", "b", "c"), ["b", "c"], id="a word"),
        pytest.param(("a",), code("a", "b"), ["[a, b]"], id="a list is never empty"),
        pytest.param(("a", "b"), code("a", "b"), ["[b]", "[a]"], id="a full list"),
        pytest.param("3.2", TEXT, ["3.2x"], id="a text"),
        pytest.param("FR", TERRITORY, [], id="a territory: the contrary says enough"),
        pytest.param(True, code(), ["false"], id="yes"),
    ],
)
def test_a_value_becomes(value: Literal, type_: Type, expected: list[str]) -> None:
    others = other_values(value, type_, type_.codes)

    assert expected == [as_written(other, type_) for other in others]


@pytest.mark.parametrize(
    ("value", "type_", "expected"),
    [
        pytest.param(True, code(), "true", id="yes"),
        pytest.param(False, code(), "false", id="no"),
        pytest.param(Fraction(1, 10**8), NUMBER, "0.00000001", id="a very small number"),
        pytest.param((Fraction(1, 2), Fraction(1)), PERCENT, "[50, 100]", id="percentages"),
    ],
)
def test_a_value_is_written_as_in_a_rule(value: Literal, type_: Type, expected: str) -> None:
    assert expected == as_written(value, type_)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("a", "b", Exchange("= b", "other"), id="another word"),
        pytest.param(("a",), ("a", "b"), Exchange("+ b", "more", "b"), id="an item more"),
        pytest.param(("a", "b"), ("a",), Exchange("- b", "less", "b"), id="an item less"),
        pytest.param(("a", "b"), ("c", "b"), Exchange("+ c", "more", "c"), id="another item"),
        pytest.param(("a", "a"), ("a",), Exchange("= [a]", "other"), id="an item less often"),
    ],
)
def test_a_value_is_exchanged(old: Literal, new: Literal, expected: Exchange) -> None:
    assert expected == change_of(old, new, code("a", "b", "c"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_mutation_says_what_was_changed_and_what_would_notice(language: str) -> None:
    wording = read_wording(language)
    text = "{each: site, where: {roles: {includes: backup}}, satisfies: {territory: FR}}"

    said = [(wording.phrase(m.told), wording.phrase(m.hint)) for m in _mutations(text)]

    assert len(said) == len(set(said))
    assert all(told and hint for told, hint in said)


def test_of_two_parts_one_is_left_by_itself() -> None:
    text = "any: [{contract.law: FR}, {contract.audit_right: true}]"

    left = [each.condition for each in _mutations(text) if each.id.endswith("-> nothing")]

    assert [condition("contract.audit_right: true"), condition("contract.law: FR")] == left


@pytest.mark.parametrize(
    ("type_", "literal", "expected"),
    [
        pytest.param(code("a"), "a", say("value.code", value="a"), id="a word that has a name"),
        pytest.param(
            Type(Shape.CODE, "metal", ("a",)),
            "a",
            say("value.text", value="a"),
            id="a word that a ruleset brings",
        ),
        pytest.param(
            Type(Shape.CODES, "metal", ("a",)),
            Fraction(1),
            say("value.quote", value=Fraction(1)),
            id="no word",
        ),
    ],
)
def test_a_value_is_quoted_plainly(type_: Type, literal: Literal, expected: Message) -> None:
    assert expected == plain_word(type_, literal)


def test_no_mutation_is_the_condition_itself() -> None:
    text = "{each: site, where: {roles: {includes: backup}}, satisfies: {territory: FR}}"

    assert condition(text) not in [mutation.condition for mutation in _mutations(text)]
