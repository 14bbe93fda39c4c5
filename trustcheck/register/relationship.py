"""What a BODS relationship becomes: holdings, rights, or a remark on why it is neither."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from trustcheck.logic.fields import define, field, frozen, replace
from trustcheck.logic.message import Message, Value, say
from trustcheck.logic.share import ANY
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.profile.right import RightKind
from trustcheck.register.history import Standing
from trustcheck.register.interest import TYPES, Interest, read_interests
from trustcheck.register.ledger import Ledger, Participation, Party, Power, Remark
from trustcheck.register.party import PartyReader, reason_of
from trustcheck.register.record import Record
from trustcheck.register.statement import Statement


def ledger_of(standing: Standing, atlas: Atlas, *, on: date) -> Ledger:
    """Return what the statements that stand on a day amount to."""
    reader = PartyReader(atlas)
    parties = {id: reader.read(each) for id, each in standing.parties.items()}
    desk = _Desk(standing, parties, on)
    for statement in standing.relationships:
        desk.relate(statement)
    kept = (
        party.noted(*desk.notes.get(id, ()))
        for id, party in parties.items()
        if standing.parties[id] is standing.party(id)
    )
    return Ledger(
        on,
        tuple(kept),
        participations=tuple(desk.participations),
        powers=tuple(desk.powers),
        links=tuple(desk.links),
        remarks=(*reader.remarks, *standing.remarks, *desk.remarks),
    )


@define
class _Desk:
    """Turns the statements that stand on a day into a ledger."""

    standing: Standing
    parties: Mapping[str, Party]
    on: date
    participations: list[Participation] = field(default_factory=list)
    powers: list[Power] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    notes: dict[str, list[Message]] = field(default_factory=dict)

    def relate(self, statement: Statement) -> None:
        """Take in one relationship."""
        details = statement.details
        held = self._party(statement, "subject")
        if isinstance(held, Message):
            self._remark(statement, say("register.remark.no_subject", reason=held))
            return
        holder = self._party(statement, "interestedParty")
        if held is None or holder is None:
            return
        party = self.parties[held]
        if party.kind == "person":
            self._remark(statement, say("register.remark.held_person", held=party.called))
            return
        if isinstance(holder, str):
            self.links.append((holder, held))
        components = details.texts(
            "componentRecords" if statement.version == "0.4" else "componentStatementIDs"
        )
        pair = _Pair(statement, holder, party, is_claim=bool(components))
        for interest in read_interests(details, statement.version):
            self._interest(pair, interest)

    def _party(self, statement: Statement, name: str) -> str | Message | None:
        """Return the record id of a party, why it is not named, or None after a problem."""
        details = statement.details
        value = details.data.get(name)
        if not details.has(name):
            details.refuse("missing-field", field=f"{details.path}{name}")
            return None
        if isinstance(value, str) and statement.version == "0.4":
            return self._known(details, name, value)
        table = details.table(name)
        if table is None:
            return None
        reason = table.table("unspecified") if statement.version == "0.3" else table
        if reason is not None:
            return reason_of(reason)
        for field_name in ("describedByEntityStatement", "describedByPersonStatement"):
            if table.has(field_name):
                id = table.text(field_name)
                return None if id is None else self._known(details, name, id)
        details.refuse("missing-field", field=f"{details.path}{name}")
        return None

    def _known(self, details: Record, name: str, id: str) -> str | None:
        found = self.standing.party(id)
        if found is None:
            details.refuse("unknown-record", field=f"{details.path}{name}", id=id)
            return None
        return found.record

    def _interest(self, pair: _Pair, interest: Interest) -> None:
        """Take in one interest: as a part, as a right, or as a remark."""
        absence = self._absence(pair, interest)
        if absence is not None:
            self._remark(pair.statement, absence)
        elif interest.level == "indirect" or (pair.is_claim and interest.level != "direct"):
            self._claim(pair, interest)
        elif interest.role and not pair.held.arrangement:
            self._remark(pair.statement, say("register.remark.role", **self._said(pair, interest)))
        elif interest.is_part:
            self._part(pair, interest)
        elif interest.right is not None and isinstance(pair.holder, str):
            self._right(pair, pair.holder, interest.right, interest)
        else:
            self._elsewhere(pair, interest)

    def _absence(self, pair: _Pair, interest: Interest) -> Message | None:
        """Return why an interest is not held on the day, as far as is known; None if it is."""
        said = self._said(pair, interest)
        since, until = interest.since, interest.until
        if until is not None and until < self.on:
            return say("register.remark.ended", **said, day=until)
        if since is not None and since > self.on:
            return say("register.remark.not_begun", **said, day=since)
        if since is None and pair.statement.dated > self.on:
            return say("register.remark.later", **said)
        return None

    def _elsewhere(self, pair: _Pair, interest: Interest) -> None:
        """Remark what a profile has no place for; whoever has it without a name is kept."""
        known = interest.type in TYPES
        code = "register.remark.no_place" if known else "register.remark.unknown_interest"
        self._remark(pair.statement, say(code, **self._said(pair, interest)))
        if isinstance(pair.holder, Message):
            self._part(pair, replace(interest, capital=ANY, votes=ANY))

    def _said(self, pair: _Pair, interest: Interest) -> dict[str, Value]:
        """Return what every remark on an interest speaks of."""
        return {"holder": self._who(pair), "held": pair.held.called, "interest": interest.type}

    def _who(self, pair: _Pair) -> str | Message:
        if isinstance(pair.holder, Message):
            return say("register.someone")
        return self.parties[pair.holder].called

    def _claim(self, pair: _Pair, interest: Interest) -> None:
        """Keep a claim about a chain: it checks the direct holdings and is none of them."""
        who, part = self._who(pair), interest.capital or interest.votes
        message = say("register.remark.indirect", holder=who, held=pair.held.called)
        note = say("register.note.indirect", holder=who)
        if part is not None:
            message = say(
                "register.remark.indirect_part",
                holder=who,
                held=pair.held.called,
                what=say("profile.capital" if interest.capital else "profile.votes"),
                part=part,
            )
            note = say("register.note.indirect_part", holder=who, part=part)
        self._remark(pair.statement, message)
        self.notes.setdefault(pair.held.id, []).append(note)

    def _part(self, pair: _Pair, interest: Interest) -> None:
        part = Participation(
            pair.holder if isinstance(pair.holder, str) else None,
            pair.held.id,
            origins=(pair.statement.origin,),
            capital=interest.capital,
            votes=interest.votes,
            since=interest.since,
            until=interest.until,
            is_direct=interest.level == "direct",
            notes=tuple(_part_notes(pair, interest)),
        )
        self.participations.append(part)

    def _right(self, pair: _Pair, holder: str, kind: RightKind, interest: Interest) -> None:
        power = Power(
            holder,
            pair.held.id,
            kind=kind,
            origins=(pair.statement.origin,),
            by=interest.by,
            since=interest.since,
            until=interest.until,
            notes=() if interest.details is None else (_details(interest.details),),
        )
        self.powers.append(power)

    def _remark(self, statement: Statement, message: Message) -> None:
        self.remarks.append(Remark(message, statement.origin))


@frozen
class _Pair:
    """The two ends of a relationship; a holder without a name is the reason why."""

    statement: Statement
    holder: str | Message
    held: Party
    is_claim: bool  # whether it sums up a chain of other records


def _details(details: str) -> Message:
    return say("register.note.details", details=details)


def _part_notes(pair: _Pair, interest: Interest) -> Iterator[Message]:
    if isinstance(pair.holder, Message):
        yield pair.holder
    if interest.level == "unknown":
        yield say("register.note.level_unknown")
    if interest.type not in ("shareholding", "votingRights"):
        yield say("register.note.role", role=interest.type)
    if interest.details is not None:
        yield _details(interest.details)
