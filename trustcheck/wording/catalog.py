"""The sentences of one language, read from the sections of its folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from trustcheck.source.file import load
from trustcheck.wording.template import Template, parse

LANGUAGES = ("en", "fr")

Catalog: TypeAlias = Mapping[str, Template]
"""Parsed sentences by id."""


def sections(language: str) -> tuple[Path, ...]:
    """Return the files of a language, in the order of their names.

    Raises KeyError for a language there is no folder for.
    """
    if language not in LANGUAGES:
        raise KeyError(f"no such language: {language}, out of {', '.join(LANGUAGES)}")
    return tuple(sorted((Path(__file__).parent / language).glob("*.yaml")))


def read_catalog(language: str) -> Catalog:
    """Return every sentence of a language.

    Raises ValueError for an id that two sections give, and TypeError for a section that is no
    flat map of sentences: both are mistakes of ours.
    """
    catalog: dict[str, Template] = {}
    for path in sections(language):
        for id, sentence in read_section(path).items():
            if id in catalog:
                raise ValueError(f"two sections of {language} say {id}")
            catalog[id] = parse(sentence)
    return MappingProxyType(catalog)


def read_section(path: Path) -> Mapping[str, str]:
    """Return the sentences of one file by id, as they are written."""
    data = load(path).data
    if not isinstance(data, dict):
        raise TypeError(f"no map of sentences: {path}")
    sentences: dict[str, str] = {}
    for id, sentence in data.items():
        if not isinstance(sentence, str):
            raise TypeError(f"no sentence: {id} in {path}")
        sentences[id] = sentence
    return sentences
