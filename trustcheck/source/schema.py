"""Whether a part of a document is as a JSON Schema (draft 2020-12) says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer
from trustcheck.source.breach import breaches, problems
from trustcheck.source.document import Data, Document
from trustcheck.source.limits import shortened
from trustcheck.source.problem import Problem
from trustcheck.source.validation import Schema, errors, errors_of_schema

if TYPE_CHECKING:
    from jsonschema import ValidationError

_LONGEST_PATTERN = 200
# A repeated group that repeats within, such as `(a+)+`, can take for ever to fail.
_REPEATS_REPEATS = re.compile(r"(?<!\\)(?:[*+]|\{\d+,\})[?+]?\)(?:[*+]|\{\d+,)")
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
_EXAMPLES = ("const", "default", "enum", "examples")


def check(document: Document, schema: Schema, at: Pointer = ()) -> tuple[Problem, ...]:
    """Return what breaks `schema` in the part of the document at `at`, in the order of the file.

    Numbers are compared exactly, `format: date` is checked, other formats are not. The schema
    must be one that `check_schema` finds nothing wrong with.
    """
    return _problems(document, at, errors(document.value(at), schema))


def check_schema(schema: Data, document: Document, at: Pointer = ()) -> tuple[Problem, ...]:
    """Return what is wrong with a schema that the document holds at `at`.

    It must be valid, refer only to parts of itself (nothing is ever fetched), and ask no
    regular expression that is long or repeats what repeats.
    """
    if not isinstance(schema, dict):
        return (Problem(document.span(at), say("schema-not-a-mapping")),)
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
    return _in_order(found)


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
    if len(pattern) > _LONGEST_PATTERN or _REPEATS_REPEATS.search(pattern):
        yield say("costly-pattern", limit=_LONGEST_PATTERN)
        return
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        yield say("not-a-pattern", found=shortened(pattern))


def _in_order(found: list[Problem]) -> tuple[Problem, ...]:
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda problem: (problem.span, problem.code)))
