"""Services side by side to look at: many, hostile ones, and one alone."""

from __future__ import annotations

from tests.acceptance.example import SLUGS, assessed, label
from tests.report.dossiers import assessed as held
from trustcheck.assessment.matrix import matrix

LABEL = label()
ALL = matrix([assessed(slug, LABEL).assessment for slug in SLUGS])
HOSTILE = matrix([held("hostile"), held("nuage-exemple"), held("nuage-modele")])
ALONE = matrix([held("nuage-modele")])
MATRICES = {"all": ALL, "hostile": HOSTILE, "alone": ALONE}
