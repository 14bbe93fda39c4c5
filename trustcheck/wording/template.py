"""The grammar of the sentences in the catalogs."""

from __future__ import annotations

from typing import TypeAlias

from trustcheck.logic.fields import frozen

FORMS = ("", "percent", "number", "code", "quote")
"""How a value may be said; the empty form says it as its own type asks."""


@frozen
class Placeholder:
    """Where a value stands: `{name}`, or `{name:form}`."""

    name: str
    form: str


@frozen
class Plural:
    """Words that depend on a count: `{name:one holder|# holders}`, where `#` is the number."""

    name: str
    one: str
    many: str


Piece: TypeAlias = str | Placeholder | Plural
Template: TypeAlias = tuple[Piece, ...]
"""A sentence, cut where its values go; a brace that is meant is doubled."""


def parse(sentence: str) -> Template:
    """Return the pieces of a sentence.

    Raises ValueError for a brace that opens or closes nothing, and for a form that is not one.

    >>> parse("{who} holds {part:percent}")
    (Placeholder(name='who', form=''), ' holds ', Placeholder(name='part', form='percent'))
    """
    pieces: list[Piece] = []
    rest = sentence
    while brace := _first_brace(rest):
        before, _, after = rest.partition(brace)
        pieces.append(before)
        if after.startswith(brace):
            pieces.append(brace)
            rest = after[1:]
            continue
        inside, end, rest = after.partition("}")
        if brace == "}" or not end or "{" in inside:
            raise ValueError(f"a stray {brace} in: {sentence}")
        pieces.append(_piece(inside, sentence))
    pieces.append(rest)
    return tuple(piece for piece in pieces if piece != "")


def _first_brace(text: str) -> str:
    opening, closing = text.find("{"), text.find("}")
    if opening < 0 or 0 <= closing < opening:
        return "" if closing < 0 else "}"
    return "{"


def placeholders(template: Template) -> frozenset[str]:
    """Return the names of the values a sentence speaks of."""
    return frozenset(piece.name for piece in template if not isinstance(piece, str))


def form(template: Template, name: str) -> str:
    """Return the form in which a sentence says a value; empty when it asks for none."""
    asked = (p.form for p in template if isinstance(p, Placeholder) and p.name == name)
    return next(filter(None, asked), "")


def _piece(inside: str, sentence: str) -> Placeholder | Plural:
    name, _, form = inside.partition(":")
    if not name.isidentifier():
        raise ValueError(f"a stray {{ in: {sentence}")
    if "|" in form:
        one, many = form.split("|", 1)
        return Plural(name, one, many)
    if form not in FORMS:
        raise ValueError(f"no such form: {form!r}, out of {FORMS}, in: {sentence}")
    return Placeholder(name, form)
