"""What the rule of a criterion says, part by part, in words that no medium has escaped yet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text, Value, say
from trustcheck.ruleset.condition.show import Describer
from trustcheck.ruleset.condition.tree import Condition, parameters_of
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.wording.phrase import Wording


@frozen
class Provision:
    """One criterion of a ruleset in words; what it does not say is an empty text.

    `areas` names the areas that rules may speak of.
    """

    criterion: Criterion
    ruleset: Ruleset
    wording: Wording
    areas: Mapping[str, Text]

    @property
    def period(self) -> str:
        """The days on which it is in force, where they are not all days."""
        since, until = self.criterion.period.since, self.criterion.period.until
        if since and until:
            return self._say("report.page.period.both", since=since, until=until)
        if since:
            return self._say("report.page.period.since", since=since)
        return self._say("report.page.period.until", until=until) if until else ""

    @property
    def applies(self) -> str:
        """When it applies, where that is not always."""
        when = self.criterion.applies_when
        return "" if when is None else self.described(when)

    @property
    def rule(self) -> str:
        """What facts have to meet, and whether a person answers; parts stand apart."""
        requires = self.criterion.requires
        rule = "" if requires is None else self.described(requires)
        if not self.criterion.attested:
            return rule
        beside = "beside" if self.criterion.required else "alone"
        answer = self._say(f"report.page.attested.{beside}")
        return self._say("page.rules", rule=rule, answer=answer) if rule else answer

    @property
    def observes(self) -> str:
        """What facts say of it and do not decide."""
        observes = self.criterion.observes
        return "" if observes is None else self.described(observes)

    @property
    def used(self) -> tuple[str, ...]:
        """The parameters that its conditions read, each once."""
        names = (name for each in self.criterion.conditions for name in parameters_of(each))
        return tuple(dict.fromkeys(names))

    @property
    def backing(self) -> str:
        """How strong and how fresh the evidence has to be."""
        backing = self.criterion.backing
        if backing is None:
            return ""
        if backing.fresh_for is None:
            return self._say("report.page.backing.rung", rung=backing.rung)
        return self._say("report.page.backing.fresh", rung=backing.rung, fresh=backing.fresh_for)

    @property
    def file(self) -> str:
        """The path of its file from the folder of its ruleset."""
        path, folder = PurePosixPath(self.criterion.original.file), self.ruleset.folder.name
        if folder not in path.parts:
            return path.name
        return "/".join(path.parts[len(path.parts) - path.parts[::-1].index(folder) :])

    def described(self, condition: Condition) -> str:
        """Return a condition in words."""
        describer = Describer(self.ruleset.lexicon, self.ruleset.parameters, self.areas)
        return self.wording.phrase(describer.describe(condition))

    def _say(self, id: str, /, **values: Value) -> str:
        return self.wording.phrase(say(id, **values))
