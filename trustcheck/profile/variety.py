"""Values near which answers part: those that rules speak of, and a place of each kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from trustcheck.logic.fields import frozen
from trustcheck.profile.statutes import Statutes


@frozen
class Hints:
    """The values that rules speak of: near them, answers part."""

    shares: tuple[Decimal, ...] = ()
    """Percentages."""
    numbers: tuple[int, ...] = ()
    days: tuple[date, ...] = ()
    lengths: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@frozen
class Places:
    """Territories to answer with: one of each kind that the law tells apart."""

    kinds: tuple[str, ...]
    home: str
    """One in the area whose companies are not foreign."""
    abroad: str
    """One outside it; the law of which reaches abroad, if there is one."""

    @classmethod
    def of(cls, statutes: Statutes, home: str, data: Mapping[str, Any], *, on: date) -> Places:
        """Return the territories to answer with on a day, rather those that a profile names.

        `home` is the id of an area.
        """
        named = tuple(text for text in texts_of(data) if text in statutes.atlas.territories)
        atlas = statutes.atlas
        reaching = {law.state for law in statutes.laws.values() if on in law.period}
        kinds: dict[tuple[object, ...], str] = {}
        for code in (*named, *atlas.territories):
            areas = tuple(atlas.within(code, area, on) for area in atlas.areas)
            kinds.setdefault((areas, atlas.state_of(code) in reaching), code)
        at_home = [code for code in kinds.values() if atlas.within(code, home, on)]
        away = [code for code in kinds.values() if code not in at_home]
        abroad = [code for code in away if atlas.state_of(code) in reaching]
        return cls((*at_home, *away), at_home[0], (abroad or away)[0])


def texts_of(value: Any) -> Iterator[str]:
    """Yield every text in plain data."""
    match value:
        case str():
            yield value
        case dict() | list():
            parts: Iterable[Any] = value.values() if isinstance(value, dict) else value
            for part in parts:
                yield from texts_of(part)
