"""Which language the reader's surroundings ask for."""

from __future__ import annotations

from collections.abc import Mapping

VARIABLE = "TRUSTCHECK_LANG"
CHOICES = ("en", "fr")


def language_of(environment: Mapping[str, str]) -> str:
    """Return `fr` or `en`: what TRUSTCHECK_LANG says, else what the locale says.

    Of LC_ALL, LC_MESSAGES and LANG, the first that is set decides, as POSIX has it.
    """
    if environment.get(VARIABLE) in CHOICES:
        return environment[VARIABLE]
    locales = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "fr" if next(filter(None, locales), "").casefold().startswith("fr") else "en"
