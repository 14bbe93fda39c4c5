"""`trustcheck ask -i`: one question at a time on a terminal, each answer kept in the profile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from trustcheck.cli.console import Console
from trustcheck.cli.ground import Ground
from trustcheck.cli.target import write_whole
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.fields import define, field, replace
from trustcheck.logic.message import say
from trustcheck.profile.alteration import Alteration, Manner, altered
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.revision import CannotRevise

if TYPE_CHECKING:
    from trustcheck.assessment.asking import Matter
    from trustcheck.source.document import Data

ANSWERS = "<answer>"
"""What the places of an answer are shown under."""

_YES, _NO = ("yes", "y", "oui", "o", "true"), ("no", "n", "non", "false")
_SPELT = {**dict.fromkeys(_YES, "true"), **dict.fromkeys(_NO, "false")}


@define
class Interview:
    """Asks what decides the most, until the verdict is settled or nothing is left to ask."""

    ground: Ground
    path: Path
    everything: bool
    passed: set[Gap] = field(default_factory=set)
    """What was asked and not answered."""

    def run(self, console: Console) -> None:
        """Ask, and write each answer into the profile before the next question."""
        while (matter := self._next(console)) is not None:
            if not self._answered(console, matter):
                self.passed.add(matter.gap)

    def _next(self, console: Console) -> Matter | None:
        from trustcheck.engine.asking import MOST_ANSWERS, ask

        first = self.ground.first()
        statutes, trial = self.ground.statutes, self.ground.trial
        found = ask(first, statutes, trial, everything=self.everything, most=MOST_ANSWERS)
        open_now = (each for each in found.matters if each.gap not in self.passed)
        matter = next(filter(_is_for_here, open_now), None)
        if matter is None:
            console.talk(say("ask.interview.end", verdict=found.verdict.value))
        return matter

    def _answered(self, console: Console, matter: Matter) -> bool:
        """Ask one question; tell whether it was answered and the answer is in the profile."""
        from trustcheck.report.question import form, question

        ground = self.ground
        asked = question(matter, ground.declaration, ground.ruleset, console.wording)
        console.report(f"\n{asked}\n")
        whole = matter.gap.reason is Reason.OPEN
        shape = say("question.form.boolean") if whole else form(matter)
        id = "ask.interview.whole" if whole else "ask.interview.form"
        console.answer(say(id, form=shape))
        while text := click.prompt(">", default="", show_default=False, prompt_suffix=" ").strip():
            try:
                return self._take(console, matter, text)
            except InvalidInput as invalid:
                console.tell(invalid.problems)
            console.report(f"\n{asked}\n")
            console.answer(say(id, form=shape))
        return False

    def _take(self, console: Console, matter: Matter, text: str) -> bool:
        from trustcheck.source.document import read

        value = _value(console, text)
        pointer = matter.gap.pointer
        if matter.gap.reason is Reason.OPEN:
            if value is not True:
                return False
            alteration = Alteration(Manner.ADD, ("complete",), str(pointer[0]))
        else:
            alteration = Alteration(Manner.SET, pointer, value)
        document = self.ground.declaration.document
        try:
            changed = altered(document, (alteration,))
        except CannotRevise:
            raise InvalidInput([Problem(document.span(()), say("cannot-suppose"))]) from None
        console.given[document.file] = changed.encode()
        declaration = self.ground.declared(read(changed.encode(), document.file))
        write_whole(self.path, changed)
        self.ground = replace(self.ground, declaration=declaration)
        console.talk(say("ask.interview.kept", file=document.file))
        return True


def _is_for_here(matter: Matter) -> bool:
    """Tell whether one value answers a question: no document, no answer that is signed."""
    gap = matter.gap
    return (
        bool(matter.tried)
        and gap.reason is not Reason.BACKING
        and gap.pointer[0] != "attestations"
    )


def _value(console: Console, text: str) -> Data:
    from trustcheck.source.document import read

    raw = _SPELT.get(text.lower(), text).encode("utf-8", "surrogateescape")
    console.given[ANSWERS] = raw
    return read(raw, ANSWERS).data
