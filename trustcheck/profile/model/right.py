"""Special rights over a company or its data, by statutes, contract or law."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, Strict

from trustcheck.profile.model.record import Dated, Record
from trustcheck.profile.model.value import Alone, Amount, Count, Flag, Id

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


Ids: TypeAlias = Annotated[tuple[Id, ...], Strict(False), Field(min_length=1), Alone()]
"""One id, or a list of them."""


class Appointment(Record):
    """How many members of a body may be appointed."""

    body: Literal["board", "supervisory_board", "management"] = "board"
    members: Count
    """Members that the holder may appoint."""
    of: Count
    """Members of the body in all."""


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
