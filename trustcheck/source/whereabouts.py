"""What stands at a path and where it leads, of whatever path: too long a name, a ring of links."""

from __future__ import annotations

import os
from pathlib import Path

# `pathlib` raises where the system takes no name so long; `os.path` says that nothing is there.


def is_there(path: str | Path) -> bool:
    """Tell whether anything stands at a path, links followed."""
    return os.path.exists(path)  # noqa: PTH110


def is_file(path: str | Path) -> bool:
    """Tell whether an ordinary file stands at a path, links followed."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: str | Path) -> bool:
    """Tell whether a folder stands at a path, links followed."""
    return os.path.isdir(path)  # noqa: PTH112


def are_same(one: str | Path, other: str | Path) -> bool:
    """Tell whether two paths lead to one thing that is there."""
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return False


def real(path: str | Path) -> Path | None:
    """Return where a path leads once its links are followed; None where nobody can say.

    In a ring of links, nothing is ever reached, and the path is followed up to there.
    """
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return None


def leads_within(path: str | Path, folder: str | Path) -> bool:
    """Tell whether a path, links followed, leads to what is in a folder or below it."""
    end, top = real(path), real(folder)
    return end is not None and top is not None and end.is_relative_to(top)
