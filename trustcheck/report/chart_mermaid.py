"""A chart as a Mermaid flowchart."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from trustcheck.assessment.chart import Chart
from trustcheck.logic.truth import Truth
from trustcheck.report.diagram import Arrow, Box, Diagram, Form, diagram
from trustcheck.wording.phrase import Wording

_SHAPES = {
    Form.HOME: ('["', '"]'),
    Form.FOREIGN: ('{{"', '"}}'),
    Form.DOUBTFUL: ('(["', '"])'),
    Form.REST: ('("', '")'),
    Form.SITE: ('[/"', '"/]'),
    Form.TECHNOLOGY: ('[["', '"]]'),
    Form.DATA: ('[("', '")]'),
    Form.KEYS: ('>"', '"]'),
    Form.LAW: ('[/"', '"\\]'),
}
_ARROWS = {Truth.TRUE: "==>", Truth.UNKNOWN: "-.->", Truth.FALSE: "-->"}
_CLASSES = {
    "home": "fill:#e6f4ea,stroke:#1e7e34,color:#111",
    "foreign": "fill:#fdecea,stroke:#b3261e,color:#111",
    "doubtful": "fill:#fff8e1,stroke:#8a6d00,color:#111",
    "rest": "fill:#f5f5f5,stroke:#777,color:#111,stroke-dasharray:4",
    "law": "fill:#ede7f6,stroke:#5e35b1,color:#111",
    "provider": "stroke-width:4px",
    "marked": "stroke:#5e35b1,stroke-width:3px",
}
_MEANT = re.compile(
    r"""
      [#&<>"`\[\]{}|\\*_~]  # signs that Mermaid, Markdown or HTML could take for their own
    | %(?=%)
    | ^[-+=\ ]              # and what begins a list, a heading or code
    | ^\d(?=\d*[.)](?:\s|$))
    """,
    re.VERBOSE,
)


def render(chart: Chart, wording: Wording) -> str:
    """Return the chart as a flowchart; every text from outside is escaped in its labels."""
    return "".join(f"{line}\n" for line in _lines(diagram(chart, wording)))


def escaped(text: str) -> str:
    """Return a text as it stands in a quoted label: signs of markup become entity codes.

    >>> escaped('a "b" [c]')
    'a #34;b#34; #91;c#93;'
    """
    return _MEANT.sub(lambda sign: f"#{ord(sign.group())};", text)


def _lines(drawn: Diagram) -> Iterator[str]:
    yield "---"
    yield f"title: {_quoted(drawn.title)}"
    yield "---"
    yield "flowchart TB"
    for remark in drawn.remarks:
        yield f"  %% {escaped(remark)}"
    for number, (title, boxes) in enumerate(drawn.frames):
        yield f'  subgraph frame{number}["{escaped(title)}"]'
        yield from (f"    {_box(box)}" for box in boxes)
        yield "  end"
    yield from (f"  {_arrow(arrow)}" for arrow in drawn.arrows)
    yield from _styles(drawn)


def _quoted(title: str) -> str:
    """Return a title as YAML writes it in double quotes, without a sign of HTML."""
    text = json.dumps(title, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e")


def _label(lines: Iterable[str]) -> str:
    return "<br/>".join(map(escaped, lines))


def _box(box: Box) -> str:
    before, after = _SHAPES[box.form]
    return f"{box.key}{before}{_label(box.lines)}{after}"


def _arrow(arrow: Arrow) -> str:
    label = f'|"{_label(arrow.lines)}"|' if arrow.lines else ""
    return f"{arrow.source} {_ARROWS[arrow.strength]}{label} {arrow.target}"


def _styles(drawn: Diagram) -> Iterator[str]:
    """Yield the colours; what they say stands in shapes and words too."""
    boxes = [box for _, inside in drawn.frames for box in inside]
    members = {name: [box.key for box in boxes if box.form.value == name] for name in _CLASSES}
    members["provider"] = [box.key for box in boxes if box.provider]
    members["marked"] = [box.key for box in boxes if box.marked]
    for name, style in _CLASSES.items():
        if members[name]:
            yield f"  classDef {name} {style}"
            yield f"  class {','.join(members[name])} {name}"
