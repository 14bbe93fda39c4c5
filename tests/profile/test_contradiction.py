"""Pairs of records that cannot both be true on one same day."""

from __future__ import annotations

import pytest

from tests.profile.files import atlas, mistakes
from trustcheck.profile.jurisdiction import Atlas


@pytest.fixture(scope="module")
def known() -> Atlas:
    return atlas()


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("", "", True, id="without dates"),
        pytest.param("until: 2025-12-31", "since: 2026-01-01", False, id="one after the other"),
        pytest.param("until: 2026-01-01", "since: 2026-01-01", True, id="one common day"),
        pytest.param("since: 2026-01-01", "until: 2025-12-31", False, id="the other way round"),
        pytest.param(
            "since: 2020-01-01, until: 2030-01-01",
            "since: 2024-01-01, until: 2024-01-02",
            True,
            id="one within the other",
        ),
        pytest.param("title: full", "title: bare", False, id="other titles"),
        pytest.param("capital: 10", "capital: 20", True, id="other amounts"),
    ],
)
def test_a_holding_stands_once_on_a_day(
    first: str, second: str, expected: bool, known: Atlas
) -> None:
    text = f"holdings:\n  - {{holder: q, held: p, {first}}}\n  - {{holder: q, held: p, {second}}}"

    assert mistakes(text, known) == (("repeated-holding",) if expected else ())


def test_two_undisclosed_holders_may_be_two(known: Atlas) -> None:
    text = "holdings:\n" + "  - {holder: undisclosed, held: p, capital: 10}\n" * 2

    assert mistakes(text, known) == ()


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("to: q, data: []", "to: q, data: [technical]", True, id="none and some"),
        pytest.param("to: q, data: [technical]", "to: q, data: []", True, id="some and none"),
        pytest.param("to: q, data: []", "to: q, data: []", False, id="none twice"),
        pytest.param("to: q, data: [customer]", "to: q, data: [customer]", False, id="some twice"),
        pytest.param("to: q, data: []", "to: p, data: [customer]", False, id="two entities"),
        pytest.param(
            "to: q, data: [], until: 2025-12-31",
            "to: q, data: [customer], since: 2026-01-01",
            False,
            id="one after the other",
        ),
    ],
)
def test_an_entity_reaches_data_or_none(
    first: str, second: str, expected: bool, known: Atlas
) -> None:
    text = f"accesses:\n  - {{{first}}}\n  - {{{second}}}"

    assert mistakes(text, known) == (("denied-access",) if expected else ())


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("holder: q, kind: none", "holder: q, kind: veto", True, id="none and one"),
        pytest.param("holder: q, kind: veto", "holder: [h, q], kind: none", True, id="of several"),
        pytest.param("holder: q, kind: none", "holder: q, kind: none", False, id="none twice"),
        pytest.param("holder: q, kind: none", "holder: h, kind: veto", False, id="another holder"),
        pytest.param(
            "holder: q, kind: none, until: 2025-12-31",
            "holder: q, kind: veto, since: 2026-01-01",
            False,
            id="one after the other",
        ),
    ],
)
def test_a_holder_has_a_right_or_none(
    first: str, second: str, expected: bool, known: Atlas
) -> None:
    text = f"rights:\n  - {{over: p, {first}}}\n  - {{over: p, {second}}}"

    assert mistakes(text, known) == (("denied-right",) if expected else ())
