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

    With it comes the ruleset of its preflight where its parameters ask for that. Raises
    InvalidInput with every problem of them.
    """
    from trustcheck.engine.vocabulary import lexicon
    from trustcheck.ruleset.opening import open_ruleset
    from trustcheck.ruleset.preflight import NONE

    words = lexicon(statutes)
    ruleset = open_ruleset(choice, words)
    if settings:
        from trustcheck.ruleset.reading import with_settings

        ruleset = with_settings(ruleset, settings)
    if ruleset.preflight_way == NONE:
        return ruleset
    from trustcheck.ruleset.rehearsal import rehearsing  # most runs want no other ruleset

    return rehearsing(ruleset, words)
