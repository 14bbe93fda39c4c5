"""Special rights over a company or its data, by statutes, contract or law."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field, Strict, WithJsonSchema

from trustcheck.profile.record import Dated, Record
from trustcheck.profile.value import ID_PATTERN, Amount, Count, Flag, Id

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


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


_ID_SCHEMA = {"type": "string", "pattern": ID_PATTERN}
Ids: TypeAlias = Annotated[
    tuple[Id, ...],
    Strict(False),
    Field(min_length=1),
    BeforeValidator(_as_list),
    WithJsonSchema({"anyOf": [_ID_SCHEMA, {"type": "array", "items": _ID_SCHEMA, "minItems": 1}]}),
]
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
