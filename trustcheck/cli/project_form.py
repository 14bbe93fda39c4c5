"""The file of a project, `trustcheck.yaml`, as it is written.

Generated from trustcheck/cli/project_model.py by `make generate`: change that, not this.
"""

from __future__ import annotations

from typing import Any, Literal

from trustcheck.assessment.form import LIMIT, POLICY_FORM, Limit, PolicyForm
from trustcheck.assessment.value import read_as_of
from trustcheck.logic.fields import field, frozen
from trustcheck.profile.record import Record
from trustcheck.profile.shape import ANYTHING, ListOf, MapOf, OneOf, RecordOf, Written
from trustcheck.profile.value import Name
from trustcheck.profile.written import NAME


@frozen(kw_only=True)
class ProjectForm(Record):
    """What holds in a project where neither the command line nor the environment says else.

    Paths are relative to the file and stay within the project.
    """

    profiles: tuple[Name, ...] = ()
    """Files, folders and patterns of profiles, where the command line names none."""
    rulesets: tuple[Name, ...] = ()
    """Rulesets that come with trustcheck, folders, or files that tailor one."""
    parameters: dict[Name, Any] = field(default_factory=dict)
    """Parameters of the rulesets, by their names."""
    as_of: str | None = None
    """The day of the assessment, or `today`."""
    policy: PolicyForm | None = None
    """What closes the gate."""
    waivers: tuple[Name, ...] = ()
    """Files of waivers."""
    waiver_notice: Limit | None = None
    """Days before the end of a waiver on which its end is told."""
    baseline: Name | None = None
    """A baseline: what was found before and is put up with."""
    formats: tuple[Name, ...] = ()
    """Formats of the report, each with the file to write it to, as in `json=report.json`."""
    lang: Literal["en", "fr"] | None = None
    """The language of everything that is said."""


PROJECT_FORM = RecordOf(
    ProjectForm,
    {
        "profiles": ListOf(NAME, alone=True),
        "rulesets": ListOf(NAME, alone=True),
        "parameters": MapOf(NAME, ANYTHING),
        "as_of": Written(read_as_of),
        "policy": POLICY_FORM,
        "waivers": ListOf(NAME, alone=True),
        "waiver_notice": LIMIT,
        "baseline": NAME,
        "formats": ListOf(NAME, alone=True),
        "lang": OneOf(("en", "fr")),
    },
)
