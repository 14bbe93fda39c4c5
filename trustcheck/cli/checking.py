"""What `trustcheck check` does, once its arguments are read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from trustcheck.cli.bar import Bar
from trustcheck.cli.console import Console
from trustcheck.cli.desk import Desk
from trustcheck.cli.exit_code import ExitCode, worst
from trustcheck.cli.shelf import DEFAULT_RULESET, shipped_statutes, take_ruleset
from trustcheck.cli.target import Target, spare_inputs
from trustcheck.logic.fields import field, frozen
from trustcheck.logic.message import say

if TYPE_CHECKING:
    from trustcheck.ruleset.ruleset import Ruleset


@frozen(kw_only=True)
class Checking:
    """Profiles to assess, and how: what the options say, or what holds without them."""

    profiles: tuple[str, ...]
    ruleset: str = DEFAULT_RULESET
    settings: Mapping[str, str] = field(default_factory=dict)
    as_of: date | None = None
    targets: tuple[Target, ...] = ()
    criteria: tuple[str, ...] = ()
    exit_zero: bool = False
    verbose: bool = False

    def run(self, console: Console) -> ExitCode:
        """Assess, report, and decide the gate.

        Raises InvalidInput where nothing can be assessed at all.
        """
        spare_inputs(self.targets, self.profiles)
        statutes = shipped_statutes()
        rules = take_ruleset(self.ruleset, statutes, settings=self.settings)
        bar = Bar(rules, statutes, self.as_of, self._chosen(rules))
        desk = Desk(console, self.targets or (Target("text"),), verbose=self.verbose)
        codes = [desk.hear(name, bar) for name in self.profiles]
        code = worst([*codes, *desk.deliver()])
        if self.exit_zero and code is ExitCode.GATE_CLOSED:
            console.talk(say("cli.exit_zero"))
            return ExitCode.GATE_OPEN
        return code

    def _chosen(self, rules: Ruleset) -> frozenset[str] | None:
        if not self.criteria:
            return None
        from trustcheck.cli.selection import select

        return frozenset(criterion.id for criterion in select(rules, self.criteria))
