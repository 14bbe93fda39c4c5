"""What became of the mutants of a ruleset, as a table for people or as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from trustcheck.engine.mutation import Survival
from trustcheck.logic.message import Message, say
from trustcheck.report.style import Style, styled, visible
from trustcheck.ruleset.mutant import Mutant
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.wording.phrase import Wording


def mutants_page(survivals: Sequence[Survival], ruleset: Ruleset, wording: Wording) -> str:
    """Return the table of all criteria, then each survivor with what would catch it, styled."""
    title = say("mutation.title", id=ruleset.id, version=ruleset.version)
    lines = [styled(visible(wording.phrase(title)), Style.STRONG), *_table(survivals, wording)]
    for survival in survivals:
        lines += _survivors(survival, wording)
    counts = _counts(survivals)
    counts.pop("cases")
    lines += ["", visible(wording.phrase(say("mutation.summary", ruleset=ruleset.id, **counts)))]
    return "".join(f"{line}\n" for line in lines)


def mutants_json(survivals: Sequence[Survival], ruleset: Ruleset, wording: Wording) -> str:
    """Return the same for programs, as JSON; without a criterion it is about the home."""
    rows = [
        {
            "criterion": None if survival.criterion is None else survival.criterion.id,
            "cases": survival.cases,
            "mutants": survival.mutants,
            "caught": survival.caught,
            "argued": [{"mutant": a.mutant, "because": a.because} for a in survival.argued],
            "survived": [_described(mutant, wording) for mutant in survival.survived],
        }
        for survival in survivals
    ]
    page = {"ruleset": ruleset.id, "version": ruleset.version, "criteria": rows}
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"


def _described(mutant: Mutant, wording: Wording) -> dict[str, str | int]:
    return {
        "mutant": mutant.id,
        "file": mutant.span.file,
        "line": mutant.span.line,
        "column": mutant.span.column,
        "changed": wording.phrase(mutant.told),
        "missing": wording.phrase(mutant.hint),
    }


def _table(survivals: Sequence[Survival], wording: Wording) -> Iterator[str]:
    """Yield the lines of the table: its head, a line a criterion that has mutants, the sums."""
    names = ("criterion", *_counts(()))
    cells = [tuple(wording.phrase(say(f"mutation.column.{name}")) for name in names)]
    cells += [_row(each, wording) for each in survivals if each.mutants]
    total = wording.phrase(say("mutation.all"))
    cells.append((total, *map(str, _counts(survivals).values())))
    widths = [max(len(row[column]) for row in cells) for column in range(len(names))]
    for number, (name, *counts) in enumerate(cells):
        rest = (count.rjust(width) for count, width in zip(counts, widths[1:], strict=True))
        line = visible("  ".join(("", name.ljust(widths[0]), *rest)))
        yield line if number else styled(line, Style.MUTED)


def _row(survival: Survival, wording: Wording) -> tuple[str, ...]:
    counts = tuple(map(str, _counts([survival]).values()))
    if survival.criterion is None:
        return (wording.phrase(say("mutation.home_row")), "", *counts[1:])
    return (survival.criterion.id, *counts)


def _counts(survivals: Sequence[Survival]) -> dict[str, int]:
    """Return the numbers of a row of the table, under the names of its columns."""
    return {
        "cases": sum(each.cases for each in survivals),
        "mutants": sum(each.mutants for each in survivals),
        "caught": sum(each.caught for each in survivals),
        "argued": sum(len(each.argued) for each in survivals),
        "survived": sum(len(each.survived) for each in survivals),
    }


def _survivors(survival: Survival, wording: Wording) -> Iterator[str]:
    criterion = survival.criterion
    if criterion is not None and survival.survived and not survival.cases:
        values = {"place": str(criterion.span), "criterion": criterion.id}
        message = say("mutation.no_case", **values, mutants=len(survival.survived))
        yield from ("", visible(wording.phrase(message)))
        return
    for mutant in survival.survived:
        yield from ("", visible(wording.phrase(_named(mutant))))
        for message in (
            say("mutation.changed", told=mutant.told),
            say("mutation.missing", hint=mutant.hint),
        ):
            yield f"  {visible(wording.phrase(message))}"


def _named(mutant: Mutant) -> Message:
    place = str(mutant.span)
    if mutant.criterion is None:
        return say("mutation.survivor.home", place=place, mutant=mutant.id)
    return say("mutation.survivor", place=place, criterion=mutant.criterion.id, mutant=mutant.id)
