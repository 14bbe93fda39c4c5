"""Why a conclusion was reached, as a tree that any language can tell."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import Message
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth


class Reason(Enum):
    """Why a fact that was asked for is not known."""

    ABSENT = "absent"  # nothing is declared
    UNDISCLOSED = "undisclosed"  # declared to be kept back, or not known
    OPEN = "open"  # the list is not declared complete
    RANGE = "range"  # declared within bounds that do not decide
    BACKING = "backing"  # the evidence is too weak or too old
    UNDERIVED = "underived"  # the declared facts leave the derivation open


@frozen
class Gap:
    """A fact that an unknown conclusion waits for: where it would stand, and why it is not there.

    An open list is pointed at by its name, such as `("sites",)`.
    """

    pointer: Pointer
    reason: Reason


@frozen
class Explanation:
    """One step of reasoning and the steps it rests on."""

    truth: Truth
    message: Message
    because: tuple[Explanation, ...] = ()
    facts: tuple[Pointer, ...] = ()  # declared facts this step read
    gaps: tuple[Gap, ...] = ()  # facts this step waits for
    vacuous: bool = False  # it holds, or fails, only because there is nothing to look at
    contested: tuple[Message, ...] = ()  # legal readings that differ here, and what each gives

    def walk(self) -> Iterator[Explanation]:
        """Yield this step, then every step below it, top first."""
        yield self
        for step in self.because:
            yield from step.walk()

    def decisive(self) -> Explanation:
        """Return the tree without the steps that agree with another conclusion."""
        kept = tuple(step.decisive() for step in self.because if step.truth is self.truth)
        return replace(self, because=kept or tuple(step.decisive() for step in self.because))

    def pointers(self) -> tuple[Pointer, ...]:
        """Return every declared fact read in the tree, once each, in the order of reading."""
        return tuple(dict.fromkeys(fact for step in self.walk() for fact in step.facts))

    def open_gaps(self) -> tuple[Gap, ...]:
        """Return every fact the tree waits for, once each, in the order of reading."""
        return tuple(dict.fromkeys(gap for step in self.walk() for gap in step.gaps))
