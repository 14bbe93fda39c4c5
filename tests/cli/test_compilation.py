"""What ships compiled is what the sources say now, and a run is the same without it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from trustcheck.cli.compilation import compilations, write_compilations
from trustcheck.engine.vocabulary import lexicon
from trustcheck.profile.compilation import shipped_statutes
from trustcheck.profile.statute_reading import read_statutes
from trustcheck.ruleset.reading import read_ruleset
from trustcheck.ruleset.shelf import shipped_ruleset, shipped_rulesets
from trustcheck.source.folder import shipped
from trustcheck.wording.catalog import LANGUAGES, folder_of, read_catalog, read_sentences
from trustcheck.wording.template import parse

ROOT = Path(__file__).parents[2]


def test_the_compiled_files_are_what_the_sources_say_now(accept: bool) -> None:
    if accept:
        write_compilations(ROOT / "compiled")
    folder = shipped("compiled")
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.txt")}

    stale = [name for name, raw in compilations() if found.pop(name).read_bytes() != raw]

    assert ([], {}) == (stale, found), "run `make generate`"


def test_the_shipped_statutes_are_those_of_the_files() -> None:
    assert read_statutes(shipped("rules") / "reference") == shipped_statutes()


@pytest.mark.parametrize("name", shipped_rulesets())
def test_a_shipped_ruleset_is_that_of_its_files(name: str) -> None:
    words = lexicon(shipped_statutes())

    assert read_ruleset(shipped("rules") / name, words) == shipped_ruleset(name, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalog_has_the_sentences_of_its_sections(language: str) -> None:
    written = read_sentences(folder_of(language))

    assert {id: parse(text) for id, text in written.items()} == dict(read_catalog(language))


# A copy of the checkout, in which anything may have happened to the compiled data


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what a run needs."""
    top = tmp_path_factory.mktemp("checkout")
    compiled_code = shutil.ignore_patterns("__pycache__")
    for name in ("trustcheck", "rules", "seeds", "compiled", "schemas", "examples"):
        shutil.copytree(ROOT / name, top / name, ignore=compiled_code)
    return top


def _run(top: Path, *further: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "trustcheck", "check", "examples/s3ns/profile.yaml", *further]
    surroundings = {"PATH": os.environ["PATH"], "TRUSTCHECK_LANG": "fr"}
    done = subprocess.run(
        command, cwd=top, env=surroundings, capture_output=True, check=False, encoding="utf-8"
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def expected(checkout: Path) -> tuple[int, str, str]:
    """Return what a run comes to with everything in its place."""
    return _run(checkout)


def _missing(folder: Path) -> None:
    shutil.rmtree(folder)


def _empty(folder: Path) -> None:
    for path in folder.rglob("*.txt"):
        path.write_bytes(b"")


def _cut(folder: Path) -> None:
    for path in folder.rglob("*.txt"):
        path.write_bytes(path.read_bytes()[:-100])


def _damaged(folder: Path) -> None:
    for path in folder.rglob("*.txt"):
        path.write_bytes(path.read_bytes().replace(b"must", b"should").replace(b"la ", b"LA "))


def _mixed_up(folder: Path) -> None:
    files = sorted(folder.rglob("*.txt"))
    texts = [path.read_bytes() for path in files]
    for path, raw in zip(files, [*texts[1:], texts[0]], strict=True):
        path.write_bytes(raw)


@pytest.mark.parametrize("happens", [_missing, _empty, _cut, _damaged, _mixed_up])
def test_a_run_is_the_same_whatever_happened_to_the_compiled_data(
    checkout: Path, expected: tuple[int, str, str], happens: Callable[[Path], None]
) -> None:
    kept = ROOT / "compiled"
    shutil.rmtree(checkout / "compiled", ignore_errors=True)
    shutil.copytree(kept, checkout / "compiled")
    happens(checkout / "compiled")

    assert expected == _run(checkout)


def test_a_change_of_a_rule_counts_at_once(checkout: Path) -> None:
    rule = checkout / "rules" / "cloud-de-confiance" / "1.1-servers.yaml"
    kept = rule.read_text("utf-8")
    title = next(line for line in kept.splitlines() if line.startswith("title: "))

    rule.write_text(kept.replace(title, "title: {fr: Un autre titre, en: Another title}"), "utf-8")
    _, report, _ = _run(checkout)
    rule.write_text(kept, "utf-8")

    assert "Un autre titre" in report
