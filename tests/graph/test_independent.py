"""Control worked out by another solver, of answer sets, from the letter of the law alone."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.graph.drawing import derived, drawn, thresholds

pytestmark = [
    pytest.mark.independent,
    pytest.mark.skipif(find_spec("clingo") is None, reason="clingo is not installed"),
]

IDS = ("a", "b", "c", "d", "p")

RULES = """
group(X, X) :- entity(X).
group(X, Y) :- controls(X, Y).
controls(X, Y) :- entity(X), entity(Y), X != Y, usable(Y, U),
    #sum { 2 * V, Z : votes(Z, Y, V), group(X, Z) } > U.
"""
"""C. com. L.233-3, I, 1°; `usable` are the votes that can be cast."""

divisions = st.dictionaries(
    st.sampled_from(IDS), st.lists(st.integers(0, 60), min_size=5, max_size=5), min_size=1
)


def _solved(holdings: Mapping[tuple[str, str], int]) -> set[tuple[str, str]]:
    own = {id: holdings.get((id, id), 0) for id in IDS}
    facts = [f"entity({id}). usable({id}, {100 - own[id]})." for id in IDS]
    facts += [f"votes({h}, {c}, {part})." for (h, c), part in holdings.items() if h != c]
    clingo = import_module("clingo")
    control = clingo.Control(["--warn=none"])
    control.add("base", [], "\n".join(facts) + RULES)
    control.ground([("base", [])])
    pairs: set[tuple[str, str]] = set()

    def keep(model: object) -> None:
        symbols = model.symbols(atoms=True)  # type: ignore[attr-defined]  # clingo has no types
        found = [each for each in symbols if each.name == "controls"]
        pairs.update((str(each.arguments[0]), str(each.arguments[1])) for each in found)

    control.solve(on_model=keep)
    return pairs


@settings(max_examples=60, deadline=None)
@given(divisions)
def test_majorities_are_those_of_the_answer_set(drawn_up: Mapping[str, list[int]]) -> None:
    holdings: dict[tuple[str, str], int] = {}
    for company, parts in drawn_up.items():
        left = 100
        for holder, part in zip(IDS, parts, strict=True):
            if part and min(part, left):
                holdings[holder, company] = min(part, left)
                left -= min(part, left)
    lines = [f"{holder} {company} {part}" for (holder, company), part in holdings.items()]

    profile = drawn(*lines, entities={id: {} for id in IDS})

    # Nothing is presumed where the line of the presumption is the whole.
    assert _solved(holdings) == derived(profile, thresholds(presumption="100")).controlled()
