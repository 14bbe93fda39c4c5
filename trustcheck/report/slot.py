"""Where in a questionnaire the answer to a question goes, and what of it can be read back."""

from __future__ import annotations

from enum import Enum

from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import dotted
from trustcheck.profile.layout import backed_record
from trustcheck.profile.reading import HOST, Declaration


class Section(Enum):
    """What is answered; the value is the section of a questionnaire, where it has one."""

    ANSWER = "attestations"  # of a person, to a criterion
    LIST = "complete"  # whether a list leaves nothing out
    FACT = "facts"
    BACKING = "evidence"  # of what is declared already


@frozen
class Slot:
    """A section, and the key in it: a criterion, a list, the way to a fact or to a record."""

    section: Section
    key: str

    @property
    def place(self) -> str:
        """What the answer is known by where it is read back."""
        return f"{self.section.value}/{self.key}"


def slot_of(gap: Gap, declaration: Declaration) -> Slot | None:
    """Return where an answer goes; None where it takes more than an answer.

    That is what stands in the profile of a host, and a record that is there already.
    """
    pointer = gap.pointer
    if is_of_host(gap):
        return None
    if pointer[0] == "attestations":
        return Slot(Section.ANSWER, str(pointer[1]))
    if gap.reason is Reason.BACKING:
        record = backed_record(pointer)
        return None if record is None else Slot(Section.BACKING, dotted(record))
    if gap.reason is Reason.OPEN and len(pointer) == 1:
        return Slot(Section.LIST, str(pointer[0]))
    return None if _is_record(gap, declaration) else Slot(Section.FACT, dotted(pointer))


def is_of_host(gap: Gap) -> bool:
    """Tell whether it stands in the profile of the host, which this one cannot complete."""
    return gap.pointer[: len(HOST)] == HOST and len(gap.pointer) > len(HOST)


def _is_record(gap: Gap, declaration: Declaration) -> bool:
    """Tell whether what is declared there has parts of its own: no one value replaces it."""
    try:
        declared = declaration.document.value(gap.pointer)
    except (KeyError, IndexError):
        return False
    return isinstance(declared, (dict, list)) and gap.reason is not Reason.RANGE
