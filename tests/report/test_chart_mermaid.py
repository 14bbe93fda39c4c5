"""The chart as a Mermaid flowchart."""

from __future__ import annotations

import re

import pytest

from tests.report.charts import HOSTILE, SAMPLES
from tests.report.mermaid import check_mermaid
from trustcheck.report.chart_mermaid import escaped, render
from trustcheck.report.style import visible
from trustcheck.wording.phrase import read_wording

WORDING = read_wording("en")


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_line_is_one_of_a_flowchart(sample: str) -> None:
    assert check_mermaid(render(SAMPLES[sample], WORDING))


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_is_read_back_as_it_is_shown(name: str) -> None:
    codes = escaped(visible(name))

    assert visible(name) == re.sub(r"#(\d+);", lambda code: chr(int(code[1])), codes)


@pytest.mark.parametrize(
    ("escape", "text"),
    [
        ("#34;#93; x", '"] x'),
        ("#35;35;", "#35;"),
        ("#37;%#123;init", "%%{init"),
        ("61.25% of it", "61.25% of it"),
        ("#49;. one", "1. one"),
        ("#49;2) twelve", "12) twelve"),
        ("#45; one", "- one"),
        ("a #60;br/#62; b", "a <br/> b"),
        ("l’un (deux); trois", "l’un (deux); trois"),
    ],
)
def test_what_mermaid_could_take_for_its_own_is_escaped(escape: str, text: str) -> None:
    assert escape == escaped(text)


def test_a_foreign_entity_differs_by_shape_and_word_and_not_by_colour_alone() -> None:
    lines = render(SAMPLES["circle"], WORDING).splitlines()

    assert 1 == sum('{{"◆ Far Fund LP<br/>fund · foreign' in line for line in lines)
    assert 1 == sum('(["○ Ben<br/>natural person · may be foreign' in line for line in lines)
    assert 1 == sum('["■ Holdco SA<br/>company · not foreign' in line for line in lines)


def test_control_is_said_by_the_arrow_and_in_words() -> None:
    text = render(SAMPLES["circle"], WORDING)

    assert "==>" in text
    assert [] == [
        line for line in text.splitlines() if 'may control it"|' in line and "-.->" not in line
    ]
