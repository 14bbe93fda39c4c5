"""The known word that a misspelt one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 100
_LIKE = 0.6


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the word of `known` most like `word`, or None if none is like it.

    Case, and whether `-`, `_` or a space joins words, does not matter.
    Of two that are equally like, the first is returned.

    >>> closest("Nationality", ["residence", "nationalities"])
    'nationalities'
    """
    if len(word) > _LONGEST:
        return None
    from difflib import SequenceMatcher  # only a mistake has to wait for it

    matcher = SequenceMatcher(None, b=_folded(word), autojunk=False)
    best, likeness = None, _LIKE
    for candidate in known:
        matcher.set_seq1(_folded(candidate[:_LONGEST]))
        if matcher.real_quick_ratio() > likeness and matcher.ratio() > likeness:
            best, likeness = candidate, matcher.ratio()
    return best


def _folded(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")
