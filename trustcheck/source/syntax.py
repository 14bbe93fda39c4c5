"""What YAML's own parser says of a text: its events, and its complaints in our words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Protocol, TypeAlias

import yaml
from yaml.events import Event
from yaml.scanner import ScannerError

from trustcheck.logic.message import Message, say
from trustcheck.source.encoding import lines_of
from trustcheck.source.limits import shortened
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span

Place: TypeAlias = tuple[int, int]
"""A line and a column, counted from 0."""


class Parser(Protocol):
    """What both parsers of the YAML library offer."""

    def get_event(self) -> Event | None:
        """Return the next event, None after the last."""


def fast_parser(text: str) -> Parser:
    """Return the parser built on libyaml, or the one in Python where that is missing."""
    if not yaml.__with_libyaml__:
        return portable_parser(text)
    from yaml._yaml import CParser

    return CParser(text)


def portable_parser(text: str) -> Parser:
    """Return the parser in Python: the same events, but slower, and stricter about tabs."""

    class Portable(yaml.SafeLoader):
        """Refuses what libyaml refuses."""

        def scan_directive_name(self, start_mark: yaml.Mark) -> str:
            """Return the name of a directive, one of the two that YAML has."""
            name: str = super().scan_directive_name(start_mark)  # type: ignore[no-untyped-call]  # so in its stubs
            if name not in ("YAML", "TAG"):
                problem = "found unknown directive name"
                raise ScannerError(
                    "while scanning a directive", start_mark, problem, self.get_mark()
                )
            return name

    return Portable(text)


def events(text: str, file: str, parser: Callable[[str], Parser]) -> Iterator[Event]:
    """Yield the events of a text; raises InvalidInput where it stops being YAML."""
    try:
        source = parser(text)
        while event := source.get_event():
            yield event
    except yaml.MarkedYAMLError as error:
        raise InvalidInput([_Complaint(error, text, file).problem()]) from None
    except (ValueError, OverflowError):
        # The parser in Python builds the character of an escape without asking if it exists.
        raise InvalidInput([_impossible_escape(text, file)]) from None


def _impossible_escape(text: str, file: str) -> Problem:
    found = re.search(r"\\U(?!000|0010)", text)
    lines = lines_of(text[: found.start()] if found else "") or ("",)
    line, column = len(lines), len(lines[-1]) + 1
    return Problem(Span(file, line, column, line, column + 1), say("bad-escape"))


class _Complaint:
    """An error of the parser, and the text in which to find what a person would say of it."""

    def __init__(self, error: yaml.MarkedYAMLError, text: str, file: str) -> None:
        self.lines = lines_of(text) or ("",)
        self.file = file
        self.reason = error.problem or ""
        self.within = error.context or ""
        self.at = self._place(error.problem_mark or error.context_mark)
        self.start = self._place(error.context_mark or error.problem_mark)

    def problem(self) -> Problem:
        (line, column), message = self._judged()
        end = min(column + 1, len(self.lines[line]))
        return Problem(
            Span(self.file, line + 1, column + 1, line + 1, max(end, column) + 1), message
        )

    def _place(self, mark: yaml.Mark | yaml._yaml.Mark | None) -> Place:
        """Return where a mark is, the end of the text for one past it."""
        if mark is None:
            return (0, 0)
        if mark.line >= len(self.lines):
            return (len(self.lines) - 1, len(self.lines[-1]))
        return (mark.line, min(mark.column, len(self.lines[mark.line])))

    def _judged(self) -> tuple[Place, Message]:
        if "tab character" in self.reason or self._character() == "\t":
            return self.at, say("tab-indentation")
        if "escape" in self.reason or "hexdecimal" in self.reason:
            return self._backslash(), say("bad-escape")
        if "quoted scalar" in self.within:
            return self.start, say("unclosed-quote")
        if "flow" in self.within:
            return self._bracketed()
        if "mapping values are not allowed" in self.reason:
            return self._colon()
        if "could not find expected ':'" in self.reason:
            return self.start, say("missing-colon")
        if "sequence entries are not allowed" in self.reason:
            return self.at, say("list-on-key-line")
        if "scanning an anchor" in self.within or "scanning an alias" in self.within:
            line, column = self.start
            return self.start, say("unexpected-character", character=self.lines[line][column])
        if "scanning a block scalar" in self.within:
            return self.at, say("text-after-block-sign")
        if "undefined tag handle" in self.reason:
            return self.at, say("unknown-tag", tag=shortened(self._word()))
        return self._misplaced()

    def _misplaced(self) -> tuple[Place, Message]:
        """Judge something that cannot stand where it does."""
        line, column = self.at
        before = self.lines[line][:column].rstrip()
        signs = ("cannot start any token", "node content", "unexpected ':'")
        starts = any(sign in self.reason for sign in signs)
        if self._character() and (starts or self._character() in "]}"):
            return self.at, say("unexpected-character", character=self._character())
        if before.endswith(("'", '"', "]", "}")):
            return self.at, say("text-after-quote")
        if "<document start>" in self.reason and any(
            text.startswith("...") for text in self.lines[:line]
        ):
            return self.at, say("several-documents")
        if not before and ("<block end>" in self.reason or "expected" in self.reason):
            return self.at, say("bad-indentation")
        return self.at, say("not-yaml")

    def _bracketed(self) -> tuple[Place, Message]:
        """Judge a list or mapping in brackets: it lacks its end, or a comma."""
        line, column = self.start
        bracket = self.lines[line][column : column + 1]
        at_end = self.at >= (len(self.lines) - 1, len(self.lines[-1]))
        if line == self.at[0] and not at_end and self._character() not in "]}":
            return self.at, say("missing-comma", bracket=bracket)
        return self.start, say("unclosed-bracket", bracket=bracket)

    def _colon(self) -> tuple[Place, Message]:
        """Judge a colon where no key can stand."""
        line, column = self.at
        own = self.lines[line]
        indent = len(own) - len(own.lstrip(" "))
        if line == 0 or ": " in own[:column] or own[indent : indent + 2] == "- ":
            return self.at, say("colon-in-value")
        previous = self.lines[line - 1]
        if previous.strip() and ":" not in previous:
            return (line - 1, len(previous) - len(previous.lstrip(" "))), say(
                "missing-colon", example="name: …"
            )
        return (line, indent), say("bad-indentation")

    def _backslash(self) -> Place:
        line, column = self.at
        return (line, max(self.lines[line].rfind("\\", 0, column + 1), 0))

    def _character(self) -> str:
        line, column = self.at
        return self.lines[line][column : column + 1]

    def _word(self) -> str:
        line, column = self.at
        return self.lines[line][column:].split(maxsplit=1)[0]
