"""A mistake in an input file, with its place, its reason and its remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.source.span import Span


@frozen
class Problem:
    """One mistake of a user.

    Its sentence is `problem.<code>` in the catalogs, the remedy `problem.<code>.remedy`;
    both may speak of the values of `message`.
    """

    span: Span
    message: Message

    @property
    def code(self) -> str:
        """The kind of mistake, a stable word such as `unknown-key`."""
        return self.message.id


def first_of(problems: Iterable[Problem], file: str, *, limit: int) -> Iterator[Problem]:
    """Yield the first problems of a file, and whether there are more; the rest are not sought."""
    for count, problem in enumerate(problems, start=1):
        if count > limit:
            yield too_many(file, limit=limit)
            return
        yield problem


def too_many(file: str, *, limit: int) -> Problem:
    """Return the problem of a file that has so many others that no more are looked for.

    It stands at the top of the file, and so comes first.
    """
    return Problem(Span(file, 1, 1, 1, 1), say("too-many-problems", limit=limit))


class InvalidInput(Exception):
    """An input cannot be used; carries every problem found in it, in the order of the file.

    This is not the same thing as a criterion that fails.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(
            sorted(dict.fromkeys(problems), key=lambda problem: (problem.span, problem.code))
        )
        super().__init__("; ".join(f"{p.span}: {p.code}" for p in self.problems))
