"""The grammar of the catalogs."""

from __future__ import annotations

import pytest

from trustcheck.wording.template import Placeholder, Plural, Template, parse, placeholders


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("all is known", ("all is known",), id="no placeholder"),
        pytest.param("{x}", (Placeholder("x", ""),), id="a value alone"),
        pytest.param(
            "{x:percent} of {y}",
            (Placeholder("x", "percent"), " of ", Placeholder("y", "")),
            id="a value with a form",
        ),
        pytest.param("{n:one|# many}", (Plural("n", "one", "# many"),), id="a plural"),
        pytest.param("{{x}}", ("{", "x", "}"), id="braces that are meant"),
    ],
)
def test_a_sentence_is_cut_where_its_values_go(sentence: str, expected: Template) -> None:
    assert expected == parse(sentence)


@pytest.mark.parametrize("sentence", ["{", "}", "{}", "a {x b", "{x y}", "{x:percnt}", "{x:}}"])
def test_a_broken_sentence_is_our_mistake(sentence: str) -> None:
    with pytest.raises(ValueError, match=r"stray|no such form"):
        parse(sentence)


def test_the_names_of_the_values_are_known() -> None:
    assert {"x", "n"} == placeholders(parse("{x:code} and {n:one|# others}, {x}"))
