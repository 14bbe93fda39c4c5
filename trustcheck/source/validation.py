"""The schema library, made exact: decimals are numbers, days are checked, nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING, Any, TypeAlias

from trustcheck.source.pattern import LONGEST

if TYPE_CHECKING:
    from jsonschema import FormatChecker, ValidationError
    from jsonschema.protocols import Validator

Schema: TypeAlias = Mapping[str, object]

_REFERENCES = ("$ref", "$dynamicRef")
_MOST_REFERENCES = 10_000

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class TooMuch(Exception):
    """A schema refers to its own parts so often that there is no end to it."""


def errors(data: object, schema: Schema, *, bounded: bool = False) -> Iterator[ValidationError]:
    """Yield what breaks a schema in draft 2020-12, which may refer to its own parts only.

    Raises RecursionError where it does so without end; TooMuch where it is to be `bounded` and
    does so very often.
    """
    from referencing import Registry

    validator = _exact(bounded=bounded)(schema, registry=Registry(), format_checker=_formats())
    yield from validator.iter_errors(data)  # type: ignore[arg-type]  # its stubs know no Decimal


def errors_of_schema(schema: object) -> Iterator[ValidationError]:
    """Yield what makes something no schema in draft 2020-12."""
    from jsonschema import Draft202012Validator

    validator = _exact(bounded=False)(Draft202012Validator.META_SCHEMA)
    yield from validator.iter_errors(schema)  # type: ignore[arg-type]  # its stubs know no Decimal


def first_repeated(entries: list[object]) -> int | None:
    """Return the index of the first entry that equals an earlier one; None if none does."""
    seen = set()
    for index, entry in enumerate(entries):
        identity = _identity(entry)
        if identity in seen:
            return index
        seen.add(identity)
    return None


def _exact(*, bounded: bool) -> type[Validator]:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    types = Draft202012Validator.TYPE_CHECKER.redefine_many(
        {
            "number": lambda _, value: _is_number(value),
            "integer": lambda _, value: _is_number(value) and value == int(value),
        }
    )
    keywords: dict[str, Any] = {"multipleOf": _multiple_of, "uniqueItems": _unique_items}
    if bounded:
        keywords["pattern"] = _pattern
        followed = count(1)
        for reference in _REFERENCES:
            follow = Draft202012Validator.VALIDATORS[reference]
            keywords[reference] = _bounded(follow, followed)
    exact: type[Validator] = extend(  # type: ignore[no-untyped-call]  # so in its stubs
        Draft202012Validator, validators=keywords, type_checker=types
    )
    return exact


def _bounded(follow: Any, followed: Iterator[int]) -> Any:
    """Return the keyword of a reference, which is followed so many times at most."""

    def bounded(
        validator: Validator, target: object, found: object, schema: object
    ) -> Iterator[ValidationError]:
        if next(followed) > _MOST_REFERENCES:
            raise TooMuch
        yield from follow(validator, target, found, schema)

    return bounded


def _multiple_of(
    validator: Validator, step: object, found: object, schema: object
) -> Iterator[ValidationError]:
    from jsonschema import ValidationError

    if _is_number(found) and Fraction(str(found)) % Fraction(str(step)):
        yield ValidationError("not a multiple")


def _unique_items(
    validator: Validator, demanded: object, found: object, schema: object
) -> Iterator[ValidationError]:
    from jsonschema import ValidationError

    if demanded is True and isinstance(found, list) and first_repeated(found) is not None:
        yield ValidationError("not unique")


def _pattern(
    validator: Validator, pattern: str, found: object, schema: object
) -> Iterator[ValidationError]:
    """Yield an error unless a text matches; a long one is not held against it."""
    from jsonschema import ValidationError

    if isinstance(found, str) and (len(found) > LONGEST or not re.search(pattern, found)):
        yield ValidationError("not of the pattern")


def _formats() -> FormatChecker:
    from jsonschema import FormatChecker

    formats = FormatChecker(formats=())
    formats.checks("date")(_is_day)
    return formats


def _is_number(value: object) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def _is_day(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        return _DAY.fullmatch(value) is not None and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _identity(value: object) -> Hashable:
    """Return what is the same for equal values alone: 1 is 1.0, but neither true nor "1"."""
    match value:
        case bool() | str() | None:
            return (type(value).__name__, value)
        case int() | Decimal():
            return Fraction(value)
        case list():
            return ("list", tuple(map(_identity, value)))
        case dict():
            return ("dict", frozenset((key, _identity(part)) for key, part in value.items()))
        case _:
            raise TypeError(f"no value of a document: {value!r}")
