"""Workflow commands, read as the runner of GitHub reads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Command(NamedTuple):
    """One command."""

    name: str
    properties: Mapping[str, str]
    message: str


def commands(text: str) -> list[Command]:
    """Return the commands of an output; raises ValueError for a line that is none."""
    return [_command(line) for line in text.removesuffix("\n").split("\n")] if text else []


def _command(line: str) -> Command:
    if not line.startswith("::") or "\r" in line:
        raise ValueError(f"no command: {line!r}")
    head, _, message = line[2:].partition("::")
    name, _, told = head.partition(" ")
    pairs = (pair.partition("=") for pair in told.split(","))
    properties = {key: _unescaped(value, {"%3A": ":", "%2C": ","}) for key, _, value in pairs}
    return Command(name, properties, _unescaped(message, {}))


def _unescaped(text: str, more: Mapping[str, str]) -> str:
    for escape, meant in {"%0D": "\r", "%0A": "\n", **more, "%25": "%"}.items():
        text = text.replace(escape, meant)
    return text
