"""Rulesets as text: a listing of the criteria, and a page on the whole."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.logic.message import Message, say
from trustcheck.report.style import Style, styled, visible
from trustcheck.report.value import literal
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.criterion import Criterion
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.wording.phrase import Wording


def listing(ruleset: Ruleset, wording: Wording) -> str:
    """Return one line a criterion under the name of the ruleset, styled."""
    lines = (_line(criterion, ruleset, wording) for criterion in ruleset.criteria)
    return "".join(f"{line}\n" for line in (_title(ruleset, wording), *lines))


def page(ruleset: Ruleset, wording: Wording, *, resolved: bool) -> str:
    """Return what a ruleset is, where it comes from and how it is set, styled.

    Resolved, it holds every rule as written, so that nothing of what decides is elsewhere.
    """
    lines = [_title(ruleset, wording), "", visible(wording.text(ruleset.purpose)), ""]
    if ruleset.tailored_by is not None:
        lines.append(visible(wording.phrase(say("cli.tailored", file=ruleset.tailored_by))))
    lines.append(wording.phrase(say("cli.digest", digest=ruleset.digest)))
    lines += ["", _heading("cli.texts", wording), *_texts(ruleset, wording)]
    lines += ["", _heading("cli.parameters", wording), *_parameters(ruleset, wording)]
    lines += ["", _heading("cli.criteria", wording)]
    for criterion in ruleset.criteria:
        lines.append(_line(criterion, ruleset, wording))
        if resolved:
            lines += [f"      {visible_line(line)}".rstrip() for line in criterion.document.lines]
    return "".join(f"{line}\n" for line in lines)


def visible_line(line: str) -> str:
    """Return a line of a file as it stands, its indentation kept and nothing in it hidden."""
    body = line.lstrip(" ")
    return " " * (len(line) - len(body)) + visible(body)


def _title(ruleset: Ruleset, wording: Wording) -> str:
    title = wording.text(ruleset.title)
    message = say("cli.ruleset", id=ruleset.id, version=ruleset.version, title=title)
    return styled(visible(wording.phrase(message)), Style.STRONG)


def _heading(id: str, wording: Wording) -> str:
    return styled(wording.phrase(say(id)), Style.STRONG)


def _line(criterion: Criterion, ruleset: Ruleset, wording: Wording) -> str:
    width = max(len(other.id) for other in ruleset.criteria)
    level_width = max(len(wording.word(other.level.value)) for other in ruleset.criteria)
    level = wording.word(criterion.level.value)
    article = f"{criterion.source.text}, {criterion.source.article}"
    text = f"{criterion.id:<{width}}  {level:<{level_width}}  {wording.text(criterion.title)}"
    return f"  {visible(text)} {styled(visible(f'({article})'), Style.MUTED)}"


def _texts(ruleset: Ruleset, wording: Wording) -> Iterator[str]:
    for text in ruleset.texts.values():
        known = (part for part in (text.version, text.publisher) if part != "-")
        yield f"  {visible(', '.join((f'{text.id}: {wording.text(text.title)}', *known)))}"


def _parameters(ruleset: Ruleset, wording: Wording) -> Iterator[str]:
    for parameter in ruleset.parameters.values():
        message = say(
            "cli.parameter",
            name=parameter.name,
            value=literal(parameter, parameter.value, wording),
            title=parameter.title,
            article=parameter.article,
        )
        yield f"  {visible(wording.phrase(message))}"
        for bound in _bounds(parameter, wording):
            yield f"      {styled(visible(wording.phrase(bound)), Style.MUTED)}"


def _bounds(parameter: ParameterDefinition, wording: Wording) -> Iterator[Message]:
    yield say("cli.parameter.default", value=literal(parameter, parameter.default, wording))
    if parameter.choices:
        choices = literal(parameter, parameter.choices, wording)
        yield say("cli.parameter.choices", choices=choices)
    if parameter.low is not None and parameter.high is not None:
        low, high = (literal(parameter, end, wording) for end in (parameter.low, parameter.high))
        yield say("cli.parameter.range", low=low, high=high)
