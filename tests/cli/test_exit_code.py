"""The exit codes weighed against one another."""

from __future__ import annotations

import pytest

from trustcheck.cli.exit_code import ExitCode, worst

OPEN, CLOSED = ExitCode.GATE_OPEN, ExitCode.GATE_CLOSED
NOT_ASSESSED, INTERNAL = ExitCode.NOT_ASSESSED, ExitCode.INTERNAL


@pytest.mark.parametrize(
    ("expected", "codes"),
    [
        pytest.param(OPEN, [OPEN, OPEN], id="all open"),
        pytest.param(CLOSED, [OPEN, CLOSED, OPEN], id="one closed"),
        pytest.param(NOT_ASSESSED, [CLOSED, NOT_ASSESSED, OPEN], id="one not assessed"),
        pytest.param(INTERNAL, [INTERNAL, NOT_ASSESSED, CLOSED], id="one broke the program"),
        pytest.param(NOT_ASSESSED, [], id="nothing was done"),
    ],
)
def test_the_worst_code_outweighs_the_others(expected: ExitCode, codes: list[ExitCode]) -> None:
    assert expected is worst(codes)
