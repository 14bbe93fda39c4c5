"""The records of XML files, and what is refused in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.register.telling import refused, source
from tests.sample import drawing
from trustcheck.register.xml_file import read_xml
from trustcheck.source.limits import Limits
from trustcheck.source.problem import InvalidInput

FILE = b"""<?xml version="1.0" encoding="UTF-8"?>
<x:Data xmlns:x="urn:x">
  <x:Header><x:ContentDate>2026-01-02T03:04:05Z</x:ContentDate></x:Header>
  <x:Records>
    <x:Record><x:LEI> A&amp;B </x:LEI><x:Line>1</x:Line><x:Line>2</x:Line></x:Record>
    <x:Record><x:Node><x:ID>C</x:ID></x:Node></x:Record>
  </x:Records>
</x:Data>
"""
BOMB = (
    b'<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<r>&b;</r>'
)


def test_records_stand_on_the_third_level() -> None:
    records = read_xml(source(FILE))

    day = "2026-01-02T03:04:05Z"
    assert [
        {"LEI": "A&B", "Line": ["1", "2"], "ContentDate": day},
        {"Node": {"ID": "C"}, "ContentDate": day},
    ] == [record.data for record in records]
    assert [5, 6] == [record.span.line for record in records]


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        pytest.param(b"", "empty-file", 1, id="empty"),
        pytest.param(FILE[:-20], "not-xml", 7, id="truncated"),
        pytest.param(b"<a><b></a></b>", "not-xml", 1, id="crossed"),
        pytest.param(b"<a>\n&nbsp;</a>", "not-xml", 2, id="an entity of nowhere"),
        pytest.param(b'<?xml version="1.0" encoding="x-no"?><a/>', "not-xml", 1, id="encoding"),
        pytest.param(BOMB, "xml-doctype", 2, id="entities that grow"),
        pytest.param(BOMB.decode().encode("utf-16"), "xml-doctype", 2, id="the same, wide"),
        pytest.param(
            b'<!DOCTYPE a SYSTEM "file:///etc/hosts"><a/>', "xml-doctype", 1, id="from outside"
        ),
        pytest.param(b"<a>" * 70, "too-deep", 1, id="nested deeply"),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_its_line(raw: bytes, code: str, line: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_xml(source(raw))

    (problem,) = caught.value.problems
    assert (code, line) == (problem.code, problem.span.line)


def test_elements_are_counted() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_xml(source(FILE), limits=Limits(values=5))

    assert "too-many-values" == caught.value.problems[0].code


@given(st.text(alphabet="<>/&;a! ?[]\"='x", max_size=40).map(lambda text: f"<{text}".encode()))
@drawing(40, of=100)
def test_any_text_is_read_or_refused(raw: bytes) -> None:
    assert () != refused(lambda: read_xml(source(raw)))
