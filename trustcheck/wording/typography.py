"""How exact numbers are written for people.

French sets a no-break space (U+00A0) before `:` and `%` and inside « », a no-break space or
the narrow one (U+202F) before `;`, `!` and `?`, and the narrow one between thousands.
The marks of each language stand in its catalog, section `format`.
"""

from __future__ import annotations

from fractions import Fraction

from trustcheck.logic.fields import frozen

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"

_LONGEST = 24
"""More characters than this, and a number is no longer read but skipped."""


@frozen
class Marks:
    """The signs a language puts into numbers."""

    decimal: str
    thousands: str


@frozen
class Digits:
    """A number as written: exactly, or where that does not help, about; or both."""

    exact: str | None
    about: str | None


def digits(number: Fraction, marks: Marks) -> Digits:
    """Return the decimal form of a number where one ends, else a fraction and a rounded form.

    >>> digits(Fraction(49, 2), Marks(".", ","))
    Digits(exact='24.5', about=None)
    >>> digits(Fraction(100, 3), Marks(".", ","))
    Digits(exact='100/3', about='33.3')
    """
    places = decimal_places(number)
    exact = fixed(number, places, marks) if places is not None else str(number)
    if len(exact) > _LONGEST:
        return Digits(None, fixed(number, _places_for(number, significant=6), marks))
    if places is not None:
        return Digits(exact, None)
    return Digits(exact, fixed(number, _places_for(number, significant=3), marks))


def plain(number: Fraction) -> str:
    """Return a number exactly, for machines: `24.5` where the decimals end, else `100/3`."""
    places = decimal_places(number)
    return str(number) if places is None else fixed(number, places, Marks(".", ""))


def fixed(number: Fraction, places: int, marks: Marks) -> str:
    """Return a number with so many decimals, half to even.

    Thousands are set apart from five digits up.
    """
    scaled = str(abs(round(number * 10**places))).rjust(places + 1, "0")
    whole, decimals = (scaled[:-places], scaled[-places:]) if places else (scaled, "")
    sign = "-" if number < 0 else ""
    return f"{sign}{_grouped(whole, marks.thousands)}" + (
        marks.decimal + decimals if places else ""
    )


def decimal_places(number: Fraction) -> int | None:
    """Return how many decimals write a number exactly; None when no number of them does."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def _places_for(number: Fraction, *, significant: int) -> int:
    """Return the decimals that leave at least so many significant digits, and one at least."""
    places, size = 1, abs(number)
    while size and size * 10**places < 10 ** (significant - 1):
        places += 1
    return places


def _grouped(whole: str, mark: str) -> str:
    if len(whole) < 5:
        return whole
    return f"{int(whole):,}".replace(",", mark)
