"""Worked examples of ownership and control, published or derived twice, read from their file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

from trustcheck.graph.column import FLOAT, Column
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.share import ANY

FILE = Path(__file__).with_name("oracles.json")

Expected: TypeAlias = Mapping[str, object]


@frozen
class Oracle:
    """One example: who holds what percentage of whom, and what follows."""

    id: str
    edges: tuple[tuple[str, str, Interval], ...]
    foreign: tuple[str, ...]
    expect: Expected

    def columns(self) -> Mapping[str, Column]:
        """Return the companies of the example; what is not declared is a float."""
        parts: dict[str, dict[str, Interval]] = {}
        for holder, company, share in self.edges:
            parts.setdefault(company, {})[holder] = share
        return {company: Column.fitted({FLOAT: ANY, **held}) for company, held in parts.items()}

    def holdings(self) -> tuple[str, ...]:
        """Return the holdings as they are drawn; every example is decimal."""
        return tuple(f"{h} {c} {_decimal(s.low)}..{_decimal(s.low)}" for h, c, s in self.edges)


def number(text: object) -> Fraction:
    """Return a percentage such as `821/10 (=82.100000)` as a part of the whole."""
    return Fraction(str(text).split(" ", 1)[0]) / 100


def _decimal(share: Fraction) -> str:
    return str(float(share * 100))


def oracles() -> Iterator[Oracle]:
    """Yield the examples that are made of holdings."""
    for case in json.loads(FILE.read_text(encoding="utf-8"))["cases"]:
        edges = [(h, c, p, p) for h, c, p in case.get("edges", ())] + case.get("ranges", [])
        yield Oracle(
            case["id"],
            tuple((h, c, Interval(number(low), number(high))) for h, c, low, high in edges),
            tuple(case.get("non_eu", ())),
            case["expect"],
        )


def oracle(id: str) -> Oracle:
    """Return the example with this id."""
    return next(each for each in oracles() if each.id == id)
