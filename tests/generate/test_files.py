"""Every generated file is what its models give now."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generate.files import ROOT, files
from generate.schema import RULE_FILES
from tests.conftest import Golden

PATHS = (
    *(f"trustcheck/profile/{noun}.py" for noun in ("access", "certificate", "entity", "evidence")),
    *(f"trustcheck/profile/{noun}.py" for noun in ("form", "holding", "profile", "record")),
    *(f"trustcheck/profile/{noun}.py" for noun in ("right", "service", "written")),
    "trustcheck/ruleset/form.py",
    "trustcheck/ruleset/case_form.py",
    "trustcheck/assessment/form.py",
    "trustcheck/cli/project_form.py",
    "schemas/profile.schema.json",
    "schemas/waivers.schema.json",
    "schemas/baseline.schema.json",
    "schemas/config.schema.json",
    *(f"schemas/{name}.schema.json" for name in RULE_FILES),
)


@pytest.fixture(scope="module")
def made() -> Mapping[str, str]:
    return {path.as_posix(): text for path, text in files()}


def test_these_are_all_of_them(made: Mapping[str, str]) -> None:
    assert set(PATHS) == made.keys()


@pytest.mark.parametrize("path", PATHS)
def test_a_generated_file_is_up_to_date(
    made: Mapping[str, str], path: str, golden: Golden
) -> None:
    golden(ROOT / path, made[path])


def test_every_model_has_its_file() -> None:
    models = [path.name for path in (ROOT / "trustcheck/profile/model").glob("[a-z]*.py")]

    assert {Path(path).name for path in PATHS if "/profile/" in path} - {"written.py"} == {
        *models
    } - {"value.py"}


@pytest.mark.parametrize("path", [path for path in PATHS if path.endswith(".py")])
def test_a_generated_module_says_so(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")

    assert "\nGenerated from trustcheck/" in text
    assert "pydantic" not in text
