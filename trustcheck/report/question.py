"""A missing fact as a question in plain words, the form of its answer, and what would show it."""

from __future__ import annotations

from trustcheck.assessment.asking import Matter
from trustcheck.assessment.assessment import Assessment
from trustcheck.logic.explanation import Reason
from trustcheck.logic.message import Message, Value, say
from trustcheck.logic.pointer import Pointer, dotted
from trustcheck.profile.evidence import RUNGS
from trustcheck.profile.layout import path_of, shape_at
from trustcheck.profile.reading import HOST, Declaration
from trustcheck.profile.shape import (
    Boolean,
    ListOf,
    OneOf,
    RecordOf,
    Shape,
    TextLike,
    Withholdable,
    Written,
)
from trustcheck.profile.value import (
    is_id,
    is_territory,
    read_count,
    read_day,
    read_duration,
    read_percentage,
)
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.wording.phrase import Wording

_FORMS = {
    read_percentage: "share",
    read_count: "count",
    read_day: "day",
    read_duration: "length",
}


def question(matter: Matter, declaration: Declaration, ruleset: Ruleset, wording: Wording) -> str:
    """Return the question that asks for a missing fact."""
    gap, service = matter.gap, declaration.profile.subject.name
    path = dotted(gap.pointer)
    if gap.pointer[: len(HOST)] == HOST:
        return wording.sentence(say("question.host", service=service, path=path))
    if gap.pointer[0] == "attestations":
        criterion = ruleset.criterion(str(gap.pointer[1]))
        asked = path if criterion is None else wording.text(criterion.requirement)
        return wording.sentence(say("question.attestation", requirement=asked))
    if gap.reason is Reason.BACKING:
        return wording.sentence(say("question.backing", path=path))
    if gap.reason is Reason.UNDERIVED:
        return wording.sentence(say("question.derived", path=path))
    id = f"question.{path_of(gap.pointer)}"
    if id not in wording.catalog:
        return wording.sentence(say("question.other", path=path))
    about = _about(declaration, gap.pointer)
    return wording.sentence(Message(id, (("about", about), ("service", service))))


def form(matter: Matter) -> Message:
    """Return the form of the answer that is expected."""
    gap = matter.gap
    if gap.pointer[0] == "attestations":
        return say("question.form.attested")
    if gap.reason is Reason.BACKING:
        return say("question.form.document")
    if gap.reason in (Reason.OPEN, Reason.UNDERIVED):
        return say("question.form.whole")
    return _form(shape_at(gap.pointer))


def concerned(matter: Matter, assessment: Assessment) -> tuple[Criterion, ...]:
    """Return the criteria that a fact settles, or that wait for it."""
    ids = set(matter.concerns)
    return tuple(e.criterion for e in assessment.findings if e.criterion.id in ids)


def enclosure(matter: Matter, assessment: Assessment) -> Value | None:
    """Return what an auditor would ask to see, else the strongest rung that a rule asks."""
    criteria = concerned(matter, assessment)
    expected = [each.expects for each in criteria if each.expects is not None]
    if expected and matter.gap.pointer[0] == "attestations":
        return expected[0]
    rungs = [each.backing.rung for each in criteria if each.backing is not None]
    if rungs:
        return say("letter.evidence.rung", rung=max(rungs, key=RUNGS.index))
    return None


def _form(shape: Shape | None) -> Message:
    match shape:
        case Withholdable(inner):
            return _form(inner)
        case Boolean():
            return say("question.form.boolean")
        case OneOf(words):
            return say("question.form.word", words=_open(words))
        case TextLike(test) if test is is_territory:
            return say("question.form.territory")
        case TextLike(test) if test is is_id:
            return say("question.form.entity")
        case Written(read) if read in _FORMS:
            return Message(f"question.form.{_FORMS[read]}")
        case ListOf(OneOf(words)):
            return say("question.form.words", words=_open(words))
        case ListOf():
            return say("question.form.list")
        case RecordOf():
            return say("question.form.record")
        case _:
            return say("question.form.text")


def _open(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word != "undisclosed")


def _about(declaration: Declaration, pointer: Pointer) -> Value:
    """Return what the record around a fact is called by people."""
    profile = declaration.profile
    match pointer:
        case ("entities", str(id), *_):
            return _name(declaration, id)
        case ("holdings", int(index), *_):
            holding = profile.holdings[index]
            holder, held = _name(declaration, holding.holder), _name(declaration, holding.held)
            return say("question.about.holding", holder=holder, held=held)
        case ("rights", int(index), *_):
            right = profile.rights[index]
            holders = tuple(_name(declaration, each) for each in right.holder)
            held = _name(declaration, right.over)
            return say("question.about.right", kind=right.kind, holder=holders, held=held)
        case ("sites", int(index), *_):
            return profile.sites[index].name or profile.sites[index].id
        case ("accesses", int(index), *_):
            return _name(declaration, profile.accesses[index].to)
        case ("technologies", int(index), *_):
            return profile.technologies[index].name
        case ("third_parties", int(index), *_):
            return _name(declaration, profile.third_parties[index].entity)
        case ("certificate_authorities", int(index), *_):
            return profile.certificate_authorities[index].name
        case ("qualifications", int(index), *_):
            return profile.qualifications[index].scheme
        case _:
            return profile.subject.name


def _name(declaration: Declaration, id: object) -> Value:
    """Return the name of an entity; what is to be said of one that is not named."""
    found = declaration.profile.entities.get(id) if isinstance(id, str) else None
    return say("question.about.not_named") if found is None else found.name
