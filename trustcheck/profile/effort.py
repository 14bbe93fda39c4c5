"""What it takes to change a fact of a profile: kinds of change, and how hard each is."""

from __future__ import annotations

from typing import Any

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text
from trustcheck.logic.pointer import Pointer
from trustcheck.source.document import Document
from trustcheck.source.file import load
from trustcheck.source.folder import shipped
from trustcheck.source.problem import InvalidInput
from trustcheck.source.schema import check

_NAMED = ("entities", "evidence", "attestations", "extensions")
"""Sections whose second step is an id."""

_TEXT = {"type": "string", "minLength": 1}
_SCHEMA = {
    "type": "object",
    "properties": {
        "kinds": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "type": "object",
                "properties": {
                    "name": {
                        "type": "object",
                        "properties": {"fr": _TEXT, "en": _TEXT},
                        "required": ["fr", "en"],
                        "additionalProperties": False,
                    },
                    "cost": {"type": "integer", "minimum": 1},
                    "facts": {"type": "array", "minItems": 1, "items": _TEXT},
                },
                "required": ["name", "facts"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["kinds"],
    "additionalProperties": False,
}


@frozen
class Effort:
    """One kind of change; without a cost nobody brings it about by stating it."""

    id: str
    name: Text
    cost: int | None
    facts: tuple[tuple[str, ...], ...]
    """The ways to the facts that it changes, without indexes and ids."""


@frozen
class Efforts:
    """Every kind of change there is."""

    kinds: tuple[Effort, ...]

    def of(self, pointer: Pointer) -> Effort | None:
        """Return what it takes to change a fact, None for one that is never changed."""
        keys = _keys(pointer)
        fitting = [
            (len(way), kind)
            for kind in self.kinds
            for way in kind.facts
            if keys[: len(way)] == way
        ]
        return max(fitting, key=lambda each: each[0])[1] if fitting else None

    def changing(self, pointer: Pointer) -> Effort | None:
        """Return what it takes to change a fact by stating it otherwise, None where none can."""
        effort = self.of(pointer)
        return None if effort is None or effort.cost is None else effort


def shipped_efforts() -> Efforts:
    """Return the kinds of change that come with the program."""
    return read_efforts(load(shipped("rules") / "reference" / "repairs.yaml"))


def read_efforts(document: Document) -> Efforts:
    """Return the kinds of change in a file; raises InvalidInput with every mistake of its form."""
    if problems := check(document, _SCHEMA):
        raise InvalidInput(problems)
    data: Any = document.data  # as the schema says
    return Efforts(tuple(_effort(id, kind) for id, kind in data["kinds"].items()))


def _effort(id: str, kind: Any) -> Effort:
    ways = tuple(tuple(str(way).split(".")) for way in kind["facts"])
    return Effort(id, Text(kind["name"]["fr"], kind["name"]["en"]), kind.get("cost"), ways)


def _keys(pointer: Pointer) -> tuple[str, ...]:
    """Return the keys on the way to a fact, without indexes and ids."""
    ids = 1 if pointer[0] in _NAMED else None
    return tuple(
        step for number, step in enumerate(pointer) if isinstance(step, str) and number != ids
    )
