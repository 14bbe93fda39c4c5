"""READINGS.md: how each doubtful passage of the law is read, and why."""

from __future__ import annotations

from collections.abc import Mapping

from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.file import read_file
from trustcheck.source.folder import ruleset_files


def read_readings(ruleset: Ruleset) -> Mapping[str, str]:
    """Return the text of each reading by its heading (`## heading`), in the order of the file."""
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
    return {heading: "\n".join(text).strip() for heading, text in readings.items()}
