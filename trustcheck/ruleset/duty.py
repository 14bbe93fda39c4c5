"""What a body can be held to, and the questions on which that rests."""

from __future__ import annotations

from datetime import date

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text
from trustcheck.ruleset.condition.tree import Parameter


@frozen
class Duty:
    """A body has it when each question of `founded_on` is answered yes, and none of `lifted_by`.

    It holds from `since` on, that day included. One that is `beside` asks for another thing than
    what the ruleset is about.
    """

    id: str
    title: Text
    asks: Text
    since: date | Parameter | None
    founded_on: tuple[str, ...]
    lifted_by: tuple[str, ...]
    beside: bool
    ruleset: str | None = None
    """That an offer can be held against, to see whether it is what the duty asks for."""

    @property
    def questions(self) -> tuple[str, ...]:
        """The ids of all criteria on which it rests."""
        return (*self.founded_on, *self.lifted_by)
