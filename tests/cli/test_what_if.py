"""`trustcheck what-if`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import ABROAD, PROFILE, ROOT, SMALL, run, written
from tests.published import faults

EXAMPLE = ROOT / "examples" / "nuage-exemple" / "profile.yaml"


@pytest.mark.parametrize(
    ("profile", "wish", "code"),
    [
        pytest.param(ABROAD, ["--set", "sites[one].territory=FR"], 0, id="by an id"),
        pytest.param(ABROAD, ["--set", "sites[0].territory=FR"], 0, id="by an index"),
        pytest.param(PROFILE, ["--set", "sites[0].territory=US"], 1, id="to the worse"),
        pytest.param(PROFILE, ["--set", "sites[0].territory=undisclosed"], 1, id="unknown"),
        pytest.param(PROFILE, ["--remove", "complete"], 1, id="less is known"),
        pytest.param(PROFILE, ["--remove", "sites[0]"], 1, id="nothing is left to look at"),
        pytest.param(
            PROFILE,
            ["--add", "sites={id: two, territory: US, roles: [storage]}"],
            1,
            id="one more",
        ),
        pytest.param(
            PROFILE.replace("complete: [sites]\n", ""), ["--add", "complete=sites"], 0, id="closed"
        ),
    ],
)
def test_the_exit_code_is_that_of_the_gate_on_the_changed_facts(
    profile: str, wish: list[str], code: int, tmp_path: Path
) -> None:
    file = written(tmp_path, profile)

    result = run("what-if", file, *wish, "--ruleset", SMALL)

    assert (code, "") == (result.exit_code, result.stderr)
    assert profile == file.read_text(encoding="utf-8")


def test_it_says_what_checking_the_changed_file_says(tmp_path: Path) -> None:
    wishes = {"capital: 38.75": "holdings[1].capital=20", "votes: 38.75": "holdings[1].votes=20"}
    text = EXAMPLE.read_text(encoding="utf-8")
    for written_before in wishes:
        text = text.replace(written_before, written_before.replace("38.75", "20"), 1)
    options = [word for wish in wishes.values() for word in ("--set", wish)]

    supposed = json.loads(run("what-if", EXAMPLE, *options, "--format", "json").stdout)
    checked = json.loads(run("check", written(tmp_path, text), "--format", "json").stdout)

    expected = {each["id"]: each["verdict"] for each in checked["findings"]}
    assert expected == supposed["verdicts"]
    assert checked["verdict"] == supposed["verdict"]["after"]


def test_a_page_tells_what_was_supposed_and_what_changes() -> None:
    result = run("what-if", EXAMPLE, "--set", "sites[2].territory=FR", "--criterion", "CDC-1.2")

    text = " ".join(result.stdout.split())
    assert "sites[2].territory: FR instead of NC" in text
    assert "The gate was closed and is then open." in text
    assert "One verdict changes, 0 stay ✗ → ✓ CDC-1.2" in text
    assert "→ fail, then pass" in text


def test_a_page_tells_it_in_french() -> None:
    result = run("what-if", EXAMPLE, "--set", "sites[2].territory=FR", "--lang", "fr")

    assert "sites[2].territory\u00a0: FR au lieu de NC" in result.stdout
    assert "Un verdict change" in result.stdout


def test_the_report_for_programs_is_as_its_schema_says() -> None:
    result = run(
        "what-if", EXAMPLE, "--set", "holdings[1].capital=20.5", "--remove", "sites[2]",
        "--add", "complete=keys", "--format", "json",
    )  # fmt: skip

    assert 3 == result.exit_code  # no such list
    result = run(
        "what-if", EXAMPLE, "--set", "holdings[1].capital=20.5", "--remove", "sites[2]",
        "--format", "json",
    )  # fmt: skip
    report = json.loads(result.stdout)
    assert [] == faults("what-if", report)
    assert ["20.5", None] == [each["after"] for each in report["alterations"]]
    assert ["set", "remove"] == [each["manner"] for each in report["alterations"]]


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        pytest.param(["--set", "sites[9].territory=FR"], ["no-such-fact"], id="no record"),
        pytest.param(["--remove", "contract"], ["no-such-fact"], id="nothing there"),
        pytest.param(["--add", "subject=1"], ["adds-to-no-list"], id="no list"),
        pytest.param(["--set", "sites[0].teritory=FR"], ["unknown-key-near"], id="misspelt"),
        pytest.param(["--set", "sites[0].territory=XX"], ["unknown-territory"], id="no place"),
        pytest.param(["--set", "subject.provider=x"], ["unknown-entity"], id="nobody"),
        pytest.param(
            ["--set", "stated_on={", "--set", "a.b[0]=1"],
            ["no-such-fact", "unclosed-bracket"],
            id="two at once",
        ),
        pytest.param(
            ["--set", "sites=[]", "--set", "sites[0].territory=FR"],
            ["supposed-twice"],
            id="one within the other",
        ),
    ],
)
def test_what_cannot_be_supposed_is_told_with_its_place(
    wish: list[str], told: list[str], tmp_path: Path
) -> None:
    file = written(tmp_path, PROFILE)

    result = run("what-if", file, *wish, "--ruleset", SMALL)

    assert (3, "") == (result.exit_code, result.stdout)
    codes = [line[6:].partition("]")[0] for line in result.stderr.splitlines() if "]: " in line]
    assert told == codes


@pytest.mark.parametrize(
    "arguments", [[], ["--set", "a"], ["--remove", "a=b"], ["--set", "=b"]], ids=str
)
def test_a_wish_without_its_form_answers_2(arguments: list[str], tmp_path: Path) -> None:
    result = run("what-if", written(tmp_path, PROFILE), *arguments)

    assert 2 == result.exit_code
