"""Statements of both versions in one form, and those that are neither."""

from __future__ import annotations

from datetime import date

import pytest

from tests.register.telling import (
    Json,
    codes,
    entity,
    interest,
    older,
    relation,
    source,
    statement,
    told,
)
from trustcheck.register.json_file import read_json
from trustcheck.register.statement import read_statement
from trustcheck.source.problem import InvalidInput, Problem


def test_both_versions_come_to_one_form() -> None:
    new = relation("a", "b", interest(share={"exact": 30}))
    (recent,), (old,) = (read_json(source([each])) for each in (new, older(new)))

    read = [read_statement(raw, [])[0] for raw in (recent, old)]

    assert [("0.4", "relationship", "a-in-b"), ("0.3", "relationship", "a-in-b")] == [
        (each.version, each.kind, each.record) for each in read if each is not None
    ]


def test_a_statement_says_where_it_comes_from() -> None:
    given = {
        "type": ["selfDeclaration", "officialRegister"],
        "url": "https://register.example/1",
        "description": "A register",
        "retrievedAt": "2026-02-27T10:00:00Z",
    }

    (party,) = told({**entity("nimbus"), "source": given}).parties

    (origin,) = party.origins
    assert ("statement-nimbus", "public_register", date(2026, 3, 1), date(2026, 2, 27)) == (
        origin.id,
        origin.rung,
        origin.dated,
        origin.retrieved,
    )
    assert ("A register", "https://register.example/1", "A register") == (
        origin.publisher,
        origin.url,
        origin.description,
    )


@pytest.mark.parametrize(
    ("types", "rung"),
    [
        pytest.param([], "declared", id="no source"),
        pytest.param(["selfDeclaration"], "declared", id="its own word"),
        pytest.param(["thirdParty", "verified"], "documented", id="a third party"),
        pytest.param(["primaryResearch"], "documented", id="research"),
        pytest.param(["officialRegister"], "public_register", id="a register"),
        pytest.param(["verified"], "declared", id="verified, by whom is not said"),
    ],
)
def test_the_strongest_source_counts(types: list[str], rung: str) -> None:
    (party,) = told({**entity("nimbus"), "source": {"type": types}}).parties

    assert rung == party.origins[0].rung


def _stated(version: str) -> dict[str, Json]:
    return {"publicationDetails": {"bodsVersion": version}}


LEVELLED = older(relation("a", "b", interest(interestLevel="direct")))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param({"hello": "world"}, "not-bods", id="something else"),
        pytest.param({"Relationship": {}}, "not-bods", id="of another register"),
        pytest.param({**entity("a"), **_stated("0.2")}, "other-bods-version", id="0.2"),
        pytest.param({**entity("a"), **_stated("1.0")}, "other-bods-version", id="1.0"),
        pytest.param({**entity("a"), **_stated("0.40")}, "other-bods-version", id="0.40"),
        pytest.param({**LEVELLED, **_stated("")}, "other-bods-version", id="0.2 by its form"),
        pytest.param({**entity("a"), **_stated("0.3")}, "unlike-its-version", id="0.3 as 0.4"),
        pytest.param(
            {**entity("a"), "recordType": "ship"}, "unknown-statement-type", id="type of record"
        ),
        pytest.param(
            {**older(entity("a")), "statementType": "shipStatement"},
            "unknown-statement-type",
            id="type of statement",
        ),
        pytest.param({**entity("a"), "recordStatus": "lost"}, "unknown-record-status", id="state"),
        pytest.param({**entity("a"), "statementId": None}, "missing-field", id="no id"),
        pytest.param({**entity("a"), "recordId": ""}, "missing-field", id="an empty id"),
        pytest.param({**entity("a"), "recordDetails": None}, "missing-field", id="no details"),
        pytest.param({**entity("a"), "recordDetails": 5}, "wrong-field", id="details"),
        pytest.param({**entity("a"), "statementId": 5}, "wrong-field", id="a number as id"),
        pytest.param({**entity("a"), "statementDate": "2026-02-30"}, "wrong-day", id="no day"),
        pytest.param({**entity("a"), "statementDate": "spring"}, "wrong-day", id="a season"),
        pytest.param({**entity("a"), "source": {"type": "x"}}, "wrong-field", id="no list"),
        pytest.param({**entity("a"), "source": {"type": [1]}}, "wrong-field", id="no text"),
    ],
)
def test_what_is_no_statement_is_a_problem_on_its_line(data: Json, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        told(entity("nimbus"), data)

    assert [code] == codes(caught.value)


def test_a_version_of_the_same_form_is_read() -> None:
    assert told({**entity("a"), **_stated("0.4.1")}).parties


def test_problems_are_told_together_and_not_without_end() -> None:
    problems: list[Problem] = []
    for raw in read_json(source([{"a": 1}, {"b": 2}])):
        read_statement(raw, problems)

    assert 2 == len(problems)
    with pytest.raises(InvalidInput) as caught:
        told(*[{"hello": number} for number in range(500)])
    assert 100 == len(caught.value.problems)


def test_other_kinds_of_field_are_left_alone() -> None:
    annotated = {**entity("nimbus", dissolved="?"), "annotations": [{"motivation": "commenting"}]}

    assert [] == list(told(annotated, statement("note", "person", {})).remarks)
