"""What the shipped examples say is said by somebody, on some day."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from tests.acceptance.example import REAL, SLUGS, Example, named_evidence
from trustcheck.profile.evidence import Evidence

each_example = pytest.mark.parametrize("slug", SLUGS)
each_real_example = pytest.mark.parametrize("slug", REAL)

YEAR = re.compile(r"\b(19|20)\d\d\b")


def _noted(piece: Evidence, word: str) -> bool:
    """Tell whether the note of a piece of evidence says why something is not stated."""
    return word in (piece.note or "").lower()


@each_example
def test_every_piece_of_evidence_backs_something(
    slug: str, examples: Mapping[str, Example]
) -> None:
    data = examples[slug].document.data
    assert isinstance(data, dict)
    records = {key: value for key, value in data.items() if key != "evidence"}

    assert set() == set(examples[slug].evidence) - set(named_evidence(records))


@each_real_example
def test_a_source_has_a_publisher_or_the_reason_why_not(
    slug: str, examples: Mapping[str, Example]
) -> None:
    pieces = examples[slug].evidence.items()

    assert [] == [id for id, e in pieces if not (e.publisher or _noted(e, "publisher"))]


@each_real_example
def test_a_source_has_a_day_a_year_or_the_reason_why_not(
    slug: str, examples: Mapping[str, Example]
) -> None:
    def dated(piece: Evidence) -> bool:
        told = f"{piece.title} {piece.note}"
        return bool(piece.effective or piece.collected or YEAR.search(told))

    pieces = examples[slug].evidence.items()

    assert [] == [id for id, e in pieces if not (dated(e) or _noted(e, "no date"))]


@each_real_example
def test_only_a_document_makes_a_service_qualified(
    slug: str, examples: Mapping[str, Example]
) -> None:
    example = examples[slug]
    granted = [q for q in example.declaration.profile.qualifications if q.status == "granted"]

    rungs = [{str(example.evidence[id].rung) for id in q.evidence} for q in granted]

    assert [] == [rung for rung in rungs if rung <= {"declared"}]


@each_real_example
def test_a_list_is_closed_by_a_document_alone(slug: str, examples: Mapping[str, Example]) -> None:
    closed = {"cloud-temple": ("sites",)}  # its service agreement says that it leaves none out

    assert closed.get(slug, ()) == examples[slug].declaration.profile.complete


@each_example
def test_no_page_says_that_a_service_has_the_label(
    slug: str, examples: Mapping[str, Example]
) -> None:
    text = examples[slug].page.read_text(encoding="utf-8").lower()

    assert [] == [word for word in ("labelled", "labeled", "labellis") if word in text]
