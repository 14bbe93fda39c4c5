"""Values, texts, places and messages as the report for programs writes them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from trustcheck.logic.duration import Duration
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message, Text, Value
from trustcheck.report.policy import Json
from trustcheck.ruleset.condition.tree import Literal
from trustcheck.source.span import Span
from trustcheck.wording.phrase import Wording
from trustcheck.wording.template import form
from trustcheck.wording.typography import plain


def message_data(message: Message, wording: Wording) -> dict[str, Json]:
    """Return a message: its id, its sentence and its values, each with its type."""
    template = wording.catalog[message.id]
    return {
        "message": message.id,
        "sentence": wording.phrase(message),
        "values": {
            name: _value(value, wording, percent=form(template, name) == "percent")
            for name, value in message.values
        },
    }


def text_data(text: Text) -> dict[str, Json]:
    """Return a text of the rules in both languages."""
    return {"fr": text.fr, "en": text.en}


def place_data(span: Span) -> Json:
    """Return a place in a file; lines and columns count from 1."""
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def literal_data(value: Literal, *, percent: bool) -> Json:
    """Return the value of a parameter; its type stands beside it."""
    match value:
        case bool() | str():
            return value
        case Fraction():
            return _exact(value, percent)
        case date():
            return value.isoformat()
        case Duration():
            return str(value)
        case tuple():
            return [literal_data(item, percent=percent) for item in value]


def _value(value: Value, wording: Wording, *, percent: bool) -> Json:
    """Return a value with its type, unless JSON has that type itself."""
    unit = "percent" if percent else "number"
    match value:
        case bool() | int() | str() if not percent:
            return value
        case str():
            return value
        case int() | Fraction():
            return {"type": "number", "unit": unit, "value": _exact(Fraction(value), percent)}
        case Interval():
            return {"type": "interval", "unit": unit, **_bounds(value, percent)}
        case date():
            return {"type": "day", "value": value.isoformat()}
        case Duration():
            return {"type": "duration", "value": str(value)}
        case Text():
            return {"type": "text", **text_data(value)}
        case Message():
            return {"type": "message", **message_data(value, wording)}
        case tuple():
            return [_value(item, wording, percent=percent) for item in value]


def _exact(number: Fraction, percent: bool) -> str:
    return plain(number * 100 if percent else number)


def _bounds(interval: Interval, percent: bool) -> dict[str, Json]:
    return {
        "low": _exact(interval.low, percent),
        "high": None if interval.high is None else _exact(interval.high, percent),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }
