"""Words that repeat what the profile declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import get_args

from trustcheck.engine.answer import Answer, Member, Members, Record
from trustcheck.engine.facts import Facts
from trustcheck.engine.label import LABELS
from trustcheck.engine.word import Word, Words
from trustcheck.logic.explanation import Gap, Reason
from trustcheck.logic.truth import Truth
from trustcheck.profile.access import Means, Safeguard
from trustcheck.profile.certificate import Scheme
from trustcheck.profile.entity import EntityKind
from trustcheck.profile.profile import ListName, Profile
from trustcheck.profile.record import Dated
from trustcheck.profile.right import RightKind
from trustcheck.profile.service import Activity, SiteRole
from trustcheck.profile.value import UNDISCLOSED, Data
from trustcheck.ruleset.condition.typing import (
    BOOLEAN,
    DAY,
    DURATION,
    NUMBER,
    PERCENT,
    TERRITORY,
    TEXT,
    Type,
    code,
    codes,
    collection,
    record,
)

# How declared facts are answered


def declared(item: Record, field: str) -> Answer:
    """Answer with the declared field of a record; absent and undisclosed are not known."""
    value = getattr(item.item, field)
    at = (*item.pointer, field)
    if value is None:
        return Answer(None, gaps=(Gap(at, Reason.ABSENT),))
    if value is UNDISCLOSED or value == "undisclosed":
        return Answer(None, facts=(at,), gaps=(Gap(at, Reason.UNDISCLOSED),))
    return Answer(Truth.of(value) if isinstance(value, bool) else value, facts=(at,))


def _fact(field: str, type_: Type) -> Word:
    return Word(type_, lambda facts, item: declared(item, field))


def _part(field: str, kind: str) -> Word:
    """Return the word for a record inside a record, such as the seats of an entity."""

    def read(facts: Facts, item: Record) -> Answer:
        answer = declared(item, field)
        if answer.value is None:
            return answer
        at = (*item.pointer, field)
        if isinstance(answer.value, Dated) and not answer.value.holds_on(facts.on):
            return Answer(None, facts=(at,), gaps=(Gap(at, Reason.ABSENT),))
        return Answer(Record(kind, at, item.label, answer.value))

    return Word(record(kind), read)


def _entity(field: str, *, otherwise: Callable[[Profile], str] | None = None) -> Word:
    """Return the word for the one entity a field names, or the one meant when it is absent."""

    def read(facts: Facts, item: Record) -> Answer:
        answer = declared(item, field)
        if answer.value is None and not answer.facts and otherwise is not None:
            return Answer(facts.entity(otherwise(facts.profile)))
        if answer.value is None:
            return answer
        return Answer(facts.entity(str(answer.value)), facts=answer.facts)

    return Word(record("entity"), read)


def _entities(field: str) -> Word:
    """Return the word for the entities a field names; without it any entity may be meant."""

    def read(facts: Facts, item: Record) -> Answer:
        answer = declared(item, field)
        ids = answer.value if isinstance(answer.value, tuple) else ()
        members = tuple(Member(facts.entity(id)) for id in ids)
        return Answer(Members(members, answer.gaps), facts=answer.facts)

    return Word(collection("entity"), read)


def _values(field: str, kind: str) -> Word:
    """Return the word for a list of plain values, each a record of `kind`; open when absent."""

    def read(facts: Facts, item: Record) -> Answer:
        answer = declared(item, field)
        values = answer.value if isinstance(answer.value, tuple) else ()
        at = (*item.pointer, field)
        members = tuple(
            Member(Record(kind, (*at, index), LABELS[kind](facts, value), value))
            for index, value in enumerate(values)
        )
        return Answer(Members(members, answer.gaps), facts=answer.facts)

    return Word(collection(kind), read)


def _itself(type_: Type) -> Word:
    """Return the word for the plain value that a record is."""
    return Word(type_, lambda facts, item: Answer(str(item.item), (item.pointer,)))


def _list(name: ListName, kind: str) -> Word:
    """Return the word for a list of the profile: its records of the day, open unless complete.

    Who comes to data, and whom the provider relies on, the host's file says too.
    """

    def read(facts: Facts, item: Record) -> Answer:
        facts = facts.joined if name in _OF_BOTH else facts
        listed = getattr(facts.profile, name)
        members = tuple(
            Member(Record(kind, (name, index), LABELS[kind](facts, one), one))
            for index, one in enumerate(listed)
            if not isinstance(one, Dated) or one.holds_on(facts.on)
        )
        return Answer(Members(members, open_list(facts, name)))

    return Word(collection(kind), read)


_OF_BOTH: tuple[ListName, ...] = ("accesses", "third_parties")


def open_list(facts: Facts, *names: ListName) -> tuple[Gap, ...]:
    """Return a gap for each of these lists that the profile does not declare complete."""
    return tuple(
        Gap((name,), Reason.OPEN) for name in names if not facts.profile.is_complete(name)
    )


# The words, by kind of record

_DATED = {"since": _fact("since", DAY), "until": _fact("until", DAY)}

_PROFILE: Words = {
    "subject": _part("subject", "subject"),
    "stated_on": _fact("stated_on", DAY),
    "holding": _list("holdings", "holding"),
    "right": _list("rights", "right"),
    "site": _list("sites", "site"),
    "access": _list("accesses", "access"),
    "technology": _list("technologies", "technology"),
    "third_party": _list("third_parties", "third_party"),
    "qualification": _list("qualifications", "qualification"),
    "keys": _part("keys", "keys"),
    "operation": _part("operation", "operation"),
    "certificate_authority": _list("certificate_authorities", "certificate_authority"),
    "contract": _part("contract", "contract"),
}
_SUBJECT: Words = {
    "name": _fact("name", TEXT),
    "provider": _entity("provider"),
    "activities": _fact("activities", codes(*get_args(Activity))),
}
_ENTITY: Words = {
    "name": _fact("name", TEXT),
    "kind": _fact("kind", code(*get_args(EntityKind))),
    "listed": _fact("listed", BOOLEAN),
    "seats": _part("seats", "seats"),
    "nationality": _values("nationalities", "place"),
    "residence": _fact("residence", TERRITORY),
    "branch": _values("branches", "place"),
}
_SEATS: Words = {
    "registered_office": _fact("registered_office", TERRITORY),
    "central_administration": _fact("central_administration", TERRITORY),
    "main_establishment": _fact("main_establishment", TERRITORY),
}
_HOLDING: Words = {
    "holder": _entity("holder"),
    "held": _entity("held"),
    "capital": _fact("capital", PERCENT),
    "votes": _fact("votes", PERCENT),
    "shares": _fact("shares", NUMBER),
    "title": _fact("title", code("full", "bare", "usufruct")),
    **_DATED,
}
_RIGHT: Words = {
    "holder": _entities("holder"),
    "over": _entity("over"),
    "kind": _fact("kind", code(*get_args(RightKind))),
    "by": _fact("by", code("statutes", "contract", "law", "practice")),
    "appoints": _part("appoints", "appointment"),
    "capital": _fact("capital", PERCENT),
    "votes": _fact("votes", PERCENT),
    "at_sole_initiative": _fact("at_sole_initiative", BOOLEAN),
    **_DATED,
}
_APPOINTMENT: Words = {
    "body": _fact("body", code("board", "supervisory_board", "management")),
    "members": _fact("members", NUMBER),
    "of": _fact("of", NUMBER),
}
_SITE: Words = {
    "name": _fact("name", TEXT),
    "territory": _fact("territory", TERRITORY),
    "operator": _entity("operator", otherwise=lambda profile: profile.subject.provider),
    "roles": _fact("roles", codes(*get_args(SiteRole))),
    **_DATED,
}
_ACCESS: Words = {
    "to": _entity("to"),
    "data": _fact("data", codes(*get_args(Data))),
    "means": _fact("means", code(*get_args(Means))),
    "clear": _fact("clear", BOOLEAN),
    "from_territory": _fact("from_territory", TERRITORY),
    "safeguards": _fact("safeguards", codes(*get_args(Safeguard))),
    "staff_of": _values("staff_of", "place"),
    **_DATED,
}
_TECHNOLOGY: Words = {
    "name": _fact("name", TEXT),
    "licensor": _entity("licensor"),
    "part": _fact("part", code("software", "hardware", "platform")),
    "terms": _fact("terms", code("licence", "open_source", "own", "operated_by_licensor")),
    "licensee": _entity("licensee"),
    "operator": _entities("operated_by"),
    "autonomy": _part("autonomy", "autonomy"),
    **_DATED,
}
_THIRD_PARTY: Words = {
    "entity": _entity("entity"),
    "service": _fact("service", TEXT),
    "role": _fact("role", code("subcontractor", "host", "supplier", "support", "maintenance")),
    "qualified": _fact("qualified", BOOLEAN),
    "autonomy": _part("autonomy", "autonomy"),
    **_DATED,
}
_AUTONOMY: Words = {
    "own_skills": _fact("own_skills", BOOLEAN),
    "alternatives": _fact("alternatives", NUMBER),
}
_KEYS: Words = {
    "holder": _entities("held_by"),
    "customer_exclusive": _fact("customer_exclusive", BOOLEAN),
    "per_customer": _fact("per_customer", BOOLEAN),
    "container": _fact("container", code("hsm", "software")),
    **_DATED,
}
_OPERATION: Words = {
    "interface_language": _values("interface_languages", "language"),
    "support_language": _values("support_languages", "language"),
    "foreign_support_register": _fact("foreign_support_register", BOOLEAN),
    "log_retention": _fact("log_retention", DURATION),
    "backup_service": _fact("backup_service", BOOLEAN),
}
_AUTHORITY: Words = {
    "name": _fact("name", TEXT),
    "territory": _fact("territory", TERRITORY),
    "ceremonies": _fact("ceremonies", TERRITORY),
    "provider_present": _fact("provider_present", BOOLEAN),
    **_DATED,
}
_CONTRACT: Words = {
    "law": _fact("law", TERRITORY),
    "courts": _fact("courts", TERRITORY),
    "language": _values("languages", "language"),
    "names_qualified_service": _fact("names_qualified_service", BOOLEAN),
    "states_locations": _fact("states_locations", BOOLEAN),
    "states_support_location": _fact("states_support_location", BOOLEAN),
    "states_availability": _fact("states_availability", BOOLEAN),
    "states_backups": _fact("states_backups", BOOLEAN),
    "states_remote_access": _fact("states_remote_access", BOOLEAN),
    "erasure_notice_days": _fact("erasure_notice_days", NUMBER),
    "change_notice": _fact("change_notice", DURATION),
    "termination_without_penalty": _fact("termination_without_penalty", BOOLEAN),
    "audit_right": _fact("audit_right", BOOLEAN),
    "passi_audit": _fact("passi_audit", BOOLEAN),
    "reversibility": _part("reversibility", "reversibility"),
    "interoperability": _part("interoperability", "interoperability"),
}
_REVERSIBILITY: Words = {
    "documented_formats": _fact("documented_formats", BOOLEAN),
    "api": _fact("api", BOOLEAN),
    "plan": _fact("plan", BOOLEAN),
}
_INTEROPERABILITY: Words = {
    "open_standards": _fact("open_standards", BOOLEAN),
    "documented_api": _fact("documented_api", BOOLEAN),
}
_QUALIFICATION: Words = {
    "scheme": _fact("scheme", code(*get_args(Scheme))),
    "version": _fact("version", TEXT),
    "by": _fact("by", TEXT),
    "status": _fact(
        "status",
        code("granted", "in_progress", "suspended", "withdrawn", "refused", "not_held"),
    ),
    "since": _fact("since", DAY),
    "until": _fact("until", DAY),
    "reference": _fact("reference", TEXT),
}

DECLARED: Mapping[str, Words] = MappingProxyType(
    {
        "profile": _PROFILE,
        "subject": _SUBJECT,
        "entity": _ENTITY,
        "seats": _SEATS,
        "holding": _HOLDING,
        "right": _RIGHT,
        "appointment": _APPOINTMENT,
        "site": _SITE,
        "access": _ACCESS,
        "technology": _TECHNOLOGY,
        "third_party": _THIRD_PARTY,
        "autonomy": _AUTONOMY,
        "keys": _KEYS,
        "operation": _OPERATION,
        "certificate_authority": _AUTHORITY,
        "contract": _CONTRACT,
        "reversibility": _REVERSIBILITY,
        "interoperability": _INTEROPERABILITY,
        "qualification": _QUALIFICATION,
        "place": {"territory": _itself(TERRITORY)},
        "language": {"code": _itself(TEXT)},
    }
)
