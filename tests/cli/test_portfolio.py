"""Many profiles in one run: which ones, in which order, by whom, and gone on with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import (
    ABROAD,
    BROKEN,
    OPEN,
    PROFILE,
    ROOT,
    SMALL,
    UNSET,
    run,
    start,
    written,
)
from trustcheck.assessment.assessment import Assessment
from trustcheck.cli.bar import Bar
from trustcheck.profile.reading import Declaration

NAMES = ("a.yaml", "b10.yaml", "b2.yaml", "sub/c.yml", "sub/deep/d.yaml", "z.yaml")
IN_ORDER = ("a.yaml", "b2.yaml", "b10.yaml", "sub/c.yml", "sub/deep/d.yaml", "z.yaml")
OTHER = "expected: {verdict: pass}\n"
FORK = pytest.mark.skipif(not hasattr(os, "fork"), reason="no copies of a process")


def check(*arguments: str | Path, **more: str) -> list[dict[str, Any]]:
    """Return the records of a run."""
    shown = run("check", *arguments, "--ruleset", SMALL, "--format", "ndjson", **more).stdout
    return [json.loads(line) for line in shown.splitlines()]


def files(*arguments: str | Path, **more: str) -> list[str]:
    return [record["file"] for record in check(*arguments, **more)]


def folder(place: Path, texts: Mapping[str, str]) -> Path:
    """Return a folder with these files."""
    for name, text in texts.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return place


def line(text: str = PROFILE) -> str:
    """Return a profile as a line of JSON."""
    import yaml

    data = yaml.safe_load(text)
    return json.dumps({**data, "stated_on": str(data["stated_on"])}) + "\n"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Return a folder of profiles, so many that each is told on a line."""
    texts = (PROFILE, ABROAD, OPEN)
    return folder(tmp_path / "many", {f"{n}.yaml": texts[n % 3] for n in range(1, 31)})


# Which profiles, and in which order


def test_a_folder_is_every_profile_in_it_and_below_in_natural_order(tmp_path: Path) -> None:
    place = folder(tmp_path / "offers", dict.fromkeys(NAMES, PROFILE))

    assert [f"{place}/{name}" for name in IN_ORDER] == files(place)


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.yaml", ("a.yaml", "b2.yaml", "b10.yaml", "z.yaml")),
        ("b?.yaml", ("b2.yaml",)),
        ("**/*.yaml", ("a.yaml", "b2.yaml", "b10.yaml", "z.yaml", "sub/deep/d.yaml")),
        ("sub/**", ("sub/c.yml", "sub/deep/d.yaml")),
        ("s*/c.yml", ("sub/c.yml",)),
        ("s*", ("sub/c.yml", "sub/deep/d.yaml")),
    ],
)
def test_a_pattern_that_the_shell_left_is_expanded(
    tmp_path: Path, pattern: str, names: tuple[str, ...]
) -> None:
    place = folder(tmp_path / "offers", dict.fromkeys(NAMES, PROFILE))

    assert [f"{place}/{name}" for name in names] == files(f"{place}/{pattern}")


def test_a_file_that_is_named_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    place = folder(tmp_path, {"what*.yaml": PROFILE, "whatever.yaml": ABROAD})

    assert [f"{place}/what*.yaml"] == files(place / "what*.yaml")


def test_files_in_a_folder_that_are_no_profiles_are_counted(tmp_path: Path) -> None:
    place = folder(tmp_path, {"a.yaml": PROFILE, "b.yaml": OTHER, "c.yml": "", "d.txt": PROFILE})

    result = run("check", place, "--ruleset", SMALL)

    first = result.stderr.splitlines()[0]
    assert (0, "2 YAML files have no key trustcheck at the top, and are passed over.") == (
        result.exit_code,
        first,
    )


@pytest.mark.parametrize(
    "text",
    [
        "# note\n" * 2_000 + PROFILE,
        '{"trustcheck": 1}',
        '{\n  "subject": {}, trustcheck: 1}',
        "\ufefftrustcheck: 1\n",
        "--- {trustcheck: 1}\n",
        "'trustcheck': 1\r\n",
        "trustcheck: [",
    ],
)
def test_whatever_has_the_key_is_a_profile_however_broken(tmp_path: Path, text: str) -> None:
    assert [f"{tmp_path}/a.yaml"] == files(folder(tmp_path, {"a.yaml": text}))


@pytest.mark.parametrize(
    ("operand", "code"),
    [("", "no-profile-within"), ("/*.yml", "unmatched-pattern"), ("/no/**", "unmatched-pattern")],
)
def test_where_there_is_no_profile_nothing_is_a_success(
    tmp_path: Path, operand: str, code: str
) -> None:
    place = folder(tmp_path / "empty", {"a.yaml": OTHER})

    result = run("check", f"{place}{operand}", "--ruleset", SMALL)

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"error[{code}]" in result.stderr
    assert f" --> {place}{operand}\n" in result.stderr


def test_an_operand_without_a_profile_does_not_stop_the_others(tmp_path: Path) -> None:
    folder(tmp_path / "empty", {"a.yaml": OTHER})

    result = run("check", tmp_path / "empty", written(tmp_path, PROFILE), "--ruleset", SMALL)

    assert 3 == result.exit_code
    assert "gate open" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is hidden from this user")
def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path) -> None:
    place = folder(tmp_path, {"a.yaml": PROFILE, "closed/b.yaml": PROFILE})
    (place / "closed").chmod(0)

    result = run("check", place, "--ruleset", SMALL)

    (place / "closed").chmod(0o700)
    assert 3 == result.exit_code
    assert "error[unreadable-folder]" in result.stderr


def test_a_file_named_twice_is_assessed_once(tmp_path: Path) -> None:
    place = folder(tmp_path / "offers", {"a.yaml": PROFILE, "b.yaml": PROFILE})
    (tmp_path / "link.yaml").symlink_to(place / "b.yaml")

    result = run(
        "check", place / "a.yaml", place, f"{place}/../offers/*.yaml", tmp_path / "link.yaml",
        "--ruleset", SMALL, "--format", "brief",
    )  # fmt: skip

    assert 2 == result.stdout.count("PASS")
    assert "4 profiles are named more than once, and assessed once.\n" == result.stderr


def test_links_do_not_lead_out_of_a_folder(tmp_path: Path) -> None:
    outside = folder(tmp_path / "outside", {"secret.yaml": PROFILE})
    place = folder(tmp_path / "offers", {"a.yaml": PROFILE, "sub/b.yaml": PROFILE})
    (place / "file.yaml").symlink_to(outside / "secret.yaml")
    (place / "folder").symlink_to(outside)
    (place / "circle").symlink_to(place)
    (place / "sub" / "again.yaml").symlink_to(place / "a.yaml")

    result = run("check", place, "--ruleset", SMALL, "--format", "brief")

    assert 2 == result.stdout.count("PASS")
    assert "2 links lead out of the folder, and are not followed.\n" in result.stderr


def test_a_folder_may_be_named_by_a_link(tmp_path: Path) -> None:
    place = folder(tmp_path / "offers", {"a.yaml": PROFILE})
    (tmp_path / "link").symlink_to(place)

    assert [f"{tmp_path}/link/a.yaml"] == files(tmp_path / "link")


# What is told


def test_a_folder_with_one_profile_is_told_like_that_profile(tmp_path: Path) -> None:
    place = folder(tmp_path, {"a.yaml": ABROAD})

    alone, within = (run("check", each, "--ruleset", SMALL) for each in (place / "a.yaml", place))

    assert (alone.exit_code, alone.stdout, alone.stderr) == (
        within.exit_code,
        within.stdout,
        within.stderr,
    )


def test_json_of_several_profiles_is_one_list(tmp_path: Path) -> None:
    place = folder(tmp_path, {"a.yaml": PROFILE, "b.yaml": BROKEN, "c.yaml": ABROAD})

    shown = run("check", place, "--ruleset", SMALL, "--format", "json").stdout

    verdicts = [report["verdict"] for report in json.loads(shown)]
    assert ["pass", "fail"] == verdicts


def test_a_profile_has_the_same_json_alone_and_in_a_list(tmp_path: Path) -> None:
    paths = [written(tmp_path, PROFILE, name) for name in ("a.yaml", "b.yaml")]

    alone = [run("check", each, "--ruleset", SMALL, "--format", "json").stdout for each in paths]
    listed = run("check", *paths, "--ruleset", SMALL, "--format", "json").stdout

    assert [json.loads(each) for each in alone] == json.loads(listed)


def test_many_profiles_are_told_on_a_line_each(many: Path) -> None:
    result = run("check", many, "--ruleset", SMALL)

    lines = result.stdout.splitlines()
    assert (1, "") == (result.exit_code, result.stderr)
    assert [
        f"✗ FAIL          {many}/1.yaml  1 fails (SMALL-1)",
        f"? UNKNOWN       {many}/2.yaml  1 is unknown (SMALL-1)",
        f"✓ PASS          {many}/3.yaml  1 passes",
    ] == lines[:3]
    assert [
        "",
        "30 profiles: the gate is open for 10, closed for 20; 0 not assessed.",
        "Criteria that fail most, then those most often unknown",
        "  SMALL-1  fails for 10, unknown for 10",
    ] == lines[30:]


def test_a_record_says_what_came_out(tmp_path: Path) -> None:
    path = written(tmp_path, ABROAD)

    (record,) = check(path)

    assert {"SMALL-1": "fail", "SMALL-2": "pass"} == record["criteria"]
    assert ("closed", "fail", ["SMALL-1"], str(path)) == (
        record["gate"], record["verdict"], record["blocking"], record["file"],
    )  # fmt: skip


def test_a_record_says_why_nothing_came_out(tmp_path: Path) -> None:
    (record,) = check(written(tmp_path, BROKEN))

    assert (None, None, {}) == (record["gate"], record["verdict"], record["criteria"])
    (problem,) = record["problems"]
    assert ("unknown-key-near", 2) == (problem["code"], problem["line"])


def test_every_record_has_the_same_keys(tmp_path: Path) -> None:
    good, bad = check(written(tmp_path, PROFILE), written(tmp_path, BROKEN, "b.yaml"))

    assert list(good) == list(bad)


def test_quiet_leaves_nothing_but_problems(tmp_path: Path) -> None:
    place = folder(tmp_path, {"a.yaml": PROFILE, "b.yaml": BROKEN, "c.yaml": OTHER})

    result = run("check", place, "--ruleset", SMALL, "--quiet")

    assert result.stderr.startswith("error[unknown-key-near]")
    assert result.stderr.endswith("One problem.\n")


def test_a_portfolio_without_a_line_report_is_summed_up_beside_it(many: Path) -> None:
    result = run("check", many, "--ruleset", SMALL, "--format", "ndjson")

    assert result.stderr.startswith("30 profiles: the gate is open for 10,")
    assert "" == run("check", many, "--ruleset", SMALL, "--format", "ndjson", "--quiet").stderr


# One bad file


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bad_file_never_stops_the_rest(many: Path, jobs: str) -> None:
    (many / "10.yaml").write_text("trustcheck: [", encoding="utf-8")
    (many / "11.yaml").write_bytes(b"trustcheck: 1\n\xff")
    (many / "12.yaml").write_text(BROKEN, encoding="utf-8")

    result = run("check", many, "--ruleset", SMALL, "--jobs", jobs)

    assert 3 == result.exit_code
    assert 3 == result.stdout.count("! NOT ASSESSED")
    assert 3 == result.stderr.count(" --> ")
    assert "30 profiles: the gate is open for 9, closed for 18; 3 not assessed." in result.stdout


# Standard input, line by line


def test_each_line_of_standard_input_may_be_a_profile() -> None:
    records = check(
        "-", "--stdin-format", "ndjson", stdin=line() + "\n" + line(ABROAD) + line(OPEN)
    )

    assert [("<stdin>", 1, "pass"), ("<stdin>", 3, "fail"), ("<stdin>", 4, "unknown")] == [
        (record["file"], record["line"], record["verdict"]) for record in records
    ]


def test_a_bad_line_is_told_with_its_number_and_the_rest_goes_on() -> None:
    text = line() + '{"trustcheck": \n' + line(BROKEN) + line().rstrip("\n")

    result = run("check", "-", "--stdin-format", "ndjson", "--ruleset", SMALL, stdin=text)

    assert 3 == result.exit_code
    assert " --> <stdin>:2:1:" in result.stderr
    assert " --> <stdin>:3:1:" in result.stderr
    assert 2 == result.stdout.count("PASS")


def test_a_line_means_what_the_file_means(tmp_path: Path) -> None:
    (streamed,) = check("-", "--stdin-format", "ndjson", stdin=line(ABROAD))
    (named,) = check(written(tmp_path, ABROAD))

    apart = {"file", "line", "sha256"}
    assert {k: v for k, v in named.items() if k not in apart} == {
        k: v for k, v in streamed.items() if k not in apart
    }


def test_a_stream_without_a_line_is_no_success() -> None:
    result = run("check", "-", "--stdin-format", "ndjson", "--ruleset", SMALL, stdin="\n\n")

    assert 3 == result.exit_code
    assert "error[no-lines]" in result.stderr


def test_a_line_that_is_too_long_is_refused_and_the_next_one_read() -> None:
    text = line() + '{"trustcheck": "' + "x" * 6_000_000 + '"}\n' + line()

    records = check("-", "--stdin-format", "ndjson", stdin=text)

    assert [[], ["too-large"], []] == [
        [problem["code"] for problem in record["problems"]] for record in records
    ]


@FORK
def test_lines_are_shared_among_processes_as_they_come(tmp_path: Path) -> None:
    (tmp_path / "lines").write_text(line() * 40 + line(BROKEN) + line(ABROAD) * 9)
    command = f"check - --stdin-format ndjson --ruleset {SMALL} --format ndjson --jobs"

    one, two = (start(f"trustcheck {command} {n} < lines", cwd=tmp_path) for n in (1, 2))

    assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
    assert 50 == one.stdout.count(b"\n")


@FORK
def test_an_answer_does_not_wait_for_the_next_line(tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        with _started(
            "-", "--stdin-format", "ndjson", "--format", "ndjson", "--jobs", jobs, cwd=tmp_path
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(line().encode())
            process.stdin.flush()

            assert b'"line":1,' in process.stdout.readline()
            process.stdin.close()
            assert 0 == process.wait(30)


# Several processes


@FORK
def test_two_processes_write_the_same_bytes_as_one(many: Path) -> None:
    (many / "7.yaml").write_text(BROKEN, encoding="utf-8")

    for format in ("brief", "ndjson", "text", "json"):
        one, two = (
            run("check", many, "--ruleset", SMALL, "--format", format, "--jobs", jobs)
            for jobs in ("1", "2")
        )
        assert (one.exit_code, one.stdout, one.stderr) == (two.exit_code, two.stdout, two.stderr)


def test_a_mistake_of_ours_costs_one_profile(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hold(bar: Bar, declaration: Declaration, folder: Path | None) -> Assessment:
        if declaration.document.file.endswith("/4.yaml"):
            raise ZeroDivisionError("by nothing")
        return held(bar, declaration, folder)

    held = Bar.hold
    monkeypatch.setattr(Bar, "hold", hold)

    result = run("check", many, "--ruleset", SMALL)

    assert 4 == result.exit_code
    assert f"! NOT ASSESSED  {many}/4.yaml  one problem\n" in result.stdout
    assert f" --> {many}/4.yaml\n" in result.stderr
    assert "ZeroDivisionError: by nothing" in result.stderr
    assert "closed for 19; 1 not assessed" in result.stdout


@FORK
def test_a_process_that_dies_costs_one_profile(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hold(bar: Bar, declaration: Declaration, folder: Path | None) -> Assessment:
        if declaration.document.file.endswith("/4.yaml"):
            os._exit(9)
        return held(bar, declaration, folder)

    held = Bar.hold
    monkeypatch.setattr(Bar, "hold", hold)

    result = run("check", many, "--ruleset", SMALL, "--jobs", "2")

    assert 4 == result.exit_code
    assert [f"{n}.yaml" for n in range(1, 31)] == [
        line.partition("many/")[2].split()[0] for line in result.stdout.splitlines()[:30]
    ]
    assert "the process that worked on it has ended" in result.stderr
    assert "closed for 19; 1 not assessed" in result.stdout


@FORK
def test_a_process_that_is_ended_from_outside_costs_nothing(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hold(bar: Bar, declaration: Declaration, folder: Path | None) -> Assessment:
        if declaration.document.file.endswith("/4.yaml") and not once.exists():
            once.touch()
            os._exit(9)
        return held(bar, declaration, folder)

    once, held = tmp_path / "once", Bar.hold
    expected = run("check", many, "--ruleset", SMALL).stdout
    monkeypatch.setattr(Bar, "hold", hold)

    assert expected == run("check", many, "--ruleset", SMALL, "--jobs", "2").stdout


def _started(*arguments: str | Path, cwd: Path) -> subprocess.Popen[bytes]:
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    return subprocess.Popen(
        [sys.executable, "-m", "trustcheck", "check", *arguments, "--ruleset", SMALL],
        cwd=cwd,
        env={**kept, "LC_ALL": "C", "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


# Gone on with


def test_what_holds_is_not_assessed_again(many: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.ndjson"
    first = run("check", many, "--ruleset", SMALL, "--resume", kept)
    before = kept.read_bytes()

    again = run("check", many, "--ruleset", SMALL, "--resume", kept)

    assert (first.exit_code, first.stdout, first.stderr, before) == (
        again.exit_code, again.stdout, again.stderr, kept.read_bytes(),
    )  # fmt: skip


@pytest.mark.parametrize("cut", [0, 1, 700, 5_000, 12_345])
def test_a_file_that_was_cut_off_is_completed(many: Path, tmp_path: Path, cut: int) -> None:
    kept = tmp_path / "kept.ndjson"
    run("check", many, "--ruleset", SMALL, "--resume", kept)
    whole = kept.read_bytes()
    kept.write_bytes(whole[:cut])

    run("check", many, "--ruleset", SMALL, "--resume", kept)

    assert whole == kept.read_bytes()


def test_what_changed_is_assessed_again(many: Path, tmp_path: Path) -> None:
    kept, fresh = tmp_path / "kept.ndjson", tmp_path / "fresh.ndjson"
    run("check", many, "--ruleset", SMALL, "--resume", kept)
    (many / "5.yaml").write_text(PROFILE, encoding="utf-8")
    (many / "6.yaml").unlink()
    (many / "6a.yaml").write_text(ABROAD, encoding="utf-8")

    shown = run("check", many, "--ruleset", SMALL, "--resume", kept)

    expected = run("check", many, "--ruleset", SMALL, "--resume", fresh)
    assert (expected.stdout, fresh.read_bytes()) == (shown.stdout, kept.read_bytes())


@pytest.mark.parametrize("option", [("--as-of", "2027-01-01"), ("--criterion", "SMALL-2")])
def test_another_question_is_answered_anew(
    many: Path, tmp_path: Path, option: tuple[str, str]
) -> None:
    kept, fresh = tmp_path / "kept.ndjson", tmp_path / "fresh.ndjson"
    run("check", many, "--ruleset", SMALL, "--resume", kept)

    run("check", many, "--ruleset", SMALL, "--resume", kept, *option)

    run("check", many, "--ruleset", SMALL, "--resume", fresh, *option)
    assert fresh.read_bytes() == kept.read_bytes()


def test_what_could_not_be_assessed_is_told_again(many: Path, tmp_path: Path) -> None:
    (many / "3.yaml").write_text(BROKEN, encoding="utf-8")

    first, again = (
        run("check", many, "--ruleset", SMALL, "--resume", tmp_path / "kept") for _ in range(2)
    )

    assert (3, first.stderr) == (again.exit_code, again.stderr)


def test_a_file_of_anything_else_is_left_alone(many: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("mine\n")

    result = run("check", many, "--ruleset", SMALL, "--resume", other)

    assert (3, "mine\n") == (result.exit_code, other.read_text())
    assert "error[not-records]" in result.stderr


@pytest.mark.parametrize("format", ["text", "json", "ndjson=kept"])
def test_reports_that_cannot_be_gone_on_with_are_a_misuse(tmp_path: Path, format: str) -> None:
    path = written(tmp_path, PROFILE)

    assert 2 == run("check", path, "--resume", "kept", "--format", format).exit_code


@FORK
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_killed_is_gone_on_with_to_the_same_bytes(tmp_path: Path, jobs: str) -> None:
    texts = (PROFILE, ABROAD, OPEN)
    place = folder(tmp_path / "many", {f"{n}.yaml": texts[n % 3] for n in range(250)})
    kept, whole = tmp_path / "kept.ndjson", tmp_path / "whole.ndjson"
    run("check", place, "--ruleset", SMALL, "--resume", whole)
    arguments = (place, "--resume", kept, "--jobs", jobs)

    with _started(*arguments, cwd=tmp_path) as process:
        while not (kept.exists() and kept.stat().st_size > 10_000):
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
    left = kept.read_bytes()
    again = run("check", *arguments, "--ruleset", SMALL)

    assert len(left) < len(whole.read_bytes())
    assert whole.read_bytes() == kept.read_bytes()
    assert "250 profiles" in again.stdout


# How a run ends


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminal to look at")
@pytest.mark.parametrize(
    ("shown", "options"), [(True, ()), (False, ("--quiet",))], ids=["ordinary", "quiet"]
)
def test_a_terminal_sees_how_far_a_run_is(
    many: Path, shown: bool, options: tuple[str, ...]
) -> None:
    ours, theirs = os.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}

    done = subprocess.run(
        [sys.executable, "-m", "trustcheck", "check", many, "--ruleset", SMALL, *options],
        env={**kept, "LC_ALL": "C", "TERM": "xterm", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=False,
    )

    os.close(theirs)
    os.set_blocking(ours, False)
    said = b""
    with suppress(OSError):  # there is no more
        while more := os.read(ours, 2**16):
            said += more
    os.close(ours)
    assert 30 == done.stdout.count(b"many/")
    assert shown == (b"15 of 30, 0 not assessed" in said)
    assert said == b"" or said.endswith(b"\r\x1b[K")


@FORK
def test_the_keyboard_ends_a_run_and_its_processes_and_keeps_what_came(tmp_path: Path) -> None:
    place = folder(tmp_path / "many", {f"{n}.yaml": PROFILE for n in range(2_000)})
    kept = tmp_path / "kept.ndjson"

    with _started(place, "--resume", kept, "--jobs", "2", cwd=tmp_path) as process:
        while not (kept.exists() and kept.stat().st_size > 20_000):
            time.sleep(0.005)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=30)

    assert (130, b"") == (process.returncode, said)
    assert kept.read_bytes().endswith(b"\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@FORK
def test_a_reader_that_goes_away_ends_a_long_run_quietly(tmp_path: Path) -> None:
    folder(tmp_path / "many", {f"{n}.yaml": PROFILE for n in range(1_500)})

    done = start(
        f"trustcheck check many --ruleset {SMALL} | head -n 2; echo ${{PIPESTATUS[0]}}",
        cwd=tmp_path,
    )

    lines = done.stdout.decode().splitlines()
    assert (3, "3") == (len(lines), lines[-1])
    assert b"Traceback" not in done.stderr


def test_a_file_that_is_not_complete_is_not_put_in_place(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trustcheck.cli.desk import Desk

    def interrupt(_desk: Desk) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Desk, "close", interrupt)
    report = written(tmp_path, "old", "report.ndjson")

    run("check", many, "--ruleset", SMALL, "--format", f"ndjson={report}")

    assert ("old", ["many", "report.ndjson"]) == (
        report.read_text(), sorted(path.name for path in tmp_path.iterdir()),
    )  # fmt: skip


_PEAK = """
import resource, sys
sys.argv = ["trustcheck", *sys.argv[1:]]
from trustcheck.cli.program import program
code = program.answer(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory in another unit")
def test_memory_does_not_grow_with_the_portfolio(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        text = line() * count
        done = subprocess.run(
            [sys.executable, "-c", _PEAK, "check", "-", "--stdin-format", "ndjson", "--quiet",
             "--jobs", "1", "--ruleset", SMALL, "--format", "ndjson=" + str(tmp_path / "out")],
            input=text.encode(), capture_output=True, check=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        return int(done.stderr.split()[-1])

    assert peak(1_200) < peak(200) + 2_000  # KiB
