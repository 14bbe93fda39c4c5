"""The verdicts of the twelve criteria, written by hand in plain Python.

It reads the plain data of a profile and shares nothing with the engines it is held against.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeAlias

from benchmarks.peers.invention import DAY, SEATS, UNDISCLOSED, Data

Truth: TypeAlias = bool | None

CRITERIA = tuple(f"B-{number:02}" for number in range(1, 13))
UNION = frozenset(
    [
        "AT", "AX", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GF", "GP", "GR",
        "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MF", "MQ", "MT", "NL", "PL", "PT", "RE", "RO",
        "SE", "SI", "SK", "YT",
    ]
)  # fmt: skip
TWO_YEARS_BEFORE = "2024-09-30"
STRONG = ("documented", "public_register", "attested")
VERDICTS = {True: "pass", False: "fail", None: "unknown"}


def verdicts(profile: Data) -> tuple[str, ...]:
    """Return the verdict of each criterion, in their order."""
    truths = (
        _data_in_union(profile),
        _backup_in_union(profile),
        _all(_within(_seats(profile).get(seat)) for seat in SEATS),
        _within(profile["contract"].get("law")),
        _notice(profile["contract"].get("erasure_notice_days")),
        _in_french(profile["contract"].get("languages")),
        _each_holder(profile),
        _holders_together(profile),
        _no_foreign_veto(profile),
        _qualified(profile),
        _no_access_in_clear(profile),
        _audited(profile),
    )
    return tuple(VERDICTS[truth] for truth in truths)


# Three truths


def _all(truths: Iterable[Truth]) -> Truth:
    found = set(truths)
    return False if False in found else None if None in found else True


def _any(truths: Iterable[Truth]) -> Truth:
    found = set(truths)
    return True if True in found else None if None in found else False


def _not(truth: Truth) -> Truth:
    return None if truth is None else not truth


def _each(profile: Data, name: str, truths: Iterable[Truth]) -> Truth:
    """Tell whether each record of a list is fine; an open list may hide one that is not."""
    return _all([*truths, True if name in profile["complete"] else None])


def _some(profile: Data, name: str, truths: Iterable[Truth]) -> Truth:
    return _any([*truths, False if name in profile["complete"] else None])


def _said(value: Any) -> Truth:
    return value if isinstance(value, bool) else None


# Places


def _within(territory: str | None) -> Truth:
    return None if territory in (None, UNDISCLOSED) else territory in UNION


def _seats(profile: Data) -> Data:
    seats: Data = profile["entities"][profile["subject"]["provider"]]["seats"]
    return seats


def _foreign(profile: Data, id: str) -> Truth:
    who = profile["entities"][id]
    if who["kind"] == "person":
        places = [who.get("residence"), *who.get("nationalities", [None])]
        return _not(_any(map(_within, places)))
    seats = [who["seats"].get(seat) for seat in SEATS]
    if who["kind"] == "public_body":
        seats = [seat for seat in seats if seat is not None]
    return _not(_all(map(_within, seats)))


def _data_in_union(profile: Data) -> Truth:
    keeping = (s for s in profile["sites"] if {"storage", "processing"} & set(s["roles"]))
    return _each(profile, "sites", (_within(site["territory"]) for site in keeping))


def _backup_in_union(profile: Data) -> Truth:
    backups = (site for site in profile["sites"] if "backup" in site["roles"])
    return _some(profile, "sites", (_within(site["territory"]) for site in backups))


# Contract


def _notice(days: Any) -> Truth:
    if isinstance(days, int):
        return days >= 21
    return True if isinstance(days, dict) and days["at_least"] >= 21 else None


def _in_french(languages: list[str] | None) -> Truth:
    return None if languages is None else "fr" in languages


def _audited(profile: Data) -> Truth:
    contract = profile["contract"]
    if contract.get("audit_right") is not True:
        return _said(contract.get("audit_right"))
    pieces = (profile["evidence"][id] for id in contract["evidence"])
    strong = any(
        piece["rung"] in STRONG
        and piece["expires"] >= DAY
        and piece["collected"] >= TWO_YEARS_BEFORE
        for piece in pieces
    )
    return True if strong else None


# Holders


def _direct(profile: Data) -> list[Data]:
    return [each for each in profile["holdings"] if each["held"] == profile["subject"]["provider"]]


def _bounds(amount: Any) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest that an amount may be."""
    if amount == UNDISCLOSED:
        return Decimal(0), Decimal(100)
    if isinstance(amount, dict):
        low = amount.get("at_least") or amount.get("above") or 0
        high = amount.get("at_most") or amount.get("below") or 100
        return Decimal(low), Decimal(high)
    return Decimal(amount), Decimal(amount)


def _each_holder(profile: Data) -> Truth:
    truths = []
    for holding in _direct(profile):
        low, high = _bounds(holding["capital"])
        fine = True if high <= 24 else False if low > 24 else None
        truths.append(_any([_not(_foreign(profile, holding["holder"])), fine]))
    return _each(profile, "holdings", truths)


def _holders_together(profile: Data) -> Truth:
    """Tell whether foreign holders have 39 % at most; who has the rest may be foreign too.

    A right that is not listed might give a foreign entity the part of a holder at home.
    """
    holdings = [(_foreign(profile, h["holder"]), _bounds(h["capital"])) for h in _direct(profile)]
    if sum(low for foreign, (low, _) in holdings if foreign) > 39:
        return False
    at_home = sum(low for foreign, (low, _) in holdings if foreign is False)
    return True if at_home >= 61 and "rights" in profile["complete"] else None


def _no_foreign_veto(profile: Data) -> Truth:
    provider = profile["subject"]["provider"]
    strong = (
        right for right in profile["rights"]
        if right["over"] == provider and right["kind"] in ("veto", "golden_share")
    )  # fmt: skip
    fine = (_not(_foreign(profile, id)) for right in strong for id in right["holder"])
    return _each(profile, "rights", fine)


# Qualification and accesses


def _qualified(profile: Data) -> Truth:
    held = (q for q in profile["qualifications"] if q["scheme"] == "SecNumCloud")
    return _some(profile, "qualifications", map(_counts, held))


def _counts(qualification: Data) -> Truth:
    status, until = qualification["status"], qualification["until"]
    in_days = qualification["since"] <= DAY and (until == UNDISCLOSED or until >= DAY)
    held = None if status == UNDISCLOSED else status == "granted"
    in_force = held if in_days else False
    version = qualification.get("version")
    current = None if version is None else version == "3.2"
    return _all([in_force, current, "subject" in qualification["covers"]])


def _no_access_in_clear(profile: Data) -> Truth:
    return _each(
        profile,
        "accesses",
        (
            _any([
                _not(_foreign(profile, access["to"])),
                "customer" not in access["data"],
                _not(_said(access.get("clear"))),
            ])
            for access in profile["accesses"]
        ),
    )  # fmt: skip
