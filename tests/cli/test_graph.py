"""`trustcheck graph`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import ABROAD, BROKEN, PROFILE, SMALL, run, written
from tests.report.charts import CIRCLE


def test_the_structure_is_shown_as_text(tmp_path: Path) -> None:
    result = run("graph", written(tmp_path, CIRCLE))

    assert (0, "") == (result.exit_code, result.stderr)
    assert "Nimbus: structure on 30 September 2026" in result.stdout
    assert "see above, the circle closes" in result.stdout


def test_a_profile_that_would_fail_is_drawn_like_any_other(tmp_path: Path) -> None:
    result = run("graph", written(tmp_path, ABROAD), "--ruleset", SMALL)

    assert (0, "") == (result.exit_code, result.stderr)


@pytest.mark.parametrize(
    ("format", "start"),
    [("mermaid", "---\ntitle: "), ("dot", "digraph structure {\n"), ("text", "Nimbus: ")],
)
def test_every_format_can_be_asked_for(tmp_path: Path, format: str, start: str) -> None:
    result = run("graph", written(tmp_path, PROFILE), "--format", format)

    assert (0, "") == (result.exit_code, result.stderr)
    assert result.stdout.startswith(start)


def test_several_formats_go_to_several_places(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)
    drawing, page = tmp_path / "structure.dot", tmp_path / "structure.txt"

    result = run("graph", path, "--format", f"dot={drawing}", "--format", f"text={page}")

    assert (0, "", "") == (result.exit_code, result.stdout, result.stderr)
    assert drawing.read_text(encoding="utf-8").startswith("digraph")
    assert "\x1b" not in page.read_text(encoding="utf-8")


def test_the_drawing_speaks_the_language_that_is_asked_for(tmp_path: Path) -> None:
    result = run("graph", written(tmp_path, PROFILE), "--lang", "fr")

    assert "Qui détient qui" in result.stdout


def test_the_ruleset_decides_who_is_foreign(tmp_path: Path) -> None:
    profile = written(tmp_path, CIRCLE)

    union = run("graph", profile, "--ruleset", SMALL, "--parameter", "territory=union").stdout
    france = run("graph", profile, "--ruleset", SMALL, "--parameter", "territory=france").stdout

    assert "■ Market SA" in union
    assert "◆ Market SA" in france


def test_the_facts_of_another_day_are_drawn_as_of_that_day(tmp_path: Path) -> None:
    path = written(tmp_path, CIRCLE.replace("votes: 5}", "votes: 5, until: 2026-12-31}"))

    before = run("graph", path, "--as-of", "2026-12-31").stdout
    after = run("graph", path, "--as-of", "2027-01-01").stdout

    assert "5% of the capital and of the votes" in before
    assert "float, not counted: 100% of the capital and of the votes" in after


def test_standard_input_is_drawn() -> None:
    assert "Nimbus SA" in run("graph", "-", stdin=PROFILE).stdout


@pytest.mark.parametrize(
    ("hint", "formats"),
    [
        ("'pdf' is not one of text, mermaid, dot, svg", ["pdf"]),
        ("names no file", ["dot="]),
        ("only one report", ["dot", "mermaid"]),
        ("the same file", ["dot=a", "mermaid=a"]),
    ],
)
def test_a_format_that_cannot_be_written_answers_2(hint: str, formats: list[str]) -> None:
    asked = [word for format in formats for word in ("--format", format)]
    result = run("graph", "x.yaml", *asked)

    assert (2, "") == (result.exit_code, result.stdout)
    assert hint in " ".join(result.stderr.split())


def test_a_profile_that_cannot_be_read_is_not_drawn(tmp_path: Path) -> None:
    result = run("graph", written(tmp_path, BROKEN))

    assert (3, "") == (result.exit_code, result.stdout)
    assert "error[" in result.stderr


def test_a_drawing_never_replaces_the_profile(tmp_path: Path) -> None:
    path = written(tmp_path, PROFILE)

    result = run("graph", path, "--format", f"dot={path}")

    assert (3, PROFILE) == (result.exit_code, path.read_text(encoding="utf-8"))
