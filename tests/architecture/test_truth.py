"""A truth is never taken for a boolean."""

from __future__ import annotations

import pytest

from trustcheck.logic.truth import Truth


@pytest.mark.parametrize("truth", list(Truth), ids=str)
def test_a_truth_refuses_to_be_a_boolean(truth: Truth) -> None:
    with pytest.raises(TypeError, match="three values"):
        bool(truth)
