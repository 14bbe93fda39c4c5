"""The rulesets that come with the program, opened once, and what they refer to."""

from __future__ import annotations

from functools import cache

from tests.builders import LEXICON, STATUTES
from trustcheck.ruleset.cases import Case, read_cases
from trustcheck.ruleset.claim import read_claims
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.opening import open_ruleset
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.ruleset.shelf import shipped_rulesets
from trustcheck.source.folder import shipped

__all__ = ["CLAIMS", "CRITERIA", "LEXICON", "RULESETS", "STATUTES", "cases_of", "name_of"]

RULESETS: tuple[Ruleset, ...] = tuple(open_ruleset(name, LEXICON) for name in shipped_rulesets())
CLAIMS = read_claims(shipped("seeds"))

CRITERIA: tuple[tuple[Ruleset, Criterion], ...] = tuple(
    (ruleset, criterion) for ruleset in RULESETS for criterion in ruleset.criteria
)
"""Each criterion of each shipped ruleset, beside its ruleset."""


@cache
def cases_of(id: str) -> tuple[Case, ...]:
    """Return the cases of a shipped ruleset, read once: there are thousands."""
    return read_cases(next(ruleset for ruleset in RULESETS if ruleset.id == id))


def name_of(value: object) -> str:
    """Return how a test of a ruleset or of a criterion is called."""
    return value.id if isinstance(value, Ruleset | Criterion) else ""
