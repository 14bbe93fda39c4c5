"""What the tests of profiles share: the atlas, and how a text becomes a declaration."""

from __future__ import annotations

from pathlib import Path

from trustcheck.profile.jurisdiction import Atlas
from trustcheck.profile.reading import Declaration, read_profile
from trustcheck.profile.statute_reading import read_atlas
from trustcheck.source.document import read
from trustcheck.source.file import load
from trustcheck.source.folder import shipped
from trustcheck.source.problem import InvalidInput

HERE = Path(__file__).parent

MINIMAL = """\
trustcheck: 1
subject: {name: Service, provider: p}
stated_on: 2026-09-30
entities:
  p: {name: Provider, kind: company}
  q: {name: Other, kind: company}
  h: {name: Person, kind: person}
"""
"""A profile to which a test adds the section that it is about."""


def atlas() -> Atlas:
    """Return the territories that are shipped."""
    return read_atlas(load(shipped("rules") / "reference" / "territories.yaml"))


def declared(text: str, known: Atlas) -> Declaration:
    """Return what the minimal profile declares when `text` is added to it."""
    return read_profile(read((MINIMAL + text).encode(), "profile.yaml"), known)


def mistakes(text: str, known: Atlas) -> tuple[str, ...]:
    """Return the codes of the problems that `text` brings, in the order of the file."""
    try:
        declared(text, known)
    except InvalidInput as invalid:
        return tuple(problem.code for problem in invalid.problems)
    return ()
