"""Where what one format tells in a run becomes one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from trustcheck.cli.console import Console
from trustcheck.cli.target import Draft, Target
from trustcheck.source.problem import InvalidInput, Problem

if TYPE_CHECKING:
    from trustcheck.logic.message import Message
    from trustcheck.report.reporter import Binding, Part


class Outlet(Protocol):
    """Takes what is told of profiles as it comes."""

    target: Target

    @property
    def is_open(self) -> bool:
        """Whether anybody is there to read what is added."""

    @property
    def remarks(self) -> tuple[Message, ...]:
        """What there is to say of the document beside it, once it is closed."""

    def add(self, part: Part) -> None:
        """Add what is told of one profile."""

    def close(self, last: str = "") -> tuple[Problem, ...]:
        """End with `last`, and return what was in the way of any of it."""

    def drop(self) -> None:
        """Leave things as they were, as far as nothing was meant to be kept."""


class Page:
    """A document at once on standard output, or in a file once it is complete.

    Where nothing is told there is no document.
    """

    def __init__(self, target: Target, console: Console, *, is_list: bool) -> None:
        self.target = target
        self.is_open = True
        self._console = console
        self._is_list = is_list
        self._binding: Binding | None = None
        self._draft: Draft | None = None
        self._problems: tuple[Problem, ...] = ()

    @property
    def remarks(self) -> tuple[Message, ...]:
        """What there is to say of the document beside it."""
        return () if self._binding is None else self._binding.remarks

    def add(self, part: Part) -> None:
        """Add what is told of one profile.

        Raises InvalidInput where standard output cannot keep it.
        """
        if self._binding is None:
            from trustcheck.report import reporter_of

            told = reporter_of(self.target.format)
            self._binding = told.binding(self._console.wording, is_list=self._is_list)
        self._write(self._binding.add(part))

    def close(self, last: str = "") -> tuple[Problem, ...]:
        """End with `last`; return the problems of a file that could not be written."""
        if self._binding is not None:
            last = self._binding.close() + last
        if last:
            self._write(last)
        try:
            if self._draft is not None:
                self._draft.keep()
        except InvalidInput as invalid:
            return invalid.problems
        return self._problems

    def drop(self) -> None:
        """Leave the file as it was."""
        if self._draft is not None:
            self._draft.drop()

    def _write(self, text: str) -> None:
        if not self.is_open:
            return
        if self.target.path is None:
            self.is_open = self._console.report(text)
            return
        try:
            if self._draft is None:
                self._draft = Draft(self.target.path)
            self._draft.add(text)
        except InvalidInput as invalid:
            self._draft, self._problems, self.is_open = None, invalid.problems, False
