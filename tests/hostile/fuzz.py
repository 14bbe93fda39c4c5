"""Feed one target with changes of its seeds that reach new code, until the time is over.

    python -m tests.hostile.fuzz profile 120

Needs atheris. What it finds is kept in `build/fuzz`, which later runs start from.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.hostile.seeds import TOKENS, seeds
from tests.hostile.targets import TARGETS, feed

KEPT = Path("build/fuzz")
_LONGEST = 20_000


def main(target: str, seconds: int) -> None:
    """Fuzz one target for so many seconds; the first mistake ends the run with its input."""
    import atheris  # type: ignore[import-untyped]  # only this needs it

    corpus, found = KEPT / target, KEPT / f"{target}-found"
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    for index, raw in enumerate(seeds(target)):
        (corpus / f"seed-{index}").write_bytes(raw)
    words = KEPT / "words"
    words.write_text("".join(f'"{_quoted(token)}"\n' for token in TOKENS), encoding="ascii")

    def one(raw: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            feed(target, raw, Path(folder))

    atheris.instrument_all()
    options = [
        f"-max_total_time={seconds}",
        f"-dict={words}",
        f"-artifact_prefix={found}/",
        f"-max_len={_LONGEST}",
        "-timeout=10",
        "-rss_limit_mb=1000",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one)
    atheris.Fuzz()


def _quoted(token: str) -> str:
    """Return a token as libFuzzer's dictionaries write it."""
    return "".join(f"\\x{byte:02X}" for byte in token.encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python -m tests.hostile.fuzz {{{','.join(TARGETS)}}} SECONDS")
    main(sys.argv[1], int(sys.argv[2]))
