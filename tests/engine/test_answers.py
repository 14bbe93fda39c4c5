"""Every word of every record of two profiles, as it is answered: compared with kept lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import indent

import pytest

from tests.builders import DAY, LEXICON, STATUTES, declared
from tests.conftest import Golden
from tests.telling import laid_out, told
from trustcheck.engine.answer import Answer, Grades, Members, Record
from trustcheck.engine.facts import Facts
from trustcheck.engine.vocabulary import WORDS
from trustcheck.graph.exposure import Exposure
from trustcheck.logic.pointer import dotted
from trustcheck.logic.truth import Truth

KEPT = Path(__file__).with_name("kept")
FULL = Path(__file__).parents[1] / "profile" / "full.yaml"
"""A profile with every key that the format has; the host that it names is not read here."""


@pytest.mark.parametrize(
    ("name", "path"),
    [
        pytest.param("full", FULL, id="every key"),
        pytest.param("foreign", KEPT / "foreign.yaml", id="much abroad"),
    ],
)
def test_every_word_is_answered_as_it_was(name: str, path: Path, golden: Golden) -> None:
    golden(KEPT / f"{name}.txt", "\n".join(_records(_facts(path))))


@pytest.mark.parametrize(
    ("name", "on"),
    [
        pytest.param("foreign-later", date(2027, 1, 2), id="later"),
        pytest.param("foreign-earlier", date(2024, 12, 31), id="earlier"),
    ],
)
def test_words_are_answered_otherwise_on_other_days(name: str, on: date, golden: Golden) -> None:
    stated = set(_records(_facts(KEPT / "foreign.yaml")))
    found = _records(_facts(KEPT / "foreign.yaml", on=on))

    golden(KEPT / f"{name}.txt", "\n".join(each for each in found if each not in stated))


def _facts(path: Path, on: date = DAY) -> Facts:
    return Facts(declared(path.read_text(encoding="utf-8")), STATUTES, on, "union", "sample")


def _records(facts: Facts) -> Iterator[str]:
    """Yield each record that words lead to, once, with what each of its words answers.

    Of the exposures those to one law stand for all.
    """
    waiting, met = [facts.root], [facts.root]
    while waiting:
        record = waiting.pop(0)
        lines = [f"{record.kind} {told(record.label)} ({dotted(record.pointer)})"]
        for name, word in WORDS[record.kind].items():
            answer = word.read(facts, record)
            lines += [f"  {line}" for line in _told(name, answer).splitlines()]
            new = [each for each in _below(answer) if each not in met]
            waiting += new
            met += new
        if not isinstance(record.item, Exposure) or record.item.law == "cloud-act":
            yield "\n".join([*lines, ""])


def _below(answer: Answer) -> Iterator[Record]:
    match answer.value:
        case Record():
            yield answer.value
        case Members(members):
            yield from (member.record for member in members)


def _told(name: str, answer: Answer) -> str:
    line = f"{name}: {_value(answer)}"
    if answer.facts:
        line += f" <- {' '.join(map(dotted, answer.facts))}"
    gaps = answer.gaps + (answer.value.gaps if isinstance(answer.value, Members) else ())
    if gaps:
        line += f" !! {' '.join(f'{dotted(gap.pointer)}:{gap.reason.value}' for gap in gaps)}"
    steps = [laid_out(step) for step in answer.because]
    if isinstance(answer.value, Members):
        steps += [
            f"{told(each.record.label)} belongs:\n{indent(laid_out(each.belongs), '  ')}"
            for each in answer.value.members
            if each.belongs is not None
        ]
    return "\n".join([line, *(indent(step, "  ") for step in steps)])


def _value(answer: Answer) -> str:
    match answer.value:
        case None:
            return "not known"
        case Truth():
            return answer.value.value
        case Grades(low, high):
            return f"from {low} to {high}"
        case Record(kind, pointer, label):
            return f"{kind} {told(label)} ({dotted(pointer)})"
        case Members(members):
            return f"[{', '.join(told(each.record.label) for each in members)}]"
        case value:
            return told(value)


def test_every_kind_of_record_is_among_them() -> None:
    kinds = {
        line.split()[0]
        for path in (KEPT / "full.txt", KEPT / "foreign.txt")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and line[0] != " "
    }

    assert set(LEXICON.kinds) == kinds
