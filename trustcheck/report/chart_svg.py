"""A chart as a picture: who holds, controls and serves whom, in layers above the provider."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from trustcheck.assessment.chart import Chart
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import say
from trustcheck.logic.truth import Truth
from trustcheck.report.caption import Captions
from trustcheck.report.layering import Link
from trustcheck.report.layout import Box, Layout, Route, Size, layout
from trustcheck.report.lettering import broken, width
from trustcheck.report.sheet import sheet
from trustcheck.report.structure import CIRCLE, Bearing, Figure, Line, structure
from trustcheck.report.svg import element, escaped, lines
from trustcheck.wording.phrase import Wording

_NAME, _SMALL = 13, 11
"""The size of names, and of everything else."""
_STEP, _SMALL_STEP = 16, 14
_ROOM, _PAD, _CORNER = 160, 11, 11
"""What a line of a box may take, what is left free around it, and a corner that is cut."""
_LABEL = 112
_MOST = 8
"""Lines that one thing said may take; the text beside the picture says all of it."""
_MARGIN = 16
_CLASSES = {Truth.FALSE: "home", Truth.TRUE: "foreign", Truth.UNKNOWN: "doubtful"}
_BEARINGS = {
    Bearing.HELD: "",
    Bearing.CONTROL: " control",
    Bearing.DOUBTFUL: " maybe",
    Bearing.PART: " part",
}


def render(chart: Chart, wording: Wording) -> str:
    """Return the chart as an SVG file of its own, ending in a line end."""
    return f"{_Picture(chart, wording, 'p').alone()}\n"


def drawing(chart: Chart, wording: Wording, key: str) -> str:
    """Return the chart as an SVG element of a page that has the styles; ids begin with `key`."""
    return _Picture(chart, wording, key).inside()


@frozen(lazy=True)
class _Picture:
    chart: Chart
    wording: Wording
    key: str

    def alone(self) -> str:
        """Return a whole file: title, drawing, key of signs, remarks."""
        width_ = max(self._layout.width, 640)
        head = broken(self._title, 16, width_, bold=True)
        top = 24 * len(head) + 12
        legend_at = top + self._layout.height + 2 * _MARGIN
        legend, below = self._legend(width_, legend_at)
        told = [line for each in self._remarks() for line in broken(each, _SMALL, width_)]
        height = below + _MARGIN + _SMALL_STEP * len(told)
        style = sheet("colours.css") + sheet("picture.css")
        return self._svg(
            width_,
            height,
            element("style", escaped(style)),
            element("rect", class_="paper", x=-_MARGIN, y=-_MARGIN, width="100%", height="100%"),
            lines(head, x=0, y=18, step=24, class_="heading"),
            element("g", *self._body(), transform=f"translate(0 {top})"),
            *legend,
            lines(told, x=0, y=below + _MARGIN, step=_SMALL_STEP, class_="said"),
        )

    def inside(self) -> str:
        """Return the drawing with its key of signs; title and remarks stand around it."""
        width_ = max(self._layout.width, 640)
        legend, below = self._legend(width_, self._layout.height + 2 * _MARGIN)
        return self._svg(width_, below, *self._body(), *legend)

    def _svg(self, width_: int, height: int, *children: str) -> str:
        size = width_ + 2 * _MARGIN, height + 2 * _MARGIN
        title, told = f"{self.key}-title", f"{self.key}-desc"
        return element(
            "svg",
            element("title", escaped(self._title), id=title),
            element("desc", escaped(self._say("picture.described")), id=told),
            element("defs", self._head()),
            *children,
            xmlns="http://www.w3.org/2000/svg",
            class_="picture",
            role="img",
            aria_labelledby=f"{title} {told}",
            lang=self.wording.language,
            viewBox=f"{-_MARGIN} {-_MARGIN} {size[0]} {size[1]}",
            width=size[0],
            height=size[1],
        )

    def _head(self) -> str:
        """Return the head of the arrows."""
        return element(
            "marker",
            element("path", d="M0 0 8 4 0 8z", class_="head"),
            id=f"{self.key}-head",
            viewBox="0 0 8 8",
            refX=8,
            refY=4,
            markerWidth=9,
            markerHeight=9,
            markerUnits="userSpaceOnUse",
            orient="auto",
        )

    # What is said

    def _say(self, id: str) -> str:
        return self._captions.say(say(id))

    @cached_property
    def _captions(self) -> Captions:
        return Captions(self.chart, self.wording)

    @cached_property
    def _title(self) -> str:
        subject = self.chart.declaration.profile.subject.name
        return self._captions.say(say("chart.title", subject=subject, day=self.chart.on))

    def _remarks(self) -> Iterator[str]:
        """Yield what is said below a picture that stands alone."""
        for circle in self.chart.circles:
            yield f"{CIRCLE} {self._captions.circle(circle)}"
        for note in self.chart.notes:
            yield self.wording.sentence(note)
        yield self._say("report.self_assessment")

    # The drawing

    @cached_property
    def _structure(self) -> tuple[tuple[Figure, ...], tuple[Line, ...]]:
        found = structure(self.chart, self.wording)
        return found.figures, found.lines

    @cached_property
    def _layout(self) -> Layout:
        figures, lines_ = self._structure
        links = [
            Link(*(line.source, line.target)[:: 1 if line.source_above else -1]) for line in lines_
        ]
        sizes = [_label_size(words) for words in map(self._words, lines_)]
        return layout({each.key: _figure_size(each) for each in figures}, links, sizes)

    def _body(self) -> Iterator[str]:
        """Yield lines, then labels over them, then boxes."""
        figures, lines_ = self._structure
        drawn = list(zip(lines_, self._layout.routes, strict=True))
        for line, route in drawn:
            yield self._line(line, route)
        for line, route in drawn:
            yield self._label(line, route)
        for figure in figures:
            yield _figure(figure, self._layout.boxes[figure.key])

    def _line(self, line: Line, route: Route) -> str:
        points = route.points if line.source_above is not route.is_back else route.points[::-1]
        classes = "line" + _BEARINGS[line.bearing]
        classes += " back" if route.is_back else ""
        classes += " along-path" if line.on_path else ""
        return element(
            "path", d=_curve(points), class_=classes, marker_end=f"url(#{self.key}-head)"
        )

    def _words(self, line: Line) -> tuple[str, ...]:
        return tuple(
            part for words in line.words for part in broken(words, _SMALL, _LABEL, most=_MOST)
        )

    def _label(self, line: Line, route: Route) -> str:
        box, words = route.label, self._words(line)
        return element(
            "g",
            element("rect", class_="paper", x=box.x, y=box.y, width=box.width, height=box.height),
            lines(
                words,
                x=box.x + box.width // 2,
                y=box.y + 11,
                step=_SMALL_STEP,
                class_="said label",
            ),
        )

    # The key of signs

    def _legend(self, room: int, top: int) -> tuple[tuple[str, ...], int]:
        """Return what signs, shapes and lines mean, and where that ends."""
        drawn: list[str] = []
        x = 0
        for sample, words in self._samples():
            text = self._say(words)
            taken = 34 + width(text, _SMALL) + 20
            if x and x + taken > room:
                x, top = 0, top + 22
            drawn.append(
                element("g", sample, transform=f"translate({x} {top})")
                + lines((text,), x=x + 34, y=top + 12, step=0, class_="said")
            )
            x += taken
        return tuple(drawn), top + 22

    def _samples(self) -> Iterator[tuple[str, str]]:
        box = Box(0, 2, 26, 14)
        for foreign, class_ in _CLASSES.items():
            shape = _shape(box, foreign, corner=4)
            yield element("g", shape, class_=class_), f"picture.{class_}"
        yield element("g", _shape(box, Truth.FALSE), class_="on-path"), "picture.on_path"
        for bearing, class_ in _BEARINGS.items():
            yield self._stroke(f"line{class_}"), f"picture.line.{bearing.value}"
        yield self._stroke("line along-path"), "picture.line.path"
        yield self._stroke("line back"), "picture.line.back"

    def _stroke(self, classes: str) -> str:
        return element("path", d="M0 9H26", class_=classes, marker_end=f"url(#{self.key}-head)")


def _texts(figure: Figure) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines of the name, and of everything below it."""
    below = tuple(
        line for each in figure.details for line in broken(each, _SMALL, _ROOM, most=_MOST)
    )
    return broken(figure.name, _NAME, _ROOM, most=_MOST, bold=True), below


def _figure_size(figure: Figure) -> Size:
    name, below = _texts(figure)
    height = 2 * _PAD + _STEP * len(name) + _SMALL_STEP * len(below)
    return Size(_ROOM + 2 * _PAD, height)


def _label_size(words: tuple[str, ...]) -> Size:
    broadest = max((width(line, _SMALL) for line in words), default=0)
    return Size(broadest + 8, _SMALL_STEP * len(words) + 2)


def _figure(figure: Figure, box: Box) -> str:
    name, below = _texts(figure)
    classes = _CLASSES[figure.foreign] if figure.is_named else "nameless"
    classes += " on-path" if figure.on_path is Truth.TRUE else ""
    x, y = box.x + _PAD, box.y + _PAD + _NAME - 2
    parts = [_shape(box, figure.foreign)]
    if figure.is_provider:
        inner = Box(box.x + 4, box.y + 4, box.width - 8, box.height - 8)
        parts.append(_shape(inner, figure.foreign, class_="inner"))
    parts.append(lines(name, x=x, y=y, step=_STEP, class_="name"))
    if below:
        y += _STEP * len(name) - 1
        parts.append(lines(below, x=x, y=y, step=_SMALL_STEP, class_="detail"))
    return element("g", *parts, class_=classes)


def _shape(box: Box, foreign: Truth, *, corner: int = _CORNER, class_: str = "shape") -> str:
    """Return the outline of a box: corners cut if foreign, round if that is not known."""
    if foreign is Truth.TRUE:
        return element("path", d=_cut(box, corner), class_=class_)
    radius = corner if foreign is Truth.UNKNOWN else 0
    return element(
        "rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=radius, class_=class_
    )


def _cut(box: Box, corner: int) -> str:
    across, down = box.width - 2 * corner, box.height - 2 * corner
    return (
        f"M{box.x + corner} {box.y}h{across}l{corner} {corner}v{down}l{-corner} {corner}"
        f"h{-across}l{-corner} {-corner}v{-down}z"
    )


def _curve(points: tuple[tuple[int, int], ...]) -> str:
    """Return a line through points: straight where it passes a row, bent between rows."""
    (x, y), *rest = points
    drawn = [f"M{x} {y}"]
    for to_x, to_y in rest:
        if to_x == x:
            drawn.append(f"V{to_y}" if to_y != y else "")
        else:
            middle = (y + to_y) // 2
            drawn.append(f"C{x} {middle} {to_x} {middle} {to_x} {to_y}")
        x, y = to_x, to_y
    return "".join(drawn)
