"""Adapt a ruleset from a file: parameters within their range, levels only made stricter."""

from __future__ import annotations

from pathlib import Path

from trustcheck.logic.fields import replace
from trustcheck.profile.structure import shaped
from trustcheck.ruleset.condition.typing import Lexicon
from trustcheck.ruleset.criterion import Criterion, Level
from trustcheck.ruleset.form import TAILORING_FORM, TailoringForm
from trustcheck.ruleset.reading import digest_of, read_ruleset, with_parameter
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.ruleset.shelf import no_such_ruleset, shipped_ruleset, shipped_rulesets
from trustcheck.source.document import Document
from trustcheck.source.file import load
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.refusal import Refusals


def read_tailored(path: Path, lexicon: Lexicon) -> Ruleset:
    """Return the ruleset that a file makes of the one it extends.

    Raises InvalidInput with every problem of the file, or of the ruleset it extends.
    """
    document = load(path)
    form = shaped(document, TAILORING_FORM)
    base = _base(form.extends, document, lexicon)
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


def _base(name: str, document: Document, lexicon: Lexicon) -> Ruleset:
    """Return the ruleset that a file tailors: a shipped one, or one beside it.

    A file that tailors is not tailored again, so that no two can lead to each other. A path is
    no name, and a link may not lead elsewhere.
    """
    home = Path(document.file).parent
    beside = home / name
    if name in shipped_rulesets():
        return shipped_ruleset(name, lexicon)
    if not _is_plain(name) or not beside.is_dir() or beside.resolve() != home.resolve() / name:
        raise no_such_ruleset(name, document.span(("extends",)))
    return read_ruleset(beside, lexicon)


def _is_plain(name: str) -> bool:
    return name not in ("", ".", "..") and not any(sign in name for sign in "/\\:\0")


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
