"""Streams that end, fill up, or are not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from trustcheck.cli.stream import Stream, wants_colour

NEVER_FULL = not Path("/dev/full").exists()


@pytest.mark.parametrize(
    ("expected", "choice", "environment", "is_terminal"),
    [
        pytest.param(True, "auto", {}, True, id="a terminal"),
        pytest.param(False, "auto", {}, False, id="a pipe"),
        pytest.param(False, "auto", {"NO_COLOR": "1"}, True, id="NO_COLOR"),
        pytest.param(True, "auto", {"NO_COLOR": ""}, True, id="an empty NO_COLOR is not set"),
        pytest.param(True, "auto", {"FORCE_COLOR": "1"}, False, id="FORCE_COLOR"),
        pytest.param(False, "auto", {"FORCE_COLOR": "0"}, False, id="FORCE_COLOR=0"),
        pytest.param(
            False, "auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, id="both: no colour"
        ),
        pytest.param(True, "auto", {"CLICOLOR_FORCE": "1"}, False, id="CLICOLOR_FORCE"),
        pytest.param(False, "auto", {"CLICOLOR": "0"}, True, id="CLICOLOR=0"),
        pytest.param(False, "auto", {"TERM": "dumb"}, True, id="a dumb terminal"),
        pytest.param(True, "always", {"NO_COLOR": "1"}, False, id="always"),
        pytest.param(False, "never", {"FORCE_COLOR": "1"}, True, id="never"),
    ],
)
def test_colour_is_decided_by_the_option_then_the_environment_then_the_terminal(
    expected: bool, choice: str, environment: dict[str, str], is_terminal: bool
) -> None:
    assert expected is wants_colour(choice, environment, is_terminal=is_terminal)


def test_a_reader_that_went_away_is_no_mistake() -> None:
    reading, writing = os.pipe()
    os.close(reading)

    with open(writing, "w", encoding="utf-8") as pipe:
        Stream(pipe).write("report")
        Stream(pipe).write("more of it")


def test_a_stream_that_the_shell_closed_takes_everything() -> None:
    Stream(None).write("report")

    assert Stream(None).is_terminal is False


@pytest.mark.skipif(NEVER_FULL, reason="no device that is always full")
def test_a_report_that_cannot_be_kept_is_not_passed_over() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full, pytest.raises(OSError, match="space"):
        Stream(full).write("report")
