"""What the first page shows is what the program does, in both languages."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import chain, pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.cli.program import UNSET, run
from tests.conftest import Golden
from tests.docs.pages import ROOT, Page, page
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.program import program
from trustcheck.logic.message import say
from trustcheck.wording.phrase import read_wording

README = {"en": page("README.md"), "fr": page("LISEZMOI.md")}
each_language = pytest.mark.parametrize("language", ["en", "fr"])


CUT = "…"
PROVIDER = "examples/nuage-exemple/profile.yaml"


def _screen(page_: Page) -> tuple[str, str]:
    """Return the command of the first screen, and what is shown of what it writes."""
    block = next(block for block in page_.blocks if block.text.startswith("$ "))
    command, _, shown = block.text.removeprefix("$ ").partition("\n")
    return command, shown


def _refreshed(shown: str, output: str) -> str:
    """Return the lines of an output that are shown, or those most like them, cuts marked."""
    written, kept = output.splitlines(), list[int]()
    lines = [line for line in shown.splitlines() if line.strip(f"{CUT} ")]
    for index, line in enumerate(lines):
        start = kept[-1] + 1 if kept else 0
        anchors = (written.index(each, start) for each in lines[index:] if each in written[start:])
        rest = range(start, next(anchors, len(written) - 1) + 1)
        kept.append(max(rest, key=lambda at: _likeness(written[at], line), default=start))
    return "".join(_cut(written, before, at) for before, at in pairwise([-1, *kept]))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _cut(written: list[str], before: int, at: int) -> str:
    left_out = written[before + 1 : at]
    mark = f"{CUT}\n" if any(left_out) else "\n" * bool(left_out)
    return f"{mark}{written[at]}\n"


def _answer(command: str) -> Result:
    """Run one line of the page; what follows a `#` is not part of it."""
    arguments = command.partition("#")[0].split()[1:]
    return CliRunner().invoke(program, arguments, env={**dict.fromkeys(UNSET), "LC_ALL": "C"})


@each_language
def test_the_screen_shows_what_the_program_writes(
    language: str, monkeypatch: pytest.MonkeyPatch, golden: Golden
) -> None:
    monkeypatch.chdir(ROOT)
    page_ = README[language]
    command, shown = _screen(page_)

    result = _answer(command)

    assert ExitCode.GATE_CLOSED == result.exit_code
    golden(page_.path, page_.text.replace(shown, _refreshed(shown, result.stdout)))


def test_a_screen_is_refreshed_line_by_line() -> None:
    output = "head\nverdict: 3 fail\n\nfirst\nsecond\nthird\n"

    assert "…\nverdict: 3 fail\n\nfirst\n…\nthird\n" == _refreshed(
        "…\nverdict: 4 fail\n\nfirst\n…\nthird\n", output
    )


@each_language
def test_the_exit_codes_are_those_of_the_program(language: str) -> None:
    wording = read_wording(language)
    codes = [
        (f"`{code.value}`", wording.phrase(say(f"help.exit.{code.value}"))) for code in ExitCode
    ]

    assert codes == list(README[language].rows("| `"))


@each_language
def test_the_first_sentence_comes_before_anything_else(language: str) -> None:
    title, sentence, *_ = filter(None, README[language].text.splitlines())

    assert "# trustcheck" == title
    assert sentence.startswith("trustcheck ")
    assert sentence.endswith(".")


def test_both_languages_have_the_same_parts() -> None:
    def parts(page_: Page) -> list[object]:
        kinds = [block.info for block in page_.blocks]
        items = len(re.findall(r"^(?:- |\| )", page_.prose, re.MULTILINE))
        return [len(page_.headings), kinds, items]

    assert parts(README["en"]) == parts(README["fr"])


def test_both_languages_give_the_same_commands() -> None:
    def commands(page_: Page) -> list[str]:
        blocks = (
            block.text.splitlines() for block in page_.blocks if block.info in ("sh", "yaml")
        )
        return [line.partition("#")[0].rstrip() for line in chain.from_iterable(blocks)]

    assert commands(README["en"]) == commands(README["fr"])


def _lines(page_: Page, start: str) -> list[str]:
    """Return the lines of shell that begin so."""
    blocks = (block.text.splitlines() for block in page_.blocks if block.info == "sh")
    return [line for line in chain.from_iterable(blocks) if line.startswith(start)]


@each_language
def test_the_explanations_can_be_had(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    commands = _lines(README[language], "trustcheck explain ")

    assert [ExitCode.GATE_OPEN] * 2 == [_answer(command).exit_code for command in commands]


@each_language
def test_a_first_profile_is_written_read_assessed_and_drawn(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = [
        line
        for line in _lines(README[language], "trustcheck ")
        if line.partition("#")[0].split()[2:] == ["profile.yaml"]
    ]

    codes = [_answer(command).exit_code for command in commands]

    done, closed = ExitCode.GATE_OPEN, ExitCode.GATE_CLOSED
    assert [done, done, closed, done] == codes


@each_language
def test_the_demonstration_is_the_screen(language: str) -> None:
    example = re.search(
        r"^EXAMPLE := (\S+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )

    assert example is not None
    assert example[1] in _screen(README[language])[0].split()


@each_language
def test_the_picture_is_what_the_program_draws(language: str, golden: Golden) -> None:
    name = f"docs/pictures/nuage-exemple.{language}.svg"

    drawn = run("graph", ROOT / PROVIDER, "--format", "svg", "--lang", language).stdout

    assert f"]({name})" in README[language].text
    golden(ROOT / name, drawn)
