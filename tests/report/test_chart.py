"""What every format of a chart does: golden files, the same bytes, nothing that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import declared
from tests.conftest import Golden
from tests.report.charts import CIRCLE, EVERYTHING, SAMPLES, charted, hostile
from tests.report.dot import check_dot
from tests.report.mermaid import check_mermaid
from tests.report.svg import check_svg
from tests.sample import drawing
from trustcheck.report.chart import DRAWINGS
from trustcheck.report.style import plain, visible
from trustcheck.wording.catalog import LANGUAGES
from trustcheck.wording.phrase import read_wording

GOLDEN = Path(__file__).parent / "golden"
WORDINGS = {language: read_wording(language) for language in LANGUAGES}
names = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from('"\\<>&#;[]{}()|%`*_~-=.\n\r\t\x1b\u202e'),
    ),
    min_size=1,
    max_size=30,
)

each_sample = pytest.mark.parametrize("sample", SAMPLES)
each_format = pytest.mark.parametrize("format", DRAWINGS)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_sample
@each_format
@each_language
def test_the_drawing_is_the_golden_one(
    sample: str, format: str, language: str, golden: Golden
) -> None:
    text = plain(DRAWINGS[format](SAMPLES[sample], WORDINGS[language]))

    golden(GOLDEN / f"{sample}.chart-{format}.{language}", text)


@each_sample
@each_format
def test_two_drawings_are_the_same(sample: str, format: str) -> None:
    draw = DRAWINGS[format]

    assert draw(SAMPLES[sample], WORDINGS["en"]) == draw(SAMPLES[sample], read_wording("en"))


@each_format
def test_the_same_facts_give_the_same_bytes(format: str) -> None:
    again = charted(declared(CIRCLE))

    assert DRAWINGS[format](SAMPLES["circle"], WORDINGS["fr"]) == DRAWINGS[format](
        again, WORDINGS["fr"]
    )


@each_format
@each_language
def test_every_drawing_says_that_it_labels_nobody(format: str, language: str) -> None:
    drawn = DRAWINGS[format](SAMPLES["circle"], WORDINGS[language])

    assert "SecNumCloud" in drawn


@each_format
@drawing(5, of=15)
@given(st.lists(names, min_size=5, max_size=5).map(tuple))
def test_no_name_breaks_a_drawing(format: str, five: tuple[str, ...]) -> None:
    drawn = plain(DRAWINGS[format](charted(hostile(five)), WORDINGS["en"]))

    assert [] == [line for line in drawn.split("\n") if visible(line) != line]
    check = {"dot": check_dot, "mermaid": check_mermaid, "svg": check_svg}.get(format)
    assert check is None or check(drawn)


def test_what_is_not_closed_is_said_to_be_open() -> None:
    opened = CIRCLE.replace(", ".join(EVERYTHING), "holdings")

    drawn = plain(DRAWINGS["text"](charted(declared(opened)), WORDINGS["en"]))

    assert "Not declared complete, so that there may be more: rights, sites, accesses" in drawn
