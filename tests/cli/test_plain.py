"""A plain command line is read without click, and means the same as with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import ABROAD, BROKEN, OPEN, PROFILE, run, start, written
from trustcheck.cli.plain import plain_files


@pytest.mark.parametrize(
    ("line", "files"),
    [
        ("check a.yaml", ("a.yaml",)),
        ("check a.yaml b.yaml -", ("a.yaml", "b.yaml", "-")),
        ("check", ()),
        ("validate a.yaml", ()),
        ("", ()),
        ("check -- a.yaml", ()),
        ("check a.yaml --verbose", ()),
        ("check -v a.yaml", ()),
        ("check - -", ()),
    ],
)
def test_only_files_after_check_are_plain(line: str, files: tuple[str, ...]) -> None:
    assert files == plain_files(line.split(), {})


@pytest.mark.parametrize(
    ("language", "plain"), [("fr", True), ("en", True), ("de", False), ("", False)]
)
def test_a_language_that_click_must_judge_is_left_to_it(language: str, plain: bool) -> None:
    assert plain == bool(plain_files(["check", "a"], {"TRUSTCHECK_LANG": language}))


TEXTS = [PROFILE, ABROAD, OPEN, BROKEN, "", "a: [", None]


@pytest.mark.parametrize(
    ("text", "language"), [*((text, "en") for text in TEXTS), (ABROAD, "fr"), (BROKEN, "fr")]
)
def test_a_plain_line_ends_as_click_would_end_it(
    tmp_path: Path, text: str | None, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if text is not None:
        written(tmp_path, text)

    plain = start("trustcheck check profile.yaml", cwd=tmp_path, TRUSTCHECK_LANG=language)
    read = run("check", "--", "profile.yaml", TRUSTCHECK_LANG=language)

    assert (read.exit_code, read.stdout, read.stderr) == (
        plain.returncode,
        plain.stdout.decode(),
        plain.stderr.decode(),
    )


def test_a_plain_line_may_name_standard_input() -> None:
    read = run("check", "-", "--color", "never", stdin=PROFILE)
    plain = start(f"trustcheck check - <<'E'\n{PROFILE}\nE\n", cwd=Path())

    assert (read.exit_code, read.stdout) == (plain.returncode, plain.stdout.decode())
