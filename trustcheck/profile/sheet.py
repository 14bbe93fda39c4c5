"""By which words a spreadsheet of questions is read back, whatever the language it speaks."""

from __future__ import annotations

from trustcheck.profile.shape import Boolean, OneOf, Shape, Withholdable

KEY = "trustcheck."
"""What each of them begins with; the sheets have them in a hidden row and a hidden column."""

COLUMNS = ("answer", "title", "rung", "collected")
"""What is filled in on a row: the answer, and the document that shows it."""

PLACE = f"{KEY}place"
"""The column that says where in a questionnaire an answer goes, such as `facts/keys.held_by`."""

BOOLEAN = ("true", "false")


def closed_words(shape: Shape | None) -> tuple[str, ...]:
    """Return the words of which an answer is one, none where it is free."""
    match shape:
        case Withholdable(inner):
            return closed_words(inner)
        case Boolean():
            return BOOLEAN
        case OneOf(words):
            return words
        case _:
            return ()
