"""Adapt a ruleset from a file: parameters within their range, levels only made stricter."""

from __future__ import annotations

from pathlib import Path

from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.profile.shape import shaped
from trustcheck.ruleset.condition.typing import Lexicon
from trustcheck.ruleset.criterion import Criterion, Level
from trustcheck.ruleset.form import TailoringForm
from trustcheck.ruleset.reading import digest_of, read_ruleset, with_parameter
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.document import Document
from trustcheck.source.file import load
from trustcheck.source.folder import shipped
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.refusal import Refusals
from trustcheck.source.span import Span
from trustcheck.source.suggestion import closest


def open_ruleset(name: str, lexicon: Lexicon) -> Ruleset:
    """Return a ruleset by the name of a shipped one, its folder, or a file that tailors one.

    The name of a shipped one means that one, whatever lies in the working folder.

    Raises InvalidInput when there is none, and with every problem found in its files.
    """
    if name in shipped_rulesets():
        return read_ruleset(shipped("rules") / name, lexicon)
    path = Path(name)
    if path.is_file():
        return _tailored(load(path), lexicon)
    if path.is_dir():
        return read_ruleset(path, lexicon)
    raise InvalidInput([_missing(name, Span(name, 1, 1, 1, 1))])


def _missing(name: str, span: Span) -> Problem:
    near = closest(name, shipped_rulesets())
    code = "no-such-ruleset" if near is None else "no-such-ruleset-near"
    message = say(code, name=name, suggestion=near or "", known=shipped_rulesets())
    return Problem(span, message)


def shipped_rulesets() -> tuple[str, ...]:
    """Return the names of the rulesets that come with the program."""
    folders = (entry for entry in shipped("rules").iterdir() if entry.is_dir())
    return tuple(sorted(f.name for f in folders if (f / "ruleset.yaml").is_file()))


def _tailored(document: Document, lexicon: Lexicon) -> Ruleset:
    form = shaped(document, TailoringForm)
    base = read_ruleset(_folder_of(form.extends, document), lexicon)
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


def _folder_of(name: str, document: Document) -> Path:
    """Return the folder of the ruleset that a file tailors: a shipped one, or one beside it.

    A file that tailors is not tailored again, so that no two can lead to each other.
    """
    beside = Path(document.file).parent / name
    if name in shipped_rulesets():
        return shipped("rules") / name
    if not beside.is_dir():
        raise InvalidInput([_missing(name, document.span(("extends",)))])
    return beside


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
