"""A shipped ruleset, compiled and read, whatever has happened to its files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import LEXICON
from trustcheck.logic.fields import replace
from trustcheck.ruleset.compilation import compile_ruleset, compiled_ruleset
from trustcheck.ruleset.condition.typing import Lexicon, code
from trustcheck.ruleset.reading import read_ruleset
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.ruleset.shelf import shipped_rulesets
from trustcheck.source.folder import shipped

NAME = "cloud-de-confiance"


@pytest.fixture(scope="module", params=shipped_rulesets())
def read(request: pytest.FixtureRequest) -> Ruleset:
    """Return a shipped ruleset as its files read."""
    return read_ruleset(shipped("rules") / str(request.param), LEXICON)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with a copy of a shipped ruleset, and what is compiled of it."""
    folder = Path(shutil.copytree(shipped("rules") / NAME, tmp_path / "rules" / NAME))
    whole = compile_ruleset(read_ruleset(folder, LEXICON), LEXICON)
    (tmp_path / "compiled.txt").write_bytes(whole)
    return tmp_path


def taken(place: Path, *, lexicon: Lexicon = LEXICON) -> Ruleset | None:
    return compiled_ruleset(place / "rules" / NAME, place / "compiled.txt", lexicon)


def test_a_compiled_ruleset_is_the_ruleset_read(read: Ruleset, tmp_path: Path) -> None:
    file = tmp_path / "compiled.txt"
    file.write_bytes(compile_ruleset(read, LEXICON))

    found = compiled_ruleset(read.folder, file, LEXICON)

    assert read == found
    assert found is not None
    assert repr(read) == repr(found)
    assert [c.document for c in read.criteria] == [c.document for c in found.criteria]
    assert [c.span for c in read.criteria] == [c.span for c in found.criteria]
    assert found.is_about_situations or found.lexicon is LEXICON


def test_a_ruleset_is_compiled_wherever_its_folder_lies(place: Path) -> None:
    assert read_ruleset(place / "rules" / NAME, LEXICON) == taken(place)


def test_a_ruleset_with_words_of_its_own_keeps_them(tmp_path: Path) -> None:
    sample = read_ruleset(Path(__file__).parent / "sample", LEXICON)
    file = tmp_path / "compiled.txt"
    file.write_bytes(compile_ruleset(sample, LEXICON))

    assert sample.lexicon != LEXICON
    assert sample == compiled_ruleset(sample.folder, file, LEXICON)


def test_criteria_in_folders_below_are_compiled_as_well(place: Path) -> None:
    folder = place / "rules" / NAME
    (folder / "1-location").mkdir()
    for path in [*folder.glob("1.*.yaml")]:
        path.rename(folder / "1-location" / path.name)
    read = read_ruleset(folder, LEXICON)

    assert taken(place) is None

    (place / "compiled.txt").write_bytes(compile_ruleset(read, LEXICON))

    assert read == taken(place)


def test_no_file_is_read_as_yaml_until_it_is_asked(place: Path) -> None:
    found = taken(place)

    assert found is not None
    assert [] == [c.id for c in found.criteria if "document" in vars(c.original)]


def _changed(folder: Path) -> None:
    path = folder / "2.2-individual-holders.yaml"
    path.write_bytes(path.read_bytes().replace(b"level: must", b"level: should"))


def _commented(folder: Path) -> None:
    with (folder / "ruleset.yaml").open("ab") as stream:
        stream.write(b"# a remark\n")


def _removed(folder: Path) -> None:
    (folder / "1.1-servers.yaml").unlink()
    (folder / "1.1-servers.cases.yaml").unlink()


def _added(folder: Path) -> None:
    text = (folder / "1.1-servers.yaml").read_text("utf-8")
    (folder / "9.9-more.yaml").write_text(text.replace("CDC-1.1", "CDC-9.9"), "utf-8")


def _renamed(folder: Path) -> None:
    (folder / "1.2-backups.yaml").rename(folder / "7.1-backups.yaml")
    (folder / "1.2-backups.cases.yaml").rename(folder / "7.1-backups.cases.yaml")


def _exchanged(folder: Path) -> None:
    one, other = folder / "1.1-servers.yaml", folder / "1.2-backups.yaml"
    raw = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(raw)


def _wrong_ending(folder: Path) -> None:
    (folder / "9.9-more.yml").write_text("id: X\n", "utf-8")


def _cases_of_nothing(folder: Path) -> None:
    (folder / "9.9-more.cases.yaml").write_text("cases: []\n", "utf-8")


def _linked(folder: Path) -> None:
    path = folder / "1.2-backups.yaml"
    outside = folder.parent / "outside.yaml"
    path.rename(outside)
    path.symlink_to(outside)


@pytest.mark.parametrize(
    "happens",
    [
        _changed,
        _commented,
        _removed,
        _added,
        _renamed,
        _exchanged,
        _wrong_ending,
        _cases_of_nothing,
        _linked,
    ],
)
def test_a_ruleset_that_is_not_as_it_was_is_read_anew(
    place: Path, happens: Callable[[Path], None]
) -> None:
    happens(place / "rules" / NAME)

    assert taken(place) is None


@pytest.mark.parametrize("name", ["notes.txt", ".hidden.yaml", "1.1-servers.yaml~", "LISEZMOI.md"])
def test_a_file_that_is_no_part_of_the_ruleset_changes_nothing(place: Path, name: str) -> None:
    (place / "rules" / NAME / name).write_text("…", "utf-8")

    assert taken(place) is not None


@pytest.mark.parametrize(
    "lexicon",
    [
        pytest.param(replace(LEXICON, areas=LEXICON.areas[1:]), id="an area less"),
        pytest.param(replace(LEXICON, territories=("FR",)), id="fewer territories"),
        pytest.param(LEXICON.extended({"exposure": {"law": code("x")}}, {}), id="other laws"),
        pytest.param(LEXICON.extended({"site": {"more": code("x")}}, {}), id="a word more"),
    ],
)
def test_a_ruleset_is_read_anew_for_other_words(place: Path, lexicon: Lexicon) -> None:
    assert taken(place, lexicon=lexicon) is None


def test_a_folder_that_is_not_there_has_nothing_compiled(place: Path) -> None:
    shutil.rmtree(place / "rules")

    assert taken(place) is None


def test_the_compiled_file_says_nothing_of_where_it_was_made(place: Path) -> None:
    raw = (place / "compiled.txt").read_bytes()

    assert str(place).encode() not in raw
    assert raw == compile_ruleset(read_ruleset(shipped("rules") / NAME, LEXICON), LEXICON)
