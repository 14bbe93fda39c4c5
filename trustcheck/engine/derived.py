"""Words that the declared facts do not state and the graph works out."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from trustcheck.engine.answer import Answer, Grades, Member, Members, Record
from trustcheck.engine.declared import open_list
from trustcheck.engine.facts import Facts
from trustcheck.engine.foreign import (
    foreign_appointments,
    foreign_control,
    foreign_right,
    foreignness,
)
from trustcheck.engine.label import LABELS, entity_name
from trustcheck.engine.validity import covers_subject, in_force
from trustcheck.engine.word import Word, Words
from trustcheck.graph.exposure import Exposure
from trustcheck.graph.ownership import Reckoning, Stake, collective, stakes
from trustcheck.graph.path import Grade
from trustcheck.graph.reach import reaches_data
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.interval import Interval
from trustcheck.logic.message import Message, say
from trustcheck.logic.truth import Truth, all_of, any_of
from trustcheck.profile.right import Appointment
from trustcheck.profile.value import UNDISCLOSED
from trustcheck.ruleset.condition.typing import (
    BOOLEAN,
    DAY,
    PERCENT,
    code,
    collection,
    grade,
    record,
)

# The profile


def _provider(facts: Facts, item: Record) -> Answer:
    return Answer(facts.entity(facts.profile.subject.provider), (("subject", "provider"),))


_KEEPING = {"storage", "processing", "backup"}
"""The roles of a site whose operator has the data in its keeping."""


def _custodians(facts: Facts, item: Record) -> Answer:
    """Answer with the companies that store or process the data of the service."""
    facts = facts.joined
    found: dict[str, Explanation | None] = {facts.profile.subject.provider: None}
    gaps = list(open_list(facts, "sites", "third_parties"))
    for index, site in enumerate(facts.profile.sites):
        if not site.holds_on(facts.on) or not _KEEPING & set(site.roles):
            continue
        if site.operator is UNDISCLOSED:
            gaps.append(Gap(("sites", index, "operator"), Reason.UNDISCLOSED))
        elif isinstance(site.operator, str):
            found[site.operator] = None
    for index, third in enumerate(facts.profile.third_parties):
        if third.holds_on(facts.on) and third.role == "host":
            found[third.entity] = None
        elif third.holds_on(facts.on) and third.role is None:
            found.setdefault(third.entity, _perhaps_host(("third_parties", index, "role")))
    members = tuple(Member(facts.entity(id), belongs) for id, belongs in found.items())
    return Answer(Members(members, tuple(gaps)))


def _perhaps_host(at: tuple[str, int, str]) -> Explanation:
    gap = Gap(at, Reason.ABSENT)
    return Explanation(Truth.UNKNOWN, say("derived.role_not_known"), gaps=(gap,))


def _exposures(facts: Facts, item: Record) -> Answer:
    """Answer with the exposure to every law in force, for each class of data it reaches."""
    members = (
        Member(Record("exposure", (), _exposure_label(facts, found), found))
        for found in facts.joined.exposures
    )
    return Answer(Members(tuple(members)))


def _exposure_label(facts: Facts, found: Exposure) -> Message:
    law = facts.statutes.laws[found.law].name
    return say("record.exposure", law=law, data=found.data, compelled=found.property)


def _secnumcloud(facts: Facts, item: Record) -> Answer:
    """Answer with the SecNumCloud qualifications; one `not_held` says that there is no other."""
    members, denials = [], []
    for index, one in enumerate(facts.profile.qualifications):
        at = ("qualifications", index)
        if one.scheme == "SecNumCloud" and one.status == "not_held":
            denials.append((*at, "status"))
        elif one.scheme == "SecNumCloud":
            label = LABELS["qualification"](facts, one)
            members.append(Member(Record("qualification", at, label, one)))
    gaps = () if denials else open_list(facts, "qualifications")
    return Answer(Members(tuple(members), gaps), tuple(denials))


# Entities


def _is_provider(facts: Facts, item: Record) -> Answer:
    return Answer(
        Truth.of(_id(item) == facts.profile.subject.provider), (("subject", "provider"),)
    )


def _foreign(facts: Facts, item: Record) -> Answer:
    return Answer.derived(foreignness(facts.about(_id(item)), _id(item)))


def _foreign_holders(facts: Facts, item: Record) -> Answer:
    """Answer with the holders of a company that are foreign, or may be, direct or not."""
    company = _id(item)
    facts = facts.about(company)
    members = []
    home = {id for id in facts.profile.entities if foreignness(facts, id).truth is Truth.FALSE}
    for stake in stakes(facts.shareholding, facts.control, company=company, besides=home):
        belongs = _foreign_holder(facts, stake)
        if belongs.truth is Truth.FALSE:
            continue
        name = entity_name(facts, stake.holder or UNDISCLOSED)
        label = say("record.holder", holder=name, company=entity_name(facts, company))
        members.append(Member(Record("holder", item.pointer, label, stake), belongs))
    return Answer(Members(tuple(members)))


def _foreign_holder(facts: Facts, stake: Stake) -> Explanation:
    """Tell whether a stake is a foreign one, and one of something."""
    if stake.holder is None:
        whole = facts.profile.is_complete("holdings")
        gap = Gap(("holdings",), Reason.UNDERIVED if whole else Reason.OPEN)
        return Explanation(Truth.UNKNOWN, say("derived.holder_not_known"), gaps=(gap,))
    foreign = foreignness(facts, stake.holder)
    parts = (stake.capital, stake.votes)
    holds = any_of(part.share.above(Fraction(0)) for part in parts)
    if holds is Truth.TRUE:
        return foreign
    gaps = dict.fromkeys(gap for part in parts for gap in part.explanation.open_gaps())
    message = say("derived.may_hold_nothing", holder=entity_name(facts, stake.holder))
    truth = all_of((foreign.truth, holds))
    return Explanation(truth, message, (foreign,), gaps=tuple(gaps))


def _collective(facts: Facts, company: str) -> Stake:
    """Return what all foreign holders have of a company together."""
    foreign = {id: foreignness(facts, id).truth for id in facts.profile.entities}
    return collective(facts.shareholding, facts.control, company=company, foreign=foreign)


def _foreign_capital(facts: Facts, item: Record) -> Answer:
    return _reckoned(facts.about(_id(item)).once(_collective, _id(item)).capital, facts)


def _foreign_votes(facts: Facts, item: Record) -> Answer:
    return _reckoned(facts.about(_id(item)).once(_collective, _id(item)).votes, facts)


def _foreign_rights(facts: Facts, item: Record) -> Answer:
    """Answer with the special rights over a company that a foreign entity has, or may have."""
    facts = facts.about(_id(item))
    members = []
    for index, right in enumerate(facts.profile.rights):
        belongs = foreign_right(facts, right, _id(item))
        if belongs is not None and belongs.truth is not Truth.FALSE:
            label = LABELS["right"](facts, right)
            members.append(Member(Record("right", ("rights", index), label, right), belongs))
    return Answer(Members(tuple(members), open_list(facts, "rights")))


def _foreign_appointments(facts: Facts, item: Record) -> Answer:
    found = foreign_appointments(facts.about(_id(item)), _id(item))
    return Answer(found.share, because=(found.explanation,))


def _foreign_control(facts: Facts, item: Record) -> Answer:
    return Answer.derived(foreign_control(facts.about(_id(item)), _id(item)))


def _reaches_data(facts: Facts, item: Record) -> Answer:
    return Answer.derived(facts.joined.once(_any_data, _id(item)))


def _any_data(facts: Facts, id: str) -> Explanation:
    return reaches_data(facts.profile, facts.scene.ways, id, None, on=facts.on)


def _majority(facts: Facts, item: Record) -> Answer:
    """Answer whether more than half of the members of a body are appointed."""
    appointment = item.item
    assert isinstance(appointment, Appointment)
    gaps = tuple(
        Gap((*item.pointer, name), Reason.UNDISCLOSED)
        for name in ("members", "of")
        if getattr(appointment, name) is UNDISCLOSED
    )
    members, of = appointment.members, appointment.of
    if not isinstance(members, Interval) or not isinstance(of, Interval):
        return Answer(None, gaps=gaps)
    at = ((*item.pointer, "members"), (*item.pointer, "of"))
    message = say("derived.majority", members=members, of=of)
    most = _most(of)
    if most is not None and 2 * _least(members) > most:
        return Answer.derived(Explanation(Truth.TRUE, message, facts=at))
    most = _most(members)
    if most is not None and 2 * most <= _least(of):
        return Answer.derived(Explanation(Truth.FALSE, message, facts=at))
    ranges = tuple(Gap(pointer, Reason.RANGE) for pointer in at)
    return Answer.derived(Explanation(Truth.UNKNOWN, message, facts=at, gaps=ranges))


def _least(count: Interval) -> Fraction:
    """Return the smallest whole number that a count can be."""
    return count.low + 1 if count.low_open else count.low


def _most(count: Interval) -> Fraction | None:
    return count.high - 1 if count.high is not None and count.high_open else count.high


def _id(item: Record) -> str:
    return str(item.pointer[1])


# Holders and exposures


def _holder_entity(facts: Facts, item: Record) -> Answer:
    holder = _stake(item).holder
    if holder is None:
        return Answer(None, gaps=(Gap(("holdings",), Reason.OPEN),))
    return Answer(facts.entity(holder))


def _holder_capital(facts: Facts, item: Record) -> Answer:
    return _reckoned(_stake(item).capital, facts)


def _holder_votes(facts: Facts, item: Record) -> Answer:
    return _reckoned(_stake(item).votes, facts)


def _reckoned(reckoning: Reckoning, facts: Facts) -> Answer:
    """Answer with a share, by the reading that the ruleset is set to."""
    product, whole = reckoning.explanation.because
    match facts.counting.indirect:
        case "product":
            return Answer(reckoning.product, because=(product,))
        case "chain":
            return Answer(reckoning.attributed, because=(whole,))
        case _:
            return Answer(reckoning.share, because=(reckoning.explanation,), origin=reckoning)


def _stake(item: Record) -> Stake:
    assert isinstance(item.item, Stake)
    return item.item


def _exposed(item: Record) -> Exposure:
    assert isinstance(item.item, Exposure)
    return item.item


def _exposure_grade(facts: Facts, item: Record) -> Answer:
    found = _exposed(item)
    bounds = Grades(found.low.rank, found.high.rank)
    return Answer(bounds, because=(found.explanation,), origin=found)


DERIVED: Mapping[str, Words] = MappingProxyType(
    {
        "profile": {
            "provider": Word(record("entity"), _provider),
            "custodian": Word(collection("entity"), _custodians),
            "exposure": Word(collection("exposure"), _exposures),
            "secnumcloud_qualification": Word(collection("qualification"), _secnumcloud),
            "day": Word(DAY, lambda facts, item: Answer(facts.on)),
        },
        "entity": {
            "is_provider": Word(BOOLEAN, _is_provider),
            "foreign": Word(BOOLEAN, _foreign),
            "foreign_holder": Word(collection("holder"), _foreign_holders),
            "foreign_capital": Word(PERCENT, _foreign_capital),
            "foreign_votes": Word(PERCENT, _foreign_votes),
            "foreign_control": Word(BOOLEAN, _foreign_control),
            "foreign_appointments": Word(PERCENT, _foreign_appointments),
            "foreign_right": Word(collection("right"), _foreign_rights),
            "reaches_data": Word(BOOLEAN, _reaches_data),
        },
        "appointment": {"majority": Word(BOOLEAN, _majority)},
        "holder": {
            "entity": Word(record("entity"), _holder_entity),
            "capital": Word(PERCENT, _holder_capital),
            "votes": Word(PERCENT, _holder_votes),
        },
        "exposure": {
            "law": Word(code(), lambda facts, item: Answer(_exposed(item).law)),
            "data": Word(
                code("customer", "technical"), lambda facts, item: Answer(_exposed(item).data)
            ),
            "compels": Word(
                code("disclosure", "continuity"),
                lambda facts, item: Answer(_exposed(item).property),
            ),
            "grade": Word(grade(*(g.name.lower() for g in Grade)), _exposure_grade),
        },
        "qualification": {
            "covers_subject": Word(BOOLEAN, covers_subject),
            "in_force": Word(BOOLEAN, in_force),
        },
    }
)
