"""Where each part of a condition is written: the places beside the typed tree."""

from __future__ import annotations

from collections.abc import Sequence

from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.pointer import Pointer
from trustcheck.ruleset.condition.parse import FORMS, names_word
from trustcheck.source.document import Data


@frozen
class Place:
    """Where one part of a condition is written, and where the parts of that part are.

    `whole` is what would be taken out with it, `word` its keyword or its path of words, `at` its
    test; the parts are those of the tree, of a quantifier `where` before `satisfies`.
    """

    whole: Pointer
    word: Pointer
    at: Pointer
    parts: tuple[Place, ...] = ()


def placed(data: Data, at: Pointer) -> Place:
    """Return the places of a condition that reads, written as `data` at `at`."""
    assert isinstance(data, dict)
    form = next((key for key in data if key in FORMS), None)
    if form is None:
        return _joined([_word(test, (*at, key)) for key, test in data.items()], at, at)
    word, below = (*at, form), data[form]
    match form, below:
        case "all", list():
            return _joined(_several(below, word), at, word)
        case "any", list():
            return Place(at, word, at, tuple(_several(below, word)))
        case "not", _:
            return Place(at, word, at, (placed(below, word),))
        case _:
            inner = (placed(data[key], (*at, key)) for key in FORMS[form] if key in data)
            return Place(at, word, at, tuple(inner))


def _several(data: Sequence[Data], at: Pointer) -> list[Place]:
    return [placed(part, (*at, index)) for index, part in enumerate(data)]


def _word(test: Data, at: Pointer) -> Place:
    if not isinstance(test, dict) or names_word(test):
        return Place(at, at, at)
    return _joined([Place((*at, name), at, (*at, name)) for name in test], at, at)


def _joined(parts: Sequence[Place], at: Pointer, word: Pointer) -> Place:
    """Return the place of parts that must all hold; one alone is no conjunction."""
    if len(parts) == 1:
        return replace(parts[0], whole=at)
    return Place(at, word, at, tuple(parts))
