"""A format: what it tells of one profile after another, and how that becomes one document."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeAlias

from trustcheck.logic.fields import frozen

if TYPE_CHECKING:
    from trustcheck.assessment.assessment import Assessment
    from trustcheck.logic.message import Message
    from trustcheck.source.problem import Problem
    from trustcheck.wording.phrase import Wording

Part: TypeAlias = tuple[str, ...]
"""What a format tells of one profile under one ruleset, in pieces that its binding knows."""


@frozen
class Refusal:
    """A profile that could not be assessed, and everything that was in the way."""

    file: str
    problems: tuple[Problem, ...]
    line: int | None = None
    """Of standard input, when each of its lines is a profile; from 1."""
    ruleset: str | None = None
    """Under which it could not be; None where it could not even be read."""

    @property
    def label(self) -> str:
        """What people call the profile: its file, or the line that it came in."""
        return self.file if self.line is None else f"{self.file}:{self.line}"

    @property
    def is_ours(self) -> bool:
        """Whether the program itself went wrong, and not the profile."""
        return any(problem.code == "internal" for problem in self.problems)


class Binding(Protocol):
    """Makes one document of parts as they come, and keeps no more of them than it has to."""

    @property
    def remarks(self) -> tuple[Message, ...]:
        """What there is to say of the document beside it, once it is closed."""

    def add(self, part: Part) -> str:
        """Take the next part, and return what can be written by now."""

    def close(self) -> str:
        """Return the rest of the document."""


class Joined:
    """All pieces of all parts, one after another, with the same text between any two."""

    remarks: tuple[Message, ...] = ()

    def __init__(self, opening: str = "", between: str = "", closing: str = "") -> None:
        self._before, self._between, self._closing = opening, between, closing
        self._is_open = False

    def add(self, part: Part) -> str:
        """Return the pieces, and what stands before each."""
        written = []
        for piece in part:
            written += [self._before, piece]
            self._before, self._is_open = self._between, True
        return "".join(written)

    def close(self) -> str:
        """Return what ends the document; what begins it too, if there was no piece."""
        return self._closing if self._is_open else self._before + self._closing


class Headed:
    """Parts that begin with the same piece, which stands once, at the top."""

    remarks: tuple[Message, ...] = ()

    def __init__(self) -> None:
        self._has_head = False

    def add(self, part: Part) -> str:
        """Return the pieces, of all parts but the first without the head."""
        pieces = part[1:] if self._has_head else part
        self._has_head = True
        return "".join(pieces)

    def close(self) -> str:
        """Return nothing: the last row is the end."""
        return ""


@frozen(kw_only=True)
class Reporter:
    """Functions that tell frozen values; none raises, sorts, filters, prints or decides.

    What `text`, `brief` and `facts` tell carries marks of style: see `trustcheck.report.style`.
    """

    tell: Callable[[Assessment, Wording], Part]
    """Tells one assessment."""
    refuse: Callable[[Refusal, Wording], Part] | None = None
    """Tells that a profile was not assessed; None in a format that cannot say it."""
    bind: Callable[[Wording], Binding]
    """Makes the document of all that is told in one run."""
    bind_one: Callable[[Wording], Binding] | None = None
    """Makes that of a run on one profile and one ruleset, where it is of another form."""

    def binding(self, wording: Wording, *, is_list: bool) -> Binding:
        """Return what makes the document of a run; `is_list` where it may tell of several."""
        return (self.bind if is_list else self.bind_one or self.bind)(wording)

    def whole(self, assessment: Assessment, wording: Wording) -> str:
        """Return the document on one assessment alone."""
        binding = self.binding(wording, is_list=False)
        return binding.add(self.tell(assessment, wording)) + binding.close()
