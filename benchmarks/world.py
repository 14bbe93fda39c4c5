"""Worlds: a profile, some facts of it, and everything that it could say of each of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, product
from math import prod
from typing import Any, TypeAlias, get_args

from trustcheck.assessment.finding import Verdict
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.alteration import Alteration, Manner, altered_data
from trustcheck.profile.layout import shape_at
from trustcheck.profile.service import SiteRole
from trustcheck.profile.shape import Boolean, OneOf, RecordOf, TextLike, Withholdable
from trustcheck.profile.value import is_territory
from trustcheck.source.document import Document
from trustcheck.source.file import load
from trustcheck.source.folder import shipped

EXAMPLES = ("nuage-modele", "nuage-exemple")

Choice: TypeAlias = tuple[int, ...]
"""Which of its statings each fact has, by number."""

_SHARES = (5, 10, 24, Decimal("24.1"), 60)

_TOLD: Mapping[str, tuple[Any, ...]] = {
    "territory": ("FR", "DE", "NC"),
    "from_territory": ("FR", "NC", "US"),
    "residence": ("FR", "US", "CN"),
    "registered_office": ("FR", "DE", "US", "CN"),
    "central_administration": ("FR", "NC", "US", "CN"),
    "main_establishment": ("FR", "DE", "US", "CN"),
    "nationalities": (["FR"], ["US"], ["FR", "US"]),
    "branches": ([], ["US"], ["CN"]),
    "capital": _SHARES,
    "votes": _SHARES,
    "listed": (True, False),
    "operator": ("{provider}", "{other}", "abroad"),
    "licensor": ("{provider}", "abroad"),
    "operated_by": ("{provider}", "{home}", "abroad"),
    "held_by": ([], ["{provider}"], ["abroad"]),
    "terms": ("licence", "open_source", "own", "operated_by_licensor"),
    "part": ("software", "hardware", "platform"),
    "role": ("host", "supplier", "maintenance"),
    "means": ("administration", "support", "updates"),
    "safeguards": ([], ["quarantine", "real_time_supervision"]),
    "staff_of": ([], ["US"]),
    "own_skills": (True, False),
    "alternatives": (0, 1, 2, 3),
    "qualified": (True, False),
    "clear": (True, False),
    "status": ("granted", "in_progress", "withdrawn"),
    "version": ("3.1", "3.2"),
    "until": ("{before}", "{day}", "{after}"),
    "evidence": (["weak"], ["strong"]),
    "container": ("hsm", "software"),
    "customer_exclusive": (True, False),
    "law": ("FR", "NC"),
    "change_notice": ("P15D", "P1M", "P3M"),
    "names_qualified_service": (True, False),
    "states_locations": (True, False),
    "documented_formats": (True, False),
    "api": (True, False),
    "open_standards": (True, False),
    "documented_api": (True, False),
    "foreign_support_register": (True, False),
    "kind": ("none", "veto", "control_agreement"),
}
"""What each fact can be, by its field; in braces what depends on the profile."""

_RANGES: Mapping[str, tuple[tuple[dict[str, int], tuple[int, ...]], ...]] = {
    "capital": (({"at_most": 24}, (0, 1, 2)), ({"above": 24}, (3, 4))),
    "votes": (({"at_most": 24}, (0, 1, 2)), ({"above": 24}, (3, 4))),
    "alternatives": (({"at_most": 1}, (0, 1)), ({"at_least": 2}, (2, 3))),
}
"""Bounds within which a number can be known, and which of the values lie in them."""

_STATEMENTS = ("operator", "kind")
"""Fields of which the absence says something, or that cannot be absent."""

_FURTHER: Mapping[str, tuple[dict[str, Any], ...]] = {
    "holdings": ({"holder": "abroad", "held": "{provider}", "capital": 25, "votes": 25},),
    "rights": (
        {"holder": "abroad", "over": "{provider}", "kind": "data_access"},
        {"holder": "abroad", "over": "{other}", "kind": "control_agreement"},
    ),
    "sites": (
        {"id": "further", "territory": "NC", "roles": list(get_args(SiteRole))},
        {
            "id": "run-from-abroad",
            "territory": "FR",
            "operator": "abroad",
            "roles": ["processing"],
        },
    ),
    "accesses": (
        {"to": "abroad", "data": ["customer"], "means": "administration", "clear": True},
        {"to": "{other}", "data": [], "from_territory": "NC", "means": "support"},
    ),
    "technologies": (
        {"name": "Further", "licensor": "abroad", "terms": "operated_by_licensor"},
        {"name": "Further", "licensor": "{provider}", "terms": "own", "operated_by": "abroad"},
    ),
    "third_parties": (
        {"entity": "abroad", "service": "Further", "role": "host"},
        {"entity": "abroad", "service": "Further", "role": "supplier", "qualified": True},
    ),
    "qualifications": (
        {
            "scheme": "SecNumCloud",
            "version": "3.2",
            "status": "granted",
            "until": "{after}",
            "covers": ["subject"],
            "evidence": ["strong"],
        },
    ),
}
"""The entries that a list could have besides."""

_ABROAD: dict[str, Any] = {
    "name": "Abroad Inc.",
    "kind": "company",
    "listed": True,
    "branches": [],
    "seats": {
        "registered_office": "US",
        "central_administration": "CN",
        "main_establishment": "US",
    },
}


@frozen
class Stating:
    """One thing that a profile can say of a fact, and the values that it leaves possible.

    A value that is told leaves itself; values go by their number.
    """

    alterations: tuple[Alteration, ...]
    among: tuple[int, ...]


@frozen
class Fact:
    """A fact and all its statings: its values as they are told first, then what hides them."""

    pointer: Pointer
    statings: tuple[Stating, ...]
    told: int
    """How many values it has."""
    has_few: bool = False
    """Whether it is a word, a country, yes or no: something that has few values at all."""


@frozen
class World:
    """A whole profile, and the facts of it that are told or hidden."""

    document: Document
    facts: tuple[Fact, ...]

    def choices(self) -> Iterator[Choice]:
        """Yield every combination, those with fewer facts hidden first."""
        every = product(*(range(len(fact.statings)) for fact in self.facts))
        yield from sorted(every, key=lambda choice: len(tuple(self.hidden(choice))))

    def hidden(self, choice: Choice) -> Iterator[int]:
        """Yield the facts, by number, that a combination does not tell."""
        pairs = enumerate(zip(self.facts, choice, strict=True))
        return (index for index, (fact, stating) in pairs if stating >= fact.told)

    def told(self, choice: Choice, index: int) -> Iterator[Choice]:
        """Yield a combination with one hidden fact told, for each value that it can have."""
        for value in self.facts[index].statings[choice[index]].among:
            yield (*choice[:index], value, *choice[index + 1 :])

    def stated(self, choice: Choice) -> Document:
        """Return the profile of a combination."""
        chosen = zip(self.facts, choice, strict=True)
        alterations = [each for fact, at in chosen for each in fact.statings[at].alterations]
        return _with(self.document, alterations)


Verdicts: TypeAlias = Mapping[str, Verdict]
Judge: TypeAlias = Callable[[Document], Verdicts | None]
"""Tells the verdict on each criterion; None of what is no valid profile."""


def world(seed: int, theme: str, size: int, *, judge: Judge, day: date | None = None) -> World:
    """Return the world of a seed: an example in which some facts are otherwise.

    Up to half of its facts are such that the criterion `theme` waits for them where they are
    hidden; the others are any. It has at most `size` combinations.
    """
    draw = random.Random(seed)
    document = _changed(prepared(EXAMPLES[seed % len(EXAMPLES)], day), draw, judge)
    facts = [fact for fact in facts_of(document) if len(fact.statings) > fact.told]
    drawn = draw.sample(facts, len(facts))
    moving = (fact for fact in drawn if _waits(judge, document, fact, theme))
    chosen: dict[Pointer, Fact] = {}
    for fact in (*_first(moving, 4), *drawn):
        if len(fact.statings) * prod(len(each.statings) for each in chosen.values()) <= size:
            chosen.setdefault(fact.pointer, fact)
    return World(document, tuple(sorted(chosen.values(), key=lambda fact: str(fact.pointer))))


def _waits(judge: Judge, document: Document, fact: Fact, theme: str) -> bool:
    """Tell whether a criterion is unknown where a fact is hidden."""
    found = judge(World(document, (fact,)).stated((fact.told,)))
    return found is not None and found[theme] is Verdict.UNKNOWN


def _first(facts: Iterator[Fact], count: int) -> Iterator[Fact]:
    """Yield the first few facts, of those of one sort one."""
    kept = set[object]()
    for fact in facts:
        if fact.pointer[-1] not in kept:
            kept.add(fact.pointer[-1])
            yield fact
        if len(kept) == count:
            return


def prepared(example: str, day: date | None = None) -> Document:
    """Return an example with what facts can need: somebody abroad, and evidence of two rungs."""
    document = load(shipped("examples") / example / "profile.yaml")
    added: list[tuple[Pointer, Any]] = [
        (("entities", "abroad"), _ABROAD),
        (("entities", "above"), {**_ABROAD, "name": "Above Inc."}),
        (("evidence", "weak"), {"rung": "declared", "title": "Weak"}),
        (("evidence", "strong"), {"rung": "attested", "title": "Strong"}),
        (("operation",), {"foreign_support_register": False}),
    ]
    if day is not None:
        added.append((("stated_on",), day.isoformat()))
    alterations = [Alteration(Manner.SET, at, value) for at, value in added]
    owned: Any = {"holder": "above", "held": "abroad", "capital": 60, "votes": 60}
    return _with(document, [*alterations, Alteration(Manner.ADD, ("holdings",), owned)])


def _changed(document: Document, draw: random.Random, judge: Judge) -> Document:
    """Return a profile with some facts otherwise, and in half of them room for another holder."""
    if draw.random() < 0.5:
        first: Any = document.value(("holdings", 0))
        less = {name: first[name] - 30 for name in ("capital", "votes")}
        document = _with(document, [Alteration(Manner.SET, ("holdings", 0), {**first, **less})])
    for fact in facts_of(document):
        if len(fact.pointer) > 1 and draw.random() < 0.1:
            changed = _with(document, draw.choice(fact.statings[: fact.told]).alterations)
            document = document if judge(changed) is None else changed
    return document


def _with(document: Document, alterations: Sequence[Alteration]) -> Document:
    return replace(document, data=altered_data(document, alterations))


def facts_of(document: Document) -> Iterator[Fact]:
    """Yield every fact of a profile that can be told otherwise or hidden."""
    for name in document.value(("complete",)):  # type: ignore[union-attr]  # a list of names
        if name in _FURTHER:
            yield _list(document, str(name))
    for at in _places(document.data):
        yield _value(document, at)


def _places(data: Any, at: Pointer = ()) -> Iterator[Pointer]:
    """Yield where values stand that can be other ones, or could stand."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        here = (*at, key)
        if here[0] in ("evidence", "attestations", "subject", "complete"):
            continue
        if key in _TOLD and len(here) > 1 and _is_fact(here):
            yield here
        elif isinstance(value, (dict, list)):
            yield from _places(value, here)


def _is_fact(at: Pointer) -> bool:
    """Tell whether a field means here what its values are for, and not something else."""
    match at[-1]:
        case "kind":
            return at[0] == "rights"
        case "until" | "evidence":
            return at[0] == "qualifications"
        case _:
            return True


def _list(document: Document, name: str) -> Fact:
    """Return that a list names all there is: as it is, or with an entry more."""
    names: Any = document.value(("complete",))
    opened = Alteration(Manner.REMOVE, ("complete", names.index(name)))
    entries = [_filled(document, entry) for entry in _FURTHER[name]]
    added = [Alteration(Manner.ADD, (name,), entry) for entry in entries]
    every = [some for count in range(len(added) + 1) for some in combinations(added, count)]
    told = [Stating(some, (number,)) for number, some in enumerate(every)]
    hidden = [
        Stating(
            (*some, opened),
            tuple(n for n, more in enumerate(every) if all(one in more for one in some)),
        )
        for some in every[:2]
    ]
    return Fact((name,), (*told, *hidden), len(told))


def _value(document: Document, at: Pointer) -> Fact:
    """Return what can be said of one value."""
    field, shape = str(at[-1]), shape_at(at)
    values = [_filled(document, value) for value in _TOLD[field]]
    told = [Stating((Alteration(Manner.SET, at, v),), (n,)) for n, v in enumerate(values)]
    every = tuple(range(len(told)))
    hidden = []
    if isinstance(shape, Withholdable) or (
        isinstance(shape, OneOf) and "undisclosed" in shape.words
    ):
        among = every[1:] if field == "until" else every  # granted, and not ended before the day
        hidden.append(Stating((Alteration(Manner.SET, at, "undisclosed"),), among))
    if _can_be_absent(document, at):
        hidden.append(Stating((Alteration(Manner.REMOVE, at),), every))
    for written, among in _RANGES.get(field, ()):
        hidden.append(Stating((Alteration(Manner.SET, at, {**written}),), among))
    inner = shape.inner if isinstance(shape, Withholdable) else shape
    is_place = isinstance(inner, TextLike) and inner.test is is_territory
    has_few = is_place or isinstance(inner, (Boolean, OneOf))
    return Fact(at, (*told, *hidden), len(told), has_few)


def _can_be_absent(document: Document, at: Pointer) -> bool:
    """Tell whether a value can be left out, and whether that says nothing."""
    record, field = shape_at(at[:-1]), str(at[-1])
    if not isinstance(record, RecordOf) or field in record.needs or field in _STATEMENTS:
        return False
    return at[0] != "entities" or document.value((*at[:2], "kind")) != "public_body"


def _filled(document: Document, value: Any) -> Any:
    """Return a value with what depends on the profile put in."""
    match value:
        case dict():
            return {key: _filled(document, each) for key, each in value.items()}
        case list():
            return [_filled(document, each) for each in value]
        case str() if value.startswith("{"):
            return _of_profile(document, value.strip("{}"))
        case _:
            return value


def _of_profile(document: Document, word: str) -> str:
    day = date.fromisoformat(str(document.value(("stated_on",))))
    days = {"day": day, "before": day - timedelta(1), "after": day + timedelta(365)}
    if word in days:
        return days[word].isoformat()
    provider = str(document.value(("subject", "provider")))
    is_model = provider == "nuage-modele"
    home, other = ("mutuelle-modele", "hebergeur-modele") if is_model else ("fondateurs", "lagon")
    return {"provider": provider, "home": home, "other": other}[word]
