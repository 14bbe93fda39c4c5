"""Qualifications and certificates of the service, and their validity."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, Strict

from trustcheck.profile.model.record import Backed
from trustcheck.profile.model.value import LastDay, Name

Scheme: TypeAlias = Literal["SecNumCloud", "HDS", "C5", "ENS", "EUCS", "ISO-27001", "other"]


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
    covers: Annotated[tuple[Name, ...], Strict(False), Field(min_length=1)]
    """Services it covers: `subject` for the service of this profile, names for others."""
    reference: Name | None = None
    """Number of the decision or of the certificate."""
