"""The style sheets and the script of pages and pictures, as files beside the program."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "page"


def sheet(name: str) -> str:
    """Return a file of the folder `page`, such as `picture.css`."""
    return (_FOLDER / name).read_text(encoding="utf-8")
