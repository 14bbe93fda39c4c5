"""The records of JSON files, and what is no such file."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.register.telling import Json, refused, source
from trustcheck.register.json_file import read_json
from trustcheck.source.limits import Limits
from trustcheck.source.problem import InvalidInput


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('[{"a": 1}, {"a": 2}]', id="a list"),
        pytest.param('{"a": 1}\n{"a": 2}\n', id="one a line"),
        pytest.param('\ufeff \r\n[{"a": 1}\n,{"a": 2} ] ', id="blanks and a mark"),
        pytest.param('{"records": [{"a": 1}, {"a": 2}]}', id="a wrapper"),
    ],
)
def test_records_come_as_a_list_or_one_by_one(text: str) -> None:
    records = read_json(source(text.encode()))

    assert [{"a": 1}, {"a": 2}] == [record.data for record in records]


def test_a_single_record_is_a_file_too() -> None:
    assert [{"a": 1}] == [record.data for record in read_json(source({"a": 1}))]


def test_an_empty_list_holds_no_record() -> None:
    assert () == read_json(source(b" [ ] "))


def test_a_record_has_its_line_and_column() -> None:
    records = read_json(source(b'[\n  {"a": 1}, {"b":\n  2},\n{"c": 3}]'))

    places = [(record.span.line, record.span.column) for record in records]
    assert [(2, 3), (2, 13), (4, 1)] == places


def test_numbers_are_exact() -> None:
    (record,) = read_json(source(b'{"a": 0.1, "b": 25.0, "c": 7}'))

    assert {"a": Decimal("0.1"), "b": Decimal("25.0"), "c": 7} == record.data


@pytest.mark.parametrize(
    ("raw", "code", "place"),
    [
        pytest.param(b"", "empty-file", "1:1", id="empty"),
        pytest.param(b" \n ", "empty-file", "1:1", id="blank"),
        pytest.param(b'[{"a": 1},\n{"a": ', "not-json", "2:7", id="truncated in a record"),
        pytest.param(b'[{"a": 1}', "not-json", "1:10", id="truncated in the list"),
        pytest.param(b'[{"a": 1}\n{"a": 2}]', "not-json", "2:1", id="no comma"),
        pytest.param(b'[{"a": 1},]', "not-json", "1:10", id="a comma too many"),
        pytest.param(b"hello", "not-json", "1:1", id="a word"),
        pytest.param(b"42", "not-a-record", "1:1", id="a number"),
        pytest.param(b'[{"a": 1}, "x"]', "not-a-record", "1:12", id="a text in the list"),
        pytest.param(b'[[{"a": 1}]]', "not-a-record", "1:2", id="a list in the list"),
        pytest.param(b'{"a": NaN}', "no-json-number", "1:1", id="not a number"),
        pytest.param(b'{"a": -Infinity}', "no-json-number", "1:1", id="infinity"),
        pytest.param(b'{"a": 1, "a": 2}', "repeated-json-key", "1:1", id="a key twice"),
        pytest.param(b'{"a": 1e999999}', "number-too-long", "1:1", id="a vast number"),
        pytest.param(b'{"a": ' + b"9" * 200 + b"}", "number-too-long", "1:1", id="a long number"),
        pytest.param(b'{"a": "\xff"}', "not-utf-8", "1:8", id="another encoding"),
        pytest.param('{"a": 1}'.encode("utf-16"), "utf-16", "1:1", id="wide"),
        pytest.param(b"[" * 65, "too-deep", "1:65", id="nested deeply"),
        pytest.param(b'{"a":' * 100_000, "too-deep", "1:321", id="nested far too deeply"),
        pytest.param(b'"' + b'\\"' * 50_000, "not-json", "1:1", id="an endless text"),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_its_place(
    raw: bytes, code: str, place: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_json(source(raw))

    (problem,) = caught.value.problems
    assert (code, f"group.json:{place}") == (problem.code, str(problem.span))


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        pytest.param(Limits(size=5), "too-large", id="bytes"),
        pytest.param(Limits(values=2), "too-many-values", id="values"),
        pytest.param(Limits(text=2), "text-too-long", id="a text"),
    ],
)
def test_limits_are_kept(limits: Limits, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_json(source([{"a": "text"}, {"b": 2}]), limits=limits)

    assert [code] == [problem.code for problem in caught.value.problems]


@given(st.binary(max_size=60) | st.text(alphabet='[]{}",:1e.-\\uaN \n', max_size=40))
@settings(max_examples=100)
def test_any_bytes_are_read_or_refused(raw: Json) -> None:
    assert () != refused(lambda: read_json(source(raw.encode() if isinstance(raw, str) else raw)))
