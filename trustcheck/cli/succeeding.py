"""The two that `trustcheck diff` sets one after the other: profiles, or saved assessments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from trustcheck.cli.bar import Bar
from trustcheck.cli.console import Console
from trustcheck.cli.intake import declaration_of
from trustcheck.cli.narrowing import narrowed
from trustcheck.cli.operand import STANDARD_INPUT, read_standard_input
from trustcheck.cli.shelf import DEFAULT_RULESET, shipped_statutes
from trustcheck.cli.standards import take_standards
from trustcheck.cli.target import STANDARD_STREAM
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span

if TYPE_CHECKING:
    from trustcheck.assessment.saved import Saved
    from trustcheck.assessment.succession import Side, Succession
    from trustcheck.cli.configuration import Configuration
    from trustcheck.cli.selection import Selection
    from trustcheck.cli.standards import Standard
    from trustcheck.profile.reading import Declaration
    from trustcheck.profile.statutes import Statutes
    from trustcheck.wording.phrase import Wording

RULESETS = (DEFAULT_RULESET, "secnumcloud-3.2")
"""What profiles are held against where nobody says: the label, and what asks for notices."""

_JSON = (b"{", b"[")
_ASSESSMENT = (b'"format"', b'"payloadType"')
"""What a saved assessment, or an envelope around one, has near its beginning."""


@frozen(kw_only=True)
class Choices:
    """What profiles are held against, and when; nothing of it is for saved assessments."""

    held: Configuration
    selection: Selection
    as_of: date | None

    @property
    def given(self) -> tuple[str, ...]:
        """The options that were given and decide."""
        decide = ("--ruleset", "--parameter", "--as-of")
        given = tuple(option for option in self.held.options if option in decide)
        if self.selection.is_everything:
            return given
        return (*given, "--criterion, --group, --level, --tag")


@frozen
class Operand:
    """One of the two, as it was found."""

    name: str
    file: str
    raw: bytes

    @property
    def is_saved(self) -> bool:
        """Whether it looks like a saved assessment, and not like a profile."""
        start = self.raw[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
        return start.startswith(_JSON) and any(word in start for word in _ASSESSMENT)

    @property
    def path(self) -> Path | None:
        """Where it lies; None for standard input."""
        return None if self.name == STANDARD_STREAM else Path(self.name)

    def problem(self, code: str, **values: str) -> InvalidInput:
        """Return a problem of the file as a whole."""
        return InvalidInput([Problem(Span(self.file, 1, 1, 1, 1), say(code, **values))])


def take_operand(console: Console, name: str) -> Operand:
    """Return a file as it was found; raises InvalidInput where it cannot be read."""
    from trustcheck.assessment.saved import GENEROUS
    from trustcheck.source.file import displayed, read_file

    if name == STANDARD_STREAM:
        file, raw = STANDARD_INPUT, read_standard_input()
    else:
        file, raw = displayed(Path(name)), read_file(Path(name), limits=GENEROUS)
    console.given[file] = raw
    return Operand(name, file, raw)


def successions(
    console: Console, old: Operand, new: Operand, choices: Choices, *, renamed: bool
) -> tuple[Succession, ...]:
    """Return what the later of two has otherwise, a ruleset at a time.

    Raises InvalidInput for whatever cannot be read or must not be compared: a profile and a saved
    assessment, two services, other rulesets, or a later one that is the earlier.
    """
    if old.is_saved is not new.is_saved:
        raise (old if old.is_saved else new).problem("diff-of-two-kinds")
    if old.is_saved and choices.given:
        option = choices.given[0]
        raise InvalidInput([Problem(Span(option, 1, 1, 1, 1), say("diff-decided", option=option))])
    found = (
        tuple(_of_assessments(old, new))
        if old.is_saved
        else _of_profiles(console, old, new, choices)
    )
    for each in found:
        _check(new, each, renamed=renamed)
    return found


def _check(new: Operand, each: Succession, *, renamed: bool) -> None:
    names = [side.saved.report["subject"]["name"] for side in (each.before, each.after)]
    if names[0] != names[1] and not renamed:
        raise new.problem("diff-of-two-services", old=names[0], new=names[1])
    if each.after.stated_on < each.before.stated_on:
        days = (each.before.stated_on, each.after.stated_on)
        place = Span(new.file, 1, 1, 1, 1)
        message = say("diff-backwards", old=days[0], new=days[1])
        raise InvalidInput([Problem(place, message)])


# Profiles


def _of_profiles(
    console: Console, old: Operand, new: Operand, choices: Choices
) -> tuple[Succession, ...]:
    """Return what changed between two profiles, each problem of both told at once."""
    statutes = shipped_statutes()
    held = narrowed(choices.held)
    standards = take_standards(
        held.rulesets, statutes, settings=held.parameters, selection=choices.selection
    )
    problems: list[Problem] = []
    read = []
    for operand in (old, new):
        try:
            read.append(_declared(operand, statutes))
        except InvalidInput as invalid:
            problems += invalid.problems
    if problems:
        raise InvalidInput(problems)
    before, after = read
    return tuple(
        _under(each, statutes, (old, before), (new, after), choices, console.wording)
        for each in standards
    )


def _declared(operand: Operand, statutes: Statutes) -> Declaration:
    from trustcheck.source.document import read

    mended: list[Problem] = []
    document = read(operand.raw, operand.file, mended=mended)
    return declaration_of(document, operand.path, statutes, mended=mended)


def _under(
    standard: Standard,
    statutes: Statutes,
    old: tuple[Operand, Declaration],
    new: tuple[Operand, Declaration],
    choices: Choices,
    wording: Wording,
) -> Succession:
    """Return what changed under one ruleset, the day alone first and then the profile."""
    from trustcheck.assessment.succession import Side, succession
    from trustcheck.profile.restatement import statement

    (_, before), (_, after) = old, new
    days = [choices.as_of or each.profile.stated_on for each in (before, after)]
    assessed = partial(_assessed, standard, statutes, wording)
    first, last = assessed(*old, days[0]), assessed(*new, days[1])
    between = first if days[0] == days[1] else assessed(*old, days[1])
    sides = (Side(first, statement(before)), Side(last, statement(after)))
    return succession(*sides, between=between)


def _assessed(
    standard: Standard,
    statutes: Statutes,
    wording: Wording,
    operand: Operand,
    declaration: Declaration,
    day: date,
) -> Saved:
    from trustcheck.assessment.saved import reread
    from trustcheck.report.json import compact

    bar = Bar(
        standard.ruleset,
        statutes,
        day,
        standard.criteria,
        standard.named,
        standard.settings,
        outlook=False,
    )
    folder = None if operand.path is None else operand.path.parent
    return reread(compact(bar.hold(declaration, folder), wording), operand.file)


# Saved assessments


def _of_assessments(old: Operand, new: Operand) -> Iterator[Succession]:
    """Yield what changed between saved assessments, those of one ruleset with one another."""
    from trustcheck.assessment.succession import succession

    before, after = _sides(old), _sides(new)
    for here, sides, others in ((new, after, before), (old, before, after)):
        for ruleset in sides:
            if ruleset not in others:
                known = ", ".join(others)
                raise here.problem("diff-of-other-rulesets", ruleset=ruleset, known=known)
    for ruleset, side in after.items():
        yield succession(before[ruleset], side)


def _sides(operand: Operand) -> dict[str, Side]:
    """Return the assessments in a file, by their rulesets."""
    from trustcheck.assessment.envelope import LARGEST, is_envelope
    from trustcheck.assessment.recollection import recollected
    from trustcheck.assessment.saved import checked
    from trustcheck.assessment.succession import Side
    from trustcheck.source.json_document import read_json

    document = read_json(operand.raw, operand.file, limits=LARGEST)
    if is_envelope(document):
        raise operand.problem("diff-of-envelope")
    items = document.data
    places = [(n,) for n in range(len(items))] if isinstance(items, list) else [()]
    found: dict[str, Side] = {}
    for at in places:
        saved = checked(document, at)
        ruleset = str(saved.report["ruleset"]["id"])
        if ruleset in found:
            message = say("diff-ruleset-twice", ruleset=ruleset)
            raise InvalidInput([Problem(document.span(at), message)])
        found[ruleset] = Side(saved, recollected(saved.report["findings"]))
    if not found:
        raise operand.problem("no-saved-assessment")
    return found
