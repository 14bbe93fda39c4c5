"""`trustcheck ask`."""

from __future__ import annotations

import json
import os
import pty
import sys
from pathlib import Path
from select import select

import pytest

from tests.cli.program import ROOT, run, written
from tests.published import faults
from tests.sample import thorough
from tests.wording.test_catalog import CATALOGS
from trustcheck.profile.layout import shape_at
from trustcheck.profile.profile import PROFILE
from trustcheck.profile.shape import ListOf, MapOf, RecordOf, Shape, Withholdable

S3NS = ROOT / "examples" / "s3ns" / "profile.yaml"
BLEU = ROOT / "examples" / "bleu" / "profile.yaml"
SITES = ("--criterion", "CDC-1.*")


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_a_page_asks_the_most_decisive_question_first() -> None:
    result = run("ask", S3NS, "--criterion", "CDC-[15].*", "--criterion", "CDC-2.1")

    text = _flat(result.stdout)
    assert 0 == result.exit_code
    assert "The verdict is unknown. 3 facts could still change it" in text
    assert "1. From which places is PREMI3NS run?" in text
    assert "settles alone, either way: CDC-1.1 and CDC-1.2" in text
    assert "can alone make these fail: CDC-2.1" in text
    assert "CDC-2.1: pass needs 3 answers" in text
    assert "(CDC-5.3): --all asks about them too" in text


def test_a_settled_verdict_is_said_and_nothing_is_asked() -> None:
    settled = _flat(run("ask", BLEU).stdout)
    asked = _flat(run("ask", BLEU, "--all", "--criterion", "CDC-5.*").stdout)

    assert "Nothing that is still missing can change the verdict" in settled
    assert "one criterion that must be met fails (CDC-5.2). Use --all" in settled
    assert "What follows can change criteria, and not the whole." in asked
    assert "What does your service agreement say?" in asked


@pytest.mark.parametrize(
    ("language", "told"),
    [
        pytest.param(
            "en",
            ("To: S3NS", "Would you please answer the following question?", "Yours faithfully,"),
            id="English",
        ),
        pytest.param(
            "fr",
            ("À l’attention de\u00a0: S3NS", "Depuis quels lieux PREMI3NS", "Madame, Monsieur,"),
            id="French",
        ),
    ],
)
def test_a_letter_asks_the_provider(language: str, told: tuple[str, ...]) -> None:
    result = run("ask", S3NS, *SITES, "--format", "letter", "--lang", language)

    assert [] == [each for each in told if each not in result.stdout]
    assert all(len(line) <= 78 for line in result.stdout.splitlines())


def test_a_questionnaire_is_read_back(tmp_path: Path) -> None:
    asked = tmp_path / "asked.yaml"
    run("ask", S3NS, *SITES, "--format", f"yaml={asked}")
    text = asked.read_text(encoding="utf-8")
    asked.write_text(text.replace("  sites:", "  sites: true"), encoding="utf-8")

    result = run("questionnaire", S3NS, "--read", asked)

    answered = written(tmp_path, result.stdout)
    assert "complete: [sites]" in result.stdout
    assert "it is pass" in run("ask", answered, *SITES).stdout


def test_a_broken_profile_answers_3(tmp_path: Path) -> None:
    result = run("ask", written(tmp_path, "trustcheck: 1\n"))

    assert (3, "") == (result.exit_code, result.stdout)


def _on_a_terminal(profile: Path, *answers: str, interrupt: bool = False) -> tuple[int, str]:
    """Return the exit code and the screen of an interview with these answers."""
    screen = b""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        command = [sys.executable, "-m", "trustcheck", "ask", "-i", str(profile), *SITES]
        os.execvpe(command[0], command, {**os.environ, "TRUSTCHECK_LANG": "en"})
    left = [*answers]
    waited = 0
    while True:
        if not select([terminal], [], [], 3)[0]:
            # Ctrl-C between the prompt and the reading of a line is not noticed by Python's
            # input() until the next key: whoever sees nothing happen presses it again.
            waited += 1
            assert waited < 20, screen
            if screen.endswith(b"^C"):
                os.write(terminal, b"\x03")
            continue
        try:
            screen += os.read(terminal, 4096)
        except OSError:
            break
        if screen.endswith(b"> "):
            screen += b"|"
            key = b"\x03" if interrupt and not left else f"{left.pop(0)}\n".encode()
            os.write(terminal, key)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), _flat(screen.decode())


def test_an_interview_stops_when_the_verdict_is_settled(tmp_path: Path) -> None:
    profile = written(tmp_path, S3NS.read_text(encoding="utf-8"))

    code, screen = _on_a_terminal(profile, "yes")

    assert 0 == code
    assert "From which places is PREMI3NS run?" in screen
    assert "Nothing is left to ask here: the verdict is pass." in screen
    assert "complete: [sites]" in profile.read_text(encoding="utf-8")


def test_an_interview_that_is_interrupted_keeps_what_was_answered(tmp_path: Path) -> None:
    text = S3NS.read_text(encoding="utf-8").replace("territory: FR", "territory: undisclosed", 1)
    profile = written(tmp_path, text)

    code, _ = _on_a_terminal(profile, "yes", interrupt=True)

    assert 130 == code
    assert "complete: [sites]" in profile.read_text(encoding="utf-8")


def test_an_answer_may_be_misspelt_however_often(tmp_path: Path) -> None:
    profile = written(tmp_path, S3NS.read_text(encoding="utf-8"))

    result = run("ask", "-i", profile, *SITES, stdin="[{\n" * 1_000 + "\n" * 20)

    assert 0 == result.exit_code


NOT_ASKED = ("trustcheck", "stated_on", "complete", "evidence", "attestations", "extensions")
NOT_FACTS = ("evidence", "note", "since", "until", "name", "id", "identifiers", "reference")
NAMES = ("subject", "held", "over", "to", "entity", "service", "profile", "of")


def _places(shape: Shape, at: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return every place of the format at which a fact can be missing."""
    match shape:
        case Withholdable(inner) | MapOf(item=inner):
            return _places(inner, at)
        case ListOf(item=RecordOf() as inner):
            return _places(inner, at)
        case RecordOf(keys=keys):
            left_out = NOT_FACTS if at else NOT_ASKED
            inside = (key for key in keys if key not in (*left_out, *NAMES))
            return [at, *(each for key in inside for each in _places(keys[key], (*at, key)))]
        case _:
            return [at]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_place_of_the_format_has_its_question(language: str) -> None:
    ids = (f"question.{'.'.join(at)}" for at in _places(PROFILE) if at)

    assert [] == [id for id in ids if id not in CATALOGS[language]]
    assert shape_at(("entities", "x", "seats", "main_establishment")) is not None


@pytest.mark.parametrize(
    ("example", "options"),
    [
        pytest.param("nuage-exemple", "--lang en", id="an invented provider"),
        pytest.param("logiciel-exemple", "--lang fr", id="on a host"),
        pytest.param("bleu", "--lang fr --criterion CDC-2.2", id="of whom little is known"),
        pytest.param("bleu", "--lang en", marks=thorough, id="all that is not known"),
        pytest.param("s3ns", "--lang fr", marks=thorough, id="and of another one"),
    ],
)
def test_what_programs_are_told_is_as_its_schema_says(example: str, options: str) -> None:
    profile = ROOT / "examples" / example / "profile.yaml"

    result = run("ask", profile, "--all", "--format", "json", *options.split())

    assert [] == faults("ask", json.loads(result.stdout))


def test_programs_are_told_what_settles_and_where_the_answer_goes() -> None:
    told = json.loads(run("ask", S3NS, *SITES, "--format", "json").stdout)

    first = told["questions"][0]
    assert ("unknown", "/sites", "open") == (told["verdict"], first["pointer"], first["reason"])
    assert {"section": "complete", "key": "sites"} == first["answer"]
    assert ["CDC-1.1", "CDC-1.2"] == [each["criterion"] for each in first["settles"]]
    assert "complete" == first["settles"][0]["passing"][0]["path"]
