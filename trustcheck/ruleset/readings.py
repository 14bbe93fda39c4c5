"""READINGS.md: how each doubtful passage of the law is read, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from trustcheck.logic.message import Text
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.file import read_file
from trustcheck.source.folder import ruleset_files

_FRENCH, _ENGLISH = "### Français", "### English"
"""What a part of a reading in one language stands under; anything else is for both."""


def read_readings(ruleset: Ruleset) -> Mapping[str, Text]:
    """Return each reading by its heading (`## heading`), in the order of the file."""
    path = ruleset_files(ruleset.folder).readings
    if path is None:
        return {}
    readings: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in read_file(path).decode(errors="replace").splitlines():
        if line.startswith("## "):
            lines = readings.setdefault(line.removeprefix("## ").strip(), [])
        else:
            lines.append(line)
    return {heading: _text(lines) for heading, lines in readings.items()}


def _text(lines: Iterable[str]) -> Text:
    parts = dict.fromkeys((_FRENCH, _ENGLISH), "")
    for heading, line in _parts(lines):
        for part in (heading,) if heading else parts:
            parts[part] += f"{line}\n"
    return Text(fr=parts[_FRENCH].strip(), en=parts[_ENGLISH].strip())


def _parts(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each line with the language it is for; none for both."""
    heading = ""
    for line in lines:
        if line.strip() in (_FRENCH, _ENGLISH):
            heading = line.strip()
        else:
            yield heading, line
