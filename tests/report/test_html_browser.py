"""The dossier and the pictures in a real browser: widths, print, filters, checkers, injections."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.report.browser import missing
from tests.report.conftest import OVERFLOW, UNFOLD, Look
from tests.report.dossiers import EXAMPLES, assessed, page
from tests.report.samples import SAMPLES, sample_wording
from tests.sample import thorough
from trustcheck.assessment.enclosure import Enclosed
from trustcheck.report.chart_svg import render
from trustcheck.report.html import REPORTER
from trustcheck.wording.catalog import LANGUAGES
from trustcheck.wording.phrase import read_wording

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(missing() is not None, reason=str(missing())),
    pytest.mark.xdist_group("browser"),
]

SNC = "secnumcloud-3.2"
SHOWN = "document.querySelectorAll('details.criterion:not([hidden])').length"

# Widths


@pytest.mark.parametrize("name", [*EXAMPLES, "forty", "hostile"])
def test_nothing_overflows_and_nobody_complains(name: str, look: Look) -> None:
    seen = look(page(name, "fr"), widths=[360, 768, 1280], actions=[UNFOLD], ask=OVERFLOW)

    assert ([0, 0, 0], [], []) == (seen["value"], seen["console"], seen["requests"])


def test_all_of_secnumcloud_fits(look: Look) -> None:
    told = page("nuage-exemple", "fr", SNC)

    seen = look(told, widths=[360, 1280], actions=[UNFOLD], ask=OVERFLOW)

    assert ([0, 0], []) == (seen["value"], seen["console"])


# Accessibility


@pytest.mark.parametrize(
    ("language", "scheme", "axe"),
    [
        ("en", "light", "structure"),
        ("fr", "light", "structure"),
        pytest.param("en", "light", "all", marks=thorough),
        pytest.param("en", "dark", "all", marks=thorough),
        pytest.param("fr", "light", "all", marks=thorough),
        pytest.param("fr", "dark", "all", marks=thorough),
    ],
)
def test_an_accessibility_checker_finds_no_fault(
    language: str, scheme: str, axe: str, look: Look
) -> None:
    seen = look(page("nuage-exemple", language), scheme=scheme, actions=[UNFOLD], axe=axe)

    assert [] == seen["faults"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_verdict_can_be_read(scheme: str, look: Look) -> None:
    told = REPORTER.whole(SAMPLES["one-of-each"], sample_wording("en"))

    assert [] == look(told, scheme=scheme, actions=[UNFOLD], axe="colours")["faults"]


@pytest.mark.parametrize("axe", ["structure", pytest.param("colours", marks=thorough)])
@pytest.mark.parametrize("name", ["nuage-modele", "s3ns", "forty", "hostile"])
def test_nor_in_any_other_page(name: str, axe: str, look: Look) -> None:
    assert [] == look(page(name), actions=[UNFOLD], axe=axe)["faults"]


@thorough
def test_nor_in_all_of_secnumcloud(look: Look) -> None:
    assert [] == look(page("nuage-exemple", "fr", SNC), axe="all")["faults"]


# Without scripts


def test_everything_is_there_without_scripts(look: Look) -> None:
    seen = look(
        page("nuage-exemple"),
        scripts=False,
        ask="""[
            document.querySelector('form.tools').checkVisibility(),
            document.querySelectorAll('details.criterion > summary').length,
        ]""",
    )

    assert [False, 17] == seen["value"]


# With scripts


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        pytest.param([], 17, id="all at first"),
        pytest.param(["document.querySelector('[value=pass]').click()"], 7, id="without passes"),
        pytest.param(
            [
                "document.querySelector('[name=words]').value = 'Nouméa TERRITORY'",
                "document.querySelector('[name=words]').dispatchEvent("
                "new Event('input', {bubbles: true}))",
            ],
            1,
            id="by words",
        ),
    ],
)
def test_criteria_can_be_filtered(actions: list[str], expected: int, look: Look) -> None:
    seen = look(
        page("nuage-exemple"),
        actions=actions,
        ask=f"[{SHOWN}, document.querySelector('.status').textContent]",
    )

    assert [expected, f"{expected} of 17 criteria shown"] == seen["value"]


def test_a_link_to_a_criterion_unfolds_it(look: Look) -> None:
    seen = look(
        page("nuage-exemple"),
        hash="#CDC-2.2",
        ask="Array.from(document.querySelectorAll('details.criterion[open] code:first-of-type'))"
        ".filter((each) => each.closest('summary')).map((each) => each.textContent)",
    )

    assert ["CDC-2.2"] == seen["value"]


def test_everything_unfolds_and_folds(look: Look) -> None:
    count = "document.querySelectorAll('details.criterion[open]').length"
    opened = "document.querySelector('[name=open]').click()"
    closed = "document.querySelector('[name=close]').click()"

    assert 17 == look(page("nuage-exemple"), actions=[opened], ask=count)["value"]
    assert 0 == look(page("nuage-exemple"), actions=[opened, closed], ask=count)["value"]


# On paper


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_folded_is_printed(scripts: bool, look: Look) -> None:
    seen = look(
        page("nuage-exemple"),
        scripts=scripts,
        print=True,
        ask="Math.min(...Array.from(document.querySelectorAll('.criterion .body'))"
        ".map((each) => each.getBoundingClientRect().height))",
    )

    assert seen["value"] > 20


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_every_sheet_says_that_it_labels_nobody(look: Look, tmp_path: Path) -> None:
    file = tmp_path / "dossier.pdf"
    look(page("nuage-exemple"), pdf=str(file))

    done = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
    sheets = done.stdout.split("\f")[:-1]
    assert len(sheets) > 5
    assert [] == [text for text in sheets if "Only ANSSI grants" not in text]
    assert [] == [text for text in sheets if "Nuage Exemple Compute" not in text]


# Injections


def test_a_hostile_profile_runs_nothing_and_fetches_nothing(look: Look) -> None:
    seen = look(
        page("hostile"),
        actions=[UNFOLD],
        ask="[window.hacked ?? null, document.scripts.length, document.images.length]",
    )

    assert [None, 1, 0] == seen["value"]
    assert ([], []) == (seen["console"], seen["requests"])


# Pictures


@pytest.mark.parametrize("name", ["nuage-exemple", "forty", "hostile"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_a_picture_fits_its_box(name: str, language: str, look: Look) -> None:
    told = assessed(name)
    assert isinstance(told, Enclosed)
    enclosure = told.enclosure
    assert enclosure is not None

    seen = look(
        render(enclosure.chart, read_wording(language)),
        suffix="svg",
        ask="""Array.from(document.querySelectorAll('g'))
            .filter((each) => each.querySelector(':scope > text'))
            .map((each) => {
              const shape = each.querySelector(':scope > rect, :scope > path').getBBox();
              return Array.from(each.querySelectorAll(':scope > text')).map((text) => {
                const box = text.getBBox();
                const out = box.x < shape.x || box.x + box.width > shape.x + shape.width
                  || box.y < shape.y || box.y + box.height > shape.y + shape.height;
                return out ? text.textContent : '';
              });
            }).flat().filter(Boolean)""",
    )

    assert [] == seen["value"]
