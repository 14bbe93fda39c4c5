"""Frozen values as tables of text, and back: plain data, of which nothing runs.

A text is a sequence of tables. A table has a head, such as `Text 2 fr:text en:text`, and so many
rows, their cells apart by tabs. A cell is text where its column says so, else the number of a
value in an earlier row; numbers go on from table to table. The last value is the whole.

A table is turned into values at once, column by column, which makes this far faster than YAML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, TypeAlias

from trustcheck.logic.fields import define, field, frozen

Classes: TypeAlias = Mapping[str, Any]
"""The classes of values that a text may hold, each under its name."""

_SCALARS: Mapping[str, Callable[[str], object]] = {
    "nothing": lambda _: None,
    "truth": lambda text: text == "True",
    "whole": int,
    "text": str,
    "fraction": Fraction,
    "decimal": Decimal,
    "day": date.fromisoformat,
}
_SEVERAL: Mapping[str, Callable[[Iterable[object]], object]] = {
    "tuple": tuple,
    "list": list,
    "set": frozenset,
}
_PAIRS = "map"
_TEXT = ":text"


def classes(*known: type) -> Classes:
    """Return classes by name; raises ValueError for two of one name."""
    named = {each.__name__: each for each in known}
    if len(named) < len(known):
        raise ValueError("two classes of one name")
    return named


# From text to values


def restored(text: str, known: Classes, *, given: Sequence[object] = ()) -> object:
    """Return the value that a text holds; those `given` stand in it by their place.

    Raises ValueError for what `tabulated` did not write with the same classes of the same fields.
    That a field holds what its type says is not looked at.
    """
    try:
        return _restored(text.split("\n"), known, list(given))
    except (ArithmeticError, AttributeError, LookupError, TypeError) as error:
        raise ValueError(f"no tables: {error}") from error


def _restored(lines: list[str], known: Classes, values: list[object]) -> object:
    at, last = 0, len(lines) - 1
    while at < last:
        kind, count, *columns = lines[at].split(" ")
        start, at = at + 1, at + 1 + int(count)
        if not start <= at <= last:
            raise ValueError(f"cut short: {kind}")
        values.extend(_values(kind, columns, lines[start:at], values, known))
    return values[-1]


def _values(
    kind: str, columns: list[str], rows: list[str], values: list[object], known: Classes
) -> Iterable[object]:
    """Return the values of one table; `values` are those above it."""
    if kind in _SCALARS:
        return map(_SCALARS[kind], _plain(rows))
    if kind in _SEVERAL:
        return [_SEVERAL[kind](_items(row, columns, values)) for row in rows]
    cells = _cells(columns, rows, values)
    if kind == _PAIRS:
        return [dict(zip(*cells, strict=True)) if rows else {}]
    made = known[kind]
    if issubclass(made, Enum):
        return [made[str(name)] for name in cells[0]]
    if made.__match_args__ != tuple(column.removesuffix(_TEXT) for column in columns):
        raise ValueError(f"other fields: {kind}")
    return list(map(made, *cells))


def _cells(columns: list[str], rows: list[str], values: list[object]) -> list[Iterable[object]]:
    """Return the cells of a table, column by column."""
    width, cells = len(columns), "\t".join(rows).split("\t") if rows else []
    if len(cells) != width * len(rows):
        raise ValueError(f"rows of other than {width} cells")
    return [
        _plain(cells[index::width])
        if column.endswith(_TEXT)
        else map(values.__getitem__, map(int, cells[index::width]))
        for index, column in enumerate(columns)
    ]


def _items(row: str, columns: list[str], values: list[object]) -> Iterable[object]:
    """Return the cells of a row that may have any number of them."""
    if columns:
        return _plain(row.split("\t"))
    return map(values.__getitem__, map(int, row.split("\t"))) if row else ()


def _plain(texts: list[str]) -> list[str]:
    return [_unescaped(text) if "\\" in text else text for text in texts]


def _unescaped(text: str) -> str:
    parts = text.split("\\\\")
    return "\\".join(part.replace("\\t", "\t").replace("\\n", "\n") for part in parts)


# From values to text

_Cell: TypeAlias = str | int
"""A text, or the place of a value among the entries; below 0 among those given."""


@frozen
class _Entry:
    """A value that has no number yet: what it is made of, how high it stands above the ground."""

    kind: str
    columns: tuple[str, ...]  # none where a row may have any number of cells
    rows: tuple[tuple[_Cell, ...], ...]  # one; a map has one for each of its keys
    height: int = 0


def tabulated(value: object, known: Classes, *, given: Sequence[object] = ()) -> str:
    """Return a value as text; those `given` are not written, `restored` is given them anew.

    Raises TypeError for a value of a class that is not known.
    """
    drawing = _Drawing(known, {id(each): n - len(given) for n, each in enumerate(given)})
    drawing.draw(value)
    return "".join(f"{line}\n" for line in drawing.lines())


@define
class _Drawing:
    """The entries of one text; equal ones are one, except for maps and lists: those may change."""

    known: Classes
    given: Mapping[int, int]  # their places, by identity
    entries: list[_Entry] = field(default_factory=list)
    places: dict[_Entry, int] = field(default_factory=dict)

    def draw(self, value: object) -> int:
        """Return the place of a value, entered after all that it is made of."""
        if id(value) in self.given:
            return self.given[id(value)]
        entry = self._entry(value)
        if entry in self.places and not isinstance(value, (dict, list)):
            return self.places[entry]
        self.entries.append(entry)
        self.places[entry] = len(self.entries) - 1
        return self.places[entry]

    def lines(self) -> Iterator[str]:
        """Yield the lines of the tables, each table below what its rows need."""
        tables: dict[tuple[object, ...], list[int]] = {}
        for place, entry in enumerate(self.entries):
            alone = place if entry.kind == _PAIRS else 0
            tables.setdefault((entry.height, entry.kind, entry.columns, alone), []).append(place)
        ordered = [tables[key] for key in sorted(tables)]
        numbers = {place: place + len(self.given) for place in self.given.values()}
        for table in ordered:
            numbers |= {place: len(numbers) + n for n, place in enumerate(table)}
        for table in ordered:
            rows = [row for place in table for row in self.entries[place].rows]
            first = self.entries[table[0]]
            yield " ".join((first.kind, str(len(rows)), *first.columns))
            for row in rows:
                yield "\t".join(
                    _escaped(cell) if isinstance(cell, str) else str(numbers[cell]) for cell in row
                )

    def _entry(self, value: object) -> _Entry:
        kind = type(value).__name__
        if self.known.get(kind) is type(value):
            if isinstance(value, Enum):
                return _Entry(kind, ("name:text",), ((value.name,),))
            names: tuple[str, ...] = type(value).__match_args__  # type: ignore[attr-defined]  # ours
            return self._table(kind, names, [[getattr(value, name) for name in names]])
        if isinstance(value, dict):
            return self._table(_PAIRS, ("key", "value"), list(map(list, value.items())))
        if isinstance(value, (tuple, list)):
            return self._row(type(value).__name__, value)
        if isinstance(value, frozenset):
            return self._row("set", sorted(value, key=repr))
        return _scalar(value)

    def _table(self, kind: str, names: Sequence[str], rows: Sequence[Sequence[object]]) -> _Entry:
        columns = [
            name + _TEXT if all(isinstance(row[index], str) for row in rows) else name
            for index, name in enumerate(names)
        ]
        written = [
            [
                cell if ":" in name else self.draw(cell)
                for name, cell in zip(columns, row, strict=True)
            ]
            for row in rows
        ]
        return self._above(kind, columns, written)

    def _row(self, kind: str, items: Sequence[object]) -> _Entry:
        if items and all(isinstance(item, str) for item in items):
            return self._above(kind, ["item:text"], [items])
        return self._above(kind, [], [[self.draw(item) for item in items]])

    def _above(self, kind: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> _Entry:
        below = [cell for row in rows for cell in row if isinstance(cell, int) and cell >= 0]
        height = 1 + max((self.entries[place].height for place in below), default=-1)
        return _Entry(kind, tuple(columns), tuple(map(tuple, rows)), height)


def _scalar(value: object) -> _Entry:
    match value:
        case None:
            return _Entry("nothing", (), (("",),))
        case bool():
            return _Entry("truth", (), ((str(value),),))
        case int():
            return _Entry("whole", (), ((str(value),),))
        case str():
            return _Entry("text", (), ((value,),))
        case Fraction():
            return _Entry("fraction", (), ((str(value),),))
        case Decimal():
            return _Entry("decimal", (), ((str(value),),))
        case date():
            return _Entry("day", (), ((value.isoformat(),),))
        case _:
            raise TypeError(f"of no known class: {value!r}")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
