"""What shields.io asks of an endpoint to draw a badge: JSON of its schema, version 1."""

from __future__ import annotations

from trustcheck.logic.message import Message
from trustcheck.report.headline import REFUSED, headline, refuse, tell
from trustcheck.report.json_text import written
from trustcheck.report.reporter import Part, Reporter
from trustcheck.wording.phrase import Wording


class _Endpoint:
    remarks: tuple[Message, ...] = ()

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._parts: list[Part] = []

    def add(self, part: Part) -> str:
        """Keep what is told of one profile."""
        self._parts.append(part)
        return ""

    def close(self) -> str:
        """Return the answer of the endpoint."""
        told = headline(self._parts, self._wording)
        answer = {
            "schemaVersion": 1,
            "label": told.assessed,
            "message": told.told,
            "color": told.colour.removeprefix("#"),
            **({"isError": True} if told.verdict == REFUSED else {}),
        }
        return written(answer, indent=2) + "\n"


REPORTER = Reporter(tell=tell, refuse=refuse, bind=_Endpoint)
