"""What the register of legal entity identifiers says of parents, branches and funds.

Consolidation is a fact of accounting and of control; it says nothing of percentages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from trustcheck.logic.message import Value, say
from trustcheck.logic.share import ANY
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.register.gleif_record import Entry, items
from trustcheck.register.ledger import Ledger, Number, Origin, Participation, Party, Power, Remark
from trustcheck.register.legal_entity import read_entity
from trustcheck.register.raw import Json
from trustcheck.register.record import Record

CONSOLIDATION = ("IS_DIRECTLY_CONSOLIDATED_BY", "IS_ULTIMATELY_CONSOLIDATED_BY")
BRANCH = "IS_INTERNATIONAL_BRANCH_OF"
FUNDS = ("IS_FUND-MANAGED_BY", "IS_SUBFUND_OF", "IS_FEEDER_TO")

_KEPT = ("PUBLISHED", "LAPSED", "PENDING_TRANSFER", "PENDING_ARCHIVAL")
"""States of the registration of a relation that still speaks."""

_NOBODY = ("NON_CONSOLIDATING", "NO_KNOWN_PERSON")
"""Reasons that say that no company consolidates this one."""

_SOMEBODY = (
    "NO_LEI",
    "NON_PUBLIC",
    "NATURAL_PERSONS",
    "BINDING_LEGAL_COMMITMENTS",
    "LEGAL_OBSTACLES",
    "CONSENT_NOT_OBTAINED",
    "DETRIMENT_NOT_EXCLUDED",
    "DISCLOSURE_DETRIMENTAL",
)
"""Reasons that say that someone is there and is not named."""


def ledger_of(entries: Iterable[Entry], atlas: Atlas, *, on: date) -> Ledger:
    """Return what records amount to on a day, in whatever order they come."""
    desk = _Desk(atlas, on)
    kept = tuple(entries)
    for level, take in (
        ("entity", desk.entity),
        ("relation", desk.relation),
        ("exception", desk.exception),
    ):
        for entry in kept:
            if entry.level == level:
                take(entry)
    return desk.ledger()


@dataclass(slots=True)
class _Desk:
    """Takes in records; the entities come first."""

    atlas: Atlas
    on: date
    parties: dict[str, Party] = field(default_factory=dict)
    unnamed: dict[str, Participation] = field(default_factory=dict)
    powers: list[Power] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    branches: dict[str, str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def ledger(self) -> Ledger:
        """Return what all of it amounts to, branches put to the company they are part of."""
        for branch in self.branches:
            self._absorb(branch)
        return Ledger(
            self.on,
            tuple(party for lei, party in self.parties.items() if lei not in self.branches),
            tuple(replace(each, held=self._whole(each.held)) for each in self.unnamed.values()),
            tuple(self._powers()),
            tuple((self._whole(holder), self._whole(held)) for holder, held in self.links),
            tuple(self.remarks),
        )

    def _powers(self) -> Iterator[Power]:
        """Yield the rights between companies; a branch is part of one of them."""
        for each in self.powers:
            holder, over = self._whole(each.holder), self._whole(each.over)
            if holder == over:
                self._remark(each.origins[0], "register.remark.own_parent", lei=over)
            else:
                yield replace(each, holder=holder, over=over)

    def entity(self, entry: Entry) -> None:
        party = read_entity(entry, self.atlas, self.remarks)
        if party is None:
            return
        earlier = self.parties.get(party.id)
        if earlier is None:
            self.parties[party.id] = party
            return
        first, second = earlier.origins[0], party.origins[0]
        later = party if (second.dated or date.min) >= (first.dated or date.min) else earlier
        self.parties[party.id] = later
        self.remarks.append(Remark(say("register.remark.same_lei", lei=party.id), second))

    def relation(self, entry: Entry) -> None:
        relation = entry.record.table("Relationship")
        if relation is None:
            return
        start, end = (_node(relation, name) for name in ("StartNode", "EndNode"))
        type = relation.required("RelationshipType")
        if start is None or end is None or type is None:
            return
        origin = entry.origin(f"{start}-{type}-{end}")
        since, until = _period(relation)
        values = {"start": start, "end": end, "type": type}
        status = _lapse(entry, relation)
        if status is not None:
            self._remark(origin, "register.remark.relation_void", **values, status=status)
        elif until is not None and until < self.on:
            self._remark(origin, "register.remark.relation_ended", **values, day=until)
        elif since is not None and since > self.on:
            self._remark(origin, "register.remark.relation_later", **values, day=since)
        elif type in FUNDS:
            self._known(start, origin)
            self._known(end, origin)
            self.links.append((end, start))
            self._remark(origin, "register.remark.fund", **values)
        elif type == BRANCH:
            self._branch(start, end, origin)
        elif type in CONSOLIDATION:
            self._consolidation(entry, (start, end), type, (since, until), origin)
        else:
            self._remark(origin, "register.remark.unknown_relation", **values)
        if _quantified(relation):
            self._remark(origin, "register.remark.quantifier", **values)

    def exception(self, entry: Entry) -> None:
        """Take in why a company names no parent."""
        record = entry.record
        lei, category, reasons = _exception(record)
        if lei is None:
            record.refuse("missing-field", field="LEI")
            return
        origin = entry.origin(f"{lei}-{category}")
        if entry.is_deleted:
            self._remark(origin, "register.remark.void", status="DELETED")
            return
        self._known(lei, origin)
        if not reasons:
            record.refuse("missing-field", field="ExceptionReason")
        for reason in reasons:
            if reason in _SOMEBODY:
                self._somebody(lei, reason, category, origin)
            elif reason in _NOBODY:
                self._remark(origin, "register.remark.nobody", lei=lei, reason=reason)
            else:
                self._remark(origin, "register.remark.unknown_reason", lei=lei, reason=reason)

    def _somebody(self, lei: str, reason: str, category: str, origin: Origin) -> None:
        """Keep a parent that is not named as a holder of any part; its two levels are one."""
        note = say("register.note.exception", category=category, reason=reason)
        earlier = self.unnamed.get(lei)
        if earlier is None:
            earlier = Participation(None, lei, (), ANY, ANY)
        self.unnamed[lei] = replace(
            earlier,
            origins=tuple(dict.fromkeys((*earlier.origins, origin))),
            notes=tuple(dict.fromkeys((*earlier.notes, note))),
        )

    def _branch(self, start: str, end: str, origin: Origin) -> None:
        self._known(end, origin)
        if start in self.branches or self._leads_back(start, end):
            self._remark(origin, "register.remark.branch_twice", start=start, end=end)
            return
        self._known(start, origin)
        self.branches[start] = end

    def _leads_back(self, start: str, end: str) -> bool:
        """Tell whether a company would be a branch of itself, at any remove."""
        return self._whole(end) == start

    def _absorb(self, branch: str) -> None:
        """Give the company of a branch the territory of that branch."""
        part, whole = self.parties[branch], self._whole(branch)
        company = self.parties[whole]
        where = part.central_administration
        origin = part.origins[0]
        values: dict[str, Value] = {"branch": part.called, "company": company.called}
        if where is None:
            self._remark(origin, "register.remark.branch_somewhere", **values)
        else:
            self._remark(origin, "register.remark.branch", **values, territory=where)
        self.parties[whole] = replace(
            company,
            branches=tuple(dict.fromkeys((*company.branches, *((where,) if where else ())))),
            origins=tuple(dict.fromkeys((*company.origins, origin))),
        ).noted(say("register.note.branch", branch=part.called, lei=branch))

    def _consolidation(
        self,
        entry: Entry,
        pair: tuple[str, str],
        type: str,
        period: tuple[date | None, date | None],
        origin: Origin,
    ) -> None:
        child, parent = pair
        for lei in pair:
            self._known(lei, origin)
        notes = [say("register.note.consolidation", type=type)]
        status = entry.registration.text("RegistrationStatus")
        if status not in (None, "PUBLISHED"):
            notes.append(say("register.note.registration", status=status))
        since, until = period
        self.powers.append(
            Power(parent, child, "consolidation", (origin,), None, since, until, tuple(notes))
        )

    def _known(self, lei: str, origin: Origin) -> None:
        """Keep an entity of which only the identifier is known."""
        if lei not in self.parties:
            unnamed = say("register.lei_only", lei=lei)
            number = Number("LEI", lei)
            self.parties[lei] = Party(
                lei, "company", (origin,), unnamed=unnamed, numbers=(number,)
            )

    def _whole(self, lei: str) -> str:
        """Return the company that a branch is part of; any other entity is itself."""
        while lei in self.branches:
            lei = self.branches[lei]
        return lei

    def _remark(self, origin: Origin, code: str, **values: Value) -> None:
        self.remarks.append(Remark(say(code, **values), origin))


def _node(relation: Record, name: str) -> str | None:
    """Return the identifier at one end of a relation."""
    node = relation.table(name)
    if node is None:
        if not relation.has(name):
            relation.refuse("missing-field", field=f"{relation.path}{name}")
        return None
    return node.required("NodeID")


def _period(relation: Record) -> tuple[date | None, date | None]:
    """Return the first and the last day of a relation; other periods are those of accounts."""
    name = "RelationshipPeriods" if relation.has("RelationshipPeriods") else "Period"
    for item in items(relation.data.get(name)):
        if not isinstance(item, dict):
            continue
        fields = {key[:1].upper() + key[1:]: value for key, value in item.items()}
        period = Record(relation.span, fields, relation.problems, f"{name}.")
        if period.text("PeriodType") == "RELATIONSHIP_PERIOD":
            return period.day("StartDate"), period.day("EndDate")
    return None, None


def _lapse(entry: Entry, relation: Record) -> str | None:
    """Return why a relation does not speak; None if it does."""
    if entry.is_deleted:
        return "DELETED"
    state, registered = (
        relation.text("RelationshipStatus"),
        entry.registration.text("RegistrationStatus"),
    )
    if state not in (None, "ACTIVE"):
        return state
    return registered if registered is not None and registered not in _KEPT else None


def _quantified(relation: Record) -> bool:
    quantifiers = "RelationshipQuantifiers", "Quantifiers"
    return any(items(relation.data.get(name)) for name in quantifiers)


def _exception(record: Record) -> tuple[str | None, str, tuple[str, ...]]:
    """Return the company, the category and the reasons of an exception."""
    inner = record.table("Exception") if record.has("Exception") else None
    if inner is not None:  # as a table of columns has it
        category, reasons = inner.text("Category"), inner.data.get("Reason")
    else:
        category = record.text("ExceptionCategory")
        reasons = record.data.get("ExceptionReason", record.data.get("ExceptionReasons"))
    words: list[Json] = [each for each in items(reasons) if isinstance(each, str)]
    return record.text("LEI"), category or "?", tuple(str(word) for word in words)
