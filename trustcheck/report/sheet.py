"""The style sheets and the script of pages and pictures, as files beside the program."""

from __future__ import annotations

import re
from pathlib import Path

_FOLDER = Path(__file__).parent / "page"


def sheet(name: str) -> str:
    """Return a file of the folder `page`, such as `picture.css`."""
    return (_FOLDER / name).read_text(encoding="utf-8")


def style(*names: str, title: str, note: str) -> str:
    """Return the style of a page, which prints its title and a note on every sheet of paper."""
    margin = "font: 8pt sans-serif; color: #56554f;"
    paper = (
        "@page { size: A4; margin: 18mm 16mm 18mm; "
        f"@top-left {{ content: {_quoted(title)}; {margin} width: 75%; text-align: left; }} "
        f"@top-right {{ content: counter(page) ' / ' counter(pages); {margin} }} "
        f"@bottom-left {{ content: {_quoted(note)}; {margin} }} }}\n"
    )
    return "".join((*map(sheet, names), paper))


def _quoted(text: str) -> str:
    r"""Return a text as a string of CSS, in which nothing but letters and digits stands bare.

    >>> _quoted('a"</style>')
    '"a\\22 \\3c \\2f style\\3e "'
    """
    bare = re.sub(r"[^\w ]", lambda sign: f"\\{ord(sign.group()):x} ", text)
    return f'"{bare}"'
