"""The file of a project, `trustcheck.yaml`, as it is written."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, Strict

from trustcheck.assessment.model import Limit, PolicyForm
from trustcheck.assessment.value import read_as_of
from trustcheck.profile.model.record import Record
from trustcheck.profile.model.value import Alone, Name, Written


class ProjectForm(Record):
    """What holds in a project where neither the command line nor the environment says else.

    Paths are relative to the file and stay within the project.
    """

    profiles: Annotated[tuple[Name, ...], Strict(False), Alone()] = ()
    """Files, folders and patterns of profiles, where the command line names none."""
    rulesets: Annotated[tuple[Name, ...], Strict(False), Alone()] = ()
    """Rulesets that come with trustcheck, folders, or files that tailor one."""
    parameters: dict[Name, Any] = Field(default_factory=dict)
    """Parameters of the rulesets, by their names."""
    as_of: (
        Annotated[
            str,
            Written(
                read_as_of,
                {"type": "string", "pattern": "^(?:today|[0-9]{4}-[0-9]{2}-[0-9]{2})$"},
            ),
        ]
        | None
    ) = None
    """The day of the assessment, or `today`."""
    policy: PolicyForm | None = None
    """What closes the gate."""
    waivers: Annotated[tuple[Name, ...], Strict(False), Alone()] = ()
    """Files of waivers."""
    waiver_notice: Limit | None = None
    """Days before the end of a waiver on which its end is told."""
    baseline: Name | None = None
    """A baseline: what was found before and is put up with."""
    formats: Annotated[tuple[Name, ...], Strict(False), Alone()] = ()
    """Formats of the report, each with the file to write it to, as in `json=report.json`."""
    lang: Literal["en", "fr"] | None = None
    """The language of everything that is said."""
