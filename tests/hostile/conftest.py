"""What is not a test here: the guard is for the program in the pen alone."""

from __future__ import annotations

collect_ignore = ["guard"]
