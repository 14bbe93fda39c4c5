"""Who can reach which data, how, and behind which safeguard.

Generated from trustcheck/profile/model/access.py by `make generate`: change that, not this.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from trustcheck.logic.fields import frozen
from trustcheck.profile.record import DATED, Dated
from trustcheck.profile.shape import ListOf, OneOf, RecordOf
from trustcheck.profile.value import Data, Flag, Id, Place, Territory
from trustcheck.profile.written import DATA, FLAG, ID, PLACE, TERRITORY

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

MEANS = OneOf(get_args(Means))
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

SAFEGUARD = OneOf(get_args(Safeguard))


@frozen(kw_only=True)
class Access(Dated):
    """One way for one entity to reach data of the service.

    `data: []` declares that the entity reaches no data at all, whether or not the list of
    accesses is complete.
    """

    to: Id
    """Who reaches: a key of `entities`."""
    data: tuple[Data, ...]
    """What is reached; an empty list says: nothing."""
    means: Means | None = None
    """How it is reached."""
    clear: Flag | None = None
    """Whether the data can be read in clear; `false` means ciphertext only."""
    from_territory: Place | None = None
    """From where."""
    safeguards: tuple[Safeguard, ...] | None = None
    """What stands between the holder and the data; an empty list says: nothing does."""
    staff_of: tuple[Territory, ...] | None = None
    """States of which staff with this access are nationals."""


ACCESS = RecordOf(
    Access,
    {
        **DATED.keys,
        "to": ID,
        "data": ListOf(DATA),
        "means": MEANS,
        "clear": FLAG,
        "from_territory": PLACE,
        "safeguards": ListOf(SAFEGUARD),
        "staff_of": ListOf(TERRITORY),
    },
    needs=("to", "data"),
)


@frozen(kw_only=True)
class Keys(Dated):
    """Who holds the keys that protect the customer's data."""

    held_by: tuple[Id, ...] | None = None
    """Entities that hold or can use the keys; an empty list says: nobody but the customer."""
    customer_exclusive: Flag | None = None
    """Whether the customer alone can use the keys."""
    per_customer: Flag | None = None
    """Whether each customer has keys of its own (SecNumCloud 3.2, 10.1.a)."""
    container: Literal["hsm", "software", "undisclosed"] | None = None
    """What protects the keys (SecNumCloud 3.2, 10.5)."""


KEYS = RecordOf(
    Keys,
    {
        **DATED.keys,
        "held_by": ListOf(ID),
        "customer_exclusive": FLAG,
        "per_customer": FLAG,
        "container": OneOf(("hsm", "software", "undisclosed")),
    },
)
