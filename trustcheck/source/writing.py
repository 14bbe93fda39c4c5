"""Write plain data as text that reads back the same."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""Characters that JSON may hold as they are, and that a YAML file may not."""


def written(data: Any) -> str:
    """Return data as JSON, which is YAML; decimals keep every digit.

    Raises TypeError for anything that no document holds.
    """
    match data:
        case None | bool():
            return json.dumps(data)
        case str():
            text = json.dumps(data, ensure_ascii=False)
            return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
        case int() | Decimal():
            return format(data, "f") if isinstance(data, Decimal) else str(data)
        case dict():
            items = (f"{written(str(key))}: {written(value)}" for key, value in data.items())
            return "{" + ", ".join(items) + "}"
        case list() | tuple():
            return "[" + ", ".join(written(item) for item in data) + "]"
        case _:
            raise TypeError(f"not data: {data!r}")
