"""Who can reach which data, how, and behind which safeguard."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Strict

from trustcheck.profile.model.record import Dated
from trustcheck.profile.model.value import Data, Flag, Id, Place, Territory

Means: TypeAlias = Literal[
    "operation",
    "administration",
    "supervision",
    "support",
    "maintenance",
    "hosting",
    "subcontracting",
    "updates",
    "hardware",
    "contract",
]
Safeguard: TypeAlias = Literal[
    "quarantine",
    "code_review",
    "bastion",
    "real_time_supervision",
    "screened_staff",
    "customer_consent",
    "encryption",
    "audit_log",
]


class Access(Dated):
    """One way for one entity to reach data of the service.

    `data: []` declares that the entity reaches no data at all, whether or not the list of
    accesses is complete.
    """

    to: Id
    """Who reaches: a key of `entities`."""
    data: Annotated[tuple[Data, ...], Strict(False)]
    """What is reached; an empty list says: nothing."""
    means: Means | None = None
    """How it is reached."""
    clear: Flag | None = None
    """Whether the data can be read in clear; `false` means ciphertext only."""
    from_territory: Place | None = None
    """From where."""
    safeguards: Annotated[tuple[Safeguard, ...], Strict(False)] | None = None
    """What stands between the holder and the data; an empty list says: nothing does."""
    staff_of: Annotated[tuple[Territory, ...], Strict(False)] | None = None
    """States of which staff with this access are nationals."""


class Keys(Dated):
    """Who holds the keys that protect the customer's data."""

    held_by: Annotated[tuple[Id, ...], Strict(False)] | None = None
    """Entities that hold or can use the keys; an empty list says: nobody but the customer."""
    customer_exclusive: Flag | None = None
    """Whether the customer alone can use the keys."""
    per_customer: Flag | None = None
    """Whether each customer has keys of its own (SecNumCloud 3.2, 10.1.a)."""
    container: Literal["hsm", "software", "undisclosed"] | None = None
    """What protects the keys (SecNumCloud 3.2, 10.5)."""
