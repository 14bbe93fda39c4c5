"""The published schema is up to date, and accepts what the reader accepts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from generate.schema import profile_schema, profile_schema_text
from tests.profile.files import HERE
from tests.profile.mutation import ODD, parent, pointers
from tests.sample import part, sampled
from trustcheck.logic.pointer import Pointer, dotted
from trustcheck.profile.outline import record_within, sections
from trustcheck.profile.profile import PROFILE
from trustcheck.profile.shape import RecordOf
from trustcheck.profile.structure import read_structure
from trustcheck.profile.template import LANGUAGES, starting_profile
from trustcheck.source.document import Data, read
from trustcheck.source.file import load
from trustcheck.source.folder import shipped

Accepts: TypeAlias = Callable[[Data], bool]


@pytest.fixture(scope="module")
def accepts() -> Accepts:
    """Validate as any program would whose decimals are exact, and whose years begin with 1."""
    validator = jsonschema_rs.Draft202012Validator(
        profile_schema(), validate_formats=True, formats={"date": _is_day}
    )
    return lambda data: validator.is_valid(data)


def _is_day(text: str) -> bool:
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


@pytest.fixture(scope="module")
def full() -> Data:
    return load(HERE / "full.yaml").data


def _reads(data: Data) -> bool:
    """Tell whether data have the structure of a profile, as far as JSON Schema can say."""
    _, flaws = read_structure(data)
    return {flaw.message.id for flaw in flaws} <= {"empty-range"}


def test_the_published_schema_is_up_to_date(golden: Callable[[Path, str], None]) -> None:
    golden(shipped("schemas") / "profile.schema.json", profile_schema_text())


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(profile_schema())

    assert list(profile_schema())[:2] == ["$schema", "$id"]
    assert json.loads(profile_schema_text()) == profile_schema()


def test_every_record_and_every_field_is_described() -> None:
    schema = profile_schema()
    records = [schema, *(part for part in schema["$defs"].values() if "properties" in part)]

    assert [record for record in records if not record["description"].endswith(".")] == []


def test_nothing_in_it_is_null_nor_has_a_default_or_a_title() -> None:
    keywords = {key for schema in _schemas(profile_schema()) for key in schema}

    assert not keywords & {"title", "default"}
    assert '"null"' not in profile_schema_text()


def _schemas(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield schema
    for key, below in schema.items():
        if key in ("properties", "$defs"):
            for inner in below.values():
                yield from _schemas(inner)
        elif isinstance(below, dict):
            yield from _schemas(below)
        elif key == "anyOf":
            for inner in below:
                yield from _schemas(inner)


def test_the_full_profile_uses_every_key_of_the_format(full: Data) -> None:
    assert isinstance(full, dict)

    assert _unused(PROFILE, [full]) == []


def _unused(kind: RecordOf[Any], written: list[dict[str, Any]]) -> list[str]:
    """Return the fields of a kind of record that none of those written has."""
    unused = [name for name in kind.keys if not any(name in each for each in written)]
    for name, shape in kind.keys.items():
        inner = record_within(shape)
        if inner is not None and name not in unused:
            values = [each[name] for each in written if name in each]
            below = [one for value in values for one in _alone(inner, value)]
            unused += [f"{name}.{lost}" for lost in _unused(inner, below)]
    return unused


def _alone(kind: RecordOf[Any], value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return value
    return [value] if set(value) <= set(kind.keys) else list(value.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_starting_profile_agrees(accepts: Accepts, language: str) -> None:
    data = read(starting_profile(language).encode(), "profile.yaml").data

    assert (True, True) == (_reads(data), accepts(data))


def test_every_example_agrees(accepts: Accepts) -> None:
    for path in sorted(shipped("examples").glob("*/profile.yaml")):
        data = load(path).data

        assert (True, True) == (_reads(data), accepts(data)), path


@pytest.mark.parametrize("data", [None, [], {}, "trustcheck: 1", 1, True], ids=repr)
def test_what_is_no_profile_at_all_agrees(accepts: Accepts, data: Data) -> None:
    assert (False, False) == (_reads(data), accepts(data))


@sampled
@pytest.mark.parametrize("section", [*PROFILE.keys])
def test_reader_and_schema_agree_on_every_change_to_a_section(
    accepts: Accepts, full: Data, section: str
) -> None:
    assert isinstance(full, dict)
    seen: set[Pointer] = set()

    disagreements = [
        f"{change}: {ours} but {theirs}"
        for alone in _parts(full[section])
        for change, changed in part(_mutants({**MINIMAL, section: alone}, section, seen), stride=3)
        if (ours := _reads(changed)) != (theirs := accepts(changed))
    ]

    assert disagreements == []


MINIMAL: dict[str, Data] = {
    "trustcheck": 1,
    "subject": {"name": "Nuage", "provider": "nuage"},
    "stated_on": "2026-09-30",
    "entities": {"nuage": {"name": "Nuage", "kind": "company"}},
}


def _parts(section: Data) -> Iterator[Data]:
    """Yield a section; one of several records as sections of one record each."""
    if isinstance(section, list) and isinstance(section[0], dict):
        yield from ([item] for item in section)
    elif isinstance(section, dict) and all(isinstance(item, dict) for item in section.values()):
        yield from ({key: item} for key, item in section.items())
    else:
        yield section


def _mutants(
    base: dict[str, Data], section: str, seen: set[Pointer]
) -> Iterator[tuple[str, Data]]:
    """Yield the data with one change within a section: a value, a key away, a key too many.

    A field that several records have is changed in the first one only; `seen` remembers.
    """
    one = isinstance(base[section], list) or section in ("entities", "evidence", "attestations")
    for pointer in pointers(base[section], (section,)):
        field = tuple("*" if isinstance(step, int) else step for step in pointer)
        field = (section, "*", *field[2:]) if one and len(field) > 1 else field
        if field in seen:
            continue
        seen.add(field)
        for index, odd in enumerate(ODD):
            changed = deepcopy(base)
            parent(changed, pointer)[pointer[-1]] = deepcopy(odd)
            yield f"{dotted(pointer)} = {odd!r:.40} ({index})", changed
        changed = deepcopy(base)
        del parent(changed, pointer)[pointer[-1]]
        yield f"{dotted(pointer)} taken away", changed
        for key in ("unknown", "é", "[key]", ""):
            changed = deepcopy(base)
            mapping = parent(changed, (*pointer, key))
            if isinstance(mapping, dict):
                mapping[key] = {}
                yield f"{dotted(pointer)} with {key!r} too", changed


def test_a_range_that_is_empty_is_what_the_schema_cannot_refuse(accepts: Accepts) -> None:
    data = read(starting_profile("en").encode(), "profile.yaml").data
    assert isinstance(data, dict)
    holding: Data = {"holder": "a", "held": "b", "capital": {"above": 60, "below": 60}}
    data["holdings"] = [holding]

    profile, flaws = read_structure(data)

    assert profile is None
    assert ["empty-range"] == [flaw.message.id for flaw in flaws]
    assert accepts(data)


def test_sections_are_told_from_values() -> None:
    values = {"trustcheck", "stated_on", "complete", "extensions"}

    assert set(PROFILE.keys) - values == {name for name, _, _ in sections()}
