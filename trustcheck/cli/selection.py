"""Some of the criteria, named on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Value, say
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.source.suggestion import closest

if TYPE_CHECKING:
    from trustcheck.ruleset.criterion import Criterion
    from trustcheck.ruleset.ruleset import Ruleset


@frozen(kw_only=True)
class Selection:
    """What the options choose: any of the values of an option, and so by each option given."""

    criteria: tuple[str, ...] = ()
    """Ids, or patterns such as `SNC-19.6.*`."""
    groups: tuple[str, ...] = ()
    """Ids of groups, or chapters: the beginning of an article, such as `19` or `19.6`."""
    level: str | None = None
    tags: tuple[str, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Whether no option chooses anything."""
        return not (self.criteria or self.groups or self.level or self.tags)

    def of(self, ruleset: Ruleset) -> tuple[Criterion, ...]:
        """Return the criteria that are chosen, in the order of the ruleset.

        Raises InvalidInput for every value that is in no criterion, and where nothing is left.
        """
        problems = tuple(self.problems(ruleset))
        if problems:
            raise InvalidInput(problems)
        chosen = self.within(ruleset)
        if not chosen:
            raise InvalidInput([self.nothing(ruleset)])
        return chosen

    def within(self, ruleset: Ruleset) -> tuple[Criterion, ...]:
        """Return the criteria that are chosen, which may be none."""
        return tuple(criterion for criterion in ruleset.criteria if self._has(criterion))

    def nothing(self, ruleset: Ruleset) -> Problem:
        """Return the problem of options that leave no criterion of a ruleset."""
        place = " ".join(self._options())
        return Problem(_place(place), say("nothing-chosen", ruleset=ruleset.id))

    def problems(self, ruleset: Ruleset) -> Iterator[Problem]:
        """Yield a problem for every value that is in no criterion of a ruleset."""
        yield from _unmatched(ruleset, self.criteria)
        for group in self.groups:
            if not any(_is_within(criterion, group) for criterion in ruleset.criteria):
                known = tuple(ruleset.groups)
                yield _unknown("unknown-group-chosen", group, f"--group {group}", ruleset, known)
        known = tuple(sorted({tag for each in ruleset.criteria for tag in each.tags}))
        for tag in self.tags:
            if tag not in known:
                yield _unknown("unknown-tag-chosen", tag, f"--tag {tag}", ruleset, known)

    def _has(self, criterion: Criterion) -> bool:
        return (
            (not self.criteria or any(fnmatchcase(criterion.id, each) for each in self.criteria))
            and (not self.groups or any(_is_within(criterion, each) for each in self.groups))
            and self.level in (None, criterion.level.value)
            and (not self.tags or any(each in criterion.tags for each in self.tags))
        )

    def _options(self) -> Iterator[str]:
        yield from (f"--criterion {each}" for each in self.criteria)
        yield from (f"--group {each}" for each in self.groups)
        if self.level is not None:
            yield f"--level {self.level}"
        yield from (f"--tag {each}" for each in self.tags)


EVERYTHING = Selection()


def select(ruleset: Ruleset, patterns: Iterable[str]) -> tuple[Criterion, ...]:
    """Return the criteria whose id is given or matches a pattern such as `SNC-19.6.*`.

    Raises InvalidInput for every id and pattern that names no criterion.
    """
    return Selection(criteria=tuple(patterns)).of(ruleset)


def the_criterion(ruleset: Ruleset, id: str) -> Criterion:
    """Return the criterion with this id; raises InvalidInput when there is none."""
    criterion = ruleset.criterion(id)
    if criterion is None:
        raise InvalidInput([Problem(_place("CRITERION"), _unknown_id(ruleset, id))])
    return criterion


def the_respondent(rulesets: Iterable[Ruleset], id: str) -> str:
    """Return a respondent of one of the rulesets; raises InvalidInput for anybody else."""
    told = tuple(rulesets)
    known = tuple(dict.fromkeys(each for ruleset in told for each in ruleset.respondents))
    if id not in known:
        place = f"--for {id}"
        raise InvalidInput([_unknown("unknown-respondent-chosen", id, place, told[0], known)])
    return id


def _is_within(criterion: Criterion, group: str) -> bool:
    """Tell whether a criterion is in a group, or in a chapter of its text."""
    article = criterion.source.article
    return group in (criterion.group, article) or article.startswith(f"{group}.")


def _unmatched(ruleset: Ruleset, patterns: Iterable[str]) -> Iterator[Problem]:
    for pattern in patterns:
        if not any(fnmatchcase(criterion.id, pattern) for criterion in ruleset.criteria):
            yield Problem(_place(f"--criterion {pattern}"), _unknown_id(ruleset, pattern))


def _unknown_id(ruleset: Ruleset, id: str) -> Message:
    near = closest(id, (criterion.id for criterion in ruleset.criteria))
    if near is None:
        return say("unknown-criterion", id=id, ruleset=ruleset.id)
    return say("unknown-criterion-near", id=id, ruleset=ruleset.id, suggestion=near)


def _unknown(code: str, id: str, place: str, ruleset: Ruleset, known: tuple[str, ...]) -> Problem:
    near = closest(id, known)
    values: dict[str, Value] = {"id": id, "ruleset": ruleset.id, "known": known}
    if near is None:
        return Problem(_place(place), say(code, **values))
    return Problem(_place(place), say(f"{code}-near", **values, suggestion=near))


def _place(option: str) -> Span:
    return Span(option, 1, 1, 1, 1)
