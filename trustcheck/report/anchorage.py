"""Where in the files of a service a finding is shown, and what keeps it the same finding."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.assessment.finding import BY_CASES, Finding, Verdict
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import Pointer, slashed
from trustcheck.profile.reading import Declaration
from trustcheck.report.fact import Fact, fact
from trustcheck.source.document import Data, Document
from trustcheck.source.fingerprint import sha256
from trustcheck.source.span import Span

_NAMING = ("id", "holder", "held", "over", "to", "entity", "scheme", "name")
"""What tells a record of a list from the others, wherever it stands in it."""


_SERVICE: Pointer = ("subject", "name")


@frozen
class Anchorage:
    """The fact that decided a finding, or the place where the one it waits for would stand."""

    pointer: Pointer
    span: Span
    """One line at most where it is a record, a list, or the whole file."""
    others: tuple[Fact, ...]
    """Every other declared fact that was read, in the order of reading."""


def anchorage(finding: Finding, declaration: Declaration) -> Anchorage:
    """Return where a finding is shown, and what else it rests on."""
    pointer, reasoning = _decisive(finding), finding.explanation
    read = dict.fromkeys((*reasoning.decisive().pointers(), *reasoning.pointers()))
    others = tuple(fact(declaration, each) for each in read if each != pointer)
    return Anchorage(pointer, place_of(declaration, pointer), others)


def primary(finding: Finding, declaration: Declaration) -> Span:
    """Return where a finding is shown; it may be in the file of a host.

    A finding that read nothing, and waits for nothing, stands at the name of the service.
    """
    return place_of(declaration, _decisive(finding))


def chain(step: Explanation) -> Iterator[Explanation]:
    """Yield a step, then the first one that decided it, down to one that none decided alone."""
    decided: Explanation | None = step
    while decided is not None:
        yield decided
        truth = decided.truth
        if decided.message.id == BY_CASES:
            return
        decided = next((part for part in decided.because if part.truth is truth), None)


def place_of(declaration: Declaration, pointer: Pointer) -> Span:
    """Return the place of a value written on one line, else of what it stands under.

    That is its key, or the key of the nearest record around what is not written; what has no
    key is shown by its first line.
    """
    where, within = declaration.at(pointer)
    document = where.document
    span = document.span(within)
    if within in document.spans and _is_on_one_line(span):
        return span
    while within not in document.spans:
        within = within[:-1]
    return document.keys.get(within) or _first_line(document, document.span(within))


def lasting(declaration: Declaration, pointer: Pointer) -> str:
    """Return a pointer in which records of lists go by their names, so that none is counted."""
    where, within = declaration.at(pointer)
    steps: list[str] = list(map(str, pointer[: len(pointer) - len(within)]))
    part: Data = where.document.data
    for step in within:
        part = _below(part, step)
        name = _name(part) if isinstance(step, int) else ""
        steps.append(name or str(step))
    return slashed(tuple(steps))


def fingerprint(*parts: str) -> str:
    """Return 16 bytes that stand for these texts and no others, in hexadecimal."""
    raw = [part.encode("utf-8", "surrogatepass") for part in parts]
    return sha256(b"".join(b"%d:%s" % (len(each), each) for each in raw))[:32]


def _decisive(finding: Finding) -> Pointer:
    """Return the way to the fact that decided, or that an unknown waits for.

    What the last step that decided read counts for more than what those above it did.
    """
    reasoning = finding.explanation
    decisive = reasoning.decisive()
    *_, last = chain(reasoning)
    read = (*last.facts[-1:], *last.pointers(), *decisive.pointers(), *reasoning.pointers())
    waited = tuple(gap.pointer for gap in (*decisive.open_gaps(), *reasoning.open_gaps()))
    is_open = finding.verdict is Verdict.UNKNOWN
    return (*waited, *read, _SERVICE)[0] if is_open else (*read, *waited, _SERVICE)[0]


def _is_on_one_line(span: Span) -> bool:
    return span.line == span.end_line and span.column < span.end_column


def _first_line(document: Document, span: Span) -> Span:
    """Return the part of a span on its first line; never nothing, and never beyond the file."""
    line = min(span.line, max(len(document.lines), 1))
    text = document.lines[line - 1] if document.lines else ""
    column = min(span.column, max(len(text), 1)) if line == span.line else 1
    return Span(span.file, line, column, line, max(len(text), column) + 1)


def _name(part: Data) -> str:
    if not isinstance(part, dict):
        return ""
    return " ".join(f"{key}={part[key]}" for key in _NAMING if isinstance(part.get(key), str))


def _below(part: Data, step: str | int) -> Data:
    if isinstance(part, dict) and isinstance(step, str):
        return part.get(step)
    if isinstance(part, list) and isinstance(step, int) and step < len(part):
        return part[step]
    return None
