"""A strict reading of the flowcharts that charts are written in, line by line."""

from __future__ import annotations

import json
import re

_LABEL = r'"(?P<label>(?:[^"#<>`\[\]{}|\\*_~\n]|#[0-9]+;|<br/>)*)"'
_SHAPES = (
    (r"\[", r"\]"),
    (r"\{\{", r"\}\}"),
    (r"\(\[", r"\]\)"),
    (r"\(", r"\)"),
    (r"\[/", r"/\]"),
    (r"\[\[", r"\]\]"),
    (r"\[\(", r"\)\]"),
    (">", r"\]"),
    (r"\[/", r"\\\]"),
)
_KEY = r"[a-z][a-z0-9_]*"
_BOX = re.compile(
    f"    (?P<key>{_KEY})(?:"
    + "|".join(
        before + _LABEL.replace("label", f"label{number}") + after
        for number, (before, after) in enumerate(_SHAPES)
    )
    + ")"
)
_ARROW = re.compile(rf"  (?P<source>{_KEY}) (?:==>|-\.->|-->)(?:\|{_LABEL}\|)? (?P<target>{_KEY})")
_FRAME = re.compile(rf"  subgraph frame[0-9]\[{_LABEL}\]")
_CLASS = re.compile(rf"  class (?P<keys>{_KEY}(?:,{_KEY})*) [a-z]+")


def check_mermaid(text: str) -> bool:
    """Tell whether every line is one that a flowchart may have, and names boxes that it has."""
    opening, title, closing, kind, *lines = text.removesuffix("\n").split("\n")
    assert ["---", "---", "flowchart TB"] == [opening, closing, kind]
    assert isinstance(json.loads(title.removeprefix("title: ")), str)
    keys: set[str] = set()
    inside = False
    for line in lines:
        if box := _BOX.fullmatch(line):
            assert inside, line
            assert box["key"] not in keys, line
            keys.add(box["key"])
        elif _FRAME.fullmatch(line) or line == "  end":
            assert inside is (line == "  end"), line
            inside = not inside
        elif arrow := _ARROW.fullmatch(line):
            assert {arrow["source"], arrow["target"]} <= keys, line
        elif members := _CLASS.fullmatch(line):
            assert set(members["keys"].split(",")) <= keys, line
        else:
            assert re.fullmatch(r"  (?:%% (?!\{).*|classDef [a-z]+ [a-z0-9:#,-]+)", line), line
    return not inside
