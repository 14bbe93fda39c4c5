"""What an assessment was made from, beside its profile and its ruleset as they were read."""

from __future__ import annotations

from collections.abc import Mapping

from trustcheck.logic.fields import field, frozen


@frozen(kw_only=True)
class Basis:
    """Everything needed to make the same assessment again, and to tell why it comes out other.

    Digests are SHA-256, in hexadecimal.
    """

    ruleset: str
    """Which one was asked for: the name of a shipped one, or a path."""
    settings: Mapping[str, str]
    """Parameters that were set for this run alone, as written."""
    criteria: tuple[str, ...] | None
    """The criteria that were chosen, in the order of the ruleset; None for all of them."""
    files: Mapping[str, str]
    """The digest of each file of the ruleset that is no criterion, by its name."""
    reference: Mapping[str, str]
    """The digest of each file of reference data: territories, laws, thresholds of control."""
    evidence: Mapping[str, str]
    """The digest of each piece of evidence whose file lies beside the profile."""
    waivers: Mapping[str, str] = field(default_factory=dict)
    """The digest of each file of waivers, by its name."""
    baseline: Mapping[str, str] = field(default_factory=dict)
    """The digest of the file of the baseline, by its name; empty without one."""
    notice: int | None = None
    """Days before the end of a waiver on which its end was told; None without terms."""
