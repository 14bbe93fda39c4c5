"""A situation: a body, its data, its cloud and its project, as somebody states them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from trustcheck.logic.fields import frozen
from trustcheck.source.document import Document


@frozen
class Situation:
    """What a file states of a situation on a day; which facts there are, a ruleset says.

    The facts stand by name below their section: what is kept back is UNDISCLOSED, what is not
    stated is not there.
    """

    name: str
    stated_on: date
    sections: Mapping[str, Mapping[str, object]]
    document: Document
