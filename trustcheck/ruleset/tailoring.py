"""Adapt a ruleset from a file: parameters within their range, levels only made stricter."""

from __future__ import annotations

from pathlib import Path

from trustcheck.logic.fields import replace
from trustcheck.profile.structure import shaped
from trustcheck.ruleset.condition.typing import Lexicon
from trustcheck.ruleset.criterion import Criterion, Level
from trustcheck.ruleset.form import TAILORING_FORM, TailoringForm
from trustcheck.ruleset.reading import digest_of, with_parameter
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.ruleset.shelf import neighbouring_ruleset
from trustcheck.source.file import load
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.refusal import Refusals


def read_tailored(path: Path, lexicon: Lexicon) -> Ruleset:
    """Return the ruleset that a file makes of the one it extends.

    A file that tailors is not tailored again, so that no two can lead to each other. Raises
    InvalidInput with every problem of the file, or of the ruleset it extends.
    """
    document = load(path)
    form = shaped(document, TAILORING_FORM)
    home, place = Path(document.file).parent, document.span(("extends",))
    base = neighbouring_ruleset(form.extends, home, lexicon, named_at=place)
    problems: list[Problem] = []
    ruleset = base
    for name in form.parameters:
        at = ("parameters", name)
        ruleset = with_parameter(ruleset, name, document, at, problems=problems)
    criteria = _stricter(base.criteria, form, Refusals(document, problems))
    if problems:
        raise InvalidInput(problems)
    return replace(
        ruleset,
        criteria=criteria,
        title=form.title.text() if form.title else base.title,
        tailored_by=document.file,
        digest=digest_of((base.digest, document.sha256)),
    )


def _stricter(
    criteria: tuple[Criterion, ...], form: TailoringForm, refusals: Refusals
) -> tuple[Criterion, ...]:
    """Return the criteria with the levels of the form; none may be made weaker."""
    by_id = {criterion.id: criterion for criterion in criteria}
    for id, level in form.levels.items():
        at = ("levels", id)
        if id not in by_id:
            refusals.unknown("no-such-criterion", id, by_id, at, key=True)
        elif by_id[id].level is Level.MUST and level == "should":
            refusals.refuse("level-made-weaker", at, id=id)
        else:
            by_id[id] = replace(by_id[id], level=Level(level))
    return tuple(by_id.values())
