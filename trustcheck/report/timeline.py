"""What ends when, as a picture: a bar for each thing declared with an end, over the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from trustcheck.assessment.lapse import Lapse
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.report.lettering import broken
from trustcheck.report.style import visible
from trustcheck.report.svg import element, escaped, lines
from trustcheck.wording.phrase import Wording

MOST = 30
"""Bars that are drawn; the table beside the picture has all."""
_LABELS, _SCALE, _END = 300, 520, 140
"""Pixels for the names, for the years, and for the day at the end of a bar."""
_TOP, _GAP, _STEP, _FOOT = 34, 10, 14, 20


def timeline(lapses: Sequence[Lapse], wording: Wording, *, on: date, key: str) -> str:
    """Return lapses as an SVG element, `on` as a line across them; nothing for no lapses."""
    return _Timeline(tuple(lapses[:MOST]), wording, on, key).drawn() if lapses else ""


@frozen(lazy=True)
class _Timeline:
    lapses: tuple[Lapse, ...]
    wording: Wording
    on: date
    key: str

    def drawn(self) -> str:
        """Return the years, the day of the assessment, then the bars."""
        bars, y = [], _TOP
        for lapse in self.lapses:
            bar, y = self._bar(lapse, y)
            bars.append(bar)
        title, wide = f"{self.key}-title", _LABELS + _SCALE + _END
        return element(
            "svg",
            element("title", escaped(self._say("dossier.until.picture")), id=title),
            *self._axis(y),
            *bars,
            xmlns="http://www.w3.org/2000/svg",
            class_="picture timeline",
            role="img",
            aria_labelledby=title,
            viewBox=f"0 0 {wide} {y + _FOOT}",
            width=wide,
            height=y + _FOOT,
        )

    def _say(self, id: str) -> str:
        return visible(self.wording.phrase(say(id)))

    # The scale

    @cached_property
    def _days(self) -> tuple[int, int]:
        """The first and the last day that are drawn: whole years around all ends and the day."""
        ends = [self.on, *(lapse.until for lapse in self.lapses)]
        first, last = min(ends).year, min(max(ends).year + 1, date.max.year)
        return date(first, 1, 1).toordinal(), date(last, 1, 1).toordinal()

    def _x(self, day: date) -> int:
        first, last = self._days
        within = min(max(day.toordinal(), first), last) - first
        return _LABELS + within * _SCALE // max(last - first, 1)

    def _axis(self, bottom: int) -> Iterator[str]:
        first, last = (date.fromordinal(day).year for day in self._days)
        step = max(1, -(-(last - first) // 10))
        for year in range(first, last + 1, step):
            x = self._x(date(year, 1, 1))
            yield element("path", d=f"M{x} 18V{bottom}", class_="axis")
            yield lines((str(year),), x=x, y=12, step=0, class_="said label")
        x = self._x(self.on)
        yield element("path", d=f"M{x} 18V{bottom}", class_="today")
        yield lines((self.wording.day(self.on),), x=x, y=bottom + 14, step=0, class_="label")

    # The bars

    def _bar(self, lapse: Lapse, y: int) -> tuple[str, int]:
        """Return a bar with its name and its last day, and where the next one begins."""
        name = broken(visible(self.wording.sentence(lapse.what)), 11, _LABELS - 16, most=2)
        middle = y + _STEP * len(name) // 2
        end = self._x(lapse.until)
        start = min(self._x(lapse.since or self.on), end - 3)
        ended = " ended" if lapse.until < self.on else ""
        drawn = element(
            "g",
            lines(name, x=0, y=y + 10, step=_STEP, class_="detail"),
            element("path", d=f"M{start} {middle}H{end}", class_=f"span{ended}"),
            element("path", d=f"M{end} {middle - 6}V{middle + 6}", class_="line"),
            lines(
                (self.wording.day(lapse.until),), x=end + 6, y=middle + 4, step=0, class_="said"
            ),
        )
        return drawn, y + _STEP * len(name) + _GAP
