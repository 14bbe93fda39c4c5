"""One thing that holds in a run, and where it was set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from trustcheck.assessment.form import PolicyForm
from trustcheck.logic.fields import frozen
from trustcheck.source.document import Data
from trustcheck.source.span import Span

Kind: TypeAlias = Literal["flag", "environment", "file", "default"]
"""Where something can be set; what comes first outweighs what comes after."""


@frozen
class Origin:
    """Where a value was set: an option, a variable, a place in the file of the project."""

    kind: Kind
    place: Span
    """For an option or a variable, its name in the stead of a file."""

    @property
    def shown(self) -> str:
        """The place as people read it."""
        return str(self.place) if self.kind == "file" else self.place.file


@frozen
class Setting:
    """One value by its name, such as `policy.should`."""

    key: str
    value: Data
    origin: Origin


def named(kind: Kind, name: str) -> Origin:
    """Return the origin that has a name and no file."""
    return Origin(kind, Span(name, 1, 1, 1, 1))


DEFAULT = named("default", "default")


def leaves(form: PolicyForm) -> Mapping[tuple[str, ...], Data]:
    """Return everything that a policy says, by the way to it in a project's file."""
    said: dict[tuple[str, ...], Data] = {}
    for level in ("must", "should"):
        verdicts: Iterable[str] | None = getattr(form, level)
        if verdicts is not None:
            said[level,] = [*verdicts]
    for pattern, words in form.criteria.items():
        said["criteria", pattern] = [*words]
    if form.may_be_unknown:
        said["may_be_unknown",] = [*form.may_be_unknown]
    if form.tolerate is not None:
        for verdict, limit in (("fail", form.tolerate.fail), ("unknown", form.tolerate.unknown)):
            if limit is not None:
                said["tolerate", verdict] = limit
    return said


def patterns(form: PolicyForm) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Yield each pattern of a policy and the way to it in a project's file."""
    for pattern in form.criteria:
        yield pattern, ("policy", "criteria", pattern)
    for number, pattern in enumerate(form.may_be_unknown):
        yield pattern, ("policy", "may_be_unknown", number)
