"""The profile as a YAML file for people: its remarks on top, then one field a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from textwrap import wrap

from trustcheck.register.raw import Json
from trustcheck.source.writing import written

_WIDTH = 96
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(?: [A-Za-z0-9_-]+)*")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ODD = ("y", "n", "yes", "no", "on", "off", "true", "false", "null")
"""Words that some readers of YAML take for something else than text."""


def page(data: dict[str, Json], *, above: Iterable[str] = ()) -> str:
    """Return data as YAML, below a block of comments."""
    comments = (line for text in above for line in _comment(text))
    return "\n".join((*comments, *_section(data), ""))


def _comment(text: str) -> Iterator[str]:
    indent = "    " if text.startswith("- ") else ""
    for index, line in enumerate(_lines(text) or [""]):
        yield f"# {indent if index else ''}{line}".rstrip()


def _lines(text: str) -> list[str]:
    return wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _section(data: dict[str, Json]) -> Iterator[str]:
    for key, value in data.items():
        if key in ("entities", "evidence") and isinstance(value, dict):
            yield f"\n{key}:"
            for id, fields in value.items():
                yield f"  {_scalar(id)}:"
                yield from _fields(fields, "    ")
        elif isinstance(value, list):
            yield f"\n{key}:"
            for fields in value:
                first, *others = _fields(fields, "    ")
                yield f"  - {first.lstrip()}"
                yield from others
        elif isinstance(value, dict):
            yield f"{key}:"
            yield from _fields(value, "  ")
        else:
            yield f"{key}: {_scalar(value)}"


def _fields(fields: Json, indent: str) -> Iterator[str]:
    if not isinstance(fields, dict):
        raise TypeError(f"no record: {fields!r}")
    for key, value in fields.items():
        yield f"{indent}{key}: {_flow(value)}"


def _flow(value: Json) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case _:
            return _scalar(value)


def _scalar(value: Json) -> str:
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value.lower() not in _ODD
        if plain or _DAY.fullmatch(value) or _UUID.fullmatch(value):
            return value
    return written(value)
