"""Read a ruleset from its folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import Any

from trustcheck.logic.fields import replace
from trustcheck.logic.message import Text, Value, say
from trustcheck.logic.pointer import Pointer
from trustcheck.profile.structure import shaped
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.operand import OperandReader
from trustcheck.ruleset.condition.tree import Parameter
from trustcheck.ruleset.condition.typing import TEXT, Lexicon, Shape, Type
from trustcheck.ruleset.counting import WAYS
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.criterion_reading import CriterionReader
from trustcheck.ruleset.duty_reading import check_questions, read_duties
from trustcheck.ruleset.extension import read_extension
from trustcheck.ruleset.form import RULESET_FORM, RulesetForm
from trustcheck.ruleset.hosting import check_hosting, read_asks
from trustcheck.ruleset.notice_reading import read_notices
from trustcheck.ruleset.parameter import ParameterReader
from trustcheck.ruleset.preflight_reading import read_preflight
from trustcheck.ruleset.ruleset import Group, LegalText, Ruleset
from trustcheck.ruleset.situation import lexicon_of, read_beginning, read_facts
from trustcheck.source.document import Document, read
from trustcheck.source.file import load
from trustcheck.source.fingerprint import sha256
from trustcheck.source.folder import ruleset_files
from trustcheck.source.original import Original, original
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.refusal import Refusals


def read_ruleset(folder: Path, lexicon: Lexicon) -> Ruleset:
    """Return the ruleset of a folder, its parameters at their defaults.

    Raises InvalidInput with every problem of every file of the ruleset.
    """
    files = ruleset_files(folder)
    document = load(files.ruleset)
    form = shaped(document, RULESET_FORM)
    problems: list[Problem] = []
    refusals = Refusals(document, problems)
    facts = read_facts(form.facts, refusals)
    begins_on = read_beginning(form.begins_on, facts, refusals)
    lexicon, schema = _extended(form, document, lexicon, problems)
    if form.facts or form.duties:
        _about_situations(form, refusals)
    if form.facts:
        lexicon = lexicon_of(facts, lexicon)
    parameters = ParameterReader(refusals, lexicon).define(form.parameters)
    home = None if form.facts else _home(form, refusals, lexicon, parameters)
    counting = dict(_counting(form, refusals, lexicon, parameters))
    duties = read_duties(form.duties, refusals, lexicon, parameters)
    originals = tuple(_found(files.criteria, problems))
    reader = CriterionReader(
        tuple(form.groups),
        tuple(form.texts),
        lexicon,
        parameters,
        problems,
        tuple(form.respondents),
        tuple(form.tags),
    )
    criteria = tuple(c for file in originals if (c := reader.read(file)) is not None)
    problems += _duplicates(criteria)
    if form.facts:
        problems += _undecided(criteria)
    is_whole = len(criteria) == len(originals)
    ids = tuple(criterion.id for criterion in criteria) if is_whole else None
    preflight = read_preflight(form.preflight, refusals, lexicon, parameters, known=ids)
    known = criteria if is_whole else None
    notices = read_notices(form.notices, refusals, lexicon, parameters, known=known)
    if ids is not None:
        check_questions(duties, ids, refusals)
    asks_of_host = read_asks(refusals, lexicon, parameters)
    check_hosting(form.hosting, form.groups, criteria, refusals)
    if not files.criteria:
        problems.append(Problem(document.span(()), say("no-criterion")))
    if problems:
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
        digest=digest_of((document.sha256, *(file.document.sha256 for file in originals))),
        facts=facts,
        begins_on=begins_on,
        duties=duties,
        counting=counting,
        respondents={id: words.text() for id, words in form.respondents.items()},
        tags={id: words.text() for id, words in form.tags.items()},
        asks_of_host=asks_of_host,
        preflight=preflight,
        notices=notices,
    )


def with_settings(ruleset: Ruleset, settings: Mapping[str, str]) -> Ruleset:
    """Return the ruleset with parameters set; each value is text as it would stand in YAML.

    Raises InvalidInput for an unknown parameter and for a value it does not allow.
    """
    problems: list[Problem] = []
    for name, text in settings.items():
        try:
            document = read(text.encode("utf-8", "surrogateescape"), f"--parameter {name}")
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
    return sha256("\n".join(parts).encode())


def _extended(
    form: RulesetForm, document: Document, lexicon: Lexicon, problems: list[Problem]
) -> tuple[Lexicon, Mapping[str, Any] | None]:
    if form.extension is None:
        return lexicon, None
    extension, found = read_extension(form.extension, document)
    problems += found
    return lexicon.extended(extension.kinds, extension.phrases), form.extension.schema_


def _about_situations(form: RulesetForm, refusals: Refusals) -> None:
    """Refuse what only a ruleset about services has, where the ruleset is about situations."""
    for key, given in (
        ("home", form.home),
        ("extension", form.extension),
        ("hosting", form.hosting),
        ("preflight", form.preflight),
        ("notices", form.notices or None),
    ):
        if given is not None:
            refusals.refuse("not-of-a-situation", (key,), key=True, name=key)
    if not form.duties:
        refusals.refuse("facts-without-duty", ("facts",), key=True)
    if not form.facts:
        refusals.refuse("duties-without-facts", ("duties",), key=True)


def _undecided(criteria: Iterable[Criterion]) -> Iterator[Problem]:
    """Yield a problem for each question that something else than stated facts has to decide."""
    for criterion in criteria:
        if criterion.attested or criterion.backing is not None:
            yield Problem(criterion.span, say("question-not-decided"))


def _home(
    form: RulesetForm,
    refusals: Refusals,
    lexicon: Lexicon,
    parameters: Mapping[str, ParameterDefinition],
) -> str | Parameter | None:
    if form.home is None:
        whole = refusals.document.span(())
        refusals.problems.append(Problem(whole, say("missing-key", key="home")))
        return None
    reader = OperandReader(refusals, lexicon, parameters)
    found = reader.single(Type(Shape.CODE, codes=lexicon.areas), ("home",))
    return found if isinstance(found, (str, Parameter)) else None


def _counting(
    form: RulesetForm,
    refusals: Refusals,
    lexicon: Lexicon,
    parameters: Mapping[str, ParameterDefinition],
) -> Iterator[tuple[str, str | Parameter]]:
    """Yield how holders are counted, for each question that the ruleset answers."""
    reader = OperandReader(refusals, lexicon, parameters)
    for question, known in WAYS.items():
        at: Pointer = ("counting", question)
        if getattr(form.counting, question) is None:
            continue
        way = reader.single(TEXT, at)
        ways = parameters[way.name].choices if isinstance(way, Parameter) else (way,)
        if not isinstance(way, (str, Parameter)):
            continue
        if not ways or not set(ways) <= set(known):
            refusals.unknown("not-in-list", str(getattr(way, "name", way)), known, at)
        yield question, way


def _causes(problems: Iterable[Problem], *, broken: Set[str]) -> Iterator[Problem]:
    """Yield the problems that do not merely follow from the definition of a parameter."""
    for problem in problems:
        if not (
            problem.code.startswith("unknown-parameter") and problem.message["name"] in broken
        ):
            yield problem


def _found(paths: Iterable[Path], problems: list[Problem]) -> Iterator[Original]:
    for path in paths:
        try:
            yield original(path)
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
