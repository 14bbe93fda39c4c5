"""A reader of the part of DOT that charts are written in; it takes nothing else."""

from __future__ import annotations

import re

from trustcheck.logic.fields import field, frozen

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<string>"(?:[^"\\\n]|\\.)*")
    | (?P<name>[A-Za-z_][A-Za-z_0-9]*|[0-9]+)
    | (?P<sign>->|[{}\[\]=,;])
    )""",
    re.VERBOSE,
)


@frozen
class Graph:
    """What a text in DOT draws: the labels of its nodes, and its edges."""

    nodes: dict[str, dict[str, str]] = field(default_factory=dict)
    edges: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    clusters: list[str] = field(default_factory=list)


def read_dot(text: str) -> Graph:
    """Return the graph that a text draws; raises ValueError where it is no DOT."""
    tokens, end = [], 0
    while text[end:].strip():
        match = _TOKEN.match(text, end)
        if match is None:
            raise ValueError(f"not DOT: {text[end : end + 40]!r}")
        tokens.append(match.group().strip())
        end = match.end()
    reader = _Reader(tokens[::-1], Graph())
    reader.take("digraph")
    reader.next()
    reader.block()
    if reader.tokens:
        raise ValueError(f"more than one graph: {reader.tokens[-1]}")
    return reader.graph


def check_dot(text: str) -> bool:
    """Tell whether a text is DOT whose edges join nodes that it draws."""
    graph = read_dot(text)
    return all({a, b} <= set(graph.nodes) for a, b, _ in graph.edges)


@frozen
class _Reader:
    tokens: list[str]  # the next one last
    graph: Graph

    def next(self) -> str:
        return self.tokens.pop()

    def take(self, expected: str) -> None:
        found = self.next()
        if found != expected:
            raise ValueError(f"{expected!r} was expected, and is {found!r}")

    def block(self) -> None:
        self.take("{")
        while self.tokens[-1] != "}":
            self.statement()
        self.take("}")

    def statement(self) -> None:
        name = self.next()
        if name == "subgraph":
            self.graph.clusters.append(self.next())
            self.block()
            return
        if self.tokens[-1] == "=":
            self.take("=")
            self.next()
        elif self.tokens[-1] == "->":
            self.take("->")
            target = self.next()
            self.graph.edges.append((name, target, self.attributes()))
        elif name in ("graph", "node", "edge"):
            self.attributes()
        else:
            self.graph.nodes[name] = self.attributes()
        self.take(";")

    def attributes(self) -> dict[str, str]:
        found = {}
        self.take("[")
        while self.tokens[-1] != "]":
            name = self.next()
            self.take("=")
            found[name] = self.next()
            if self.tokens[-1] == ",":
                self.take(",")
        self.take("]")
        return found
