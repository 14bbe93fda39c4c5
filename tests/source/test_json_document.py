"""JSON files, read strictly."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustcheck.source.document import Data
from trustcheck.source.json_document import read_json
from trustcheck.source.limits import Limits
from trustcheck.source.problem import InvalidInput

SMALL = Limits(size=200, depth=4, values=20, text=50, digits=9)

numbers = st.integers(-(10**20), 10**20)
values = st.recursive(
    st.none() | st.booleans() | numbers | st.text(),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(), parts, max_size=4),
    max_leaves=12,
)


def problems(raw: bytes, limits: Limits = SMALL) -> list[tuple[str, int, int]]:
    """Return the code and place of each problem of a file."""
    with pytest.raises(InvalidInput) as caught:
        read_json(raw, "file.json", limits=limits)
    return [(one.code, one.span.line, one.span.column) for one in caught.value.problems]


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        pytest.param([("empty-file", 1, 1)], b"", id="nothing"),
        pytest.param([("empty-file", 1, 1)], b" \n\t", id="blanks"),
        pytest.param([("not-json", 1, 1)], b"a: 1", id="YAML"),
        pytest.param([("not-json", 2, 1)], b'{"a": 1,\n', id="cut off"),
        pytest.param([("not-json", 1, 8)], b'{"a": 1', id="cut off in a number"),
        pytest.param([("not-json", 1, 3)], b"[1,]", id="a comma too many"),
        pytest.param([("not-json", 1, 9)], b'{"a": 1 ,\n }', id="a comma too many in a mapping"),
        pytest.param([("not-json", 1, 2)], b"[}", id="no value and no comma"),
        pytest.param([("not-json", 1, 1)], b"],", id="an end without a beginning"),
        pytest.param([("not-json", 1, 1)], b"\xef\xbb\xbf{}", id="a byte order mark"),
        pytest.param([("not-json", 1, 4)], b"{} #", id="a remark"),
        pytest.param([("not-json", 1, 3)], b'"a\nb"', id="a line break in a text"),
        pytest.param([("not-json", 1, 3)], b"[01]", id="a leading zero"),
        pytest.param([("not-utf-8", 2, 1)], b'"a\n\xff"', id="a byte of no text"),
        pytest.param([("second-json-value", 2, 1)], b"{}\n{}", id="two values"),
        pytest.param(
            [("repeated-json-key", 1, 10), ("repeated-json-key", 2, 2)],
            b'{"a": 1, "a": 2,\n "\\u0061": 3}',
            id="a key three times",
        ),
        pytest.param([("repeated-json-key", 1, 17)], b'[{"b": {"a": 1, "a": 1}}]', id="below"),
        pytest.param(
            [("no-json-number", 1, 2), ("no-json-number", 1, 7), ("no-json-number", 1, 17)],
            b"[NaN, Infinity, -Infinity]",
            id="no numbers",
        ),
        pytest.param([("number-too-long", 1, 2)], b"[1234567890]", id="a long number"),
        pytest.param([("number-too-long", 1, 1)], b"1e99999", id="a wide number"),
        pytest.param([("number-too-long", 1, 1)], b"1e-9999", id="a fine number"),
        pytest.param([("number-too-long", 1, 1)], b"1E+999999999999", id="an exponent for ever"),
        pytest.param([("too-deep", 1, 5)], b"[[[[[]]]]]", id="too deep"),
        pytest.param([("too-many-values", 1, 39)], b"[%s0]" % (b"0," * 30), id="too many"),
        pytest.param([("too-many-values", 1, 39)], b"[%s0]" % (b"0," * 20), id="in little text"),
        pytest.param([("text-too-long", 1, 2)], b'["%s"]' % (b"a" * 60), id="a long text"),
        pytest.param([("text-too-long", 1, 1)], b'"%s' % (b"a" * 60), id="a long text, open"),
        pytest.param([("too-large", 1, 1)], b" " * 201, id="too large"),
    ],
)
def test_what_is_not_strictly_json_is_refused(
    expected: list[tuple[str, int, int]], raw: bytes
) -> None:
    assert expected == problems(raw)


HUGE = 10 * 2**20


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"[" * HUGE, id="brackets"),
        pytest.param(b'{"a":' * (HUGE // 5), id="mappings"),
        pytest.param(b'"' + b"a" * HUGE, id="one text"),
        pytest.param(b'"' + b"\\" * (HUGE // 5), id="backslashes"),
        pytest.param(b"1" * (HUGE // 5), id="one number"),
        pytest.param(b"," * (HUGE // 5), id="commas"),
        pytest.param(b"\n" * HUGE, id="lines"),
        pytest.param(b"[%s0]" % (b"0," * (HUGE // 5)), id="numbers"),
    ],
)
def test_ten_megabytes_of_nothing_are_refused_at_once(raw: bytes) -> None:
    limits = Limits(size=2 * HUGE, depth=500, values=2**20, text=2**20)

    assert 1 == len(problems(raw, limits))


@given(values)
def test_what_json_writes_is_read_as_it_was(value: Data) -> None:
    text = json.dumps(value)

    assert value == read_json(text.encode(), "file.json").data


def test_decimals_are_exact() -> None:
    assert [Decimal("0.1"), Decimal("1e2")] == read_json(b"[0.1, 1e2]", "file.json").data


@given(values)
def test_every_value_has_its_place(value: Data) -> None:
    text = json.dumps(value)
    document = read_json(text.encode(), "file.json")

    cut = {way: text[s.column - 1 : s.end_column - 1] for way, s in document.spans.items()}

    assert {way: document.value(way) for way in cut} == {w: json.loads(c) for w, c in cut.items()}


@given(values)
def test_every_key_has_its_place(value: Data) -> None:
    text = json.dumps(value)
    document = read_json(text.encode(), "file.json")

    cut = {way: text[s.column - 1 : s.end_column - 1] for way, s in document.keys.items()}

    named = [way for way in document.spans if way and isinstance(way[-1], str)]
    assert {way: way[-1] for way in named} == {way: json.loads(key) for way, key in cut.items()}


def test_places_count_lines_and_characters() -> None:
    document = read_json('{"é": [1,\r\n\t{"雲": "x\\ny"}]}'.encode(), "file.json")

    assert {
        (): "1:1-2:15",
        ("é",): "1:7-2:14",
        ("é", 0): "1:8-1:9",
        ("é", 1): "2:2-2:13",
        ("é", 1, "雲"): "2:8-2:14",
    }.keys() == dict(document.spans).keys()
    assert (2, 2) == (document.span(("é", 1)).line, document.span(("é", 1)).column)
    assert (2, 3) == (
        document.key_span(("é", 1, "雲")).line,
        document.key_span(("é", 1, "雲")).column,
    )
    assert document.span(("é",)) == document.span(("é", 7))
