"""One record of a register, read field by field; what is not as it should be is a problem."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Value, say
from trustcheck.register.raw import Json, clean
from trustcheck.source.limits import shortened
from trustcheck.source.problem import Problem
from trustcheck.source.span import Span

_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].*)?")


@frozen
class Record:
    """Named fields; an empty one, and `null`, count as not given."""

    span: Span
    data: Mapping[str, Json]
    problems: list[Problem]
    path: str = ""

    def refuse(self, code: str, **values: Value) -> None:
        """Add a problem of this record."""
        self.problems.append(Problem(self.span, say(code, **values)))

    def has(self, name: str) -> bool:
        """Tell whether a field says anything."""
        return self.data.get(name) not in (None, "", [], {})

    def text(self, name: str) -> str | None:
        """Return a text on one line."""
        value = self.data.get(name)
        if value is None:
            return None
        if not isinstance(value, str):
            return self._wrong(name, "text")
        return clean(value) or None

    def required(self, name: str) -> str | None:
        """Return a text that must be given."""
        text = self.text(name)
        if text is None and not self.has(name):
            self.refuse("missing-field", field=f"{self.path}{name}")
        return text

    def flag(self, name: str) -> bool | None:
        """Return a yes or no."""
        value = self.data.get(name)
        if value is None or isinstance(value, bool):
            return value
        return self._wrong(name, "boolean")

    def number(self, name: str) -> Fraction | None:
        """Return a number, exactly."""
        value = self.data.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
            return self._wrong(name, "number")
        return Fraction(value)

    def day(self, name: str) -> date | None:
        """Return a day, of a date or of a date and time."""
        text = self.text(name)
        if text is None:
            return None
        found = _DAY.fullmatch(text)
        try:
            if found is not None:
                return date.fromisoformat(found[1])
        except ValueError:
            pass
        self.refuse("wrong-day", field=f"{self.path}{name}", found=shortened(text))
        return None

    def table(self, name: str) -> Record | None:
        """Return the fields within a field."""
        value = self.data.get(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            return self._wrong(name, "mapping")
        return Record(self.span, value, self.problems, f"{self.path}{name}.")

    def tables(self, name: str) -> tuple[Record, ...]:
        """Return the fields of each item of a list."""
        tables = []
        for index, item in enumerate(self._items(name)):
            path = f"{self.path}{name}[{index}]"
            if isinstance(item, dict):
                tables.append(Record(self.span, item, self.problems, f"{path}."))
            else:
                self._wrong(f"{name}[{index}]", "mapping")
        return tuple(tables)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return each text of a list."""
        texts = []
        for index, item in enumerate(self._items(name)):
            if isinstance(item, str):
                texts.append(clean(item))
            else:
                self._wrong(f"{name}[{index}]", "text")
        return tuple(text for text in texts if text)

    def _items(self, name: str) -> list[Json]:
        value = self.data.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self._wrong(name, "list")
            return []
        return value

    def _wrong(self, name: str, expected: str) -> None:
        kind = say(f"register.kind.{expected}")
        self.refuse("wrong-field", field=f"{self.path}{name}", expected=kind)
