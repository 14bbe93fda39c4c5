"""Read a ruleset from its folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import Any

from trustcheck.logic.fields import replace
from trustcheck.logic.message import Text, Value, say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.shape import shaped
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.operand import OperandReader
from trustcheck.ruleset.condition.tree import Parameter
from trustcheck.ruleset.condition.typing import Lexicon, Shape, Type
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.criterion_reading import CriterionReader
from trustcheck.ruleset.extension import read_extension
from trustcheck.ruleset.form import RulesetForm
from trustcheck.ruleset.parameter import ParameterReader
from trustcheck.ruleset.ruleset import Group, LegalText, Ruleset
from trustcheck.source.document import Document, read
from trustcheck.source.file import load
from trustcheck.source.folder import ruleset_files
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.refusal import Refusals


def read_ruleset(folder: Path, lexicon: Lexicon) -> Ruleset:
    """Return the ruleset of a folder, its parameters at their defaults.

    Raises InvalidInput with every problem of every file of the ruleset.
    """
    files = ruleset_files(folder)
    document = load(files.ruleset)
    form = shaped(document, RulesetForm)
    problems: list[Problem] = []
    refusals = Refusals(document, problems)
    lexicon, schema = _extended(form, document, lexicon, problems)
    parameters = ParameterReader(refusals, lexicon).define(form.parameters)
    home = _home(refusals, lexicon, parameters)
    documents = tuple(_loaded(files.criteria, problems))
    reader = CriterionReader(tuple(form.groups), tuple(form.texts), lexicon, parameters, problems)
    criteria = tuple(c for file in documents if (c := reader.read(file)) is not None)
    problems += _duplicates(criteria)
    if not files.criteria:
        problems.append(Problem(document.span(()), say("no-criterion")))
    if problems or home is None:
        raise InvalidInput(_causes(problems, broken=set(form.parameters) - set(parameters)))
    groups = {id: Group(id, words.text()) for id, words in form.groups.items()}
    return Ruleset(
        id=form.id,
        version=form.version,
        title=form.title.text(),
        purpose=Text(form.purpose.fr, form.purpose.en),
        home=home,
        texts=_texts(form),
        groups=groups,
        parameters=parameters,
        criteria=tuple(sorted(criteria, key=lambda c: tuple(groups).index(c.group))),
        extension=schema,
        lexicon=lexicon,
        folder=folder,
        digest=digest_of(file.sha256 for file in (document, *documents)),
    )


def with_settings(ruleset: Ruleset, settings: Mapping[str, str]) -> Ruleset:
    """Return the ruleset with parameters set; each value is text as it would stand in YAML.

    Raises InvalidInput for an unknown parameter and for a value it does not allow.
    """
    problems: list[Problem] = []
    for name, text in settings.items():
        try:
            document = read(text.encode(), f"--parameter {name}")
        except InvalidInput as invalid:
            problems += invalid.problems
            continue
        ruleset = with_parameter(ruleset, name, document, (), problems=problems)
    if problems:
        raise InvalidInput(problems)
    return ruleset


def with_parameter(
    ruleset: Ruleset, name: str, document: Document, at: Pointer, *, problems: list[Problem]
) -> Ruleset:
    """Return the ruleset with one parameter as `document` writes it at `at`."""
    reader = ParameterReader(Refusals(document, problems), ruleset.lexicon)
    parameters = reader.settle(ruleset.parameters, name, at)
    digest = digest_of((ruleset.digest, f"{name}={document.value(at)}"))
    return replace(ruleset, parameters=parameters, digest=digest)


def digest_of(parts: Iterable[str]) -> str:
    """Return the SHA-256 of parts in their order, in hexadecimal."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _extended(
    form: RulesetForm, document: Document, lexicon: Lexicon, problems: list[Problem]
) -> tuple[Lexicon, Mapping[str, Any] | None]:
    if form.extension is None:
        return lexicon, None
    extension, found = read_extension(form.extension, document)
    problems += found
    return lexicon.extended(extension.kinds, extension.phrases), form.extension.schema_


def _home(
    refusals: Refusals, lexicon: Lexicon, parameters: Mapping[str, ParameterDefinition]
) -> str | Parameter | None:
    reader = OperandReader(refusals, lexicon, parameters)
    found = reader.single(Type(Shape.CODE, codes=lexicon.areas), ("home",))
    return found if isinstance(found, (str, Parameter)) else None


def _causes(problems: Iterable[Problem], *, broken: Set[str]) -> Iterator[Problem]:
    """Yield the problems that do not merely follow from the definition of a parameter."""
    for problem in problems:
        if not (
            problem.code.startswith("unknown-parameter") and problem.message["name"] in broken
        ):
            yield problem


def _loaded(paths: Iterable[Path], problems: list[Problem]) -> Iterator[Document]:
    for path in paths:
        try:
            yield load(path)
        except InvalidInput as invalid:
            problems.extend(invalid.problems)


def _texts(form: RulesetForm) -> Mapping[str, LegalText]:
    return {
        id: LegalText(id, t.title.text(), t.publisher, t.version, t.published, t.url)
        for id, t in form.texts.items()
    }


def _duplicates(criteria: Iterable[Criterion]) -> Iterator[Problem]:
    first: dict[str, Criterion] = {}
    for criterion in criteria:
        known = first.setdefault(criterion.id, criterion)
        if known is not criterion:
            values: dict[str, Value] = {"id": criterion.id, "first": str(known.span)}
            yield Problem(criterion.span, say("criterion-twice", **values))
