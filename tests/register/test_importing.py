"""From files of real registers, and from any data at all, to a profile that can be assessed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import STATUTES
from tests.register.telling import (
    ATLAS,
    DATA,
    Json,
    entity,
    interest,
    older,
    person,
    profile_of,
    put_together,
    refused,
    relation,
    shape,
    source,
    told,
)
from tests.sample import drawing
from trustcheck.graph.control import control
from trustcheck.graph.ownership import Stake, stakes
from trustcheck.graph.shareholding import shareholding
from trustcheck.logic.share import percent
from trustcheck.logic.truth import Truth
from trustcheck.profile.profile import Profile
from trustcheck.register.bods import read_bods
from trustcheck.register.raw import Source
from trustcheck.source.problem import InvalidInput


def _group(file: str, subject: str, on: date | None = None) -> Profile:
    path = DATA / file
    return profile_of(read_bods([Source(path.name, path.read_bytes())], ATLAS, on=on), subject)


def _stakes(profile: Profile) -> dict[str | None, Stake]:
    """Return the stakes in the provider, by holder."""
    held = shareholding(profile, on=profile.stated_on)
    controls = control(held, profile, STATUTES.control, on=profile.stated_on)
    found = stakes(held, controls, company=profile.subject.provider)
    return {stake.holder: stake for stake in found}


def _controls(profile: Profile, holder: str) -> Truth:
    held = shareholding(profile, on=profile.stated_on)
    controls = control(held, profile, STATUTES.control, on=profile.stated_on)
    return controls.truth(holder, profile.subject.provider)


def test_a_group_of_the_register_of_leis_gives_control_and_no_percentage() -> None:
    profile = _group("253400JT3MQWNDKMJE44.jsonl", "Rosneft Deutschland GmbH")

    parent = "xi-lei-253400jt3mqwndkmje44"
    assert () == profile.holdings
    assert Truth.TRUE is _controls(profile, parent)
    assert "RU" == getattr(profile.entities[parent].seats, "registered_office", None)
    (right,) = (right for right in profile.rights if right.over == "rosneft-deutschland-gmbh")
    assert ("consolidation", 2) == (right.kind, len(right.evidence))


def test_a_group_of_the_british_register_gives_ranges_along_the_chain() -> None:
    profile = _group("213800DBE5Y9ZM58PN63.jsonl", "CARE UK SOCIAL CARE LIMITED")

    direct = next(h for h in profile.holdings if h.held == profile.subject.provider)
    assert percent(75, 100) == direct.capital == direct.votes
    assert Truth.TRUE is _controls(profile, str(direct.holder))
    assert percent(75, 100) == _stakes(profile)[str(direct.holder)].capital.share


def test_a_group_can_be_told_on_an_earlier_day() -> None:
    now, then = (
        _group("213800DBE5Y9ZM58PN63.jsonl", "CARE UK SOCIAL CARE LIMITED", on)
        for on in (None, date(2016, 4, 6))
    )

    assert ("2025-03-06", "2016-04-06") == (str(now.stated_on), str(then.stated_on))
    assert now.holdings != then.holdings


def test_the_holdings_give_the_shares_that_the_chain_claims() -> None:
    """Half of a company that has 60 is 30, whichever way the file words the claim."""
    chain = (
        entity("nimbus"),
        entity("middle"),
        person("person-ada"),
        relation("middle", "nimbus", interest(share={"exact": 60}), record="low"),
        relation("person-ada", "middle", interest(share={"exact": 50}), record="high"),
        relation(
            "person-ada",
            "nimbus",
            interest(share={"exact": 30}, directOrIndirect="indirect"),
            record="claim",
            componentRecords=["low", "high"],
        ),
    )
    for version in (dict, older):
        profile = profile_of(told(*[version(each) for each in chain]))

        share = _stakes(profile)["ada-martin"].capital.product
        assert percent(30).low == share.low


def test_a_circle_of_holdings_is_imported() -> None:
    ledger = told(
        entity("a"),
        entity("b"),
        relation("a", "b", interest(share={"exact": 100})),
        relation("b", "a", interest(share={"exact": 100})),
    )

    assert [("a", "b"), ("b", "a")] == shape(ledger)
    assert {"b", None} >= set(_stakes(profile_of(ledger, "a")))


def test_several_files_are_read_as_one() -> None:
    files = [
        source([entity("nimbus")], "1.json"),
        source(entity("owner"), "2.json"),
        source([older(entity("old"))], "3.json"),
        source([relation("owner", "nimbus", interest(share={"exact": 30}))], "4.json"),
    ]

    ledger = read_bods(files, ATLAS)

    assert [("owner", "nimbus")] == shape(ledger)
    assert "4.json" == ledger.participations[0].origins[0].span.file


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param([], "nothing-to-import", id="nothing"),
        pytest.param([{**entity("a"), "statementDate": None}], "no-day", id="no day"),
    ],
)
def test_what_gives_no_profile_is_a_problem(data: Json, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_bods([source(data)], ATLAS)

    assert [code] == [problem.code for problem in caught.value.problems]


def test_the_same_bytes_give_the_same_bytes() -> None:
    path = DATA / "213800DBE5Y9ZM58PN63.jsonl"
    files = [Source(path.name, path.read_bytes())]

    first, second = (
        put_together(read_bods(files, ATLAS), "GB-COH-07068789").text(phrase=str) for _ in "12"
    )

    assert first == second


# Any data

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-5, 200)
    | st.sampled_from(["", "a", "b", "2026-01-01"])
)
FIELDS = st.sampled_from(
    ["type", "share", "exact", "minimum", "name", "code", "reason", "fullName", "a"]
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(FIELDS, inner, max_size=3),
    max_leaves=4,
)
TYPES = st.sampled_from(["shareholding", "votingRights", "trustee", "appointmentOfBoard", "x"])
PARTS = st.fixed_dictionaries(
    {"type": TYPES},
    optional={
        "share": st.dictionaries(
            st.sampled_from(["exact", "minimum", "maximum", "exclusiveMinimum"]),
            st.integers(-1, 101) | st.booleans(),
            max_size=2,
        ),
        "directOrIndirect": st.sampled_from(["direct", "indirect", "unknown"]),
        "startDate": st.sampled_from(["2020-01-01", "2027-01-01", "x"]),
        "endDate": st.sampled_from(["2021-01-01", "2027-01-01"]),
    },
)
IDS = st.sampled_from(["a", "b", "c", "person-d"])
STATEMENTS = (
    st.builds(entity, IDS)
    | st.builds(person, IDS)
    | st.builds(lambda h, t, i: relation(h, t, *i), IDS, IDS, st.lists(PARTS, max_size=2))
    | st.builds(lambda t, r: relation({"reason": "unknown"}, t, record=r), IDS, IDS)
)


@st.composite
def _files(draw: st.DrawFn) -> list[Json]:
    """Return statements, some of them with a field that is anything, some in the older version."""
    parties = [entity("a"), entity("b"), entity("c"), person("person-d")]
    statements = parties + draw(st.lists(STATEMENTS, max_size=5))
    for each in statements:
        if draw(st.integers(0, 9)) == 0:
            each["recordDetails"][draw(st.sampled_from(sorted(each["recordDetails"])))] = draw(
                VALUES
            )
        if draw(st.integers(0, 19)) == 0:
            each[draw(st.sampled_from(sorted(each)))] = draw(VALUES)
    return statements


@given(_files(), IDS)
@drawing(40, of=100)
def test_any_statements_give_a_profile_or_problems(statements: list[Json], subject: str) -> None:
    problems = refused(lambda: profile_of(read_bods([source(statements)], ATLAS), subject))

    assert () != problems
    assert {"group.json", "--subject"} >= {problem.span.file for problem in problems or ()}


@given(
    VALUES
    | st.lists(
        st.dictionaries(
            st.sampled_from(
                [
                    "statementId",
                    "recordType",
                    "recordDetails",
                    "statementType",
                    "Entity",
                    "LEI",
                    "Relationship",
                ]
            ),
            VALUES,
        )
    )
)
@drawing(30, of=100)
def test_any_json_gives_a_profile_or_problems(data: Json) -> None:
    assert () != refused(lambda: profile_of(read_bods([source(data)], ATLAS)))


def test_the_fixtures_say_where_they_come_from() -> None:
    told_of = (DATA / "README.md").read_text(encoding="utf-8")

    assert [] == [
        path.name
        for path in sorted(DATA.iterdir())
        if f"`{path.name}`" not in told_of and path.name != "README.md"
    ]
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 300_000
    assert Path(DATA).is_dir()
    assert json.loads((DATA / "rr-data.json").read_text())
