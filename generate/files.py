"""Every file that is generated from the models."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generate.records import modules
from generate.schema import (
    baseline_schema_text,
    profile_schema_text,
    project_schema_text,
    rule_schema_texts,
    waivers_schema_text,
)

ROOT = Path(__file__).parents[1]


def files() -> Iterator[tuple[Path, str]]:
    """Yield each file: its path from the top of the project, and its text."""
    yield from modules()
    yield Path("schemas", "profile.schema.json"), profile_schema_text()
    yield Path("schemas", "baseline.schema.json"), baseline_schema_text()
    yield Path("schemas", "config.schema.json"), project_schema_text()
    yield Path("schemas", "waivers.schema.json"), waivers_schema_text()
    for name, text in rule_schema_texts():
        yield Path("schemas", f"{name}.schema.json"), text
