"""A headless browser that looks at pages: run as a program of its own, since it needs sockets.

It reads one task a line as JSON and answers each with one line. A task names the `file`; it may
give the `width` and the `scheme`, say whether `scripts` run and whether it is for `print`, list
`actions` as expressions, `ask` for the value of one, at several `widths` too, and want `axe` to
check the `structure`, the `colours` or `all`, a `pdf` or a `picture`.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from typing import Any

CHECKS: Mapping[str, Mapping[str, Any]] = {
    "all": {},
    "structure": {"rules": {"color-contrast": {"enabled": False}}},
    "colours": {"runOnly": ["color-contrast"]},
}
"""What the accessibility checker is to do; the colours of every text take it most of its time."""
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
        pages: dict[tuple[bool, bool], Any] = {}
        for line in sys.stdin:
            sys.stdout.write(json.dumps(_seen(browser, pages, json.loads(line))) + "\n")
            sys.stdout.flush()
        browser.close()


def _seen(
    browser: Any, pages: dict[tuple[bool, bool], Any], task: Mapping[str, Any]
) -> Mapping[str, Any]:
    """Do one task in a page that serves all of its kind: to open one takes eight times as long."""
    kind = task.get("scripts", True), "axe" in task
    page = pages.get(kind) or pages.setdefault(kind, _opened(browser, *kind))
    told: list[str] = []
    asked: list[str] = []
    listeners = {
        "console": lambda message: told.append(message.text),
        "pageerror": lambda error: told.append(str(error)),
        "request": lambda request: asked.append(request.url),
    }
    page.set_viewport_size({"width": task.get("width", 1280), "height": 900})
    page.emulate_media(color_scheme=task.get("scheme", "light"), media="screen")
    # Nothing of the last task is left, even where this one is about another place of its file.
    page.goto("about:blank")
    for event, listener in listeners.items():
        page.on(event, listener)
    page.goto("file://" + task["file"] + task.get("hash", ""))
    answer = {**_answer(page, task), "console": told, "requests": asked[1:]}
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    return answer


def _opened(browser: Any, scripts: bool, checked: bool) -> Any:
    # The checker is a script of its own.
    return browser.new_context(java_script_enabled=scripts, bypass_csp=checked).new_page()


def _answer(page: Any, task: Mapping[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = {"value": None, "faults": None}
    if task.get("print"):
        page.emulate_media(media="print")
    for action in task.get("actions", ()):
        page.evaluate(action)
    if "widths" in task:
        answer["value"] = [_asked(page, task["ask"], width) for width in task["widths"]]
    elif "ask" in task:
        answer["value"] = page.evaluate(task["ask"])
    if "axe" in task:
        answer["faults"] = _faults(page, CHECKS[task["axe"]])
    if "pdf" in task:
        page.emulate_media(media="print")
        page.pdf(path=task["pdf"], prefer_css_page_size=True)
    if "picture" in task:
        page.screenshot(path=task["picture"], full_page=True)
    return answer


def _asked(page: Any, expression: str, width: int) -> Any:
    page.set_viewport_size({"width": width, "height": 900})
    return page.evaluate(expression)


def _faults(page: Any, check: Mapping[str, Any]) -> list[str]:
    """Return what an accessibility checker finds, with the first place of each."""
    from axe_playwright_python.sync_playwright import Axe

    options = {**check, "resultTypes": ["violations"], "preload": False}
    violations = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in violations]


if __name__ == "__main__":
    main()
