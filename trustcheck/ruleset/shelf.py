"""The rulesets that come with the program, compiled where that is up to date."""

from __future__ import annotations

from pathlib import Path

from trustcheck.logic.message import say
from trustcheck.ruleset.compilation import compiled_ruleset
from trustcheck.ruleset.condition.typing import Lexicon
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.compiled import compiled_file
from trustcheck.source.folder import shipped
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.source.suggestion import closest


def shipped_rulesets() -> tuple[str, ...]:
    """Return the names of the rulesets that come with the program."""
    folders = (entry for entry in shipped("rules").iterdir() if entry.is_dir())
    return tuple(sorted(f.name for f in folders if (f / "ruleset.yaml").is_file()))


def shipped_ruleset(name: str, lexicon: Lexicon) -> Ruleset:
    """Return a ruleset that comes with the program.

    Raises InvalidInput with every problem of its files, if somebody changed them.
    """
    folder = shipped("rules") / name
    found = compiled_ruleset(folder, compiled_file(f"rules/{name}"), lexicon)
    if found is not None:
        return found
    from trustcheck.ruleset.reading import read_ruleset  # what is compiled needs no reading

    return read_ruleset(folder, lexicon)


def neighbouring_ruleset(name: str, home: Path, lexicon: Lexicon, *, named_at: Span) -> Ruleset:
    """Return the ruleset that a file names: a shipped one, or one in a folder of `home`.

    A path is no name, and a link may not lead elsewhere. Raises InvalidInput at `named_at` when
    there is none, and with every problem found in its files.
    """
    if name in shipped_rulesets():
        return shipped_ruleset(name, lexicon)
    if not is_neighbour(name, home):
        raise no_such_ruleset(name, named_at)
    from trustcheck.ruleset.reading import read_ruleset

    return read_ruleset(home / name, lexicon)


def is_neighbour(name: str, home: Path) -> bool:
    """Tell whether a name is that of a folder of `home`, and leads nowhere else."""
    from trustcheck.source.whereabouts import is_folder, real  # of no use to a shipped one

    folder = home / name
    return _is_plain(name) and is_folder(folder) and real(folder) == home.resolve() / name


def _is_plain(name: str) -> bool:
    return name not in ("", ".", "..") and not any(sign in name for sign in "/\\:\0")


def no_such_ruleset(name: str, span: Span) -> InvalidInput:
    """Return the refusal of a name that no shipped ruleset has, and no file either."""
    near = closest(name, shipped_rulesets())
    code = "no-such-ruleset" if near is None else "no-such-ruleset-near"
    message = say(code, name=name, suggestion=near or "", known=shipped_rulesets())
    return InvalidInput([Problem(span, message)])
