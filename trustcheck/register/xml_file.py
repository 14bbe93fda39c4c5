"""The records of an XML file, taken in without entities or anything else a DTD could bring."""

from __future__ import annotations

from typing import Never
from xml.parsers import expat

from trustcheck.logic.fields import define, field
from trustcheck.logic.message import Value
from trustcheck.register.raw import GENEROUS, MOST_RECORDS, Json, Raw, Source, check_size, refuse
from trustcheck.source.limits import Limits
from trustcheck.source.span import Span

_CHUNK = 2**16


def read_xml(source: Source, *, limits: Limits = GENEROUS) -> tuple[Raw, ...]:
    """Return the records of a file: what stands on the third level, below its header.

    The day of the content, which the header says, is made a field of each record. Raises
    InvalidInput for a document type declaration, and where the file stops being XML.
    """
    check_size(source, limits)
    builder = _Builder(source, limits)
    try:
        for start in range(0, len(source.raw), _CHUNK):
            builder.parser.Parse(source.raw[start : start + _CHUNK], False)
        builder.parser.Parse(b"", True)
    except expat.ExpatError as error:
        line, column = error.lineno, error.offset + 1
        refuse(Span(source.file, line, column, line, column + 1), "not-xml")
    except (ValueError, LookupError):  # an encoding that nobody knows
        refuse(source.whole, "not-xml")
    return tuple(builder.records)


@define
class _Element:
    """An element that is still open."""

    name: str
    span: Span
    fields: dict[str, Json] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)


class _Builder:
    """Puts records together from what the parser meets."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.records: list[Raw] = []
        self.content_date: Json = None
        self.elements = 0
        self.open: list[_Element] = []
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.buffer_text = True

    def _doctype(self, *_declared: object) -> None:
        self._stop("xml-doctype")

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self.elements += 1
        if len(self.open) >= self.limits.depth:
            self._stop("too-deep", limit=self.limits.depth)
        if self.elements > self.limits.values:
            self._stop("too-many-values", limit=self.limits.values)
        self.open.append(_Element(name.rpartition(":")[2], self._place()))

    def _characters(self, text: str) -> None:
        self.open[-1].text.append(text)

    def _end(self, _name: str) -> None:
        element = self.open.pop()
        value: Json = element.fields or "".join(element.text).strip()
        if not self.open:
            return
        above = self.open[-1]
        in_header = len(self.open) > 1 and self.open[1].name.endswith("Header")
        if len(self.open) == 2 and isinstance(value, dict) and not in_header:
            self._record(element.span, value)
        elif in_header:
            self.content_date = value if element.name == "ContentDate" else self.content_date
        elif element.name not in above.fields:
            above.fields[element.name] = value
        else:
            earlier = above.fields[element.name]
            if isinstance(earlier, list):
                earlier.append(value)
            else:
                above.fields[element.name] = [earlier, value]

    def _record(self, span: Span, data: dict[str, Json]) -> None:
        if len(self.records) == MOST_RECORDS:
            self._stop("too-many-records", limit=MOST_RECORDS)
        if self.content_date is not None:
            data.setdefault("ContentDate", self.content_date)
        self.records.append(Raw(self.source, span, data))

    def _place(self) -> Span:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        return Span(self.source.file, line, column, line, column + 1)

    def _stop(self, code: str, **values: Value) -> Never:
        refuse(self._place(), code, **values)
