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
    only_if: str | None = None
    """The fact, as `section.name`, that is not stated as no where this one is stated."""

    @property
    def path(self) -> str:
        """Its section and its name, as `section.name`."""
        return f"{self.section}.{self.name}"
