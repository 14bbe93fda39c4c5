"""One plain check, step by step in this process: `python benchmarks/phases.py PROFILE MODULE…`.

Prints what each step took, in milliseconds, as JSON. The modules that a plain check loads are
given, and loaded first, so that no later step pays for them.
"""

from __future__ import annotations

import sys  # and nothing else that takes time to load: it would be missing from the first step
from itertools import pairwise
from time import perf_counter

STEPS = ("imports", "rules", "profile", "assessment", "report")


def moments(profile: str, modules: tuple[str, ...]) -> list[float]:
    """Return the moments between the steps of a check."""
    passed = [perf_counter()]
    for module in modules:
        try:
            __import__(module)
        except ImportError:  # of another system: it is looked for in vain there too
            continue
    from trustcheck.cli.console import Console
    from trustcheck.cli.intake import take_in
    from trustcheck.cli.shelf import DEFAULT_RULESET, shipped_statutes, take_ruleset
    from trustcheck.engine.assess import assess
    from trustcheck.report.text import render

    passed.append(perf_counter())
    statutes = shipped_statutes()
    ruleset = take_ruleset(DEFAULT_RULESET, statutes)
    passed.append(perf_counter())
    console = Console.standard("en")
    declaration = take_in(console, profile, statutes)
    passed.append(perf_counter())
    assessment = assess(declaration, ruleset, statutes, on=declaration.profile.stated_on)
    passed.append(perf_counter())
    render(assessment, console.wording, width=console.width, verbose=False)
    passed.append(perf_counter())
    return passed


def main(profile: str, *modules: str) -> None:
    """Print what each step took."""
    passed = moments(profile, modules)
    laps = (1000 * (after - before) for before, after in pairwise(passed))
    fields = (f'"{step}": {took:.3f}' for step, took in zip(STEPS, laps, strict=True))
    sys.stdout.write("{" + ", ".join(fields) + "}")


if __name__ == "__main__":
    main(*sys.argv[1:])
