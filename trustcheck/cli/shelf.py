"""The rulesets and the reference data that come with the program, or stand in files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustcheck.profile.statutes import Statutes
    from trustcheck.ruleset.ruleset import Ruleset

DEFAULT_RULESET = "cloud-de-confiance"
DEFAULT_SCOPE = "scope-fr"


def shipped_statutes() -> Statutes:
    """Return the territories, laws and thresholds that come with the program."""
    from trustcheck.profile import compilation

    return compilation.shipped_statutes()


def shipped_claims() -> frozenset[str]:
    """Return every claim of the source articles that a criterion may cite, such as `004/C3`."""
    from trustcheck.ruleset.claim import read_claims
    from trustcheck.source.folder import shipped

    return frozenset(claim.reference for claim in read_claims(shipped("seeds")))


def take_ruleset(
    choice: str, statutes: Statutes, *, settings: Mapping[str, str] | None = None
) -> Ruleset:
    """Return the ruleset that `choice` names, a shipped one or a path, its parameters set.

    Raises InvalidInput with every problem of it.
    """
    from trustcheck.engine.vocabulary import lexicon
    from trustcheck.ruleset.opening import open_ruleset

    ruleset = open_ruleset(choice, lexicon(statutes))
    if not settings:
        return ruleset
    from trustcheck.ruleset.reading import with_settings

    return with_settings(ruleset, settings)
