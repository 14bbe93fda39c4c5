"""What a value that never changes has already been asked, kept with the value itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

Asked = TypeVar("Asked")
Question = ParamSpec("Question")
Answer = TypeVar("Answer")

_UNASKED: Any = object()


def remembered(
    method: Callable[Concatenate[Asked, Question], Answer],
) -> Callable[Concatenate[Asked, Question], Answer]:
    """Return a method that works out each of its answers once for each value it is asked of.

    The class has to be frozen and lazy (see `trustcheck.logic.fields`), so that an answer stays
    true; what a value remembers is no part of it: it is neither compared, nor copied, nor stored.
    """
    name = f"known of {method.__name__}"  # no attribute: it must not hide the method

    @wraps(method)
    def answer(self: Asked, /, *question: Question.args, **named: Question.kwargs) -> Answer:
        answers = self.__dict__.setdefault(name, {})
        key = (*question, *named.values()) if named else question
        known: Answer = answers.get(key, _UNASKED)
        if known is _UNASKED:
            known = answers[key] = method(self, *question, **named)
        return known

    return answer
