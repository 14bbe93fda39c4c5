"""Facts stated otherwise, as people and programs read them."""

from __future__ import annotations

from decimal import Decimal

from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import dotted, slashed
from trustcheck.profile.alteration import Alteration, Manner
from trustcheck.report.change import Json, span_json
from trustcheck.report.fact import stated
from trustcheck.source.document import Data, Document
from trustcheck.source.writing import flow


def told(alteration: Alteration, document: Document) -> Message:
    """Return what is stated otherwise: the fact, what it said, what it says then."""
    was = stated(document, alteration.pointer)
    path = dotted(alteration.pointer)
    match alteration.manner:
        case Manner.ADD:
            return say("alteration.add", path=path, value=flow(alteration.value))
        case Manner.REMOVE:
            return say("alteration.remove", path=path)
        case _ if not was.declared:
            return say("alteration.state", path=path, value=flow(alteration.value))
        case _ if was.written is None:
            return say("alteration.set.long", path=path, value=flow(alteration.value))
        case _:
            value = flow(alteration.value)
            return say("alteration.set", path=path, was=was.written, value=value)


def alteration_json(alteration: Alteration, document: Document) -> dict[str, Json]:
    """Return what is stated otherwise; numbers are text, exact."""
    was = stated(document, alteration.pointer)
    gone = alteration.manner is Manner.REMOVE
    return {
        "manner": alteration.manner.value,
        "pointer": slashed(alteration.pointer),
        "path": dotted(alteration.pointer),
        "before": was.written,
        "after": None if gone else flow(alteration.value),
        "value": None if gone else _plain(alteration.value),
        "place": span_json(was.span),
    }


def _plain(value: Data) -> Json:
    match value:
        case Decimal():
            return str(value)
        case dict():
            return {key: _plain(part) for key, part in value.items()}
        case list():
            return [_plain(part) for part in value]
        case _:
            return value
