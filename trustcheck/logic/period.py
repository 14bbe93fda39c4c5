"""Stretches of days, both ends included."""

from __future__ import annotations

from datetime import date

from trustcheck.logic.fields import frozen


@frozen
class Period:
    """The days from `since` to `until`, both included; None is without end on that side."""

    since: date | None = None
    until: date | None = None

    def __contains__(self, day: date) -> bool:
        return not self.begins_after(day) and not self.ended_before(day)

    def begins_after(self, day: date) -> bool:
        """Tell whether the period is still to come on `day`."""
        return self.since is not None and day < self.since

    def ended_before(self, day: date) -> bool:
        """Tell whether the last day lies before `day`."""
        return self.until is not None and self.until < day
