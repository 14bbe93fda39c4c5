"""Sites to look at: the shipped rules, and a small ruleset whose words try to act."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.cli.program import SMALL
from tests.report.dossiers import INJECTIONS
from trustcheck.cli.edition import edition


@cache
def shipped_site() -> Mapping[str, str]:
    """Return the pages on every shipped ruleset."""
    return edition(())


def hostile_site(folder: Path) -> Mapping[str, str]:
    """Return the pages on a ruleset that injects; its files are put into `folder`."""
    shutil.copytree(SMALL, folder)
    rule = folder / "1-sites.yaml"
    injection = (
        "".join(INJECTIONS[:3]).replace("'", "''").replace("\x1b", "").replace("\u202e", "")
    )
    lines = rule.read_text(encoding="utf-8").splitlines()
    told = [
        f"{line.partition(':')[0]}: {{fr: '{injection}', en: '{injection}'}}"
        if line.startswith(("title:", "requirement:", "remedy:"))
        else line
        for line in lines
    ]
    rule.write_text("\n".join(told) + "\n", encoding="utf-8")
    reading = f"## one\n\n{injection}\n\n`{injection}` and **{injection}** [x](javascript:1)\n"
    (folder / "READINGS.md").write_text(reading, encoding="utf-8")
    return edition((str(folder),))


def written(pages: Mapping[str, str], folder: Path) -> Path:
    """Write the pages into a folder, and return it."""
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
