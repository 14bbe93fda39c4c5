"""The digest of a file that lies in a folder, where it can be had."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from trustcheck.source.file import read_file
from trustcheck.source.fingerprint import sha256
from trustcheck.source.limits import Limits
from trustcheck.source.problem import InvalidInput
from trustcheck.source.whereabouts import is_file, leads_within, real

LARGEST = Limits(size=64 * 2**20)
"""A file beyond this is not read; 64 MiB take a scanned document of many hundred pages."""


def digests_within(folder: Path, names: Iterable[str]) -> Mapping[str, str]:
    """Return the digest of each file of these names that has one (see digest_within).

    A file is read once, however often and by whatever links it is named.
    """
    places = {name: real(folder / name) for name in dict.fromkeys(names)}
    names_of = {place: name for name, place in places.items()}
    known = {place: digest_within(folder, name) for place, name in names_of.items()}
    found = {name: known[place] for name, place in places.items()}
    return {name: digest for name, digest in found.items() if digest is not None}


def digest_within(folder: Path, name: str, *, limits: Limits = LARGEST) -> str | None:
    """Return the SHA-256 of the file `name` in a folder or below it, in hexadecimal.

    None for what is not there, is no ordinary file, is too large, or leads out of the folder.
    """
    path = folder / name
    try:
        if not is_file(path) or not leads_within(path, folder):
            return None
        return sha256(read_file(path, limits=limits))
    except (InvalidInput, OSError, ValueError):
        return None
