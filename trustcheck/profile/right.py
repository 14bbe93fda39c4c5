"""Special rights over a company or its data, by statutes, contract or law.

Generated from trustcheck/profile/model/right.py by `make generate`: change that, not this.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from trustcheck.logic.fields import frozen
from trustcheck.profile.record import DATED, Dated, Record
from trustcheck.profile.shape import ListOf, OneOf, RecordOf
from trustcheck.profile.value import Amount, Count, Flag, Id
from trustcheck.profile.written import AMOUNT, COUNT, FLAG, ID

RightKind: TypeAlias = Literal[
    "veto",
    "golden_share",
    "board_appointment",
    "control_agreement",
    "de_facto_control",
    "consolidation",
    "concert",
    "option",
    "usufruct",
    "proxy",
    "securities_loan",
    "data_access",
    "none",
]

RIGHT_KIND = OneOf(get_args(RightKind))
Ids: TypeAlias = tuple[Id, ...]
"""One id, or a list of them."""
IDS = ListOf(ID, filled=True, alone=True)


@frozen(kw_only=True)
class Appointment(Record):
    """How many members of a body may be appointed."""

    body: Literal["board", "supervisory_board", "management"] = "board"
    members: Count
    """Members that the holder may appoint."""
    of: Count
    """Members of the body in all."""


APPOINTMENT = RecordOf(
    Appointment,
    {"body": OneOf(("board", "supervisory_board", "management")), "members": COUNT, "of": COUNT},
    needs=("members", "of"),
)


@frozen(kw_only=True)
class Right(Dated):
    """A right that gives weight beyond a holding."""

    holder: Ids
    """Who has the right; a concert names all its members."""
    over: Id
    """The company concerned: a key of `entities`."""
    kind: RightKind
    """`none` declares that this holder has no special right over this company."""
    by: Literal["statutes", "contract", "law", "practice"] | None = None
    """Where the right comes from."""
    appoints: Appointment | None = None
    """For `board_appointment`: the seats in question."""
    capital: Amount | None = None
    """For `option`, `usufruct`, `proxy` and `securities_loan`: percentage of the capital."""
    votes: Amount | None = None
    """For the same kinds: percentage of the votes."""
    at_sole_initiative: Flag | None = None
    """For `option`: whether the holder alone decides (C. com. L.233-9, I, 4°)."""


RIGHT = RecordOf(
    Right,
    {
        **DATED.keys,
        "holder": IDS,
        "over": ID,
        "kind": RIGHT_KIND,
        "by": OneOf(("statutes", "contract", "law", "practice")),
        "appoints": APPOINTMENT,
        "capital": AMOUNT,
        "votes": AMOUNT,
        "at_sole_initiative": FLAG,
    },
    needs=("holder", "over", "kind"),
)
