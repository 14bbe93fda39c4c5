"""One condition of a JSON Schema that a value does not meet, and the problem to make of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.source.document import Document
from trustcheck.source.kind import word_for
from trustcheck.source.limits import shortened
from trustcheck.source.problem import Problem
from trustcheck.source.suggestion import closest
from trustcheck.source.validation import first_repeated

if TYPE_CHECKING:
    from jsonschema import ValidationError

_KINDS = {
    "string": "text",
    "number": "number",
    "integer": "whole_number",
    "boolean": "boolean",
    "array": "list",
    "object": "mapping",
    "null": "nothing",
}
_BOUNDS = {
    "minimum": "too-small",
    "exclusiveMinimum": "not-above",
    "maximum": "too-great",
    "exclusiveMaximum": "not-below",
    "multipleOf": "not-a-multiple",
    "minLength": "text-too-short",
    "maxLength": "text-too-long",
    "minItems": "too-few-entries",
    "minProperties": "too-few-entries",
    "maxItems": "too-many-entries",
    "maxProperties": "too-many-entries",
}


@frozen
class Breach:
    """A keyword of a schema with its value, and the value of the document that breaks it."""

    keyword: str
    demand: object
    found: object
    pointer: Pointer
    schema: object
    names_key: bool
    """Whether what is found is a key, and not a value."""


def breaches(errors: Iterable[ValidationError], at: Pointer) -> Iterator[Breach]:
    """Yield the breaches behind errors, of a choice those of the branch that comes nearest."""
    for error in errors:
        yield from _settled(error, at)


def problems(breach: Breach, document: Document) -> Iterator[Problem]:
    """Yield what is wrong in words of the user: one problem, or one for each unknown key."""
    span = document.span(breach.pointer)
    if breach.names_key and isinstance(breach.found, str):
        span = document.key_span((*breach.pointer, breach.found))
    match breach:
        case Breach(keyword="additionalProperties", found=dict(found), schema=Mapping() as schema):
            for key, known in _unknown(found, schema):
                yield unknown_key(document, (*breach.pointer, key), known)
        case Breach(keyword="required", demand=list(demand), found=dict(found)):
            for key in demand:
                if key not in found:
                    yield Problem(span, say("missing-key", key=str(key)))
        case Breach(keyword="type", demand=demand, found=found):
            yield Problem(span, say("wrong-type", expected=_kinds(demand), found=word_for(found)))
        case Breach(keyword="enum", demand=list(demand), found=found):
            yield not_one_of(document, breach.pointer, found, tuple(map(written, demand)))
        case Breach(keyword="const", demand=demand, found=found):
            yield not_one_of(document, breach.pointer, found, (written(demand),))
        case Breach(keyword="uniqueItems", found=list(found)):
            repeated = (*breach.pointer, first_repeated(found) or 0)
            yield Problem(document.span(repeated), say("repeated-entry"))
        case Breach(keyword="pattern" | "format", demand=demand, found=found):
            code = "not-of-pattern" if breach.keyword == "pattern" else "not-of-format"
            yield Problem(span, say(code, found=written(found), expected=written(demand)))
        case Breach(keyword=keyword, demand=demand) if keyword in _BOUNDS:
            yield Problem(span, say(_BOUNDS[keyword], limit=written(demand)))
        case _:
            yield Problem(span, say("against-schema", keyword=breach.keyword))


def unknown_key(document: Document, pointer: Pointer, known: tuple[str, ...]) -> Problem:
    """Return the problem with a key that means nothing where it stands."""
    key = str(pointer[-1])
    near = closest(key, known)
    span, key = document.key_span(pointer), shortened(key)
    if near is None:
        return Problem(span, say("unknown-key", key=key, known=known))
    return Problem(span, say("unknown-key-near", key=key, suggestion=near, known=known))


def not_one_of(
    document: Document, pointer: Pointer, found: object, known: tuple[str, ...]
) -> Problem:
    """Return the problem with a value that is none of a closed list."""
    span = document.span(pointer)
    near = closest(found, known) if isinstance(found, str) else None
    if near is None or near == found:
        return Problem(span, say("not-one-of", found=written(found), known=known))
    return Problem(
        span, say("not-one-of-near", found=written(found), suggestion=near, known=known)
    )


def written(value: object) -> str:
    """Return a value as one writes it, shortened; a list or mapping as its kind of brackets."""
    match value:
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case list():
            return "[…]"
        case dict():
            return "{…}"
        case _:
            return shortened(str(value))


def _settled(error: ValidationError, at: Pointer) -> list[Breach]:
    pointer = (*at, *error.absolute_path)
    keyword = str(error.validator or "false")
    if keyword in ("anyOf", "oneOf") and error.context:
        branches: dict[str | int, list[Breach]] = {}
        for inner in error.context:
            branches.setdefault(inner.schema_path[0], []).extend(_settled(inner, at))
        return _nearest(list(branches.values()), pointer)
    names_key = "propertyNames" in error.schema_path
    return [
        Breach(keyword, error.validator_value, error.instance, pointer, error.schema, names_key)
    ]


def _nearest(branches: list[list[Breach]], pointer: Pointer) -> list[Breach]:
    """Return the breaches of the branch meant: of the right kind, then the deepest and fewest."""
    meant = [branch for branch in branches if not _of_another_kind(branch, pointer)]
    if meant:
        return max(meant, key=lambda b: (max(len(breach.pointer) for breach in b), -len(b)))
    choices = [breach for branch in branches for breach in branch if breach.pointer == pointer]
    types = [breach for breach in choices if breach.keyword == "type"]
    closed = [breach for breach in choices if breach.keyword in ("const", "enum")]
    values = [value for breach in closed for value in _listed(breach.demand)]
    if closed and (not types or _misspelt(closed[0].found, values)):
        return [replace(closed[0], keyword="enum", demand=values)]
    names = [name for breach in types for name in _listed(breach.demand)]
    return [replace(types[0], demand=list(dict.fromkeys(names)))]


def _misspelt(found: object, values: list[object]) -> bool:
    words = (value for value in values if isinstance(value, str))
    return isinstance(found, str) and closest(found, words) is not None


def _of_another_kind(branch: list[Breach], pointer: Pointer) -> bool:
    return any(
        breach.pointer == pointer and breach.keyword in ("type", "const", "enum")
        for breach in branch
    )


def _listed(demand: object) -> list[object]:
    return list(demand) if isinstance(demand, list) else [demand]


def _kinds(demand: object) -> str | tuple[str, ...]:
    kinds = tuple(_KINDS[str(name)] for name in _listed(demand))
    return kinds[0] if len(kinds) == 1 else kinds


def _unknown(
    found: Mapping[str, object], schema: Mapping[str, object]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each key that the schema does not know, with the keys that could have been meant."""
    properties, patterns = schema.get("properties"), schema.get("patternProperties")
    known = tuple(properties) if isinstance(properties, Mapping) else ()
    allowed = tuple(patterns) if isinstance(patterns, Mapping) else ()
    for key in found:
        if key not in known and not any(re.search(pattern, key) for pattern in allowed):
            yield key, tuple(word for word in known if word not in found)
