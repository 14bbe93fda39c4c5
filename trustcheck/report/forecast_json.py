"""What becomes of the verdicts of a service as days pass, for programs."""

from __future__ import annotations

from datetime import date

from trustcheck.assessment.forecast import Cause, End, Forecast, GateTurn, Turn
from trustcheck.logic.fields import frozen
from trustcheck.report.change import Json, change_json, head_json, place_json
from trustcheck.report.json_text import written
from trustcheck.wording.phrase import Wording

FORMAT = "trustcheck-forecast/1"
"""The version of the form of this report; its form is `schemas/forecast.schema.json`."""


def render(forecast: Forecast, wording: Wording, *, within: int | None = None) -> str:
    """Return the forecast as JSON; `within` is the number of days asked to be warned of."""
    told = _Told(forecast, wording).whole(within)
    return written(told, indent=2) + "\n"


@frozen
class _Told:
    forecast: Forecast
    wording: Wording

    def whole(self, within: int | None) -> dict[str, Json]:
        """Return the forecast."""
        forecast = self.forecast
        closes = forecast.closes
        ending = () if within is None else forecast.within(within)
        return {
            **head_json(forecast.assessment, self.wording, FORMAT),
            "gate": "open" if forecast.is_open else "closed",
            "gate_closes": None if closes is None else closes.on.isoformat(),
            "gate_turns": [_gate(turn) for turn in forecast.gate],
            "passes": [self._end(end) for end in forecast.ends],
            "turns": [self._turn(turn) for turn in forecast.turns],
            "within": None
            if within is None
            else {
                "days": within,
                "passes": [end.finding.criterion.id for end in ending],
                "gate_closes": forecast.closes_within(within),
            },
            "days_assessed": forecast.days,
            "told_until": _day(forecast.until),
        }

    def _end(self, end: End) -> Json:
        return {
            "criterion": end.finding.criterion.id,
            "last_day": _day(end.last_day),
            "turn": None if end.turn is None else self.forecast.turns.index(end.turn),
        }

    def _turn(self, turn: Turn) -> Json:
        waivers = [
            each is not None and each.waiver is not None
            for each in (turn.change.before, turn.change.after)
        ]
        return {
            "on": turn.on.isoformat(),
            **change_json(turn.change, self.wording),
            "waived_before": waivers[0],
            "waived_after": waivers[1],
            "causes": [self._cause(cause) for cause in turn.causes],
        }

    def _cause(self, cause: Cause) -> Json:
        declaration = self.forecast.assessment.declaration
        fact = None if cause.pointer is None else place_json(declaration, cause.pointer)
        kind = cause.message.id.removeprefix("forecast.cause.")
        return {"kind": kind, "sentence": self.wording.phrase(cause.message), "fact": fact}


def _gate(turn: GateTurn) -> Json:
    word = "open" if turn.is_open else "closed"
    return {"on": turn.on.isoformat(), "gate": word, "closing": list(turn.closing)}


def _day(day: date | None) -> Json:
    return None if day is None else day.isoformat()
