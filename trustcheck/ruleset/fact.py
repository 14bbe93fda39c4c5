"""Something that a situation can state."""

from __future__ import annotations

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text
from trustcheck.ruleset.condition.typing import Type


@frozen
class Fact:
    """A fact by its name below a section: `body.kind`."""

    section: str
    name: str
    title: Text
    type: Type
