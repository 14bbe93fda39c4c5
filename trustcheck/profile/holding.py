"""Declared, direct parts of a company's capital and of its votes.

Generated from trustcheck/profile/model/holding.py by `make generate`: change that, not this.
"""

from __future__ import annotations

from typing import Literal

from trustcheck.logic.fields import frozen
from trustcheck.profile.record import DATED, Dated
from trustcheck.profile.shape import OneOf, RecordOf
from trustcheck.profile.value import Amount, Count, EntityId, Id
from trustcheck.profile.written import AMOUNT, COUNT, ENTITY_ID, ID


@frozen(kw_only=True)
class Holding(Dated):
    """What one holder holds directly in one company: capital and votes, apart."""

    holder: EntityId
    """Who holds: a key of `entities`, or `undisclosed`."""
    held: Id
    """The company held: a key of `entities`."""
    capital: Amount | None = None
    """Percentage of the share capital."""
    votes: Amount | None = None
    """Percentage of the voting rights; it is never inferred from the capital."""
    share_class: Id | None = None
    """Class of the shares held: a key of `share_classes` of the company held."""
    shares: Count | None = None
    """Number of shares of that class, instead of `capital` and `votes`."""
    title: Literal["full", "bare", "usufruct"] = "full"
    """Full ownership, bare ownership, or usufruct (C. com. L.225-110)."""


HOLDING = RecordOf(
    Holding,
    {
        **DATED.keys,
        "holder": ENTITY_ID,
        "held": ID,
        "capital": AMOUNT,
        "votes": AMOUNT,
        "share_class": ID,
        "shares": COUNT,
        "title": OneOf(("full", "bare", "usufruct")),
    },
    needs=("holder", "held"),
)
