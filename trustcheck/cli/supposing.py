"""Facts stated otherwise on the command line: `--set`, `--add` and `--remove`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from trustcheck.cli.console import Console
from trustcheck.cli.ground import Ground
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer, pointer_of
from trustcheck.profile.alteration import Alteration, Manner, altered
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.revision import CannotRevise
from trustcheck.source.span import Span

if TYPE_CHECKING:
    from trustcheck.profile.reading import Declaration
    from trustcheck.source.document import Data, Document

CHANGED = "<changed>"
"""What stands behind the name of a file in the places of its text as it would be."""


@frozen
class Wish:
    """One fact to state otherwise, as the command line has it."""

    manner: Manner
    path: str
    value: str = ""

    @property
    def place(self) -> str:
        """What its problems are shown under."""
        return f"--{self.manner.value} {self.path}"


def alterations_of(
    wishes: Sequence[Wish], document: Document, console: Console
) -> tuple[Alteration, ...]:
    """Return the facts that are to be stated otherwise.

    Raises InvalidInput for every path that leads nowhere and every value that is no YAML.
    """
    problems: list[Problem] = []
    found: list[Alteration] = []
    for wish in wishes:
        try:
            found.append(_alteration(wish, document, console))
        except InvalidInput as invalid:
            problems += invalid.problems
    problems += _twice(wishes, found)
    if problems:
        raise InvalidInput(problems)
    return tuple(found)


def supposed(
    ground: Ground, alterations: Sequence[Alteration], console: Console
) -> tuple[str, Declaration]:
    """Return the text of the profile with these facts in it, and what it then declares.

    Raises InvalidInput with every problem of that text, at its places in it.
    """
    from trustcheck.source.document import read

    document = ground.declaration.document
    try:
        text = altered(document, alterations)
    except CannotRevise:
        raise InvalidInput([Problem(document.span(()), say("cannot-suppose"))]) from None
    file = f"{document.file}{CHANGED}"
    console.given[file] = text.encode()
    return text, ground.declared(read(text.encode(), file))


def _alteration(wish: Wish, document: Document, console: Console) -> Alteration:
    pointer = pointer_of(wish.path, document.data)
    place = Span(wish.place, 1, 1, 1, 1)
    if pointer is None:
        raise InvalidInput([Problem(place, say("no-such-fact", path=wish.path))])
    there = _there(document, pointer)
    if wish.manner is Manner.REMOVE:
        if there is None:
            raise InvalidInput([Problem(place, say("no-such-fact", path=wish.path))])
        return Alteration(wish.manner, pointer)
    if wish.manner is Manner.ADD and there is not None and not isinstance(there[0], list):
        raise InvalidInput([Problem(place, say("adds-to-no-list", path=wish.path))])
    return Alteration(wish.manner, pointer, _value(wish, console))


def _there(document: Document, pointer: Pointer) -> tuple[Data] | None:
    """Return what is stated at a pointer, None where nothing is."""
    try:
        return (document.value(pointer),)
    except LookupError:
        return None


def _value(wish: Wish, console: Console) -> Data:
    from trustcheck.source.document import read

    raw = wish.value.encode("utf-8", "surrogateescape")
    console.given[wish.place] = raw
    return read(raw, wish.place).data


def _twice(wishes: Sequence[Wish], found: Sequence[Alteration]) -> Iterator[Problem]:
    """Yield a problem for each wish that lies within what another states, or takes away."""
    if len(found) < len(wishes):
        return
    stated = [each.pointer for each in found if each.manner is not Manner.ADD]
    for wish, each in zip(wishes, found, strict=True):
        meant = sum(each.pointer[: len(other)] == other for other in stated)
        if meant > (each.manner is not Manner.ADD):
            yield Problem(Span(wish.place, 1, 1, 1, 1), say("supposed-twice", path=wish.path))
