"""The cases beside a criterion: small profiles, and the verdict each must get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.structure import shaped
from trustcheck.ruleset.answering import Answering, read_answering
from trustcheck.ruleset.case_form import CASES_FORM
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.document import Document
from trustcheck.source.file import load
from trustcheck.source.folder import ruleset_files
from trustcheck.source.json_document import read_json
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.source.writing import written

_VERDICTS = ("pass", "fail", "unknown", "not_applicable")


@frozen(lazy=True)
class Sheet:
    """The profile of a case, which is read once somebody wants more than to count the cases."""

    file: str
    data: Mapping[str, Any]

    @cached_property
    def document(self) -> Document:
        """The profile as a file of its own would read: as JSON, which takes little time."""
        return read_json(written(self.data).encode(), self.file)


@frozen
class Case:
    """One profile and the verdict that a criterion must give it."""

    criterion: str
    name: str
    expect: str
    sheet: Sheet
    settings: Mapping[str, str]  # parameters of the ruleset, as they are written
    as_of: str | None
    span: Span

    @property
    def profile(self) -> Document:
        """The profile; cases that share a sheet have the same one."""
        return self.sheet.document


@frozen
class Argued:
    """A mutant of a criterion that no profile can tell from it, and why."""

    criterion: str
    mutant: str
    because: str
    span: Span


def read_cases(ruleset: Ruleset) -> tuple[Case, ...]:
    """Return the cases of all criteria, in the order of the criteria.

    A case starts from `given.cases.yaml`, then from `given` of its file; `with` puts maps into
    maps and replaces anything else; `without` takes away keys by their dotted path. Criteria that
    a person answers for have those of `attested.cases.yaml` besides.
    Raises InvalidInput with every problem of the files of cases.
    """
    files = ruleset_files(ruleset.folder)
    base = _base(files.given)
    answering = read_answering(files.attested)
    problems: list[Problem] = []
    cases: list[Case] = []
    beside = files.cases_by_name()
    answered = tuple(_answered(answering, ruleset, base))
    for criterion in ruleset.criteria:
        path = beside.get(criterion.original.file)
        try:
            if path is not None:
                cases.extend(_cases(load(path), criterion, ruleset, base, answering))
        except InvalidInput as invalid:
            problems.extend(invalid.problems)
        if criterion.attested:
            cases.extend(replace(case, criterion=criterion.id) for case in answered)
    if problems:
        raise InvalidInput(problems)
    return tuple(cases)


def read_argued(ruleset: Ruleset) -> tuple[Argued, ...]:
    """Return the mutants that the files of cases argue to be equivalent, in their order.

    Raises InvalidInput when a file of cases cannot be read.
    """
    files = ruleset_files(ruleset.folder)
    found: list[Argued] = []
    beside = files.cases_by_name()
    for criterion in ruleset.criteria:
        path = beside.get(criterion.original.file)
        if path is None:
            continue
        document = load(path)
        for index, argued in enumerate(shaped(document, CASES_FORM).equivalent):
            span = document.span(("equivalent", index, "mutant"))
            found.append(Argued(criterion.id, argued.mutant, argued.because, span))
    return tuple(found)


def _base(path: Path | None) -> Mapping[str, Any]:
    if path is None:
        return {}
    document = load(path)
    if not isinstance(document.data, dict):
        raise InvalidInput([Problem(document.span(()), say("cases-given-not-a-profile"))])
    return document.data


def _expected(ruleset: Ruleset, word: str, document: Document, at: Pointer) -> str:
    """Return the verdict that a word stands for in a ruleset; of a question, yes is pass."""
    verdicts = {ruleset.verdict_word(verdict): verdict for verdict in _VERDICTS}
    if word not in verdicts:
        refused = say("not-one-of", found=word, known=tuple(verdicts))
        raise InvalidInput([Problem(document.span(at), refused)])
    return verdicts[word]


def _cases(
    document: Document,
    criterion: Criterion,
    ruleset: Ruleset,
    base: Mapping[str, Any],
    answering: Answering | None,
) -> Iterator[Case]:
    """Yield the cases beside a criterion; where a person answers too, it is attested in them."""
    form = shaped(document, CASES_FORM)
    given = merged(base, form.given)
    for index, case in enumerate(form.cases):
        data = merged(given, case.with_)
        if answering is not None and criterion.attested:
            on = case.as_of or date.fromisoformat(str(data["stated_on"]))
            data = merged(merged(given, answering.given([criterion], on)), case.with_)
        for path in case.without:
            if not _take_away(data, path.split(".")):
                place = document.span(("cases", index, "without"))
                raise InvalidInput([Problem(place, say("cases-nothing-to-remove", path=path))])
        yield Case(
            criterion=criterion.id,
            name=case.name,
            expect=_expected(ruleset, case.expect, document, ("cases", index, "expect")),
            sheet=Sheet(f"{document.file} ({case.name})", data),
            settings={name: written(value) for name, value in case.parameters.items()},
            as_of=None if case.as_of is None else case.as_of.isoformat(),
            span=document.span(("cases", index, "name")),
        )


def _answered(
    answering: Answering | None, ruleset: Ruleset, base: Mapping[str, Any]
) -> Iterator[Case]:
    """Yield the cases of the criteria that a person answers for; all share their profiles."""
    if answering is None:
        return
    criteria = tuple(criterion for criterion in ruleset.criteria if criterion.attested)
    for index, case in enumerate(answering.form.cases):
        on = case.as_of or date.fromisoformat(str(base["stated_on"]))
        data = merged(base, answering.given(criteria, on, case))
        yield Case(
            criterion="-",
            name=case.name,
            expect=case.expect,
            sheet=Sheet(f"{answering.document.file} ({case.name})", data),
            settings={},
            as_of=None if case.as_of is None else case.as_of.isoformat(),
            span=answering.document.span(("cases", index, "name")),
        )


def given_profile(ruleset: Ruleset) -> Document | None:
    """Return the profile that every case starts from, every criterion in it attested.

    None where the cases start from nothing.
    """
    files = ruleset_files(ruleset.folder)
    base, answering = _base(files.given), read_answering(files.attested)
    if files.given is None:
        return None
    if answering is not None:
        criteria = [criterion for criterion in ruleset.criteria if criterion.attested]
        on = date.fromisoformat(str(base["stated_on"]))
        base = merged(base, answering.given(criteria, on))
    return read_json(written(base).encode(), str(files.given))


def merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Return `base` with `over` put into it: maps into maps, anything else replaced."""
    result = dict(base)
    for key, value in over.items():
        below = result.get(key)
        both = isinstance(below, dict) and isinstance(value, dict)
        result[key] = merged(below, value) if both else value  # type: ignore[arg-type]  # `both`
    return result


def _take_away(data: dict[str, Any], path: list[str]) -> bool:
    """Remove one key from copied data; tell whether it was there."""
    here: Any = data
    for step in path[:-1]:
        if not isinstance(here, dict) or step not in here:
            return False
        here[step] = dict(here[step]) if isinstance(here[step], dict) else here[step]
        here = here[step]
    return isinstance(here, dict) and here.pop(path[-1], None) is not None
