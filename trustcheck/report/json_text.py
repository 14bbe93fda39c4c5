"""JSON as reports write it."""

from __future__ import annotations

import json
from io import StringIO

from trustcheck.source.encoding import encodable


def written(value: object, *, indent: int | None = None) -> str:
    """Return a value as JSON, without a line break at its end: on one line, or indented."""
    if indent is None:
        return encodable(json.dumps(value, ensure_ascii=False))
    text = StringIO()  # `dumps` would keep a million pieces of a long report beside their whole
    json.dump(value, text, ensure_ascii=False, indent=indent)
    return encodable(text.getvalue())
