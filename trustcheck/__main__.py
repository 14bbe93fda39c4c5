"""The same program, run as `python -m trustcheck`."""

from __future__ import annotations

import sys

from trustcheck.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
