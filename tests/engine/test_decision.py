"""Facts, parts and a person decide together: what fails fails, what is missing is not known."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.builders import LEXICON, STATUTES
from trustcheck.assessment.finding import Finding
from trustcheck.engine.assess import assess
from trustcheck.profile.reading import read_profile
from trustcheck.ruleset.reading import read_ruleset, with_settings
from trustcheck.source.document import read

RULESET = """\
id: two
version: "1"
title: {fr: Deux, en: Two}
purpose: {fr: Essai., en: Trial.}
home: union
texts: {t: {title: {fr: T, en: U}, publisher: P}}
groups: {g: {fr: G, en: H}}
parameters:
  lenient:
    {title: {fr: L, en: M}, type: boolean, choices: [true, false], default: false, article: t}
"""
CRITERION = """\
id: TWO-1
group: g
source: {text: t, article: "1"}
title: {fr: A, en: B}
requirement: {fr: A., en: B.}
level: must
parts:
  - id: law
    title: {fr: Droit, en: Law}
    requires: {any: [{contract.law: FR}, {$lenient: true}]}
  - id: courts
    title: {fr: Juges, en: Courts}
    requires: {contract.courts: FR}
attested: true
evidence: {rung: documented}
remedy: {fr: A., en: B.}
"""
PROFILE = """\
trustcheck: 1
subject: {name: S, provider: p}
stated_on: 2026-09-30
entities: {p: {name: P, kind: company}}
evidence: {paper: {rung: documented, title: Paper}}
"""
ANSWER = "attestations: {TWO-1: {met: %s, by: A, on: 2026-01-01, expires: 2027-01-01%s}}\n"
BACKED, BARE, NOT_MET = (
    ANSWER % ("true", ", evidence: [paper]"),
    ANSWER % ("true", ""),
    ANSWER % ("false", ""),
)
GOOD, BAD, HALF = (
    "contract: {law: FR, courts: FR}\n",
    "contract: {law: US, courts: FR}\n",
    "contract: {courts: FR}\n",
)


def _found(folder: Path, more: str, settings: Mapping[str, str]) -> Finding:
    (folder / "ruleset.yaml").write_text(RULESET, encoding="utf-8")
    (folder / "1-two.yaml").write_text(CRITERION, encoding="utf-8")
    ruleset = with_settings(read_ruleset(folder, LEXICON), settings)
    declaration = read_profile(read((PROFILE + more).encode(), "p.yaml"), STATUTES.atlas)
    on = declaration.profile.stated_on
    return assess(declaration, ruleset, STATUTES, on=on).findings[0]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param(GOOD + BACKED, "pass", id="facts and an answer on evidence"),
        pytest.param(GOOD, "unknown", id="facts alone"),
        pytest.param(GOOD + BARE, "unknown", id="an answer without evidence"),
        pytest.param(GOOD + NOT_MET, "fail", id="an answer that it is not met"),
        pytest.param(BAD + BACKED, "fail", id="a fact against it, whatever the answer"),
        pytest.param(HALF + BACKED, "unknown", id="a fact that is missing"),
        pytest.param(HALF + NOT_MET, "fail", id="a fact that is missing and a no"),
    ],
)
def test_facts_and_a_person_decide_together(tmp_path: Path, more: str, expected: str) -> None:
    assert expected == _found(tmp_path, more, {}).verdict.value


def test_each_part_has_its_own_verdict(tmp_path: Path) -> None:
    parts = _found(tmp_path, BAD + BACKED, {}).parts

    assert [("law", "fail"), ("courts", "pass")] == [(p.part.id, p.verdict.value) for p in parts]


def test_a_setting_chooses_between_two_readings(tmp_path: Path) -> None:
    assert "pass" == _found(tmp_path, BAD + BACKED, {"lenient": "true"}).verdict.value
