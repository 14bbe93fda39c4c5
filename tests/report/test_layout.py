"""Boxes in rows: nothing overlaps, links go down but for those that close a circle."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sample import drawing
from trustcheck.report.layering import Link, layering
from trustcheck.report.layout import WIDEST, Box, Layout, Size, layout
from trustcheck.report.ordering import crossings, ordered

sizes = st.builds(Size, st.integers(20, 200), st.integers(14, 160))


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[str, Size], tuple[Link, ...], tuple[Size, ...]]:
    """Draw boxes of all sizes with any links between them, circles and doubles included."""
    names = [f"n{number}" for number in range(draw(st.integers(1, 24)))]
    boxes = {name: draw(sizes) for name in names}
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names))
    drawn = draw(st.lists(pairs.filter(lambda pair: pair[0] != pair[1]), max_size=36))
    links = tuple(Link(*pair) for pair in drawn) if len(names) > 1 else ()
    return boxes, links, tuple(draw(sizes) for _ in links)


def _chain(*names: str) -> tuple[dict[str, Size], list[Link], list[Size]]:
    links = [Link(above, below) for above, below in zip(names[1:], names, strict=False)]
    return {name: Size(100, 40) for name in names}, links, [Size(60, 16) for _ in links]


def _crosses(points: tuple[tuple[int, int], ...], box: Box) -> bool:
    """Tell whether a line that stands upright within a row passes through a box."""
    return any(
        x == to_x and box.x < x < box.x + box.width and y < box.y + box.height and to_y > box.y
        for (x, y), (to_x, to_y) in pairwise(points)
    )


def _ends(found: Layout, link: Link, number: int) -> tuple[str, str]:
    is_back = found.routes[number].is_back
    return (link.below, link.above) if is_back else (link.above, link.below)


@drawing(20, of=50)
@given(graphs())
def test_nothing_overlaps(
    graph: tuple[dict[str, Size], tuple[Link, ...], tuple[Size, ...]],
) -> None:
    found = layout(*graph)

    every = [*found.boxes.values(), *(route.label for route in found.routes)]
    overlaps = [(a, b) for n, a in enumerate(every) for b in every[:n] if a.overlaps(b)]
    assert [] == overlaps
    assert all(0 <= box.x and box.x + box.width <= found.width for box in every)
    assert all(0 <= box.y and box.y + box.height <= found.height for box in every)


@drawing(25, of=50)
@given(graphs())
def test_links_go_down_except_those_that_close_a_circle(
    graph: tuple[dict[str, Size], tuple[Link, ...], tuple[Size, ...]],
) -> None:
    boxes, links, _ = graph
    found = layout(*graph)

    for number, link in enumerate(links):
        upper, lower = (found.boxes[name] for name in _ends(found, link, number))
        points = found.routes[number].points
        assert upper.y + upper.height < lower.y
        assert points[0][1] == upper.y + upper.height
        assert points[-1][1] == lower.y
        assert list(points) == sorted(points, key=lambda point: point[1])
    assert _circles(boxes, links) == any(route.is_back for route in found.routes)


def _circles(boxes: dict[str, Size], links: tuple[Link, ...]) -> bool:
    """Tell whether links lead anywhere back to where they start."""
    left = set(boxes)
    while True:
        ends = {
            node
            for node in left
            if not any(each.above == node and each.below in left for each in links)
        }
        if not ends:
            return bool(left)
        left -= ends


@drawing(25, of=50)
@given(graphs())
def test_no_line_passes_through_a_box_or_through_another_label(
    graph: tuple[dict[str, Size], tuple[Link, ...], tuple[Size, ...]],
) -> None:
    _, links, _ = graph
    found = layout(*graph)

    for number, link in enumerate(links):
        others = [box for name, box in found.boxes.items() if name not in (link.above, link.below)]
        others += [route.label for n, route in enumerate(found.routes) if n != number]
        assert [] == [box for box in others if _crosses(found.routes[number].points, box)]


@drawing(10, of=25)
@given(graphs())
def test_the_same_graph_is_laid_out_the_same(
    graph: tuple[dict[str, Size], tuple[Link, ...], tuple[Size, ...]],
) -> None:
    assert layout(*graph) == layout(*graph)


def test_a_chain_stands_upright() -> None:
    found = layout(*_chain("provider", "holding", "fund"))

    assert ["fund", "holding", "provider"] == sorted(found.boxes, key=lambda n: found.boxes[n].y)
    assert 1 == len({box.x for box in found.boxes.values()})
    assert 1 == len({x for route in found.routes for x, _ in route.points})


def test_a_circle_is_cut_where_the_walk_up_comes_back() -> None:
    boxes, links, labels = _chain("provider", "holding", "fund")

    found = layout(boxes, [*links, Link("provider", "fund")], [*labels, Size(60, 16)])

    assert [False, False, True] == [route.is_back for route in found.routes]
    assert found.boxes["provider"].y > found.boxes["fund"].y


def test_no_row_holds_more_than_there_is_room_for() -> None:
    names = [f"holder{number}" for number in range(13)]

    rows = layering(["p", *names], [Link(name, "p") for name in names], most=WIDEST).rows

    assert [1, 5, 5, 3] == [list(rows.values()).count(row) for row in range(4)]


def test_a_tree_is_drawn_without_crossings() -> None:
    rows = [["p"], ["a", "b", "c"], ["c1", "a1", "b1", "a2"]]
    joined = [
        ("p", "a"),
        ("p", "b"),
        ("p", "c"),
        ("c", "c1"),
        ("a", "a1"),
        ("b", "b1"),
        ("a", "a2"),
    ]
    up = {
        name: [upper for lower, upper in joined if lower == name] for row in rows for name in row
    }

    assert 0 < crossings(rows, up)
    assert 0 == crossings(ordered(rows, joined), up)


@pytest.mark.parametrize("count", [40, 100])
def test_a_large_structure_is_laid_out_at_once(count: int) -> None:
    names = [f"n{number}" for number in range(count)]
    links = [Link(names[n], names[n * 7 % max(n, 1)]) for n in range(1, count)]
    links += [Link(names[n], names[n * 3 % n]) for n in range(2, count)]

    found = layout({name: Size(180, 80) for name in names}, links, [Size(100, 40)] * len(links))

    assert count == len(found.boxes)
