"""Messages turned into sentences of one language."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message, Text, Value, say
from trustcheck.source.problem import Problem
from trustcheck.wording.catalog import Catalog, read_catalog
from trustcheck.wording.template import Placeholder, Plural
from trustcheck.wording.typography import Marks, digits


@frozen
class Wording:
    """The sentences of one language, and how it writes numbers, days and lists.

    An id that is not in the catalog, and a value that a sentence asks for and a message does
    not have, raise KeyError: both are mistakes of ours.
    """

    language: str
    catalog: Catalog
    marks: Marks

    # Sentences

    def phrase(self, message: Message) -> str:
        """Return the sentence of a message, as it stands within another."""
        values = dict(message.values)
        return "".join(
            [
                piece if isinstance(piece, str) else self._piece(piece, values)
                for piece in self.catalog[message.id]
            ]
        )

    def sentence(self, message: Message) -> str:
        """Return the sentence of a message, its first letter a capital."""
        phrase = self.phrase(message)
        return phrase[:1].upper() + phrase[1:]

    def problem(self, problem: Problem) -> str:
        """Return the sentence that tells a problem."""
        return self.sentence(Message(f"problem.{problem.code}", problem.message.values))

    def remedy(self, problem: Problem) -> str:
        """Return the sentence that tells what to do about a problem."""
        return self.sentence(Message(f"problem.{problem.code}.remedy", problem.message.values))

    def text(self, text: Text) -> str:
        """Return a text of the rules in this language."""
        return text.fr if self.language == "fr" else text.en

    def word(self, code: str) -> str:
        """Return the word for a code of a closed list, such as `golden_share`.

        A code that only a ruleset or the reference data know, such as the id of a law, is said
        as it is written.
        """
        id = f"code.{code}"
        return self.phrase(Message(id)) if id in self.catalog else code

    # Values

    def value(self, value: Value, form: str = "") -> str:
        """Return a value in words; `form` is one of those a placeholder may ask for.

        Raises TypeError for a value that the form is not for.
        """
        if not form:
            return self._plain(value)
        if isinstance(value, tuple):
            return self.series(tuple(self.value(item, form) for item in value))
        if form == "code" and isinstance(value, str):
            return self.word(value)
        if form == "percent" and isinstance(value, (Interval, Fraction, int)):
            return self.percent(value)
        if form == "number" and isinstance(value, (Interval, Fraction, int)):
            return self.number(value)
        if form == "quote":
            return self.phrase(say("format.quote", text=self.value(value)))
        raise TypeError(f"not said as {form}: {value!r}")

    def number(self, number: Interval | Fraction | int) -> str:
        """Return a count or its bounds: "2", "at least 2"."""
        return self._range(_interval(number), "format.number")

    def percent(self, share: Interval | Fraction | int) -> str:
        """Return a part of a whole, 0 to 1, or its bounds: "24%", "between 20% and 30%"."""
        return self._range(_interval(share), "format.percent")

    def day(self, day: date) -> str:
        """Return a day in words: "21 November 2026"."""
        month = self.phrase(Message(f"format.month.{day.month}"))
        id = "format.first_day" if day.day == 1 else "format.day"
        return self.phrase(say(id, day=str(day.day), month=month, year=str(day.year)))

    def duration(self, duration: Duration) -> str:
        """Return a length of time in words: "3 years", "21 days"."""
        years = duration.months // 12 if duration.months % 12 == 0 else 0
        months = 0 if years else duration.months
        parts = {"years": years, "months": months, "days": duration.days}
        said = [self.phrase(say(f"format.{unit}", n=n)) for unit, n in parts.items() if n]
        return self.series(tuple(said)) if said else self.phrase(say("format.days", n=0))

    def series(self, items: tuple[str, ...]) -> str:
        """Return items as a list in a sentence: "a, b and c"; "none" when there is none."""
        if not items:
            return self.phrase(say("format.none"))
        *first, last = items
        if not first:
            return last
        comma = self.phrase(say("format.comma"))
        return self.phrase(say("format.series", first=comma.join(first), last=last))

    # Parts of sentences

    def _piece(self, piece: Placeholder | Plural, values: dict[str, Value]) -> str:
        value = values[piece.name]
        if isinstance(piece, Plural):
            return self._plural(piece, value)
        return self.value(value, piece.form)

    def _plural(self, plural: Plural, value: Value) -> str:
        if not isinstance(value, (Interval, Fraction, int)):
            raise TypeError(f"not a count: {plural.name}={value!r}")
        exact = _interval(value).exact
        alone = (exact is not None and exact < 2) if self.language == "fr" else exact == 1
        return (plural.one if alone else plural.many).replace("#", self.number(value))

    def _plain(self, value: Value) -> str:
        match value:
            case str():
                return value
            case bool():
                return self.word("true" if value else "false")
            case int() | Fraction() | Interval():
                return self.number(value)
            case date():
                return self.day(value)
            case Duration():
                return self.duration(value)
            case Text():
                return self.text(value)
            case Message():
                return self.phrase(value)
            case tuple():
                return self.series(tuple(self._plain(item) for item in value))

    def _range(self, interval: Interval, unit: str) -> str:
        """Return a number or its bounds; a part of a whole is never above the whole."""
        scale = _SCALES[unit]
        if interval.exact is not None:
            return self._amount(interval.exact * scale, unit)
        bounds = _least(interval), _most(interval, unit)
        if bounds == (None, None):
            return self.phrase(say(_UNKNOWN[unit]))
        low = self._amount(interval.low * scale, unit)
        high = "" if interval.high is None else self._amount(interval.high * scale, unit)
        return self.phrase(say(_BOUNDS[bounds], low=low, high=high))

    def _amount(self, number: Fraction, unit: str) -> str:
        written = digits(number, self.marks)
        exact, about = (
            number and self.phrase(say(unit, number=number))
            for number in (written.exact, written.about)
        )
        if about is None:
            return exact or ""
        rounded = self.phrase(say("format.about", number=about))
        if exact is None:
            return rounded
        return self.phrase(say("format.rounded", exact=exact, about=rounded))


def read_wording(language: str) -> Wording:
    """Return the wording of a language, `en` or `fr`; KeyError for any other."""
    catalog = read_catalog(language)
    marks = ("".join(map(str, catalog[f"format.{mark}"])) for mark in ("decimal", "thousands"))
    return Wording(language, catalog, Marks(*marks))


_SCALES = {"format.percent": 100, "format.number": 1}
"""What a number is multiplied with before it is written."""

_UNKNOWN = {"format.percent": "format.unknown_share", "format.number": "format.unknown_number"}
"""What is said of a number of which nothing is known; a noun, to fit where a number does."""

_BOUNDS = {
    ("at_least", None): "format.at_least",
    ("above", None): "format.above",
    (None, "at_most"): "format.at_most",
    (None, "below"): "format.below",
    ("at_least", "at_most"): "format.between",
    ("at_least", "below"): "format.at_least_below",
    ("above", "at_most"): "format.above_at_most",
    ("above", "below"): "format.above_below",
}
"""What is said of a number by the bounds it has; nothing is said of a bound that goes without."""


def _least(interval: Interval) -> str | None:
    if interval.low_open:
        return "above"
    return "at_least" if interval.low else None


def _most(interval: Interval, unit: str) -> str | None:
    if interval.high_open:
        return "below"
    goes_without = interval.high is None or (unit == "format.percent" and interval.high == 1)
    return None if goes_without else "at_most"


def _interval(number: Interval | Fraction | int) -> Interval:
    return number if isinstance(number, Interval) else Interval.exactly(number)
