"""Small worlds of which everything is known, and views of them in which something is not.

Whatever is said of a view for certain has to be true of its world: that is soundness.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from itertools import pairwise
from typing import Any, TypeAlias

from hypothesis import strategies as st

from tests.builders import DAY, LISTS, declaration_of
from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.reading import Declaration

World: TypeAlias = dict[str, Any]

OTHERS = ("a", "b", "c")
IDS = ("p", *OTHERS)
FIRMS = ("p", "a")
"""Who can operate and host: companies."""
STATES = ("FR", "DE", "US")


# What there is


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw a profile in which nothing is left open."""
    one = st.sampled_from
    flag = st.booleans()
    entities = {id: draw(_entities(may_be_person=id not in FIRMS)) for id in IDS}
    holders = draw(st.lists(one(OTHERS), min_size=1, max_size=3, unique=True))
    companies = [id for id in OTHERS if entities[id]["kind"] == "company"]
    above = draw(st.lists(one(companies), max_size=1)) if companies else []
    world: World = {
        "trustcheck": 1,
        "subject": {"name": "Service", "provider": "p", "activities": ["iaas"]},
        "stated_on": str(DAY),
        "complete": list(LISTS),
        "entities": entities,
        "holdings": [
            *draw(_holdings("p", holders)),
            *(h for id in above for h in draw(_holdings(id, [o for o in OTHERS if o != id][:1]))),
        ],
        "rights": draw(_few(_rights(), 1)),
        "sites": [
            {"id": f"s{index}", **site} for index, site in enumerate(draw(_few(_sites(), 2)))
        ],
        "accesses": draw(_few(_accesses(), 2, by="to")),
        "technologies": draw(_few(_technologies(), 1)),
        "third_parties": draw(_few(_third_parties(), 1)),
        "qualifications": draw(_few(_qualifications(), 2)),
        "contract": {
            "law": draw(one(STATES)),
            "courts": draw(one(STATES)),
            "languages": draw(st.lists(one(("fr", "en")), unique=True)),
            "audit_right": draw(flag),
            "erasure_notice_days": draw(one((20, 21, 22))),
            "change_notice": draw(one(("P1M", "P30D", "P28D"))),
        },
        "keys": draw(_keys()),
    }
    world["accesses"] = [each for each in world["accesses"] if not _denies(each, world)]
    return world


def _denies(access: World, world: World) -> bool:
    """Tell whether an access is said to reach nothing, by whoever operates what reaches data."""
    seeing = [site["operator"] for site in world["sites"] if "processing" in site["roles"]]
    running = [runner for each in world["technologies"] for runner in each["operated_by"]]
    return access["data"] == [] and access["to"] in (*seeing, *running)


def _few(
    records: st.SearchStrategy[World], most: int, *, by: str | None = None
) -> st.SearchStrategy[list[World]]:
    """Draw a list of records: sometimes none, mostly some."""
    key = None if by is None else lambda record: record[by]
    some = st.lists(records, min_size=1, max_size=most, unique_by=key)
    return st.sampled_from((True, True, True, False)).flatmap(
        lambda any: some if any else st.just([])
    )


@st.composite
def _entities(draw: st.DrawFn, *, may_be_person: bool) -> World:
    if may_be_person and draw(st.integers(0, 2)) == 0:
        return {
            "name": "Person",
            "kind": "person",
            "nationalities": draw(st.lists(st.sampled_from(STATES), max_size=1)),
            "residence": draw(st.sampled_from(STATES)),
        }
    seats = ("registered_office", "central_administration", "main_establishment")
    home = draw(st.sampled_from(STATES))
    odd = draw(st.sampled_from((None, None, *seats)))
    return {
        "name": "Company",
        "kind": "company",
        "listed": draw(st.booleans()),
        "seats": {seat: draw(st.sampled_from(STATES)) if seat == odd else home for seat in seats},
        "branches": draw(st.lists(st.sampled_from(("US", "DE")), max_size=1)),
    }


@st.composite
def _holdings(draw: st.DrawFn, held: str, holders: list[str]) -> list[World]:
    """Draw holdings that make up no more than the whole."""
    parts = st.sampled_from((0, 10, 24, 25, 30, 33))
    return [
        {"holder": holder, "held": held, "capital": draw(parts), "votes": draw(parts)}
        for holder in holders
    ]


@st.composite
def _rights(draw: st.DrawFn) -> World:
    kind = draw(st.sampled_from(("veto", "board_appointment", "control_agreement", "none")))
    right: World = {"holder": draw(st.sampled_from(OTHERS)), "over": "p", "kind": kind}
    if kind == "board_appointment":
        right["appoints"] = {"members": draw(st.sampled_from((2, 3))), "of": 5}
    return right


def _sites() -> st.SearchStrategy[World]:
    return st.fixed_dictionaries(
        {
            "territory": st.sampled_from(("FR", "NC", "US")),
            "operator": st.sampled_from(FIRMS),
            "roles": st.sampled_from((["storage"], ["backup", "support"], ["processing"])),
        }
    )


def _accesses() -> st.SearchStrategy[World]:
    return st.fixed_dictionaries(
        {
            "to": st.sampled_from(OTHERS),
            "data": st.sampled_from(([], ["customer"], ["customer", "technical"])),
            "means": st.sampled_from(("administration", "support", "updates")),
            "clear": st.booleans(),
            "safeguards": st.sampled_from(([], ["quarantine"], ["real_time_supervision"])),
            "staff_of": st.sampled_from((["FR"], ["US"])),
        }
    )


@st.composite
def _technologies(draw: st.DrawFn) -> World:
    """Draw a technology; what its licensor is said to operate, it operates."""
    licensor = draw(st.sampled_from(OTHERS))
    terms = draw(st.sampled_from(("licence", "operated_by_licensor", "own")))
    others = draw(st.sampled_from((["p"], ["a"], ["a", "p"])))
    return {
        "name": "Engine",
        "licensor": licensor,
        "part": draw(st.sampled_from(("software", "hardware"))),
        "terms": terms,
        "operated_by": sorted({licensor, *others}) if terms == "operated_by_licensor" else others,
        "autonomy": {
            "own_skills": draw(st.booleans()),
            "alternatives": draw(st.sampled_from((0, 2))),
        },
    }


def _third_parties() -> st.SearchStrategy[World]:
    return st.fixed_dictionaries(
        {
            "entity": st.just("a"),
            "service": st.just("Room"),
            "role": st.sampled_from(("host", "supplier")),
            "qualified": st.booleans(),
        }
    )


def _keys() -> st.SearchStrategy[World]:
    """Draw who holds the keys: the customer alone, or someone else."""
    exclusive = {"held_by": [], "customer_exclusive": True, "container": "hsm"}
    shared = [
        {"held_by": held_by, "customer_exclusive": False, "container": container}
        for held_by in ([], ["p"], ["a"])
        for container in ("hsm", "software")
    ]
    return st.sampled_from((exclusive, *shared))


@st.composite
def _qualifications(draw: st.DrawFn) -> World:
    """Draw a qualification; what is granted on the day stated is in force on it."""
    return {
        "scheme": draw(st.sampled_from(("SecNumCloud", "HDS"))),
        "version": draw(st.sampled_from(("3.1", "3.2"))),
        "status": draw(st.sampled_from(("granted", "withdrawn"))),
        "since": "2025-01-01",
        "until": "2028-01-01",
        "covers": draw(st.sampled_from((["subject"], ["Other"]))),
    }


# What is seen of it


@frozen
class Mask:
    """One thing that a view does not show: a fact, that a list is whole, or a record of it."""

    kind: str  # absent, undisclosed, range, open, drop
    at: Pointer
    shown: object = None


_WITHHOLDABLE = {
    "holder", "capital", "votes", "territory", "operator", "listed", "clear", "licensor", "terms",
    "qualified", "own_skills", "alternatives", "law", "courts", "audit_right",
    "erasure_notice_days", "change_notice", "customer_exclusive", "container", "status", "since",
    "until", "registered_office", "central_administration", "main_establishment", "residence",
    "members", "of",
}  # fmt: skip
"""Fields that may be undisclosed."""

_NEEDED = {
    "name", "kind", "holder", "held", "over", "id", "territory", "roles", "to", "data", "licensor",
    "entity", "service", "scheme", "status", "covers", "members", "of", "provider",
    "operator",  # the provider unless stated
}  # fmt: skip
"""Fields that cannot go without changing what is said."""


def masks(world: World) -> tuple[Mask, ...]:
    """Return everything that a view of a world may hide."""
    found = [Mask("open", (name,)) for name in LISTS]
    found += [Mask("drop", (name, i)) for name in LISTS for i in range(len(world[name]))]
    for section in ("entities", *LISTS, "contract", "keys"):
        found += _masks_below(world[section], (section,))
    return tuple(found)


def _masks_below(data: object, at: Pointer) -> Iterable[Mask]:
    name = str(at[-1])
    is_record = at[0] in LISTS and len(at) == 2
    if name not in _NEEDED and len(at) > 1 and not is_record and at[:-1] != ("entities",):
        yield Mask("absent", at)
    if name in _WITHHOLDABLE and (at[0], name) != ("rights", "holder"):
        yield Mask("undisclosed", at)
    if isinstance(data, int) and not isinstance(data, bool):
        yield Mask("range", at, {"at_least": data})
        yield Mask("range", at, {"at_most": data})
        yield Mask("range", at, {"at_least": max(0, data - 5), "at_most": data + 5})
        if data:
            yield Mask("range", at, {"above": data - 1})
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _masks_below(value, (*at, key))
    elif isinstance(data, list) and len(at) == 1:
        for index, value in enumerate(data):
            yield from _masks_below(value, (*at, index))


def speaks_of_ways(asked: str) -> bool:
    """Tell whether a condition, as it is written, asks who comes to which data."""
    return any(word in asked for word in ("reaches_data", "exposure"))


def view(world: World, hidden: Iterable[Mask]) -> Declaration:
    """Return a world as a profile that does not show what is hidden."""
    data = deepcopy(world)
    chosen = tuple(hidden)
    for mask in chosen:
        _hide(data, mask)
    opened = {mask.at[0] for mask in chosen if mask.kind in ("open", "drop")}
    data["complete"] = [name for name in LISTS if name not in opened]
    for mask in sorted((m for m in chosen if m.kind == "drop"), key=str, reverse=True):
        name, index = mask.at
        del data[str(name)][index]
    return declaration_of(data)


def _hide(data: World, mask: Mask) -> None:
    here: Any = data
    for step in mask.at[:-1]:
        if isinstance(here, dict) and step not in here:
            return
        here = here[step]
    if isinstance(here, str):
        return
    last: Any = mask.at[-1]
    if mask.kind == "absent":
        here.pop(last, None)
    elif mask.kind == "undisclosed" and last in here:
        here[last] = "undisclosed"
    elif mask.kind == "range" and last in here:
        here[last] = mask.shown


def backable(world: World) -> list[Pointer]:
    """Return the records that a document can back."""
    listed = [(name, index) for name in LISTS for index in range(len(world[name]))]
    return [("contract",), ("keys",), *(("entities", id) for id in IDS), *listed]


def backed_at(world: World, places: Iterable[Pointer]) -> World:
    """Return the same world with a document behind some of its records."""
    backed = deepcopy(world)
    backed["evidence"] = {"paper": {"rung": "documented", "title": "Paper"}}
    for pointer in places:
        record = backed
        for step in pointer:
            record = record[step]  # type: ignore[index]  # lists stand among the records
        record["evidence"] = ["paper"]
    return backed


# What is asked

_ROOT: tuple[World, ...] = (
    {"contract.law": {"within": "union"}},
    {"contract.law": {"one_of": ["FR", "US"]}},
    {"contract.law": {"the": "contract.courts"}},
    {"contract.audit_right": True},
    {"contract.erasure_notice_days": {"at_least": 21}},
    {"contract.erasure_notice_days": {"below": 22}},
    {"contract.change_notice": {"at_most": "P1M"}},
    {"known": "contract.change_notice"},
    {"known": "provider.foreign_capital"},
    {"keys.customer_exclusive": True},
    {"keys.container": {"none_of": ["software"]}},
    {"provider.foreign": False},
    {"provider.foreign_capital": {"at_most": 24}},
    {"provider.foreign_votes": {"below": 39}},
    {"provider.foreign_control": True},
    {"provider.foreign_appointments": {"at_most": 50}},
    {"provider.reaches_data": True},
)
_FOREIGN: World = {"foreign": False}
_LISTED: Mapping[str, tuple[World, ...]] = {
    "site": (
        {"territory": {"within": "france"}},
        {"territory": {"outside": "union"}},
        {"roles": {"includes": "storage"}},
        {"operator.foreign": False},
    ),
    "holding": (
        {"capital": {"at_most": 24}},
        {"votes": {"at_least": {"the": "capital"}}},
        {"holder.foreign": True},
    ),
    "right": ({"kind": "veto"}, {"appoints.majority": True}),
    "access": (
        {"clear": False},
        {"data": {"includes": "customer"}},
        {"safeguards": {"includes_any_of": ["quarantine", "bastion"]}},
        {"some": "staff_of", "where": {"territory": "US"}},
    ),
    "technology": (
        {"terms": "licence"},
        {"licensor.foreign": True},
        {"licensor.reaches_data": False},
        {"autonomy.alternatives": {"at_least": 2}},
        {"each": "operator", "satisfies": _FOREIGN},
    ),
    "third_party": ({"qualified": True}, {"role": "host"}),
    "qualification": ({"scheme": "SecNumCloud"}, {"in_force": True}, {"covers_subject": True}),
    "custodian": (
        _FOREIGN,
        {"reaches_data": False},
        {"foreign_capital": {"at_most": 39}},
        {"each": "foreign_holder", "satisfies": {"capital": {"at_most": 24}}},
    ),
    "provider.foreign_holder": (
        {"capital": {"at_most": 24}},
        {"votes": {"above": 24}},
        {"entity.foreign": True},
    ),
    "provider.foreign_right": ({"kind": "veto"}, {"appoints.majority": True}),
    "keys.holder": (_FOREIGN,),
    "contract.language": ({"code": "fr"},),
    "exposure": (
        {"law": "cloud-act"},
        {"compels": "disclosure"},
        {"grade": {"at_most": "disputed"}},
    ),
}


def simple_conditions() -> Iterator[World]:
    """Yield each fact asked for once, and each list with each thing that can be asked of it."""
    yield from _ROOT
    for items, parts in _LISTED.items():
        yield {"some": items}
        for part in parts:
            yield {"each": items, "satisfies": part}
            yield {"some": items, "where": part}
        for where, part in pairwise(parts):
            yield {"each": items, "where": where, "satisfies": part}


def conditions() -> st.SearchStrategy[World]:
    """Draw a condition as it would be written."""
    return _joined(
        st.one_of(st.sampled_from(_ROOT), st.sampled_from(list(_LISTED)).flatmap(_over))
    )


def _joined(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[World]:
    return st.recursive(
        parts,
        lambda inner: st.one_of(
            st.builds(lambda many: {"all": many}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda many: {"any": many}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda part: {"not": part}, inner),
        ),
        max_leaves=3,
    )


@st.composite
def _over(draw: st.DrawFn, items: str) -> World:
    """Draw each or some of a list, with and without `where`."""
    parts = _joined(st.sampled_from(_LISTED[items]))
    quantified: World = {draw(st.sampled_from(("each", "some"))): items}
    if draw(st.booleans()):
        quantified["where"] = draw(parts)
    if "each" in quantified or draw(st.booleans()):
        quantified["satisfies"] = draw(parts)
    return quantified
