"""Services side by side to look at: many, hostile ones, and one alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tests.acceptance.example import SLUGS, assessed
from tests.report.dossiers import assessed as held
from trustcheck.assessment.matrix import Matrix, matrix

HELD: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"hostile": ("hostile", "nuage-exemple", "nuage-modele"), "alone": ("nuage-modele",)}
)
THREE = tuple(slug for slug in SLUGS if slug.startswith("n"))
MATRICES = ("all", *HELD)


@cache
def told(name: str) -> Matrix:
    """Return all examples side by side, the three that begin with n, or some dossiers."""
    if name in HELD:
        return matrix([held(each) for each in HELD[name]])
    slugs = {"all": SLUGS, "three": THREE}[name]
    return matrix([assessed(slug).assessment for slug in slugs])
