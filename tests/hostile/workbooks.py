"""Hostile spreadsheets: each line of the table makes one, of at most a megabyte."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from functools import partial

from tests.sheets import KINDS, MAIN, packed, parts, relations, row, sheet

Maker = Callable[[], bytes]

_HEAD = row(1, "trustcheck.answers/1") + row(2, "trustcheck.answer", "", "trustcheck.place")
_BOMB = 60_000_000
_LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))


def questions(*rows: tuple[str, str]) -> str:
    """Return a sheet of questions with these answers: an answer, and its place."""
    told = (row(number, answer, "", place) for number, (answer, place) in enumerate(rows, 3))
    return sheet(_HEAD, *told)


def _with(name: str, text: str | bytes) -> bytes:
    return packed({**parts(questions(("yes", "complete/sites"))), name: text})


def _in_sheet(text: str) -> bytes:
    return packed(parts(text))


def _within(before: str, after: str) -> bytes:
    """Return a workbook in whose sheet something stands otherwise."""
    return _in_sheet(questions(("yes", "complete/sites")).replace(before, after, 1))


def _encrypted() -> bytes:
    """Return an archive whose parts say that they are behind a password."""
    raw = bytearray(packed(parts(sheet())))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            (flags,) = struct.unpack_from("<H", raw, at + offset)
            struct.pack_into("<H", raw, at + offset, flags | 1)
            at = raw.find(mark, at + 4)
    return bytes(raw)


def _lying_about_size() -> bytes:
    """Return an archive in which a large part says that it is a small one."""
    raw = bytearray(_with("xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * _BOMB))
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", raw, at + 24, min(struct.unpack_from("<I", raw, at + 24)[0], 400))
        at = raw.find(b"PK\x01\x02", at + 4)
    return bytes(raw)


def _packed_otherwise() -> bytes:
    raw = bytearray(packed(parts(sheet())))
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = raw.find(mark)
        while at >= 0:
            struct.pack_into("<H", raw, at + offset, 99)
            at = raw.find(mark, at + 4)
    return bytes(raw)


def _answer(answer: str, place: str = "facts/sites[0].territory") -> Maker:
    return lambda: _in_sheet(questions((answer, place)))


WORKBOOKS: Mapping[str, Maker] = {
    "empty archive": lambda: packed({}),
    "cut off": lambda: packed(parts(sheet()))[:-30],
    "noise": lambda: b"PK\x03\x04" + bytes(range(256)) * 400,
    "older": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500,
    "a password": _encrypted,
    "packed otherwise": _packed_otherwise,
    "a bomb": partial(_with, "xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * _BOMB),
    "a bomb beside": partial(_with, "xl/media/picture.png", b"\x00" * _BOMB),
    "a bomb that lies": _lying_about_size,
    "many parts": lambda: packed(
        {**parts(sheet()), **{f"xl/media/{n}.png": "" for n in range(5_000)}}
    ),
    "no sheets": lambda: packed(parts()),
    "no parts behind sheets": lambda: packed(
        {k: v for k, v in parts(sheet()).items() if "worksheets" not in k}
    ),
    "a circle": partial(
        _with, "xl/_rels/workbook.xml.rels", relations(("rId1", "worksheet", "workbook.xml"))
    ),
    "a way out": partial(
        _with,
        "xl/_rels/workbook.xml.rels",
        relations(("rId1", "worksheet", "../../../../../../etc/passwd")),
    ),
    "an outer part": partial(
        _with,
        "xl/_rels/workbook.xml.rels",
        relations(("rId1", "worksheet", "http://localhost:9/x")).replace(
            "Target=", 'TargetMode="External" Target='
        ),
    ),
    "a link": partial(
        _with,
        "xl/externalLinks/externalLink1.xml",
        f'<externalLink {MAIN} xmlns:r="{KINDS}"><externalBook r:id="rId1"/></externalLink>',
    ),
    "billion laughs": partial(
        _within,
        "<worksheet",
        f'<!DOCTYPE w [<!ENTITY l0 "lol">{_LAUGHS}]><worksheet a="&l9;"',
    ),
    "an outer entity": partial(
        _within, "<worksheet", '<!DOCTYPE w SYSTEM "file:///etc/passwd"><worksheet'
    ),
    "utf-16": lambda: packed(
        {k: v.encode("utf-16") for k, v in parts(questions(("yes", "complete/sites"))).items()}
    ),
    "an unknown encoding": partial(
        _within, "<worksheet", '<?xml version="1.0" encoding="klingon"?><worksheet'
    ),
    "unclosed": partial(_within, "</worksheet>", ""),
    "deep": partial(_within, "<sheetData>", "<a>" * 50_000),
    "deep and closed": partial(_within, "<sheetData>", "<a>" * 9_000 + "</a>" * 9_000),
    "many cells": lambda: _in_sheet(sheet("<row>" + "<c><v>1</v></c>" * 150_000 + "</row>")),
    "many elements": lambda: _in_sheet(sheet("<row>" + "<c/>" * 900_000 + "</row>")),
    "many attributes": partial(
        _within, "<row", "<row " + " ".join(f'a{n}=""' for n in range(60_000))
    ),
    "a far row": partial(_within, '<row r="3">', '<row r="1048577"/><row r="999999999">'),
    "a far cell": partial(_within, 'r="A3"', 'r="XFD9999999"'),
    "a place that is none": partial(_within, 'r="A3"', 'r="$A$3"'),
    "a negative text": lambda: _in_sheet(sheet('<row><c t="s"><v>-1</v></c></row>')),
    "not a number": lambda: _in_sheet(sheet("<row><c><v>NaN</v></c></row>")),
    "beyond numbers": lambda: _in_sheet(sheet("<row><c><v>1e999</v></c></row>")),
    "many digits": lambda: _in_sheet(sheet(f"<row><c><v>{'9' * 100_000}</v></c></row>")),
    "an odd format": lambda: _in_sheet(sheet('<row><c s="-1"><v>1</v></c></row>')),
    "an odd kind": lambda: _in_sheet(sheet('<row><c t="x"><v>1</v></c></row>')),
    "escapes": _answer("_x001B_[31m_xD800_"),
    "a name of controls": lambda: packed(
        {
            name: text.replace('name="S1"', 'name="&#x9;&#x202e;S1&#x85;"')
            for name, text in parts(questions(("=x", "complete/sites"))).items()
        }
    ),
    "one sheet twice": lambda: packed(
        {
            name: text.replace('name="S2"', 'name="S1"')
            for name, text in parts(*(questions(("yes", "complete/sites")),) * 2).items()
        }
    ),
    "no section": _answer("x", "nowhere/x"),
    "a place without a key": _answer("x", "facts/"),
    "a place like an attribute": _answer("x", "facts/__class__.__init__"),
    "a place beyond a list": _answer("x", "facts/sites[999999999].territory"),
    "a place below a text": _answer("x", "facts/subject.name.first"),
    "the whole": _answer("{a: 1}", "facts/trustcheck"),
    "a long place": _answer("x", "facts/" + "a." * 50_000),
    "a criterion of controls": _answer("yes", "attestations/\u202eCDC"),
    "YAML laughs": _answer(
        "[" + "&amp;a [x,x,x,x,x,x,x,x], " + "*a, " * 5_000 + "]", "facts/keys.held_by"
    ),
    "YAML of nothing": _answer("{", "facts/keys"),
    "deep YAML": _answer("[" * 20_000, "facts/keys.held_by"),
    "a long text": _answer("x" * 900_000),
    "many words": _answer("a," * 100_000, "facts/keys.held_by"),
    "a length without end": _answer("9999 days", "facts/contract.change_notice"),
    "of many answers": lambda: _in_sheet(
        questions(*((f"{n}", f"facts/entities.e{n}.name") for n in range(5_000)))
    ),
    "one answer many times": lambda: _in_sheet(questions(*(("yes", "complete/sites"),) * 5_000)),
    "many formulas": lambda: _in_sheet(
        sheet(
            _HEAD,
            *(
                f'<row r="{n}"><c r="A{n}"><f>1</f></c><c r="C{n}" t="str"><v>complete/x{n}</v>'
                "</c></row>"
                for n in range(3, 5_000)
            ),
        )
    ),
    "a wrong form": lambda: _in_sheet(questions().replace("answers/1", "answers/" + "9" * 5_000)),
}
