"""Laws with reach abroad, thresholds of control, and the folder that holds them."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from trustcheck.logic.message import Text, say
from trustcheck.logic.period import Period
from trustcheck.profile.statute_reading import read_control, read_laws, read_statutes
from trustcheck.profile.statutes import ControlThresholds, Law, Statutes
from trustcheck.source.document import read
from trustcheck.source.folder import shipped
from trustcheck.source.problem import InvalidInput

REFERENCE = shipped("rules") / "reference"


@pytest.fixture(scope="module")
def statutes() -> Statutes:
    return read_statutes(REFERENCE)


def test_the_laws_are_those_of_seven_states(statutes: Statutes) -> None:
    assert {
        "cloud-act": "US",
        "fisa-702": "US",
        "us-export-control": "US",
        "cn-national-intelligence-law": "CN",
        "uk-ipa-2016": "GB",
        "uk-copo-2019": "GB",
        "au-tola-2018": "AU",
        "ca-criminal-code-487-014": "CA",
        "in-it-act-69": "IN",
        "ru-yarovaya": "RU",
    } == {id: law.state for id, law in statutes.laws.items()}


@pytest.mark.parametrize(
    ("law", "day", "in_force"),
    [
        pytest.param("cloud-act", "2018-03-22", False, id="the day before the CLOUD Act"),
        pytest.param("cloud-act", "2018-03-23", True, id="the day of the CLOUD Act"),
        pytest.param("cloud-act", "2040-01-01", True, id="no end of the CLOUD Act"),
        pytest.param("fisa-702", "2008-07-09", False, id="the day before FISA 702"),
        pytest.param("fisa-702", "2008-07-10", True, id="the day of FISA 702"),
        pytest.param("fisa-702", "2026-06-12", True, id="the last day of the statute"),
        pytest.param("fisa-702", "2026-06-13", True, id="lapsed, but collection goes on"),
        pytest.param("fisa-702", "2027-03-31", True, id="the last day of collection"),
        pytest.param("fisa-702", "2027-04-01", False, id="after the last certification"),
        pytest.param("cn-national-intelligence-law", "2017-06-27", False, id="not yet in China"),
        pytest.param("cn-national-intelligence-law", "2017-06-28", True, id="in force in China"),
        pytest.param("ca-criminal-code-487-014", "2024-04-19", True, id="the Ontario order"),
    ],
)
def test_a_law_is_in_force_on_a_day(
    statutes: Statutes, law: str, day: str, in_force: bool
) -> None:
    assert in_force is (date.fromisoformat(day) in statutes.laws[law].period)


def test_the_lapse_of_a_statute_is_kept_beside_the_end_of_its_use(statutes: Statutes) -> None:
    lapsed = {id: law.lapsed for id, law in statutes.laws.items() if law.lapsed is not None}

    assert {"fisa-702": date(2026, 6, 12)} == lapsed


def test_only_export_control_bears_on_continuity(statutes: Statutes) -> None:
    continuity = [id for id, law in statutes.laws.items() if "continuity" in law.compels]

    assert ["us-export-control"] == continuity
    assert ("continuity",) == statutes.laws["us-export-control"].compels


def test_the_cloud_act_reaches_whoever_is_subject_and_disputably_a_parent(
    statutes: Statutes,
) -> None:
    assert {
        "incorporation": "strong",
        "seat": "strong",
        "branch": "strong",
        "control": "strong",
        "presence": "disputed",
    } == statutes.laws["cloud-act"].triggers


def test_the_thresholds_of_control_are_exact_and_cite_their_articles(statutes: Statutes) -> None:
    control = statutes.control

    assert (Fraction(1, 2), Fraction(2, 5), Fraction(1, 20)) == (
        control.majority,
        control.presumption,
        control.declared_holding,
    )
    assert {
        "majority": "C. com. L.233-3, I",
        "presumption": "C. com. L.233-3, II",
        "declared_holding": "C. com. L.233-7, I",
    } == control.articles
    assert set(control.articles) == set(control.notes)


def test_the_digests_are_those_of_the_files(statutes: Statutes) -> None:
    assert {
        name: hashlib.sha256((REFERENCE / name).read_bytes()).hexdigest()
        for name in ("territories.yaml", "laws.yaml", "control.yaml")
    } == statutes.digests


def test_two_readings_are_equal(statutes: Statutes) -> None:
    assert statutes == read_statutes(REFERENCE)


LAW = """\
laws:
  act:
    name: {fr: Loi, en: Act}
    state: US
    since: 2018-03-23
    triggers: {incorporation: strong, presence: weak}
    compels: [disclosure]
    data: [customer]
    source: 1 X 2
    confidence: high
    note: {fr: Note, en: A note}
    also_in: [PR]
"""


def test_a_law_is_read_whole() -> None:
    law = Law(
        id="act",
        name=Text(fr="Loi", en="Act"),
        state="US",
        territories=("US", "PR"),
        period=Period(date(2018, 3, 23)),
        lapsed=None,
        triggers={"incorporation": "strong", "presence": "weak"},
        compels=("disclosure",),
        data=("customer",),
        source="1 X 2",
        confidence="high",
        note=Text(fr="Note", en="A note"),
    )

    assert {"act": law} == read_laws(read(LAW.encode(), "laws.yaml"))


def test_a_repealed_law_ends_on_its_last_day() -> None:
    ended = LAW.replace("since: 2018-03-23", "since: 2018-03-23\n    until: 2020-01-31")

    (law,) = read_laws(read(ended.encode(), "laws.yaml")).values()

    assert (Period(date(2018, 3, 23), date(2020, 1, 31)), None) == (law.period, law.lapsed)


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        pytest.param(
            "presence: weak",
            "presense: weak",
            (
                "laws.yaml:6:39",
                say(
                    "not-one-of-near",
                    found="presense",
                    suggestion="presence",
                    known=("incorporation", "seat", "branch", "control", "presence"),
                ),
            ),
            id="a trigger that does not exist",
        ),
        pytest.param(
            "presence: weak",
            "presence: none",
            (
                "laws.yaml:6:49",
                say("not-one-of", found="none", known=("strong", "disputed", "weak")),
            ),
            id="a grade that does not exist",
        ),
        pytest.param(
            "[disclosure]",
            "disclosure",
            ("laws.yaml:7:14", say("wrong-type", expected="list", found="text")),
            id="a word for a list",
        ),
        pytest.param(
            "[disclosure]",
            "[]",
            ("laws.yaml:7:14", say("empty-list")),
            id="a law that compels nothing",
        ),
        pytest.param(
            "since: 2018-03-23",
            "since: 2018-03-23\n    until: 2018-03-22",
            (
                "laws.yaml:6:12",
                say(
                    "reference-reversed-period",
                    since=date(2018, 3, 23),
                    until=date(2018, 3, 22),
                ),
            ),
            id="a law that ends before it begins",
        ),
        pytest.param(
            "since: 2018-03-23",
            "since: 2018-03-23\n    until: 2020-01-31\n    collection_until: 2019-01-31",
            (
                "laws.yaml:7:23",
                say(
                    "reference-reversed-period",
                    since=date(2020, 1, 31),
                    until=date(2019, 1, 31),
                ),
            ),
            id="a use that ends before the law",
        ),
        pytest.param(
            "    confidence: high\n",
            "",
            ("laws.yaml:3:5", say("missing-key", key="confidence")),
            id="no confidence",
        ),
    ],
)
def test_a_mistake_in_a_law_is_a_problem_with_its_place(
    right: str, wrong: str, expected: tuple[str, object]
) -> None:
    broken = LAW.replace(right, wrong, 1)

    with pytest.raises(InvalidInput) as raised:
        read_laws(read(broken.encode(), "laws.yaml"))

    assert [expected] == [(str(p.span), p.message) for p in raised.value.problems]


CONTROL = """\
majority: {above: 50, article: A, since: 2000-09-21, note: {fr: un, en: one}}
presumption: {above: 40.5, article: B, since: 2000-09-21, note: {fr: deux, en: two}}
declared_holding: {above: 5, article: C, since: 2000-09-21, note: {fr: trois, en: three}}
"""


def test_a_threshold_may_have_decimals_and_stays_exact() -> None:
    assert ControlThresholds(
        Fraction(1, 2),
        Fraction(81, 200),
        Fraction(1, 20),
        {"majority": "A", "presumption": "B", "declared_holding": "C"},
        {
            "majority": Text("un", "one"),
            "presumption": Text("deux", "two"),
            "declared_holding": Text("trois", "three"),
        },
    ) == read_control(read(CONTROL.encode(), "control.yaml"))


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        pytest.param(
            "above: 5,",
            "above: 101,",
            ("control.yaml:3:27", say("impossible-share", found="101")),
            id="more than everything",
        ),
        pytest.param(
            "above: 5,",
            "above: 5 %,",
            ("control.yaml:3:27", say("not-a-number", found="5 %")),
            id="a percent sign",
        ),
        pytest.param(
            "above: 5,",
            "above: true,",
            ("control.yaml:3:27", say("not-a-number", found="true")),
            id="no number at all",
        ),
        pytest.param(
            "above: 40.5",
            "above: 50",
            ("control.yaml:2:22", say("reference-presumption-too-high")),
            id="a presumption as high as the majority",
        ),
    ],
)
def test_a_mistake_in_a_threshold_is_a_problem_with_its_place(
    right: str, wrong: str, expected: tuple[str, object]
) -> None:
    broken = CONTROL.replace(right, wrong, 1)

    with pytest.raises(InvalidInput) as raised:
        read_control(read(broken.encode(), "control.yaml"))

    assert [expected] == [(str(p.span), p.message) for p in raised.value.problems]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder of reference data that a test may break."""
    return Path(shutil.copytree(REFERENCE, tmp_path / "reference"))


def _replace(path: Path, right: str, wrong: str) -> None:
    path.write_text(path.read_text("utf-8").replace(right, wrong, 1), "utf-8")


def test_the_mistakes_of_all_three_files_are_told_at_once(copy: Path) -> None:
    _replace(copy / "territories.yaml", "state: GB", "state: UK")
    _replace(copy / "laws.yaml", "confidence: high", "confidence: sure")
    _replace(copy / "control.yaml", "  above: 50\n", "  above: fifty\n")

    with pytest.raises(InvalidInput) as raised:
        read_statutes(copy)

    assert {
        "territories.yaml": "reference-no-such-territory",
        "laws.yaml": "not-one-of",
        "control.yaml": "not-a-number",
    } == {Path(p.span.file).name: p.code for p in raised.value.problems}


@pytest.mark.parametrize(
    ("state", "message"),
    [
        ("ZZ", say("reference-no-such-territory", code="ZZ")),
        ("PR", say("reference-not-a-state", code="PR")),
    ],
)
def test_a_law_is_a_law_of_a_state(copy: Path, state: str, message: object) -> None:
    _replace(copy / "laws.yaml", "state: US", f"state: {state}")

    with pytest.raises(InvalidInput) as raised:
        read_statutes(copy)

    assert [message] == [problem.message for problem in raised.value.problems]


@pytest.mark.parametrize("name", ["territories.yaml", "laws.yaml", "control.yaml"])
def test_a_missing_file_is_a_problem_and_no_reading(copy: Path, name: str) -> None:
    (copy / name).unlink()

    with pytest.raises(InvalidInput) as raised:
        read_statutes(copy)

    assert [name] == [Path(problem.span.file).name for problem in raised.value.problems]


@pytest.mark.parametrize("name", ["territories.yaml", "laws.yaml", "control.yaml"])
@pytest.mark.parametrize("text", ["- a list\n", "text\n", "{}\n", "12\n"])
def test_a_file_of_anything_else_is_a_problem(copy: Path, name: str, text: str) -> None:
    (copy / name).write_text(text, "utf-8")

    with pytest.raises(InvalidInput):
        read_statutes(copy)
