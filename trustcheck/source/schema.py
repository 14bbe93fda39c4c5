"""Whether a part of a document is as a JSON Schema (draft 2020-12) says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer
from trustcheck.source.breach import breaches, problems
from trustcheck.source.document import Data, Document
from trustcheck.source.limits import shortened
from trustcheck.source.pattern import LONGEST, is_costly
from trustcheck.source.problem import Problem
from trustcheck.source.validation import Schema, TooMuch, errors, errors_of_schema

if TYPE_CHECKING:
    from jsonschema import ValidationError

_MOST_PARTS = 1_000
"""Lists and mappings in a schema, with which each value may have to be compared."""
_MOST_COMPARISONS = 100_000
"""Parts of a schema times values of what is held against it."""
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
_EXAMPLES = ("const", "default", "enum", "examples")


def check(
    document: Document, schema: Schema, at: Pointer = (), *, untrusted: bool = False
) -> tuple[Problem, ...]:
    """Return what breaks `schema` in the part of the document at `at`, in the order of the file.

    Numbers are compared exactly, `format: date` is checked, other formats are not. The schema
    must be one that `check_schema` finds nothing wrong with; one that is `untrusted` may cost
    little only, and texts that are too long for its patterns match none.
    """
    data = document.value(at)
    if untrusted and _is_costly(data, schema):
        return (Problem(document.span(at), say("too-much-for-schema")),)
    return _problems(document, at, errors(data, schema, bounded=untrusted))


def check_schema(schema: Data, document: Document, at: Pointer = ()) -> tuple[Problem, ...]:
    """Return what is wrong with a schema that the document holds at `at`.

    It must be valid, refer only to parts of itself (nothing is ever fetched), and ask no
    regular expression that is long or repeats what repeats.
    """
    if not isinstance(schema, dict):
        return (Problem(document.span(at), say("schema-not-a-mapping")),)
    if _parts(schema) > _MOST_PARTS:
        return (Problem(document.span(at), say("schema-too-large", limit=_MOST_PARTS)),)
    found = list(_problems(document, at, errors_of_schema(schema)))
    for pointer, message in _doubts(schema, schema, ()):
        found.append(Problem(document.span((*at, *pointer)), message))
    return _in_order(found)


def _problems(
    document: Document, at: Pointer, errors: Iterator[ValidationError]
) -> tuple[Problem, ...]:
    try:
        found = [
            problem for breach in breaches(errors, at) for problem in problems(breach, document)
        ]
    except RecursionError:
        found = [Problem(document.span(at), say("endless-schema"))]
    except TooMuch:
        found = [Problem(document.span(at), say("too-much-for-schema"))]
    return _in_order(found)


def _is_costly(data: Data, schema: Schema) -> bool:
    """Tell whether a schema would have to be held against too much, or against too long keys."""
    comparisons = _parts(schema) * _parts(data, single=True)
    return comparisons > _MOST_COMPARISONS or _longest_key(data) > LONGEST


def _longest_key(data: Data) -> int:
    if not isinstance(data, (list, dict)):
        return 0
    inner = data.values() if isinstance(data, dict) else data
    keys = map(len, data) if isinstance(data, dict) else ()
    return max((*keys, *map(_longest_key, inner)), default=0)


def _parts(whole: object, *, single: bool = False) -> int:
    """Count the lists and mappings of some data, and with `single` every other value too."""
    if not isinstance(whole, (list, Mapping)):
        return int(single)
    inner = whole.values() if isinstance(whole, Mapping) else whole
    return 1 + sum(_parts(part, single=single) for part in inner)


def _doubts(part: object, whole: Schema, pointer: Pointer) -> Iterator[tuple[Pointer, Message]]:
    """Yield the places of references that lead out or nowhere, and of costly patterns."""
    if isinstance(part, list):
        for index, item in enumerate(part):
            yield from _doubts(item, whole, (*pointer, index))
    if not isinstance(part, dict):
        return
    for key, value in part.items():
        here = (*pointer, key)
        if key in _REFERENCES and isinstance(value, str):
            if not value.startswith("#"):
                yield here, say("reference-leads-out", reference=shortened(value))
            elif not _resolves(value, whole):
                yield here, say("reference-to-nothing", reference=shortened(value))
        elif key == "pattern" and isinstance(value, str):
            yield from ((here, message) for message in _costs(value))
        elif key == "patternProperties" and isinstance(value, dict):
            yield from (((*here, p), message) for p in value for message in _costs(p))
        elif key == "$id" and pointer and isinstance(value, str):
            yield here, say("reference-leads-out", reference=shortened(value))
        if key not in _EXAMPLES:
            yield from _doubts(value, whole, here)


def _resolves(reference: str, whole: Schema) -> bool:
    """Tell whether `#` or `#/a/b` leads to a part of the schema; anchors are not looked up."""
    part: object = whole
    for step in reference.removeprefix("#").split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(part, dict) and name in part:
            part = part[name]
        elif isinstance(part, list) and name.isdecimal() and int(name) < len(part):
            part = part[int(name)]
        else:
            return False
    return reference == "#" or reference.startswith("#/")


def _costs(pattern: str) -> Iterator[Message]:
    if is_costly(pattern):
        yield say("costly-pattern", limit=LONGEST)
        return
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        yield say("not-a-pattern", found=shortened(pattern))


def _in_order(found: list[Problem]) -> tuple[Problem, ...]:
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda problem: (problem.span, problem.code)))
