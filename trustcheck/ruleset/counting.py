"""How a ruleset counts holders where its text can be read in several ways."""

from __future__ import annotations

from collections.abc import Mapping

from trustcheck.logic.fields import frozen

WAYS: Mapping[str, tuple[str, ...]] = {
    "indirect": ("stricter", "product", "chain"),
    "persons": ("ties", "residence", "nationality", "never"),
}
"""What each question can be answered with; the first is meant where a ruleset does not say.

Shares held through others multiply along the chain, or go whole to whoever controls a company of
it; the stricter of both decides. A natural person is foreign for its residence, for its
nationality, for both at once (`ties`), or never.
"""


@frozen
class Counting:
    """The answers of a ruleset, as it is set."""

    indirect: str = WAYS["indirect"][0]
    persons: str = WAYS["persons"][0]
