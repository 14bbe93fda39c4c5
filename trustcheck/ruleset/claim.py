"""The register of source articles: what each says, as numbered claims that criteria cite."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Text
from trustcheck.profile.structure import shaped
from trustcheck.ruleset.case_form import ARTICLE_FORM
from trustcheck.source.file import load


@frozen
class Claim:
    """One thing an article says; `context` marks one that no criterion needs."""

    reference: str  # article and claim, such as "004/C3"
    article: str
    published: date | None
    text: Text
    context: bool


def read_claims(folder: Path) -> tuple[Claim, ...]:
    """Return every claim of the register, in the order of its files.

    Raises InvalidInput for a file that is not of its form.
    """
    return tuple(claim for path in sorted(folder.glob("*.yaml")) for claim in _claims(path))


def _claims(path: Path) -> tuple[Claim, ...]:
    form = shaped(load(path), ARTICLE_FORM)
    published = form.published if isinstance(form.published, date) else None
    number = path.name.partition("-")[0]
    return tuple(
        Claim(f"{number}/{c.id}", form.title, published, Text(c.fr, c.en), c.context)
        for c in form.claims
    )
