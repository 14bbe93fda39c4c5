"""What an interest of a BODS relationship amounts to: a part, a right, or neither."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

from trustcheck.logic.fields import frozen
from trustcheck.logic.interval import Interval
from trustcheck.logic.share import ANY
from trustcheck.profile.right import RightKind
from trustcheck.register.record import Record

Level: TypeAlias = Literal["direct", "indirect", "unknown"]

_ROLES = (
    "settlor",
    "trustee",
    "protector",
    "beneficiaryOfLegalArrangement",
    "nominee",
    "nominator",
)
"""Places in a trust or a nomination: there, each is a part whose size is not stated."""

_UNSAID = ("unknownInterest", "unpublishedInterest")
"""Interests of which all that is known is that there is one."""

_RIGHTS: Mapping[str, tuple[RightKind, str | None]] = {
    "appointmentOfBoard": ("board_appointment", None),
    "controlViaCompanyRulesOrArticles": ("control_agreement", "statutes"),
    "controlByLegalFramework": ("de_facto_control", "law"),
}
"""Interests that are a right of the profile, and where such a right comes from."""

_UNLIKE = (
    "otherInfluenceOrControl",
    "seniorManagingOfficial",
    "rightsToSurplusAssetsOnDissolution",
    "rightsToProfitOrIncome",
    "rightsGrantedByContract",
    "conditionalRightsGrantedByContract",
    "boardMember",
    "boardChair",
    "enjoymentAndUseOfAssets",
    "rightToProfitOrIncomeFromAssets",
)
"""Interests that are neither a part of a company nor a right of the profile."""

TYPES = ("shareholding", "votingRights", *_ROLES, *_UNSAID, *_RIGHTS, *_UNLIKE)
_CONSOLIDATED = re.compile(r"IS_(?:DIRECTLY|ULTIMATELY)_CONSOLIDATED_BY")
"""What the register of legal entity identifiers calls control by consolidated accounts."""


@frozen
class Interest:
    """One interest as stated; of capital and votes, what it says nothing of is None."""

    type: str
    level: Level
    capital: Interval | None = None
    votes: Interval | None = None
    right: RightKind | None = None
    by: str | None = None
    role: bool = False
    since: date | None = None
    until: date | None = None
    details: str | None = None

    @property
    def is_part(self) -> bool:
        """Whether it is a part of the company."""
        return self.capital is not None or self.votes is not None


def read_interests(relationship: Record, version: str) -> tuple[Interest, ...]:
    """Return the interests of a relationship; one of unknown nature if none is stated."""
    stated = relationship.tables("interests")
    if not stated:
        return (Interest("unknownInterest", "unknown", capital=ANY, votes=ANY),)
    return tuple(_read(interest, version) for interest in stated)


def _read(record: Record, version: str) -> Interest:
    type = record.text("type") or "unknownInterest"
    level = record.text("directOrIndirect") or "unknown"
    details = record.text("details")
    share = _share(record.table("share"), version)
    since, until = record.day("startDate"), record.day("endDate")
    if since is not None and until is not None and since > until:
        record.refuse("reversed-interest", first=since, last=until)
    capital, votes = _measured(type, share)
    right, by = _RIGHTS.get(type, (None, None))
    if type == "otherInfluenceOrControl" and details and _CONSOLIDATED.search(details):
        right = "consolidation"
    return Interest(
        type,
        _LEVELS.get(level, "unknown"),
        capital=capital,
        votes=votes,
        right=right,
        by=by,
        role=type in _ROLES,
        since=since,
        until=until,
        details=details,
    )


_LEVELS: Mapping[str, Level] = {"direct": "direct", "indirect": "indirect"}


def _measured(type: str, share: Interval | None) -> tuple[Interval | None, Interval | None]:
    """Return the capital and the votes; the one is never inferred from the other."""
    if type == "shareholding":
        return share or ANY, None
    if type == "votingRights":
        return None, share or ANY
    if type in _UNSAID or type in _ROLES:
        return ANY, ANY
    return None, None


def _share(share: Record | None, version: str) -> Interval | None:
    """Return a part of the whole, exact or between its ends; None where none is stated."""
    if share is None:
        return None
    exact = share.number("exact")
    low, low_open = _end(share, "inimum", version)
    high, high_open = _end(share, "aximum", version)
    if exact is None and low is None and high is None:
        return None
    if any(n is not None and not 0 <= n <= 100 for n in (exact, low, high)):
        share.refuse("impossible-stated-share")
        return None
    try:
        between = Interval(
            (low or Fraction(0)) / 100,
            (Fraction(100) if high is None else high) / 100,
            low_open,
            high_open,
        )
    except ValueError:
        share.refuse("empty-stated-share")
        return None
    if exact is None:
        return between
    point = Interval.exactly(exact / 100)
    if not _within(point.low, between):
        share.refuse("exact-share-outside")
    return point


def _within(number: Fraction, interval: Interval) -> bool:
    low, high = interval.low, interval.high
    above = number > low or (number == low and not interval.low_open)
    return above and (high is None or number < high or (number == high and not interval.high_open))


def _end(share: Record, suffix: str, version: str) -> tuple[Fraction | None, bool]:
    """Return one end of a share, and whether it is excluded.

    In version 0.3 `exclusiveMinimum` is a yes or no about `minimum`; in 0.4 it is a number.
    """
    inclusive = share.number(f"m{suffix}")
    if version == "0.3":
        return inclusive, share.flag(f"exclusiveM{suffix}") is True and inclusive is not None
    exclusive = share.number(f"exclusiveM{suffix}")
    if exclusive is None:
        return inclusive, False
    if inclusive is None:
        return exclusive, True
    tighter = exclusive >= inclusive if suffix == "inimum" else exclusive <= inclusive
    return (exclusive, True) if tighter else (inclusive, False)
