"""What a command found, in each format that was asked for, where it was asked for."""

from __future__ import annotations

import io
from pathlib import Path

from trustcheck.cli.console import WIDTH, Console
from trustcheck.cli.delivery import deliver
from trustcheck.cli.stream import Stream
from trustcheck.cli.target import Target
from trustcheck.report.style import Style, styled
from trustcheck.wording.phrase import Wording

BOLD = "\x1b[1m42\x1b[0m 88\n"


def _page(found: int, wording: Wording, /, *, width: int) -> str:
    return f"{styled(str(found), Style.STRONG)} {width}\n"


def _json(found: int, wording: Wording) -> str:
    return f"[{found}]\n"


def _nothing(found: int, wording: Wording) -> str:
    return ""


def _delivered(*targets: Target, coloured: bool = False) -> str:
    """Return what standard output has after a delivery."""
    out = io.StringIO()
    console = Console(Stream(out, coloured), Stream(None), "en")
    deliver(console, 42, to=targets, page=_page, others={"json": _json, "nothing": _nothing})
    return out.getvalue()


def test_without_a_target_people_are_told_on_standard_output() -> None:
    assert f"42 {WIDTH}\n" == _delivered()


def test_a_page_is_coloured_where_that_is_wanted_and_never_in_a_file(tmp_path: Path) -> None:
    page = tmp_path / "page"

    told = _delivered(Target("text"), Target("text", page), coloured=True)

    assert (BOLD, f"42 {WIDTH}\n") == (told, page.read_text(encoding="utf-8"))


def test_each_format_goes_to_its_own_place(tmp_path: Path) -> None:
    page = tmp_path / "page"

    told = _delivered(Target("json"), Target("text", page))

    assert ("[42]\n", f"42 {WIDTH}\n") == (told, page.read_text(encoding="utf-8"))


def test_a_format_that_has_nothing_to_tell_writes_no_file(tmp_path: Path) -> None:
    _delivered(Target("nothing", tmp_path / "letter"))

    assert [] == [*tmp_path.iterdir()]
