"""Whatever the graph concludes can be told in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.graph.drawing import ATLAS, DAY, at, derived, drawn, law
from tests.graph.test_soundness import ALL, COMPANIES, SEEDS, Chance, blurred, world
from trustcheck.graph.path import Grade
from trustcheck.graph.reach import reaches, reaches_data
from trustcheck.graph.seat import seated_within
from trustcheck.graph.way import DATA
from trustcheck.logic.explanation import Explanation
from trustcheck.logic.message import Message
from trustcheck.profile.profile import Profile
from trustcheck.wording.catalog import LANGUAGES, read_section, sections
from trustcheck.wording.phrase import Wording, read_wording

WORDINGS = {language: read_wording(language) for language in LANGUAGES}


def _conclusions(profile: Profile) -> Iterator[Explanation]:
    structure = derived(profile)
    for company in COMPANIES:
        for stake in (*structure.stakes(company).values(), structure.together("a", "b")):
            yield stake.capital.explanation
            yield stake.votes.explanation
        for holder in (*ALL, None):
            yield structure.control.controls(holder, company)
    for entity in ALL:
        yield seated_within(profile, entity, ATLAS, area="union", on=DAY)
        for data in (*DATA, None):
            yield reaches_data(profile, reaches(profile, on=DAY), entity, data, on=DAY)
    both = law(compels=("disclosure", "continuity"))
    yield structure.exposure(both).explanation
    yield structure.exposure(both, property="continuity").explanation


def _sentences(wording: Wording, explanation: Explanation) -> Iterator[str]:
    for step in explanation.walk():
        yield wording.sentence(step.message)
        yield from (wording.sentence(message) for message in step.contested)


@settings(max_examples=15)
@given(SEEDS, st.sampled_from(LANGUAGES))
def test_every_step_has_a_sentence(seed: int, language: str) -> None:
    dice = Chance(seed)
    profile = blurred(dice, world(dice)).profile()

    for explanation in _conclusions(profile):
        for sentence in _sentences(WORDINGS[language], explanation):
            assert not sentence.endswith(".")
            assert "{" not in sentence


def _ids() -> set[str]:
    path = next(path for path in sections("en") if path.stem == "graph")
    return set(read_section(path))


def test_no_sentence_is_left_unused() -> None:
    """Hold the catalog against the ids that the modules write, a part left open by `{`."""
    folder = Path(__file__).parents[2] / "trustcheck" / "graph"
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    written = re.findall(r"\"(graph\.[^\"]+|\{kind\}-\w+|\{message\}-\w+)\"", text)
    patterns = [re.sub(r"\\\{.*?\\\}", ".*", re.escape(id)) for id in written]

    assert [] == [id for id in sorted(_ids()) if not any(re.fullmatch(p, id) for p in patterns)]


def test_a_chain_is_told_with_its_arithmetic() -> None:
    explanation = derived(drawn("us h 80", "h p 30")).stake("us").capital.explanation

    told = {language: WORDINGS[language].sentence(_chain(explanation)) for language in LANGUAGES}

    assert {
        "en": "US in the capital of P through H: 80% × 30% = 24%",
        "fr": (
            "Part du capital de la société P détenue par US à travers H\u00a0: "
            "80\u00a0% × 30\u00a0% = 24\u00a0%"
        ),
    } == told


def _chain(explanation: Explanation) -> Message:
    return next(s.message for s in explanation.walk() if s.message.id == "graph.chain-capital")


@pytest.mark.parametrize("grade", Grade)
def test_every_grade_has_its_word(grade: Grade) -> None:
    assert [] == [w.language for w in WORDINGS.values() if not w.word(grade.value)]


def test_an_exposure_is_told_with_its_path() -> None:
    structure = derived(drawn("us p 100", entities={"p": at("FR"), "us": at("US")}))

    told = list(_sentences(WORDINGS["en"], structure.exposure(law()).explanation))

    assert [
        "CLOUD Act can come to these data: customer data; how surely: strong",
        "A path, as sure as its weakest step: strong",
        "US is subject to CLOUD Act: registered office in US",
        "US controls P: 100% of the votes, above 50% (C. com. L.233-3, I)",
        "P provides the service and operates it",
    ] == told
