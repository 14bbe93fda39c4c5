"""Numbers of registers: their check digits, and that each belongs to one entity."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.logic.message import say
from trustcheck.profile.entity import Entity
from trustcheck.profile.inventory import Inventory
from trustcheck.source.problem import Problem


def check_identifiers(inventory: Inventory) -> Iterator[Problem]:
    """Yield numbers that no register can have given, and those that two entities share."""
    checks = {"siren": is_siren, "lei": is_lei}
    owners: dict[tuple[str, str], str] = {}
    for pointer, entity in inventory.legible_of(Entity):
        for name, check in checks.items():
            number = getattr(entity.identifiers, name, None)
            if number is None:
                continue
            at = (*pointer, "identifiers", name)
            if not check(number):
                yield inventory.problem(at, say(f"wrong-{name}", found=number))
            owner = owners.setdefault((name, number), str(pointer[-1]))
            if owner != pointer[-1]:
                yield inventory.problem(at, say("shared-identifier", found=number, owner=owner))


def is_lei(number: str) -> bool:
    """Tell whether the check digits of a Legal Entity Identifier are right (ISO 17442, 7064).

    >>> is_lei("5493001KJTIIGC8Y1R12")
    True
    """
    return int("".join(str(int(character, 36)) for character in number)) % 97 == 1


def is_siren(number: str) -> bool:
    """Tell whether the last digit of a SIREN is right: Luhn's formula, as INSEE applies it.

    >>> is_siren("732829320")
    True
    """
    doubled = (int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
