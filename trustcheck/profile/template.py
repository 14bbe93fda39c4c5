"""The profile to start from: commented, valid as it stands, in English or in French."""

from __future__ import annotations

from pathlib import Path

LANGUAGES = ("en", "fr")


def starting_profile(language: str, *, schema: str = "schemas/profile.schema.json") -> str:
    """Return a profile to fill in; editors find at `schema` what may stand in it.

    Raises KeyError for a language there is no starting profile for.
    """
    if language not in LANGUAGES:
        raise KeyError(f"no such language: {language}, out of {', '.join(LANGUAGES)}")
    commented = Path(__file__).with_name(f"template.{language}.yaml").read_text(encoding="utf-8")
    return f"# yaml-language-server: $schema={schema}\n{commented}"
