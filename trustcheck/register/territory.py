"""Territories as registers write them: US-DE for Delaware, UK for GB."""

from __future__ import annotations

from trustcheck.profile.jurisdiction import Atlas


def territory_of(code: str | None, atlas: Atlas) -> str | None:
    """Return the territory of a code of ISO 3166-1 or of a part of one; None if there is none."""
    if code is None:
        return None
    country = code.strip().upper().partition("-")[0]
    country = atlas.aliases.get(country, country)
    return country if country in atlas.territories else None
