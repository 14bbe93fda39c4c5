"""A ruleset adapted by a file, which may not make it weaker."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from shutil import copytree

import pytest

from tests.builders import LEXICON, codes
from tests.ruleset.files import HERE, SAMPLE, sample
from trustcheck.logic.message import Text
from trustcheck.ruleset.criterion import Level
from trustcheck.ruleset.opening import open_ruleset
from trustcheck.ruleset.shelf import shipped_rulesets
from trustcheck.source.problem import InvalidInput

TAILORED = HERE / "tailored.yaml"


def _refused(text: str, folder: Path) -> list[str]:
    if not (folder / "sample").exists():
        copytree(SAMPLE, folder / "sample")
    file = folder / "tailored.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        open_ruleset(str(file), LEXICON)
    assert {file.as_posix()} == {problem.span.file for problem in refused.value.problems}
    return codes(refused.value.problems)


def test_a_file_sets_parameters_and_raises_levels() -> None:
    tailored = open_ruleset(str(TAILORED), LEXICON)

    assert Text("Exemple plus sévère", "Stricter sample") == tailored.title
    assert Fraction(10, 100) == tailored.parameters["cap"].value
    assert ("gold", "silver") == tailored.parameters["tiers"].value
    assert {
        "S-1": Level.MUST,
        "S-2": Level.MUST,
        "S-3": Level.MUST,
        "S-4": Level.MUST,
        "S-5": Level.MUST,
        "S-6": Level.MUST,
        "S-10": Level.SHOULD,
    } == {criterion.id: criterion.level for criterion in tailored.criteria}
    assert TAILORED.as_posix() == tailored.tailored_by
    assert sample().digest != tailored.digest


def test_what_a_file_does_not_touch_stays() -> None:
    tailored, base = open_ruleset(str(TAILORED), LEXICON), sample()

    assert (base.id, base.version, base.home) == (tailored.id, tailored.version, tailored.home)
    assert [c.id for c in base.criteria] == [c.id for c in tailored.criteria]
    assert base.parameters["notice"] == tailored.parameters["notice"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("parameters: {cap: 60}", ["2:19 parameter-out-of-range"], id="a range"),
        pytest.param("parameters: {cup: 10}", ["2:19 unknown-parameter-near"], id="a name"),
        pytest.param("levels: {S-1: should}", ["2:15 level-made-weaker"], id="a weaker level"),
        pytest.param("levels: {S-11: must}", ["2:10 no-such-criterion-near"], id="an id"),
        pytest.param("levels: {S-1: shall}", ["2:15 not-one-of"], id="no level"),
        pytest.param("criteria: {S-1: {}}", ["2:1 unknown-key"], id="an unknown key"),
        pytest.param(
            "parameters: {cap: 60, sites: 0}\nlevels: {S-1: should, S-2: must, X: must}",
            [
                "2:19 parameter-out-of-range",
                "2:30 parameter-out-of-range",
                "3:15 level-made-weaker",
                "3:34 no-such-criterion",
            ],
            id="every mistake at once",
        ),
    ],
)
def test_what_a_file_may_not_do_is_refused(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert expected == _refused(f"extends: sample\n{text}", tmp_path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cloud-de-confianse", "1:10 no-such-ruleset-near"),
        ("elsewhere", "1:10 no-such-ruleset"),
        ("tailored.yaml", "1:10 no-such-ruleset"),
    ],
)
def test_a_file_extends_a_ruleset_that_exists(tmp_path: Path, name: str, expected: str) -> None:
    assert [expected] == _refused(f"extends: {name}", tmp_path)


def test_a_file_does_not_extend_itself_from_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "round.yaml").write_text("extends: round.yaml", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(InvalidInput) as refused:
        open_ruleset("round.yaml", LEXICON)

    assert ["1:10 no-such-ruleset"] == codes(refused.value.problems)


def test_a_ruleset_is_opened_by_name_or_by_folder() -> None:
    assert "sample" == open_ruleset(str(SAMPLE), LEXICON).id
    assert "cloud-de-confiance" in shipped_rulesets()
    for name in shipped_rulesets():
        assert name == open_ruleset(name, LEXICON).id


@pytest.mark.parametrize(
    ("name", "expected"),
    [("cloud-de-confience", "no-such-ruleset-near"), ("soc2", "no-such-ruleset")],
)
def test_another_name_is_refused(name: str, expected: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        open_ruleset(name, LEXICON)

    assert [f"1:1 {expected}"] == codes(refused.value.problems)
