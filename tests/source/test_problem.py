"""Problems of this floor can be told, in both languages, with the values that they have."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Set
from pathlib import Path

import pytest

from trustcheck.logic.message import say
from trustcheck.source.document import read
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.wording.catalog import LANGUAGES, read_section, sections
from trustcheck.wording.phrase import read_wording
from trustcheck.wording.template import parse, placeholders

FLOOR = Path(__file__).parents[2] / "trustcheck" / "source"
BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
SENTENCES = {
    language: read_section(next(path for path in sections(language) if path.stem == "source"))
    for language in LANGUAGES
}
CODES = sorted(
    id.removeprefix("problem.")
    for id in SENTENCES["en"]
    if id.startswith("problem.") and not id.endswith(".remedy")
)


def calls() -> Iterator[tuple[str, Set[str]]]:
    """Yield every code that the floor writes in a call, with the names of the values given."""
    for path in sorted(FLOOR.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or any(word.arg is None for word in node.keywords):
                continue
            names = {word.arg for word in node.keywords if word.arg is not None}
            implied = {"file"} if ast.unparse(node.func) == "_refuse" else set()
            for argument in node.args:
                if isinstance(argument, ast.Constant) and argument.value in CODES:
                    yield argument.value, names | implied


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_speaks_only_of_the_values_given(language: str) -> None:
    told = SENTENCES[language]

    for code, names in calls():
        spoken = placeholders(parse(told[f"problem.{code}"]))
        remedied = placeholders(parse(told[f"problem.{code}.remedy"]))
        assert spoken | remedied <= names, code


def test_no_sentence_is_left_over() -> None:
    written = {
        node.value
        for path in FLOOR.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert set() == set(CODES) - written


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_problem_of_every_broken_file_is_told(language: str) -> None:
    wording = read_wording(language)

    for path in BROKEN:
        with pytest.raises(InvalidInput) as raised:
            read(path.read_bytes(), path.name)
        for problem in raised.value.problems:
            assert wording.problem(problem).endswith(".")
            assert wording.remedy(problem).endswith((".", "?"))


@pytest.mark.parametrize(
    ("language", "sentence", "remedy"),
    [
        pytest.param(
            "en",
            "The key “nmae” means nothing here.",
            "Did you mean “name”? These are possible: name and kind.",
            id="in English",
        ),
        pytest.param(
            "fr",
            "La clé «\u00a0nmae\u00a0» n’a pas de sens ici.",
            "Vouliez-vous dire «\u00a0name\u00a0»\u00a0? Clés possibles\u00a0: name et kind.",
            id="in French",
        ),
    ],
)
def test_a_misspelt_key_is_told(language: str, sentence: str, remedy: str) -> None:
    message = say("unknown-key-near", key="nmae", suggestion="name", known=("name", "kind"))
    problem = Problem(Span("a.yaml", 1, 1, 1, 5), message)

    assert sentence == read_wording(language).problem(problem)
    assert remedy == read_wording(language).remedy(problem)


def test_problems_are_kept_once_and_in_the_order_of_the_file() -> None:
    first = Problem(Span("a.yaml", 2, 1, 2, 2), say("merge-key"))
    second = Problem(Span("a.yaml", 10, 1, 10, 2), say("empty-file"))

    assert (first, second) == InvalidInput([second, first, second]).problems


def test_problems_of_one_place_stay_in_the_order_in_which_they_were_found() -> None:
    found = [Problem(Span("a.yaml", 1, 1, 1, 2), say("missing-key", key=f"{n}")) for n in range(9)]

    assert tuple(found) == InvalidInput(found).problems
