"""`trustcheck verify`: what is the same, what differs and why, and what is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import ABROAD, BROKEN, PROFILE, run
from tests.cli.saving import EVIDENCED, saved
from tests.published import faults

__all__ = ["saved"]

DAY = "30 September 2026"


def told(*arguments: str | Path) -> tuple[int, dict[str, Any]]:
    """Return the exit code of a verification, and what it says for programs."""
    result = run("verify", *arguments, "--format", "json")
    report = json.loads(result.stdout)
    assert [] == faults("verification", report)
    return result.exit_code, report


def kinds(told: dict[str, Any]) -> list[str]:
    """Return the kinds of differences."""
    return [each["kind"].removeprefix("verify.") for each in told["differences"]]


def edit(path: Path, old: str, new: str, count: int = 1) -> None:
    """Put a text in the place of another in a file, which has it."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def rewrite(path: Path, change: dict[str, Any]) -> None:
    """Change parts of a saved assessment, by pointers with slashes."""
    report = json.loads(path.read_text(encoding="utf-8"))
    for pointer, value in change.items():
        part: Any = report
        *way, last = pointer.split("/")
        for step in way:
            part = part[int(step) if isinstance(part, list) else step]
        part[int(last) if isinstance(part, list) else last] = value
    path.write_text(json.dumps(report), encoding="utf-8")


# The same


def test_what_was_saved_comes_out_the_same(saved: Path) -> None:
    result = run("verify", saved)

    assert (0, "") == (result.exit_code, result.stderr)
    assert (
        f"r: the same. Assessed again as of {DAY}, everything comes out as it is saved.\n"
        "profile.yaml held against small 1: pass. This is the verdict of the file; whether it is "
        "what it should be is for its reader to say.\n"
    ) == result.stdout


def test_the_answer_is_about_the_file_and_not_about_the_gate(saved: Path) -> None:
    Path("profile.yaml").write_text(ABROAD, encoding="utf-8")
    assert 1 == run("check", "profile.yaml", "--ruleset", "small", "--format", "json=r").exit_code

    assert (0, "fail") == ((answer := told(saved))[0], answer[1]["verdict"])


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(["--as-of", "2027-01-01"], id="another day"),
        pytest.param(["--criterion", "SMALL-1"], id="some of the criteria"),
        pytest.param(["--parameter", "territory=union"], id="a parameter"),
        pytest.param(["--lang", "fr"], id="another language"),
        pytest.param(["--ruleset", "client.yaml"], id="a tailored ruleset"),
        pytest.param(["--ruleset", "cloud-de-confiance"], id="a shipped ruleset"),
    ],
)
def test_every_choice_is_made_again(saved: Path, options: list[str]) -> None:
    Path("client.yaml").write_text("extends: small\nparameters: {territory: union}\n")
    ruleset = [] if "--ruleset" in options else ["--ruleset", "small"]
    run("check", "profile.yaml", *ruleset, *options, "--format", "json=r")

    assert (0, True) == ((answer := told(saved))[0], answer[1]["same"])


def test_how_the_file_is_laid_out_does_not_count(saved: Path) -> None:
    report = json.loads(saved.read_text(encoding="utf-8"))
    saved.write_text(json.dumps(dict(reversed(report.items()))), encoding="utf-8")

    assert 0 == run("verify", saved).exit_code


def test_the_files_may_have_moved(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("elsewhere").mkdir()
    for name in ("profile.yaml", "minutes.pdf", "small"):
        Path(name).rename(f"elsewhere/{name}")

    assert 3 == run("verify", saved).exit_code
    moved = ["--profile", "elsewhere/profile.yaml", "--ruleset", "elsewhere/small"]
    assert (0, []) == ((answer := told(saved, *moved))[0], answer[1]["differences"])


def test_a_profile_may_come_on_standard_input(saved: Path) -> None:
    Path("profile.yaml").write_text(PROFILE, encoding="utf-8")
    arguments = ["check", "-", "--ruleset", "small", "--format", "json=r"]
    assert 0 == run(*arguments, stdin=PROFILE).exit_code

    unnamed = run("verify", saved)
    assert (3, True) == (unnamed.exit_code, "profile-was-standard-input" in unnamed.stderr)
    assert 0 == run("verify", saved, "--profile", "-", stdin=PROFILE).exit_code
    assert 0 == run("verify", saved, "--profile", "profile.yaml").exit_code


def test_choices_that_flatter_a_verdict_are_said(saved: Path) -> None:
    arguments = ["--ruleset", "small", "--parameter", "territory=union", "--criterion", "SMALL-1"]
    run("check", "profile.yaml", *arguments, "--format", "json=r")

    said = run("verify", saved).stdout.splitlines()[2:]

    assert [
        "Parameters are set for the run: territory = union.",
        "Only these criteria were chosen: SMALL-1.",
    ] == said


# What differs, and why


def test_a_changed_profile_is_the_cause_of_what_it_changes(saved: Path) -> None:
    edit(Path("profile.yaml"), "territory: FR", "territory: US")

    code, answer = told(saved)

    assert (1, ["profile"]) == (code, kinds(answer))
    assert ("SMALL-1", "pass", "fail", [0]) == tuple(
        answer["verdicts"][0][name] for name in ("criterion", "before", "after", "causes")
    )
    assert ["sites[0].territory: was FR, is US"] == answer["verdicts"][0]["facts"]
    assert [] == answer["unexplained"]


def test_a_comment_in_the_profile_is_a_difference_too(saved: Path) -> None:
    edit(Path("profile.yaml"), "trustcheck: 1\n", "trustcheck: 1 # as before\n")

    code, answer = told(saved)

    assert (1, ["profile"], []) == (code, kinds(answer), answer["verdicts"])


def test_a_changed_rule_is_the_cause_for_its_criterion_alone(saved: Path) -> None:
    edit(Path("small/1-sites.yaml"), "en: ", "en: More ")

    code, answer = told(saved)

    assert (1, ["rule"], ["SMALL-1"]) == (code, kinds(answer), answer["other_reasons"])
    assert ["SMALL-1"] == answer["differences"][0]["bears_on"]


@pytest.mark.parametrize(
    ("expected", "old", "new"),
    [
        pytest.param(["file"], "id: small\n", "id: small # as before\n", id="a comment"),
        pytest.param(["ruleset_version", "file"], '"1"\ntitle', '"2"\ntitle', id="a version"),
        pytest.param(["ruleset"], "id: small\n", "id: other\n", id="an id"),
        pytest.param(["file", "parameter"], "default: france", "default: union", id="a parameter"),
    ],
)
def test_a_changed_file_of_the_ruleset_is_named(
    saved: Path, expected: list[str], old: str, new: str
) -> None:
    edit(Path("small/ruleset.yaml"), old, new)

    code, answer = told(saved)

    assert (1, expected) == (code, kinds(answer))


def test_a_criterion_that_came_and_one_that_went_are_named(saved: Path) -> None:
    text = Path("small/2-backup.yaml").read_text(encoding="utf-8")
    Path("small/2-backup.yaml").unlink()
    Path("small/2-backup.cases.yaml").unlink()
    Path("small/3-more.yaml").write_text(re.sub(r"^id: .*", "id: MORE", text), encoding="utf-8")

    code, answer = told(saved)

    assert (1, ["rule.gone", "rule.come"]) == (code, kinds(answer))
    assert [("SMALL-2", None), ("MORE", None)] == [
        (each["criterion"], each["before" if each["criterion"] == "MORE" else "after"])
        for each in answer["verdicts"]
    ]
    assert [[0], [1]] == [each["causes"] for each in answer["verdicts"]]


@pytest.mark.parametrize(
    ("expected", "content"),
    [
        pytest.param("evidence", b"other minutes", id="changed"),
        pytest.param("evidence.gone", None, id="gone"),
    ],
)
def test_evidence_that_changed_bears_on_no_verdict(
    saved: Path, expected: str, content: bytes | None
) -> None:
    if content is None:
        Path("minutes.pdf").unlink()
    else:
        Path("minutes.pdf").write_bytes(content)

    code, answer = told(saved)

    assert (1, [expected], []) == (code, kinds(answer), answer["differences"][0]["bears_on"])


def test_evidence_that_has_come_is_told(saved: Path) -> None:
    Path("lost.pdf").write_bytes(b"found")

    code, answer = told(saved)

    assert (1, ["evidence.come"]) == (code, kinds(answer))


def test_another_version_of_the_tool_is_told(saved: Path) -> None:
    rewrite(saved, {"tool/version": "0.0.1", "findings/0/verdict": "fail"})

    result = run("verify", saved)

    assert 1 == result.exit_code
    assert "  1. trustcheck: version 0.0.1 then, " in result.stdout
    assert "  SMALL-1: fail in the file, pass now (from 1)\n" in result.stdout


@pytest.mark.parametrize(
    ("expected", "change"),
    [
        pytest.param(
            ["/findings/0/verdict"], {"findings/0/verdict": "fail"}, id="a verdict of a criterion"
        ),
        pytest.param(["/verdict"], {"verdict": "fail"}, id="the verdict on the whole"),
        pytest.param(["/counts/must/pass"], {"counts/must/pass": 3}, id="a count"),
        pytest.param(["/real_passes"], {"real_passes": 3}, id="the real passes"),
        pytest.param(["/subject/name"], {"subject/name": "Cumulus"}, id="the service"),
        pytest.param(["/self_assessment"], {"self_assessment": "Labelled."}, id="a sentence"),
        pytest.param(["/ruleset/title/en"], {"ruleset/title/en": "Strict"}, id="a title"),
        pytest.param(
            ["/findings/0/facts/0/written"], {"findings/0/facts/0/written": "DE"}, id="f"
        ),
        pytest.param(
            ["/findings/0/facts/0/place/line"], {"findings/0/facts/0/place/line": 1}, id="a place"
        ),
        pytest.param(
            ["/findings/0/explanation/sentence"],
            {"findings/0/explanation/sentence": "so it is"},
            id="a step",
        ),
        pytest.param(["/evidence/x"], {"evidence": {}}, id="evidence"),
    ],
)
def test_an_edited_result_is_told_from_a_changed_world(
    saved: Path, expected: list[str], change: dict[str, Any]
) -> None:
    if expected == ["/evidence/x"]:
        Path("profile.yaml").write_text(
            EVIDENCED.replace("storage, backup]}", "storage, backup], evidence: [minutes]}"),
            encoding="utf-8",
        )
        run("check", "profile.yaml", "--ruleset", "small", "--format", "json=r")
        expected = ["/evidence/minutes"]
    rewrite(saved, change)

    code, answer = told(saved)

    assert (1, [], expected) == (
        code,
        answer["differences"],
        [each["pointer"] for each in answer["unexplained"]],
    )


def test_a_criterion_taken_out_is_missed(saved: Path) -> None:
    report = json.loads(saved.read_text(encoding="utf-8"))
    del report["findings"][0]
    saved.write_text(json.dumps(report), encoding="utf-8")

    code, answer = told(saved)

    assert (1, [], ["/findings"]) == (
        code,
        answer["differences"],
        [each["pointer"] for each in answer["unexplained"]],
    )
    assert [("SMALL-1", None, "pass", [])] == [
        (each["criterion"], each["before"], each["after"], each["causes"])
        for each in answer["verdicts"]
    ]


def test_a_criterion_given_twice_is_seen(saved: Path) -> None:
    report = json.loads(saved.read_text(encoding="utf-8"))
    report["findings"].append(report["findings"][0])
    saved.write_text(json.dumps(report), encoding="utf-8")

    assert (1, ["/findings"]) == (
        (answer := told(saved))[0],
        [each["pointer"] for each in answer[1]["unexplained"]],
    )


@pytest.mark.parametrize(
    "pointer",
    [
        "profile/sha256",
        "ruleset/digest",
        "made_from/files/ruleset.yaml",
        "made_from/rules/SMALL-1",
        "made_from/reference/laws.yaml",
        "made_from/evidence/minutes",
    ],
)
def test_an_edited_digest_is_a_difference(saved: Path, pointer: str) -> None:
    rewrite(saved, {pointer: "0" * 64})

    code, answer = told(saved)

    assert (1, 1) == (code, len(answer["differences"]))


def test_an_edit_is_told_with_its_place_and_what_it_should_be(saved: Path) -> None:
    edit(saved, '"verdict": "pass"', '"verdict": "fail"')

    said = run("verify", saved).stdout.splitlines()

    assert f"r: not the same, when assessed again as of {DAY}." == said[0]
    assert re.fullmatch(r"  r:\d+:\d+: /verdict says fail, and should say pass", said[-1])


def test_it_is_told_in_french(saved: Path) -> None:
    edit(Path("profile.yaml"), "territory: FR", "territory: US")

    said = run("verify", saved, "--lang", "fr").stdout

    assert (
        "  SMALL-1\u00a0: conforme dans le fichier, non conforme maintenant (à cause de 1)\n"
        in said
    )


# What is refused


def test_a_file_cut_off_anywhere_is_refused(saved: Path) -> None:
    raw = saved.read_bytes().rstrip()
    for sixteenth in range(16):
        saved.write_bytes(raw[: len(raw) * sixteenth // 16])

        result = run("verify", saved)

        assert (3, "") == (result.exit_code, result.stdout)


@pytest.mark.parametrize(
    ("expected", "old", "new"),
    [
        pytest.param("repeated-json-key", '"format":', '"format": 1, "format":', id="a key twice"),
        pytest.param("no-json-number", '"real_passes": 1', '"real_passes": NaN', id="NaN"),
        pytest.param(
            "number-too-long", '"real_passes": 1', f'"real_passes": {"1" * 200}', id="big"
        ),
        pytest.param("number-too-long", '"real_passes": 1', '"real_passes": 2e9999999', id="wide"),
        pytest.param("wrong-type", '"real_passes": 1', '"real_passes": 2.5', id="a decimal"),
        pytest.param("wrong-type", '"real_passes": 1', '"real_passes": true', id="a boolean"),
        pytest.param("unknown-key", '"format":', '"labelled": true, "format":', id="a key more"),
        pytest.param("not-one-of", '"verdict": "pass"', '"verdict": "labelled"', id="a verdict"),
        pytest.param(
            "not-of-format", '"as_of": "2026-09-30"', '"as_of": "2026-09-31"', id="a day"
        ),
        pytest.param("not-one-of", "trustcheck-report/1", "trustcheck-report/9", id="a format"),
        pytest.param("missing-key", '"as_of": "2026-09-30",', "", id="a key less"),
        pytest.param("not-of-pattern", '"sha256": "', '"sha256": "x', id="a digest"),
        pytest.param("too-deep", '"notes": []', f'"notes": {"[" * 600}{"]" * 600}', id="deep"),
        pytest.param("second-json-value", '{\n  "format"', '{}\n{\n  "format"', id="two values"),
        pytest.param(
            "not-made-to-be-verified", '"made_from": {', '"x": {', id="without its origins"
        ),
        pytest.param("profile-leads-out", '"profile.yaml"', '"../profile.yaml"', id="out"),
        pytest.param("profile-leads-out", '"profile.yaml"', '"/etc/passwd"', id="absolute"),
        pytest.param("profile-leads-out", '"profile.yaml"', '"a\\u0000b"', id="no path"),
        pytest.param("ruleset-leads-out", '"ruleset": "small"', '"ruleset": ".."', id="rules out"),
        pytest.param("missing-file", '"profile.yaml"', '"none.yml"', id="nowhere"),
        pytest.param(
            "no-such-ruleset", '"ruleset": "small"', '"ruleset": "none"', id="no ruleset"
        ),
        pytest.param(
            "unknown-parameter", '"settings": {}', '"settings": {"a": "1"}', id="no such"
        ),
    ],
)
def test_what_cannot_be_read_or_found_is_refused(
    saved: Path, expected: str, old: str, new: str
) -> None:
    edit(saved, old, new)
    if expected == "not-made-to-be-verified":
        report = json.loads(saved.read_text(encoding="utf-8"))
        del report["x"]
        saved.write_text(json.dumps(report), encoding="utf-8")

    result = run("verify", saved)

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"error[{expected}" in result.stderr


@pytest.mark.parametrize("text", ["null", "[]", "{}", '"r"', "1", '{"a": {"b": 1}}'])
def test_json_of_something_else_is_refused(saved: Path, text: str) -> None:
    saved.write_text(text, encoding="utf-8")

    result = run("verify", saved)

    assert (3, "") == (result.exit_code, result.stdout)
    assert "error[no-saved-assessment]" in result.stderr


def test_every_defect_is_told_at_its_place_however_deep(saved: Path) -> None:
    rewrite(
        saved,
        {
            "findings/0/explanation/because/0/truth": "perhaps",
            "findings/0/explanation/vacuous": 0,
            "findings/1/facts": None,
        },
    )
    saved.write_text(json.dumps(json.loads(saved.read_text("utf-8")), indent=1), encoding="utf-8")

    result = run("verify", saved)

    places = [int(line) for line in re.findall(r" --> r:(\d+):", result.stderr)]
    lines = saved.read_text(encoding="utf-8").splitlines()
    assert (3, 3) == (result.exit_code, len(places))
    assert ['"vacuous": 0,', '"truth": "perhaps",', '"facts": null,'] == sorted(
        (lines[place - 1].strip() for place in places),
        key=['"vacuous": 0,', '"truth": "perhaps",', '"facts": null,'].index,
    )


def test_a_profile_that_is_broken_now_is_told_under_its_own_name(saved: Path) -> None:
    Path("broken.yaml").write_text(BROKEN, encoding="utf-8")

    result = run("verify", saved, "--profile", "broken.yaml")

    assert (3, "") == (result.exit_code, result.stdout)
    assert " --> broken.yaml:2:43\n" in result.stderr


def test_a_day_on_which_nothing_is_in_force_is_told(saved: Path) -> None:
    arguments = ["--ruleset", "small", "--criterion", "SMALL-2", "--format", "json=r"]
    run("check", "profile.yaml", *arguments)
    rewrite(saved, {"as_of": "1999-01-01"})

    result = run("verify", saved)

    assert (3, "") == (result.exit_code, result.stdout)


def test_a_key_and_no_signature_exclude_each_other(saved: Path) -> None:
    assert 2 == run("verify", saved, "--key", "ours.pub.pem", "--no-signature").exit_code


# Through standard input


def test_a_result_may_come_through_standard_input(saved: Path) -> None:
    text = saved.read_text(encoding="utf-8")

    alone, named = run("verify", "-", stdin=text), run("verify", saved)

    assert (0, named.stdout.replace("r:", "<stdin>:", 1)) == (alone.exit_code, alone.stdout)


def test_what_is_wrong_with_standard_input_is_told_with_its_place(saved: Path) -> None:
    report = json.loads(saved.read_text(encoding="utf-8"))
    report["as_of"] = "yesterday"

    result = run("verify", "-", stdin=json.dumps(report, indent=2))

    assert 3 == result.exit_code
    assert " --> <stdin>:" in result.stderr
    assert '"as_of": "yesterday"' in result.stderr


def test_standard_input_is_read_once(saved: Path) -> None:
    result = run("verify", "-", "--profile", "-", stdin=saved.read_text(encoding="utf-8"))

    assert 2 == result.exit_code
    assert "standard input can be read only once" in result.stderr
