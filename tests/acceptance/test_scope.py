"""Each example of a situation comes out as its folder says."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.docs.pages import ROOT, page
from tests.engine.situations import EXAMPLES, SCOPE, STATUTES, example
from tests.published import faults
from trustcheck.engine.obligation import scope
from trustcheck.report import scope_json
from trustcheck.report.scope_text import render
from trustcheck.report.style import plain
from trustcheck.wording.phrase import read_wording

each_example = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


@pytest.mark.parametrize("language", ["en", "fr"])
@each_example
def test_the_answer_is_as_expected(path: Path, language: str, golden: Golden) -> None:
    stated = example(path.stem)
    found = scope(stated, SCOPE, STATUTES, on=stated.stated_on)

    text = plain(render(found, read_wording(language)))

    golden(ROOT / f"examples/scope/expected/{path.stem}.{language}.txt", text)


@pytest.mark.parametrize("language", ["en", "fr"])
@each_example
def test_the_answer_for_programs_keeps_to_its_schema(path: Path, language: str) -> None:
    stated, wording = example(path.stem), read_wording(language)
    for day in (stated.stated_on, date(2020, 1, 1), date(2026, 4, 17), date(2040, 1, 1)):
        report = json.loads(scope_json.render(scope(stated, SCOPE, STATUTES, on=day), wording))

        assert [] == faults("scope-report", report)


@each_example
def test_an_editor_finds_the_schema_of_a_situation(path: Path) -> None:
    first, _, _ = path.read_text(encoding="utf-8").partition("\n")

    sign, _, target = first.partition("=")

    assert "# yaml-language-server: $schema" == sign
    assert ROOT / "schemas/situation.schema.json" == (path.parent / target).resolve()


def test_the_page_tells_every_answer() -> None:
    rows = {row[0]: row[-1] for row in page("examples/scope/README.md").rows("| [")}

    found = {path: example(path.stem) for path in EXAMPLES}
    assert {
        f"[{path.name}]({path.name})": scope(
            stated, SCOPE, STATUTES, on=stated.stated_on
        ).standing.value.replace("_", " ")
        for path, stated in found.items()
    } == rows
