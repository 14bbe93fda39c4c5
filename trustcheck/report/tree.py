"""Reasoning drawn as a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.logic.truth import Truth
from trustcheck.report.paragraph import hang
from trustcheck.report.style import Style, styled, visible
from trustcheck.wording.phrase import Wording

Tell: TypeAlias = Callable[[Explanation, int], tuple[str, ...]]
"""Tells one step in lines no wider than a width."""

_ASKED = "step."
"""What the ids of the steps that a rule asks for begin with."""

_SIGNS = {
    Truth.TRUE: styled("✓", Style.PASS),
    Truth.FALSE: styled("✗", Style.FAIL),
    Truth.UNKNOWN: styled("?", Style.UNKNOWN),
}


def draw(step: Explanation, width: int, tell: Tell) -> Iterator[str]:
    """Yield the lines of a step, then those of the steps it rests on, behind guides."""
    yield from tell(step, width)
    yield from _below(step, width, tell, "")


def shortened(step: Explanation, most: int) -> Explanation:
    """Return reasoning in which no step rests on more than `most` others; the rest is counted."""
    kept = tuple(shortened(part, most) for part in step.because[:most])
    left = len(step.because) - most
    rest = (Explanation(step.truth, say("report.finding.more", n=left)),) if left > 0 else ()
    return replace(step, because=kept + rest)


def sentence(step: Explanation, wording: Wording, width: int) -> tuple[str, ...]:
    """Return the sign of a step and its sentence, in lines."""
    return hang(f"{_sign(step)} ", visible(wording.phrase(step.message)), width)


def standing(step: Explanation) -> Truth | None:
    """Return whether what a rule asks is so; a fact that was worked out just is: None for it."""
    asked = step.message.id.startswith(_ASKED)
    return step.truth if asked or step.truth is Truth.UNKNOWN else None


def _sign(step: Explanation) -> str:
    truth = standing(step)
    return "·" if truth is None else _SIGNS[truth]


def _below(step: Explanation, width: int, tell: Tell, guide: str) -> Iterator[str]:
    for number, part in enumerate(step.because, start=1):
        last = number == len(step.because)
        inner = guide + ("  " if last else "│ ")
        first, *rest = tell(part, width - len(inner))
        yield guide + ("└ " if last else "├ ") + first
        # A guide runs on beside a long sentence down to the steps below it.
        yield from (inner + ("│" + line[1:] if part.because else line) for line in rest)
        yield from _below(part, width, tell, inner)
