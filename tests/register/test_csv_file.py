"""The records of CSV files with dotted columns."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.register.telling import refused, source
from trustcheck.register.csv_file import read_csv
from trustcheck.source.problem import InvalidInput


def test_dots_in_a_column_make_fields_within_fields() -> None:
    text = 'LEI,Entity.LegalName,Entity.LegalName.xmllang,Node.1.ID\n"A",Nimbus,en,\nB,,,7\n'

    records = read_csv(source(text.encode()))

    assert [
        {"LEI": "A", "Entity": {"LegalName": {"$": "Nimbus", "xmllang": "en"}}},
        {"LEI": "B", "Node": {"1": {"ID": "7"}}},
    ] == [record.data for record in records]
    assert [2, 3] == [record.span.line for record in records]


def test_a_value_may_come_after_the_fields_below_it() -> None:
    (record,) = read_csv(source(b"A.B.C,A.B\nlow,high\n"))

    assert {"A": {"B": {"C": "low", "$": "high"}}} == record.data


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        pytest.param(b"\n \n", "empty-file", 1, id="empty"),
        pytest.param(b"A,B\n1\n", "uneven-row", 2, id="a cell too few"),
        pytest.param(b"A,A\n1,2\n", "not-csv", 1, id="a column twice"),
        pytest.param(b"A,\n1,2\n", "not-csv", 1, id="a column without a name"),
        pytest.param(b'A,B\n1,"2\n', "not-csv", 2, id="an open quote"),
        pytest.param(b"A\n" + b"x" * 200_000, "not-csv", 2, id="a huge cell"),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_its_line(raw: bytes, code: str, line: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_csv(source(raw))

    (problem,) = caught.value.problems
    assert (code, line) == (problem.code, problem.span.line)


@given(st.text(alphabet='A.,\n"\r0', max_size=40))
@settings(max_examples=100)
def test_any_text_is_read_or_refused(text: str) -> None:
    assert () != refused(lambda: read_csv(source(text.encode())))
