"""What a shell can offer for a word that is still being written, by the kind of word it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

import click
from click.shell_completion import CompletionItem

from trustcheck.cli.language import language_of
from trustcheck.cli.shelf import DEFAULT_RULESET, shipped_statutes, take_ruleset
from trustcheck.source.problem import InvalidInput

if TYPE_CHECKING:
    from trustcheck.logic.message import Text
    from trustcheck.ruleset.ruleset import Ruleset

Offer: TypeAlias = "CompletionItem[str]"
Offers: TypeAlias = Callable[[click.Context], Iterable[Offer]]


def offers(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[Offer]:
    """Return what a word of this kind can be, as far as it begins like what is written.

    Its kind is what the help calls it, the metavar. A ruleset with mistakes offers nothing: the
    command will say what they are.
    """
    kind = (parameter.metavar or (parameter.name or "").upper()).strip("[]").removesuffix("...")
    try:
        return _beginning(KINDS[kind](context), incomplete) if kind in KINDS else []
    except InvalidInput:
        return []


def _beginning(found: Iterable[Offer], incomplete: str) -> list[Offer]:
    """Return the offers that fit; a shell looks for files by itself."""
    return [each for each in found if each.type != "plain" or each.value.startswith(incomplete)]


def _offer(word: str, told: str | None = None) -> Offer:
    return CompletionItem(word, help=told)


# Kinds


def _files(_context: click.Context) -> Iterator[Offer]:
    yield CompletionItem("", type="file")


def _days(_context: click.Context) -> Iterator[Offer]:
    yield _offer("today")


def _rulesets(context: click.Context) -> Iterator[Offer]:
    from trustcheck.ruleset.shelf import shipped_rulesets

    yield from _files(context)
    yield from map(_offer, shipped_rulesets())


def _findings(_context: click.Context) -> Iterator[Offer]:
    from trustcheck.assessment.progress import Kind

    yield from (_offer(kind.value) for kind in Kind)


def _within(titles: Callable[[Ruleset], Mapping[str, Text]]) -> Offers:
    """Return what offers words of the rulesets that the line names so far, with their titles."""

    def offered(context: click.Context) -> Iterator[Offer]:
        language = context.params.get("lang") or language_of(os.environ)
        for ruleset in _chosen(context):
            for word, title in titles(ruleset).items():
                yield _offer(word, getattr(title, language))

    return offered


def _chosen(context: click.Context) -> Iterator[Ruleset]:
    """Yield the rulesets that the line names so far, or the one that holds without a name."""
    names = ("ruleset", "rulesets", "name")
    named = [value for name in names if (value := context.params.get(name))]
    choices = [each for value in named for each in ([value] if isinstance(value, str) else value)]
    statutes = shipped_statutes()
    for choice in choices or [DEFAULT_RULESET]:
        yield take_ruleset(choice, statutes)


_criteria = _within(lambda rules: {each.id: each.title for each in rules.criteria})

KINDS: Mapping[str, Offers] = {
    "CRITERION": _criteria,
    "FILE": _files,
    "GROUP|CHAPTER": _within(lambda rules: {id: each.title for id, each in rules.groups.items()}),
    "ID": _criteria,
    "KIND,": _findings,
    "NAME": _rulesets,
    "NAME=VALUE": _within(lambda rules: {f"{n}=": p.title for n, p in rules.parameters.items()}),
    "NAME|PATH": _rulesets,
    "PATH": _files,
    "PROFILE": _files,
    "RESPONDENT": _within(lambda rules: rules.respondents),
    "RESULT": _files,
    "SITUATION": _files,
    "TAG": _within(lambda rules: rules.tags),
    "YYYY-MM-DD|today": _days,
}
"""What can stand where the help has such a word; what is not here is free."""
