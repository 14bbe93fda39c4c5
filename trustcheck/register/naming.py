"""Readable ids: from a name, or from a register's own id, each given once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from trustcheck.register.ledger import Origin, Party

_RESERVED = ("subject", "undisclosed")
_LONGEST = 48
_LONGEST_ORIGIN = 90


def party_ids(parties: Iterable[Party]) -> Mapping[str, str]:
    """Return an id for each party, by its id in the register.

    A name in another script than ours gives none: then a register number does.
    """
    taken = set(_RESERVED)
    ids: dict[str, str] = {}
    for party in parties:
        numbers = (f"{number.scheme} {number.id}" for number in party.numbers)
        words = (party.name or "", *numbers, party.id, party.kind)
        slug = next(filter(None, map(_slug, words)))
        ids[party.id] = _once(slug, taken)
    return ids


def origin_ids(origins: Iterable[Origin]) -> Mapping[Origin, str]:
    """Return an id for each statement, as close as may be to its own."""
    taken: set[str] = set()
    ids: dict[Origin, str] = {}
    for origin in origins:
        if origin not in ids:
            plain = re.sub(r"[^A-Za-z0-9._-]+", "-", origin.id)[:_LONGEST_ORIGIN].strip("._-")
            ids[origin] = _once(plain or "statement", taken)
    return ids


def _slug(text: str) -> str:
    """Return a text in small letters, digits and hyphens, cut between words.

    >>> _slug("Société Générale S.A.")
    'societe-generale-sa'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"[.'’]", "", plain))
    letters = sum(character.isalnum() for character in text)
    slug = ""
    for word in words:
        longer = f"{slug}-{word}".strip("-")
        if len(longer) > _LONGEST:
            break
        slug = longer
    return slug if sum(map(len, words)) * 2 >= letters else ""


def _once(id: str, taken: set[str]) -> str:
    """Return the id, or the first numbered one that is free."""
    free, number = id, 1
    while free in taken:
        number += 1
        free = f"{id}-{number}"
    taken.add(free)
    return free
