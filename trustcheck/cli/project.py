"""Whether a project has a file of its own, and where: `trustcheck.yaml`, sought upward."""

from __future__ import annotations

import os
from pathlib import Path

NAME = "trustcheck.yaml"
_REPOSITORY = ".git"


def find_project() -> tuple[Path, Path] | None:
    """Return the file of the project around the working directory, and the top of the project.

    It is sought from the working directory up to the folder that holds `.git`, and no further;
    where none does, in the working directory alone. What lies in the home of a user never counts.
    """
    try:
        start = Path.cwd()
    except OSError:  # the working directory is gone
        return None
    found: Path | None = None
    for here in (start, *start.parents):
        if found is None and os.path.lexists(here / NAME):
            found = here / NAME
        if os.path.lexists(here / _REPOSITORY):
            return None if found is None else (found, here)
    return None if found is None or found.parent != start else (found, start)
