"""Words that a ruleset brings with it: the facts of its section of `extensions`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import Text, Value, say
from trustcheck.logic.pointer import Pointer
from trustcheck.ruleset.condition.typing import (
    BOOLEAN,
    DAY,
    DURATION,
    EXTENSION,
    NUMBER,
    ROOT,
    TERRITORY,
    TEXT,
    Type,
    code,
    codes,
    collection,
    record,
)
from trustcheck.ruleset.form import ExtensionForm
from trustcheck.source.document import Document
from trustcheck.source.problem import Problem
from trustcheck.source.schema import check_schema


@frozen
class Extension:
    """The kinds of record that a schema describes, and the phrases of their words."""

    kinds: Mapping[str, Mapping[str, Type]]
    phrases: Mapping[tuple[str, str], Text]


def read_extension(
    form: ExtensionForm, document: Document
) -> tuple[Extension, tuple[Problem, ...]]:
    """Return the words of an extension, and every problem of its schema.

    Objects become records, lists of objects lists of records; every property needs its
    phrase in both languages under `words`, by its path such as `hosting.country`.
    """
    at: Pointer = ("extension", "schema")
    problems = [*check_schema(form.schema_, document, at)]
    kinds: dict[str, dict[str, Type]] = {ROOT: {EXTENSION: record(EXTENSION)}}
    phrases: dict[tuple[str, str], Text] = {}
    for kind, name, type_, place in _words(form.schema_, EXTENSION, at):
        path = f"{kind}.{name}".removeprefix(f"{EXTENSION}.")
        if type_ is None:
            problems.append(_problem(document, place, "extension-type", name=path))
        elif path not in form.words:
            problems.append(_problem(document, place, "extension-phrase", name=path))
        else:
            kinds.setdefault(kind, {})[name] = type_
            phrases[kind, name] = Text(form.words[path].fr, form.words[path].en)
    kinds.setdefault(EXTENSION, {})
    known = {f"{kind}.{name}".removeprefix(f"{EXTENSION}.") for kind, name in phrases}
    problems += [
        _problem(document, ("extension", "words", path), "extension-stray-phrase", name=path)
        for path in form.words
        if path not in known and not problems
    ]
    phrases[ROOT, EXTENSION] = Text(
        fr="les faits propres au référentiel", en="facts of the ruleset"
    )
    return Extension(kinds, phrases), tuple(problems)


def _words(
    schema: Mapping[str, Any], kind: str, at: Pointer
) -> Iterator[tuple[str, str, Type | None, Pointer]]:
    """Yield each property below an object schema: kind, name, type and place."""
    properties = schema.get("properties", {})
    if not isinstance(properties, dict):
        return
    for name, part in properties.items():
        here = (*at, "properties", name)
        below = f"{kind}.{name}"
        if not isinstance(part, dict) or "." in name:
            yield kind, name, None, here
            continue
        items = part.get("items", {})
        if part.get("type") == "object":
            yield kind, name, record(below), here
            yield from _words(part, below, here)
        elif (
            part.get("type") == "array"
            and isinstance(items, dict)
            and items.get("type") == "object"
        ):
            yield kind, name, collection(below), here
            yield from _words(items, below, (*here, "items"))
        else:
            yield kind, name, _type(part), here


def _type(part: Mapping[str, Any]) -> Type | None:
    """Return the type of the values a schema allows, when rules can use them.

    Its closed words have no names in the catalogs; their kind says so.
    """
    items = part.get("items")
    match part.get("type"), part.get("enum"), part.get("format"):
        case "boolean", None, _:
            return BOOLEAN
        case (("integer" | "number"), None, _):
            return NUMBER
        case "string", list() as words, _ if all(isinstance(word, str) for word in words):
            return replace(code(*words), kind=EXTENSION)
        case "string", None, "date":
            return DAY
        case "string", None, "duration":
            return DURATION
        case "string", None, "territory":
            return TERRITORY
        case "string", None, None:
            return TEXT
        case "array", None, _ if isinstance(items, dict) and isinstance(items.get("enum"), list):
            return replace(codes(*(str(word) for word in items["enum"])), kind=EXTENSION)
        case _:
            return None


def _problem(document: Document, at: Pointer, code: str, **values: Value) -> Problem:
    return Problem(document.span(at), say(code, **values))
