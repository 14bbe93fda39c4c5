"""What a law with reach abroad can come to, through whom, and how surely."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from trustcheck.graph.path import NONE, Grade, Link, Path, strongest, surest, truth_of
from trustcheck.graph.reach import KEYS, keys_gap
from trustcheck.graph.scene import Scene
from trustcheck.graph.subjection import Subjection
from trustcheck.graph.way import Way
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.profile.profile import Profile
from trustcheck.profile.statutes import Law, Statutes

Property: TypeAlias = Literal["disclosure", "continuity"]
"""What a law may compel: handing data over, or ceasing to serve. They are kept apart."""
PROPERTIES: tuple[Property, ...] = ("disclosure", "continuity")


@frozen
class Exposure:
    """How surely a law reaches data, or the going on of the service: between two grades."""

    law: str
    data: str
    property: Property
    low: Grade
    high: Grade
    explanation: Explanation  # TRUE: a path exists; FALSE: none does; the proof is below
    path: tuple[Explanation, ...]  # the shortest of the surest paths, step by step; or nothing
    cut: tuple[Pointer, ...] | None = None  # the fewest links to undo, once they were looked for


def exposure(scene: Scene, atlas: Atlas, law: Law, data: str, *, property: Property) -> Exposure:
    """Return how surely a law can compel the disclosure of data, or stop the service.

    A path is as sure as its weakest link, the exposure as sure as its best path. Missing facts
    leave a lower and a higher grade. A law not in force on the day reaches nothing.
    """
    subject = Subjection(scene, atlas, law)
    return _of(scene, subject, data, property)


def exposures(scene: Scene, statutes: Statutes) -> Iterator[Exposure]:
    """Yield the exposure to every law in force, for all data and all that it compels."""
    for law in statutes.laws.values():
        if scene.on in law.period:
            subject = Subjection(scene, statutes.atlas, law)
            for data in law.data:
                for property in PROPERTIES:
                    if property in law.compels:
                        yield _of(scene, subject, data, property)


def _of(scene: Scene, subject: Subjection, data: str, property: Property) -> Exposure:
    """Return the exposure to a law; nobody is subject to one that is not in force."""
    law = subject.law
    if scene.on not in law.period:
        message = say("graph.law-not-in-force", law=law.name, day=scene.on)
        return _none(law, data, property, message)
    if property not in law.compels:
        return _none(law, data, property, say(f"graph.law-no-{property}", law=law.name))
    if property == "disclosure" and data not in law.data:
        return _none(law, data, property, say("graph.law-other-data", law=law.name))
    pursuit = _Pursuit(scene, subject, data)
    paths = tuple(pursuit.disclosure() if property == "disclosure" else pursuit.continuity())
    return _found(law, data, property, paths)


def _none(law: Law, data: str, property: Property, message: Message) -> Exposure:
    told = Explanation(Truth.FALSE, message)
    return Exposure(law.id, data, property, NONE, NONE, told, ())


def _found(law: Law, data: str, property: Property, paths: tuple[Path, ...]) -> Exposure:
    sure, possible = surest(paths), strongest(paths)
    low = NONE if sure is None else sure.low
    high = low if possible is None else max(low, possible.high)
    told = [sure] if sure is not None and low > NONE else []
    told += [possible] if possible is not None and high > low else []
    steps = tuple(_told(path) for path in (told[:1] if sure is possible else told))
    message = _conclusion(law, data, property, low, high)
    proof = sure.steps() if sure is not None and low > NONE else ()
    others = {id(step): step for path in paths if path.high > low for step in path.steps()}
    gaps = dict.fromkeys(gap for step in others.values() for gap in step.open_gaps())
    explanation = Explanation(truth_of(low, high), message, steps, gaps=tuple(gaps))
    return Exposure(law.id, data, property, low, high, explanation, proof)


def _conclusion(law: Law, data: str, property: Property, low: Grade, high: Grade) -> Message:
    kind = f"graph.exposure-{property}"
    if high is NONE:
        return say(f"{kind}-none", law=law.name, data=data)
    least, most = low.value, high.value
    if low is high:
        return say(f"{kind}-found", law=law.name, data=data, grade=least)
    return say(f"{kind}-open", law=law.name, data=data, grade=least, most=most)


def _told(path: Path) -> Explanation:
    truth = truth_of(path.low, path.high)
    grade = path.low if path.low > NONE else path.high
    kind = "graph.path" if truth is Truth.TRUE else "graph.path-possible"
    return Explanation(truth, say(kind, grade=grade.value), path.steps())


@frozen
class _Pursuit:
    """One law after one class of data, or after the going on of the service."""

    scene: Scene
    subject: Subjection
    data: str

    @property
    def profile(self) -> Profile:
        """What is declared."""
        return self.scene.profile

    def disclosure(self) -> Iterator[Path]:
        """Yield the paths from the law to someone subject to it, and on to the data."""
        for reach in (way for way in self.scene.ways if way.data == self.data):
            for path in self.subject.paths(reach.entity):
                yield path.then(reach.link)
            yield from self._by_keys(reach)
            yield from self._by_staff(reach)
        yield from self._keys_alone()
        yield from self._undeclared()

    def _by_keys(self, reach: Way) -> Iterator[Path]:
        """Yield the joins of ciphertext here and keys there, both in hands the law reaches."""
        if reach.ciphertext is Truth.FALSE or self.data != "customer":
            return
        for holder, truth in self.scene.key_holders:
            low = reach.with_keys if truth is Truth.TRUE else NONE
            for cipher in self.subject.paths(reach.entity):
                for keys in self.subject.paths(holder):
                    yield self._join(reach, holder, cipher, keys, low=low)

    def _join(
        self, reach: Way, holder: str | None, cipher: Path, keys: Path, *, low: Grade
    ) -> Path:
        """Return one join; `low` is how surely it leads to data in clear, NONE if it may not."""
        who = say("graph.someone") if holder is None else self.profile.entities[holder].name
        sure = low > NONE
        truth = Truth.TRUE if sure else Truth.UNKNOWN
        keys_at = () if holder is None or not sure else (KEYS,)
        left = reach.gaps if sure else (*reach.gaps, keys_gap(self.profile))
        gaps = () if low is Grade.STRONG else left
        step = Explanation(truth, say(_joined(reach, sure=sure), holder=who), (), keys_at, gaps)
        held = Link(low, Grade.STRONG, step)
        stored = Explanation(truth, reach.message, facts=reach.facts)
        ciphertext = Link(Grade.STRONG, Grade.STRONG, stored)
        own = () if reach.entity == holder else keys.links
        return Path((*cipher.links, ciphertext, *own, held))

    def _by_staff(self, reach: Way) -> Iterator[Path]:
        """Yield the path through nationals of the State on the staff of whoever has access."""
        most = min(reach.high, Grade.DISPUTED)
        state, presence = self.subject.law.state, self.subject.grade("presence")
        grade = min(most, presence)
        if grade is NONE or (reach.staff is not None and not self._nationals(reach, state)):
            return
        assert reach.entity is not None  # accesses alone tell of staff, and name who has them
        name = self.profile.entities[reach.entity].name
        if reach.staff is None:
            pointer = (*reach.facts[0][:2], "staff_of")
            step = Explanation(
                Truth.UNKNOWN,
                say("graph.staff-unknown", entity=name, law=self.subject.law.name),
                gaps=(Gap(pointer, Reason.ABSENT),),
            )
            yield Path((Link(NONE, grade, step),))
            return
        step = Explanation(
            Truth.TRUE,
            say("graph.staff", entity=name, law=self.subject.law.name),
            facts=reach.facts,
            contested=(say("graph.contested-staff", entity=name),),
        )
        yield Path((Link(min(reach.low, grade), grade, step), reach.link))

    def _nationals(self, reach: Way, state: str) -> bool:
        return any(self.subject.atlas.state_of(code) == state for code in reach.staff or ())

    def _keys_alone(self) -> Iterator[Path]:
        """Yield the weak paths to whoever holds keys without the ciphertext."""
        if self.data != "customer":
            return
        for holder, truth in self.scene.key_holders:
            who = say("graph.someone") if holder is None else self.profile.entities[holder].name
            gaps = () if truth is Truth.TRUE else (keys_gap(self.profile),)
            message = say(f"graph.holds-keys-{truth.value}", entity=who)
            facts = (KEYS,) if truth is Truth.TRUE else ()
            step = Explanation(truth, message, facts=facts, gaps=gaps)
            low = Grade.WEAK if truth is Truth.TRUE else NONE
            for path in self.subject.paths(holder):
                yield path.then(Link(low, Grade.WEAK, step))

    def _undeclared(self) -> Iterator[Path]:
        """Yield the path of a way that an open list may leave out."""
        gaps = self.scene.open_ways
        if not gaps:
            return
        step = Explanation(Truth.UNKNOWN, say("graph.accesses-open"), gaps=gaps)
        for path in self.subject.paths(None):
            yield path.then(Link(NONE, Grade.STRONG, step))

    # Continuity

    def continuity(self) -> Iterator[Path]:
        """Yield the paths from the law to whoever the service depends on."""
        for dependence in self.scene.dependences:
            for path in self.subject.paths(dependence.entity):
                yield path.then(dependence.link)
        yield from self._undeclared_dependence()

    def _undeclared_dependence(self) -> Iterator[Path]:
        open_lists = [
            Gap((name,), Reason.OPEN)
            for name in ("technologies", "third_parties", "sites", "accesses")
            if name not in self.profile.complete
        ]
        if open_lists:
            message = say("graph.dependences-open")
            step = Explanation(Truth.UNKNOWN, message, gaps=tuple(open_lists))
            for path in self.subject.paths(None):
                yield path.then(Link(NONE, Grade.STRONG, step))


def _joined(reach: Way, *, sure: bool) -> str:
    """Return the id of the sentence on keys beside ciphertext, or beside what may be."""
    if not sure:
        return "graph.keys-join-unknown"
    return "graph.keys-join" if reach.unless_ciphertext is None else "graph.keys-join-either"
