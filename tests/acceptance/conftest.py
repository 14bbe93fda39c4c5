"""Every shipped example, assessed once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.acceptance.example import SLUGS, Example, assessed


@pytest.fixture(scope="session")
def examples() -> Mapping[str, Example]:
    """Each example by the name of its folder."""
    return {slug: assessed(slug) for slug in SLUGS}
