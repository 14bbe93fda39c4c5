"""Files of waivers: what is taken, and what is refused with its place."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.builders import codes
from trustcheck.assessment.finding import Verdict
from trustcheck.assessment.waiver import Waiver
from trustcheck.assessment.waiver_reading import read_waivers
from trustcheck.source.document import read
from trustcheck.source.file import load
from trustcheck.source.folder import shipped
from trustcheck.source.problem import InvalidInput
from trustcheck.source.span import Span

SAMPLE = Path(__file__).with_name("waivers.yaml")
HEAD = "trustcheck-waivers: 1\nwaivers:\n"
ONE = "{criterion: C-1, subject: S, owner: O, reason: R, reference: T, until: 2027-01-01}"


def refused(*texts: str) -> list[str]:
    """Return the problems of files."""
    documents = [read(text.encode(), f"{n}.yaml") for n, text in enumerate(texts)]
    with pytest.raises(InvalidInput) as caught:
        read_waivers(documents)
    return codes(caught.value.problems)


def test_a_waiver_says_who_why_where_and_until_when() -> None:
    first, second = read_waivers([load(SAMPLE)])

    assert first == Waiver(
        criterion="CDC-1.2",
        subject="Nuage Exemple Compute",
        owner="Nora, security",
        reason="The new site opens in November.",
        reference="RISK-12",
        until=date(2026, 11, 30),
        span=Span(SAMPLE.as_posix(), 3, 16, 3, 23),
    )
    assert (Verdict.UNKNOWN, True, False) == (
        second.verdict,
        second.covers(Verdict.UNKNOWN),
        second.covers(Verdict.FAIL),
    )


def test_the_published_schema_accepts_the_sample_and_refuses_a_blank_reason() -> None:
    schema = json.loads((shipped("schemas") / "waivers.schema.json").read_text(encoding="utf-8"))
    good = load(SAMPLE).data
    blank = json.loads(json.dumps(good).replace("RISK-12", " \\n "))

    assert [] == list(Draft202012Validator(schema).iter_errors(good))
    assert ["pattern"] == [e.validator for e in Draft202012Validator(schema).iter_errors(blank)]


@pytest.mark.parametrize("key", ["criterion", "subject", "owner", "reason", "reference", "until"])
def test_a_waiver_without_one_of_these_is_refused(key: str) -> None:
    parts = ONE.strip("{}").split(", ")
    rest = ", ".join(part for part in parts if not part.startswith(key))

    assert ["3:5 missing-key"] == refused(f"{HEAD}  - {{{rest}}}\n")


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        pytest.param("says-nothing", "owner: O", 'owner: " "', id="a blank owner"),
        pytest.param("no-such-date", "T, until: 2027-01-01", "T, until: 2027-02-29", id="day"),
        pytest.param("not-a-date", "2027-01-01", "2027", id="a year"),
        pytest.param("not-a-date", "2027-01-01", "31/12/2027", id="another form"),
        pytest.param("unknown-key-near", "subject: S", "subjcet: S", id="a misspelt key"),
        pytest.param("not-one-of-near", "01}", "01, verdict: fial}", id="a misspelt verdict"),
    ],
)
def test_what_is_not_as_it_should_be_is_refused_at_its_place(
    code: str, old: str, new: str
) -> None:
    found = refused(f"{HEAD}  - {ONE.replace(old, new)}\n")

    assert code in [each.partition(" ")[2] for each in found]


def test_all_problems_of_all_files_are_told_at_once() -> None:
    blank = ONE.replace("owner: O", "owner: ''")

    assert ["3:41 says-nothing", "4:41 says-nothing", "3:41 says-nothing"] == refused(
        f"{HEAD}  - {blank}\n  - {blank}\n", f"{HEAD}  - {blank}\n"
    )


@pytest.mark.parametrize(
    ("problems", "first", "second"),
    [
        pytest.param(["3:17 waived-twice"], "", "", id="the same"),
        pytest.param(["3:17 waived-twice"], ", verdict: fail", "", id="one within the other"),
        pytest.param(["3:17 waived-twice"], "", ", verdict: unknown", id="the other way round"),
    ],
)
def test_two_waivers_of_one_finding_are_refused(
    problems: list[str], first: str, second: str
) -> None:
    files = (f"{HEAD}  - {ONE.replace('}', more + '}')}\n" for more in (first, second))

    assert problems == refused(*files)


def test_a_waiver_for_each_verdict_is_none_too_many() -> None:
    lines = (ONE.replace("}", f", verdict: {verdict}}}") for verdict in ("fail", "unknown"))
    text = HEAD + "".join(f"  - {line}\n" for line in lines)

    assert 2 == len(read_waivers([read(text.encode(), "w.yaml")]))


@pytest.mark.parametrize(
    "text", ["trustcheck-waivers: 2\nwaivers: []\n", "trustcheck-waivers: true\nwaivers: []\n"]
)
def test_another_version_is_refused(text: str) -> None:
    assert ["1:21 other-file-version"] == refused(text)


def test_a_file_may_hold_no_waiver_yet() -> None:
    assert () == read_waivers([read(b"trustcheck-waivers: 1\nwaivers: []\n", "w.yaml")])
