"""Where the program writes: a terminal, a file or a pipe that may end at any time."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from typing import TextIO

from trustcheck.logic.fields import frozen


@frozen
class Stream:
    """One of the two standard streams; `file` is None when the shell has closed it."""

    file: TextIO | None
    coloured: bool = False

    def write(self, text: str) -> bool:
        """Write the text at once; tell whether there was somebody to read it.

        A reader that has gone away is no mistake. Raises OSError when what is written cannot be
        kept, as on a full disk.
        """
        if self.file is None:
            return False
        try:
            self.file.write(text)
            self.file.flush()
        except BrokenPipeError:
            silence(self.file)
            return False
        except OSError:
            silence(self.file)
            raise
        return True

    @property
    def is_terminal(self) -> bool:
        """Whether a person is looking."""
        return self.file is not None and self.file.isatty()


def prepare(stream: TextIO | None) -> None:
    """Let a stream speak UTF-8 whatever the locale; what is no text is written escaped."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def settle(stream: TextIO | None) -> None:
    """Write what is still held back, or let it go, so that nothing is left to fail at the end."""
    if stream is None:
        return
    try:
        stream.flush()
    except OSError:
        silence(stream)


def silence(stream: TextIO) -> None:
    """Send nowhere what is still to be written, so that the program also ends quietly."""
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


def wants_colour(choice: str, environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Tell whether to colour: `choice` is always, never or auto.

    On auto, NO_COLOR outweighs FORCE_COLOR, which outweighs CLICOLOR and the kind of terminal.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if any(
        environment.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")
    ):
        return True
    if environment.get("CLICOLOR") == "0" or environment.get("TERM") == "dumb":
        return False
    return is_terminal
