"""Everything the program carries compiled, made anew: `python -m trustcheck.cli.compilation`.

Part of `make generate`, in a checkout; nothing is compiled while the program is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from trustcheck.engine.vocabulary import lexicon
from trustcheck.profile.compilation import compile_statutes
from trustcheck.profile.statute_reading import read_statutes
from trustcheck.ruleset.compilation import compile_ruleset
from trustcheck.ruleset.reading import read_ruleset
from trustcheck.ruleset.shelf import shipped_rulesets
from trustcheck.source.folder import shipped
from trustcheck.wording.catalog import LANGUAGES, compile_sentences, folder_of


def compilations() -> Iterator[tuple[str, bytes]]:
    """Yield the files of the folder `compiled` by their paths in it, made from YAML alone."""
    reference = shipped("rules") / "reference"
    yield "rules/reference.txt", compile_statutes(reference)
    words = lexicon(read_statutes(reference))
    for name in shipped_rulesets():
        ruleset = read_ruleset(shipped("rules") / name, words)
        yield f"rules/{name}.txt", compile_ruleset(ruleset, words)
    for language in LANGUAGES:
        yield f"wording/{language}.txt", compile_sentences(folder_of(language))


def write_compilations(folder: Path) -> None:
    """Make a folder hold the compiled files and no others."""
    for stale in folder.rglob("*.txt"):
        stale.unlink()
    for name, raw in compilations():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)


if __name__ == "__main__":
    write_compilations(shipped("rules").parent / "compiled")
