"""Two saved assessments of one service: what differs, and which of their origins can be why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from trustcheck.assessment.saved import Saved
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Value, say
from trustcheck.logic.pointer import Pointer
from trustcheck.source.breach import written

_OF_THE_GATE = ("decision", "waivers", "notes")
"""The parts of a report that waivers and a baseline bear on."""

_SHOWN = 12
"""Characters of a digest that people compare."""


@frozen
class Difference:
    """One thing that the two were not both made from.

    `on` names the criteria that it can bear on, None for all of them, and is empty for what no
    verdict rests on. What `moves_gate` bears on the gate alone.
    """

    message: Message
    on: frozenset[str] | None = None
    moves_gate: bool = False

    def bears_on(self, criterion: str) -> bool:
        """Tell whether the verdict of a criterion can come from it."""
        return self.on is None or criterion in self.on


@frozen
class Change:
    """A criterion whose verdict differs; None where it was not assessed.

    Without causes, nothing that the two were made from accounts for it.
    """

    criterion: str
    before: str | None
    after: str | None
    causes: tuple[Difference, ...]
    facts: tuple[Message, ...]
    """Facts that it read and that are declared otherwise."""


@frozen
class Edit:
    """One place of the first report that says something else; None where it says nothing."""

    at: Pointer
    was: str | None
    now: str | None


@frozen
class Comparison:
    """Everything in which a second assessment differs from a first one."""

    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]
    reasons: tuple[str, ...]
    """Criteria with the same verdict and another reasoning, for which there is a cause."""
    unexplained: tuple[Edit, ...]
    """Parts of the report that differ although nothing that can bear on them does."""

    @property
    def is_same(self) -> bool:
        """Whether the two say the same, and of the same things."""
        return not (self.differences or self.changes or self.reasons or self.unexplained)


def compare(first: Saved, second: Saved) -> Comparison:
    """Return what differs from the first to the second; the layout of the JSON does not count."""
    one, other = first.report, second.report
    differences = tuple(_differences(one, other))
    before, after = _findings(one), _findings(other)
    changes: list[Change] = []
    reasons: list[str] = []
    unexplained = list(_unexplained(one, other, differences))
    for id in dict.fromkeys((*before, *after)):
        causes = tuple(each for each in differences if each.bears_on(id))
        (at, old), (_, new) = before.get(id, (0, {})), after.get(id, (0, {}))
        if (was := old.get("verdict")) != (now := new.get("verdict")):
            facts = tuple(_facts(old, new)) if causes else ()
            changes.append(Change(id, was, now, causes, facts))
        elif causes and not is_same(old, new):
            reasons.append(id)
        if not causes and id in before:
            unexplained += _apart(old, new, at=("findings", at))
    return Comparison(differences, tuple(changes), tuple(reasons), tuple(unexplained))


def is_same(one: object, other: object) -> bool:
    """Tell whether two pieces of JSON are equal, numbers and truth values told apart."""
    return next(_apart(one, other), None) is None


# What the two were made from


def _differences(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[Difference]:
    yield from _changed("tool", one["tool"]["version"], other["tool"]["version"])
    yield from _changed("day", one["as_of"], other["as_of"])
    yield from _digested("profile", one["profile"]["sha256"], other["profile"]["sha256"])
    hosts = (
        {each["service"]: each["sha256"] for each in told.get("hosts", ())}
        for told in (one, other)
    )
    for name, was, now in _pairs(*hosts):
        yield from _digested("host", was, now, name=name)
    yield from _of_preflights(*(told["ruleset"].get("preflight") for told in (one, other)))
    old, new = one["made_from"], other["made_from"]
    yield from _of_rulesets(one["ruleset"], other["ruleset"], old, new)
    for name, was, now in _pairs(old["reference"], new["reference"]):
        yield from _digested("reference", was, now, name=name)
    if old["criteria"] != new["criteria"]:
        yield Difference(say("verify.selection"))
    for what in ("waivers", "baseline"):
        files = ({each["file"]: each["sha256"] for each in told[what]} for told in (old, new))
        for name, was, now in _pairs(*files):
            for each in _digested(what, was, now, name=name):
                yield Difference(each.message, frozenset(), moves_gate=True)
    for id, was, now in _pairs(old["evidence"], new["evidence"]):
        for each in _digested("evidence", was, now, name=id):
            yield Difference(each.message, frozenset())


def _of_rulesets(
    one: Mapping[str, Any],
    other: Mapping[str, Any],
    old: Mapping[str, Any],
    new: Mapping[str, Any],
) -> Iterator[Difference]:
    """Yield how the rulesets differ, each criterion by its own file."""
    found = [*_changed("ruleset", one["id"], other["id"])]
    if not found:
        found += _changed("ruleset_version", one["version"], other["version"])
        for name, was, now in _pairs(old["files"], new["files"]):
            found += _digested("file", was, now, name=name)
        for id, was, now in _pairs(old["rules"], new["rules"]):
            rule = _digested("rule", was, now, name=id)
            found += (Difference(each.message, frozenset((id,))) for each in rule)
        for name, was, now in _pairs(one["parameters"], other["parameters"]):
            if not is_same(was, now):
                found += _changed("parameter", _value(was), _value(now), name=name)
        if old["settings"] != new["settings"]:
            found.append(Difference(say("verify.settings")))
    yield from found or _digested("ruleset_digest", one["digest"], other["digest"])


def _of_preflights(
    one: Mapping[str, Any] | None, other: Mapping[str, Any] | None
) -> Iterator[Difference]:
    """Yield how the rulesets of the preflights differ, on the criteria that these stand beside."""
    told = [each for each in (one, other) if each is not None]
    digests = [None if each is None else each["digest"] for each in (one, other)]
    criteria = frozenset(id for each in told for id in each["for"])
    for each in _digested("preflight", *digests, name=told[0]["id"] if told else ""):
        yield Difference(each.message, criteria)


def _changed(what: str, was: str, now: str, **values: Value) -> Iterator[Difference]:
    if was != now:
        yield Difference(say(f"verify.{what}", **values, was=was, now=now))


def _digested(
    what: str, was: str | None, now: str | None, **values: Value
) -> Iterator[Difference]:
    """Yield how a file differs: it is another one, it is gone, or it has come."""
    if was is not None and now is not None and was != now:
        shown = {"was": was[:_SHOWN], "now": now[:_SHOWN]}
        yield Difference(say(f"verify.{what}", **values, **shown))
    elif was != now:
        yield Difference(say(f"verify.{what}.{'gone' if now is None else 'come'}", **values))


def _pairs(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Yield each key of two mappings with its two values, None where one lacks it."""
    for key in dict.fromkeys((*one, *other)):
        yield key, one.get(key), other.get(key)


def _value(parameter: Mapping[str, Any] | None) -> str:
    """Return the value of a parameter; a list in full, for its length is no mark of it."""
    value = None if parameter is None else parameter["value"]
    return ", ".join(map(written, value)) if isinstance(value, list) else written(value)


# What they say


def _findings(report: Mapping[str, Any]) -> dict[str, tuple[int, Mapping[str, Any]]]:
    """Return each finding and its number by the id of its criterion; of two, the first."""
    found: dict[str, tuple[int, Mapping[str, Any]]] = {}
    for number, finding in enumerate(report["findings"]):
        found.setdefault(finding["id"], (number, finding))
    return found


def _unexplained(
    one: Mapping[str, Any], other: Mapping[str, Any], differences: tuple[Difference, ...]
) -> Iterator[Edit]:
    """Yield what differs beside the findings and the origins, if no origin can bear on it."""
    if any(each.on is None or each.on for each in differences):
        return
    before, after = ([each["id"] for each in told["findings"]] for told in (one, other))
    if before != after:
        yield Edit(("findings",), ", ".join(before), ", ".join(after))
    told = {"findings": None, "made_from": None}
    if any(each.moves_gate for each in differences):
        told |= dict.fromkeys(_OF_THE_GATE)
    yield from _apart({**one, **told}, {**other, **told})


def _facts(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Message]:
    """Yield the facts that both findings read and that are not written alike."""
    written = {fact["path"]: fact["written"] for fact in old.get("facts", ())}
    for fact in new.get("facts", ()):
        was, now = written.get(fact["path"]), fact["written"]
        if was is not None and now is not None and was != now:
            yield say("verify.fact", path=fact["path"], was=was, now=now)


def _apart(one: object, other: object, *, at: Pointer = ()) -> Iterator[Edit]:
    """Yield each place where two pieces of JSON differ, as far down as both have it."""
    waiting: list[tuple[Pointer, object, object]] = [(at, one, other)]
    while waiting:
        way, old, new = waiting.pop()
        match old, new:
            case dict(), dict():
                keys = tuple(dict.fromkeys((*old, *new)))
                both = [key for key in keys if key in old and key in new]
                yield from (_edit((*way, k), old, new, k) for k in keys if k not in both)
                waiting += reversed([((*way, key), old[key], new[key]) for key in both])
            case list(), list() if len(old) == len(new):
                pairs = enumerate(zip(old, new, strict=True))
                waiting += reversed([((*way, n), was, now) for n, (was, now) in pairs])
            case _ if type(old) is not type(new) or old != new:
                yield Edit(way, written(old), written(new))
            case _:
                continue


def _edit(way: Pointer, old: Mapping[str, Any], new: Mapping[str, Any], key: str) -> Edit:
    was, now = (written(each[key]) if key in each else None for each in (old, new))
    return Edit(way, was, now)
