"""Read files of the register of legal entity identifiers: who is who, who consolidates whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from trustcheck.profile.jurisdiction import Atlas
from trustcheck.register.consolidation import ledger_of
from trustcheck.register.gleif_record import Entry, read_entries
from trustcheck.register.ledger import Ledger
from trustcheck.register.raw import MOST_PROBLEMS, Source, refuse, stop_at
from trustcheck.source.problem import Problem


def read_gleif(sources: Sequence[Source], atlas: Atlas, *, on: date | None = None) -> Ledger:
    """Return what files of the register say of a day, without it the last day they name.

    Entities, relations and reporting exceptions may come in any order, as XML, JSON or CSV.
    Raises InvalidInput with what is wrong in them.
    """
    problems: list[Problem] = []
    entries: list[Entry] = []
    for source in sources:
        for entry in read_entries(source, problems):
            entries.append(entry)
            stop_at(problems, MOST_PROBLEMS)
    days = [day for entry in entries for day in (entry.updated, _content(entry)) if day]
    stop_at(problems, 1)
    if not entries:
        refuse(sources[0].whole, "nothing-to-import")
    if on is None and not days:
        refuse(sources[0].whole, "no-day")
    ledger = ledger_of(entries, atlas, on=on or max(days))
    stop_at(problems, 1)
    return ledger


def _content(entry: Entry) -> date | None:
    return entry.record.day("ContentDate")
