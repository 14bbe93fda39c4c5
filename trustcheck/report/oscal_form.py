"""How OSCAL writes what its parts are made of: tokens, ids, times, properties."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from datetime import date
from typing import TypeAlias, Union

from trustcheck.report.style import visible

NAMESPACE = "urn:trustcheck:oscal:1"
"""Whose properties ours are."""

Json: TypeAlias = Union[str, "list[Json]", "dict[str, Json]"]

_URLS = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")  # the namespace of URLs, RFC 9562
_NO_TOKEN = re.compile(r"[^\w.\-]")


def token(id: str) -> str:
    """Return an id as OSCAL takes it: a letter or `_`, then letters, digits and `. - _`.

    >>> token("CDC-2.1"), token("1 b")
    ('CDC-2.1', '_1_b')
    """
    legal = _NO_TOKEN.sub("_", id)
    return legal if legal[:1].isalpha() or legal[:1] == "_" else f"_{legal}"


def identity(*parts: str) -> str:
    """Return the id of what the parts say, always the same: a UUID of version 5."""
    id = _uuid(_uuid(_URLS, NAMESPACE), json.dumps(parts)).hex()
    return "-".join((id[:8], id[8:12], id[12:16], id[16:20], id[20:]))


def morning(day: date) -> str:
    """Return the first moment of a day, in UTC."""
    return f"{day.isoformat()}T00:00:00Z"


def evening(day: date) -> str:
    """Return the last second of a day that is included, in UTC."""
    return f"{day.isoformat()}T23:59:59Z"


def props(values: Iterable[tuple[str, str]]) -> list[Json]:
    """Return properties of ours; one without a text is left out, for OSCAL has none such."""
    told = ((name, visible(value).strip()) for name, value in values)
    return [{"name": name, "ns": NAMESPACE, "value": value} for name, value in told if value]


def unless_empty(name: str, items: Iterable[Json | None]) -> dict[str, Json]:
    """Return a list under its name; nothing where it is empty, for OSCAL has no empty list."""
    kept: list[Json] = [item for item in items if item is not None]
    return {name: kept} if kept else {}


def written(value: dict[str, Json]) -> str:
    """Return a part as JSON."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def _uuid(namespace: bytes, name: str) -> bytes:
    raw = hashlib.sha1(namespace + name.encode(), usedforsecurity=False).digest()[:16]
    number = int.from_bytes(raw) & ~(0xF << 76) & ~(0x3 << 62) | 5 << 76 | 2 << 62
    return number.to_bytes(16)
