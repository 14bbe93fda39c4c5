"""Another ruleset that shows, before a qualification is there, whether it could be had."""

from __future__ import annotations

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text
from trustcheck.ruleset.condition.tree import Parameter

NONE, REMARK, REHEARSAL = "none", "remark", "rehearsal"
WAYS = (NONE, REMARK, REHEARSAL)
"""What the assessment of the other ruleset counts for.

It is not made; it is told beside the criterion, whose verdict stays; or, in a rehearsal, a
criterion that the qualification does not meet is met by it.
"""


@frozen
class Preflight:
    """What may be assessed in the place of a qualification that some criteria ask for."""

    name: str  # of the other ruleset: a shipped one, or one in the folder beside
    criteria: tuple[str, ...]
    way: str | Parameter
    mark: Text  # behind the title of a criterion whose verdict is rehearsed
