"""From what registers say to a profile, in one line of steps."""

from __future__ import annotations

from collections.abc import Callable

from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import Message
from trustcheck.register.amalgam import amalgamated, namesakes
from trustcheck.register.draft import draft
from trustcheck.register.ledger import Ledger, Party, Remark
from trustcheck.register.page import page
from trustcheck.register.provider import around, provider_of
from trustcheck.register.tally import tallied
from trustcheck.source.span import Span


@frozen
class Imported:
    """What is to become a profile: who provides the service, and what is said around it."""

    ledger: Ledger
    provider: Party

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the profile does not say, or says with a doubt."""
        return self.ledger.remarks

    def text(self, *, phrase: Callable[[Message], str], above: tuple[str, ...] = ()) -> str:
        """Return the profile as a file; `above` are its comments."""
        return page(draft(self.ledger, self.provider, phrase=phrase), above=above)


def imported(ledger: Ledger, *, subject: str | None = None, whole: Span) -> Imported:
    """Return what a ledger says around one provider.

    Raises InvalidInput when the provider cannot be told, or a company is held more than once
    over; `whole` is the place of a problem of everything together.
    """
    together = amalgamated(ledger)
    provider = provider_of(together, subject, whole=whole)
    ledger = tallied(around(together, provider))
    remarks = (*ledger.remarks, *namesakes(ledger.parties))
    return Imported(replace(ledger, remarks=remarks), provider)
