"""Digests of files beside a profile."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import pytest

from trustcheck.source.digest import digest_within, digests_within
from trustcheck.source.limits import Limits

RAW = b"minutes of the meeting"
DIGEST = hashlib.sha256(RAW).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a file, one below it, and a secret beside it."""
    folder = tmp_path / "folder"
    (folder / "below").mkdir(parents=True)
    for path in (folder / "a.pdf", folder / "below/b.pdf", tmp_path / "secret"):
        path.write_bytes(RAW)
    return folder


@pytest.mark.parametrize("name", ["a.pdf", "below/b.pdf", "./a.pdf", "below/../a.pdf"])
def test_a_file_in_the_folder_has_a_digest(folder: Path, name: str) -> None:
    assert DIGEST == digest_within(folder, name)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("c.pdf", id="missing"),
        pytest.param("below", id="a folder"),
        pytest.param("../secret", id="above"),
        pytest.param("below/../../secret", id="above, by a way below"),
        pytest.param("a\0.pdf", id="a null character"),
        pytest.param("a" * 5000, id="too long a name"),
        pytest.param("", id="no name"),
    ],
)
def test_what_is_not_there_to_read_has_none(folder: Path, name: str) -> None:
    assert None is digest_within(folder, name)


def test_an_absolute_path_has_none(folder: Path) -> None:
    assert None is digest_within(folder, str(folder.parent / "secret"))


def test_a_link_that_leads_out_has_none(folder: Path) -> None:
    (folder / "link").symlink_to(folder.parent / "secret")

    assert None is digest_within(folder, "link")


def test_a_large_file_has_none(folder: Path) -> None:
    assert (DIGEST, None) == tuple(
        digest_within(folder, "a.pdf", limits=Limits(size=size)) for size in (22, 21)
    )


def test_each_name_of_a_file_has_its_digest(folder: Path) -> None:
    (folder / "link.pdf").symlink_to("a.pdf")
    names = ("a.pdf", "link.pdf", "./a.pdf", "c.pdf", "../secret", "a\0.pdf")

    assert {"a.pdf": DIGEST, "link.pdf": DIGEST, "./a.pdf": DIGEST} == digests_within(
        folder, names
    )


def test_a_file_is_read_once_however_often_it_is_named(folder: Path) -> None:
    with (folder / "large.pdf").open("wb") as large:
        large.truncate(16 * 2**20)
    before = time.process_time()

    found = digests_within(folder, ("./" * number + "large.pdf" for number in range(200)))

    assert (200, 1) == (len(found), len({*found.values()}))
    assert time.process_time() - before < 2
