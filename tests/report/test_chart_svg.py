"""The chart as a picture."""

from __future__ import annotations

from functools import cache

import pytest

from tests.builders import declared
from tests.report.charts import GROUP, HOSTILE, SAMPLES, charted
from tests.report.svg import SVG, classes, read_svg, texts
from trustcheck.assessment.chart import Chart
from trustcheck.report.chart_svg import drawing, render
from trustcheck.report.style import visible
from trustcheck.wording.catalog import LANGUAGES
from trustcheck.wording.phrase import read_wording

WORDING = read_wording("en")


@cache
def group() -> Chart:
    """Return a provider with thirty-nine entities around it."""
    return charted(declared(GROUP))


@pytest.mark.parametrize("language", LANGUAGES)
def test_forty_entities_stand_each_once_under_its_name(language: str) -> None:
    chart = group()
    told = list(texts(read_svg(render(chart, read_wording(language)))))

    bare = [each.replace("\u00a0", " ").replace(" ", "") for each in told]
    counts = {
        node.name: sum(each[1:] == node.name.replace(" ", "") for each in bare)
        for node in chart.nodes.values()
    }
    assert 40 == len(counts)
    assert dict.fromkeys(counts, 1) == counts


def test_every_part_stands_at_a_line() -> None:
    told = " | ".join(texts(read_svg(render(group(), WORDING))))

    for number in range(5):
        assert f"{9 + number}% of the capital and of the votes may control it" in told
    assert 1 == told.count("an undisclosed part of the capital and of the votes")


def test_a_line_that_leads_back_is_drawn_as_such_and_said_to_be_a_circle() -> None:
    root = read_svg(render(SAMPLES["circle"], WORDING))

    back = [each for each in classes(root, "back") if each.get("d") != "M0 9H26"]
    assert 1 == len(back)
    assert 2 == sum("↺ circle" in each for each in texts(root))
    assert "↺ Cross SARL and Holdco SA hold one another in a circle" in " | ".join(texts(root))


def test_who_is_foreign_differs_by_shape_and_sign_and_not_by_colour_alone() -> None:
    root = read_svg(render(SAMPLES["circle"], WORDING))

    shapes = {
        (class_, (each.find(f"{SVG}path") is not None), next(texts(each))[:1])
        for class_ in ("home", "foreign", "doubtful")
        for each in classes(root, class_)
        if each.find(f"{SVG}text") is not None
    }
    assert {("home", False, "■"), ("foreign", True, "◆"), ("doubtful", False, "○")} == shapes


def test_the_path_of_a_law_is_marked_and_named() -> None:
    root = read_svg(render(SAMPLES["circle"], WORDING))

    (marked,) = (each for each in classes(root, "on-path") if each.find(f"{SVG}text") is not None)
    assert "◆\u00a0Far Fund LP" in list(texts(marked))
    assert "▲ CLOUD Act" in " ".join(texts(marked))
    assert 1 == sum("▲ proof path of a law" in each for each in texts(root) if "keys" in each)


def test_hostile_names_are_read_back_as_they_are_shown() -> None:
    told = "".join("".join(texts(read_svg(render(SAMPLES["hostile"], WORDING)))).split())

    shown = {name: "".join(visible(name).split()) for name in HOSTILE[1:]}
    assert [] == [name for name, text in shown.items() if text not in told and len(text) < 60]


def test_a_picture_says_what_it_is_to_those_who_cannot_see_it() -> None:
    root = read_svg(render(SAMPLES["nuage-exemple"], WORDING))

    named = {each.get("id"): each.text for each in root.iter() if each.get("id") and each.text}
    assert "img" == root.get("role")
    assert ["p-title", "p-desc"] == (root.get("aria-labelledby") or "").split()
    assert "Nuage Exemple Compute: structure on 30 September 2026" == named["p-title"]


def test_pictures_of_one_page_have_ids_of_their_own() -> None:
    ids = [
        each.get("id")
        for key in ("a", "b")
        for each in read_svg(drawing(SAMPLES["circle"], WORDING, key)).iter()
        if each.get("id")
    ]

    assert len(ids) == len(set(ids))
