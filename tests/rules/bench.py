"""A bench for one criterion: its cases read once, so that many variants of it can be tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from trustcheck.assessment.finding import Verdict
from trustcheck.engine.assess import judge
from trustcheck.engine.evaluate import Compiler
from trustcheck.engine.facts import Facts
from trustcheck.engine.vocabulary import words_of
from trustcheck.logic.fields import frozen, replace
from trustcheck.profile.reading import read_profile
from trustcheck.profile.statutes import Statutes
from trustcheck.ruleset.cases import Case, read_cases
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.reading import with_settings
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.problem import InvalidInput


@frozen
class Bench:
    """The cases of one criterion, each with the facts of its profile."""

    ruleset: Ruleset
    setups: tuple[tuple[Case, Facts], ...]

    def notices(
        self, variant: Criterion, parameters: Mapping[str, ParameterDefinition] | None = None
    ) -> bool:
        """Tell whether a case comes out otherwise than it expects, with other defaults if any.

        A case that can no longer set its parameters notices too.
        """
        try:
            return any(found is not expected for found, expected in self._run(variant, parameters))
        except InvalidInput:
            return True

    def _run(
        self, variant: Criterion, parameters: Mapping[str, ParameterDefinition] | None
    ) -> Iterator[tuple[Verdict | None, Verdict]]:
        changed = replace(self.ruleset, parameters=parameters or self.ruleset.parameters)
        for case, facts in self.setups:
            ruleset = with_settings(changed, case.settings) if case.settings else changed
            if ruleset.home_area != facts.home:
                facts = replace(facts, home=ruleset.home_area)
            compiler = Compiler(words_of(ruleset.lexicon), ruleset.lexicon, ruleset.parameters)
            in_force = facts.on in variant.period
            found = judge(variant, compiler, facts).verdict if in_force else None
            yield found, Verdict(case.expect)


def bench(ruleset: Ruleset, criterion: Criterion, statutes: Statutes) -> Bench:
    """Return the bench of one criterion of a ruleset."""
    cases = read_cases(replace(ruleset, criteria=(criterion,)))
    return Bench(ruleset, tuple((case, _facts(case, ruleset, statutes)) for case in cases))


def _facts(case: Case, ruleset: Ruleset, statutes: Statutes) -> Facts:
    declaration = read_profile(case.profile, statutes.atlas)
    on = date.fromisoformat(case.as_of) if case.as_of else declaration.profile.stated_on
    home = with_settings(ruleset, case.settings).home_area
    return Facts(declaration, statutes, on, home, ruleset.id)
