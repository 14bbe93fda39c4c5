"""Hostile rulesets: each line of the table writes the files of one into an empty folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tests.hostile.generators import MEGABYTE, cut

Writer = Callable[[Path], None]
"""What writes a ruleset, or a file that tailors one, as `rules` in the folder."""

RULESET = """\
id: hostile
version: "1"
title: {fr: Titre, en: Title}
purpose: {fr: But, en: Purpose}
home: union
texts:
  t: {title: {fr: T, en: T}, publisher: P, version: "1"}
groups:
  g: {fr: G, en: G}
"""
CRITERION = """\
id: H-1
group: g
source: {text: t, article: "1"}
title: {fr: T, en: T}
requirement: {fr: T, en: T}
remedy: {fr: T, en: T}
level: must
"""
REQUIRES = "requires: {each: site, satisfies: {territory: {within: france}}}\n"
TAILORING = "extends: cloud-de-confiance\n"


def ruleset(
    folder: Path, *, more: str = "", requires: str = REQUIRES, head: str = RULESET
) -> Path:
    """Write a ruleset of one criterion and return its folder."""
    rules = folder / "rules"
    rules.mkdir()
    (rules / "ruleset.yaml").write_text(head + more, encoding="utf-8")
    (rules / "1.yaml").write_text(CRITERION + requires, encoding="utf-8")
    return rules


def condition(text: str) -> Writer:
    """Write a ruleset whose criterion requires this."""
    return lambda folder: _none(ruleset(folder, requires=f"requires: {text}\n"))


def heading(text: str) -> Writer:
    """Write a ruleset with more in its main file."""
    return lambda folder: _none(ruleset(folder, more=text))


def schema(text: str) -> Writer:
    """Write a ruleset with an extension."""
    return heading(f"extension:\n  schema: {text}\n  words: {{}}\n")


def tailoring(text: str) -> Writer:
    """Write a file that tailors a ruleset."""

    def write(folder: Path) -> None:
        (folder / "rules").write_text(text, encoding="utf-8")

    return write


def with_file(name: str, make: Callable[[Path], object]) -> Writer:
    """Write a ruleset with one more thing in its folder."""

    def write(folder: Path) -> None:
        make(ruleset(folder) / name)

    return write


def _none(_: object) -> None:
    return None


def _many_criteria(folder: Path, count: int, *, same: bool) -> None:
    rules = ruleset(folder)
    for i in range(count):
        id = "H-1" if same else f"H-{i + 2}"
        (rules / f"x{i}.yaml").write_text(
            CRITERION.replace("H-1", id) + REQUIRES, encoding="utf-8"
        )


def _unreadable(path: Path) -> None:
    path.write_text(CRITERION, encoding="utf-8")
    path.chmod(0)


PROPERTIES = ", ".join(f"p{i}: {{type: string}}" for i in range(12_000))

RULESETS: Mapping[str, Writer] = {
    # conditions
    "not nested": condition("{not: " * 60 + "{all: []}" + "}" * 60),
    "not nested deeply": condition("{not: " * 10_000 + "{all: []}" + "}" * 10_000),
    "all of nothing": condition("{all: []}"),
    "all of many": condition(f"{{all: [{', '.join(['{known: contract.law}'] * 12_000)}]}}"),
    "each within each": condition("{each: entity, satisfies: " * 30 + "{all: []}" + "}" * 30),
    "words that are none": condition(f"{{all: [{', '.join(['{wrod: 1}'] * 30_000)}]}}"),
    "a long word": condition("{" + "w" * 990_000 + ": 1}"),
    "a list": condition("[" * 60 + "]" * 60),
    "a number": condition("7"),
    "nothing": condition("null"),
    "an alias of itself": condition("&a {not: *a}"),
    "an expression": condition("\"__import__('os').system('id')\""),
    "a python tag": condition("!!python/object/apply:os.system [id]"),
    "a parameter that is none": condition("{each: site, satisfies: {territory: {within: $x}}}"),
    "wrong kinds": condition("{each: site, satisfies: {territory: {at_most: 2019-01-01}}}"),
    "an infinite number": condition("{some: holder, satisfies: {capital: {at_most: .inf}}}"),
    # the main file
    "many groups": heading("".join(f"  g{i}: {{fr: G, en: G}}\n" for i in range(15_000))),
    "parameters of wrong types": heading(
        "parameters:\n" + "".join(f"  p{i}: {{type: nonsense}}\n" for i in range(9_000))
    ),
    "parameters of no range": heading(
        "parameters:\n  p: {title: {fr: P, en: P}, type: share, default: 1e999999, "
        "minimum: 2, maximum: 1, article: a}\n"
    ),
    "control characters": heading('note: "\\x1b[2J\\u202e"\n'),
    "an id of a path": lambda folder: _none(
        ruleset(folder, head=RULESET.replace("id: hostile", "id: ../../etc/passwd"))
    ),
    # extensions
    "a pattern that backtracks": schema("{type: object, properties: {a: {pattern: '(a+)+$'}}}"),
    "a pattern of choices": schema("{type: object, properties: {a: {pattern: '(a|a)*$'}}}"),
    "a long pattern": schema(
        f"{{type: object, properties: {{a: {{pattern: '{'a?' * 9_000}'}}}}}}"
    ),
    "a schema of itself": schema("{$ref: '#'}"),
    "schemas of one another": schema("{$defs: {a: {$ref: '#/$defs/b'}, b: {$ref: '#/$defs/a'}}}"),
    "a schema elsewhere": schema("{$ref: 'https://attacker.example/schema.json'}"),
    "a schema in a file": schema("{$ref: 'file:///etc/passwd'}"),
    "a schema nested": schema("{properties: {a: " * 25 + "{type: string}" + "}}" * 25),
    "a schema of many": schema(f"{{type: object, properties: {{{PROPERTIES}}}}}"),
    "a schema of choices": schema(
        "{anyOf: [" + ", ".join("{type: string, minLength: 3}" for _ in range(10_000)) + "]}"
    ),
    "a schema of wrong keywords": schema(
        "{properties: {" + ", ".join(f"a{i}: {{type: 7}}" for i in range(8_000)) + "}}"
    ),
    # files
    "nothing at all": lambda folder: (folder / "rules").mkdir(),
    "many criteria": partial(_many_criteria, count=400, same=False),
    "one criterion many times": partial(_many_criteria, count=400, same=True),
    "a large criterion": with_file("2.yaml", lambda path: path.write_bytes(b"a" * 6 * MEGABYTE)),
    "a binary criterion": with_file("2.yaml", lambda path: path.write_bytes(bytes(range(256)))),
    "a folder for a file": with_file("2.yaml", lambda path: path.mkdir()),
    "a pipe": with_file("2.yaml", os.mkfifo),
    "a device": with_file("2.yaml", lambda path: path.symlink_to("/dev/zero")),
    "a link out": with_file("2.yaml", lambda path: path.symlink_to("/etc/passwd")),
    "a link to itself": with_file("2.yaml", lambda path: path.symlink_to(path)),
    "a link to nothing": with_file("2.yaml", lambda path: path.symlink_to("nothing.yaml")),
    "a name of controls": with_file("\x1b[2J\n\u202e.yaml", lambda path: path.write_text("a: 1")),
    "a name that is no text": with_file(
        os.fsdecode(b"\xff\xfe.yaml"), lambda path: path.write_text("a: 1")
    ),
    "readings that are a pipe": with_file("READINGS.md", os.mkfifo),
    "readings that are a device": with_file(
        "READINGS.md", lambda path: path.symlink_to("/dev/zero")
    ),
    "large readings": with_file("READINGS.md", lambda path: path.write_text("# a\n" * 250_000)),
    # tailoring
    "a tailoring of itself": tailoring("extends: rules\n"),
    "a tailoring outside": tailoring("extends: ../../../../../../etc\n"),
    "a tailoring of a root": tailoring("extends: /\n"),
    "a tailoring of a device": tailoring("extends: /dev/zero\n"),
    "a tailoring of nothing": tailoring('extends: ""\n'),
    "a tailoring of a zero": tailoring('extends: "a\\0b"\n'),
    "a tailoring of a long name": tailoring(f"extends: {'a' * 100_000}\n"),
    "a tailoring of a web page": tailoring("extends: https://attacker.example/rules\n"),
    "a tailoring of many": tailoring(
        TAILORING + "parameters:\n" + "".join(f"  p{i}: 1\n" for i in range(20_000))
    ),
    "a tailoring of levels": tailoring(
        TAILORING + "levels:\n" + "".join(f"  L{i}: must\n" for i in range(20_000))
    ),
    "a tailoring of a share": tailoring(
        TAILORING + f"parameters: {{individual_cap: {'9' * 100}}}\n"
    ),
    "a long tailoring": tailoring(cut(TAILORING + "# a\n" * MEGABYTE)),
}
