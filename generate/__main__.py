"""Write anew every file that is generated from the models: `python -m generate`."""

from __future__ import annotations

from generate.files import ROOT, files

if __name__ == "__main__":
    for path, text in files():
        (ROOT / path).write_bytes(text.encode())
