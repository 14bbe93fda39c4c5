"""`trustcheck forecast`."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.program import ROOT, run, written
from tests.published import faults

MODEL = ROOT / "examples" / "nuage-modele" / "profile.yaml"
"""Its qualification ends on 14 January 2028, and with it the open gate."""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param([], 0, id="without a number of days"),
        pytest.param(["--days", "470"], 0, id="nothing yet"),
        pytest.param(["--days", "471"], 1, id="the last day is among them"),
        pytest.param(["--as-of", "2028-01-14", "--days", "0"], 1, id="today is the last day"),
        pytest.param(["--as-of", "2028-01-15", "--days", "900"], 0, id="over"),
        pytest.param(["--criterion", "CDC-1.1", "--days", "9000"], 0, id="another criterion"),
        pytest.param(["--days", "-1"], 2, id="no number of days"),
        pytest.param(["--format", "csv"], 2, id="no format"),
    ],
)
def test_something_that_ends_in_time_gives_1(arguments: list[str], code: int) -> None:
    result = run("forecast", MODEL, *arguments)

    assert code == result.exit_code


def test_a_page_tells_the_last_day_the_reason_and_its_place() -> None:
    result = run("forecast", MODEL)

    text = " ".join(result.stdout.split())
    assert "From 15 January 2028 it is closed" not in text
    assert "from 15 January 2028 it is closed by CDC-5.2" in text
    assert "Until 14 January 2028 ✓ → ✗ CDC-5.2" in text
    assert "← the last day of qualifications[0] is 14 January 2028" in text
    assert "profile.yaml:165:12 qualifications[0].until = 2028-01-14" in text
    assert "16 passes stay while the facts do" in text


def test_a_page_tells_it_in_french() -> None:
    result = run("forecast", MODEL, "--lang", "fr", "--days", "471")

    assert "jusqu’au 14 janvier 2028".capitalize() in result.stdout
    assert "Une conformité prend fin" in result.stdout


@pytest.mark.parametrize("example", ["nuage-modele", "ovhcloud-2021", "logiciel-modele"])
def test_the_report_for_programs_is_as_its_schema_says(example: str) -> None:
    result = run(
        "forecast", ROOT / "examples" / example / "profile.yaml", "--format", "json", "--days", "9"
    )

    report = json.loads(result.stdout)
    assert [] == faults("forecast", report)
    assert "trustcheck-forecast/1" == report["format"]
    assert [
        report["turns"][each["turn"]]["criterion"]
        for each in report["passes"]
        if each["turn"] is not None
    ] == [each["criterion"] for each in report["passes"] if each["turn"] is not None]


def test_a_calendar_is_read_back(tmp_path: Path) -> None:
    calendar = tmp_path / "ends.ics"

    result = run(
        "forecast", MODEL, "--days", "30", "--format", f"ics={calendar}", "--format", "text"
    )

    raw = calendar.read_bytes()
    assert 0 == result.exit_code
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    assert date(2028, 1, 14) == event.decoded("DTSTART")
    assert "Nuage Modèle Compute: 2 things end" == str(event["SUMMARY"])
    told = str(event["DESCRIPTION"]).split("\n")
    assert told[0] == "The gate is open on this day, and closed on the next."
    assert told[1].startswith("CDC-5.2 Service qualified under SecNumCloud 3.2: pass on this day")
    (alarm,) = event.walk("VALARM")
    assert timedelta(days=-30) == alarm.decoded("TRIGGER")


def test_a_calendar_is_the_same_to_the_byte_and_holds_a_hostile_name(tmp_path: Path) -> None:
    name = "Nim\\\\bus; BEGIN:VEVENT, \\u0007é" + "日" * 60
    text = MODEL.read_text(encoding="utf-8").replace(
        "name: Nuage Modèle Compute", f'name: "{name}"', 1
    )
    file = written(tmp_path, text)

    results = [run("forecast", file, "--format", "ics") for _ in range(2)]

    assert results[0].stdout_bytes == results[1].stdout_bytes
    (event,) = Calendar.from_ical(results[0].stdout_bytes).walk("VEVENT")
    assert "Nim\\bus; BEGIN:VEVENT, \\u0007é" + "日" * 60 in str(event["SUMMARY"])


def test_nothing_is_written_over_the_profile(tmp_path: Path) -> None:
    file = written(tmp_path, MODEL.read_text(encoding="utf-8"))

    result = run("forecast", file, "--format", f"ics={file}")

    assert 3 == result.exit_code
    assert MODEL.read_text(encoding="utf-8") == file.read_text(encoding="utf-8")


def test_a_broken_profile_answers_3(tmp_path: Path) -> None:
    file = written(tmp_path, "trustcheck: 1\n")

    result = run("forecast", file)

    assert (3, "") == (result.exit_code, result.stdout)


def test_a_waiver_that_ends_closes_the_gate(tmp_path: Path) -> None:
    waivers = written(
        tmp_path,
        "trustcheck-waivers: 1\nwaivers:\n  - criterion: CDC-5.2\n"
        "    subject: Nuage Modèle Compute\n    owner: The board\n    reason: It is renewed.\n"
        "    reference: '42'\n    until: 2028-03-31\n",
        "waivers.yaml",
    )

    result = run(
        "forecast", MODEL, "--as-of", "2028-02-01", "--waivers", waivers, "--format", "json"
    )

    report = json.loads(result.stdout)
    assert ("open", "2028-04-01") == (report["gate"], report["gate_closes"])
    (turn,) = [each for each in report["turns"] if each["waived_before"]]
    assert ("2028-04-01", False, "fail", "fail") == (
        turn["on"],
        turn["waived_after"],
        turn["before"],
        turn["after"],
    )
    assert ["waiver"] == [cause["kind"] for cause in turn["causes"]]
