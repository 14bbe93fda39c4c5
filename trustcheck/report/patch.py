"""What would be written otherwise in a file, as a unified diff that `patch` and `git` apply."""

from __future__ import annotations

from difflib import unified_diff

_CONTEXT = 3


def patch(before: str, after: str, file: str) -> str:
    """Return the diff from one text of a file to another, empty where they are the same.

    Line ends are kept as the file has them, and so is a last line without one. It applies with
    `patch -p0` and `git apply -p0` in the folder from which the file is named.
    """
    end = "\r\n" if "\r\n" in before else "\n"
    old = _lines(before, end)
    new = [f"{line}{end}" for line in after.removesuffix("\n").split("\n")]
    if old and not old[-1].endswith("\n"):
        new[-1] = new[-1].removesuffix(end)
    mark = "\ufeff"
    if before.startswith(mark) and not after.startswith(mark):
        new[0] = mark + new[0]
    told = unified_diff(old, new, file, file, n=_CONTEXT)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in told
    )


def _lines(text: str, end: str) -> list[str]:
    *lines, last = text.split(end)
    return [*(line + end for line in lines), *([last] if last else [])]
