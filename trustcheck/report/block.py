"""The parts that pages for people are made of: labels, rows and lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Value
from trustcheck.report.paragraph import columns, hang, indent
from trustcheck.report.style import Style, styled, visible
from trustcheck.wording.phrase import Wording


@frozen
class Blocks:
    """Makes the blocks of a page in one language; nothing in them is hidden from the reader."""

    wording: Wording

    def say(self, id: str, /, **values: Value) -> str:
        """Return a sentence in which nothing is hidden."""
        return visible(self.wording.phrase(Message(id, tuple(values.items()))))

    def rows(self, rows: Mapping[str, str | None], width: int) -> Iterator[str]:
        """Yield texts beside their labels, which are ids of the catalog; None leaves a row out."""
        labels = {id: self.say(id) for id, text in rows.items() if text is not None}
        room = max(map(columns, labels.values()), default=0)
        for id, label in labels.items():
            head = styled(label + " " * (room - columns(label)), Style.MUTED)
            yield from hang(f"{head}  ", visible(rows[id] or ""), width)

    def listed(self, id: str, items: Iterable[str], width: int) -> Iterator[str]:
        """Yield texts one under the other, below a label."""
        lines = (line for item in items for line in hang("· ", visible(item), width - 2))
        yield from self.under(id, lines)

    def under(self, id: str, lines: Iterable[str]) -> Iterator[str]:
        """Yield lines below a label; nothing when there are none."""
        below = tuple(lines)
        if below:
            yield styled(self.say(id), Style.MUTED)
            yield from indent(below, 2)
