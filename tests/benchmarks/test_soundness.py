"""The benchmark of soundness, on a few worlds."""

from __future__ import annotations

import pytest

from benchmarks.soundness import Tally, measured, page, world


@pytest.mark.parametrize("seed", range(4))
def test_no_definite_verdict_of_a_world_is_overturned(seed: int) -> None:
    tally = measured(seed, 2)

    one, other = (len(domain) for domain in world(seed, 2).domains)
    assert 0 == tally.overturned.total()
    assert tally.assessed <= (one + 1) * (other + 1)
    assert tally.completions <= (2 * one) * (2 * other) - one * other


def test_a_tally_is_told_in_a_table() -> None:
    tally = Tally(worlds=1, assessed=3, partial=1, completions=2)
    tally.unknown.update({"C-1": 4})
    tally.open.update({"C-1": 3})
    tally.split.update({"C-1": 1})

    assert "| C-1 | 0 | 0 | 4 | 75.0 % | 100.0 % |" in page(tally, 2, 1.0)
