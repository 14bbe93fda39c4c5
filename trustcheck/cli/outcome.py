"""What became of one profile, ready to be written: it may come from another process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustcheck.cli.exit_code import ExitCode
from trustcheck.logic.fields import frozen

if TYPE_CHECKING:
    from trustcheck.report.record import Record
    from trustcheck.report.reporter import Part


@frozen
class Report:
    """What is told of one profile under one ruleset, or of why it cannot be assessed."""

    parts: tuple[Part | None, ...]
    """One for each target; None where a format tells nothing of what was not assessed."""
    record: Record | None = None
    """For what is counted over many profiles."""


@frozen
class Outcome:
    """Everything that one profile leaves behind."""

    code: ExitCode
    reports: tuple[Report, ...]
    talk: str
    """What is said of it beside the report."""
    subject: str | None = None
    """The name of the service; None where its profile cannot be read."""
