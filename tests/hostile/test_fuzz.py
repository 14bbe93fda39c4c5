"""Files changed at random: every reader and reporter takes them or tells what is wrong."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import STATUTES
from tests.engine.worlds import worlds
from tests.hostile.seeds import TOKENS, seeds
from tests.hostile.targets import LABEL, TARGETS, feed, tell
from tests.sample import drawing
from trustcheck.profile.reading import read_profile
from trustcheck.source.document import read
from trustcheck.source.writing import written

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "25"))
USUAL = settings(suppress_health_check=list(HealthCheck))
_WORD = re.compile(rb"[A-Za-z0-9_.-]+|[^A-Za-z0-9_.-]")


@st.composite
def spoilt(draw: st.DrawFn, target: str) -> bytes:
    """Draw a seed of a target with a few changes of any kind."""
    raw = draw(st.sampled_from(seeds(target)))
    for _ in range(draw(st.integers(1, 6))):
        raw = draw(_changed(raw, target))
    return raw


@st.composite
def _changed(draw: st.DrawFn, raw: bytes, target: str) -> bytes:
    kind = draw(st.sampled_from(("byte", "line", "token", "swap", "splice", "cut", "repeat")))
    at = draw(st.integers(0, len(raw)))
    end = min(len(raw), at + draw(st.integers(0, 80)))
    match kind:
        case "byte":
            return raw[:at] + draw(st.binary(min_size=1, max_size=2)) + raw[at + 1 :]
        case "token":
            token = draw(st.sampled_from(TOKENS)).encode("utf-8", "surrogatepass")
            return raw[:at] + token + raw[end if draw(st.booleans()) else at :]
        case "line" | "swap":
            lines = raw.splitlines(keepends=True) if kind == "line" else _WORD.findall(raw)
            if len(lines) < 2:
                return raw
            first, second = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
            if kind == "line" and draw(st.booleans()):
                del lines[first]
            else:
                lines[first], lines[second] = lines[second], lines[first]
            return b"".join(lines)
        case "splice":
            other = draw(st.sampled_from(seeds(target)))
            start = draw(st.integers(0, len(other)))
            return raw[:at] + other[start : start + draw(st.integers(0, 400))] + raw[end:]
        case "cut":
            return raw[:at] + raw[end:]
        case _:
            return raw[:end] + raw[at:end] * draw(st.integers(1, 20)) + raw[end:]


@pytest.mark.parametrize("target", TARGETS)
def test_a_reader_takes_any_change_of_a_file_or_tells_what_is_wrong(target: str) -> None:
    @settings(USUAL, max_examples=EXAMPLES)
    @given(spoilt(target))
    def holds(raw: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for problem in feed(target, raw, Path(folder)):
                assert problem.span.line >= 1
                assert problem.span.column >= 1

    holds()


@drawing(4, of=max(EXAMPLES // 2, 10), like=USUAL)
@given(worlds(), st.lists(st.sampled_from(TOKENS), min_size=1, max_size=3))
def test_every_format_of_any_assessment_can_be_read_back(
    world: dict[str, object], tokens: list[str]
) -> None:
    name = "".join(tokens).encode("utf-8", "surrogatepass").decode("utf-8", "replace") or "x"
    subject, entities = world["subject"], world["entities"]
    assert isinstance(subject, dict)
    assert isinstance(entities, dict)
    subject["name"] = f"x{name}"
    for entity in entities.values():
        entity["name"] = f"{name}x"
    document = read(written(world).encode(), "profile.yaml")

    tell(read_profile(document, STATUTES.atlas), LABEL)
