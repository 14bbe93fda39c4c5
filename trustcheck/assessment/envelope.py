"""A DSSE envelope: bytes of a stated type, and signatures over both.

DSSE is the Dead Simple Signing Envelope, version 1. What is signed is not the JSON around but the
type and the bytes, each with its length, so that no two pairs are signed alike.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable
from typing import Any

from trustcheck.assessment.saved import GENEROUS
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import say
from trustcheck.source.document import Document
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.schema import check

LARGEST = replace(GENEROUS, size=2 * GENEROUS.size, text=2 * GENEROUS.text)
"""Bounds on an envelope: Base64 takes a third more than what it holds."""

PAYLOAD_TYPE = "application/vnd.in-toto+json"
"""The type of an in-toto statement."""

_MOST_SIGNATURES = 64
_SCHEMA = {
    "type": "object",
    "properties": {
        "payload": {"type": "string"},
        "payloadType": {"type": "string"},
        "signatures": {
            "type": "array",
            "minItems": 1,
            "maxItems": _MOST_SIGNATURES,
            "items": {
                "type": "object",
                "properties": {"keyid": {"type": ["string", "null"]}, "sig": {"type": "string"}},
                "required": ["sig"],
            },
        },
    },
    "required": ["payload", "payloadType", "signatures"],
}
"""DSSE asks that keys it does not name be passed over."""


@frozen
class Envelope:
    """What an envelope holds; nothing of it is believed before a signature is found good."""

    document: Document
    payload: bytes
    signatures: tuple[bytes, ...]

    @property
    def file(self) -> str:
        """The name of its file, as shown to people."""
        return self.document.file

    def opened(self, verifies: Callable[[bytes, bytes], bool]) -> bytes:
        """Return the payload if a signature is good; `verifies` takes a signature and a message.

        Every signature is tried: the id of a key beside it is a hint that anyone can write.
        Raises InvalidInput if none is good.
        """
        message = pae(PAYLOAD_TYPE, self.payload)
        if any(verifies(signature, message) for signature in self.signatures):
            return self.payload
        place = self.document.span(("signatures",))
        raise InvalidInput([Problem(place, say("signature-not-good", count=len(self.signatures)))])


def pae(payload_type: str, payload: bytes) -> bytes:
    """Return the bytes that are signed for a payload.

    >>> pae("http://example.com/HelloWorld", b"hello world")
    b'DSSEv1 29 http://example.com/HelloWorld 11 hello world'
    """
    kind = payload_type.encode()
    return b" ".join(
        (b"DSSEv1", str(len(kind)).encode(), kind, str(len(payload)).encode(), payload)
    )


def sealed(payload: bytes, *, keyid: str, sign: Callable[[bytes], bytes]) -> str:
    """Return an envelope around an in-toto statement, as JSON."""
    signature = {"keyid": keyid, "sig": _text(sign(pae(PAYLOAD_TYPE, payload)))}
    envelope = {
        "payload": _text(payload),
        "payloadType": PAYLOAD_TYPE,
        "signatures": [signature],
    }
    return json.dumps(envelope, indent=2) + "\n"


def is_envelope(document: Document) -> bool:
    """Tell whether a file is meant as an envelope, well made or not."""
    data = document.data
    return isinstance(data, dict) and not data.keys().isdisjoint(_SCHEMA["required"])


def read_envelope(document: Document) -> Envelope:
    """Return the envelope in a JSON file.

    Raises InvalidInput for what is no envelope, holds another type or is not Base64.
    """
    if problems := check(document, _SCHEMA):
        raise InvalidInput(problems)
    data: Any = document.data  # as the schema says
    if data["payloadType"] != PAYLOAD_TYPE:
        place = document.span(("payloadType",))
        raise InvalidInput([Problem(place, say("other-payload-type", expected=PAYLOAD_TYPE))])
    ways = [("payload",), *(("signatures", n, "sig") for n in range(len(data["signatures"])))]
    decoded = [_decoded(str(document.value(way))) for way in ways]
    problems = tuple(
        Problem(document.span(way), say("not-base64"))
        for way, raw in zip(ways, decoded, strict=True)
        if raw is None
    )
    if problems:
        raise InvalidInput(problems)
    payload, *signatures = (raw for raw in decoded if raw is not None)
    return Envelope(document, payload, tuple(signatures))


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _decoded(text: str) -> bytes | None:
    """Return the bytes; DSSE allows either alphabet of Base64, the one for URLs too."""
    try:
        return base64.b64decode(text.replace("-", "+").replace("_", "/"), validate=True)
    except (binascii.Error, ValueError):
        return None
