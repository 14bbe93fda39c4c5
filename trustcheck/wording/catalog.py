"""The sentences of one language, read from the sections of its folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from trustcheck.source.compiled import compilation, compiled, compiled_file
from trustcheck.source.folder import plain_names
from trustcheck.source.original import originals
from trustcheck.source.tables import classes
from trustcheck.wording.template import Template, parse

LANGUAGES = ("en", "fr")

Catalog: TypeAlias = Mapping[str, Template]
"""Parsed sentences by id."""

_CLASSES = classes()  # nothing but maps of text


class Sentences(Mapping[str, Template]):
    """A catalog that parses a sentence when it is first said, and keeps it."""

    __slots__ = ("_parsed", "_written")

    def __init__(self, written: Mapping[str, str]) -> None:
        self._written = written
        self._parsed: dict[str, Template] = {}

    def __getitem__(self, id: str) -> Template:
        found = self._parsed.get(id)
        if found is None:
            found = self._parsed[id] = parse(self._written[id])
        return found

    def __contains__(self, id: object) -> bool:
        return id in self._written

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


def folder_of(language: str) -> Path:
    """Return the folder of a language; raises KeyError for one there is no folder for."""
    if language not in LANGUAGES:
        raise KeyError(f"no such language: {language}, out of {', '.join(LANGUAGES)}")
    return Path(__file__).parent / language


def sections(language: str) -> tuple[Path, ...]:
    """Return the files of a language, in the order of their names.

    Raises KeyError for a language there is no folder for.
    """
    return tuple(sorted(folder_of(language).glob("*.yaml")))


def read_catalog(language: str) -> Catalog:
    """Return every sentence of a language, as the compiled data or its sections have them.

    Raises ValueError for an id that two sections give, and TypeError for a section that is no
    flat map of sentences: both are mistakes of ours.
    """
    folder = folder_of(language)
    found = compiled_sentences(folder, compiled_file(f"wording/{language}"))
    return Sentences(read_sentences(folder) if found is None else found)


def compile_sentences(folder: Path) -> bytes:
    """Return the compiled file of the sentences in a folder."""
    return compilation(read_sentences(folder), _sources(folder), _CLASSES)


def compiled_sentences(folder: Path, file: Path | None) -> Mapping[str, str] | None:
    """Return the sentences of a folder, if a file has them compiled from what it holds."""
    try:
        return compiled(file, _sources(folder), _CLASSES, dict)
    except OSError:
        return None


def read_sentences(folder: Path) -> Mapping[str, str]:
    """Return the sentences in the files of a folder by id, as they are written."""
    sentences: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        for id, sentence in read_section(path).items():
            if id in sentences:
                raise ValueError(f"two sections of {folder.name} say {id}")
            sentences[id] = sentence
    return sentences


def read_section(path: Path) -> Mapping[str, str]:
    """Return the sentences of one file by id, as they are written."""
    from trustcheck.source.file import load

    data = load(path).data
    if not isinstance(data, dict):
        raise TypeError(f"no map of sentences: {path}")
    sentences: dict[str, str] = {}
    for id, sentence in data.items():
        if not isinstance(sentence, str):
            raise TypeError(f"no sentence: {id} in {path}")
        sentences[id] = sentence
    return sentences


def _sources(folder: Path) -> list[tuple[str, bytes]]:
    names = [name for name in plain_names(folder) or () if name.endswith(".yaml")]
    return [(name, each.raw) for name, each in zip(names, originals(folder, names), strict=True)]
