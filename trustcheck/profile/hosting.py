"""A profile read together with that of the service it stands on, and of what that stands on."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath

from trustcheck.logic.fields import define, frozen, replace
from trustcheck.logic.message import Message, say
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.profile.reading import HOST, Declaration, read_profile
from trustcheck.source.document import Document, read
from trustcheck.source.file import displayed, read_file
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.source.whereabouts import real

MOST_HOSTS = 4
"""How many services may stand one on another below the one that is assessed."""

_ENDINGS = (".yaml", ".yml", ".json")


def read_hosted(
    document: Document, atlas: Atlas, path: Path, *, mended: Iterable[Problem] = ()
) -> Declaration:
    """Return what a file at `path` declares, with what the host that it names declares.

    Hosts lie in the folder of the first file or beside it, whatever links say. Raises
    InvalidInput with every problem of every file, each at its place in its own.
    """
    tower = _Tower(atlas, path.parent.resolve().parent, [])
    whole = tower.read(document, path, tuple(mended), ())
    if whole is None or tower.problems:
        raise InvalidInput(tower.problems)
    return whole


@frozen
class _Floor:
    """A file that has been read on the way down, and where the one above names it."""

    real: Path
    named: Span | None


@define
class _Tower:
    """Reads files one on another, and gathers every problem on the way."""

    atlas: Atlas
    root: Path
    problems: list[Problem]

    def read(
        self,
        document: Document,
        path: Path,
        mended: tuple[Problem, ...],
        above: tuple[_Floor, ...],
    ) -> Declaration | None:
        """Return what a file and those below it declare, None beside at least one problem."""
        above = above or (_Floor(path.resolve(), None),)
        own: Declaration | None = None
        try:
            own = read_profile(document, self.atlas, mended=mended)
        except InvalidInput as invalid:
            self.problems += invalid.problems
        host = self._host(document, path, above)
        if own is None or host is None:
            return own
        self._check_service(own, host)
        return replace(own, host=host)

    def _host(
        self, document: Document, path: Path, above: tuple[_Floor, ...]
    ) -> Declaration | None:
        named = _named(document)
        if named is None:
            return None
        place = document.span(HOST)
        file = Path(os.path.normpath(path.parent / named))
        real = self._real(file, named)
        refusal = self._refusal(real, named, above)
        if refusal is not None or real is None:
            self.problems.append(Problem(place, refusal or say("host-leads-out", found=named)))
            return None
        shown = os.path.normpath(PurePosixPath(document.file).parent / named)
        mended: list[Problem] = []
        try:
            raw = read_file(file)
        except InvalidInput as invalid:
            self.problems += (_unread(place, problem) for problem in invalid.problems)
            return None
        try:
            below = read(raw, displayed(Path(shown)), mended=mended)
        except InvalidInput as invalid:
            self.problems += invalid.problems
            return None
        return self.read(below, file, tuple(mended), (*above, _Floor(real, place)))

    def _real(self, file: Path, named: str) -> Path | None:
        """Return where a path leads, None for one that is not relative or leads out."""
        windows = PureWindowsPath(named)
        if PurePosixPath(named).is_absolute() or windows.drive or windows.root or "\\" in named:
            return None
        end = real(file)
        return end if end is not None and end.is_relative_to(self.root) else None

    def _refusal(self, real: Path | None, named: str, above: tuple[_Floor, ...]) -> Message | None:
        if real is None:
            return say("host-leads-out", found=named)
        if real.suffix.lower() not in _ENDINGS:
            return say("host-not-yaml", found=named)
        for floor, below in zip(above, (*above[1:], None), strict=True):
            if floor.real == real and below is not None:
                return say("host-leads-back", found=named, place=str(below.named))
            if floor.real == real:
                return say("host-of-itself", found=named)
        if len(above) > MOST_HOSTS:
            return say("too-many-hosts", limit=MOST_HOSTS)
        return None

    def _check_service(self, own: Declaration, host: Declaration) -> None:
        """Refuse a host whose profile is about another service than the one stated."""
        stated = own.profile.hosted_on
        found = host.profile.subject.name
        if stated is not None and stated.service != found:
            place = str(host.document.span(("subject", "name")))
            message = say("host-other-service", stated=stated.service, found=found, place=place)
            self.problems.append(Problem(own.document.span((HOST[0], "service")), message))


def _named(document: Document) -> str | None:
    """Return the path of the host as a file writes it, however broken the rest is."""
    try:
        found = document.value(HOST)
    except (KeyError, IndexError):
        return None
    return found if isinstance(found, str) and found and "\0" not in found else None


def _unread(place: Span, problem: Problem) -> Problem:
    """Return the problem of a host that is no file to read, at the place that names it."""
    why = Message(f"problem.{problem.code}", problem.message.values)
    return Problem(place, say("host-not-read", why=why))
