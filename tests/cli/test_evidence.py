"""`trustcheck evidence`, and evidence whose file is another."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.program import ROOT, run, written
from tests.published import faults

MODEL = ROOT / "examples" / "nuage-modele" / "profile.yaml"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _with_file(folder: Path, digest: str) -> Path:
    """Return the model, whose decision of qualification has a file beside it."""
    text = MODEL.read_text(encoding="utf-8")
    found = text.index("  snc-decision:")
    line = text.index("\n", found) + 1
    (folder / "decision.pdf").write_bytes(b"Decision")
    more = f'    file: decision.pdf\n    sha256: "{digest}"\n'
    return written(folder, text[:line] + more + text[line:])


def _piece(profile: Path, *arguments: str) -> dict[str, object]:
    report = json.loads(run("evidence", profile, "--format", "json", *arguments).stdout)
    (found,) = (each for each in report["evidence"] if each["id"] == "snc-decision")
    assert isinstance(found, dict)
    return found


def test_a_page_tells_what_evidence_supports_and_what_passes_rest_on() -> None:
    result = run("evidence", MODEL)

    text = _flat(result.stdout)
    assert 0 == result.exit_code
    assert "✓ snc-decision: Invented decision of qualification (public register)" in text
    assert "· backs subject and qualifications[0] · read by CDC-5.2" in text
    assert "What 17 passes rest on at their weakest" in text
    assert "CDC-5.2: public register, at qualifications[0]" in text


def test_a_pass_without_evidence_rests_on_declarations_only(tmp_path: Path) -> None:
    text = MODEL.read_text(encoding="utf-8").replace("evidence: [service-agreement]", "")
    profile = written(tmp_path, text)

    told = _flat(run("evidence", profile).stdout)

    assert "read by CDC-5.3, CDC-6.1 and CDC-6.2" in told
    assert "CDC-6.1: declarations only, at contract" in told


@pytest.mark.parametrize("example", ["nuage-modele", "s3ns", "logiciel-modele"])
def test_the_listing_for_programs_is_as_its_schema_says(example: str) -> None:
    result = run("evidence", ROOT / "examples" / example / "profile.yaml", "--format", "json")

    assert [] == faults("evidence", json.loads(result.stdout))


def test_a_file_with_the_digest_that_is_stated_is_told_to_match(tmp_path: Path) -> None:
    profile = _with_file(tmp_path, sha256(b"Decision").hexdigest())

    found = _piece(profile)

    assert "good" == found["condition"]
    assert "matches" == found["file"]["state"]  # type: ignore[index]  # an object
    assert 0 == run("check", profile).exit_code


def test_a_file_with_another_digest_counts_for_nothing(tmp_path: Path) -> None:
    profile = _with_file(tmp_path, "0" * 64)

    found, told = _piece(profile), run("check", profile)

    assert "differs" == found["condition"]
    assert "The file of a piece of evidence is not what the profile states" in _flat(told.stdout)
    assert (1, "unknown") == (told.exit_code, _verdict(profile, "CDC-5.2"))


def _verdict(profile: Path, criterion: str) -> object:
    report = json.loads(run("check", profile, "--format", "json").stdout)
    (found,) = (each for each in report["findings"] if each["id"] == criterion)
    return found["verdict"]


@pytest.mark.parametrize(
    ("day", "within", "condition"),
    [
        pytest.param("2027-01-01", "30", "good", id="far from its end"),
        pytest.param("2027-12-20", "30", "ending", id="near its end"),
        pytest.param("2028-01-15", "30", "expired", id="after its end"),
    ],
)
def test_evidence_ends(day: str, within: str, condition: str) -> None:
    piece = _piece(MODEL, "--as-of", day, "--within", within, "--criterion", "CDC-1.1")

    assert condition == piece["condition"]
