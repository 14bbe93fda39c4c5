"""No verdict gets better by leaving facts out of a profile, or by misspelling their keys.

A fact is taken away with a key, or with a record of a list together with what says that the list
is complete. A record taken out of a list that stays complete is another statement: that there is
no such record. A host stands for records of several lists, and goes with their completeness.
Then each verdict stays, or becomes unknown, and a closed gate stays closed.
`make thorough` tries every key of every example, and a run without it a few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

import pytest

from tests.builders import STATUTES, document_of
from tests.rules.shelf import RULESETS
from tests.sample import THOROUGH, part, sampled
from trustcheck.assessment.finding import Verdict
from trustcheck.assessment.gate import gate
from trustcheck.engine.assess import Examiner
from trustcheck.logic.fields import frozen
from trustcheck.logic.pointer import Pointer, dotted
from trustcheck.profile.hosting import read_hosted
from trustcheck.source.file import load
from trustcheck.source.folder import shipped
from trustcheck.source.problem import InvalidInput

EXAMPLES = sorted(path.parent.name for path in shipped("examples").glob("*/profile.yaml"))
STRIDE = 67
"""Every so many changes are tried; a prime, so that they are not all of one sort."""

OF_SERVICES = [ruleset for ruleset in RULESETS if not ruleset.is_about_situations]
EXAMINERS = [Examiner(ruleset) for ruleset in OF_SERVICES]

HOSTING: tuple[Pointer, ...] = (("hosted_on",),)
HOSTED = ("sites", "accesses", "technologies", "third_parties")
"""The lists of which a host stands for records."""

each_example = pytest.mark.parametrize("example", EXAMPLES)


@frozen
class Change:
    """A profile with one thing changed, and where."""

    at: Pointer
    data: Any


@frozen
class Outcome:
    """The verdict of each criterion of each ruleset, and the rulesets whose gate is open."""

    verdicts: dict[str, Verdict]
    open: frozenset[str]


def _data(example: str) -> Any:
    return load(shipped("examples") / example / "profile.yaml").data


def _outcome(data: Any, example: str) -> Outcome | None:
    """Return how a profile in the place of an example comes out, None where it is refused."""
    path = shipped("examples") / example / "profile.yaml"
    try:
        document = document_of(data)
        declaration = read_hosted(document, STATUTES.atlas, path)
        day = declaration.profile.stated_on
        found = [each.assess(declaration, STATUTES, on=day, outlook=False) for each in EXAMINERS]
    except InvalidInput:
        return None
    verdicts = {f.criterion.id: f.verdict for each in found for f in each.findings}
    return Outcome(verdicts, frozenset(each.ruleset.id for each in found if gate(each).is_open))


def _places(data: Any, at: Pointer = ()) -> Iterator[Pointer]:
    """Yield the place of every value of a profile."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        here = (*at, key)
        yield here
        if isinstance(value, dict | list):
            yield from _places(value, here)


def facts(data: Any) -> Iterator[Pointer]:
    """Yield the place of each fact of a profile."""
    for at in _places(data):
        is_record = len(at) == 2 and at[0] != "complete" and isinstance(data[at[0]], list)
        # An item of `roles` or `data` is none: the list states all of them at once.
        if isinstance(at[-1], str) or is_record or at[0] == "complete":
            yield at


def losses(data: Any, places: Iterable[Pointer]) -> Iterator[Change]:
    """Yield the profile without each of some facts."""
    for at in places:
        changed = deepcopy(data)
        del _around(changed, at)[at[-1]]
        if at[0] in changed.get("complete", ()) and len(at) <= 2:
            changed["complete"].remove(at[0])
        if at in HOSTING and "complete" in changed:
            changed["complete"] = [each for each in changed["complete"] if each not in HOSTED]
        yield Change(at, changed)


def slips(data: Any, places: Iterable[Pointer]) -> Iterator[Change]:
    """Yield the profile with each of some keys misspelt."""
    for at in places:
        changed = deepcopy(data)
        around = _around(changed, at)
        around[f"{at[-1]}x"] = around.pop(at[-1])
        yield Change(at, changed)


def keys(data: Any) -> Iterator[Pointer]:
    """Yield the place of each value that has a key."""
    return (at for at in _places(data) if isinstance(at[-1], str))


def _around(data: Any, at: Pointer) -> Any:
    for step in at[:-1]:
        data = data[step]
    return data


def _some(places: Iterator[Pointer], example: str) -> list[Pointer]:
    return part(places, stride=STRIDE, start=EXAMPLES.index(example))


def _gained(example: str, changes: Iterable[Change]) -> set[tuple[str, str, str, Verdict]]:
    """Return the criteria that come out otherwise than before, and not as unknown."""
    before = _outcome(_data(example), example)
    assert before is not None
    gained: set[tuple[str, str, str, Verdict]] = set()
    for change in changes:
        after = _outcome(change.data, example)
        if after is None:
            continue
        assert after.open <= before.open, dotted(change.at)
        gained |= {
            (example, dotted(change.at), id, verdict)
            for id, verdict in after.verdicts.items()
            if verdict not in (before.verdicts[id], Verdict.UNKNOWN)
        }
    return gained


# A statement that somebody reaches nothing (`data: []`) is read as an access that may be one of
# support, and as none where another list of the profile is open: unknown, then a pass.
REACHING_NOTHING = pytest.mark.xfail(THOROUGH, strict=True, reason="SNC-19.2.e, hosted")


@sampled
@pytest.mark.parametrize(
    "example",
    [
        pytest.param(example, marks=REACHING_NOTHING if example == "logiciel-modele" else ())
        for example in EXAMPLES
    ],
)
def test_leaving_a_fact_out_settles_nothing(example: str) -> None:
    data = _data(example)

    gained = _gained(example, losses(data, _some(facts(data), example)))

    assert set() == gained


@sampled
@each_example
def test_misspelling_a_key_settles_nothing(example: str) -> None:
    data = _data(example)

    gained = _gained(example, slips(data, _some(keys(data), example)))

    assert set() == gained


# Which changes those are

PROFILE: Any = {
    "complete": ["sites", "rights"],
    "sites": [{"id": "one", "roles": ["storage", "backup"]}],
    "contract": {"law": "FR"},
}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param(
            "sites[0]",
            {"complete": ["rights"], "sites": [], "contract": {"law": "FR"}},
            id="a record, and that the list is complete",
        ),
        pytest.param(
            "sites",
            {"complete": ["rights"], "contract": {"law": "FR"}},
            id="a list, and that it is complete",
        ),
        pytest.param(
            "complete[1]",
            {**PROFILE, "complete": ["sites"]},
            id="that a list is complete",
        ),
        pytest.param(
            "sites[0].roles",
            {**PROFILE, "sites": [{"id": "one"}]},
            id="a key of a record",
        ),
    ],
)
def test_a_fact_is_taken_away_with(place: str, expected: object) -> None:
    found = {dotted(each.at): each.data for each in losses(PROFILE, facts(PROFILE))}

    assert expected == found[place]


def test_an_item_of_a_value_is_no_fact_of_its_own() -> None:
    assert {
        "complete",
        "complete[0]",
        "complete[1]",
        "sites",
        "sites[0]",
        "sites[0].id",
        "sites[0].roles",
        "contract",
        "contract.law",
    } == set(map(dotted, facts(PROFILE)))
