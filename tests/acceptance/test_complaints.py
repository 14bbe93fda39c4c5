"""What users of other tools complain about, each tried here: nothing passes because of a slip.

The numbers are those of threads about Checkov, conftest, Spectral, InSpec, OpenSCAP, cnspec,
Prowler, cfn-lint and Cloud Custodian; what is tried is that it cannot happen here.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import ABROAD, BROKEN, OPEN, PROFILE, ROOT, SMALL, run, start, written

EXAMPLE = (ROOT / "examples" / "nuage-exemple" / "profile.yaml").read_text(encoding="utf-8")
WAIVER = (
    "{criterion: CDC-1.2, subject: Nuage Exemple Compute, owner: Nora, reason: It moves.,"
    " reference: T-1, until: 2026-12-31}"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with profiles; it is current."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "rules").mkdir()
    for name, text in {
        "good.yaml": PROFILE,
        "bad.yaml": ABROAD,
        "open.yaml": OPEN,
        "broken.yaml": BROKEN,
        "example.yaml": EXAMPLE,
        "nothing.yaml": "",
        "waivers.yaml": f"trustcheck-waivers: 1\nwaivers:\n  - {WAIVER}\n",
    }.items():
        written(tmp_path, text, name)
    return tmp_path


SMALLS = ("--ruleset", str(SMALL))

# Success takes work

FAILING_OPEN = {
    "Checkov: a path that is missing": ["check", "missing.yaml"],
    "an empty profile": ["check", "nothing.yaml"],
    "a folder without a profile": ["check", "empty"],
    "a pattern that nothing matches": ["check", "*.yml"],
    "no profile at all": ["check"],
    "Checkov #5819: an operator that does not exist": ["check", "good.yaml", "--ruleset", "rules"],
    "OpenSCAP #614: a tailoring that names an unknown id": [
        "check", "good.yaml", "--ruleset", "tailoring.yaml",
    ],
    "Spectral: a choice that matches nothing": ["check", "good.yaml", *SMALLS, "--criterion", "X"],
    "cnspec #158: one that cannot be read among good ones": [
        "check", "good.yaml", "broken.yaml", *SMALLS,
    ],
    "cnspec: a threshold that can never fail": [
        "check", "bad.yaml", *SMALLS, "--tolerate", "fail=101", "--tolerate", "unknown=101",
    ],
    "a policy that looks at nothing": ["check", "bad.yaml", *SMALLS, "--fail-on", "none"],
    "a policy for a misspelt criterion": ["check", "bad.yaml", *SMALLS, "--fail-on", "S-1=none"],
    "a misspelt verdict in the policy": ["check", "bad.yaml", *SMALLS, "--fail-on", "fial"],
    "a baseline that is missing": ["check", "bad.yaml", *SMALLS, "--baseline", "missing.json"],
    "waivers that are missing": ["check", "bad.yaml", *SMALLS, "--waivers", "missing.yaml"],
    "waivers of nothing that exists": ["check", "bad.yaml", *SMALLS, "--waivers", "stray.yaml"],
    "Cloud Custodian #9153: filter for filters, in the settings": ["check", "bad.yaml"],
    "an unknown is not a pass": ["check", "open.yaml", *SMALLS],
    "an unknown is not a pass, though fails alone close": [
        "check", "open.yaml", *SMALLS, "--fail-on", "fail",
    ],
    "wandb/rai-toolkit #89: an empty standard input": ["check", "-"],
}  # fmt: skip


@pytest.mark.parametrize("name", FAILING_OPEN)
def test_no_slip_opens_the_gate(folder: Path, name: str) -> None:
    (folder / "rules" / "ruleset.yaml").write_bytes((SMALL / "ruleset.yaml").read_bytes())
    rule = (SMALL / "1-sites.yaml").read_text(encoding="utf-8").replace("each:", "eech:")
    written(folder / "rules", rule, "1-sites.yaml")
    written(folder, "extends: cloud-de-confiance\nlevels: {CDC-99: must}\n", "tailoring.yaml")
    stray = f"trustcheck-waivers: 1\nwaivers:\n  - {WAIVER.replace('CDC-1.2', 'CDC-99')}\n"
    written(folder, stray, "stray.yaml")
    if "settings" in name:
        written(folder, "polcy: {must: fail}\n", "trustcheck.yaml")

    result = run(*FAILING_OPEN[name])

    assert 0 != result.exit_code
    assert "Traceback" not in result.output
    assert result.stderr


# Waivers

BROKEN_WAIVERS = {
    "no owner": ("missing-key", "owner: Nora, ", ""),
    "no reason": ("missing-key", "reason: It moves., ", ""),
    "no end": ("missing-key", ", until: 2026-12-31", ""),
    "a blank reason": ("says-nothing", "It moves.", '" "'),
    "InSpec #5570: a year for a day": ("not-a-date", "2026-12-31", "2026"),
    "InSpec #5794: an hour and a zone": ("not-a-date", "2026-12-31", "2026-12-31T00:00:00+02:00"),
    "a day that is none": ("no-such-date", "2026-12-31", "2026-02-30"),
    "conftest #453: a whole file or a pattern": ("not-an-id", "CDC-1.2", '"CDC-*"'),
    "a misspelt key": ("unknown-key-near", "reference", "refrence"),
    "a misspelt criterion": ("waiver-for-no-criterion-near", "CDC-1.2", "CDC-1.222"),
}


@pytest.mark.parametrize("name", BROKEN_WAIVERS)
def test_a_waiver_that_is_not_whole_is_refused_with_its_place(folder: Path, name: str) -> None:
    code, old, new = BROKEN_WAIVERS[name]
    text = f"trustcheck-waivers: 1\nwaivers:\n  - {WAIVER.replace(old, new)}\n"
    written(folder, text, "waivers.yaml")

    result = run("check", "example.yaml", "--waivers", "waivers.yaml")

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"error[{code}]" in result.stderr
    assert re.search(r" --> waivers\.yaml:3:\d+\n", result.stderr)


def test_a_waived_finding_is_never_told_as_met() -> None:
    told = json.loads(
        run("check", "example.yaml", "--waivers", "waivers.yaml", "--format", "json").stdout
    )

    (waived,) = told["waivers"]
    (finding,) = (each for each in told["findings"] if each["id"] == waived["criterion"])
    assert ("fail", True) == (finding["verdict"], told["counts"]["must"]["fail"] > 0)


def test_prowler_3721_a_waived_finding_does_not_close_the_gate_and_stays_visible() -> None:
    closing = [
        json.loads(run("check", "example.yaml", "--format", "json", *options).stdout)["decision"]
        for options in ((), ("--waivers", "waivers.yaml"))
    ]

    assert {"CDC-1.2"} == {*closing[0]["closing"]} - {*closing[1]["closing"]}
    assert ["CDC-1.2"] == [each["criterion"] for each in closing[1]["spared"]]


def test_checkov_4027_all_waivers_can_be_ignored(folder: Path) -> None:
    written(folder, "waivers: waivers.yaml\n", "trustcheck.yaml")

    assert "1 waived" in run("check", "example.yaml", "--format", "brief").stdout
    assert "waived" not in run("check", "example.yaml", "--format", "brief", "--no-waivers").stdout


# Baselines


def test_checkov_7647_a_baseline_hides_neither_a_file_nor_a_service(folder: Path) -> None:
    assert 0 == run("baseline", "write", "example.yaml").exit_code
    moved = EXAMPLE.replace("territory: NC", "territory: US")
    written(folder, f"# other lines\n{EXAMPLE}", "same.yaml")
    written(folder, moved, "moved.yaml")

    assert 0 == run("baseline", "check", "same.yaml").exit_code
    assert 1 == run("baseline", "check", "moved.yaml").exit_code


# Counts, codes, streams


def test_every_criterion_is_counted_once_whatever_lets_it_through() -> None:
    told = json.loads(
        run(
            "check", "example.yaml", "--waivers", "waivers.yaml", "--fail-on", "fail",
            "--format", "json",
        ).stdout
    )  # fmt: skip

    assert len(told["findings"]) == sum(
        n for counts in told["counts"].values() for n in counts.values()
    )
    open_ones = told["decision"]["closing"] + [s["criterion"] for s in told["decision"]["spared"]]
    assert len(open_ones) == len({*open_ones})


def test_semgrep_findings_close_the_gate_without_an_option() -> None:
    assert 1 == run("check", "bad.yaml", *SMALLS).exit_code


def test_spectral_1586_a_bad_option_is_not_a_finding() -> None:
    assert 2 == run("check", "bad.yaml", *SMALLS, "--fail-onn", "fail").exit_code


def test_cfn_lint_785_no_exit_code_is_a_sum() -> None:
    codes = {
        run("check", *names, *SMALLS).exit_code
        for names in (["good.yaml"], ["bad.yaml"], ["bad.yaml", "broken.yaml"], ["open.yaml"])
    }

    assert {0, 1, 3} == codes


def test_exit_zero_says_that_it_only_reports() -> None:
    result = run("check", "bad.yaml", *SMALLS, "--exit-zero", "--quiet")

    assert (0, True) == (result.exit_code, "--exit-zero answers 0 all the same" in result.stderr)


@pytest.mark.parametrize("format", ["json", "ndjson"])
def test_what_programs_read_is_alone_on_standard_output(folder: Path, format: str) -> None:
    written(folder, "waivers: waivers.yaml\npolicy: {should: fail}\n", "trustcheck.yaml")

    result = run("check", "example.yaml", "--format", format, TRUSTCHECK_NONSENSE="1")

    json.loads(result.stdout)
    assert "TRUSTCHECK_NONSENSE" in result.stderr


def test_cfn_lint_a_reader_that_goes_away_shows_no_traceback(folder: Path) -> None:
    done = start(
        "trustcheck check example.yaml --verbose | head -n 1; echo ${PIPESTATUS[0]} >&2",
        cwd=folder,
    )

    assert b"Traceback" not in done.stderr
    assert done.stderr.endswith(b"\n1\n")


def test_ctrl_c_gives_130(folder: Path) -> None:
    command = (sys.executable, "-m", "trustcheck", "check", "-", *SMALLS)
    lines = ("--stdin-format", "ndjson", "--format", "ndjson", "--jobs", "1", "--quiet")
    with subprocess.Popen(
        [*command, *lines],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"{}\n")
        process.stdin.flush()
        process.stdout.readline()  # it is at work by now, and waits for the next line
        process.send_signal(signal.SIGINT)
        code, said = process.wait(timeout=60), process.stderr.read()

    assert (130, False) == (code, b"Traceback" in said)


@pytest.mark.parametrize(
    ("coloured", "environment"),
    [
        (False, {"NO_COLOR": "1", "FORCE_COLOR": "1"}),
        (True, {"FORCE_COLOR": "1"}),
        (True, {"CLICOLOR_FORCE": "1"}),
        (False, {"CLICOLOR_FORCE": "0"}),
        (False, {"CLICOLOR": "0"}),
        (True, {"NO_COLOR": "", "FORCE_COLOR": "1"}),
        (False, {}),
    ],
)
def test_colours_are_as_the_environment_asks(coloured: bool, environment: dict[str, str]) -> None:
    assert coloured is ("\x1b[" in run("check", "bad.yaml", *SMALLS, **environment).stdout)
