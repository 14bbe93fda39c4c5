"""Open a ruleset by its name: a shipped one, a folder, or a file that tailors one."""

from __future__ import annotations

from pathlib import Path

from trustcheck.ruleset.condition.typing import Lexicon
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.ruleset.shelf import no_such_ruleset, shipped_ruleset, shipped_rulesets
from trustcheck.source.span import Span


def open_ruleset(name: str, lexicon: Lexicon) -> Ruleset:
    """Return a ruleset by the name of a shipped one, its folder, or a file that tailors one.

    The name of a shipped one means that one, whatever lies in the working folder.

    Raises InvalidInput when there is none, and with every problem found in its files.
    """
    if name in shipped_rulesets():
        return shipped_ruleset(name, lexicon)
    from trustcheck.source.whereabouts import is_file, is_folder  # of no use to a shipped one

    path = Path(name)
    if is_file(path):
        from trustcheck.ruleset.tailoring import read_tailored  # of no use to a shipped one

        return read_tailored(path, lexicon)
    if is_folder(path):
        from trustcheck.ruleset.reading import read_ruleset

        return read_ruleset(path, lexicon)
    raise no_such_ruleset(name, Span(name, 1, 1, 1, 1))
