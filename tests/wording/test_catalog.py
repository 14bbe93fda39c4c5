"""The catalogs are whole, equal, and well set."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

import trustcheck.profile.access
import trustcheck.profile.certificate
import trustcheck.profile.entity
import trustcheck.profile.evidence
import trustcheck.profile.form
import trustcheck.profile.holding
import trustcheck.profile.profile
import trustcheck.profile.right
import trustcheck.profile.service
from trustcheck.assessment.finding import Verdict
from trustcheck.profile.record import Record
from trustcheck.ruleset.condition.typing import Shape
from trustcheck.ruleset.criterion import Level
from trustcheck.source.document import Data
from trustcheck.source.file import load
from trustcheck.wording.catalog import (
    LANGUAGES,
    Sentences,
    compile_sentences,
    compiled_sentences,
    folder_of,
    read_catalog,
    read_section,
    read_sentences,
    sections,
)
from trustcheck.wording.template import Placeholder, Plural, parse

ROOT = Path(__file__).parents[2]
CATALOGS = {language: read_catalog(language) for language in LANGUAGES}
FORMAT = (
    trustcheck.profile.access,
    trustcheck.profile.certificate,
    trustcheck.profile.entity,
    trustcheck.profile.evidence,
    trustcheck.profile.form,
    trustcheck.profile.holding,
    trustcheck.profile.profile,
    trustcheck.profile.right,
    trustcheck.profile.service,
)


# Whole and equal


def _demands(language: str) -> Mapping[str, set[tuple[str, str]]]:
    """Return what each sentence asks of its message: names, and the form of each."""
    return {
        id: {
            (piece.name, "plural" if isinstance(piece, Plural) else piece.form)
            for piece in template
            if not isinstance(piece, str)
        }
        for id, template in CATALOGS[language].items()
    }


def test_both_languages_say_the_same_things() -> None:
    assert set(CATALOGS["en"]) == set(CATALOGS["fr"])


def test_both_languages_have_the_same_sections_in_the_same_order() -> None:
    ids = {
        language: {path.name: list(read_section(path)) for path in sections(language)}
        for language in LANGUAGES
    }

    assert ids["en"] == ids["fr"]


def test_both_languages_speak_of_the_same_values() -> None:
    english, french = (
        {id: {name for name, _ in asked} for id, asked in _demands(language).items()}
        for language in LANGUAGES
    )

    assert {} == {id: (english[id], french[id]) for id in english if english[id] != french[id]}


def test_both_languages_measure_in_the_same_unit() -> None:
    units = {
        language: {
            id: {(name, form) for name, form in asked if form in ("percent", "code")}
            for id, asked in _demands(language).items()
        }
        for language in LANGUAGES
    }

    assert units["en"] == units["fr"]


def test_every_problem_has_its_remedy() -> None:
    problems = {id for id in CATALOGS["en"] if id.startswith("problem.")}
    sentences = {id for id in problems if not id.endswith(".remedy")}

    assert problems == sentences | {f"{id}.remedy" for id in sentences}


# Compiled


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with a copy of the English sections, and what is compiled of them."""
    folder = Path(shutil.copytree(folder_of("en"), tmp_path / "en"))
    (tmp_path / "compiled.txt").write_bytes(compile_sentences(folder))
    return tmp_path


def _taken(place: Path) -> Mapping[str, str] | None:
    return compiled_sentences(place / "en", place / "compiled.txt")


def test_compiled_sentences_are_those_read(place: Path) -> None:
    read, found = read_sentences(folder_of("en")), _taken(place)

    assert found is not None
    assert list(read.items()) == list(found.items())


def test_a_section_that_is_not_as_it_was_is_read_anew(place: Path) -> None:
    with (place / "en" / "gate.yaml").open("ab") as stream:
        stream.write(b"# a remark\n")

    assert _taken(place) is None


def test_a_section_more_or_less_is_noticed(place: Path) -> None:
    (place / "en" / "more.yaml").write_text("more: more\n", "utf-8")

    assert _taken(place) is None

    (place / "en" / "more.yaml").unlink()
    (place / "en" / "gate.yaml").unlink()

    assert _taken(place) is None


def test_a_sentence_is_parsed_when_it_is_said() -> None:
    sentences = Sentences({"right": "a {x}", "wrong": "a {"})

    assert {"right", "wrong"} == set(sentences)
    assert "wrong" in sentences
    assert ("a ", Placeholder("x", "")) == sentences["right"]
    assert sentences["right"] is sentences["right"]
    with pytest.raises(ValueError, match="stray"):
        _ = sentences["wrong"]
    with pytest.raises(KeyError):
        _ = sentences["missing"]


# Spoken for


def _said(path: Path) -> Iterator[str]:
    """Yield the ids that a module gives to `say` and `mistake` as they stand."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
            continue
        if node.func.id not in ("say", "mistake", "Message"):
            continue
        match node.args[0]:
            case ast.Constant(value=str(id)):
                yield id
            case ast.IfExp(
                body=ast.Constant(value=str(id)), orelse=ast.Constant(value=str(other))
            ):
                yield id
                yield other
            case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]):
                yield f"{start}*"
            case _:
                continue


def _is_told(id: str) -> bool:
    """Tell whether the catalog has a sentence; a problem's code goes without `problem.`."""
    ids = CATALOGS["en"]
    if id.endswith("*"):
        return any(known.startswith((id[:-1], f"problem.{id[:-1]}")) for known in ids)
    return id in ids or {f"problem.{id}", f"problem.{id}.remedy"} <= set(ids)


def test_every_message_has_its_sentence() -> None:
    said = {
        path.relative_to(ROOT).as_posix(): list(_said(path))
        for path in sorted((ROOT / "trustcheck").rglob("*.py"))
    }

    assert len(said) > 400
    assert [] == [(path, id) for path, ids in said.items() for id in ids if not _is_told(id)]


def _literals(hint: object) -> Iterator[str]:
    """Yield the words of every closed list within a type."""
    if get_origin(hint) is Literal:
        yield from (word for word in get_args(hint) if isinstance(word, str))
    for inner in get_args(hint):
        if get_origin(hint) is not Literal:
            yield from _literals(inner)


def _closed_words() -> Iterator[str]:
    for module in FORMAT:
        for value in vars(module).values():
            yield from _literals(value)
            if isinstance(value, type) and issubclass(value, Record):
                for hint in get_type_hints(value).values():
                    yield from _literals(hint)


def test_every_closed_word_of_the_format_has_its_word() -> None:
    words = set(_closed_words())

    assert {"veto", "hsm", "granted", "SecNumCloud", "bare", "seat", "high", "sites"} <= words
    assert set() == {word for word in words if f"code.{word}" not in CATALOGS["en"]}


@pytest.mark.parametrize("closed", [Verdict, Level, Shape])
def test_every_closed_word_of_the_rules_has_its_word(
    closed: type[Verdict] | type[Level] | type[Shape],
) -> None:
    assert [] == [each.value for each in closed if f"code.{each.value}" not in CATALOGS["en"]]


# Well set

CODE = re.compile(
    r"""
      `[^`]*`                                        # code
    | (?<=«[\u00a0\u202f])[^»]*:[ ][^»]*(?=[\u00a0\u202f]»)  # a line of YAML, quoted
    | \{\w+:[ ][^}]*\}                              # a map of YAML
    | (["'])(?:x|(?=\S*[\dA-Z*])[^\s"']+)\1         # a value in the quotes it needs
    | https?://\S+
    | \b\S+\.(?:yaml|json|py)\b\S*
    """,
    re.VERBOSE,
)
MARKS = {
    "an ordinary space before a mark that wants a no-break one": re.compile(r"[ \t][:;?!%»]"),
    "an ordinary space after an opening mark": re.compile(r"«(?![\u00a0\u202f])"),
    "no space before a mark": re.compile(r"[\w)»…][;?!%»](?!\w)|[\w)»]:(?=\s|$)"),
    "a straight apostrophe": re.compile(r"'"),
    "straight quotes": re.compile(r'"'),
    "English quotes": re.compile(r"[“”]"),
    "three dots": re.compile(r"\.\.\."),
    "two spaces": re.compile(r"  "),
}


def _plain(sentence: str) -> str:
    """Return a sentence with its values and its code taken out."""
    return CODE.sub("x", re.sub(r"\n+", " ", sentence).strip())


def ill_set(sentence: str) -> list[str]:
    """Return what is wrong with the typography of a French sentence."""
    plain = _plain(sentence)
    return [f"{name}: {plain}" for name, mark in MARKS.items() if mark.search(plain)]


def _shown(sentence: str) -> str:
    """Return a sentence of a catalog with a word in the place of each value."""
    said = []
    for piece in parse(sentence):
        match piece:
            case str():
                said.append(piece)
            case Placeholder():
                said.append("x")
            case Plural():
                said.append(f"{piece.one}\n{piece.many}")
    return "".join(said)


@pytest.mark.parametrize("path", sections("fr"), ids=lambda path: path.stem)
def test_french_sentences_are_well_set(path: Path) -> None:
    marks = ("format.decimal", "format.thousands", "format.comma")
    sentences = [text for id, text in read_section(path).items() if id not in marks]

    assert [] == [fault for text in sentences for fault in ill_set(_shown(text))]


@pytest.mark.parametrize("path", sections("en"), ids=lambda path: path.stem)
def test_english_sentences_have_curly_apostrophes(path: Path) -> None:
    sentences = [_plain(_shown(text)) for text in read_section(path).values()]

    assert [] == [text for text in sentences if re.search(r"\w'\w", text)]


def _french(data: Data) -> Iterator[str]:
    """Yield every French text of a rule file: what stands under `fr`."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "fr" and isinstance(value, str):
                yield value
            else:
                yield from _french(value)
    elif isinstance(data, list):
        for item in data:
            yield from _french(item)


def test_french_texts_of_the_rules_are_well_set() -> None:
    paths = sorted((ROOT / "rules").rglob("*.yaml"))
    texts = [(path.name, text) for path in paths for text in _french(load(path).data)]

    assert [] == [(name, fault) for name, text in texts for fault in ill_set(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "24 %",
        "24%",
        "oui :",
        "oui:",
        "«oui»",
        "« oui »",
        "l'un",
        "un ; deux",
        'dit "oui"',
        "non !",
    ],
)
def test_an_ill_set_sentence_is_seen(sentence: str) -> None:
    assert [] != ill_set(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "24\u00a0%",
        "oui\u00a0:",
        "«\u00a0oui\u00a0»",
        "l’un\u202f; l’autre",
        "voir `a: b`",
        "19.6.b",
    ],
)
def test_a_well_set_sentence_is_left_alone(sentence: str) -> None:
    assert [] == ill_set(sentence)
