"""`trustcheck schema`."""

from __future__ import annotations

import pytest

from tests.cli.program import ROOT, run


@pytest.mark.parametrize(
    "name", ["profile", "situation", "report", "record", "forecast", "what-if"]
)
def test_a_schema_is_printed_as_it_is_shipped(name: str) -> None:
    result = run("schema", name)

    shipped = (ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert (0, shipped, "") == (result.exit_code, result.stdout, result.stderr)
