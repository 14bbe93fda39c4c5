"""Gather the problems of one document while it is being read."""

from __future__ import annotations

from collections.abc import Iterable

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Value, say
from trustcheck.logic.pointer import Pointer
from trustcheck.source.document import Document
from trustcheck.source.limits import STANDARD
from trustcheck.source.problem import InvalidInput, Problem, too_many
from trustcheck.source.suggestion import closest


@frozen
class Refusals:
    """Where a reader puts every mistake it meets, so that it can go on and find the next."""

    document: Document
    problems: list[Problem]

    def refuse(self, code: str, at: Pointer, *, key: bool = False, **values: Value) -> None:
        """Add a problem at a value, or at its key.

        Raises InvalidInput with all of them once there are too many.
        """
        span = self.document.key_span(at) if key else self.document.span(at)
        self.problems.append(Problem(span, say(code, **values)))
        if len(self.problems) >= STANDARD.problems:
            more = too_many(self.document.file, limit=STANDARD.problems)
            raise InvalidInput([*self.problems, more])

    def unknown(
        self, code: str, name: str, known: Iterable[str], at: Pointer, *, key: bool = False
    ) -> None:
        """Add a problem for a name that does not exist; `code-near` when another is close."""
        names = tuple(dict.fromkeys(known))
        near = closest(name, names)
        if near is None:
            self.refuse(code, at, key=key, name=name, known=names)
        else:
            self.refuse(f"{code}-near", at, key=key, name=name, suggestion=near, known=names)
