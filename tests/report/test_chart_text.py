"""The chart as indented text."""

from __future__ import annotations

import pytest

from tests.report.charts import SAMPLES
from trustcheck.report.chart_text import render
from trustcheck.report.paragraph import columns
from trustcheck.report.style import ansi, plain
from trustcheck.wording.catalog import LANGUAGES
from trustcheck.wording.phrase import read_wording

WORDINGS = {language: read_wording(language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [60, 88, 120])
def test_lines_keep_to_the_width(language: str, width: int) -> None:
    text = plain(render(SAMPLES["circle"], WORDINGS[language], width=width))

    assert [] == [line for line in text.splitlines() if columns(line) > width]


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_line_ends_in_a_space_and_the_last_one_ends(sample: str) -> None:
    lines = plain(render(SAMPLES[sample], WORDINGS["en"])).split("\n")

    assert [] == [line for line in lines if line != line.rstrip()]
    assert ["", True] == [lines[-1], bool(lines[-2])]


@pytest.mark.parametrize("sample", SAMPLES)
def test_colour_changes_no_word(sample: str) -> None:
    text = render(SAMPLES[sample], WORDINGS["en"])

    assert plain(text) == _without_codes(ansi(text))


def _without_codes(text: str) -> str:
    for code in ("1;31", "1;33", "32", "2", "1", "36", "0"):
        text = text.replace(f"\x1b[{code}m", "")
    return text


@pytest.mark.parametrize("sample", ["nuage-exemple", "circle", "bare"])
def test_each_entity_is_unfolded_once(sample: str) -> None:
    chart = SAMPLES[sample]
    lines = plain(render(chart, WORDINGS["en"])).splitlines()

    unfolded = {
        node.name: sum(f" {node.name} · {_first_trait(node.id, sample)}" in line for line in lines)
        for node in chart.nodes.values()
    }
    assert dict.fromkeys(unfolded, 1) == unfolded


def _first_trait(id: str, sample: str) -> str:
    chart = SAMPLES[sample]
    words = {"public_body": "public body", "person": "natural person"}
    kind = chart.nodes[id].kind
    return "provider" if chart.nodes[id] is chart.provider else words.get(kind, kind)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("│ │ ├ ■ Holdco SA · see above, the circle closes", id="a circle"),
        pytest.param("├ ■ Nimbus SAS · the company itself", id="treasury shares"),
        pytest.param("├ ? holders that are not disclosed", id="an undisclosed holder"),
        pytest.param("│   · golden share (law)", id="a special right"),
        pytest.param("│ └ float, not counted: 95% of the capital and of the votes", id="a float"),
        pytest.param("└ held by nobody named: 5% of the votes", id="a remainder"),
        pytest.param("│ │ │ · acting in concert (with Ada Fund Manager)", id="a concert"),
        pytest.param("│ │ ├ ○ Ben · natural person · may be foreign", id="an unknown seat"),
        pytest.param("  · Cross SARL and Holdco SA hold one another in a circle", id="its name"),
        pytest.param("  ○ hidden, territory not disclosed, run by someone without a name: backup",
                     id="a hidden site"),
    ],
)  # fmt: skip
def test_a_circular_structure_reads_line_by_line(line: str) -> None:
    assert line in plain(render(SAMPLES["circle"], WORDINGS["en"], width=120)).splitlines()
