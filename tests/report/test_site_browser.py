"""The pages of the rules in a real browser: widths, checkers, search, paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.browser import missing
from tests.report.conftest import OVERFLOW, UNFOLD, Look
from tests.report.sites import hostile_site, shipped_site, written
from tests.sample import thorough

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(missing() is not None, reason=str(missing())),
    pytest.mark.xdist_group("browser"),
]

PAGES = (
    "index.html",
    "en/index.html",
    "fr/search.html",
    "en/words.html",
    "fr/words-2.html",
    "en/cloud-de-confiance/index.html",
    "fr/cloud-de-confiance/chapter-ownership.html",
    "fr/secnumcloud-3.2/index.html",
    "en/secnumcloud-3.2/chapter-foreign_law.html",
    "fr/scope-fr/readings.html",
)
"""One of each kind at the least, in either language."""
ALIKE = frozenset(("fr/words-2.html", "fr/secnumcloud-3.2/index.html", "en/index.html"))
"""Those that have another of their kind among them."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(shipped_site(), tmp_path_factory.mktemp("site"))


each_page = pytest.mark.parametrize(
    "page", [pytest.param(page, marks=thorough if page in ALIKE else ()) for page in PAGES]
)


@each_page
def test_nothing_overflows_and_nobody_complains(page: str, folder: Path, look: Look) -> None:
    seen = look(folder / page, widths=[360, 1280], actions=[UNFOLD], ask=OVERFLOW)

    assert ([0, 0], [], []) == (seen["value"], seen["console"], seen["requests"])


@each_page
def test_an_accessibility_checker_finds_no_fault(page: str, folder: Path, look: Look) -> None:
    assert [] == look(folder / page, actions=[UNFOLD], axe="structure")["faults"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "page",
    [
        "en/index.html",
        "fr/cloud-de-confiance/chapter-ownership.html",
        *(pytest.param(page, marks=thorough) for page in PAGES),
    ],
)
def test_every_text_can_be_read(page: str, scheme: str, folder: Path, look: Look) -> None:
    seen = look(folder / page, scheme=scheme, actions=[UNFOLD], axe="colours")

    assert [] == seen["faults"]


def test_a_link_is_followed_from_a_file(folder: Path, look: Look) -> None:
    seen = look(
        folder / "fr" / "search.html",
        ask="document.querySelector('a[href$=\"#CDC-2.2\"]').href",
    )

    assert (folder / "fr/cloud-de-confiance/chapter-ownership.html").as_uri() + "#CDC-2.2" == (
        seen["value"]
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("CDC-2.2", "CDC-2.2", id="an id"),
        pytest.param("detenteur ETRANGER seuil", "CDC-2.2", id="words of a title"),
        pytest.param("$individual_cap", "$individual_cap", id="a setting"),
        pytest.param("independent-caps", "independent-caps", id="a reading"),
        pytest.param("reversibilite", "CDC-6.2", id="without its accents"),
    ],
)
def test_the_search_finds(words: str, expected: str, folder: Path, look: Look) -> None:
    field = "document.querySelector('[name=words]')"
    seen = look(
        folder / "fr" / "search.html",
        actions=[
            f"{field}.value = {words!r}",
            f"{field}.dispatchEvent(new Event('input', {{bubbles: true}}))",
        ],
        ask="Array.from(document.querySelectorAll('.index > li:not([hidden]) > a'))"
        ".filter((each) => each.checkVisibility()).map((each) => each.textContent)",
    )

    assert expected in seen["value"]
    assert len(seen["value"]) < 40


def test_without_scripts_every_entry_is_there(folder: Path, look: Look) -> None:
    seen = look(
        folder / "en" / "search.html",
        scripts=False,
        ask="[document.querySelector('form.tools').checkVisibility(),"
        " document.querySelectorAll('.index > li').length > 300]",
    )

    assert [False, True] == seen["value"]


def test_a_hostile_ruleset_runs_nothing_and_fetches_nothing(tmp_path: Path, look: Look) -> None:
    pages = hostile_site(tmp_path / "rules")
    folder = written(pages, tmp_path / "site")

    for page in pages:
        seen = look(folder / page, actions=[UNFOLD], ask="window.hacked ?? null")
        assert (None, [], []) == (seen["value"], seen["console"], seen["requests"])
