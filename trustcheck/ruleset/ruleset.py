"""A versioned set of criteria from one text, with its parameters and its readings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.tree import Parameter
from trustcheck.ruleset.condition.typing import Lexicon
from trustcheck.ruleset.criterion import Criterion


@frozen
class LegalText:
    """A text that criteria cite."""

    id: str
    title: Text
    publisher: str
    version: str
    published: date | None
    url: str


@frozen
class Group:
    """Criteria told together."""

    id: str
    title: Text


@frozen
class Ruleset:
    """Everything needed to assess a profile against one text.

    `digest` is the SHA-256 of all its files and of what was set; `tailored_by` names the file
    that adapted it, if one did.
    """

    id: str
    version: str
    title: Text
    purpose: Text
    home: str | Parameter
    texts: Mapping[str, LegalText]
    groups: Mapping[str, Group]
    parameters: Mapping[str, ParameterDefinition]
    criteria: tuple[Criterion, ...]
    extension: Mapping[str, Any] | None  # JSON Schema of its section of `extensions`
    lexicon: Lexicon  # the words its rules may use, its own included
    folder: Path
    digest: str
    tailored_by: str | None = None

    @property
    def home_area(self) -> str:
        """The area whose entities are not foreign."""
        if isinstance(self.home, Parameter):
            return str(self.parameters[self.home.name].value)
        return self.home

    def in_force(self, day: date) -> tuple[Criterion, ...]:
        """Return the criteria in force on `day`, in their order."""
        return tuple(criterion for criterion in self.criteria if day in criterion.period)

    def criterion(self, id: str) -> Criterion | None:
        """Return the criterion with this id, if there is one."""
        return next((criterion for criterion in self.criteria if criterion.id == id), None)
