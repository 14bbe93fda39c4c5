"""Qualifications and certificates of the service, and their validity.

Generated from trustcheck/profile/model/certificate.py by `make generate`: change that, not this.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from trustcheck.logic.fields import frozen
from trustcheck.profile.record import BACKED, Backed
from trustcheck.profile.shape import ListOf, OneOf, RecordOf
from trustcheck.profile.value import LastDay, Name
from trustcheck.profile.written import LAST_DAY, NAME

Scheme: TypeAlias = Literal["SecNumCloud", "HDS", "C5", "ENS", "EUCS", "ISO-27001", "other"]

SCHEME = OneOf(get_args(Scheme))


@frozen(kw_only=True)
class Qualification(Backed):
    """What an authority granted, or is asked to grant, for one service."""

    scheme: Scheme
    version: Name | None = None
    """Version of the text, in quotes: "3.2"."""
    by: Name | None = None
    """Who grants it: `anssi` for SecNumCloud."""
    status: Literal[
        "granted", "in_progress", "suspended", "withdrawn", "refused", "not_held", "undisclosed"
    ]
    """Only `granted` can be in force; `not_held` says that there is none of this scheme."""
    since: LastDay | None = None
    """First day of validity, or `undisclosed`."""
    until: LastDay | None = None
    """Last day of validity, or `undisclosed`."""
    covers: tuple[Name, ...]
    """Services it covers: `subject` for the service of this profile, names for others."""
    reference: Name | None = None
    """Number of the decision or of the certificate."""


QUALIFICATION = RecordOf(
    Qualification,
    {
        **BACKED.keys,
        "scheme": SCHEME,
        "version": NAME,
        "by": NAME,
        "status": OneOf(
            (
                "granted",
                "in_progress",
                "suspended",
                "withdrawn",
                "refused",
                "not_held",
                "undisclosed",
            )
        ),
        "since": LAST_DAY,
        "until": LAST_DAY,
        "covers": ListOf(NAME, filled=True),
        "reference": NAME,
    },
    needs=("scheme", "status", "covers"),
)
