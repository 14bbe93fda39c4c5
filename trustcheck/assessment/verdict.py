"""What a criterion can come out as."""

from __future__ import annotations

from enum import Enum


class Verdict(Enum):
    """The verdict of a criterion."""

    PASS = "pass"
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
