"""Where the reports of one format go, one after another, and what stands between them."""

from __future__ import annotations

from typing import Protocol

from trustcheck.cli.console import Console
from trustcheck.cli.target import Draft, Target
from trustcheck.source.problem import InvalidInput, Problem


class Outlet(Protocol):
    """Takes reports as they come."""

    target: Target

    @property
    def is_open(self) -> bool:
        """Whether anybody is there to read what is added."""

    def add(self, text: str) -> None:
        """Add the report on one profile."""

    def close(self, last: str = "") -> tuple[Problem, ...]:
        """End with `last`, and return what was in the way of any of it."""

    def drop(self) -> None:
        """Leave things as they were, as far as nothing was meant to be kept."""


class Page:
    """Reports one under another: at once on standard output, or in a file once it is complete."""

    def __init__(self, target: Target, console: Console, *, is_list: bool) -> None:
        self.target = target
        self.is_open = True
        self._console = console
        self._is_list = is_list and target.format == "json"
        self._draft: Draft | None = None
        self._problems: tuple[Problem, ...] = ()
        self._count = 0

    def add(self, text: str) -> None:
        """Add the report on one profile.

        Raises InvalidInput where standard output cannot keep it.
        """
        if self._is_list:
            text = ("," if self._count else "[") + "\n" + text.rstrip("\n")
        elif self._count and self.target.format in ("text", "facts"):
            text = f"\n{text}"
        elif self._count and self.target.format == "facts-csv":
            text = text.partition("\n")[2]  # the names of the columns stand once
        self._count += 1
        self._write(text)

    def close(self, last: str = "") -> tuple[Problem, ...]:
        """End with `last`; return the problems of a file that could not be written."""
        if self._is_list and self._count:
            last = f"\n]\n{last}"
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
