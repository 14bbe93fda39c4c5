"""Which entities a law passes on its way to data, or to stopping the service."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trustcheck.assessment.chart import Trail
from trustcheck.engine.facts import Facts
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.profile import Profile

_ENTITIES = ("subsidiary", "holder", "partner", "through", "entity", "company")
"""The values by which the steps of a path name entities, in the order of the path."""
_REFERENCES = ("holder", "held", "over", "to", "operator", "licensor", "operated_by", "entity")
"""The fields by which the records of a profile name entities."""


def trails(facts: Facts) -> tuple[Trail, ...]:
    """Return, for every law in force and everything it compels, the entities on its paths."""
    found = []
    for exposure in facts.exposures:
        sure = _on_path(facts.profile, exposure.path)
        told = exposure.explanation.because[-1:] if exposure.high > exposure.low else ()
        possible = _on_path(facts.profile, told)
        found.append(Trail(facts.statutes.laws[exposure.law], exposure, sure, possible))
    return tuple(found)


def _on_path(profile: Profile, steps: Iterable[Explanation]) -> tuple[str, ...]:
    """Return the entities that the steps of a path name; of namesakes, those its facts are on."""
    every = [each for step in steps for each in reversed(tuple(step.walk()))]
    named = dict.fromkeys(name for step in every for name in _names(step))
    on_record = {id for step in every for fact in step.facts for id in _concerned(profile, fact)}
    ids: list[str] = []
    for name in named:
        namesakes = [id for id, entity in sorted(profile.entities.items()) if entity.name == name]
        ids.extend([id for id in namesakes if id in on_record] or namesakes)
    return tuple(ids)


def _names(step: Explanation) -> Iterator[str]:
    values = dict(step.message.values)
    for key in _ENTITIES:
        name = values.get(key)
        if isinstance(name, str):
            yield name


def _concerned(profile: Profile, fact: Pointer) -> Iterator[str]:
    """Yield the entities that a declared fact is about."""
    section, key = (*fact, None, None)[:2]
    if section == "subject":
        yield profile.subject.provider
    elif section == "entities":
        yield str(key)
    elif isinstance(key, int):
        record = getattr(profile, str(section))[key]
        for field in _REFERENCES:
            found = getattr(record, field, None)
            yield from found if isinstance(found, tuple) else (str(found),)
