"""The table of formats."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.samples import (
    AWKWARD,
    DAY,
    SAMPLES,
    criterion,
    declaration,
    ruleset,
    sample_wording,
)
from tests.sample import drawing
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.finding import Finding, Verdict
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.message import Text, say
from trustcheck.logic.pointer import Pointer
from trustcheck.logic.truth import Truth
from trustcheck.report import REPORTERS, reporter_of
from trustcheck.wording.catalog import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
WORDINGS = {language: sample_wording(language) for language in LANGUAGES}

words = st.text(max_size=60)
pointers: st.SearchStrategy[Pointer] = st.lists(
    st.one_of(st.sampled_from(["sites", "entities", "territory", "n"]), words, st.integers(0, 3)),
    max_size=4,
).map(tuple)


@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_has_a_golden_file_of_each_sample_in_each_language(name: str) -> None:
    expected = {f"{sample}.{name}.{language}" for sample in SAMPLES for language in LANGUAGES}

    assert expected <= {path.name for path in GOLDEN.iterdir()}


@st.composite
def _explanations(draw: st.DrawFn, depth: int = 3) -> Explanation:
    below = st.lists(_explanations(depth - 1), max_size=3).map(tuple) if depth else st.just(())
    return Explanation(
        draw(st.sampled_from(Truth)),
        say(
            "sample.contested", text=draw(words), truth=Text(draw(words), draw(words)), reading=()
        ),
        draw(below),
        facts=draw(st.lists(pointers, max_size=3).map(tuple)),
        gaps=draw(
            st.lists(st.builds(Gap, pointers, st.sampled_from(Reason)), max_size=3).map(tuple)
        ),
        vacuous=draw(st.booleans()),
        contested=draw(st.sampled_from([(), (say("code.disputed"),)])),
    )


@drawing(8, of=25)
@given(_explanations(), st.sampled_from(Verdict), st.sampled_from(LANGUAGES), words)
def test_every_reporter_tells_whatever_came_out(
    explanation: Explanation, verdict: Verdict, language: str, title: str
) -> None:
    rule = criterion(group=title, title=Text(title, title))
    finding = Finding(rule, verdict, explanation)
    told = Assessment(declaration(AWKWARD), ruleset(rule), DAY, (finding, finding))

    texts = {format: reporter_of(format).whole(told, WORDINGS[language]) for format in REPORTERS}

    unended = {format: text for format, text in texts.items() if not text.endswith("\n")}
    nothing_is_open = verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE)
    assert unended == {} or (nothing_is_open and unended == {"github": ""})
