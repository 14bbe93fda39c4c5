"""A profile reads, or everything that is wrong with it is told, each mistake at its place."""

from __future__ import annotations

import re
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.profile.files import HERE, atlas, declared
from tests.profile.mutation import ODD, parent, pointers
from tests.sample import drawing
from trustcheck.logic.interval import Interval
from trustcheck.profile.inventory import take_inventory
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.profile.profile import Profile
from trustcheck.profile.reading import read_profile
from trustcheck.profile.value import UNDISCLOSED
from trustcheck.source.document import Data, Document, read
from trustcheck.source.file import load
from trustcheck.source.folder import shipped
from trustcheck.source.problem import InvalidInput
from trustcheck.source.span import Span
from trustcheck.wording.catalog import LANGUAGES
from trustcheck.wording.phrase import Wording, read_wording

BROKEN = sorted((HERE / "broken").glob("*.yaml"))


@pytest.fixture(scope="module")
def known() -> Atlas:
    return atlas()


@pytest.fixture(scope="module")
def full() -> Data:
    return load(HERE / "full.yaml").data


@pytest.fixture(scope="module", params=LANGUAGES)
def wording(request: pytest.FixtureRequest) -> Wording:
    return read_wording(request.param)


def _problems(document: Document, known: Atlas) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        read_profile(document, known)
    return caught.value


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_gives_just_the_problems_it_announces(path: Path, known: Atlas) -> None:
    document = load(path)
    expected = [line.removeprefix("# expect: ") for line in _announcements(document)]

    problems = _problems(document, known).problems

    assert expected == [f"{p.code} {p.span.line}:{p.span.column}" for p in problems]


def _announcements(document: Document) -> list[str]:
    return [line for line in document.lines if line.startswith("# expect: ")]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_each_problem_has_a_sentence_and_a_remedy(
    path: Path, known: Atlas, wording: Wording
) -> None:
    for problem in _problems(load(path), known).problems:
        for sentence in (wording.problem(problem), wording.remedy(problem)):
            assert re.fullmatch(r"\S.*\.", sentence), problem


def test_the_broken_files_show_every_problem_that_a_profile_can_have(known: Atlas) -> None:
    section = load(HERE.parents[1] / "trustcheck" / "wording" / "en" / "profile.yaml").data
    assert isinstance(section, dict)
    ours = {match[1] for id in section if (match := re.fullmatch(r"problem\.([\w-]+)", id))}

    shown = {problem.code for path in BROKEN for problem in _problems(load(path), known).problems}

    assert {
        code for code in ours - shown if not code.startswith(("too-many-", "too-exact-"))
    } == set()


def test_a_declaration_keeps_the_profile_and_the_file(known: Atlas) -> None:
    declaration = declared("holdings: [{holder: q, held: p, capital: 24.5}]", known)

    assert Interval.exactly(Fraction(49, 200)) == declaration.profile.holdings[0].capital
    assert Span("profile.yaml", 8, 42, 8, 46) == declaration.document.span(
        ("holdings", 0, "capital")
    )


def test_the_full_profile_reads(known: Atlas) -> None:
    profile = read_profile(load(HERE / "full.yaml"), known).profile

    assert UNDISCLOSED is profile.holdings[1].holder
    assert ("nuage",) == profile.technologies[1].operated_by
    assert {
        "my-ruleset": {"anything": [1, Decimal("2.5"), True, None, "text"], "empty": None}
    } == (profile.extensions)


@pytest.mark.parametrize(
    "path", sorted(shipped("examples").glob("*/profile.yaml")), ids=lambda path: path.parent.name
)
def test_every_example_reads(path: Path, known: Atlas) -> None:
    assert isinstance(read_profile(load(path), known).profile, Profile)


def test_key_and_value_are_told_apart_where_a_key_looks_like_a_mark_of_pydantic(
    known: Atlas,
) -> None:
    text = 'trustcheck: 1\nentities:\n  "[key]": {name: A, kind: company, "[key]": 1}\n'

    problems = _problems(read(text.encode(), "p.yaml"), known).problems

    assert [
        ("missing-key", "p.yaml:1:1"),
        ("missing-key", "p.yaml:1:1"),
        ("not-an-id", "p.yaml:3:3"),
        ("unknown-key", "p.yaml:3:37"),
    ] == [(problem.code, str(problem.span)) for problem in problems]


def test_a_broken_record_is_left_out_of_what_is_weighed(known: Atlas) -> None:
    holding = "{holder: q, held: p, capital: 60"
    text = f"holdings:\n  - {holding}}}\n  - {holding}, since: soon}}\n"

    with pytest.raises(InvalidInput) as caught:
        declared(text, known)

    assert ["not-a-date"] == [problem.code for problem in caught.value.problems]


def test_an_inventory_names_the_records_with_their_places() -> None:
    document = load(HERE / "full.yaml")
    assert isinstance(document.data, dict)

    inventory = take_inventory(document, ())

    assert ("subject",) in inventory.legible
    assert ("holdings", 4) in inventory.legible
    assert ("entities", "founder") in inventory.legible
    assert frozenset() == inventory.broken
    assert tuple(document.data["evidence"] or ()) == inventory.ids("evidence")  # type: ignore[arg-type]  # a mapping


# Anything at all

_KEYS = st.one_of(
    st.sampled_from(sorted({str(at[-1]) for at in pointers(load(HERE / "full.yaml").data) if at})),
    st.sampled_from(["[key]", "undisclosed", "subject", "", "é", "5"]),
)
_LEAVES = st.one_of(
    st.integers(0, len(ODD) - 1).map(lambda index: deepcopy(ODD[index])),
    st.integers(),
    st.text(max_size=5),
)
_DATA = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)
_CHANGES = st.lists(st.tuples(st.integers(0, 10_000), _DATA), min_size=1, max_size=6)


def _document(data: Data) -> Document:
    """Return data as if they all stood in one place of a file."""
    return Document("p.yaml", (), data, {(): Span("p.yaml", 1, 1, 1, 1)}, {}, "")


def _reads_or_has_problems(data: Data, known: Atlas, wording: Wording) -> None:
    try:
        read_profile(_document(data), known)
    except InvalidInput as invalid:
        for problem in invalid.problems:
            assert wording.problem(problem)
            assert wording.remedy(problem)


@drawing(40, of=100)
@given(data=_DATA)
def test_any_data_read_or_give_problems(known: Atlas, wording: Wording, data: Data) -> None:
    _reads_or_has_problems(data, known, wording)


@drawing(30, of=100)
@given(changes=_CHANGES)
def test_any_changes_to_a_profile_read_or_give_problems(
    known: Atlas, wording: Wording, full: Data, changes: list[tuple[int, Data]]
) -> None:
    data: Any = deepcopy(full)
    for number, odd in changes:
        places = tuple(pointers(data))
        pointer = places[number % len(places)]
        if pointer:
            parent(data, pointer)[pointer[-1]] = odd

    _reads_or_has_problems(data, known, wording)


def test_a_hostile_profile_costs_little(known: Atlas) -> None:
    names = [f"entity-{number}" for number in range(8000)]
    data: Data = {
        "trustcheck": 1,
        "subject": {"name": "S", "provider": names[0]},
        "stated_on": "2026-09-30",
        "entities": {name: {"name": name, "kind": "company"} for name in names},
        "holdings": [{"holder": f"{name}x", "held": names[0], "capital": 0} for name in names],
        "accesses": [
            {"to": names[0], "data": [] if number % 2 else ["customer"]} for number in range(8000)
        ],
        "contract": {f"key-{number}": None for number in range(8000)},
    }
    started = process_time()

    problems = _problems(_document(data), known).problems

    assert {"unknown-key", "too-many-problems"} == {p.code for p in problems}
    assert process_time() - started < 10
