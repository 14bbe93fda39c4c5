"""Hostile files too large to keep: each line of the tables makes one, of at most a megabyte."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain, combinations

MEGABYTE = 10**6

HEAD = """\
trustcheck: 1
subject: {name: Nimbus, provider: e0, activities: [iaas]}
stated_on: 2026-09-30
complete: [holdings, rights, sites, accesses, technologies, third_parties]
"""
SEATS = {
    "FR": "{registered_office: FR, central_administration: FR, main_establishment: FR}",
    "US": "{registered_office: US, central_administration: US, main_establishment: US}",
}
SITE = "sites:\n  - {id: one, territory: FR, operator: e0, roles: [storage, processing]}\n"

Maker = Callable[[], str | bytes]


def cut(text: str) -> str:
    """Return the first megabyte of an ASCII text."""
    return text[:MEGABYTE]


def companies(count: int, *, foreign: Callable[[int], bool] = lambda _: False) -> str:
    """Return the section of so many companies, e0 and on."""
    lines = (
        f"  e{i}: {{name: E{i}, kind: company, seats: {SEATS['US' if foreign(i) else 'FR']}}}\n"
        for i in range(count)
    )
    return "entities:\n" + "".join(lines)


def bare_companies(count: int) -> str:
    """Return as many companies in fewer characters."""
    return "entities:\n" + "".join(f"  e{i}: {{name: E, kind: company}}\n" for i in range(count))


def holdings(stakes: Iterable[tuple[int, int, str]]) -> str:
    """Return the section of holdings: holder, held, and an amount of capital and votes."""
    return "holdings:\n" + "".join(
        f"  - {{holder: e{holder}, held: e{held}, capital: {part}, votes: {part}}}\n"
        for holder, held, part in stakes
    )


def profile(*sections: str) -> str:
    """Return a profile of a provider e0 with one French site."""
    return HEAD + "".join(sections) + SITE


def chain_of(count: int, part: str = "100", *, foreign: bool = False) -> str:
    """Return companies that hold one another in a line, the last one at the top."""
    top = {count - 1} if foreign else set()
    stakes = ((i + 1, i, part) for i in range(count - 1))
    return profile(companies(count, foreign=lambda i: i in top), holdings(stakes))


def circle_of(count: int, part: str) -> str:
    """Return companies that hold one another in a ring."""
    stakes = (((i + 1) % count, i, part) for i in range(count))
    return profile(companies(count, foreign=lambda i: i == count - 1), holdings(stakes))


def dense(count: int, part: str) -> str:
    """Return companies each of which holds a part of each other one."""
    stakes = ((i, j, part) for i in range(count) for j in range(count) if i != j)
    return profile(companies(count, foreign=lambda i: i % 2 == 1), holdings(stakes))


def layers(depth: int, width: int, part: str) -> str:
    """Return layers of companies, each held by all of the next: width ** depth chains."""
    stakes = [(1 + i, 0, part) for i in range(width)]
    for level in range(depth - 1):
        low, high = 1 + level * width, 1 + (level + 1) * width
        stakes += ((high + i, low + j, part) for i in range(width) for j in range(width))
    count = 1 + depth * width
    return profile(companies(count, foreign=lambda i: i > count - width), holdings(stakes))


def star(count: int, part: str, *, foreign: bool = True) -> str:
    """Return so many holders of one company."""
    stakes = ((i, 0, part) for i in range(1, count))
    return profile(companies(count, foreign=lambda i: foreign and i > 0), holdings(stakes))


def persons_star(count: int) -> str:
    """Return so many foreign persons that hold one company."""
    people = "".join(
        f"  p{i}: {{name: P{i}, kind: person, nationalities: [US, CN], residence: CN}}\n"
        for i in range(count)
    )
    stakes = "".join(
        f"  - {{holder: p{i}, held: e0, capital: undisclosed, votes: undisclosed}}\n"
        for i in range(count)
    )
    return profile(companies(1), people, "holdings:\n", stakes)


def many_sites(count: int) -> str:
    """Return sites of which each is run by another foreign company."""
    lines = (
        f"  - {{id: s{i}, territory: US, operator: e{i}, roles: [storage, support]}}\n"
        for i in range(count)
    )
    return HEAD + companies(count, foreign=lambda _: True) + "sites:\n" + "".join(lines)


def many_accesses(count: int, *, parties: int) -> str:
    """Return accesses of several foreign companies."""
    lines = (
        f"  - {{to: e{1 + i % parties}, data: [customer], means: updates, clear: undisclosed}}\n"
        for i in range(count)
    )
    entities = companies(parties + 1, foreign=lambda i: i > 0)
    return profile(entities, "accesses:\n", *lines)


def many_rights(count: int, kind: str, *, parties: int) -> str:
    """Return rights over a web of companies."""
    more = ", capital: 1, votes: 1" if kind == "option" else ""
    lines = (
        f"  - {{holder: e{i % parties}, over: e{(i * 7 + 1) % parties}, kind: {kind}{more}}}\n"
        for i in range(count)
        if i % parties != (i * 7 + 1) % parties
    )
    return profile(companies(parties, foreign=lambda i: i % 2 == 1), "rights:\n", *lines)


def many_concerts(count: int, size: int) -> str:
    """Return agreements of many holders to act as one over many companies."""
    lines = (
        "  - {holder: ["
        + ", ".join(f"e{(i * 13 + k) % count}" for k in range(size))
        + f"], over: e{(i * 13 + size) % count}, kind: concert, by: contract}}\n"
        for i in range(count)
    )
    return profile(companies(count, foreign=lambda i: i % 3 == 1), "rights:\n", *lines)


def many_technologies(count: int) -> str:
    """Return technologies of as many licensors."""
    lines = (
        f"  - {{name: T{i}, licensor: e{i}, terms: licence, operated_by: [e{i}]}}\n"
        for i in range(count)
    )
    entities = companies(count, foreign=lambda i: i > 0)
    return profile(entities, "technologies:\n", *lines)


def many_third_parties(count: int) -> str:
    """Return as many third parties."""
    lines = (f"  - {{entity: e{i}, service: S{i}, role: supplier}}\n" for i in range(1, count))
    return profile(companies(count, foreign=lambda i: i > 0), "third_parties:\n", *lines)


def owned_third_parties(count: int) -> str:
    """Return as many third parties, of which each is held by all before it."""
    stakes = ((i, j, "1") for i in range(1, count + 1) for j in range(i))
    lines = (f"  - {{entity: e{i}, service: S{i}}}\n" for i in range(1, count + 1))
    entities = companies(count + 40, foreign=lambda i: i > count)
    more = ((count + 1 + i, count, "1") for i in range(20))
    return profile(entities, holdings(chain(stakes, more)), "third_parties:\n", *lines)


def many_qualifications(count: int) -> str:
    """Return as many qualifications of the service."""
    one = "  - {scheme: SecNumCloud, by: anssi, status: granted, covers: [subject]}\n"
    return profile(companies(1), "qualifications:\n", one * count)


def many_evidence(count: int) -> str:
    """Return pieces of evidence, all of which back one holding."""
    names = ", ".join(f"v{i}" for i in range(count))
    lines = "".join(f"  v{i}: {{rung: documented, title: T}}\n" for i in range(count))
    stake = f"holdings:\n  - {{holder: e1, held: e0, capital: 30, evidence: [{names}]}}\n"
    return profile(companies(2), stake, "evidence:\n", lines)


def same_period(count: int) -> str:
    """Return one stake, told once for each of as many days."""
    lines = (
        f"  - {{holder: e1, held: e0, capital: 1, since: {2000 + i // 336}-"
        f"{i // 28 % 12 + 1:02}-{i % 28 + 1:02}, until: {2000 + i // 336}-"
        f"{i // 28 % 12 + 1:02}-{i % 28 + 1:02}}}\n"
        for i in range(count)
    )
    return profile(companies(2), "holdings:\n", *lines)


def misspelt(count: int) -> str:
    """Return as many keys that mean nothing."""
    return profile(companies(1)) + "".join(f"activites{i}: 1\n" for i in range(count))


def misspelt_territories(count: int) -> str:
    """Return as many sites in territories that do not exist."""
    lines = (f"  - {{id: s{i}, territory: XQ, roles: [storag]}}\n" for i in range(count))
    return HEAD + companies(1) + "sites:\n" + "".join(lines)


def misspelt_entities(count: int) -> str:
    """Return stakes of entities that a slip keeps from being found among as many."""
    stakes = ((i, 0, "0.01") for i in range(1, count))
    return profile(bare_companies(count), holdings(stakes).replace("holder: e", "holder: f"))


def nested_aliases(levels: int, width: int) -> str:
    """Return the billion laughs."""
    lines = ["a0: &a0 [lol, lol]\n"]
    for i in range(1, levels):
        repeats = ", ".join([f"*a{i - 1}"] * width)
        lines.append(f"a{i}: &a{i} [{repeats}]\n")
    return HEAD + "".join(lines)


def flat_aliases(count: int) -> str:
    """Return one long text, repeated many times by its alias."""
    return HEAD + f"note: &n {'x' * 100_000}\nextensions:\n  a: [" + "*n, " * count + "*n]\n"


def long_number(digits: int) -> str:
    """Return a stake with as many digits."""
    return profile(
        companies(2), f"holdings:\n  - {{holder: e1, held: e0, capital: {'1' * digits}}}\n"
    )


def precise(count: int) -> str:
    """Return a ring whose parts have as many digits as a number may have."""
    stakes = (((i + 1) % count, i, f"0.{(7**110 + i) % 10**90:090}") for i in range(count))
    return profile(companies(count), holdings(stakes))


def precise_dense(count: int) -> str:
    """Return a dense web of such parts."""
    stakes = (
        (i, j, f"0.{(7**110 + 31 * i + j) % 10**80:080}")
        for i, j in chain(combinations(range(count), 2))
    )
    back = ((j, i, "0.5") for i, j in combinations(range(count), 2))
    entities = companies(count, foreign=lambda i: i % 2 == 1)
    return profile(entities, holdings(chain(stakes, back)))


PROFILES: Mapping[str, Maker] = {
    # text
    "nothing": lambda: b"",
    "spaces": lambda: cut(" " * MEGABYTE),
    "tabs": lambda: cut("\t" * MEGABYTE),
    "line breaks": lambda: cut("\n" * MEGABYTE),
    "carriage returns": lambda: cut("\r" * MEGABYTE),
    "comments": lambda: cut("# a\n" * MEGABYTE),
    "one comment": lambda: cut("#" * MEGABYTE),
    "zeros": lambda: b"\0" * MEGABYTE,
    "0xff": lambda: b"\xff" * MEGABYTE,
    "bom and nothing": lambda: codecs.BOM_UTF8,
    "byte order marks": lambda: codecs.BOM_UTF8 * 300_000,
    "utf-16": lambda: ("a: 1\n" * 90_000).encode("utf-16"),
    "utf-32": lambda: ("a: 1\n" * 45_000).encode("utf-32"),
    "one letter": lambda: cut("a" * MEGABYTE),
    "emoji": lambda: ("😀" * 240_000).encode(),
    "right to left": lambda: ("\u202e" * 300_000).encode(),
    "combining": lambda: ("a" + "\u0301" * 400_000).encode(),
    # signs of YAML, without end
    **{
        f"only {sign!r}": lambda sign=sign: cut(sign * MEGABYTE)  # type: ignore[misc]
        for sign in (
            "- ",
            "? ",
            ": ",
            "[",
            "{",
            "]",
            "}",
            "{a: ",
            "[a, ",
            "'",
            '"',
            "\\",
            "|",
            ">",
            "!",
            "&",
            "*",
            "%",
            "@",
            "`",
            ",",
            "---\n",
            "...\n",
            "- - ",
            "-\n",
            "?\n",
            ":\n",
            "<<: ",
            "&a ",
            "*a ",
            "!a ",
            "!!str ",
            "a: ",
            "a:\n",
            '"\\u',
            "[] ",
            "{} ",
            "%YAML 1.2\n",
            "- a\n",
            "'' ",
            '"a": ',
            "? a\n",
            "[a]: ",
            "{}: \n",
            "- &a b\n",
            "- *a\n",
            "a: b\n",
        )
    },
    "unclosed quote of lines": lambda: cut('a: "' + "b\n  " * MEGABYTE),
    "escapes": lambda: cut('a: "' + "\\x41" * 249_000 + '"'),
    "folded lines": lambda: cut("a: >\n" + "  b\n\n" * MEGABYTE),
    "long key": lambda: cut("a" * 900_000 + ": 1\n"),
    "long quoted key": lambda: cut('"' + "a" * 900_000 + '": 1\n'),
    "long tag": lambda: cut("a: !" + "t" * 900_000 + " 1\n"),
    "long anchor": lambda: cut("a: &" + "t" * 900_000 + " 1\n"),
    "long alias": lambda: cut("a: *" + "t" * 900_000 + "\n"),
    "long directive": lambda: cut("%" + "t" * 900_000 + "\n---\na: 1\n"),
    "nested in brackets": lambda: "[" * 100_000 + "]" * 100_000,
    "nested in lines": lambda: cut("".join(" " * i + "a:\n" for i in range(1_400))),
    "nested just as allowed": lambda: "[" * 64 + "]" * 64,
    "many keys": lambda: cut("".join(f"k{i}: {i}\n" for i in range(90_000))),
    "many keys in brackets": lambda: "{" + ", ".join(f"k{i}: 1" for i in range(80_000)) + "}",
    "one key many times": lambda: "a: 1\n" * 190_000,
    "many anchors": lambda: "".join(f"- &a{i} x\n" for i in range(70_000)),
    "many unknown aliases": lambda: "".join(f"- *a{i}\n" for i in range(80_000)),
    "many unknown tags": lambda: "".join(f"- !t{i} x\n" for i in range(70_000)),
    "many merge keys": lambda: "".join(f"- {{<<: {i}}}\n" for i in range(60_000)),
    "many keys of numbers": lambda: "".join(f"? [{i}]\n: 1\n" for i in range(60_000)),
    "billion laughs": partial(nested_aliases, 60, 10),
    "quadratic laughs": partial(flat_aliases, 190_000),
    "a bomb of mappings": lambda: (
        "a: &a {b: 1, c: 2}\nd: &d [" + "*a, " * 999 + "*a]\ne: [" + "*d, " * 999 + "*d]\n"
    ),
    "digits": partial(long_number, 990_000),
    "number just too long": partial(long_number, 101),
    "numbers in a list": lambda: "a: [" + "9" * 100 + ", " * 1 + ("9" * 99 + ", ") * 9_000 + "1]",
    # what is wrong, many times
    "misspelt keys": partial(misspelt, 60_000),
    "misspelt territories": partial(misspelt_territories, 20_000),
    "misspelt entities": partial(misspelt_entities, 7_000),
    "unknown keys within": lambda: profile(companies(1)).replace(
        "sites:", "sites:\n" + "  - {idd: a, terr: FR}\n" * 40_000
    ),
    "the same id": lambda: profile(companies(1)).replace(
        "sites:\n", "sites:\n" + "  - {id: one, territory: FR, roles: [backup]}\n" * 20_000
    ),
    "texts for lists": lambda: (
        HEAD + "entities: {" + ", ".join(f"e{i}: x" for i in range(70_000)) + "}\n"
    ),
    "holdings beyond the whole": partial(star, 5_000, "50"),
    "no entity": lambda: HEAD + holdings((i, i + 1, "1") for i in range(15_000)),
    "one stake many times": lambda: profile(companies(2), holdings([(1, 0, "1")] * 15_000)),
    "a stake a day": partial(same_period, 11_000),
    "a stake in itself": lambda: profile(companies(1), holdings([(0, 0, "1")] * 15_000)),
    # large and valid
    "many companies": partial(lambda n: profile(companies(n)), 7_500),
    "many bare companies": lambda: profile(bare_companies(20_000)),
    "chain": partial(chain_of, 5_800),
    "chain of foreign": partial(chain_of, 5_800, "51", foreign=True),
    "chain unknown": partial(chain_of, 5_800, "undisclosed", foreign=True),
    "circle": partial(circle_of, 5_800, "60"),
    "circle unknown": partial(circle_of, 5_000, "undisclosed"),
    "dense": partial(dense, 120, "0.8"),
    "dense ranges": partial(dense, 100, "{above: 0, below: 0.9}"),
    "dense unknown": partial(dense, 110, "undisclosed"),
    "layers": partial(layers, 30, 17, "5"),
    "layers of ranges": partial(layers, 30, 15, "{at_least: 1, at_most: 6}"),
    "layers unknown": partial(layers, 30, 15, "undisclosed"),
    "foreign holders": partial(star, 5_800, "0.01"),
    "foreign holders, undisclosed": partial(star, 5_500, "undisclosed"),
    "foreign persons": partial(persons_star, 6_000),
    "many sites": partial(many_sites, 5_500),
    "many accesses": partial(many_accesses, 13_000, parties=10),
    "accesses of many": partial(many_accesses, 5_500, parties=5_000),
    "vetoes": partial(many_rights, 9_000, "veto", parties=3_000),
    "golden shares": partial(many_rights, 9_000, "golden_share", parties=3_000),
    "options": partial(many_rights, 8_000, "option", parties=2_000),
    "agreements": partial(many_rights, 9_000, "agreement", parties=3_000),
    "concerts": partial(many_concerts, 2_500, 30),
    "technologies": partial(many_technologies, 5_500),
    "third parties": partial(many_third_parties, 6_000),
    "evidence": partial(many_evidence, 18_000),
    "precise circle": partial(precise, 3_000),
    "precise web": partial(precise_dense, 70),
}
