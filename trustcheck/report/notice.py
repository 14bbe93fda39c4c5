"""The notices to customers that a ruleset asks for, as JSON has them."""

from __future__ import annotations

from typing import TypeAlias, Union

from trustcheck.ruleset.ruleset import Ruleset

Json: TypeAlias = Union[bool, int, str, "list[Json]", "dict[str, Json]", None]


def notices_data(ruleset: Ruleset) -> dict[str, Json]:
    """Return which notices a change of facts can ask for; nothing where none."""
    notices: list[Json] = [
        {
            "criterion": each.criterion,
            "watches": list(each.watches),
            "within": str(ruleset.time_for(each)),
            "to": {"fr": each.to.fr, "en": each.to.en},
        }
        for each in ruleset.notices
    ]
    return {"notices": notices} if notices else {}
