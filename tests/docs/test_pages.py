"""Every page of the project: links lead somewhere, commands exist, French is well set."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from tests.docs.pages import ROOT, Page, page, pages
from tests.wording.test_catalog import ill_set
from trustcheck.cli.program import program

PAGES = list(pages())
FRENCH = [each for each in PAGES if each.name == "LISEZMOI.md" or each.name.endswith(".fr.md")]
each_page = pytest.mark.parametrize("page_", PAGES, ids=lambda each: each.name)


def _leads_nowhere(here: Page, target: str) -> bool:
    if re.match(r"[a-z]+:", target):
        return False
    path, _, fragment = target.partition("#")
    there = (here.path.parent / path).resolve() if path else here.path
    if not there.exists():
        return True
    return bool(fragment) and fragment not in page(there.relative_to(ROOT).as_posix()).anchors


@each_page
def test_every_link_leads_somewhere(page_: Page) -> None:
    assert [] == [target for target in page_.links if _leads_nowhere(page_, target)]


# Commands

COMMAND = re.compile(r"(?:^|[ /`(])trustcheck (?=[a-z-])(?P<rest>[^`#>|;&\n]*)")


def _called(page_: Page) -> list[str]:
    """Return what follows the name of the program, in code that is to be run."""
    fenced = "\n".join(block.text for block in page_.blocks if block.info == "sh")
    shown = "\n".join(
        line for block in page_.blocks for line in block.text.splitlines() if line[:2] == "$ "
    )
    runs = "\n".join(
        line for block in page_.blocks for line in block.text.splitlines() if "- run:" in line
    )
    inline = "\n".join(re.findall(r"`(trustcheck [^`\n]+)`", page_.prose))
    text = "\n".join((fenced, shown, runs, inline))
    return [match["rest"].strip() for match in COMMAND.finditer(text)]


def _unknown_words(call: str) -> list[str]:
    """Return the commands and options of a call that the program does not have."""
    command: click.Command = program
    context = click.Context(command)
    words = [word for word in shlex.split(call.replace("…", "x")) if not word.startswith("=")]
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(context, words[0])
        if found is None:
            return words[:1]
        command, words = found, words[1:]
    known = {name for option in command.params for name in option.opts}
    options = (word.partition("=")[0] for word in words if word.startswith("--"))
    return [option for option in options if option not in known]


@each_page
def test_every_command_exists(page_: Page) -> None:
    assert [] == [(call, words) for call in _called(page_) if (words := _unknown_words(call))]


@pytest.mark.parametrize("call", ["chek x", "check --as-off today", "rules foo", "--verzion"])
def test_a_command_that_does_not_exist_is_seen(call: str) -> None:
    assert [] != _unknown_words(call)


@each_page
def test_every_target_of_make_exists(page_: Page) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    code = "\n".join(
        (*re.findall(r"`(make [^`]+)`", page_.prose), *(block.text for block in page_.blocks))
    )

    assert set() == set(re.findall(r"^make ([a-z-]+)", code, re.MULTILINE)) - targets


@each_page
def test_nobody_is_told_to_install_the_project_of_another(page_: Page) -> None:
    code = "\n".join(block.text for block in page_.blocks)

    assert None is re.search(r"pip install (?:-\S+ )*trustcheck\b(?!/)", code)


# French


def _sentences(page_: Page) -> list[str]:
    """Return the prose of a page in pieces, without targets of links and marks of Markdown."""
    prose = re.sub(r"\]\([^)]*\)", "]", page_.prose)
    pieces = (piece for line in prose.splitlines() for piece in re.split(r"\s\|\s?|^\| ", line))
    return [piece.strip(" |#-").replace("\\", "") for piece in pieces]


@pytest.mark.parametrize("page_", FRENCH, ids=lambda each: each.name)
def test_french_pages_are_well_set(page_: Page) -> None:
    assert [] == [fault for piece in _sentences(page_) for fault in ill_set(piece)]


def test_the_french_of_the_glossary_is_well_set() -> None:
    rows = [row for row in page("docs/glossary.md").rows("| ") if "---" not in row]

    assert {4} == {len(row) for row in rows}
    assert [] == [fault for row in rows for cell in row[1::2] for fault in ill_set(cell)]
