"""Answers to a questionnaire, put into a profile."""

from __future__ import annotations

import pytest

from tests.profile.files import MINIMAL, atlas
from trustcheck.profile.answers import Completed, completed
from trustcheck.profile.reading import read_profile
from trustcheck.source.document import Data, read
from trustcheck.source.problem import InvalidInput
from trustcheck.source.revision import revised

ATLAS = atlas()

PROFILE = f"""\
# Ours
{MINIMAL}complete: [sites]  # all
holdings:
  - {{holder: q, held: p, capital: undisclosed}}
evidence:
  policy: {{rung: documented, title: Policy}}
"""

HEAD = "answers: 1\n"


def put(answers: str, profile: str = PROFILE) -> Completed:
    return completed(read(profile.encode(), "profile.yaml"), read(answers.encode(), "a.yaml"))


def said(answers: str, *at: str | int) -> Data:
    """Return what the completed profile says at a place."""
    return put(HEAD + answers).document.value(at)


def test_an_answer_stands_where_the_profile_has_answers() -> None:
    answers = """\
attestations:
  A-1: {met: true, by: Ann, on: 2026-05-01, expires: 2027-05-01, evidence: [policy]}
"""

    expected = {"met": True, "by": "Ann", "on": "2026-05-01", "expires": "2027-05-01"}
    assert {**expected, "evidence": ["policy"]} == said(answers, "attestations", "A-1")


def test_what_an_answer_does_not_say_the_signature_says() -> None:
    answers = """\
signature: {by: Ann, on: 2026-05-01, expires: 2027-05-01}
attestations:
  A-1: {met: false, by: Bob, on: , expires: , evidence: []}
"""

    assert {"met": False, "by": "Bob", "on": "2026-05-01", "expires": "2027-05-01"} == said(
        answers, "attestations", "A-1"
    )


@pytest.mark.parametrize(
    "empty",
    [
        "attestations:\n",
        "attestations: {A-1: {met: , by: , on: , expires: , evidence: []}}\n",
        "attestations: {A-1: }\n",
        "signature: {by: Ann, on: 2026-05-01}\nattestations: {A-1: {met: }}\n",
        "facts: {keys.held_by: }\n",
        "complete: {holdings: }\n",
        "evidence:\n",
        "evidence: {policy: }\n",
    ],
)
def test_what_stays_empty_changes_nothing(empty: str) -> None:
    found = put(HEAD + empty)

    assert read(PROFILE.encode(), "profile.yaml").data == found.document.data
    assert 0 == found.taken


def test_what_is_filled_in_and_what_is_not_is_counted() -> None:
    answers = """\
attestations: {A-1: {met: true}, A-2: {met: }, A-3: }
complete: {rights: true, holdings: }
facts: {keys.held_by: [], contract.law: }
"""

    found = put(HEAD + answers)

    assert (3, 4) == (found.taken, found.left)


@pytest.mark.parametrize(
    ("answers", "at", "value"),
    [
        pytest.param(
            "facts: {'holdings[0].capital': 24}", ("holdings", 0, "capital"), 24, id="index"
        ),
        pytest.param("facts: {contract.law: FR}", ("contract", "law"), "FR", id="a new record"),
        pytest.param(
            "facts: {entities.p.seats.registered_office: FR}",
            ("entities", "p", "seats", "registered_office"),
            "FR",
            id="within a record",
        ),
        pytest.param("complete: {rights: true}", ("complete",), ["sites", "rights"], id="a list"),
        pytest.param("complete: {sites: true}", ("complete",), ["sites"], id="a list again"),
        pytest.param("complete: {rights: false}", ("complete",), ["sites"], id="no whole list"),
        pytest.param(
            "evidence: {audit: {rung: attested, title: Audit, url: }}",
            ("evidence", "audit"),
            {"rung": "attested", "title": "Audit"},
            id="evidence",
        ),
    ],
)
def test_facts_stand_in_their_places(answers: str, at: tuple[str | int, ...], value: Data) -> None:
    assert value == said(answers, *at)


def test_an_id_with_dots_is_found_whole() -> None:
    profile = PROFILE.replace("  q: {", "  a.b: {name: Dotted, kind: company}\n  q: {")

    found = put(HEAD + "facts: {entities.a.b.listed: true}\n", profile).document

    assert {"name": "Dotted", "kind": "company", "listed": True} == found.value(
        ("entities", "a.b")
    )


@pytest.mark.parametrize(
    ("code", "place", "answers"),
    [
        pytest.param("not-answers", "1:1", "a: 1\n", id="another file"),
        pytest.param("not-answers", "2:1", PROFILE, id="a profile"),
        pytest.param("other-answers", "1:10", "answers: 2\n", id="another version"),
        pytest.param("unknown-key-near", "2:1", HEAD + "atestations: {}\n", id="misspelt"),
        pytest.param("unknown-key", "2:13", HEAD + "signature: {zzz: Ann}\n", id="no signature"),
        pytest.param("wrong-type", "2:8", HEAD + "facts: []\n", id="no mapping"),
        pytest.param("wrong-type", "2:19", HEAD + "complete: {sites: 'yes'}\n", id="no yes or no"),
        pytest.param(
            "no-such-place", "2:9", HEAD + "facts: {'sites[3].id': x}\n", id="no such item"
        ),
        pytest.param("no-such-place", "2:9", HEAD + "facts: {stated_on.x: y}\n", id="no record"),
        pytest.param("no-such-place", "2:9", HEAD + "facts: {'': y}\n", id="nowhere"),
        pytest.param(
            "evidence-taken",
            "2:12",
            HEAD + "evidence: {policy: {rung: attested, title: Other}}\n",
            id="evidence twice",
        ),
    ],
)
def test_what_is_no_answer_is_refused(code: str, place: str, answers: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        put(answers)

    found = [(problem.code, str(problem.span)) for problem in caught.value.problems]
    assert [(code, f"a.yaml:{place}")] == found


@pytest.mark.parametrize(
    ("code", "place", "answers"),
    [
        pytest.param(
            "missing-key",
            "3:8",
            "attestations:\n  A-1: {met: true, by: A, on: 2026-05-01}\n",
            id="no end",
        ),
        pytest.param(
            "no-such-date",
            "2:29",
            "signature: {by: A, expires: 2026-02-30}\n"
            "attestations: {A-1: {met: true, on: 2026-01-01}}\n",
            id="a day in the signature",
        ),
        pytest.param("not-a-territory", "2:23", "facts: {contract.law: Nowhere}\n", id="a fact"),
        pytest.param("not-one-of-near", "2:12", "complete: {site: true}\n", id="no list"),
        pytest.param(
            "missing-key", "2:17", "evidence: {new: {rung: documented}}\n", id="evidence"
        ),
    ],
)
def test_a_mistake_in_an_answer_has_its_place_in_the_answers(
    code: str, place: str, answers: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_profile(put(HEAD + answers).document, ATLAS)

    problem = caught.value.problems[0]
    assert (code, "a.yaml") == (problem.code, problem.span.file)
    assert place == f"{problem.span.line}:{problem.span.column}"


def test_the_text_of_the_profile_keeps_its_comments_and_order() -> None:
    answers = """\
signature: {by: Ann, on: 2026-05-01, expires: 2027-05-01}
attestations:
  A-1: {met: true, evidence: [policy]}
  A-2: {met: true}
complete: {rights: true}
facts:
  holdings[0].capital: 24
  entities.p.seats.registered_office: FR
"""
    profile = read(PROFILE.encode(), "profile.yaml")

    text = revised(profile, put(HEAD + answers).document.data)

    expected = PROFILE.replace("[sites]", "[sites, rights]").replace("undisclosed", "24")
    expected = expected.replace(
        "{name: Provider, kind: company}",
        "{name: Provider, kind: company, seats: {registered_office: FR}}",
    )
    signed = "    by: Ann\n    on: 2026-05-01\n    expires: 2027-05-01\n"
    expected += f"attestations:\n  A-1:\n    met: true\n{signed}    evidence: [policy]\n"
    assert f"{expected}  A-2:\n    met: true\n{signed}" == text
