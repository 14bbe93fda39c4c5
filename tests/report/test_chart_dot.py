"""The chart in the DOT language."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.report.charts import HOSTILE, SAMPLES
from tests.report.dot import check_dot, read_dot
from trustcheck.report.chart_dot import render
from trustcheck.report.style import visible
from trustcheck.wording.phrase import read_wording

WORDING = read_wording("en")
each_sample = pytest.mark.parametrize("sample", SAMPLES)


@each_sample
def test_the_text_is_dot_and_its_edges_join_its_nodes(sample: str) -> None:
    assert check_dot(render(SAMPLES[sample], WORDING))


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@each_sample
def test_graphviz_takes_it(sample: str) -> None:
    text = render(SAMPLES[sample], WORDING)

    done = subprocess.run(
        ["dot", "-Tcanon"], input=text.encode(), capture_output=True, check=False
    )
    assert (0, b"") == (done.returncode, done.stderr)


def test_a_foreign_entity_differs_by_shape_and_word_and_not_by_colour_alone() -> None:
    nodes = read_dot(render(SAMPLES["circle"], WORDING)).nodes

    told = {
        node["shape"]: word
        for node in nodes.values()
        for word in ("not foreign", "may be foreign", " foreign")
        if word in node["label"] and node["shape"] in ("box", "ellipse", "hexagon")
    }
    assert {"box", "ellipse", "hexagon"} == set(told)
    assert [] == [n for n in nodes.values() if n["shape"] == "box" and "■" not in n["label"]]
    assert [] == [n for n in nodes.values() if n["shape"] == "hexagon" and "◆" not in n["label"]]


def test_hostile_names_are_read_back_as_they_are_shown() -> None:
    labels = [
        node["label"] for node in read_dot(render(SAMPLES["hostile"], WORDING)).nodes.values()
    ]

    shown = " ".join(_shown(label) for label in labels)
    assert [] == [name for name in HOSTILE[1:] if _words(visible(name)) not in _words(shown)]


def _shown(label: str) -> str:
    """Return what Graphviz shows of a label: escapes of strings, of lines and of HTML undone."""
    parts = label[1:-1].replace("\\\\", "\0").replace("\\n", " ").replace('\\"', '"')
    return parts.replace("\0", "\\").replace("&amp;", "&")


def _words(text: str) -> str:
    return " ".join(text.split())
