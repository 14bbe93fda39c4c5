"""A proof as a page shows it: its steps in the order in which the tree is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import frozen
from trustcheck.logic.truth import Truth
from trustcheck.report.style import visible
from trustcheck.report.tree import standing
from trustcheck.wording.phrase import Wording

_STEPS: Mapping[Truth | None, tuple[str, str]] = {
    Truth.TRUE: ("true", "✓"),
    Truth.FALSE: ("false", "✗"),
    Truth.UNKNOWN: ("unknown", "?"),
    None: ("fact", "·"),
}


@frozen
class Step:
    """One step of a proof, in the order in which the tree is read.

    `opens` says that its own steps follow, `closes` how many lists end after it.
    """

    state: str
    sign: str
    text: str
    opens: bool
    closes: int


def steps(top: Explanation, wording: Wording) -> Iterator[Step]:
    """Yield the steps of a proof, top first; a proof can be deeper than calls may nest."""
    stack = [(top, 0)]
    while stack:
        step, closes = stack.pop()
        below = step.because
        state, sign = _STEPS[standing(step)]
        text = visible(wording.phrase(step.message))
        yield Step(state, sign, text, bool(below), 0 if below else closes)
        last = len(below) - 1
        for number in range(last, -1, -1):
            stack.append((below[number], closes + 1 if number == last else 0))
