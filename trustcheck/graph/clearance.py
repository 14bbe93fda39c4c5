"""The ways to data that declared accesses give, by their means and safeguards."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.graph.path import DISPUTED, NONE, STRONG, WEAK, Grade
from trustcheck.graph.way import Bounds, Way
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth
from trustcheck.profile.access import Access
from trustcheck.profile.profile import Profile
from trustcheck.profile.value import UNDISCLOSED

_MEANS = (
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
)


def of_access(profile: Profile, index: int, access: Access) -> Iterator[Way]:
    """Yield one way for each class of data that an access is to."""
    at: Pointer = ("accesses", index)
    low, high = _access_bounds(access)
    name = profile.entities[access.to].name
    how = say("graph.means-unknown")
    means = how if access.means is None else say("graph.means", means=access.means)
    kind = _access_kind(access, low, high)
    contested = (say("graph.contested-updates", entity=name),) if high is DISPUTED else ()
    for data in access.data:
        yield Way(
            access.to,
            data,
            access.means or "unknown",
            low,
            high,
            _ciphertext(access),
            say(f"graph.access-{kind}", entity=name, means=means, data=data),
            _access_facts(access, at),
            () if low is high else _access_gaps(access, at),
            _staff(access),
            contested if access.means == "updates" else (),
            unless_ciphertext=_unless_ciphertext(access),
        )


def _access_bounds(access: Access) -> Bounds:
    """Return how surely an access is one in clear; what is not said may be anything."""
    means = (access.means,) if access.means is not None else _MEANS
    bounds = [_bounds(each, access) for each in means]
    return min(low for low, _ in bounds), max(high for _, high in bounds)


def _bounds(means: str, access: Access) -> Bounds:
    if means == "hardware":
        return WEAK, WEAK
    if means == "updates":
        return _guarded(access, "quarantine", DISPUTED, otherwise=NONE)
    if access.clear is False:
        return WEAK, WEAK
    low, high = STRONG, STRONG
    if means in ("support", "maintenance"):
        low, high = _guarded(access, "real_time_supervision", STRONG, otherwise=DISPUTED)
    return (low if access.clear is True else min(low, WEAK)), high


def _guarded(access: Access, safeguard: str, grade: Grade, *, otherwise: Grade) -> Bounds:
    """Return the grade without a safeguard, or the lower one with it."""
    if access.safeguards is None:
        return otherwise, grade
    return (otherwise, otherwise) if safeguard in access.safeguards else (grade, grade)


def _ciphertext(access: Access) -> Truth:
    if access.means in ("updates", "hardware"):
        return Truth.FALSE
    if access.means is None:
        return Truth.UNKNOWN
    return Truth.UNKNOWN if access.clear in (None, UNDISCLOSED) else Truth.of(not access.clear)


def _unless_ciphertext(access: Access) -> Grade | None:
    """Return how surely the data would be reached in clear, where it is not said if they are."""
    if access.means is None or _ciphertext(access) is not Truth.UNKNOWN:
        return None
    return _bounds(access.means, replace(access, clear=True))[0]


def _access_kind(access: Access, low: Grade, high: Grade) -> str:
    if access.clear is False and high is WEAK and access.means != "hardware":
        return "ciphertext"
    if low is high:
        return high.value
    return "unknown"


def _access_facts(access: Access, at: Pointer) -> tuple[Pointer, ...]:
    keys = ("data", "means", "clear", "safeguards")
    return tuple((*at, key) for key in keys if getattr(access, key) is not None)


def _access_gaps(access: Access, at: Pointer) -> tuple[Gap, ...]:
    missing = {"means": access.means, "clear": access.clear, "safeguards": access.safeguards}
    return tuple(
        Gap((*at, key), Reason.ABSENT if value is None else Reason.UNDISCLOSED)
        for key, value in missing.items()
        if value is None or value is UNDISCLOSED
    )


def _staff(access: Access) -> tuple[str, ...] | None:
    return access.staff_of
