"""Reading YAML: values, places, and what is refused."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sample import drawing
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer
from trustcheck.source.document import Data, Document, read
from trustcheck.source.limits import Limits
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.source.syntax import fast_parser, portable_parser

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
PARSERS = (fast_parser, portable_parser)

both_parsers = pytest.mark.parametrize(
    "parser", PARSERS, ids=["the fast parser", "the portable parser"]
)


def document(text: str) -> Document:
    return read(text.encode(), "a.yaml")


def problems(raw: bytes, limits: Limits | None = None) -> tuple[Problem, ...]:
    with pytest.raises(InvalidInput) as raised:
        read(raw, "a.yaml", limits=limits or Limits())
    return raised.value.problems


def codes(raw: bytes) -> list[str]:
    return [problem.code for problem in problems(raw)]


def written(document: Document, span: Span) -> str:
    """Return the text of a span, its lines joined by line feeds."""
    lines = list(document.lines[span.line - 1 : span.end_line])
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


# What values are


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("true", True, id="true"),
        pytest.param("false", False, id="false"),
        pytest.param("null", None, id="null"),
        pytest.param("~", None, id="tilde"),
        pytest.param("", None, id="nothing"),
        pytest.param("24", 24, id="whole number"),
        pytest.param("-7", -7, id="negative"),
        pytest.param("+7", 7, id="with a plus"),
        pytest.param("0", 0, id="zero"),
        pytest.param("24.01", Decimal("24.01"), id="decimal"),
        pytest.param("-0.10", Decimal("-0.10"), id="decimal below zero"),
        pytest.param("0." + "1" * 90, Decimal("0." + "1" * 90), id="decimal, exact at any length"),
    ],
)
@both_parsers
def test_plain_values_are_read_as_yaml_1_2(text: str, value: Data, parser: type) -> None:
    data = read(f"x: {text}".encode(), "a.yaml", parser=parser).data

    assert {"x": value} == data
    assert isinstance(data, dict)
    assert type(value) is type(data["x"])


@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "no",
        "yes",
        "on",
        "off",
        "True",
        "FALSE",
        "Null",
        "010",
        "0x1f",
        "0o17",
        "1e3",
        "1.5e3",
        ".5",
        "5.",
        ".inf",
        ".nan",
        "1_000",
        "12:30",
        "12:30:45",
        "2026-09-30",
        "2026-09-30T12:00:00Z",
        "24%",
        "24,5",
        "-",
        "5.1.2",
        "+",
        "=",
        "<<",
        "c++",
        "http://a.b/c#d",
    ],
)
@both_parsers
def test_all_else_is_text(text: str, parser: type) -> None:
    value = f"'{text}'" if text == "-" else text

    assert {"x": text} == read(f"x: {value}".encode(), "a.yaml", parser=parser).data


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("'24'", "24", id="single quotes"),
        pytest.param('"true"', "true", id="double quotes"),
        pytest.param("|\n  24\n", "24\n", id="block"),
        pytest.param(">-\n  one\n  two\n", "one two", id="folded"),
        pytest.param("''", "", id="empty"),
        pytest.param('"\\u00e9\\U0001F600"', "é😀", id="escapes"),
        pytest.param("!!str 24", "24", id="tagged as text"),
        pytest.param("! 24", "24", id="tagged as not plain"),
        pytest.param("!!int '24'", 24, id="tagged as whole number"),
        pytest.param("!!float 24", 24, id="a whole number is a number"),
        pytest.param("!!float 2.50", Decimal("2.50"), id="tagged as number"),
        pytest.param("!!bool true", True, id="tagged as boolean"),
        pytest.param("!!null ''", "", id="an empty text tagged as nothing"),
        pytest.param("!!seq [1]", [1], id="tagged as list"),
        pytest.param("!!map {a: 1}", {"a": 1}, id="tagged as mapping"),
    ],
)
@both_parsers
def test_quotes_and_tags_decide_what_a_value_is(text: str, value: Data, parser: type) -> None:
    expected = None if text == "!!null ''" else value

    assert {"x": expected} == read(f"x: {text}".encode(), "a.yaml", parser=parser).data


@both_parsers
def test_keys_are_text_as_written(parser: type) -> None:
    text = "5.10: a\n010: b\n123: c\ntrue: d\nNO: e\n'null': f\n2026-09-30: g\n'<<': h"
    keys = ["5.10", "010", "123", "true", "NO", "null", "2026-09-30", "<<"]

    data = read(text.encode(), "a.yaml", parser=parser).data

    assert dict(zip(keys, "abcdefgh", strict=True)) == data


def test_an_alias_repeats_without_sharing() -> None:
    data = document("a: &x {list: [1]}\nb: *x\n").data

    assert {"a": {"list": [1]}, "b": {"list": [1]}} == data
    assert isinstance(data, dict)
    assert data["a"] is not data["b"]


def test_an_alias_may_stand_for_a_key() -> None:
    assert {"a": "name", "name": 1} == document("a: &x name\n*x : 1\n").data


def test_an_anchor_may_be_given_again() -> None:
    assert [1, 1, 2, 2] == document("- &x 1\n- *x\n- &x 2\n- *x\n").data


def test_a_document_is_known_by_its_bytes() -> None:
    raw = b"\xef\xbb\xbfa: 1\r\n"

    assert sha256(raw).hexdigest() == read(raw, "a.yaml").sha256


# Where values are


def test_values_and_keys_have_their_places() -> None:
    read_document = document("subject:\n  name: 'é 😀'  # known\n  sites: [par, {id: 2}]\n")

    assert {
        (): Span("a.yaml", 1, 1, 3, 24),
        ("subject",): Span("a.yaml", 2, 3, 3, 24),
        ("subject", "name"): Span("a.yaml", 2, 9, 2, 14),
        ("subject", "sites"): Span("a.yaml", 3, 10, 3, 24),
        ("subject", "sites", 0): Span("a.yaml", 3, 11, 3, 14),
        ("subject", "sites", 1): Span("a.yaml", 3, 16, 3, 23),
        ("subject", "sites", 1, "id"): Span("a.yaml", 3, 21, 3, 22),
    } == read_document.spans
    assert {
        ("subject",): Span("a.yaml", 1, 1, 1, 8),
        ("subject", "name"): Span("a.yaml", 2, 3, 2, 7),
        ("subject", "sites"): Span("a.yaml", 3, 3, 3, 8),
        ("subject", "sites", 1, "id"): Span("a.yaml", 3, 17, 3, 19),
    } == read_document.keys


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("a: 1\nb: 2", (2, 4), id="line feeds"),
        pytest.param("a: 1\r\nb: 2", (2, 4), id="carriage returns and line feeds"),
        pytest.param("a: 1\rb: 2", (2, 4), id="carriage returns"),
        pytest.param("\ufeffb: 2", (1, 4), id="a byte order mark"),
        pytest.param("{'é': 1, b: 2}", (1, 13), id="accents"),
        pytest.param("{😀: 1, b: 2}", (1, 11), id="emoji"),
        pytest.param("{e\u0301: 1, b: 2}", (1, 12), id="combining accents"),
        pytest.param("{'\t\t': 1, b: 2}", (1, 14), id="tabs"),
        pytest.param("# \u00a0\u3000é\nb: 2", (2, 4), id="odd spaces"),
    ],
)
@both_parsers
def test_places_count_characters_from_one(text: str, place: tuple[int, int], parser: type) -> None:
    span = read(text.encode(), "a.yaml", parser=parser).span(("b",))

    assert Span("a.yaml", *place, place[0], place[1] + 1) == span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: |\n  one\n  two\n\nb: 1\n", "|\n  one\n  two", id="block text"),
        pytest.param("a: one\n  two  \nb: 1", "one\n  two", id="text of two lines"),
        pytest.param("a:\n  - one\n  - two\n# end\n", "- one\n  - two", id="list"),
        pytest.param("a:\n  b: {c: 1}\n\n", "b: {c: 1}", id="mapping"),
        pytest.param("a: [\n  1,\n]\n", "[\n  1,\n]", id="list in brackets"),
        pytest.param("a: 'it''s'", "'it''s'", id="quotes included"),
        pytest.param("a:\nb: 1", "", id="nothing"),
        pytest.param("a:", "", id="nothing at the end"),
        pytest.param("a: &x one", "&x one", id="anchor included"),
    ],
)
@both_parsers
def test_a_span_holds_the_value_and_no_more(text: str, expected: str, parser: type) -> None:
    read_document = read(text.encode(), "a.yaml", parser=parser)

    assert expected == written(read_document, read_document.span(("a",)))


def test_the_parts_of_an_alias_stand_where_they_are_written() -> None:
    read_document = document("a: &x\n  b: 1\nc: *x\n")

    assert Span("a.yaml", 3, 4, 3, 6) == read_document.span(("c",))
    assert Span("a.yaml", 2, 6, 2, 7) == read_document.span(("c", "b"))
    assert Span("a.yaml", 2, 3, 2, 4) == read_document.key_span(("c", "b"))


@pytest.mark.parametrize(
    "pointer",
    [
        pytest.param(("b",), id="another key"),
        pytest.param(("a", 2), id="past the end"),
        pytest.param(("a", -1), id="counted from the end"),
        pytest.param(("a", "0"), id="an index as text"),
        pytest.param((0,), id="an index into a mapping"),
        pytest.param(("a", 0, "c"), id="within a text"),
    ],
)
def test_what_is_not_written_has_no_place(pointer: Pointer) -> None:
    read_document = document("a: [one, two]")

    assert pointer not in read_document.spans
    assert pointer not in read_document.keys


def test_the_places_of_a_list_are_no_keys() -> None:
    read_document = document("a: [one]")

    assert [(), ("a",), ("a", 0)] == list(read_document.spans)
    assert [("a",)] == list(read_document.keys)
    assert ("a", 0) not in read_document.keys


def test_what_is_not_written_is_placed_on_its_nearest_ancestor() -> None:
    read_document = document("a:\n  - b: 1\n")

    assert Span("a.yaml", 2, 5, 2, 9) == read_document.span(("a", 0, "c", "d"))
    assert Span("a.yaml", 2, 5, 2, 9) == read_document.key_span(("a", 0))
    assert Span("a.yaml", 1, 1, 2, 9) == read_document.span(("x", "y"))


def test_a_value_is_found_by_its_pointer() -> None:
    read_document = document("a:\n  - b: 1\n")

    assert read_document.value(("a", 0, "b")) == 1
    with pytest.raises(KeyError):
        read_document.value(("a", "b"))


# What is refused


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
@both_parsers
def test_a_broken_file_gives_the_problems_it_names(path: Path, parser: type) -> None:
    raw = path.read_bytes()
    first_lines = raw.decode("utf-8", "replace").splitlines()
    expected = [line[10:] for line in first_lines if line.startswith("# expect: ")]

    with pytest.raises(InvalidInput) as raised:
        read(raw, path.name, parser=parser)

    found = raised.value.problems
    assert expected == [f"{p.code} {p.span.line}:{p.span.column}" for p in found]


def test_a_key_given_twice_names_the_first() -> None:
    expected = Problem(Span("a.yaml", 3, 1, 3, 2), say("duplicate-key", key="a", line=1))

    assert (expected,) == problems(b"a: 1\nb: 2\na: 3\n")


def test_a_problem_repeats_only_the_beginning_of_a_long_key() -> None:
    key = "k" * 500
    problem = problems(f"{key}: 1\n? {key}\n: 2\n".encode())[0]

    assert problem.message["key"] == "k" * 79 + "…"


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="no bytes"),
        pytest.param(b"\xef\xbb\xbf", id="only a mark"),
        pytest.param(b" \n\n", id="blank"),
        pytest.param(b"---\n", id="only a start"),
        pytest.param(b"---\n...\n", id="a start and an end"),
    ],
)
def test_an_empty_file_is_a_problem(raw: bytes) -> None:
    assert (Problem(Span("a.yaml", 1, 1, 1, 1), say("empty-file")),) == problems(raw)


def test_an_explicit_null_is_a_document() -> None:
    assert None is document("~").data


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_are_named(encoding: str) -> None:
    assert ["utf-16"] == codes("name: é".encode(encoding))


@pytest.mark.parametrize(
    ("limits", "raw", "expected"),
    [
        pytest.param(Limits(size=4), b"a: 10", "too-large 1:1", id="size"),
        pytest.param(Limits(depth=2), b"[[[]]]", "too-deep 1:3", id="depth"),
        pytest.param(Limits(depth=3), b"- &a [[]]\n- [*a]", "too-deep 2:4", id="depth by alias"),
        pytest.param(Limits(values=3), b"[1, 2, 3]", "too-many-values 1:8", id="values"),
        pytest.param(Limits(values=4), b"[&a [1], *a]", "too-many-values 1:10", id="by alias"),
        pytest.param(
            Limits(values=8),
            b"[&a [1], &b [*a], *b]",
            "too-many-values 1:19",
            id="by an alias of what has one",
        ),
        pytest.param(Limits(text=3), b"a: long", "text-too-long 1:4", id="text"),
        pytest.param(Limits(digits=3), b"a: 1.25", "number-too-long 1:4", id="digits"),
    ],
)
def test_what_is_over_a_limit_is_refused(limits: Limits, raw: bytes, expected: str) -> None:
    found = problems(raw, limits)

    assert [expected] == [f"{p.code} {p.span.line}:{p.span.column}" for p in found]


@pytest.mark.parametrize(
    ("limits", "raw"),
    [
        pytest.param(Limits(size=5), b"a: 10", id="size"),
        pytest.param(Limits(depth=3), b"[[[1]]]", id="depth"),
        pytest.param(Limits(values=4), b"[1, 2, 3]", id="values"),
        pytest.param(Limits(values=3), b"{a: 1, b: 2}", id="keys are no values"),
        pytest.param(Limits(values=9), b"[&a [1], &b [*a], *b]", id="values by alias"),
        pytest.param(Limits(depth=3), b"- &a []\n- [*a]", id="depth by alias"),
        pytest.param(Limits(text=4), b"a: long", id="text"),
        pytest.param(Limits(digits=4), b"a: 1.25", id="digits"),
    ],
)
def test_what_is_at_a_limit_is_read(limits: Limits, raw: bytes) -> None:
    assert "a.yaml" == read(raw, "a.yaml", limits=limits).file


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"[" * 100_000, id="nested brackets"),
        pytest.param(b"- " * 100_000, id="nested dashes"),
        pytest.param(b"{a: " * 100_000, id="nested mappings"),
        pytest.param(b"? " * 100_000, id="nested keys"),
        pytest.param(b"- x\n" * 400_000, id="too many values"),
        pytest.param(b"a: " + b"x" * (2**20 + 1), id="a text too long"),
        pytest.param(b'"' * 1_000_000, id="quotes"),
        pytest.param(b":" * 1_000_000, id="colons"),
        pytest.param(b"a: 1\n" * 20_000, id="one key again and again"),
        pytest.param(b"&a [*a, *a]", id="an anchor within itself"),
        pytest.param(b"- &a x\n" + b"- &b [*a, *a]\n- &a [*b, *b]\n" * 40, id="an alias bomb"),
        pytest.param(bytes(range(256)) * 1000, id="every byte"),
        pytest.param(b"\0" * 1_000_000, id="null characters"),
        pytest.param(b"a: \xed\xa0\x80", id="a lone surrogate in bytes"),
        pytest.param(b'a: "\\ud800"', id="a lone surrogate by escape"),
        pytest.param(b'a: "\\UFFFFFFFF"', id="a character that cannot be"),
        pytest.param(b"1" * 500_000, id="a number without end"),
        pytest.param(b"%a\n" * 100_000, id="directives"),
        pytest.param(b"!" * 1_000_000, id="a tag without end"),
    ],
)
def test_a_hostile_file_is_refused_in_time(raw: bytes) -> None:
    start = time.process_time()

    found = problems(raw)

    assert [] != list(found)
    assert time.process_time() - start < 2


def test_a_text_of_a_mebibyte_is_read_in_time() -> None:
    start = time.process_time()

    assert {"a": "x" * 2**20} == read(b"a: " + b"x" * 2**20, "a.yaml").data
    assert time.process_time() - start < 2


@both_parsers
def test_an_impossible_character_is_placed(parser: type) -> None:
    raw = b'a: 1\nb: "\\U0001F600 \\UFFFFFFFF"'

    with pytest.raises(InvalidInput) as raised:
        read(raw, "a.yaml", parser=parser)

    assert [(2, 16)] == [(p.span.line, p.span.column) for p in raised.value.problems]


# Properties


plain_text = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc", "Cs"],
        exclude_characters="\u2028\u2029\ufeff\ufffe\uffff",
    )
)
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**90), 10**90)
    | st.decimals(-(10**9), 10**9, places=4).map(lambda number: number + Decimal("0.0000"))
    | plain_text
)
nested = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(plain_text, inner, max_size=4),
    max_leaves=20,
)


def dumped(data: Data) -> str:
    """Write data in brackets and double quotes, as JSON does but with exact decimals."""
    match data:
        case list():
            return "[" + ", ".join(map(dumped, data)) + "]"
        case dict():
            entries = (f"{dumped(key)}: {dumped(value)}" for key, value in data.items())
            return "{" + ", ".join(entries) + "}"
        case Decimal():
            return f"{data:f}"
        case _:
            return json.dumps(data, ensure_ascii=False)


@given(nested)
@settings(max_examples=100, deadline=None)
def test_what_is_written_is_read_back(data: Data) -> None:
    for parser in PARSERS:
        assert data == read(dumped(data).encode(), "a.yaml", parser=parser).data


@drawing(15, of=50)
@given(nested)
def test_each_place_holds_its_value(data: Data) -> None:
    read_document = document(dumped(data))

    for pointer, span in read_document.spans.items():
        assert dumped(read_document.value(pointer)) == written(read_document, span)
    for pointer, span in read_document.keys.items():
        assert dumped(str(pointer[-1])) == written(read_document, span)


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    for parser in PARSERS:
        with suppress(InvalidInput):
            read(raw, "a.yaml", parser=parser)


marks = st.text("ab:-?[]{}&*!|>'\"%@`#,\\ \t\n\r~<1.é😀", max_size=40)


@given(marks)
@settings(max_examples=100, deadline=None)
def test_any_marks_are_read_or_refused_with_a_place_in_the_file(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for parser in PARSERS:
        try:
            read_document = read(text.encode(), "a.yaml", parser=parser)
        except InvalidInput as refusal:
            spans = [problem.span for problem in refusal.problems]
        else:
            spans = [*read_document.spans.values(), *read_document.keys.values()]
        for span in spans:
            assert 1 <= span.line <= span.end_line <= len(lines)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1
