"""A headless browser that looks at pages: run as a program of its own, since it needs sockets.

It reads one task a line as JSON and answers each with one line. A task names the `file`; it may
give the `width` and the `scheme`, say whether `scripts` run and whether it is for `print`, list
`actions` as expressions, `ask` for the value of one, and want `axe`, a `pdf` or a `picture`.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from typing import Any

ENGINES = ("chromium", "chromium-browser", "google-chrome")


def found() -> str | None:
    """Return the path of a browser, if one is installed."""
    return next(filter(None, map(shutil.which, ENGINES)), None)


def missing() -> str | None:
    """Return why no page can be looked at; None where all that it takes is there."""
    if found() is None:
        return "no browser is installed (on Debian: apt-get install chromium)"
    try:
        import axe_playwright_python  # noqa: F401
        import playwright  # noqa: F401
    except ImportError:
        return "playwright is not installed (pip install -e '.[browser]')"
    return None


def main() -> None:
    """Do what standard input asks for until it ends."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found(), args=["--no-sandbox"])
        for line in sys.stdin:
            sys.stdout.write(json.dumps(_seen(browser, json.loads(line))) + "\n")
            sys.stdout.flush()
        browser.close()


def _seen(browser: Any, task: Mapping[str, Any]) -> Mapping[str, Any]:
    context = browser.new_context(
        viewport={"width": task.get("width", 1280), "height": 900},
        color_scheme=task.get("scheme", "light"),
        java_script_enabled=task.get("scripts", True),
        bypass_csp=task.get("axe", False),  # the checker is a script of its own
    )
    page = context.new_page()
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto("file://" + task["file"] + task.get("hash", ""))
    if task.get("print"):
        page.emulate_media(media="print")
    for action in task.get("actions", ()):
        page.evaluate(action)
    answer = {"console": told, "requests": asked[1:], "value": None, "faults": None}
    if "ask" in task:
        answer["value"] = page.evaluate(task["ask"])
    if task.get("axe"):
        answer["faults"] = _faults(page)
    if "pdf" in task:
        page.pdf(path=task["pdf"], prefer_css_page_size=True)
    if "picture" in task:
        page.screenshot(path=task["picture"], full_page=True)
    context.close()
    return answer


def _faults(page: Any) -> list[str]:
    """Return what an accessibility checker finds, with the first place of each."""
    from axe_playwright_python.sync_playwright import Axe

    violations = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in violations]


if __name__ == "__main__":
    main()
