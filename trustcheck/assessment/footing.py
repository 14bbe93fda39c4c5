"""The facts that a finding rests on, as one digest that no line number changes."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from trustcheck.assessment.finding import Finding
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.reading import HOST, Declaration
from trustcheck.source.document import Data
from trustcheck.source.fingerprint import sha256

_REMARK = "note"
"""What no rule reads."""


def footing(finding: Finding, declaration: Declaration) -> str:
    """Return the digest of every fact that a finding read or waits for, with its value.

    A record of a list counts with all that it says but its note, and not with its number: who
    puts lists in another order, moves lines or writes 24.0 for 24 changes no fact.
    """
    explanation = finding.explanation
    read = [_told(declaration, pointer, "") for pointer in explanation.pointers()]
    waits = [_told(declaration, gap.pointer, gap.reason.value) for gap in explanation.open_gaps()]
    whole = "\n".join(sorted((*read, *waits)))
    return sha256(whole.encode("utf-8", "backslashreplace"))


def _told(declaration: Declaration, pointer: Pointer, reason: str) -> str:
    """Return a fact as text: the way to it, what is there, and why it is waited for."""
    where, within = declaration.at(pointer)
    floors = (len(pointer) - len(within)) // len(HOST)
    way: list[str | int] = [HOST[0]] * floors
    records: list[str] = []
    part: Data = where.document.data
    for step in within:
        part = _below(part, step)
        if isinstance(step, int):
            records.append(_canonical(part))
            way.append("[]")
        else:
            way.append(step)
    return repr((way, records, _canonical(part), reason))


def _below(part: Data, step: str | int) -> Data:
    if isinstance(part, dict) and isinstance(step, str):
        return part.get(step)
    if isinstance(part, list) and isinstance(step, int) and step < len(part):
        return part[step]
    return None


def _canonical(data: Data) -> str:
    """Return data as text that is the same for the same data, in whatever order."""
    match data:
        case dict():
            parts = sorted(
                (key, _canonical(value)) for key, value in data.items() if key != _REMARK
            )
            return repr(parts)
        case list():
            return repr(sorted(map(_canonical, data)))
        case int() | Decimal() if not isinstance(data, bool):
            return str(Fraction(data))
        case _:
            return repr(data)
