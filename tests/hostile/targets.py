"""What a fuzzer feeds: each reader with everything behind it, which takes any bytes at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree

from tap.line import Bail, Plan, Result, Unknown
from tap.parser import Parser

from tests.builders import LEXICON, STATUTES
from tests.cli.program import PROFILE
from tests.report.commands import commands
from tests.report.ghas import mistakes
from tests.report.oscal import results_of
from tests.sheets import packed, parts
from trustcheck.assessment.assessment import Assessment
from trustcheck.assessment.baseline_file import read_baseline, written
from trustcheck.assessment.envelope import is_envelope, read_envelope
from trustcheck.assessment.saved import GENEROUS, checked
from trustcheck.assessment.waiver_reading import BOUNDS, read_waivers
from trustcheck.cli.answer import understanding
from trustcheck.cli.answering import answered
from trustcheck.cli.project_reading import read_project
from trustcheck.engine.assess import assess
from trustcheck.engine.chart import chart
from trustcheck.profile.answers import completed
from trustcheck.profile.reading import Declaration, read_profile
from trustcheck.register.bods import read_bods
from trustcheck.register.gleif import read_gleif
from trustcheck.register.importing import imported
from trustcheck.register.ledger import Ledger
from trustcheck.register.raw import Source
from trustcheck.report import REPORTERS, reporter_of
from trustcheck.report.chart import DRAWINGS
from trustcheck.ruleset.opening import open_ruleset
from trustcheck.ruleset.ruleset import Ruleset
from trustcheck.source.document import read
from trustcheck.source.folder import shipped
from trustcheck.source.json_document import read_json
from trustcheck.source.limits import Limits
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.workbook import read_workbook
from trustcheck.wording.catalog import LANGUAGES
from trustcheck.wording.phrase import Wording, read_wording

Target = Callable[[bytes, Path], None]
"""Reads bytes, with a folder to write in; raises InvalidInput and, by mistake, anything else."""

LABEL = open_ruleset("cloud-de-confiance", LEXICON)
WORDINGS: tuple[Wording, ...] = tuple(read_wording(language) for language in LANGUAGES)
SMALL = Limits(size=2**17)
"""Fuzzing looks for mistakes, not for costs: these have a corpus of their own."""


def take_profile(raw: bytes, _folder: Path) -> None:
    """Read, assess, report and draw a profile."""
    mended: list[Problem] = []
    document = read(raw, "profile.yaml", limits=SMALL, mended=mended)
    tell(read_profile(document, STATUTES.atlas, mended=mended), LABEL)


def tell(declaration: Declaration, ruleset: Ruleset) -> Assessment:
    """Assess a declaration and read back what every format makes of it, in every language."""
    on = declaration.profile.stated_on
    assessment = assess(declaration, ruleset, STATUTES, on=on)
    drawn = chart(declaration, ruleset, STATUTES, on=on)
    for wording in WORDINGS:
        for format in REPORTERS:
            read_back = READ_BACK.get(format, _read_text)
            read_back(reporter_of(format).whole(assessment, wording))
        for format, draw in DRAWINGS.items():
            READ_BACK.get(format, _read_text)(draw(drawn, wording))
    return assessment


def take_criterion(raw: bytes, folder: Path) -> None:
    """Read a criterion as one of a ruleset that is otherwise in order."""
    source = shipped("rules") / "cloud-de-confiance"
    (folder / "ruleset.yaml").write_bytes((source / "ruleset.yaml").read_bytes())
    _open_with(raw, folder / "criterion.yaml", folder)


def take_ruleset(raw: bytes, folder: Path) -> None:
    """Read the main file of a ruleset."""
    source = shipped("rules") / "cloud-de-confiance"
    for name in ("1.1-servers.yaml", "2.2-individual-holders.yaml"):
        (folder / name).write_bytes((source / name).read_bytes())
    _open_with(raw, folder / "ruleset.yaml", folder)


def take_tailoring(raw: bytes, folder: Path) -> None:
    """Read a file that tailors a shipped ruleset."""
    _open_with(raw, folder / "tailoring.yaml", folder / "tailoring.yaml")


def _open_with(raw: bytes, path: Path, opened: Path) -> None:
    path.write_bytes(raw)
    open_ruleset(str(opened), LEXICON)


def take_bods(raw: bytes, _folder: Path) -> None:
    """Import statements, and read the profile that they become."""
    _import(read_bods, raw)


def take_gleif(raw: bytes, _folder: Path) -> None:
    """Import records, and read the profile that they become."""
    _import(read_gleif, raw)


def _import(take: Callable[..., Ledger], raw: bytes) -> None:
    source = Source("input", raw)
    found = imported(take([source], STATUTES.atlas), subject=None, whole=source.whole)
    for wording in WORDINGS:
        text = found.text(phrase=wording.phrase, above=("a remark",))
        read_profile(read(text.encode(), "profile.yaml"), STATUTES.atlas)


def take_waivers(raw: bytes, _folder: Path) -> None:
    """Read a file of waivers."""
    read_waivers([read(raw, "waivers.yaml", limits=BOUNDS)])


def take_answers(raw: bytes, _folder: Path) -> None:
    """Read a sheet of answers, and the profile with them in it."""
    book = packed({**parts(""), "xl/worksheets/sheet1.xml": raw})
    profile = read_profile(read(PROFILE.encode(), "profile.yaml"), STATUTES.atlas)
    meant = understanding(profile, STATUTES, WORDINGS)
    mended: list[Problem] = []
    answers = answered(
        read_workbook(book, "a.xlsx"), "a.xlsx", profile.document, meant, mended=mended
    )
    found = completed(profile.document, answers, mended=mended)
    if mended:
        raise InvalidInput(mended)
    read_profile(found.document, STATUTES.atlas)


def take_baseline(raw: bytes, _folder: Path) -> None:
    """Read a baseline, and write it again."""
    found = read_baseline(read_json(raw, "baseline.json", limits=SMALL))
    assert found == read_baseline(read_json(written(found).encode(), "again.json"))


def take_project(raw: bytes, folder: Path) -> None:
    """Read the file of a project."""
    path = folder / "trustcheck.yaml"
    path.write_bytes(raw)
    read_project(path, folder)


def take_saved(raw: bytes, _folder: Path) -> None:
    """Read a saved assessment, or an envelope around one."""
    document = read_json(raw, "result.json", limits=GENEROUS)
    if is_envelope(document):
        read_envelope(document)
    else:
        checked(document)


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "profile": take_profile,
        "criterion": take_criterion,
        "ruleset": take_ruleset,
        "tailoring": take_tailoring,
        "bods": take_bods,
        "gleif": take_gleif,
        "saved": take_saved,
        "waivers": take_waivers,
        "answers": take_answers,
        "baseline": take_baseline,
        "project": take_project,
    }
)


def feed(name: str, raw: bytes, folder: Path) -> tuple[Problem, ...]:
    """Give bytes to a target and return the problems that it tells; nothing else is raised."""
    try:
        TARGETS[name](raw, folder)
    except InvalidInput as invalid:
        for problem in invalid.problems:
            for wording in WORDINGS:
                wording.problem(problem), wording.remedy(problem)
        return invalid.problems
    return ()


# What the formats are read back by


def _read_json(text: str) -> None:
    json.loads(text)


def _read_lines_of_json(text: str) -> None:
    for line in text.splitlines():
        json.loads(line)


def _read_sarif(text: str) -> None:
    assert [] == mistakes(text)


def _read_commands(text: str) -> None:
    _read_text(text)
    commands(text)


def _read_text(text: str) -> None:
    text.encode()
    hidden = [c for c in text if c != "\n" and not c.isprintable() and c not in _SEEN]
    assert [] == hidden


_SEEN = "\xa0\u202f" + "".join(map(chr, range(0xE000, 0xE010)))
"""Spaces that do not break, and the marks of style."""


def _read_dot(text: str) -> None:
    """Check that quotes and brackets are in pairs."""
    _read_text(text)
    depth, quoted, escaped = 0, False, False
    for character in text:
        if escaped or character == "\\":
            escaped = not escaped
        elif character == '"':
            quoted = not quoted
        elif not quoted:
            depth += {"{": 1, "}": -1}.get(character, 0)
            assert depth >= 0
    assert (0, False) == (depth, quoted)


def _read_mermaid(text: str) -> None:
    """Check that labels stand between quotes, of which they hold none."""
    _read_text(text)
    for line in text.splitlines():
        if line.startswith("title: "):
            json.loads(line.removeprefix("title: "))  # the one line that is YAML
        else:
            assert line.count('"') % 2 == 0, line


def _read_xml(text: str) -> None:
    """Check that there is one element with whatever is in it."""
    _read_text(text)
    ElementTree.fromstring(text)


def _read_rows(text: str) -> None:
    """Check that every row has as many cells as the first, none of them a formula."""
    _read_text(text.replace("\r\n", "\n"))
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert {len(head)} >= {len(row) for row in rows}
    assert [] == [cell for row in rows for cell in row if cell.lstrip()[:1] in set("=+-@")]


def _read_points(text: str) -> None:
    """Check that there are as many test points as planned, and nothing that is not TAP."""
    _read_text(text)
    lines = list(Parser().parse_text(text))
    (plan,) = (line.expected_tests for line in lines if isinstance(line, Plan))
    assert plan == sum(isinstance(line, Result) for line in lines)
    assert [] == [line for line in lines if isinstance(line, (Bail, Unknown))]


def _read_results(text: str) -> None:
    results_of(text)


READ_BACK: Mapping[str, Callable[[str], None]] = MappingProxyType(
    {
        "json": _read_json,
        "ndjson": _read_lines_of_json,
        "sarif": _read_sarif,
        "sarif-all": _read_sarif,
        "gitlab": _read_json,
        "github": _read_commands,
        "junit": _read_xml,
        "tap": _read_points,
        "csv": _read_rows,
        "facts-csv": _read_rows,
        "oscal": _read_results,
        "badge": _read_xml,
        "shields": _read_json,
        "dot": _read_dot,
        "mermaid": _read_mermaid,
    }
)
"""What reads a format back; any other is text."""
