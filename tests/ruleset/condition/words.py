"""A small vocabulary, one word of each type, for the tests of the rule language."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from trustcheck.logic.duration import Duration
from trustcheck.logic.message import Text
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.tree import Literal, Lookup
from trustcheck.ruleset.condition.typing import (
    BOOLEAN,
    DAY,
    DURATION,
    NUMBER,
    PERCENT,
    ROOT,
    TERRITORY,
    TEXT,
    Lexicon,
    Shape,
    Type,
    code,
    codes,
    collection,
    grade,
    record,
)

KIND = code("company", "fund")
ROLES = codes("storage", "backup")
STRENGTH = grade("none", "weak", "strong")

WORDS = Lexicon(
    {
        ROOT: {
            "name": TEXT,
            "day": DAY,
            "site": collection("site"),
            "contract": record("contract"),
            "owner": record("entity"),
            "strength": STRENGTH,
        },
        "contract": {
            "law": TERRITORY,
            "courts": TERRITORY,
            "notice": DURATION,
            "signed": DAY,
            "audit": BOOLEAN,
            "party": record("entity"),
        },
        "entity": {"name": TEXT, "kind": KIND, "capital": PERCENT, "votes": PERCENT},
        "site": {
            "name": TEXT,
            "territory": TERRITORY,
            "roles": ROLES,
            "staff": NUMBER,
            "tenant": collection("entity"),
        },
    },
    areas=("france", "union"),
    territories=("DE", "FR", "US"),
    phrases={("contract", "audit"): Text("le droit d’audit", "the right to audit")},
)


def look(path: str, *, scope: int = 0, kind: str = ROOT) -> Lookup:
    """Return the lookup of a path that starts from a kind of record."""
    steps = tuple(path.split("."))
    last, found = kind, record(kind)
    for step in steps:
        last = found.kind
        found = WORDS.words(last)[step]
    return Lookup(scope, kind, steps, found, last)


def _defined(
    name: str, type_: Type, value: Literal, *, is_list: bool = False
) -> ParameterDefinition:
    return ParameterDefinition(name, type_, is_list, Text(name, name), "1", value, value)


AREA = Type(Shape.CODE, codes=WORDS.areas)

PARAMETERS = {
    definition.name: definition
    for definition in (
        _defined("cap", PERCENT, Fraction(24, 100)),
        _defined("notice", DURATION, Duration(1, 0)),
        _defined("since", DAY, date(2026, 8, 15)),
        _defined("area", AREA, "france"),
        _defined("kinds", KIND, ("fund",), is_list=True),
        _defined("kind", KIND, "fund"),
        _defined("states", TERRITORY, ("FR", "DE"), is_list=True),
        _defined("role", Type(Shape.CODE, codes=ROLES.codes), "backup"),
        _defined("least", STRENGTH, "weak"),
    )
}
"""One parameter of each sort."""
