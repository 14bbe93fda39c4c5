"""Declared, direct parts of a company's capital and of its votes."""

from __future__ import annotations

from typing import Literal

from trustcheck.profile.model.record import Dated
from trustcheck.profile.model.value import Amount, Count, EntityId, Id


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
