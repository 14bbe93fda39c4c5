"""What is said of each, or of some, record of a list."""

from __future__ import annotations

from collections.abc import Iterable

from trustcheck.engine.answer import Answer, Member, Members
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.message import Message, Value, say
from trustcheck.logic.truth import Truth, all_of, any_of


def selected(member: Member, where: Explanation | None) -> Explanation | None:
    """Return whether a member is meant at all, None when nothing could exclude it."""
    steps = tuple(step for step in (member.belongs, where) if step is not None)
    if not steps:
        return None
    return Explanation(all_of(step.truth for step in steps), say("step.concerned"), steps)


def of_member(
    label: Value, meant: Explanation | None, found: Explanation | None, *, each: bool
) -> Explanation:
    """Return the step of one record: for `each`, being meant implies what is asked.

    A record that is perhaps not meant is nothing that was surely looked at.
    """
    is_meant = Truth.TRUE if meant is None else meant.truth
    holds = Truth.TRUE if found is None else found.truth
    truth = any_of((~is_meant, holds)) if each else all_of((is_meant, holds))
    steps = tuple(step for step in (found, meant) if step is not None)
    empty = found is not None and found.vacuous and truth is holds
    vacuous = empty or (is_meant is Truth.UNKNOWN and truth is not Truth.UNKNOWN)
    return Explanation(truth, say("step.member", label=label), steps, vacuous=vacuous)


def not_meant(label: Value, *, each: bool) -> Explanation:
    """Return the step of a record that is not meant: nothing was looked at."""
    return Explanation(Truth.of(each), say("step.not_meant", label=label), vacuous=True)


def of_list(
    steps: tuple[Explanation, ...], answer: Answer, what: Message, *, each: bool
) -> Explanation:
    """Return the step of a whole list; what an open list may still hold is not known."""
    assert isinstance(answer.value, Members)
    gaps = answer.value.gaps
    join = all_of if each else any_of
    among = join(step.truth for step in steps)
    truth = join((among, Truth.UNKNOWN)) if gaps else among
    is_open = truth is Truth.UNKNOWN and among is not truth
    return Explanation(
        truth,
        _told(steps, truth, what, each=each, is_open=is_open),
        (*steps, *answer.because),
        answer.facts,
        gaps if truth is Truth.UNKNOWN else (),
        vacuous=(not steps and not is_open) or only_vacuous(truth, steps),
    )


def only_vacuous(truth: Truth, steps: Iterable[Explanation]) -> bool:
    """Tell whether every step that makes `truth` looked at nothing."""
    made_by = [step for step in steps if step.truth is truth]
    return bool(made_by) and all(step.vacuous for step in made_by)


def _told(
    steps: tuple[Explanation, ...], truth: Truth, what: Message, *, each: bool, is_open: bool
) -> Message:
    """Return the sentence of a list: how many of its records make the truth it has."""
    if not steps:
        return say("step.none_yet" if is_open else "step.none", what=what)
    form = "each" if each else "some"
    if is_open:
        return say(f"step.{form}.open", what=what, total=len(steps))
    count = sum(step.truth is truth for step in steps)
    id = f"step.{form}.{truth.value}"
    return say(id, what=what, count=count, total=len(steps))
