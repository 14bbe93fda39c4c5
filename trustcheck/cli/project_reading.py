"""The file of a project, read: what it says, with its paths as seen from the working directory."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from trustcheck.cli.project_form import PROJECT_FORM, ProjectForm
from trustcheck.cli.target import STANDARD_STREAM
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.structure import shaped
from trustcheck.ruleset.shelf import shipped_rulesets
from trustcheck.source.document import Document
from trustcheck.source.file import load
from trustcheck.source.limits import Limits
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.source.suggestion import closest
from trustcheck.source.whereabouts import leads_within

BOUNDS = Limits(size=2**18, depth=12, values=5_000, text=2**12)
"""Bounds on the file of a project."""


@frozen
class Project:
    """What the file of a project says, and where."""

    form: ProjectForm
    document: Document

    def at(self, *pointer: str | int) -> Span:
        """Return where something stands in it."""
        return self.document.span(pointer)


def read_project(file: Path, top: Path) -> Project:
    """Return what the file of a project says; its paths may not leave `top`.

    Raises InvalidInput with every problem of it.
    """
    shown = Path(os.path.relpath(file))
    document = load(shown, limits=BOUNDS)
    if isinstance(document.data, dict) and "trustcheck" in document.data:
        place = document.key_span(("trustcheck",))
        raise InvalidInput([Problem(place, say("project-is-profile", file=document.file))])
    form = shaped(document, PROJECT_FORM)
    paths = _Paths(document, shown.parent, top.resolve())
    form = replace(
        form,
        profiles=paths.each(form.profiles, "profiles"),
        rulesets=paths.rulesets(form.rulesets),
        waivers=paths.each(form.waivers, "waivers"),
        baseline=None if form.baseline is None else paths.led(form.baseline, ("baseline",)),
        formats=tuple(paths.formats(form.formats)),
    )
    if paths.problems:
        raise InvalidInput(paths.problems)
    return Project(form, document)


class _Paths:
    """Leads the paths of the file to where they are seen from the working directory."""

    def __init__(self, document: Document, folder: Path, top: Path) -> None:
        self.problems: list[Problem] = []
        self._document = document
        self._folder = folder
        self._top = top

    def each(self, paths: Iterable[str], key: str) -> tuple[str, ...]:
        """Return paths that stand in a list, or alone."""
        return tuple(self.led(path, (key, number)) for number, path in enumerate(paths))

    def rulesets(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return rulesets: one that comes with the program stays as it is named."""
        shipped = shipped_rulesets() if names else ()
        return tuple(
            name if name in shipped else self._ruleset(name, ("rulesets", number), shipped)
            for number, name in enumerate(names)
        )

    def formats(self, values: Iterable[str]) -> Iterator[str]:
        """Yield formats, each with its file."""
        from trustcheck.report import REPORTERS

        for number, value in enumerate(values):
            at = ("formats", number)
            format, equals, path = value.partition("=")
            if format not in REPORTERS or (equals and not path):
                known = tuple(REPORTERS)
                near = closest(format, known)
                code = "not-one-of" if near is None or format in known else "not-one-of-near"
                more = {} if near is None else {"suggestion": near}
                self._refuse(at, say(code, found=value, known=known, **more))
            else:
                yield f"{format}={self.led(path, at)}" if path else format

    def _ruleset(self, name: str, at: Pointer, shipped: tuple[str, ...]) -> str:
        led = self.led(name, at)
        if not os.path.lexists(led):
            near = closest(name, shipped)
            code = "no-such-ruleset" if near is None else "no-such-ruleset-near"
            self._refuse(at, say(code, name=name, suggestion=near or "", known=shipped))
        return led

    def led(self, path: str, at: Pointer) -> str:
        """Return a path as seen from the working directory; one that leads out is refused."""
        led = self._folder / path
        is_within = not Path(path).is_absolute() and leads_within(led, self._top)
        if path == STANDARD_STREAM or not is_within:
            self._refuse(at, say("path-leaves-project", path=path))
        return str(led)

    def _refuse(self, at: Pointer, message: Message) -> None:
        self.problems.append(Problem(self._document.span(at), message))
