"""A word that rules may use: its type, and how it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from trustcheck.engine.answer import Answer, Record
from trustcheck.engine.facts import Facts
from trustcheck.logic.fields import frozen
from trustcheck.ruleset.condition.typing import Type

Reader: TypeAlias = Callable[[Facts, Record], Answer]


@frozen
class Word:
    """One word of one kind of record."""

    type: Type
    read: Reader


Words: TypeAlias = Mapping[str, Word]
