"""Registers made up for benchmarks: scale-free, easy or hard."""

from __future__ import annotations

from array import array
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trustcheck.graph.edges import BASIS_POINTS
from trustcheck.logic.fields import frozen

WIDE = 500  # how far the ends of a range are from the amount


@frozen
class Register:
    """A generated register: arrays of whole numbers, as they would come from a file."""

    entities: int
    holders: NDArray[np.int64]
    held: NDArray[np.int64]
    parts: NDArray[np.int64]
    foreign: NDArray[np.int64]

    @classmethod
    def generated(cls, entities: int, *, hard: bool, seed: int) -> Register:
        """Return a scale-free register; a hard one has fewer ultimate holders, and circles.

        A company has 3.2 holders on average, drawn among those before it, the first ones
        likelier. In a hard register one holding in twenty is that of a later company.
        """
        chance = np.random.default_rng([seed, entities, hard])
        ultimate = entities // (10 if hard else 4)
        counts = chance.geometric(1 / 3.2, entities - ultimate)
        held = np.repeat(np.arange(ultimate, entities), counts)
        holders = (held * chance.random(len(held)) ** 2).astype(np.int64)
        if hard:
            back = chance.random(len(held)) < 1 / 20
            later = held[back] + 1
            holders[back] = later + (entities - later) * chance.random(len(later))
        pairs = np.unique(held * entities + holders)
        held, holders = pairs // entities, pairs % entities
        first = np.searchsorted(held, np.arange(ultimate, entities))
        weights = chance.lognormal(0, 1.5, len(held))
        sums = np.add.reduceat(weights, first)[held - ultimate]
        parts = (BASIS_POINTS * weights / sums).astype(np.int64)
        parts[first] += BASIS_POINTS - np.add.reduceat(parts, first)
        foreign = np.flatnonzero(chance.random(ultimate) < 0.3)
        return cls(entities, holders, held, parts, foreign)

    @classmethod
    def kept(cls, path: Path) -> Register:
        """Return the register in a file."""
        with np.load(path) as file:
            columns = (file[name] for name in ("holders", "held", "parts", "foreign"))
            return cls(int(file["entities"]), *columns)

    def keep(self, path: Path) -> None:
        """Write the register into a file."""
        np.savez(
            path, entities=self.entities, holders=self.holders, held=self.held,
            parts=self.parts, foreign=self.foreign,
        )  # fmt: skip

    def ends(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return both ends of the amounts, had they been published as ranges."""
        ends = (np.clip(self.parts + wide, 0, BASIS_POINTS) for wide in (-WIDE, WIDE))
        low, high = ends
        return low, high


def whole(numbers: NDArray[np.int64]) -> array[int]:
    """Return whole numbers as the package takes them."""
    return array("q", numbers.tobytes())
