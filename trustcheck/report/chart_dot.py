"""A chart in the DOT language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from trustcheck.assessment.chart import Chart
from trustcheck.logic.truth import Truth
from trustcheck.report.diagram import Arrow, Box, Diagram, Form, diagram
from trustcheck.report.paragraph import wrap
from trustcheck.wording.phrase import Wording

_WIDTH = 44
"""Columns of a label: Graphviz never breaks a line by itself."""
_SHAPES = {
    Form.HOME: ("box", "#e6f4ea"),
    Form.FOREIGN: ("hexagon", "#fdecea"),
    Form.DOUBTFUL: ("ellipse", "#fff8e1"),
    Form.REST: ("note", "#f5f5f5"),
    Form.SITE: ("house", "#ffffff"),
    Form.TECHNOLOGY: ("component", "#ffffff"),
    Form.DATA: ("cylinder", "#ffffff"),
    Form.KEYS: ("cds", "#ffffff"),
    Form.LAW: ("tab", "#ede7f6"),
}
_ARROWS = {Truth.TRUE: "bold", Truth.UNKNOWN: "dashed", Truth.FALSE: "solid"}


def render(chart: Chart, wording: Wording) -> str:
    """Return the chart as a directed graph; every text from outside is escaped in its labels."""
    return "".join(f"{line}\n" for line in _lines(diagram(chart, wording)))


def quoted(text: str) -> str:
    r"""Return a text of one line as a quoted string that Graphviz shows as it is.

    >>> quoted('a "b" \\N &amp;')
    '"a \\"b\\" \\\\N &amp;amp;"'
    """
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    """Return a text without an end of string, an escape of Graphviz or a code of HTML in it."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")


def _lines(drawn: Diagram) -> Iterator[str]:
    yield "digraph structure {"
    title = _label((drawn.title, *drawn.remarks))
    yield f"  graph [charset={quoted('UTF-8')}, rankdir=TB, labelloc=t, label={title}];"
    yield f"  node [fontname={quoted('sans-serif')}, style=filled];"
    yield f"  edge [fontname={quoted('sans-serif')}];"
    for number, (name, boxes) in enumerate(drawn.frames):
        yield f"  subgraph cluster_{number} {{"
        yield f"    label={quoted(name)};"
        yield from (f"    {_box(box)}" for box in boxes)
        yield "  }"
    yield from (f"  {_arrow(arrow)}" for arrow in drawn.arrows)
    yield "}"


def _label(lines: Iterable[str]) -> str:
    r"""Return lines as one label; `\n` ends each but the last, centred."""
    parts = (_escaped(part) for line in lines for part in wrap(line, _WIDTH))
    text = r"\n".join(parts)
    return f'"{text}"'


def _box(box: Box) -> str:
    shape, colour = _SHAPES[box.form]
    attributes = {"label": _label(box.lines), "shape": shape, "fillcolor": quoted(colour)}
    if box.provider:
        attributes["peripheries"] = "2"
    if box.marked:
        attributes |= {"color": quoted("#5e35b1"), "penwidth": "3"}
    return f"{box.key} {_attributed(attributes)};"


def _arrow(arrow: Arrow) -> str:
    attributes = {"label": _label(arrow.lines)} if arrow.lines else {}
    attributes["style"] = _ARROWS[arrow.strength]
    return f"{arrow.source} -> {arrow.target} {_attributed(attributes)};"


def _attributed(attributes: Mapping[str, str]) -> str:
    return f"[{', '.join(f'{name}={value}' for name, value in attributes.items())}]"
