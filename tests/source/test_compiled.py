"""Compiled data, and everything that can have happened to them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from trustcheck.logic.message import Text
from trustcheck.source.compiled import FORMAT, compilation, compiled, compiled_file
from trustcheck.source.fingerprint import fingerprint
from trustcheck.source.folder import shipped
from trustcheck.source.tables import classes

KNOWN = classes(Text)
SOURCES = [("a.yaml", b"fr: un"), ("b.yaml", b"en: one")]
VALUE = Text("un", "one")
RAW = compilation(VALUE, SOURCES, KNOWN)


def taken(path: Path, raw: bytes) -> Text | None:
    path.write_bytes(raw)
    return compiled(path, SOURCES, KNOWN, Text)


def signed(content: bytes) -> bytes:
    """Return a compiled file of this content, as somebody would forge it."""
    sources, made = fingerprint(SOURCES), fingerprint([(FORMAT, content)])
    return f"{FORMAT}\nsources {sources}\ncontent {made}\n".encode() + content


def test_compiled_data_of_these_very_sources_are_the_value(tmp_path: Path) -> None:
    assert VALUE == taken(tmp_path / "value.txt", RAW)


@pytest.mark.parametrize(
    "sources",
    [
        pytest.param([], id="none"),
        pytest.param(SOURCES[:1], id="one less"),
        pytest.param([*SOURCES, ("c.yaml", b"")], id="one more, though empty"),
        pytest.param([("a.yaml", b"fr: UN"), SOURCES[1]], id="another byte"),
        pytest.param([("A.yaml", b"fr: un"), SOURCES[1]], id="another name"),
        pytest.param(SOURCES[::-1], id="another order"),
        pytest.param([("a.yaml", b"fr: une"), ("b.yaml", b"n: one")], id="a byte moved over"),
        pytest.param([("a.yaml", b"en: one"), ("b.yaml", b"fr: un")], id="names exchanged"),
    ],
)
def test_compiled_data_of_other_sources_are_none(
    tmp_path: Path, sources: list[tuple[str, bytes]]
) -> None:
    path = tmp_path / "value.txt"
    path.write_bytes(RAW)

    assert compiled(path, sources, KNOWN, Text) is None


def test_compiled_data_cut_short_are_none(tmp_path: Path) -> None:
    path = tmp_path / "value.txt"

    assert [] == [end for end in range(len(RAW)) if taken(path, RAW[:end]) is not None]


def test_compiled_data_with_one_other_byte_are_none(tmp_path: Path) -> None:
    path = tmp_path / "value.txt"
    damaged = [RAW[:at] + bytes([RAW[at] ^ 1]) + RAW[at + 1 :] for at in range(len(RAW))]

    assert [] == [at for at, raw in enumerate(damaged) if taken(path, raw) is not None]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(RAW + b"\n", id="a line too many"),
        pytest.param(RAW.replace(b"\n", b"\r\n"), id="other ends of lines"),
        pytest.param(b"\xef\xbb\xbf" + RAW, id="a byte order mark"),
        pytest.param(RAW.replace(FORMAT.encode(), b"trustcheck compiled 0"), id="another format"),
        pytest.param(b"\0" * len(RAW), id="nothing but zeroes"),
        pytest.param(b"{}", id="another kind of file"),
        pytest.param(signed(b"Text 1 fr:text en:text\nun\n"), id="a broken table, signed"),
        pytest.param(signed(b"\xff\xfe\n"), id="no text, signed"),
        pytest.param(signed(b"text 1\nun\n"), id="a value of another class, signed"),
        pytest.param(signed(b"Text 1 fr:text\nun\n"), id="other fields, signed"),
        pytest.param(signed(b""), id="nothing, signed"),
    ],
)
def test_anything_else_in_the_place_of_compiled_data_is_none(tmp_path: Path, raw: bytes) -> None:
    assert taken(tmp_path / "value.txt", raw) is None


def _absent(path: Path) -> Path | None:
    return path


def _nowhere(path: Path) -> Path | None:
    return None


def _folder(path: Path) -> Path | None:
    path.mkdir()
    return path


def _below_a_file(path: Path) -> Path | None:
    path.write_bytes(RAW)
    return path / "value.txt"


@pytest.mark.parametrize("make", [_absent, _nowhere, _folder, _below_a_file])
def test_compiled_data_that_are_not_there_are_none(
    tmp_path: Path, make: Callable[[Path], Path | None]
) -> None:
    assert compiled(make(tmp_path / "value.txt"), SOURCES, KNOWN, Text) is None


def test_reading_compiled_data_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    assert taken(tmp_path / "value.txt", RAW[:-1]) is None

    assert [("value.txt", RAW[:-1])] == [(p.name, p.read_bytes()) for p in tmp_path.iterdir()]


def test_what_is_forged_with_its_digests_is_not_noticed(tmp_path: Path) -> None:
    """The limit of it, told in docs/architecture.md: digests are no signature."""
    forged = signed(b"Text 1 fr:text en:text\nun\ttwo\n")

    assert Text("un", "two") == taken(tmp_path / "value.txt", forged)


def test_compiled_data_lie_beside_the_shipped_folders() -> None:
    assert shipped("compiled") / "rules/reference.txt" == compiled_file("rules/reference")
