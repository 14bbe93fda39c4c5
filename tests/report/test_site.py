"""The rules as pages to browse: complete, well formed, and each link leads somewhere."""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.builders import STATUTES
from tests.cli.program import SMALL
from tests.report.page import Page, faults
from tests.report.sites import hostile_site, shipped_site
from trustcheck.cli.edition import edition
from trustcheck.cli.shelf import take_ruleset
from trustcheck.ruleset.shelf import shipped_rulesets
from trustcheck.wording.catalog import LANGUAGES


def _astray(pages: Mapping[str, str]) -> list[str]:
    """Return every link that leads to no page, or to no part of one."""
    read = {path: Page(text) for path, text in pages.items()}
    found = []
    for path, page in read.items():
        for link in page.links:
            file, _, fragment = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file or "."))
            target = target if file else path
            if target not in read or (fragment and unquote(fragment) not in read[target].ids):
                found.append(f"{path}: {link}")
    return found


def test_every_page_is_well_formed() -> None:
    wrong = {path: faults(text, is_alone=False) for path, text in shipped_site().items()}

    assert {} == {path: found for path, found in wrong.items() if found}


def test_every_link_leads_to_a_part_of_a_page() -> None:
    assert [] == _astray(shipped_site())


def test_every_page_can_be_reached() -> None:
    pages = shipped_site()
    seen, todo = {"index.html"}, ["index.html"]
    while todo:
        path = todo.pop()
        for link in Page(pages[path]).links:
            file = link.partition("#")[0]
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
            if file and target not in seen:
                seen.add(target)
                todo.append(target)

    assert set(pages) == seen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped_rulesets())
def test_everything_that_a_criterion_says_is_on_its_page(name: str, language: str) -> None:
    ruleset = take_ruleset(name, STATUTES)
    pages = {
        group: Page(text)
        for group in ruleset.groups
        if (text := shipped_site().get(f"{language}/{name}/chapter-{group}.html"))
    }

    for criterion in ruleset.criteria:
        page = pages[criterion.group]
        texts = (criterion.title, criterion.requirement, criterion.remedy, criterion.expects)
        said = [getattr(text, language) for text in texts if text is not None]
        assert criterion.id in page.ids
        assert [] == [text for text in said if " ".join(text.split()) not in page.text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_names_every_criterion(language: str) -> None:
    page = Page(shipped_site()[f"{language}/search.html"])
    targets = {link.partition("#")[2] for link in page.links}

    ids = {
        each.id for name in shipped_rulesets() for each in take_ruleset(name, STATUTES).criteria
    }
    assert set() == ids - targets


def test_each_page_leads_to_the_same_one_in_the_other_language() -> None:
    for path, text in shipped_site().items():
        language, _, rest = path.partition("/")
        if rest:
            page = Page(text)
            other = "fr" if language == "en" else "en"
            (way,) = (each["href"] for each in page.named("a") if each.get("hreflang") == other)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), way))
            assert f"{other}/{rest}" == target
            assert language == next(page.named("html"))["lang"]


def test_only_the_search_has_a_script() -> None:
    with_script = {path for path, text in shipped_site().items() if "<script" in text}

    assert {"en/search.html", "fr/search.html"} == with_script


def test_two_rulesets_of_one_id_have_a_folder_each(tmp_path: Path) -> None:
    tailored = tmp_path / "own.yaml"
    tailored.write_text(
        "extends: cloud-de-confiance\nparameters: {individual_cap: 20}\n", encoding="utf-8"
    )

    pages = edition(("cloud-de-confiance", str(tailored)))

    assert "en/cloud-de-confiance/index.html" in pages
    assert "en/cloud-de-confiance--2/index.html" in pages
    assert [] == _astray(pages)


def test_a_hostile_ruleset_adds_no_element(tmp_path: Path) -> None:
    pages = hostile_site(tmp_path / "hostile")

    elements = [element for text in pages.values() for element in Page(text).elements]
    assert {} == {
        path: found for path, text in pages.items() if (found := faults(text, is_alone=False))
    }
    assert [] == [name for name, _ in elements if name in ("img", "iframe", "svg")]
    assert 2 == sum(name == "script" for name, _ in elements)
    assert [] == _astray(pages)
    assert any("<script>" in Page(text).text for text in pages.values())


def test_ids_of_a_ruleset_meet_none_of_the_pages(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "own"))
    for name, old, new in (
        ("1-sites.yaml", "id: SMALL-1", "id: content"),
        ("2-backup.yaml", "id: SMALL-2", "id: content-title"),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    (folder / "READINGS.md").write_text("## two words\n\nOne.\n\n## content\n\nTwo.\n")

    pages = edition((str(folder),))

    assert {"content", "content-title"} <= set(Page(pages["en/small/chapter-place.html"]).ids)
    assert {} == {
        path: found for path, text in pages.items() if (found := faults(text, is_alone=False))
    }
    assert [] == _astray(pages)
