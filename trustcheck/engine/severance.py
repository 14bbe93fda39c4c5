"""The fewest declared links to undo for a law to come no further than is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, count

from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.assessment.repair import Step
from trustcheck.engine.candidate import Candidates
from trustcheck.engine.trying import as_it_was
from trustcheck.graph.removal import undoable
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Value, say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.alteration import Alteration, Manner, distinct
from trustcheck.profile.profile import Profile
from trustcheck.profile.value import Undisclosed
from trustcheck.source.document import Data

MOST_LINKS = 4
"""Links that are undone together at most."""
MOST_TRIED = 60
"""Sets of links that are tried at most."""

Steps = tuple[Step, ...]
Found = Callable[[Steps], Finding | None]
"""What a criterion comes to with some steps taken; None where that is no valid profile."""


@frozen
class Severances:
    """Turns declared links that can be undone into changes of the profile that undo them.

    An access, a right, a technology or a supply ends; the provider takes over a site, the
    customer the keys, and somebody new from the home area what was held.
    """

    candidates: Candidates

    def step(self, link: Pointer) -> Step | None:
        """Return the change that undoes a link, None where none does that can be stated."""
        effort = self.candidates.efforts.changing(link)
        alterations = tuple(self._alterations(link))
        if effort is None or not alterations:
            return None
        return Step(alterations, effort, self._told(link))

    def _alterations(self, link: Pointer) -> Iterator[Alteration]:
        match link:
            case ("holdings", int(index)):
                yield from self._handed(index)
            case ("sites", int(), "operator"):
                yield Alteration(Manner.SET, link, self._profile.subject.provider)
            case ("keys", "held_by"):
                yield Alteration(Manner.SET, link, [])
                yield Alteration(Manner.SET, ("keys", "customer_exclusive"), True)
            case (str(), int()):
                yield Alteration(Manner.REMOVE, link)

    def _handed(self, index: int) -> Iterator[Alteration]:
        """Yield that somebody new has a holding: a person who lives in the home area."""
        home = self.candidates.within(self.candidates.trials.ruleset.home_area)
        if home is None:
            return
        name = f"newcomer-{index}"
        names = chain((name,), (f"{name}-{again}" for again in count(2)))
        id = next(each for each in names if each not in self._profile.entities)
        someone: Data = {"name": id, "kind": "person", "nationalities": [home], "residence": home}
        yield Alteration(Manner.SET, ("holdings", index, "holder"), id)
        yield Alteration(Manner.SET, ("entities", id), someone)

    def _told(self, link: Pointer) -> Message | None:
        if link[0] != "holdings":
            return None
        holding = self._profile.holdings[int(link[1])]
        return say(
            "repair.handed", holder=self._name(holding.holder), company=self._name(holding.held)
        )

    def _name(self, id: str | Undisclosed) -> Value:
        if isinstance(id, Undisclosed):
            return say("graph.someone")
        return self._profile.entities[id].name

    @property
    def _profile(self) -> Profile:
        return self.candidates.trials.declaration.profile


def fewest(severances: Severances, found: Found, *, most: int = MOST_TRIED) -> Steps | None:
    """Return the fewest links to undo for a criterion to pass; of as few, the cheapest.

    One link at least of every proof has to go, so each proof that is left tells which to try
    next. None where nothing is to be undone, or nothing was found within the bounds.
    """
    level: list[Steps] = [()]
    tried = 0
    for _ in range(MOST_LINKS + 1):
        met: list[Steps] = []
        further: dict[frozenset[str], Steps] = {}
        for steps in level:
            if tried > most:
                return None
            tried += 1
            there = found(steps)
            if there is not None and there.verdict is Verdict.PASS and not there.vacuous:
                met.append(steps)
            elif there is not None:
                for more in _further(severances, there.explanation, steps):
                    further.setdefault(_mark(more), more)
        if met:
            return min(met, key=lambda steps: sum(step.cost for step in steps)) or None
        level = list(further.values())
    return None


def links_of(steps: Steps) -> frozenset[Pointer]:
    """Return the links that some steps change: of each the one that its first change is about."""
    return frozenset(next(undoable([step.alterations[0].pointer]), ()) for step in steps)


def _further(severances: Severances, reasons: Explanation, steps: Steps) -> Iterator[Steps]:
    """Yield the steps with one more link undone, out of the proof that has the fewest."""
    made = distinct(each for step in steps for each in step.alterations)
    gone = links_of(steps)
    choices = []
    for proof in _exposures(reasons):
        pointers = (as_it_was(pointer, made) for pointer in proof.pointers())
        links = [link for link in undoable(pointers) if link not in gone]
        choices.append([step for link in links if (step := severances.step(link)) is not None])
    yield from ((*steps, step) for step in min(choices, key=len, default=()))


def _exposures(reasons: Explanation) -> Iterator[Explanation]:
    """Yield the reasoning on each exposure that is not as is asked."""
    for step in reasons.decisive().walk():
        label = dict(step.message.values).get("label")
        if isinstance(label, Message) and label.id == "record.exposure":
            yield step


def _mark(steps: Steps) -> frozenset[str]:
    return frozenset(each.key for step in steps for each in step.alterations)
