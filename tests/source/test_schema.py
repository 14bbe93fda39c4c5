"""Holding a document against a JSON Schema."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustcheck.logic.message import Value
from trustcheck.logic.pointer import Pointer
from trustcheck.source.document import Data, Document, read
from trustcheck.source.problem import Problem
from trustcheck.source.schema import check, check_schema
from trustcheck.source.validation import Schema

AMOUNT: Schema = {
    "anyOf": [
        {"const": "undisclosed"},
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 100},
                {
                    "type": "object",
                    "properties": {"at_least": {"type": "number"}, "below": {"type": "number"}},
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            ]
        },
    ]
}


def document(text: str) -> Document:
    return read(text.encode(), "a.yaml")


def told(problems: tuple[Problem, ...]) -> list[tuple[str, dict[str, Value]]]:
    """Return each problem as its place and code, with its values."""
    return [(f"{p.span.line}:{p.span.column} {p.code}", dict(p.message.values)) for p in problems]


def found(text: str, schema: Schema, at: Pointer = ()) -> list[tuple[str, dict[str, Value]]]:
    return told(check(document(text), schema, at))


def test_an_unknown_key_is_placed_on_the_key() -> None:
    schema: Schema = {"properties": {"name": {}, "kind": {}}, "additionalProperties": False}

    assert [
        ("2:1 unknown-key-near", {"key": "knd", "suggestion": "kind", "known": ("kind",)}),
        ("3:1 unknown-key", {"key": "telephone", "known": ("kind",)}),
    ] == found("name: one\nknd: fund\ntelephone: 1\n", schema)


def test_a_key_of_a_pattern_is_known() -> None:
    schema: Schema = {"patternProperties": {"^x-": {}}, "additionalProperties": False}

    assert [("1:9 unknown-key", {"key": "y", "known": ()})] == found("{x-a: 1,y: 2}", schema)


def test_a_missing_key_is_placed_on_its_mapping() -> None:
    schema: Schema = {"properties": {"a": {"required": ["b", "c"]}}}

    assert [
        ("2:3 missing-key", {"key": "b"}),
        ("2:3 missing-key", {"key": "c"}),
    ] == found("a:\n  d: 1\n", schema)


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        pytest.param(
            {"type": "integer"},
            "one",
            ("wrong-type", {"expected": "whole_number", "found": "text"}),
            id="a text for a whole number",
        ),
        pytest.param(
            {"type": "integer"},
            "1.5",
            ("wrong-type", {"expected": "whole_number", "found": "number"}),
            id="a fraction for a whole number",
        ),
        pytest.param(
            {"type": ["string", "null"]},
            "[1]",
            ("wrong-type", {"expected": ("text", "nothing"), "found": "list"}),
            id="one of two types",
        ),
        pytest.param(
            {"type": "string"},
            "true",
            ("wrong-type", {"expected": "text", "found": "boolean"}),
            id="a boolean for a text",
        ),
        pytest.param(
            {"type": "number"},
            "{}",
            ("wrong-type", {"expected": "number", "found": "mapping"}),
            id="a mapping for a number",
        ),
        pytest.param(
            {"type": "array"},
            "~",
            ("wrong-type", {"expected": "list", "found": "nothing"}),
            id="nothing for a list",
        ),
        pytest.param(
            {"enum": ["fund", "company", 1, True, None]},
            "compnay",
            (
                "not-one-of-near",
                {
                    "found": "compnay",
                    "suggestion": "company",
                    "known": ("fund", "company", "1", "true", "null"),
                },
            ),
            id="a misspelt word of a list",
        ),
        pytest.param(
            {"enum": ["fund", "company"]},
            "[x]",
            ("not-one-of", {"found": "[…]", "known": ("fund", "company")}),
            id="no word of a list",
        ),
        pytest.param(
            {"const": 1}, "2", ("not-one-of", {"found": "2", "known": ("1",)}), id="a constant"
        ),
        pytest.param({"minimum": 1}, "0.99", ("too-small", {"limit": "1"}), id="below"),
        pytest.param({"exclusiveMinimum": 1}, "1", ("not-above", {"limit": "1"}), id="not above"),
        pytest.param(
            {"maximum": Decimal("24.0")}, "24.01", ("too-great", {"limit": "24.0"}), id="above"
        ),
        pytest.param({"exclusiveMaximum": 1}, "1", ("not-below", {"limit": "1"}), id="not below"),
        pytest.param(
            {"multipleOf": Decimal("0.1")}, "0.25", ("not-a-multiple", {"limit": "0.1"}), id="step"
        ),
        pytest.param({"minLength": 3}, "ab", ("text-too-short", {"limit": "3"}), id="short"),
        pytest.param({"maxLength": 3}, "abcd", ("text-too-long", {"limit": "3"}), id="long"),
        pytest.param({"minItems": 1}, "[]", ("too-few-entries", {"limit": "1"}), id="few"),
        pytest.param({"maxItems": 1}, "[1, 2]", ("too-many-entries", {"limit": "1"}), id="many"),
        pytest.param({"minProperties": 1}, "{}", ("too-few-entries", {"limit": "1"}), id="empty"),
        pytest.param(
            {"pattern": "^[A-Z]{2}$"},
            "fr",
            ("not-of-pattern", {"found": "fr", "expected": "^[A-Z]{2}$"}),
            id="a pattern",
        ),
        pytest.param(
            {"format": "date"},
            "2026-02-30",
            ("not-of-format", {"found": "2026-02-30", "expected": "date"}),
            id="a day that is not in the calendar",
        ),
        pytest.param(
            {"format": "date"},
            "20260230",
            None,
            id="a number is not held against a format",
        ),
        pytest.param({"not": {}}, "1", ("against-schema", {"keyword": "not"}), id="another"),
    ],
)
def test_each_condition_has_its_problem(
    schema: Schema, value: str, expected: tuple[str, dict[str, Value]] | None
) -> None:
    known = [] if expected is None else [(f"1:4 {expected[0]}", expected[1])]

    assert known == found(f"a: {value}", {"properties": {"a": schema}})


def test_a_repeated_entry_is_placed_on_the_second() -> None:
    schema: Schema = {"uniqueItems": True}

    assert [("1:12 repeated-entry", {})] == found("[1, {a: 2},{a: 2.0}]", schema)
    assert [] == found("[1, true, '1', [1], {a: 1}]", schema)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        pytest.param({"type": "number"}, "24.01", id="a decimal is a number"),
        pytest.param({"type": "integer"}, "24.0", id="a decimal without fraction is whole"),
        pytest.param({"maximum": Decimal("24.0")}, "24", id="the bound itself"),
        pytest.param({"enum": [Decimal("1.0")]}, "1", id="equal numbers"),
        pytest.param({"multipleOf": Decimal("0.1")}, "0.1", id="an exact step"),
        pytest.param({"multipleOf": 3}, "9" * 90, id="a step in a large number"),
        pytest.param({"format": "date"}, "2028-02-29", id="a leap day"),
        pytest.param({"format": "uri"}, "no uri", id="a format that is not checked"),
    ],
)
def test_what_is_right_gives_no_problem(schema: Schema, value: str) -> None:
    assert [] == found(f"a: {value}", {"properties": {"a": schema}})


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(
            "24%",
            ("1:4 wrong-type", {"expected": ("number", "mapping"), "found": "text"}),
            id="kind",
        ),
        pytest.param("124", ("1:4 too-great", {"limit": "100"}), id="bound"),
        pytest.param(
            "{at_lest: 1}",
            (
                "1:5 unknown-key-near",
                {"key": "at_lest", "suggestion": "at_least", "known": ("at_least", "below")},
            ),
            id="key",
        ),
        pytest.param(
            "{below: x}", ("1:12 wrong-type", {"expected": "number", "found": "text"}), id="depth"
        ),
        pytest.param("{}", ("1:4 too-few-entries", {"limit": "1"}), id="count"),
    ],
)
def test_of_a_choice_the_branch_that_comes_nearest_is_told(
    value: str, expected: tuple[str, dict[str, Value]]
) -> None:
    assert [expected] == found(f"a: {value}", {"properties": {"a": AMOUNT}})


def test_of_a_choice_of_constants_all_are_told() -> None:
    schema: Schema = {"oneOf": [{"const": "own"}, {"enum": ["licence", "platform"]}]}

    assert [("1:1 not-one-of", {"found": "x", "known": ("own", "licence", "platform")})] == found(
        "x", schema
    )


def test_a_choice_met_twice_is_told_as_such() -> None:
    assert [("1:1 against-schema", {"keyword": "oneOf"})] == found("x", {"oneOf": [{}, {}]})


def test_a_misspelt_constant_of_a_choice_is_told() -> None:
    values = {"found": "undisclosd", "suggestion": "undisclosed", "known": ("undisclosed",)}

    assert [("1:1 not-one-of-near", values)] == found("undisclosd", AMOUNT)


def test_a_value_where_none_may_be_is_told() -> None:
    assert [("1:1 against-schema", {"keyword": "false"})] == found(
        "a: 1", {"properties": {"a": False}}
    )


def test_a_wrong_name_is_placed_on_the_key() -> None:
    schema: Schema = {"propertyNames": {"pattern": "^[a-z]+$"}}

    assert [("2:1 not-of-pattern", {"found": "B2", "expected": "^[a-z]+$"})] == found(
        "a: 1\nB2: 2", schema
    )


def test_a_part_of_a_document_is_checked_in_its_place() -> None:
    schema: Schema = {"properties": {"name": {"type": "string"}}}

    assert [("3:11 wrong-type", {"expected": "text", "found": "whole_number"})] == found(
        "a:\n  b:\n  - name: 1\n", schema, ("a", "b", 0)
    )


def test_all_problems_are_told_in_the_order_of_the_file() -> None:
    schema: Schema = {
        "properties": {"a": {"type": "string"}, "b": {"minimum": 5}},
        "required": ["c"],
        "additionalProperties": False,
    }

    assert ["1:1 missing-key", "1:4 too-small", "2:1 unknown-key", "3:4 wrong-type"] == [
        place for place, _ in found("b: 1\nzzz: 2\na: 3\n", schema)
    ]


def test_a_schema_may_refer_to_its_own_parts() -> None:
    schema: Schema = {"$defs": {"n": {"type": "number"}}, "items": {"$ref": "#/$defs/n"}}

    assert [("1:5 wrong-type", {"expected": "number", "found": "text"})] == found("[1, x]", schema)


def test_a_schema_that_refers_to_itself_without_end_is_a_problem() -> None:
    assert [("1:1 endless-schema", {})] == found("1", {"allOf": [{"$ref": "#"}]})


def test_many_different_entries_are_compared_in_time() -> None:
    text = "[" + ", ".join(f"{{a: {n}}}" for n in range(20_000)) + "]"

    assert [] == found(text, {"uniqueItems": True})


scalars = st.none() | st.booleans() | st.integers() | st.text("abc", max_size=3)
nested = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "at_least", "below", "list"]), inner)
    ),
    max_leaves=10,
)
STRICT: Schema = {
    "type": "object",
    "properties": {"a": AMOUNT, "list": {"items": {"$ref": "#"}, "uniqueItems": True}},
    "required": ["a"],
    "additionalProperties": False,
    "propertyNames": {"maxLength": 5},
}


@given(nested)
@settings(max_examples=100, deadline=None)
def test_any_data_meets_a_schema_or_gives_problems_within_the_file(data: Data) -> None:
    read_document = document(json.dumps({"top": data}))

    problems = check(read_document, STRICT, ("top",))

    outer = read_document.span(())
    for problem in problems:
        assert (1, 9) <= (problem.span.line, problem.span.column) <= (1, outer.end_column)
    assert problems == tuple(dict.fromkeys(problems))


# Schemas themselves


def doubts(text: str) -> list[tuple[str, dict[str, Value]]]:
    read_document = document(text)
    return told(check_schema(read_document.data, read_document))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{}", id="empty"),
        pytest.param("type: number\nminimum: 0.5\n", id="simple"),
        pytest.param("$defs: {n: {}}\nitems: {$ref: '#/$defs/n'}\n", id="a reference"),
        pytest.param("items: {$ref: '#'}\n", id="a reference to the whole"),
        pytest.param("pattern: '^[A-Z]{2}$'\n", id="a pattern"),
        pytest.param("properties: {pattern: {}, $ref: {}}\n", id="properties named as keywords"),
        pytest.param("const: {$ref: 'http://a.b'}\n", id="a constant that looks like one"),
        pytest.param("$id: 'urn:a:b'\n", id="its own name"),
    ],
)
def test_a_right_schema_gives_no_problem(text: str) -> None:
    assert [] == doubts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[1]", ("1:1 schema-not-a-mapping", {}), id="a list"),
        pytest.param(
            "minimum: x",
            ("1:10 wrong-type", {"expected": "number", "found": "text"}),
            id="a text for a number",
        ),
        pytest.param(
            "items: {$ref: 'https://a.b/c.json'}",
            ("1:15 reference-leads-out", {"reference": "https://a.b/c.json"}),
            id="a reference out",
        ),
        pytest.param(
            "items: {$ref: 'file.json#/a'}",
            ("1:15 reference-leads-out", {"reference": "file.json#/a"}),
            id="a reference to a file",
        ),
        pytest.param(
            "items: {$ref: '#/$defs/n'}",
            ("1:15 reference-to-nothing", {"reference": "#/$defs/n"}),
            id="a reference to nothing",
        ),
        pytest.param(
            "items: {$id: 'http://a.b/'}",
            ("1:14 reference-leads-out", {"reference": "http://a.b/"}),
            id="another name within",
        ),
        pytest.param("pattern: '(a+)+$'", ("1:10 costly-pattern", {"limit": 200}), id="costly"),
        pytest.param(
            f"pattern: {'a' * 201}", ("1:10 costly-pattern", {"limit": 200}), id="too long"
        ),
        pytest.param("pattern: '('", ("1:10 not-a-pattern", {"found": "("}), id="no pattern"),
        pytest.param(
            "patternProperties: {'(a*)*': {}}",
            ("1:30 costly-pattern", {"limit": 200}),
            id="a costly pattern of keys",
        ),
    ],
)
def test_a_wrong_schema_is_a_problem(text: str, expected: tuple[str, dict[str, Value]]) -> None:
    assert [expected] == doubts(text)


def test_a_misspelt_type_of_a_schema_is_told() -> None:
    (place, values), *others = doubts("type: strng")

    assert ("1:7 not-one-of-near", "string", []) == (place, values["suggestion"], others)
