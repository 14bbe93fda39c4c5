"""The program itself: its engine in a loop, without a report."""

from pathlib import Path

from trustcheck.cli.shelf import shipped_statutes, take_ruleset
from trustcheck.engine.assess import Examiner
from trustcheck.profile.reading import read_profile
from trustcheck.source.file import load


def prepare(criteria):
    """Return what judges one file."""
    statutes = shipped_statutes()
    rules = take_ruleset(criteria + "/../rules", statutes)
    examiner = Examiner(rules)

    def judge(path):
        mended = []
        declaration = read_profile(load(Path(path), mended=mended), statutes.atlas, mended=mended)
        day = declaration.profile.stated_on
        assessment = examiner.assess(declaration, statutes, on=day, outlook=False)
        verdicts = {found.criterion.id: found.verdict.value for found in assessment.findings}
        return [verdicts[id] for id in sorted(verdicts)]

    return judge
