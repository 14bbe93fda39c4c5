"""`trustcheck import`: profiles to complete, written from the data of registers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from trustcheck.cli.command import Argument, Command, Group, Option
from trustcheck.cli.console import Console
from trustcheck.cli.delivery import put
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.intake import STANDARD_INPUT
from trustcheck.cli.options import as_day, read_once, speaking
from trustcheck.cli.shelf import shipped_statutes
from trustcheck.cli.target import STANDARD_STREAM, Target, place_of, spare_file, spare_inputs
from trustcheck.logic.message import Message, say
from trustcheck.source.span import Span

if TYPE_CHECKING:
    from trustcheck.profile.jurisdiction import Atlas
    from trustcheck.register.importing import Imported
    from trustcheck.register.ledger import Ledger, Remark
    from trustcheck.register.raw import Source

F = TypeVar("F", bound=Callable[..., Any])


@click.group("import", cls=Group, add_help_option=False, no_args_is_help=False)
@click.help_option("--help", cls=Option, help=None)
def acquire() -> None:
    """Gather the commands, one a register."""


def _reading(function: F) -> F:
    """Add what every import takes."""
    for decorate in (
        speaking,
        click.option("--force", cls=Option, is_flag=True),
        click.option("--output", cls=Option, metavar="PATH"),
        click.option(
            "--as-of", "told_on", cls=Option, metavar="YYYY-MM-DD|today", callback=as_day
        ),
        click.option("--subject", cls=Option, metavar="NAME|NUMBER|RECORD"),
        click.argument(
            "files", cls=Argument, nargs=-1, required=True, metavar="FILE...", callback=read_once
        ),
    ):
        function = decorate(function)
    return function


@acquire.command("bods", cls=Command, add_help_option=False)
@_reading
@click.pass_obj
def bods(
    console: Console,
    files: tuple[str, ...],
    *,
    subject: str | None,
    told_on: date | None,
    output: str | None,
    force: bool,
) -> ExitCode:
    """Import statements of the Beneficial Ownership Data Standard."""
    from trustcheck.register.bods import read_bods

    desk = _Desk(console, files, subject=subject, as_of=told_on)
    return desk.deliver(read_bods, output=output, force=force)


@acquire.command("gleif", cls=Command, add_help_option=False)
@_reading
@click.pass_obj
def gleif(
    console: Console,
    files: tuple[str, ...],
    *,
    subject: str | None,
    told_on: date | None,
    output: str | None,
    force: bool,
) -> ExitCode:
    """Import files of the register of Legal Entity Identifiers."""
    from trustcheck.register.gleif import read_gleif

    desk = _Desk(console, files, subject=subject, as_of=told_on)
    return desk.deliver(read_gleif, output=output, force=force)


class _Desk:
    """One run of an import."""

    def __init__(
        self,
        console: Console,
        files: tuple[str, ...],
        *,
        subject: str | None,
        as_of: date | None,
    ) -> None:
        self.console = console
        self.files = files
        self.subject = subject
        self.as_of = as_of

    def deliver(self, read: Callable[..., Ledger], *, output: str | None, force: bool) -> ExitCode:
        """Read the files, write the profile, and list what it does not say.

        Raises InvalidInput for files that cannot be used, and for a profile that is there.
        """
        target = None if output in (None, STANDARD_STREAM) else Path(str(output))
        if target is not None:
            spare_inputs([Target("text", target)], self.files)
            spare_file(target, force=force)
        atlas = shipped_statutes().atlas
        found = self._import(read, atlas)
        text = self._text(found)
        shown = say("cli.standard_output")
        name = place_of(target).file if target else self.console.wording.phrase(shown)
        _check(text, atlas, name)
        put(self.console, text, target)
        self._talk(found)
        return ExitCode.GATE_OPEN

    def _import(self, read: Callable[..., Ledger], atlas: Atlas) -> Imported:
        from trustcheck.register.importing import imported

        sources = [self._source(name) for name in self.files]
        ledger = read(sources, atlas, on=self.as_of)
        whole = Span(sources[0].file, 1, 1, 1, 1)
        return imported(ledger, subject=self.subject, whole=whole)

    def _source(self, name: str) -> Source:
        from trustcheck.register.raw import GENEROUS, Source
        from trustcheck.source.file import displayed, read_file

        if name != STANDARD_STREAM:
            return Source(displayed(Path(name)), read_file(Path(name), limits=GENEROUS))
        raw = b"" if sys.stdin is None else sys.stdin.buffer.read(GENEROUS.size + 1)
        self.console.given[STANDARD_INPUT] = raw
        return Source(STANDARD_INPUT, raw)

    def _text(self, found: Imported) -> str:
        """Return the profile, what is remarked above it."""
        phrase = self.console.wording.phrase
        names = tuple(STANDARD_INPUT if n == STANDARD_STREAM else Path(n).name for n in self.files)
        head: Sequence[Message] = (
            say("register.above", files=names),
            say("register.above.day", day=found.ledger.on),
            say("register.above.open"),
            say("register.above.subject"),
        )
        above = [phrase(message) for message in head]
        if found.remarks:
            above += ["", phrase(say("register.above.remarks"))]
            above += [f"- {phrase(message)}" for message in _placed(found.remarks, folders=False)]
        return found.text(phrase=phrase, above=(*above, ""))

    def _talk(self, found: Imported) -> None:
        if found.remarks:
            self.console.talk(say("register.remarks", count=len(found.remarks)))
            self.console.talk_list(tuple(_placed(found.remarks, folders=True)))
        if self.as_of is None:
            self.console.talk(say("register.day"))
        ledger = found.ledger
        self.console.talk(
            say(
                "register.imported",
                provider=found.provider.called,
                day=ledger.on,
                entities=len(ledger.parties),
                holdings=len(ledger.participations),
                rights=len(ledger.powers),
            )
        )


def _placed(remarks: Sequence[Remark], *, folders: bool) -> Iterator[Message]:
    """Yield each remark with the record it is about; a profile names files without folders."""
    for remark in remarks:
        origin = remark.origin
        if origin is None:
            yield remark.message
        else:
            file = origin.span.file if folders else Path(origin.span.file).name
            place = f"{file}:{origin.span.line}"
            yield say("register.remark_at", what=remark.message, record=origin.id, place=place)


def _check(text: str, atlas: Atlas, file: str) -> None:
    """Read the profile back, as a later run will; raises InvalidInput if it cannot be used."""
    from trustcheck.profile.reading import read_profile
    from trustcheck.source.document import read

    read_profile(read(text.encode(), file), atlas)
