"""The reader and pydantic, on the same data: same acceptance, same values, same places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generate.records import MODULES
from generate.tables import aliases, constant
from tests.profile.files import HERE
from tests.profile.mutation import ODD, parent, pointers
from tests.sample import drawing, part, sampled
from trustcheck.logic.pointer import Pointer
from trustcheck.profile import written
from trustcheck.profile.flaw import empty_values
from trustcheck.profile.model import value as model_of_values
from trustcheck.profile.model.value import Id, Territory
from trustcheck.profile.shape import RecordOf, Shape
from trustcheck.profile.value import Mistake, Mistaken, is_id, is_territory
from trustcheck.profile.written import DAY
from trustcheck.source.document import Data
from trustcheck.source.file import load
from trustcheck.source.folder import shipped

Places: TypeAlias = set[tuple[Pointer, bool]]
"""Where something is wrong, and whether it is a key."""

Pair: TypeAlias = tuple[RecordOf[Any], type[BaseModel]]


def _pairs() -> Iterator[Pair]:
    """Yield the shape of every kind of record, and its model."""
    for source, target in MODULES.items():
        models = vars(import_module(source))
        for shape in vars(import_module(target)).values():
            if isinstance(shape, RecordOf) and shape.kind.__module__ == target:
                yield shape, models[shape.kind.__name__]


PAIRS = {shape.kind.__name__: (shape, model) for shape, model in _pairs()}


# What is compared


def _compare(shape: Shape, model: TypeAdapter[Any], data: Data) -> None:
    """Compare two readings of data; that nothing is ever null is known to the reader alone."""
    empty = set(empty_values(data, except_at=("nowhere",)))
    ours, theirs = _ours(shape, data), _theirs(model, data)

    if not isinstance(ours, set) and not isinstance(theirs, set):
        _assert_equal(ours, theirs)
    elif not empty:
        assert theirs == ours
    else:
        ours = ours if isinstance(ours, set) else set()
        theirs = theirs if isinstance(theirs, set) else set()
        assert _but(empty, theirs) == _but(empty, ours)


def _but(empty: set[Pointer], places: Places) -> Places:
    return {(pointer, on_key) for pointer, on_key in places if on_key or pointer not in empty}


def _ours(shape: Shape, data: Data) -> Any:
    """Return what our reader reads, or where it finds something wrong."""
    try:
        return shape.read(data)
    except Mistaken as mistaken:
        return _whole(data, _placed((), mistaken.mistakes))


def _placed(at: Pointer, mistakes: Iterable[Mistake]) -> Places:
    return {((*at, *mistake.at), mistake.on_key) for mistake in mistakes}


def _theirs(model: TypeAdapter[Any], data: Data) -> Any:
    try:
        return model.validate_python(data)
    except ValidationError as error:
        places = (_places(details) for details in error.errors(include_url=False))
        found = set[tuple[Pointer, bool]]().union(*places)
        return _whole(data, found)


def _whole(data: Data, places: Places) -> Places:
    return {(_of_whole(data, pointer), on_key) for pointer, on_key in places}


def _of_whole(data: Data, pointer: Pointer) -> Pointer:
    """Return a place, of a text that stands for a list of one the place of the text."""
    here = data
    for number, step in enumerate(pointer):
        match here, step:
            case (dict(), str()) if step in here:
                here = here[step]
            case (list(), int()) if step < len(here):
                here = here[step]
            case (str(), 0):
                return pointer[:number]
            case _:
                break
    return pointer


def _places(details: ErrorDetails) -> Places:
    kind, at = details["type"], details["loc"]
    if kind == "mistaken":
        return _placed(at, details["ctx"]["mistakes"])
    if kind == "too_short" and details["input"]:
        return set()  # it counts what it could read; each of the rest is told by itself
    if kind == "missing":
        return {(at[:-1], False)}
    *_, key, mark = ("", "", *at)
    of_text = kind == "literal_error" or kind.startswith("string_")
    if mark == "[key]" and of_text and details["input"] == key:
        return {(at[:-1], True)}
    return {(at, kind == "extra_forbidden")}


def _assert_equal(ours: Any, theirs: Any) -> None:
    if isinstance(theirs, BaseModel):
        assert type(theirs).__name__ == type(ours).__name__
        for name in type(theirs).model_fields:
            _assert_equal(getattr(ours, name), getattr(theirs, name))
    elif isinstance(theirs, dict):
        assert list(theirs) == list(ours)
        _assert_equal(tuple(ours.values()), tuple(theirs.values()))
    elif isinstance(theirs, tuple):
        assert isinstance(ours, tuple)
        for one, other in zip(ours, theirs, strict=True):
            _assert_equal(one, other)
    else:
        assert (type(theirs), theirs) == (type(ours), ours)


# One key after the other


@sampled
@pytest.mark.parametrize("name", sorted(PAIRS))
def test_every_key_of_every_record_is_read_alike(name: str) -> None:
    shape, kind = PAIRS[name]
    model = TypeAdapter[Any](kind)

    odds: tuple[Data, ...] = ({}, [], "undisclosed", 1, {"unknown": 1, "[key]": 2})
    for data in odds:
        _compare(shape, model, data)
    for key in shape.keys:
        for odd in ODD:
            _compare(shape, model, {key: deepcopy(odd)})
        for odd in part(ODD, stride=5):
            _compare(shape, model, {key: [deepcopy(odd), "FR"]})
            _compare(shape, model, {key: {"FR": deepcopy(odd), "é": deepcopy(odd)}})


@pytest.mark.parametrize("name", aliases(model_of_values))
def test_every_kind_of_value_is_read_alike(name: str) -> None:
    shape = vars(written)[constant(name)]

    for odd in ODD:
        _compare(
            shape,
            TypeAdapter(vars(model_of_values)[name], config=ConfigDict(strict=True)),
            deepcopy(odd),
        )


# Whole files

REFERENCE = shipped("rules") / "reference"
RULES = shipped("rules") / "cloud-de-confiance"
TAILORING: Data = {
    "extends": "cloud-de-confiance",
    "title": {"fr": "Le nôtre", "en": "Ours"},
    "parameters": {"cap": 20},
    "levels": {"CDC-1.1": "must"},
}


def _file(path: Path) -> Data:
    data = load(path).data
    if isinstance(data, dict):  # a few entries of a long list are as good as all
        return {key: _few(value) for key, value in data.items()}
    return data


def _few(data: Data) -> Data:
    if isinstance(data, dict):
        return dict([*data.items()][:6])
    return data[:3] if isinstance(data, list) else data


FILES: Mapping[str, Data] = {
    "Profile": load(HERE / "full.yaml").data,
    "AtlasForm": _file(REFERENCE / "territories.yaml"),
    "LawsForm": _file(REFERENCE / "laws.yaml"),
    "ControlForm": _file(REFERENCE / "control.yaml"),
    "RulesetForm": _file(RULES / "ruleset.yaml"),
    "CriterionForm": _file(RULES / "2.1-seats.yaml"),
    "CasesForm": _file(RULES / "2.1-seats.cases.yaml"),
    "ArticleForm": _file(next(shipped("seeds").glob("*.yaml"))),
    "TailoringForm": TAILORING,
}


@pytest.mark.parametrize("name", FILES)
def test_a_whole_file_is_read_alike(name: str) -> None:
    shape, kind = PAIRS[name]

    assert isinstance(shape.read(FILES[name]), shape.kind)
    _compare(shape, TypeAdapter(kind), FILES[name])


_KEYS = st.sampled_from(
    ["[key]", "undisclosed", "note", "text", "fr", "FR", "since", "", "é", "5"]
)
_LEAVES = st.one_of(
    st.integers(0, len(ODD) - 1).map(lambda index: deepcopy(ODD[index])),
    st.integers(),
    st.text(max_size=5),
    st.dates().map(date.isoformat),
)
_DATA = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=8,
)
_CHANGES = st.lists(st.tuples(st.integers(0, 10_000), st.none() | _KEYS, _DATA), max_size=6)


@pytest.mark.parametrize("name", FILES)
@drawing(12, of=50)
@given(changes=_CHANGES)
def test_any_changes_to_a_file_are_read_alike(
    name: str, changes: list[tuple[int, str | None, Data]]
) -> None:
    shape, kind = PAIRS[name]
    data: Any = deepcopy(FILES[name])
    for number, key, odd in changes:
        places = tuple(pointers(data))
        pointer = places[number % len(places)]
        there = parent(data, (*pointer, ""))
        if key is not None and isinstance(there, dict):
            there[key] = odd
        elif pointer:
            parent(data, pointer)[pointer[-1]] = odd

    _compare(shape, TypeAdapter(kind), data)


# Tests that stand for a pattern


@given(st.text("aZ0._-é\n٣ ", max_size=5) | st.integers(98, 102).map(lambda size: "a" * size))
def test_an_id_is_what_its_pattern_says(text: str) -> None:
    assert is_id(text) == _matches(Id, text)


@given(st.text("AZaz09É\n ", max_size=4))
def test_a_territory_is_what_its_pattern_says(text: str) -> None:
    assert is_territory(text) == _matches(Territory, text)


def _matches(form: Any, text: str) -> bool:
    (bounds, *_) = form.__metadata__
    return re.fullmatch(bounds.pattern.strip("^$"), text) is not None


@given(st.text("0123459-W٣\n", min_size=8, max_size=11) | st.dates().map(date.isoformat))
def test_a_day_is_what_its_pattern_says(text: str) -> None:
    is_written = re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None

    found = _ours(DAY, text)

    assert found == {((), False)} if not is_written else isinstance(found, (date, set))
    assert not isinstance(found, date) or found.isoformat() == text
