"""What `trustcheck baseline write` does, once its arguments are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from trustcheck.assessment.baseline import Baseline
from trustcheck.assessment.baseline_file import written
from trustcheck.assessment.ratchet import Turn, turn
from trustcheck.cli.bar import Bar
from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.feed import feed_of
from trustcheck.cli.gatekeeping import Gatekeeping, take_baseline
from trustcheck.cli.intake import declaration_of, take_in
from trustcheck.cli.operand import Item
from trustcheck.cli.shelf import shipped_statutes
from trustcheck.cli.standards import take_standards
from trustcheck.cli.target import STANDARD_STREAM, Target, place_of, spare_inputs, write_whole
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.source.document import read
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.whereabouts import is_there

if TYPE_CHECKING:
    from trustcheck.assessment.assessment import Assessment
    from trustcheck.cli.configuration import Configuration
    from trustcheck.profile.reading import Declaration
    from trustcheck.profile.statutes import Statutes

NAME = "trustcheck-baseline.json"


@frozen(kw_only=True)
class Baselining:
    """Profiles whose findings are to be known from now on, and what may come in."""

    profiles: tuple[str, ...]
    held: Configuration
    as_of: date | None
    path: Path
    tighten: bool
    allow_new: bool

    def run(self, console: Console) -> ExitCode:
        """Write the baseline, and say what became of it.

        Raises InvalidInput where a profile cannot be assessed, and for a baseline that is there
        and is not to be changed; nothing is written then.
        """
        old = self._old()
        assessments = self._assessments(console)
        _check_apart(assessments)
        turns = [
            turn(
                old.of(each.declaration.profile.subject.name, each.ruleset.id),
                each,
                allow_new=self.allow_new or not is_there(self.path),
            )
            for each in assessments
        ]
        known = {each.key: each for each in old.known}
        rest = [key for key in known if key not in {each.known.key for each in turns}]
        known |= {each.known.key: each.known for each in turns if each.known.entries}
        for each in turns:
            if not each.known.entries:
                known.pop(each.known.key, None)
        write_whole(self.path, written(Baseline((*known.values(),))))
        for message in self._told(turns, len(rest)):
            console.talk(message)
        is_refused = any(each.refused for each in turns)
        return ExitCode.GATE_CLOSED if is_refused else ExitCode.GATE_OPEN

    def _old(self) -> Baseline:
        """Return what is known already: nothing for a file that is not there yet."""
        if is_there(self.path) and not (self.tighten or self.allow_new):
            raise InvalidInput([Problem(place_of(self.path), say("baseline-exists"))])
        if is_there(self.path) or self.tighten:
            return take_baseline(str(self.path))[1]
        return Baseline()

    def _assessments(self, console: Console) -> Sequence[Assessment]:
        """Return the assessment of each profile under each ruleset.

        Raises InvalidInput with the problems of all of them.
        """
        feed = feed_of(self.profiles)
        spare_inputs([Target("json", self.path)], feed.names)
        statutes = shipped_statutes()
        standards = take_standards(
            self.held.rulesets, statutes, settings=self.held.parameters, selection=None
        )
        waivers = Gatekeeping(waivers=self.held.gatekeeping.waivers)
        terms = waivers.terms(standards, statutes) if waivers.waivers else None
        bars = [
            Bar(s.ruleset, statutes, self.as_of, None, s.named, s.settings, False, terms=terms)
            for s in standards
        ]
        found: list[Assessment] = []
        problems: list[Problem] = []
        for item in feed:
            try:
                declaration = _declared(console, item, statutes)
                folder = None if item.name == STANDARD_STREAM else Path(item.name).parent
                found += [bar.hold(declaration, folder) for bar in bars]
            except InvalidInput as invalid:
                problems += invalid.problems
        problems += feed.problems
        if problems:
            raise InvalidInput(problems)
        return found

    def _told(self, turns: Sequence[Turn], rest: int) -> Iterator[Message]:
        for each in turns:
            for how, ids in (
                ("admitted", each.admitted),
                ("dropped", each.dropped),
                ("refused", each.refused),
            ):
                if ids:
                    yield say(
                        f"baseline.{how}",
                        subject=each.known.subject,
                        count=len(ids),
                        criteria=ids,
                    )
        if rest:
            yield say("baseline.rest", count=rest)
        findings = sum(len(each.known.entries) for each in turns)
        yield say("baseline.written", file=place_of(self.path).file, count=findings)


def _declared(console: Console, item: Item, statutes: Statutes) -> Declaration:
    if item.raw is None:
        return take_in(console, item.name, statutes)
    console.given[item.label] = item.raw
    return declaration_of(read(item.raw, item.label), None, statutes, mended=[])


def _check_apart(assessments: Sequence[Assessment]) -> None:
    """Raise InvalidInput where two profiles are about a service of the same name."""
    seen: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    for each in assessments:
        document = each.declaration.document
        key = each.declaration.profile.subject.name, each.ruleset.id
        if key in seen:
            message = say("same-service", subject=key[0], file=seen[key])
            problems.append(Problem(document.span(("subject", "name")), message))
        seen.setdefault(key, document.file)
    if problems:
        raise InvalidInput(problems)
