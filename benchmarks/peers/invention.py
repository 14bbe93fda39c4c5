"""One invented profile, as plain data: what is stated differs from one number to the next.

Whatever a criterion of the benchmark looks at is now on one side, now on the other, now exactly
at the limit, now not said. Nobody in it exists.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from random import Random
from typing import Any, TypeAlias, TypeVar

Data: TypeAlias = dict[str, Any]
T = TypeVar("T")

DAY = "2026-09-30"
UNDISCLOSED = "undisclosed"
LISTS = (
    "holdings", "rights", "sites", "accesses", "technologies", "third_parties", "qualifications",
)  # fmt: skip
WITHIN = ("FR", "FR", "FR", "FR", "DE", "IT", "LU", "NL", "RE")
OUTSIDE = ("US", "US", "CH", "CN", "GB", "NC", "NO")
SEATS = ("registered_office", "central_administration", "main_establishment")
ROLES = ("processing", "administration", "supervision", "support", "technical_data")
AT_HOME = ("founders", "mutual", "region")
PERHAPS_FOREIGN = ("fund", "group", "engineer", "opaque")
CAPS = (2_400, 3_900)  # basis points
WHOLE = 10_000


def invented(seed: int, number: int) -> Data:
    """Return one profile; the same seed and number give the same one."""
    chance = Random(f"{seed} {number}")
    direct = _direct(chance)
    return {
        "trustcheck": 1,
        "subject": {
            "name": f"Invented Cloud {number}",
            "provider": "provider",
            "activities": chance.choice([["iaas"], ["iaas", "paas"], ["saas"]]),
            "description": f"Number {number} of the invented services of the benchmark",
            "evidence": ["brochure"],
        },
        "stated_on": DAY,
        "complete": [name for name in LISTS if chance.random() < 0.85],
        "entities": _entities(chance),
        "holdings": [*direct, *_indirect()],
        "rights": _rights(chance, [each["holder"] for each in direct]),
        "sites": [_site(chance, index) for index in range(chance.randint(2, 5))],
        "accesses": _accesses(chance),
        "technologies": _technologies(chance),
        "third_parties": _third_parties(chance),
        "keys": {"customer_exclusive": chance.random() < 0.5, "evidence": ["audit"]},
        "contract": _contract(chance),
        "qualifications": [_qualification(chance, i) for i in range(chance.randint(1, 3))],
        "evidence": _evidence(chance),
    }


def _either(chance: Random, *choices: tuple[float, T]) -> T:
    """Return one of several choices, each as likely as its weight says."""
    weights = [weight for weight, _ in choices]
    return chance.choices([value for _, value in choices], weights)[0]


def _place(chance: Random, *, within: float) -> str:
    """Return a territory, or that it is undisclosed."""
    if chance.random() < 0.04:
        return UNDISCLOSED
    return chance.choice(WITHIN if chance.random() < within else OUTSIDE)


def _stated(chance: Random, record: Data, *, omit: float) -> Data:
    """Return a record of which some keys are left out."""
    return {key: value for key, value in record.items() if chance.random() >= omit}


# Who there is, and who holds whom


def _entities(chance: Random) -> Data:
    seats = {seat: _place(chance, within=0.95) for seat in SEATS}
    entities = {
        "provider": {
            "name": "Invented Provider SAS", "kind": "company", "listed": False,
            "seats": _stated(chance, seats, omit=0.04), "branches": [], "evidence": ["extract"],
        },
        "founders": _company("Founders of the Provider", chance.choice(WITHIN)),
        "holdco": _company("Holding of the Founders", "FR"),
        "family": _person("Invented family", "FR"),
        "mutual": {**_company("Invented Mutual", "FR"), "kind": "association"},
        "region": {**_company("Invented Region", chance.choice(WITHIN)), "kind": "public_body"},
        "fund": {**_company("Invented Fund LP", chance.choice(OUTSIDE)), "kind": "fund"},
        "group": _company("Invented Group", "LU", directed_from=chance.choice(OUTSIDE)),
        "engineer": _person("A. Engineer", chance.choice(WITHIN + OUTSIDE), national_of="US"),
        "opaque": _company("Opaque Participations", "LU"),
        "licensor": _company("Invented Software Inc.", "US"),
        "host": _company("Invented Hosting", _place(chance, within=0.6)),
        "integrator": _company("Invented Integration", _place(chance, within=0.8)),
    }  # fmt: skip
    if chance.random() < 0.5:
        entities["opaque"]["seats"]["central_administration"] = UNDISCLOSED
    else:
        del entities["opaque"]["seats"]["main_establishment"]
    return entities


def _company(name: str, territory: str, *, directed_from: str | None = None) -> Data:
    seats = dict.fromkeys(SEATS, territory)
    seats["central_administration"] = directed_from or territory
    return {"name": name, "kind": "company", "seats": seats}


def _person(name: str, residence: str, *, national_of: str = "FR") -> Data:
    return {
        "name": name,
        "kind": "person",
        "nationalities": [national_of],
        "residence": residence,
    }


def _direct(chance: Random) -> list[Data]:
    """Return the holders of the provider, with exact amounts or with what is said of them."""
    at_home = chance.sample(AT_HOME, chance.randint(1, 3))
    others = chance.sample(PERHAPS_FOREIGN, chance.randint(0, 3))
    of_others = _either(chance, (6, chance.randint(0, 3_800)), (2, CAPS[1]), (1, CAPS[1] + 1),
                        (2, chance.randint(3_902, 9_000))) if others else 0  # fmt: skip
    points = [*_split(chance, WHOLE - of_others, at_home), *_split(chance, of_others, others)]
    parts = [(holder, points) for holder, points in points if points]
    if chance.random() < 0.06 and len(parts) > 1:
        parts.pop(0)
    return [_holding(holder, _amount(chance, points)) for holder, points in parts]


def _split(chance: Random, whole: int, among: Sequence[str]) -> list[tuple[str, int]]:
    """Return parts of a whole; now and then the first is at the cap of one holder, or above."""
    parts: list[tuple[str, int]] = []
    for holder in among[:-1]:
        at_cap = CAPS[0] + chance.randint(0, 1)
        exact = not parts and chance.random() < 0.3 and at_cap < whole
        parts.append((holder, at_cap if exact else chance.randint(0, whole)))
        whole -= parts[-1][1]
    return [*parts, *((holder, whole) for holder in among[-1:])]


def _amount(chance: Random, points: int) -> Any:
    exact = Decimal(points) / 100
    least, most = Decimal(max(points - 200, 0)) / 100, Decimal(min(points + 200, WHOLE)) / 100
    return _either(
        chance,
        (60, exact),
        (2, UNDISCLOSED),
        (2, {"at_least": least, "at_most": most}),
        (2, {"above": 50} if points > 5_000 else {"below": most}),
    )


def _holding(holder: str, amount: Any, *, held: str = "provider") -> Data:
    return {
        "holder": holder, "held": held, "capital": amount, "votes": amount,
        "evidence": ["shareholders"],
    }  # fmt: skip


def _indirect() -> list[Data]:
    return [
        _holding("holdco", Decimal("87.5"), held="founders"),
        _holding("mutual", Decimal("12.5"), held="founders"),
        _holding("family", 100, held="holdco"),
        _holding("fund", Decimal("31.4"), held="licensor"),
        _holding("licensor", 5, held="integrator"),
    ]


def _rights(chance: Random, holders: Sequence[str]) -> list[Data]:
    rights = []
    for holder in holders:
        kind = _either(
            chance, (8, "none"), (1, "veto"), (1, "golden_share"), (1, "data_access"), (3, "")
        )
        if kind:
            right = {"holder": [holder], "over": "provider", "kind": kind, "by": "statutes"}
            rights.append({**right, "evidence": ["statutes"]})
    return rights


# How the service is run


def _site(chance: Random, index: int) -> Data:
    roles = [each for each in ROLES if chance.random() < 0.4]
    keeping = chance.choice([["storage"], ["backup"], ["storage", "backup"], []])
    return {
        "id": f"site-{index}",
        "name": f"Site {index} of the service",
        "territory": _place(chance, within=0.9),
        "roles": [*keeping, *roles] or ["support"],
        "evidence": ["audit"],
    }


def _accesses(chance: Random) -> list[Data]:
    accesses = []
    for to in ("provider", "licensor", "host", "integrator")[: chance.randint(1, 4)]:
        access = {
            "to": to,
            "data": chance.choice([["customer", "technical"], ["technical"]]),
            "means": chance.choice(["administration", "updates", "hosting", "support"]),
            "clear": _either(chance, (6, False), (2, True), (1, UNDISCLOSED)),
            "from_territory": _place(chance, within=0.8),
            "safeguards": chance.choice([["encryption"], ["bastion", "audit_log"], []]),
            "evidence": ["audit"],
        }
        if chance.random() < 0.05:
            del access["clear"]
        accesses.append(access)
    return accesses


def _technologies(chance: Random) -> list[Data]:
    return [
        {
            "name": name, "licensor": licensor, "part": "software", "terms": terms,
            "licensee": "provider", "operated_by": ["provider"],
            "autonomy": {
                "own_skills": chance.random() < 0.7, "alternatives": chance.randint(0, 3)
            },
            "evidence": ["licence"],
        }
        for name, licensor, terms in (
            ("Invented Stack", "licensor", "licence"),
            ("Invented Portal", "provider", "own"),
        )
    ]  # fmt: skip


def _third_parties(chance: Random) -> list[Data]:
    return [
        {
            "entity": entity, "service": service, "role": role, "qualified": False,
            "autonomy": {"own_skills": True, "alternatives": chance.randint(0, 3)},
            "evidence": ["licence"],
        }
        for entity, service, role in (
            ("licensor", "Updates of the stack", "maintenance"),
            ("integrator", "Second-level support", "support"),
        )
    ]  # fmt: skip


def _contract(chance: Random) -> Data:
    notice = _either(
        chance, (4, 21), (2, chance.randint(22, 90)), (2, chance.randint(1, 20)),
        (1, UNDISCLOSED), (1, {"at_least": chance.choice([14, 21, 30])}),
    )  # fmt: skip
    stated = {
        "law": _place(chance, within=0.85),
        "courts": _place(chance, within=0.9),
        "languages": chance.choice([["fr", "en"], ["fr"], ["en"], ["de", "en"]]),
        "names_qualified_service": chance.random() < 0.8,
        "states_locations": chance.random() < 0.8,
        "erasure_notice_days": notice,
        "change_notice": "P1M",
        "audit_right": _either(chance, (8, True), (2, False), (1, UNDISCLOSED)),
        "reversibility": {"documented_formats": True, "api": chance.random() < 0.5},
        "interoperability": {"open_standards": True},
    }
    backing = _either(chance, (4, ["agreement"]), (2, ["brochure"]), (1, ["brochure", "old"]))
    return {**_stated(chance, stated, omit=0.05), "evidence": backing}


def _qualification(chance: Random, index: int) -> Data:
    since, until = chance.choice(
        [("2025-02-03", "2028-02-02"), ("2023-10-01", DAY), ("2023-09-30", "2026-09-29"),
         ("2026-10-01", "2029-09-30"), ("2024-05-06", UNDISCLOSED)]
    )  # fmt: skip
    stated = {
        "scheme": _either(chance, (4, "SecNumCloud"), (1, "ISO-27001"), (1, "HDS")),
        "version": _either(chance, (8, "3.2"), (1, "3.1"), (1, "")),
        "by": "anssi",
        "status": _either(chance, (8, "granted"), (1, "in_progress"), (1, UNDISCLOSED)),
        "since": since,
        "until": until,
        "covers": _either(chance, (8, ["subject"]), (1, ["Another service"])),
        "reference": f"EX-{index}",
        "evidence": ["decision"],
    }
    return {key: value for key, value in stated.items() if value != ""}


def _evidence(chance: Random) -> Data:
    agreement = chance.choice(["2026-02-01", "2024-09-30", "2024-09-30", "2024-09-29"])
    return {
        "brochure": _piece("declared", "Brochure", "2026-03-01", "2027-03-01"),
        "extract": _piece("public_register", "Extracts", "2026-09-10", "2027-09-10"),
        "shareholders": _piece("documented", "Shareholders", "2026-06-30", "2027-06-30"),
        "statutes": _piece("documented", "Statutes", "2024-05-02", "2027-09-10"),
        "audit": _piece("attested", "Report on the sites", "2026-04-20", "2027-04-19"),
        "licence": _piece("documented", "Licence", "2024-10-01", "2027-09-30"),
        "agreement": _piece(
            "documented", "Agreement", agreement, chance.choice([DAY, DAY, DAY, "2026-09-29"])
        ),
        "old": _piece("documented", "Older agreement", "2025-01-01", "2027-01-01"),
        "decision": _piece("documented", "Decision", "2023-07-31", "2029-09-30"),
    }


def _piece(rung: str, title: str, collected: str, expires: str) -> Data:
    return {"rung": rung, "title": title, "collected": collected, "expires": expires}
