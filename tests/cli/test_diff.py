"""`trustcheck diff`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import ABROAD, BROKEN, OPEN, PROFILE, ROOT, SMALL, run, written
from tests.conftest import Golden
from tests.published import faults

GOLDEN = Path(__file__).parent / "golden"
MODEL = (ROOT / "examples" / "nuage-modele" / "profile.yaml").read_text(encoding="utf-8")
FUND = """\
  - {holder: fund, held: nuage-modele, capital: 30, votes: 30, since: 2026-10-20}
"""
LATER = (
    MODEL.replace("stated_on: 2026-09-30", "stated_on: 2026-11-15")
    .replace("entities:\n", "entities:\n  fund:\n    name: \"Fonds | <b>*Étoile*</b> \\u202e\"\n"
             "    kind: fund\n    seats: {registered_office: US, central_administration: US, "
             "main_establishment: US}\n", 1)
    .replace("holdings:\n", f"holdings:\n{FUND}", 1)
    .replace("capital: 25\n    votes: 22", "capital: 5\n    votes: 5")
    .replace("capital: 20\n    votes: 18", "capital: 10\n    votes: 5")
    .replace("change_notice: P15D", "change_notice: P2M")
)  # fmt: skip
RENAMED = PROFILE.replace("name: Nimbus,", "name: Cumulus,")
FORMATS = ("text", "json", "markdown", "letter")


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a model profile and what became of it; it is the current one."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path, MODEL, "old.yaml")
    written(tmp_path, LATER, "new.yaml")
    return tmp_path


def _two(folder: Path, old: str, new: str) -> tuple[Path, Path]:
    return written(folder, old, "old.yaml"), written(folder, new, "new.yaml")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return what was assessed, by all of SecNumCloud, before and after."""
    folder = tmp_path_factory.mktemp("kept")
    _two(folder, MODEL, LATER)
    return _saved(folder, "old", "secnumcloud-3.2"), _saved(folder, "new", "secnumcloud-3.2")


def _saved(folder: Path, name: str, *rulesets: str | Path) -> Path:
    target = folder / f"{name}.json"
    options = [word for each in rulesets for word in ("--ruleset", each)]
    run("check", folder / f"{name}.yaml", *options, "--format", f"json={target}")
    return target


# What is told


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.usefixtures("model")
def test_what_changed_is_the_golden_page(format: str, language: str, golden: Golden) -> None:
    result = run(
        "diff", "old.yaml", "new.yaml", "--chapter", "19.6", "--format", format, "--lang", language
    )

    assert (1, "") == (result.exit_code, result.stderr)
    golden(GOLDEN / f"diff.{format}.{language}", result.stdout)


@pytest.mark.usefixtures("model")
def test_the_report_for_programs_is_as_its_schema_says(kept: tuple[Path, Path]) -> None:
    for operands in (("old.yaml", "new.yaml"), kept):
        report = json.loads(run("diff", *operands, "--format", "json").stdout)
        assert [] == faults("diff", report)
        assert report["by_steps"] is (operands is not kept)


@pytest.mark.usefixtures("model")
def test_no_markup_of_a_profile_gets_through() -> None:
    page = run("diff", "old.yaml", "new.yaml", "--format", "markdown").stdout
    letter = run("diff", "old.yaml", "new.yaml", "--format", "letter").stdout

    assert "Fonds \\| \\<b\\>\\*Étoile\\*\\</b\\>" in page
    assert "<b>" not in page
    assert "\u202e" not in page + letter


@pytest.mark.usefixtures("model")
def test_saved_assessments_find_what_profiles_do(kept: tuple[Path, Path]) -> None:
    by_steps = json.loads(
        run(
            "diff", "old.yaml", "new.yaml", "--ruleset", "secnumcloud-3.2", "--format", "json"
        ).stdout
    )
    recalled = json.loads(run("diff", *kept, "--format", "json").stdout)

    assert _verdicts(by_steps) == _verdicts(recalled)
    assert ["verify.day", "verify.profile"] == [
        each["kind"] for each in recalled["rulesets"][0]["differences"]
    ]
    assert {(0, 1)} == {tuple(each["causes"]) for each in recalled["rulesets"][0]["changed"]}
    assert ["SNC-19.6.f"] == [each["criterion"] for each in recalled["notices"]]


def _verdicts(report: dict[str, Any]) -> list[tuple[str, str, str]]:
    (told,) = report["rulesets"]
    return [(each["criterion"], each["before"], each["after"]) for each in told["changed"]]


def test_a_waiver_is_told_and_changes_no_verdict(tmp_path: Path) -> None:
    old, _ = _two(tmp_path, ABROAD, PROFILE)
    waivers = written(
        tmp_path,
        "trustcheck-waivers: 1\nwaivers:\n  - {criterion: SMALL-1, subject: Nimbus, owner: Ada, "
        "reason: It moves, reference: T-1, until: 2026-12-31}\n",
        "waivers.yaml",
    )
    results = [tmp_path / "one.json", tmp_path / "two.json"]
    run("check", old, "--ruleset", SMALL, "--format", f"json={results[0]}")
    run("check", old, "--ruleset", SMALL, "--waivers", waivers, "--format", f"json={results[1]}")

    result = run("diff", *results, "--format", "json")

    (told,) = json.loads(result.stdout)["rulesets"]
    assert (0, [], []) == (result.exit_code, told["changed"], told["touched"])
    assert ["verify.waivers.come"] == [each["kind"] for each in told["differences"]]
    assert ["SMALL-1: waived now by Ada until 31 December 2026 (It moves)"] == [
        each["sentence"] for each in told["waivers"]
    ]


# Exit codes


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param(PROFILE, PROFILE, 0, id="the same"),
        pytest.param(PROFILE, ABROAD, 1, id="pass to fail"),
        pytest.param(PROFILE, OPEN, 1, id="pass to unknown"),
        pytest.param(OPEN, ABROAD, 1, id="unknown to fail"),
        pytest.param(ABROAD, OPEN, 0, id="fail to unknown"),
        pytest.param(ABROAD, PROFILE, 0, id="fail to pass"),
        pytest.param(PROFILE, BROKEN, 3, id="one cannot be assessed"),
        pytest.param(BROKEN, BROKEN, 3, id="none can"),
    ],
)
def test_the_exit_code_says_whether_anything_got_worse(
    old: str, new: str, code: int, tmp_path: Path
) -> None:
    result = run("diff", *_two(tmp_path, old, new), "--ruleset", SMALL)

    assert code == result.exit_code
    assert (code == 3) is ("problem" in result.stderr)


@pytest.mark.parametrize(
    ("new", "told"),
    [
        pytest.param(RENAMED, "diff-of-two-services", id="two services"),
        pytest.param(PROFILE.replace("2026-09-30", "2026-09-29"), "diff-backwards", id="days"),
    ],
)
def test_what_must_not_be_compared_is_refused(new: str, told: str, tmp_path: Path) -> None:
    result = run("diff", *_two(tmp_path, PROFILE, new), "--ruleset", SMALL)

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"[{told}]" in result.stderr


def test_a_service_may_have_another_name(tmp_path: Path) -> None:
    result = run("diff", *_two(tmp_path, PROFILE, RENAMED), "--ruleset", SMALL, "--renamed")

    assert (0, "") == (result.exit_code, result.stderr)


def test_saved_assessments_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    old, new = _two(tmp_path, PROFILE, ABROAD)
    small, label = _saved(tmp_path, "old", SMALL), _saved(tmp_path, "new")
    written(tmp_path, small.read_text(encoding="utf-8")[:-40], "cut.json")
    written(tmp_path, '{"payloadType": "application/vnd.in-toto+json", "payload": "", '
            '"signatures": [{"sig": ""}]}', "envelope.json")  # fmt: skip

    for operands, told in (
        ((small, new), "diff-of-two-kinds"),
        ((old, label), "diff-of-two-kinds"),
        ((small, label), "diff-of-other-rulesets"),
        ((small, small, "--ruleset", SMALL), "diff-decided"),
        ((small, small, "--as-of", "2026-10-01"), "diff-decided"),
        ((small, tmp_path / "cut.json"), "not-json"),
        ((small, tmp_path / "envelope.json"), "diff-of-envelope"),
    ):
        result = run("diff", *operands)

        assert (3, "") == (result.exit_code, result.stdout)
        assert f"[{told}]" in result.stderr, told


def test_a_list_with_a_ruleset_twice_is_refused(tmp_path: Path) -> None:
    _two(tmp_path, PROFILE, ABROAD)
    small = _saved(tmp_path, "old", SMALL).read_text(encoding="utf-8")
    twice = written(tmp_path, f"[{small},{small}]", "twice.json")

    result = run("diff", twice, twice)

    assert (3, "") == (result.exit_code, result.stdout)
    assert "[diff-ruleset-twice]" in result.stderr


def test_only_one_of_the_two_is_standard_input(tmp_path: Path) -> None:
    _, new = _two(tmp_path, PROFILE, ABROAD)

    assert 1 == run("diff", "-", new, "--ruleset", SMALL, stdin=PROFILE).exit_code
    assert 2 == run("diff", "-", "-", "--ruleset", SMALL, stdin=PROFILE).exit_code


def test_a_page_is_not_written_over_a_profile(tmp_path: Path) -> None:
    old, new = _two(tmp_path, PROFILE, ABROAD)

    result = run("diff", old, new, "--ruleset", SMALL, "--format", f"json={new}")

    assert (3, ABROAD) == (result.exit_code, new.read_text(encoding="utf-8"))


# Notices


def test_without_a_notice_there_is_no_letter(tmp_path: Path) -> None:
    page = tmp_path / "letter.txt"

    result = run(
        "diff", *_two(tmp_path, PROFILE, ABROAD), "--ruleset", SMALL, "--format", f"letter={page}"
    )

    assert (1, "", False) == (result.exit_code, result.stdout, page.exists())
    assert "no letter to draft" in result.stderr


WINDOW = ["2026-11-01", "2026-12-15"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("", "", [], id="nothing changes"),
        pytest.param("until: 2028-01-14", "until: 2028-01-15", [], id="of no watched article"),
        pytest.param("votes: 60", "votes: 59.5", WINDOW, id="between two statements"),
        pytest.param("change_notice: P15D", "change_notice: P28D", WINDOW, id="the notice itself"),
        pytest.param(
            "votes: 60\n",
            "votes: 59.5\n    since: 2026-10-31\n",
            ["2026-11-30", "2026-11-30"],
            id="on a day that is declared",
        ),
    ],
)
def test_a_notice_is_owed_for_what_the_profile_changes(
    old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    later = MODEL.replace("stated_on: 2026-09-30", "stated_on: 2026-11-15")
    files = _two(tmp_path, MODEL, later.replace(old, new, 1))

    report = json.loads(run("diff", *files, "--format", "json").stdout)

    due = [[each["due"]["first"], each["due"]["last"]] for each in report["notices"]]
    assert ([expected] if expected else []) == due


def test_the_day_alone_asks_for_no_notice(tmp_path: Path) -> None:
    later = MODEL.replace("stated_on: 2026-09-30", "stated_on: 2029-11-15")

    report = json.loads(run("diff", *_two(tmp_path, MODEL, later), "--format", "json").stdout)

    assert [] == report["notices"]
    steps = [
        step["by"]
        for told in report["rulesets"]
        for each in told["changed"]
        for step in each["steps"]
    ]
    assert {"day"} == set(steps)
