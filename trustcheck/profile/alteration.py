"""Facts of a profile stated otherwise, in the text of its own file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from enum import Enum
from typing import Any

from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import Pointer
from trustcheck.source.document import Data, Document
from trustcheck.source.revision import revised


class Manner(Enum):
    """What becomes of a fact."""

    SET = "set"  # it says something else, or says something at all
    ADD = "add"  # a list has one more item
    REMOVE = "remove"  # it is no longer there


@frozen
class Alteration:
    """One fact stated otherwise; the pointer is that of the profile as it was."""

    manner: Manner
    pointer: Pointer
    value: Data = None
    """What it says then; of no use where it goes."""

    @property
    def key(self) -> str:
        """A text that no other alteration has."""
        return repr((self.manner.value, self.pointer, self.value))


def altered_data(document: Document, alterations: Sequence[Alteration]) -> Data:
    """Return what a profile says with some facts stated otherwise.

    Pointers mean the profile as it is, whatever the order. Raises LookupError for one that leads
    nowhere, and TypeError where an item is added to what is no list.
    """
    data: Any = deepcopy(document.data)
    for each in alterations:
        if each.manner is Manner.SET:
            _stating(data, each.pointer[:-1])[each.pointer[-1]] = deepcopy(each.value)
    for each in alterations:
        if each.manner is Manner.ADD:
            holder = _stating(data, each.pointer[:-1])
            if isinstance(holder, dict):
                holder.setdefault(each.pointer[-1], [])
            if not isinstance(listed := holder[each.pointer[-1]], list):
                raise TypeError(each.pointer)
            listed.append(deepcopy(each.value))
    for pointer in sorted(removed(alterations), key=_last_first, reverse=True):
        del _found(data, pointer[:-1])[pointer[-1]]
    return data  # type: ignore[no-any-return]  # what a document holds


def altered(document: Document, alterations: Sequence[Alteration]) -> str:
    """Return the text of a profile with some facts stated otherwise, and all the rest as it is.

    Raises what `altered_data` does, and CannotRevise where the text cannot be changed in place.
    """
    data = altered_data(document, alterations)
    return revised(document, data, without=removed(alterations))


def distinct(alterations: Iterable[Alteration]) -> tuple[Alteration, ...]:
    """Return alterations, each once."""
    return tuple({each.key: each for each in alterations}.values())


def removed(alterations: Iterable[Alteration]) -> tuple[Pointer, ...]:
    """Return where something goes, once each."""
    gone = (each.pointer for each in alterations if each.manner is Manner.REMOVE)
    return tuple(dict.fromkeys(gone))


def _last_first(pointer: Pointer) -> tuple[tuple[bool, str | int], ...]:
    """Return what orders pointers so that none moves what a later one means."""
    return tuple((isinstance(step, int), step) for step in pointer)


def _stating(data: Any, pointer: Pointer) -> Any:
    """Return the mapping or list at a pointer; mappings that are not there are made."""
    for step in pointer:
        data = data.setdefault(step, {}) if isinstance(data, dict) else data[step]
    return data


def _found(data: Any, pointer: Pointer) -> Any:
    for step in pointer:
        data = data[step]
    return data
