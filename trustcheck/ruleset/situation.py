"""What a situation can state: the facts that a ruleset asks for, as words and as a format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from trustcheck.logic.fields import replace
from trustcheck.logic.message import Text, say
from trustcheck.profile.shape import ListOf, OneOf, RecordOf, Shape, Withholdable, Written
from trustcheck.profile.situation import Situation
from trustcheck.profile.structure import shaped
from trustcheck.profile.value import read_version
from trustcheck.profile.written import DAY, FLAG, LAST_DAY, NAME
from trustcheck.ruleset.condition.typing import (
    BOOLEAN,
    SITUATION,
    Lexicon,
    Type,
    code,
    codes,
    record,
)
from trustcheck.ruleset.condition.typing import DAY as A_DAY
from trustcheck.ruleset.condition.typing import Shape as Kind
from trustcheck.ruleset.fact import Fact
from trustcheck.ruleset.form import FactForm
from trustcheck.source.document import Document
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.refusal import Refusals

HEAD: Mapping[str, Shape] = {
    "situation": Written(read_version),
    "name": NAME,
    "stated_on": DAY,
}
"""What every situation states, whatever it is asked; the version comes first."""

TODAY = "day"
"""The word for the day of the assessment, which nobody states."""

_TYPES = {"boolean": BOOLEAN, "day": A_DAY}


def read_facts(forms: Mapping[str, FactForm], refusals: Refusals) -> tuple[Fact, ...]:
    """Return the facts under `facts` of ruleset.yaml, in their order.

    Each is of one type, or out of one closed list.
    """
    facts = []
    for path, form in forms.items():
        section, _, name = path.partition(".")
        types = (
            _TYPES.get(form.type or ""),
            None if form.one_of is None else code(*form.one_of),
            None if form.several_of is None else codes(*form.several_of),
        )
        given = [type_ for type_ in types if type_ is not None]
        if len(given) != 1:
            refusals.refuse("fact-of-one-type", ("facts", path), key=True)
        elif section in (*HEAD, TODAY):
            refusals.refuse("fact-reserved", ("facts", path), key=True, name=section)
        else:
            type_ = given[0]
            own = replace(type_, kind=SITUATION) if type_.codes else type_
            facts.append(Fact(section, name, form.title.text(), own, form.only_if))
    _check_conditions(facts, refusals)
    return tuple(facts)


def _check_conditions(facts: Iterable[Fact], refusals: Refusals) -> None:
    """Refuse facts that rest on another which does not exist, or is neither yes nor no."""
    told = tuple(facts)
    known = tuple(fact.path for fact in told if fact.type == BOOLEAN)
    for fact in told:
        if fact.only_if is not None and fact.only_if not in known:
            at = ("facts", fact.path, "only_if")
            refusals.unknown("no-such-flag", fact.only_if, known, at)


def read_beginning(path: str | None, facts: tuple[Fact, ...], refusals: Refusals) -> Fact | None:
    """Return the fact that `begins_on` names; it has to be a day."""
    if path is None:
        return None
    days = {f"{fact.section}.{fact.name}": fact for fact in facts if fact.type == A_DAY}
    if path not in days:
        return refusals.unknown("no-such-day", path, days, ("begins_on",))
    return days[path]


def lexicon_of(facts: tuple[Fact, ...], lexicon: Lexicon) -> Lexicon:
    """Return the words of rules about situations: the day, and the facts, and no others."""
    kinds: dict[str, dict[str, Type]] = {SITUATION: {TODAY: A_DAY}}
    phrases: dict[tuple[str, str], Text] = {}
    for fact in facts:
        kinds[SITUATION][fact.section] = record(fact.section)
        kinds.setdefault(fact.section, {})[fact.name] = fact.type
        phrases[fact.section, fact.name] = fact.title
        phrases[SITUATION, fact.section] = Text(fact.section, fact.section)
    return Lexicon(kinds, lexicon.areas, lexicon.territories, phrases, SITUATION)


def situation_shape(facts: tuple[Fact, ...]) -> RecordOf[dict[str, Any]]:
    """Return the shape of a situation file that can state these facts."""
    sections: dict[str, dict[str, Shape]] = {}
    for fact in facts:
        sections.setdefault(fact.section, {})[fact.name] = _written(fact.type)
    below = {section: RecordOf(dict, keys) for section, keys in sections.items()}
    return RecordOf(dict, {**HEAD, **below}, needs=tuple(HEAD))


def read_situation(
    document: Document, facts: tuple[Fact, ...], *, mended: Iterable[Problem] = ()
) -> Situation:
    """Return the situation that a file states.

    Raises InvalidInput with every problem of the file, those that were `mended` to read it
    among them.
    """
    data = document.data
    if isinstance(data, dict) and "trustcheck" in data and "situation" not in data:
        place = document.key_span(("trustcheck",))
        raise InvalidInput([Problem(place, say("profile-not-situation")), *mended])
    try:
        read = shaped(document, situation_shape(facts))
    except InvalidInput as invalid:
        raise InvalidInput([*invalid.problems, *mended]) from None
    if problems := tuple(mended):
        raise InvalidInput(problems)
    name, stated_on = str(read["name"]), read["stated_on"]
    assert isinstance(stated_on, date)
    sections = {key: value for key, value in read.items() if key not in HEAD}
    if problems := tuple(_contradictions(document, facts, sections)):
        raise InvalidInput(problems)
    return Situation(name, stated_on, sections, document)


def _contradictions(
    document: Document, facts: Iterable[Fact], sections: Mapping[str, Mapping[str, object]]
) -> Iterator[Problem]:
    """Yield a problem for each fact that cannot be, because another is stated as no."""
    for fact in facts:
        if fact.only_if is None or fact.name not in sections.get(fact.section, {}):
            continue
        section, _, name = fact.only_if.partition(".")
        if sections.get(section, {}).get(name) is False:
            place = str(document.span((section, name)))
            said = say("fact-denied", name=fact.path, other=fact.only_if, place=place)
            yield Problem(document.span((fact.section, fact.name)), said)


def _written(type_: Type) -> Shape:
    match type_.shape:
        case Kind.CODE:
            return Withholdable(OneOf(type_.codes))
        case Kind.CODES:
            return Withholdable(ListOf(OneOf(type_.codes)))
        case Kind.DAY:
            return LAST_DAY
        case _:
            return FLAG
