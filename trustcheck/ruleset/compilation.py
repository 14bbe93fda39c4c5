"""A ruleset compiled: its criteria with their conditions typed, while no file has changed."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path

from trustcheck.logic.duration import Duration
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import Text
from trustcheck.logic.period import Period
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.tree import (
    All,
    AnyOf,
    Comparison,
    Known,
    Later,
    Lookup,
    Not,
    Parameter,
    Quantified,
    Quantifier,
    Setting,
)
from trustcheck.ruleset.condition.typing import Lexicon, Shape, Type
from trustcheck.ruleset.criterion import Backing, Citation, Criterion, Level, Part
from trustcheck.ruleset.duty import Duty
from trustcheck.ruleset.fact import Fact
from trustcheck.ruleset.preflight import Preflight
from trustcheck.ruleset.ruleset import Group, LegalText, Notice, Ruleset
from trustcheck.source.compiled import Sources, compilation, compiled
from trustcheck.source.folder import is_criterion, plain_names
from trustcheck.source.original import Original, originals
from trustcheck.source.tables import classes

_RULES = (Ruleset, LegalText, Group, ParameterDefinition, Preflight, Notice)
_CRITERIA = (Criterion, Part, Citation, Backing, Level)
_CONDITIONS = (All, AnyOf, Not, Quantified, Quantifier, Known, Comparison, Setting)
_RIGHTS = (Lookup, Later, Parameter)
_SITUATIONS = (Fact, Duty)
_VALUES = (Text, Period, Duration, Lexicon, Type, Shape)
_CLASSES = classes(*_RULES, *_CRITERIA, *_CONDITIONS, *_RIGHTS, *_SITUATIONS, *_VALUES)


def compile_ruleset(ruleset: Ruleset, lexicon: Lexicon) -> bytes:
    """Return the compiled file of a ruleset just read from its folder with this lexicon."""
    sources = _Sources.of(ruleset.folder, lexicon)
    if sources is None:
        raise ValueError(f"not to be compiled, for its links: {ruleset.folder}")
    own = {criterion.original: criterion.original for criterion in ruleset.criteria}
    given = [lexicon, ruleset.folder, *(own[each] for each in sources.criteria)]
    return compilation(ruleset, sources.parts, _CLASSES, given=given)


def compiled_ruleset(folder: Path, file: Path | None, lexicon: Lexicon) -> Ruleset | None:
    """Return the ruleset of a folder, if a file has it compiled from what lies there now."""
    sources = _Sources.of(folder, lexicon)
    if sources is None:
        return None
    given = [lexicon, folder, *sources.criteria]
    return compiled(file, sources.parts, _CLASSES, Ruleset, given=given)


@frozen
class _Sources:
    """What a ruleset depends on: which files there are, what its rules say, and the words."""

    parts: Sources
    criteria: tuple[Original, ...]

    @classmethod
    def of(cls, folder: Path, lexicon: Lexicon) -> _Sources | None:
        """Return the sources in a folder, None if one cannot be had as it stands."""
        names = [n for n in plain_names(folder) or () if n.lower().endswith((".yaml", ".yml"))]
        read = [name for name in names if is_criterion(name) or name == "ruleset.yaml"]
        try:
            found = dict(zip(read, originals(folder, read), strict=True))
        except OSError:
            return None
        parts = [(name, found[name].raw if name in found else b"") for name in names]
        criteria = tuple(found[name] for name in read if is_criterion(name))
        return cls([*parts, ("lexicon", _shown(lexicon).encode())], criteria)


def _shown(lexicon: Lexicon) -> str:
    """Return a text that is another for every other lexicon."""
    values = attrgetter(*Type.__match_args__)
    words = [
        (kind, word, values(type_))
        for kind, words in lexicon.kinds.items()
        for word, type_ in words.items()
    ]
    return repr((words, replace(lexicon, kinds={})))
