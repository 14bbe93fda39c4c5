"""A stretch of one file."""

from __future__ import annotations

from trustcheck.logic.fields import frozen


@frozen(order=True)
class Span:
    """From the first character to just past the last; lines and columns count from 1.

    Columns count characters (Unicode code points), not bytes; a tab is one.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
