"""Every name in a profile leads somewhere, wherever a name can stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.profile.files import atlas, declared, mistakes
from trustcheck.profile.jurisdiction import Atlas
from trustcheck.profile.outline import record_within, sections
from trustcheck.profile.reference import ENTITY_FIELDS, TERRITORY_FIELDS
from trustcheck.profile.shape import ListOf, RecordOf, Shape, Withholdable
from trustcheck.profile.written import ID, TERRITORY
from trustcheck.source.problem import InvalidInput

IDS_OF_OTHER_THINGS = {"id", "evidence", "share_class"}


@pytest.fixture(scope="module")
def known() -> Atlas:
    return atlas()


def _paths(record: RecordOf[Any], value: Shape) -> Iterator[str]:
    """Yield the fields of a record, those of inner records too, that hold such a value."""
    for name, shape in record.keys.items():
        inner = record_within(shape)
        if inner is None and _is_made_of(shape, value):
            yield name
        elif inner is not None and inner is shape:
            yield from (f"{name}.{path}" for path in _paths(inner, value))


def _is_made_of(shape: Shape, value: Shape) -> bool:
    match shape:
        case ListOf():
            return _is_made_of(shape.item, value)
        case Withholdable():
            return _is_made_of(shape.inner, value)
        case _:
            return shape == value


def _all(value: Shape) -> Mapping[str, set[str]]:
    found = {record.kind.__name__: set(_paths(record, value)) for _, record, _ in sections()}
    named = {kind: paths - IDS_OF_OTHER_THINGS for kind, paths in found.items()}
    return {kind: paths for kind, paths in named.items() if paths}


def test_every_field_that_names_an_entity_is_checked() -> None:
    checked = {kind.__name__: set(fields) for kind, fields in ENTITY_FIELDS.items()}

    assert _all(ID) == checked


def test_every_field_that_names_a_territory_is_checked() -> None:
    checked = {kind.__name__: set(fields) for kind, fields in TERRITORY_FIELDS.items()}

    assert _all(TERRITORY) == checked


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("holdings: [{holder: X, held: p}]", id="holder"),
        pytest.param("holdings: [{holder: p, held: X}]", id="held"),
        pytest.param("rights: [{holder: X, over: p, kind: veto}]", id="holder of a right"),
        pytest.param("rights: [{holder: [p, X], over: p, kind: veto}]", id="one of the holders"),
        pytest.param("rights: [{holder: p, over: X, kind: veto}]", id="over"),
        pytest.param(
            "sites: [{id: a, territory: FR, operator: X, roles: [backup]}]", id="operator"
        ),
        pytest.param("accesses: [{to: X, data: []}]", id="to"),
        pytest.param("technologies: [{name: T, licensor: X}]", id="licensor"),
        pytest.param("technologies: [{name: T, licensor: p, licensee: X}]", id="licensee"),
        pytest.param("technologies: [{name: T, licensor: p, operated_by: X}]", id="operated by"),
        pytest.param("third_parties: [{entity: X, service: S}]", id="third party"),
        pytest.param("keys: {held_by: [p, X]}", id="holder of keys"),
    ],
)
def test_an_entity_that_is_not_declared_is_a_problem_where_it_is_named(
    text: str, known: Atlas
) -> None:
    with pytest.raises(InvalidInput) as caught:
        declared(text.replace("X", "nobody"), known)
    (problem,) = caught.value.problems

    assert problem.code == "unknown-entity"
    assert (8, text.index("X") + 1) == (problem.span.line, problem.span.column)
    assert mistakes(text.replace("X", "q"), known) == ()


def test_a_misspelt_entity_is_suggested(known: Atlas) -> None:
    with pytest.raises(InvalidInput) as caught:
        declared("  provider-2: {name: N, kind: fund}\nkeys: {held_by: [povider-2]}", known)
    (problem,) = caught.value.problems

    assert problem.message["suggestion"] == "provider-2"


@pytest.mark.parametrize(
    "record",
    [
        "keys: {evidence: [e]}",
        "contract: {evidence: [e]}",
        "holdings: [{holder: p, held: q, evidence: [e]}]",
        "qualifications: [{scheme: C5, status: granted, covers: [subject], evidence: [e]}]",
        "attestations: {A: {met: true, by: N, on: 2026-01-01, "
        "expires: 2027-01-01, evidence: [e]}}",
        "  r: {name: R, kind: fund, evidence: [e]}",
    ],
)
def test_evidence_that_is_not_declared_is_a_problem_and_unused_evidence_is_not(
    record: str, known: Atlas
) -> None:
    evidence = "\nevidence: {e: {rung: declared, title: T}, unused: {rung: declared, title: U}}"

    assert mistakes(record, known) == ("unknown-evidence",)
    assert mistakes(record + evidence, known) == ()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("FR", ()),
        ("NC", ()),
        ("undisclosed", ()),
        ("UK", ("unknown-territory-near",)),
        ("EL", ("unknown-territory-near",)),
        ("EU", ("unknown-territory",)),
        ("ZZ", ("unknown-territory",)),
    ],
)
def test_a_territory_is_one_of_the_atlas(
    code: str, expected: tuple[str, ...], known: Atlas
) -> None:
    site = f"sites: [{{id: a, territory: {code}, roles: [backup]}}]"
    seat = f"  r: {{name: R, kind: fund, seats: {{main_establishment: {code}}}}}"

    assert expected == mistakes(site, known)
    assert expected == mistakes(seat, known)


def test_an_entity_may_not_be_called_as_a_word_of_the_format(known: Atlas) -> None:
    text = "  subject: {name: S, kind: fund}\n  undisclosed: {name: U, kind: fund}"

    assert mistakes(text, known) == ("reserved-id", "reserved-id")


def test_a_reference_to_a_broken_entity_is_no_problem_of_its_own(known: Atlas) -> None:
    assert mistakes("  r: {name: R}\nholdings: [{holder: r, held: p}]", known) == ("missing-key",)


def test_references_are_checked_beside_broken_records(known: Atlas) -> None:
    text = "holdings:\n  - {holder: nobody, held: p, capital: much}\n  - {holder: x9, held: p}"

    assert ("unknown-entity", "not-a-number", "unknown-entity") == mistakes(text, known)


def test_without_a_section_of_ids_no_reference_to_it_is_doubted(known: Atlas) -> None:
    assert mistakes("evidence: [e]\nkeys: {evidence: [e]}", known) == ("wrong-type",)
