"""What a missing fact decides, by itself and beside others."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.assessment.asking import Answer, Matter
from trustcheck.logic.message import Message, say
from trustcheck.profile.alteration import Manner
from trustcheck.profile.layout import shape_at
from trustcheck.profile.sheet import closed_words


def weights(matter: Matter) -> Iterator[Message]:
    """Yield what a fact decides: which criteria alone, in which way, and which with others."""
    kinds: dict[str, list[str]] = {"either": [], "passing": [], "failing": []}
    for each in matter.settles:
        both = each.passing is not None and each.failing is not None
        kind = "either" if both else "failing" if each.passing is None else "passing"
        kinds[kind].append(each.criterion)
    for kind, ids in kinds.items():
        if ids:
            yield say(f"ask.{kind}", criteria=tuple(ids))
    yield from _rest(matter)


def weights_by_answer(matter: Matter) -> Iterator[Message]:
    """Yield what each answer comes to, where one word is an answer; else as `weights` does."""
    by_word: dict[tuple[str, str], list[str]] = {}
    kinds: dict[str, list[str]] = {"passing": [], "failing": []}
    for each in matter.settles:
        for kind, answer in (("passing", each.passing), ("failing", each.failing)):
            if answer is None:
                continue
            word = _word(matter, answer, kind)
            if word is None:
                kinds[kind].append(each.criterion)
            else:
                by_word.setdefault((word, kind), []).append(each.criterion)
    for (word, kind), ids in by_word.items():
        yield say(f"ask.answer.{kind}", answer=word, criteria=tuple(ids))
    for kind, ids in kinds.items():
        if ids:
            yield say(f"ask.{kind}", criteria=tuple(ids))
    yield from _rest(matter)


def _rest(matter: Matter) -> Iterator[Message]:
    if not matter.tried:
        yield say("ask.untried")
    elif not matter.settles:
        yield say("ask.alone.none")
    others = tuple(id for id in matter.concerns[len(matter.settles) :])
    if others:
        yield say("ask.waiting", criteria=others)


def _word(matter: Matter, answer: Answer, kind: str) -> str | None:
    """Return the code of an answer that one word gives: a boolean, or a word of the format."""
    if matter.gap.pointer[0] == "attestations":  # a person says whether a criterion is met
        return "true" if kind == "passing" else "false"
    if len(answer) != 1:
        return None
    (alteration,) = answer
    value = alteration.value
    if alteration.manner is Manner.ADD:
        return "true" if alteration.pointer == ("complete",) else None
    match value:
        case bool():
            return "true" if value else "false"
        case str() if value in closed_words(shape_at(matter.gap.pointer)):
            return value
        case _:
            return None
