"""What stands on a day: of each record, the statement that counts, if any."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.register.ledger import Remark
from trustcheck.register.statement import Statement


@frozen
class Standing:
    """The statements that count on a day, and under which id each record is now known."""

    parties: Mapping[str, Statement]
    relationships: tuple[Statement, ...]
    successors: Mapping[str, str]  # the last one, where one was replaced after another
    remarks: tuple[Remark, ...]

    def party(self, id: str) -> Statement | None:
        """Return the statement on the record `id`, or on what has replaced it."""
        return self.parties.get(self.successors.get(id, id))


def standing(statements: Iterable[Statement], *, on: date) -> Standing:
    """Return what counts on the day.

    A record stands by its last statement up to the day, unless that one closes a relationship.
    Without any, the first later one tells of it: who someone is, and which interests are said
    to have begun by then.
    """
    told, remarks = _distinct(tuple(statements))
    successors = {
        old: each.record
        for each in told
        if each.dated <= on
        for old in each.replaces
        if old != each.record
    }
    groups: dict[tuple[str, str], list[Statement]] = {}
    for index, each in enumerate(told):
        one_by_one = each.kind == "relationship" and each.version == "0.3"
        groups.setdefault((each.record, str(index) if one_by_one else each.kind), []).append(each)
    parties: dict[str, Statement] = {}
    relationships: list[Statement] = []
    for group in groups.values():
        ordered = sorted(group, key=lambda each: (each.dated, each.closed))
        past = [each for each in ordered if each.dated <= on]
        current = past[-1] if past else ordered[0]
        if current.kind != "relationship":
            if current.record in parties:  # an entity and a person under one id
                remarks.append(Remark(say("register.remark.same_id"), current.origin))
            parties[current.record] = current
        elif past and (remark := _absence(current, successors)):
            remarks.append(remark)
        else:
            relationships.append(current)
    return Standing(parties, tuple(relationships), _last(successors), tuple(remarks))


def _last(successors: Mapping[str, str]) -> Mapping[str, str]:
    """Return what each record has become in the end; in a circle it stays where it came in."""
    last: dict[str, str] = {}
    for start in successors:
        way: dict[str, None] = {}
        id = start
        while id in successors and id not in way and id not in last:
            way[id] = None
            id = successors[id]
        end = last.get(id, id)
        circling = False
        for step in way:
            circling = circling or step == id
            last[step] = step if circling else end
    return last


def _absence(current: Statement, successors: Mapping[str, str]) -> Remark | None:
    """Return why a relationship no longer stands on the day; None if it does."""
    if current.closed:
        return Remark(say("register.remark.closed"), current.origin)
    if current.record in successors:
        by = successors[current.record]
        return Remark(say("register.remark.replaced", by=by), current.origin)
    return None


def _distinct(statements: tuple[Statement, ...]) -> tuple[list[Statement], list[Remark]]:
    """Return each statement once; two that differ under one id are both kept, with a remark."""
    seen: dict[str, set[str]] = {}
    kept, remarks = [], []
    for each in statements:
        earlier = seen.setdefault(each.origin.id, set())
        content = json.dumps(each.details.data, sort_keys=True, default=str)
        if content in earlier:
            remarks.append(Remark(say("register.remark.repeated"), each.origin))
            continue
        if earlier:
            remarks.append(Remark(say("register.remark.same_id"), each.origin))
        earlier.add(content)
        kept.append(each)
    return kept, remarks
