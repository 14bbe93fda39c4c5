"""The rules as a folder of pages: what is read for it, from every ruleset that is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trustcheck.cli.shelf import shipped_statutes, take_ruleset
from trustcheck.profile.statutes import Statutes
from trustcheck.report.book import Volume
from trustcheck.report.site import site
from trustcheck.ruleset.cases import read_cases
from trustcheck.ruleset.readings import read_readings
from trustcheck.ruleset.shelf import shipped_rulesets
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.wording.catalog import LANGUAGES
from trustcheck.wording.phrase import read_wording


def edition(choices: Sequence[str]) -> Mapping[str, str]:
    """Return the pages on rulesets by their paths; on all shipped ones where none is named.

    Raises InvalidInput with the problems of all of them.
    """
    statutes = shipped_statutes()
    volumes: list[Volume] = []
    problems: list[Problem] = []
    for choice in dict.fromkeys(choices or shipped_rulesets()):
        try:
            volumes.append(_volume(choice, statutes))
        except InvalidInput as invalid:
            problems.extend(invalid.problems)
    if problems:
        raise InvalidInput(problems)
    areas = {id: area.name for id, area in statutes.atlas.areas.items()}
    laws = {id: law.name for id, law in statutes.laws.items()}
    return site(volumes, tuple(map(read_wording, LANGUAGES)), names=areas | laws)


def _volume(choice: str, statutes: Statutes) -> Volume:
    ruleset = take_ruleset(choice, statutes)
    return Volume(ruleset, read_readings(ruleset), read_cases(ruleset))
