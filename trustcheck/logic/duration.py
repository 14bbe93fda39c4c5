"""Lengths of time as contracts write them: months and days (ISO 8601)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction

from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.truth import Truth

_ISO = r"P(?:([0-9]{1,4})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,4})W)?(?:([0-9]{1,5})D)?"


@frozen
class Duration:
    """So many months and so many days; a month has from 28 to 31 days."""

    months: int
    days: int

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Return the duration written as `P1M`, `P21D`, `P1Y6M` or `P2W`.

        Raises ValueError for anything else, hours and fractions included.
        """
        match = re.fullmatch(_ISO, text)
        if match is None or text == "P":
            raise ValueError(f"not a duration: {text}")
        years, months, weeks, days = (int(group or 0) for group in match.groups())
        return cls(12 * years + months, 7 * weeks + days)

    def __str__(self) -> str:
        months = f"{self.months}M" if self.months else ""
        days = f"{self.days}D" if self.days or not self.months else ""
        return f"P{months}{days}"

    def at_most(self, limit: Duration) -> Truth:
        """Tell whether this is no longer than `limit`, whatever the months in question.

        >>> Duration.parse("P31D").at_most(Duration.parse("P1M"))
        <Truth.UNKNOWN: 'unknown'>
        """
        months, days = self.months - limit.months, self.days - limit.days
        excess = Interval(Fraction(_span(months)[0] + days), Fraction(_span(months)[1] + days))
        return ~excess.above(Fraction(0))

    def after(self, day: date) -> date:
        """Return the day so much later; where its month is too short, the last day of that month.

        >>> str(Duration.parse("P18M").after(date(2026, 5, 31)))
        '2027-11-30'
        """
        year, month = divmod(day.year * 12 + day.month - 1 + self.months, 12)
        try:
            last = date(year, month + 1, min(day.day, _days_in(year, month + 1)))
            return last + timedelta(days=self.days)
        except (OverflowError, ValueError):  # beyond the last year there is
            return date.max


def _days_in(year: int, month: int) -> int:
    """Return the number of days of a month, 28 to 31."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


def _span(months: int) -> tuple[int, int]:
    """Return the fewest and the most days that so many months can have."""
    few, many = 28 * abs(months), 31 * abs(months)
    return (few, many) if months >= 0 else (-many, -few)
