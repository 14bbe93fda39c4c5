"""Files of waivers, read: the waivers in them, or everything that is wrong with them at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trustcheck.assessment.finding import Verdict
from trustcheck.assessment.form import WAIVERS_FORM, WaiverForm
from trustcheck.assessment.waiver import Waiver
from trustcheck.logic.message import say
from trustcheck.profile.structure import shaped
from trustcheck.source.document import Document
from trustcheck.source.limits import Limits
from trustcheck.source.problem import InvalidInput, Problem

BOUNDS = Limits(size=2**20, depth=8, values=20_000, text=2**14)
"""Bounds on a file of waivers; who needs more than some thousand has no exceptions any more."""


def read_waivers(documents: Iterable[Document]) -> tuple[Waiver, ...]:
    """Return the waivers of files, in their order.

    Raises InvalidInput with every problem of every file; for two waivers of one finding, too,
    because only one of them could be meant.
    """
    waivers: list[Waiver] = []
    problems: list[Problem] = []
    for document in documents:
        try:
            form = shaped(document, WAIVERS_FORM)
        except InvalidInput as invalid:
            problems += invalid.problems
        else:
            waivers += (
                _waiver(each, document, number) for number, each in enumerate(form.waivers)
            )
    problems += _twice(waivers)
    if problems:
        raise InvalidInput(problems)
    return tuple(waivers)


def _waiver(form: WaiverForm, document: Document, number: int) -> Waiver:
    return Waiver(
        criterion=form.criterion,
        subject=form.subject,
        owner=form.owner,
        reason=form.reason,
        reference=form.reference,
        until=form.until,
        span=document.span(("waivers", number, "criterion")),
        verdict=None if form.verdict is None else Verdict(form.verdict),
    )


def _twice(waivers: Iterable[Waiver]) -> Iterator[Problem]:
    """Yield a problem for each waiver that covers a finding an earlier one covers."""
    known: dict[tuple[str, str, Verdict], Waiver] = {}
    for each in waivers:
        keys = [
            (each.criterion, each.subject, verdict)
            for verdict in (Verdict.FAIL, Verdict.UNKNOWN)
            if each.covers(verdict)
        ]
        earlier = next((known[key] for key in keys if key in known), None)
        if earlier is not None:
            told = say("waived-twice", criterion=each.criterion, place=str(earlier.span))
            yield Problem(each.span, told)
        known |= {key: each for key in keys if key not in known}
