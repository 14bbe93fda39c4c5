"""Read files of the Beneficial Ownership Data Standard: who there is, and who holds what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from trustcheck.profile.jurisdiction import Atlas
from trustcheck.register.history import standing
from trustcheck.register.json_file import read_json
from trustcheck.register.ledger import Ledger
from trustcheck.register.raw import MOST_PROBLEMS, Source, refuse, stop_at
from trustcheck.register.relationship import ledger_of
from trustcheck.register.statement import Statement, read_statement
from trustcheck.source.problem import Problem


def read_bods(sources: Sequence[Source], atlas: Atlas, *, on: date | None = None) -> Ledger:
    """Return what BODS files of version 0.3 or 0.4 say of a day, without it the last they name.

    Raises InvalidInput with what is wrong in them.
    """
    problems: list[Problem] = []
    statements: list[Statement] = []
    latest: date | None = None
    for source in sources:
        for raw in read_json(source):
            statement, day = read_statement(raw, problems)
            if statement is not None:
                statements.append(statement)
            if day is not None:
                latest = day if latest is None else max(latest, day)
            stop_at(problems, MOST_PROBLEMS)
    stop_at(problems, 1)
    if not statements:
        refuse(sources[0].whole, "nothing-to-import")
    day = on or latest
    if day is None:
        refuse(sources[0].whole, "no-day")
    ledger = ledger_of(standing(statements, on=day), atlas, on=day)
    stop_at(problems, 1)
    return ledger
