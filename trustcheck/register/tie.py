"""One relation of the register of legal entity identifiers, and whether it holds on a day."""

from __future__ import annotations

from datetime import date

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Value, say
from trustcheck.register.gleif_record import Entry, items
from trustcheck.register.ledger import Origin
from trustcheck.register.record import Record

_KEPT = ("PUBLISHED", "LAPSED", "PENDING_TRANSFER", "PENDING_ARCHIVAL")
"""States of the registration of a relation that still speaks."""


@frozen
class Tie:
    """A relation: from the child, branch or fund to the parent, company or manager."""

    start: str
    end: str
    type: str
    entry: Entry
    relation: Record
    period: tuple[date | None, date | None]

    @property
    def origin(self) -> Origin:
        """Where it stands."""
        return self.entry.origin(f"{self.start}-{self.type}-{self.end}")

    @property
    def said(self) -> dict[str, Value]:
        """What every remark on it speaks of."""
        return {"start": self.start, "end": self.end, "type": self.type}

    @property
    def is_quantified(self) -> bool:
        """Whether a number stands beside it, such as that of a method of consolidation."""
        quantifiers = "RelationshipQuantifiers", "Quantifiers"
        return any(items(self.relation.data.get(name)) for name in quantifiers)

    def absence(self, *, on: date) -> Message | None:
        """Return why the relation does not hold on the day; None if it does."""
        since, until = self.period
        state = self.relation.text("RelationshipStatus") or "ACTIVE"
        registered = self.entry.registration.text("RegistrationStatus") or "PUBLISHED"
        void = "DELETED" if self.entry.is_deleted else state if state != "ACTIVE" else registered
        if void not in ("ACTIVE", *_KEPT):
            return say("register.remark.relation_void", **self.said, status=void)
        if until is not None and until < on:
            return say("register.remark.relation_ended", **self.said, day=until)
        if since is not None and since > on:
            return say("register.remark.relation_later", **self.said, day=since)
        return None


def read_tie(entry: Entry) -> Tie | None:
    """Return the relation that a record tells; None, with its problems, for a broken one."""
    relation = entry.record.table("Relationship")
    if relation is None:
        return None
    start, end = (_node(relation, name) for name in ("StartNode", "EndNode"))
    type = relation.required("RelationshipType")
    if start is None or end is None or type is None:
        return None
    return Tie(start, end, type, entry, relation, _period(relation))


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
