"""Linear equations solved exactly, for one right side or for many at once."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm


def solved(rows: Sequence[Sequence[Fraction]]) -> list[list[Fraction]]:
    """Return the solutions of equations, one for each column beyond the square one.

    Elimination stays among whole numbers, each division without remainder (Bareiss 1968): far
    quicker than fractions. Raises ArithmeticError when there is no single solution.
    """
    cells = [_whole(row) for row in rows]
    size, before = len(cells), 1
    for pivot in range(size):
        swap = next((row for row in range(pivot, size) if cells[row][pivot]), None)
        if swap is None:
            raise ArithmeticError("the equations do not determine their unknowns")
        cells[pivot], cells[swap] = cells[swap], cells[pivot]
        top = cells[pivot]
        lead, beyond = top[pivot], top[pivot:]
        for row in cells[pivot + 1 :]:
            factor = row[pivot]
            row[pivot:] = [
                (cell * lead - factor * above) // before
                for cell, above in zip(row[pivot:], beyond, strict=True)
            ]
        before = lead
    sides = range(size, len(cells[0])) if cells else ()
    return [_backward(cells, side, before) for side in sides]


def inverse(rows: Sequence[Sequence[Fraction]]) -> list[list[Fraction]]:
    """Return the inverse of a matrix, column after column; see `solved` for errors."""
    size = len(rows)
    unit = [[Fraction(row == column) for column in range(size)] for row in range(size)]
    return solved([[*row, *side] for row, side in zip(rows, unit, strict=True)])


def _whole(row: Sequence[Fraction]) -> list[int]:
    scale = lcm(*(cell.denominator for cell in row))
    return [cell.numerator * (scale // cell.denominator) for cell in row]


def _backward(cells: list[list[int]], side: int, determinant: int) -> list[Fraction]:
    """Return the solution of equations in which each unknown depends on later ones only."""
    scaled = [0] * len(cells)
    for index in reversed(range(len(cells))):
        row = cells[index]
        known = sum(row[later] * scaled[later] for later in range(index + 1, len(cells)))
        scaled[index] = (determinant * row[side] - known) // row[index]
    return [Fraction(value, determinant) for value in scaled]
