"""Explanations and messages as plain text, whole: what kept lists are compared with."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

from trustcheck.assessment.finding import Finding
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message, Text, Value
from trustcheck.logic.pointer import dotted


def laid_out(explanation: Explanation) -> str:
    """Return a whole proof, a line a step: its truth, its message with every value, its facts.

    After the facts stand the gaps with their reasons; below a step, what it rests on.
    """
    below = (indent(laid_out(step), "  ") for step in explanation.because)
    return "\n".join([" ".join(_step(explanation)), *below])


def decided(finding: Finding) -> str:
    """Return a whole finding: its verdict and its proof, and those of its parts."""
    told = [(finding.verdict.value, finding.explanation)]
    told += [(f"part {p.part.id}: {p.verdict.value}", p.explanation) for p in finding.parts]
    told += [] if finding.observed is None else [("observed", finding.observed)]
    return "\n".join(f"{verdict}\n{laid_out(proof)}" for verdict, proof in told)


def _step(step: Explanation) -> Iterator[str]:
    yield {"true": "+", "false": "-", "unknown": "?"}[step.truth.value]
    yield told(step.message)
    if step.facts:
        yield f"<- {' '.join(map(dotted, step.facts))}"
    if step.gaps:
        yield f"!! {' '.join(f'{dotted(gap.pointer)}:{gap.reason.value}' for gap in step.gaps)}"
    if step.vacuous:
        yield "(over nothing)"
    if step.contested:
        yield f"contested: {'; '.join(map(told, step.contested))}"


def told(value: Value) -> str:
    """Return a message, or a value of one, in one line."""
    match value:
        case Message(id, values):
            parts = ", ".join(f"{name}={told(each)}" for name, each in values)
            return f"{id}({parts})" if parts else id
        case Text():
            return value.en
        case tuple():
            return f"[{', '.join(map(told, value))}]"
        case Interval():
            return _interval(value)
        case _:
            return str(value)


def _interval(value: Interval) -> str:
    if value.exact is not None:
        return str(value.exact)
    low, high = "]" if value.low_open else "[", "[" if value.high_open else "]"
    return f"{low}{value.low}..{'' if value.high is None else value.high}{high}"
