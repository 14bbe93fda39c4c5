"""Which regular expressions of a schema are sure to answer soon, whatever text they meet."""

from __future__ import annotations

import re

LONGEST = 200
"""Characters of a pattern, and of a text that may match one."""
_MOST_REPEATS = 2
_MOST_CHOICES = 4

_ITEM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_GROUP = re.compile(r"\((?:\?:)?([^()]*)\)([*+?]|\{[0-9,]*\})?")
_REPEAT = re.compile(r"[*+]|\{[0-9]*,[0-9]*\}")
_CHOICE = re.compile(r"[|?]")


def is_costly(pattern: str) -> bool:
    """Tell whether a pattern may take long to fail, as `(a+)+$` and `(a|a)*$` do.

    What repeats a group must find one way only to match it; of anything else that can match in
    several ways there may be a few.
    """
    if len(pattern) > LONGEST:
        return True
    rest = _ITEM.sub("x", pattern)  # an escape or a class is one character
    if re.search(r"\(\?(?!:)", rest) or re.search(r"\\[0-9]", pattern):
        return True  # it looks around, or back
    repeats = choices = 0
    while group := _GROUP.search(rest):
        body, times = group.group(1), group.group(2) or ""
        ways = len(_REPEAT.findall(body)), len(_CHOICE.findall(body))
        if times not in ("", "?") and any(ways):
            return True
        repeats, choices = repeats + ways[0], choices + ways[1]
        rest = f"{rest[: group.start()]}x{times}{rest[group.end() :]}"
    repeats += len(_REPEAT.findall(rest))
    choices += len(_CHOICE.findall(rest))
    return repeats > _MOST_REPEATS or choices > _MOST_CHOICES
