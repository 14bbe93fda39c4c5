"""What the register of legal entity identifiers says of parents, branches and funds.

Consolidation is a fact of accounting and of control; it says nothing of percentages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from trustcheck.logic.fields import define, field, replace
from trustcheck.logic.message import Value, say
from trustcheck.logic.share import ANY
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.register.gleif_record import Entry, items
from trustcheck.register.ledger import Ledger, Number, Origin, Participation, Party, Power, Remark
from trustcheck.register.legal_entity import read_entity
from trustcheck.register.raw import Json
from trustcheck.register.record import Record
from trustcheck.register.tie import Tie, read_tie

CONSOLIDATION = ("IS_DIRECTLY_CONSOLIDATED_BY", "IS_ULTIMATELY_CONSOLIDATED_BY")
BRANCH = "IS_INTERNATIONAL_BRANCH_OF"
FUNDS = ("IS_FUND-MANAGED_BY", "IS_SUBFUND_OF", "IS_FEEDER_TO")

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


@define
class _Desk:
    """Takes in records; the entities come first."""

    atlas: Atlas
    on: date
    parties: dict[str, Party] = field(default_factory=dict)
    unnamed: dict[str, Participation] = field(default_factory=dict)
    powers: list[Power] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    branches: dict[str, str] = field(default_factory=dict)
    nearer: dict[str, str] = field(default_factory=dict)  # a step, or several, towards the company
    remarks: list[Remark] = field(default_factory=list)

    def ledger(self) -> Ledger:
        """Return what all of it amounts to, branches put to the company they are part of."""
        parts: dict[str, list[str]] = {}
        for branch in self.branches:
            parts.setdefault(self._whole(branch), []).append(branch)
        for whole, branches in parts.items():
            self._absorb(whole, branches)
        powers, whole_of = tuple(self._powers()), self._whole
        return Ledger(
            self.on,
            tuple(party for lei, party in self.parties.items() if lei not in self.branches),
            participations=tuple(
                replace(each, held=whole_of(each.held)) for each in self.unnamed.values()
            ),
            powers=powers,
            links=tuple((whole_of(holder), whole_of(held)) for holder, held in self.links),
            remarks=tuple(self.remarks),
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
        """Take in who an entity is; of two records on it, the later one counts."""
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
        """Take in a relation between two entities."""
        tie = read_tie(entry)
        if tie is None:
            return
        absence = tie.absence(on=self.on)
        if absence is not None:
            self.remarks.append(Remark(absence, tie.origin))
        elif tie.type in CONSOLIDATION:
            self._consolidation(tie)
        elif tie.type == BRANCH:
            self._branch(tie.start, tie.end, tie.origin)
        elif tie.type in FUNDS:
            self._fund(tie)
        else:
            self._remark(tie.origin, "register.remark.unknown_relation", **tie.said)
        if tie.is_quantified:
            self._remark(tie.origin, "register.remark.quantifier", **tie.said)

    def _fund(self, tie: Tie) -> None:
        for lei in (tie.start, tie.end):
            self._known(lei, tie.origin)
        self.links.append((tie.end, tie.start))
        self._remark(tie.origin, "register.remark.fund", **tie.said)

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
        self.branches[start] = self.nearer[start] = end

    def _leads_back(self, start: str, end: str) -> bool:
        """Tell whether a company would be a branch of itself, at any remove."""
        return self._whole(end) == start

    def _absorb(self, whole: str, branches: list[str]) -> None:
        """Give a company the territories of its branches."""
        company = self.parties[whole]
        parts = [self.parties[branch] for branch in branches]
        for part in parts:
            where = part.central_administration
            values: dict[str, Value] = {"branch": part.called, "company": company.called}
            if where is None:
                self._remark(part.origins[0], "register.remark.branch_somewhere", **values)
            else:
                self._remark(part.origins[0], "register.remark.branch", **values, territory=where)
        territories = (part.central_administration for part in parts)
        self.parties[whole] = replace(
            company,
            branches=tuple(dict.fromkeys((*company.branches, *filter(None, territories)))),
            origins=tuple(dict.fromkeys((*company.origins, *(p.origins[0] for p in parts)))),
            aliases=(*company.aliases, *branches),
        ).noted(*(say("register.note.branch", branch=p.called, lei=p.id) for p in parts))

    def _consolidation(self, tie: Tie) -> None:
        for lei in (tie.start, tie.end):
            self._known(lei, tie.origin)
        notes = [say("register.note.consolidation", type=tie.type)]
        status = tie.entry.registration.text("RegistrationStatus")
        if status not in (None, "PUBLISHED"):
            notes.append(say("register.note.registration", status=status))
        since, until = tie.period
        power = Power(
            tie.end,
            tie.start,
            kind="consolidation",
            origins=(tie.origin,),
            since=since,
            until=until,
            notes=tuple(notes),
        )
        self.powers.append(power)

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
        steps = []
        while lei in self.nearer:
            steps.append(lei)
            lei = self.nearer[lei]
        self.nearer.update(dict.fromkeys(steps, lei))  # so that no way is gone twice
        return lei

    def _remark(self, origin: Origin, code: str, **values: Value) -> None:
        self.remarks.append(Remark(say(code, **values), origin))


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
