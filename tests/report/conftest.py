"""What all tests of pages share: a browser to look at them with."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
UNFOLD = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

# Tests with what is dear to make: a browser, dossiers, the pages of all rules.
DEAR = frozenset(
    f"test_{name}{way}" for name in ("html", "matrix_html", "site") for way in ("", "_browser")
)

Look: TypeAlias = Callable[..., Mapping[str, Any]]
"""Looks at a text, or at a file, as a page; takes what `tests.report.browser` says of a task."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put tests that share what is dear to make side by side, so that one worker makes it."""
    items.sort(key=lambda item: item.path.parent != HERE or item.path.stem not in DEAR)


@pytest.fixture(scope="session")
def look(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Look]:
    folder = tmp_path_factory.mktemp("pages")
    command = [sys.executable, "-m", "tests.report.browser"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        stdin, stdout, count = process.stdin, process.stdout, iter(range(10_000))

        def looked(page: str | Path, *, suffix: str = "html", **task: Any) -> Mapping[str, Any]:
            file = page if isinstance(page, Path) else folder / f"{next(count)}.{suffix}"
            if isinstance(page, str):
                file.write_text(page, encoding="utf-8")
            stdin.write(json.dumps({"file": str(file), **task}) + "\n")
            stdin.flush()
            answer: Mapping[str, Any] = json.loads(stdout.readline())
            return answer

        yield looked
        stdin.close()
