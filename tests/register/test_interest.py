"""What interests amount to: exact, between ends, not stated; capital, votes, rights."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.register.telling import Json, codes, entity, interest, older, relation, told
from trustcheck.logic.interval import Interval
from trustcheck.logic.share import ANY, percent
from trustcheck.register.interest import TYPES, read_interests
from trustcheck.register.record import Record
from trustcheck.source.problem import InvalidInput
from trustcheck.source.span import Span


def _between(low: int, high: int, *, above: bool = False, below: bool = False) -> Interval:
    return Interval(Fraction(low, 100), Fraction(high, 100), above, below)


def _read(share: Json, version: str = "0.4") -> tuple[Interval | None, list[str]]:
    """Return the part that a share states, and the codes of its problems."""
    details: dict[str, Json] = {"interests": [{"type": "shareholding", "share": share}]}
    record = Record(Span("group.json", 1, 1, 1, 2), details, [])
    (found,) = read_interests(record, version)
    return found.capital, [problem.code for problem in record.problems]


@pytest.mark.parametrize(
    ("share", "part"),
    [
        pytest.param({"exact": Decimal("24.5")}, percent("24.5"), id="exact"),
        pytest.param({"exact": 0}, percent(0), id="nothing"),
        pytest.param({"minimum": 25, "maximum": 50}, _between(25, 50), id="both ends"),
        pytest.param({"minimum": 75}, _between(75, 100), id="a lower end"),
        pytest.param({"maximum": 5}, _between(0, 5), id="an upper end"),
        pytest.param(
            {"exclusiveMinimum": 25, "exclusiveMaximum": 50},
            _between(25, 50, above=True, below=True),
            id="excluded ends",
        ),
        pytest.param(
            {"minimum": 20, "exclusiveMinimum": 25}, _between(25, 100, above=True), id="tighter"
        ),
        pytest.param({"minimum": 30, "exclusiveMinimum": 25}, _between(30, 100), id="looser"),
        pytest.param(
            {"exact": 50, "minimum": 50, "maximum": 50}, percent(50), id="exact within its range"
        ),
        pytest.param({}, ANY, id="nothing stated"),
        pytest.param(None, ANY, id="no share"),
    ],
)
def test_a_share_is_kept_with_its_ends(share: Json, part: Interval) -> None:
    assert (part, []) == _read(share)


@pytest.mark.parametrize(
    ("share", "part"),
    [
        pytest.param(
            {"minimum": 25, "maximum": 50, "exclusiveMinimum": True, "exclusiveMaximum": True},
            _between(25, 50, above=True, below=True),
            id="both excluded",
        ),
        pytest.param(
            {"minimum": 25, "maximum": 50, "exclusiveMinimum": True, "exclusiveMaximum": False},
            _between(25, 50, above=True),
            id="one excluded",
        ),
        pytest.param({"exclusiveMinimum": True}, ANY, id="no end to exclude"),
    ],
)
def test_the_older_version_excludes_an_end_with_a_yes(share: Json, part: Interval) -> None:
    assert (part, []) == _read(share, "0.3")


@pytest.mark.parametrize(
    ("share", "version", "code"),
    [
        pytest.param({"exact": 101}, "0.4", "impossible-stated-share", id="above the whole"),
        pytest.param({"minimum": -1}, "0.4", "impossible-stated-share", id="below nothing"),
        pytest.param({"minimum": 50, "maximum": 25}, "0.4", "empty-stated-share", id="reversed"),
        pytest.param(
            {"minimum": 25, "exclusiveMaximum": 25}, "0.4", "empty-stated-share", id="empty"
        ),
        pytest.param({"exact": 10, "minimum": 20}, "0.4", "exact-share-outside", id="outside"),
        pytest.param({"exact": "10"}, "0.4", "wrong-field", id="a text"),
        pytest.param({"exact": True}, "0.4", "wrong-field", id="a yes"),
        pytest.param({"exclusiveMinimum": True}, "0.4", "wrong-field", id="older form in 0.4"),
        pytest.param({"exclusiveMinimum": 25}, "0.3", "wrong-field", id="newer form in 0.3"),
        pytest.param([10], "0.4", "wrong-field", id="a list"),
    ],
)
def test_a_share_that_cannot_be_is_a_problem(share: Json, version: str, code: str) -> None:
    assert [code] == _read(share, version)[1]


@pytest.mark.parametrize(
    ("type", "capital", "votes"),
    [
        pytest.param("shareholding", percent(30), None, id="shares give no votes"),
        pytest.param("votingRights", None, percent(30), id="votes give no shares"),
        pytest.param("unknownInterest", ANY, ANY, id="of unknown nature"),
        pytest.param("rightsToProfitOrIncome", None, None, id="profits"),
    ],
)
def test_the_one_measure_is_never_inferred_from_the_other(
    type: str, capital: Interval | None, votes: Interval | None
) -> None:
    details: dict[str, Json] = {"interests": [{"type": type, "share": {"exact": 30}}]}

    (found,) = read_interests(Record(Span("f", 1, 1, 1, 1), details, []), "0.4")

    assert (capital, votes) == (found.capital, found.votes)


def test_a_relationship_without_interests_has_one_of_unknown_nature() -> None:
    (found,) = read_interests(Record(Span("f", 1, 1, 1, 1), {}, []), "0.4")

    assert ("unknownInterest", ANY, ANY) == (found.type, found.capital, found.votes)


def test_an_interest_that_ends_before_it_begins_is_a_problem() -> None:
    turned = interest(startDate="2025-01-02", endDate="2025-01-01")

    with pytest.raises(InvalidInput) as caught:
        told(entity("a"), entity("b"), relation("a", "b", turned))

    assert ["reversed-interest"] == codes(caught.value)


@pytest.mark.parametrize("type", TYPES)
def test_every_type_of_the_standard_is_taken_in_or_remarked(type: str) -> None:
    for version in (dict, older):
        statements = (entity("a"), entity("b"), relation("a", "b", interest(type)))
        ledger = told(*[version(each) for each in statements])

        kept = len(ledger.participations) + len(ledger.powers) + len(ledger.remarks)
        assert 1 == kept
