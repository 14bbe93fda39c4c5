"""The dossier as a page: whole, safe, the same each time, readable by everybody."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import product
from pathlib import Path

import pytest

from tests.builders import STATUTES, profile
from tests.conftest import Golden
from tests.report.dossiers import EXAMPLES, INJECTIONS, assessed, held, held_shortly, page
from tests.report.page import Page, faults
from tests.report.samples import SAMPLES, sample_wording
from tests.sample import thorough
from trustcheck.assessment.asking import Asking
from trustcheck.assessment.enclosure import Enclosed
from trustcheck.assessment.finding import Verdict
from trustcheck.engine.asking import ask
from trustcheck.engine.trying import Trials
from trustcheck.logic.fields import replace
from trustcheck.logic.message import say
from trustcheck.logic.pointer import dotted
from trustcheck.report.command import command
from trustcheck.report.html import MOST, REPORTER
from trustcheck.report.reporter import Refusal
from trustcheck.report.sheet import sheet
from trustcheck.report.style import visible
from trustcheck.source.problem import Problem
from trustcheck.source.span import Span
from trustcheck.wording.catalog import LANGUAGES
from trustcheck.wording.phrase import read_wording

GOLDEN = Path(__file__).parent / "golden"
WORDING = read_wording("en")
ALL = (*EXAMPLES, "forty", "hostile")

each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
@pytest.mark.parametrize("name", SAMPLES)
def test_the_page_is_the_golden_one(name: str, language: str, golden: Golden) -> None:
    told = REPORTER.whole(SAMPLES[name], sample_wording(language))

    golden(GOLDEN / f"{name}.html.{language}", told)


@each_language
@pytest.mark.parametrize("name", ALL)
def test_a_page_has_no_fault(name: str, language: str) -> None:
    assert [] == faults(page(name, language))


def test_two_runs_give_the_same_bytes() -> None:
    again = held(assessed("nuage-exemple").declaration)

    assert page("nuage-exemple") == REPORTER.whole(again, read_wording("en"))


def test_all_of_secnumcloud_stays_small() -> None:
    told = page("nuage-exemple", "fr", "secnumcloud-3.2")

    assert len(told.encode()) < 2_000_000
    assert [] == faults(told)
    assert 278 == told.count('<details class="criterion')


# What it says


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_criterion_unfolds_with_its_verdict(name: str) -> None:
    told = page(name)
    shown = re.findall(r'data-verdict="(\w+)">\n<summary>.*?<code>([^<]+)</code>', told)

    findings = assessed(name).findings
    expected = [(each.verdict.value, each.criterion.id) for each in findings]
    assert sorted(expected) == sorted(shown)


def test_the_head_says_the_subject_the_day_the_verdict_and_the_counts() -> None:
    text = Page(page("nuage-exemple")).text

    assert "Nuage Exemple Compute Provider Nuage Exemple SAS" in text
    assert "30 September 2026; facts stated on 30 September 2026" in text
    assert "Criteria not met: of 12 criteria that must be met, 4 fail" in text


def test_what_to_do_comes_before_the_criteria() -> None:
    titles = [text.strip() for level, text in Page(page("nuage-exemple")).headings if level == 3]

    assert [
        "What would settle the unknowns",
        "What would repair the fails",
        "Until when it holds",
        "Who holds, controls and serves",
        "Sites",
        "The criteria",
        "Readings",
        "Evidence",
        "What it was made from",
    ] == titles


def _section(told: str, id: str) -> str:
    """Return what stands between the heading of a section and its end, as HTML."""
    return told.partition(f'<h3 id="{id}">')[2].partition("</section>")[0]


def _asked(name: str) -> Asking:
    """Return what `trustcheck ask --all` finds."""
    told = assessed(name)
    ground = Trials(told.declaration, told.ruleset, STATUTES, told.on)
    return ask(told, STATUTES, ground.trial, everything=True, alone=True)


@pytest.mark.parametrize("name", ["nuage-exemple", pytest.param("s3ns", marks=thorough)])
def test_facts_that_are_missing_stand_in_the_order_in_which_they_are_asked_for(name: str) -> None:
    rows = re.findall(r'<tr><th scope="row">([^:<]+): ', _section(page(name), "missing"))

    matters = _asked(name).matters
    assert [dotted(each.gap.pointer) for each in matters] == rows
    assert len(matters[0].settles) > len(matters[-1].settles)


def test_a_fact_says_what_it_settles_alone_and_who_else_waits_for_it() -> None:
    missing = Page(page("nuage-exemple")).text.partition("2 facts are missing")[2]

    assert "keys.held_by: nothing is declared So that it fails: CDC-2.5 –" in missing
    assert "entities.cascade.listed: nothing is declared Nothing CDC-4.3" in missing


def test_a_search_for_answers_that_is_bounded_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    declaration = assessed("nuage-exemple").declaration
    monkeypatch.setattr("trustcheck.cli.bar.MOST_ASKED", 1)

    told = Page(REPORTER.whole(held(declaration), WORDING)).text

    assert "Not every fact was tried: the search for a page is bounded." in told
    assert "entities.cascade.listed: nothing is declared Was not tried CDC-4.3" in told


# What would repair


def test_the_smallest_repair_of_each_fail_stands_above_with_its_edits() -> None:
    shown = Page(_section(page("nuage-exemple"), "repairs")).text

    assert (
        "CDC-1.2 Backups on French soil Place of operation (5) "
        "sites[2].territory: FR instead of NC line 133 "
    ) in shown
    assert "No change that can be made in this profile makes it pass." in shown
    assert "It takes more than a statement: qualification" in shown
    assert "With all first repairs together: Criteria not met: of 12 criteria" in shown


def test_a_fail_shows_every_repair_that_was_found_and_what_the_rule_advises() -> None:
    told = page("nuage-exemple").partition('<div class="body" id="CDC-2.2">')[2]
    shown = Page(told.partition("</details>")[0]).text
    found = assessed("nuage-exemple")
    assert isinstance(found, Enclosed)
    assert found.enclosure is not None
    plan = found.enclosure.plan

    (remedy,) = (each for each in plan.remedies if each.finding.criterion.id == "CDC-2.2")
    titles = [f"Repair {n}, cost {each.cost}" for n, each in enumerate(remedy.repairs, 1)]
    assert 1 < len(titles)
    assert titles == re.findall(r"Repair \d+, cost \d+", shown)
    assert "Bring this holder’s share down to the cap" in shown


def test_a_search_for_repairs_that_is_bounded_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    declaration = assessed("nuage-exemple").declaration
    monkeypatch.setattr("trustcheck.cli.bar.MOST_REPAIRED", 1)

    told = Page(REPORTER.whole(held(declaration), WORDING)).text

    assert "Not everything was tried: one set of changes was assessed" in told
    assert "It was not looked for: the search was bounded" in told


def test_without_repairs_a_page_shows_what_the_rules_advise() -> None:
    told = Page(REPORTER.whole(SAMPLES["one-of-each"], sample_wording("en"))).text

    assert "Criterion Remedy" in told
    assert "Smallest repair" not in told


# The sites


def test_sites_stand_by_their_area_with_who_runs_them_what_for_and_who_reads_that() -> None:
    shown = Page(_section(page("nuage-exemple"), "places")).text

    assert (
        "■ In France Lyon, France Nuage Exemple SAS storage, processing, administration, "
        "supervision and technical data CDC-1.1 Toulouse, France Nuage Exemple SAS support – "
        "◆ Outside the home area Nouméa (France), New Caledonia (outside the area) "
        "Lagon Hébergement Imaginaire backup CDC-1.2 CDC-2.5"
    ) in " ".join(shown.split())


def test_a_site_may_lie_elsewhere_in_the_home_area_or_nowhere_that_is_told() -> None:
    declaration = profile(
        """\
        sites:
          - {id: berlin, territory: DE, roles: [storage]}
          - {id: hidden, territory: undisclosed, operator: undisclosed, roles: [support]}
        """
    )

    told = _section(REPORTER.whole(held_shortly(declaration, 1), WORDING), "places")

    shown = " ".join(Page(told).text.split())
    assert "■ Elsewhere in the home area berlin, Germany Provider SA storage" in shown
    assert "○ Not disclosed hidden" in shown


def test_a_fact_is_quoted_from_its_line_and_marked() -> None:
    told = page("nuage-exemple")

    assert "profile.yaml:133:16</span> <code>sites[2].territory</code><br>" in told
    assert '<code class="line">territory: <mark>NC</mark></code>' in told


def test_a_waiver_stands_beside_the_verdict_and_is_counted_apart() -> None:
    from trustcheck.assessment.waiver import Waiver

    told = assessed("nuage-exemple")
    waiver = Waiver(
        criterion="CDC-1.2",
        subject="Nuage Exemple Compute",
        owner="Ada",
        reason="moving",
        reference="T-1",
        until=told.on,
        span=Span("waivers.yaml", 3, 1, 3, 2),
    )
    findings = tuple(
        replace(each, waiver=waiver) if each.criterion.id == "CDC-1.2" else each
        for each in told.findings
    )
    text = Page(REPORTER.whole(replace(told, findings=findings), WORDING)).text

    assert "FAIL CDC-1.2 Backups on French soil must waived" in text
    assert "One finding that does not pass is waived" in text
    assert "by Ada until 30 September 2026, included: moving (T-1; waivers.yaml:3:1)" in text


@each_language
def test_every_printed_page_says_that_it_labels_nobody(language: str) -> None:
    told = page("nuage-exemple", language)
    wording = read_wording(language)
    sentence = wording.phrase(say("report.self_assessment"))

    printed = re.search(r'@bottom-left \{ content: "([^"]*)"', told)
    assert printed is not None
    shown = re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), printed[1])
    assert sentence == shown
    assert told.count(sentence.replace("'", "&#39;")) >= 3


def test_the_box_has_the_digests_and_the_command() -> None:
    told = assessed("nuage-exemple")
    text = Page(page("nuage-exemple")).text

    assert told.basis is not None
    digests = (told.declaration.document.sha256, told.ruleset.digest)
    assert [] == [each for each in (*digests, *told.basis.reference.values()) if each not in text]
    assert (
        "trustcheck check profile.yaml --ruleset cloud-de-confiance"
        " --as-of 2026-09-30 --lang en --format html --isolated"
    ) in text


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        pytest.param("a b.yaml", "trustcheck check 'a b.yaml' ", id="a name to quote"),
        pytest.param("<stdin>", "trustcheck check - ", id="standard input"),
        pytest.param("<stdin>:3", None, id="a line of standard input"),
    ],
)
def test_the_command_names_the_profile_as_a_shell_takes_it(
    file: str, expected: str | None
) -> None:
    told = assessed("nuage-exemple")
    document = replace(told.declaration.document, file=file)
    named = replace(told, declaration=replace(told.declaration, document=document))

    found = command(named, "en", "html")

    assert expected == (found and found[: len(expected or "")])


# Several, and none


def test_several_assessments_make_one_page() -> None:
    binding = REPORTER.binding(WORDING, is_list=True)
    for name in EXAMPLES:
        assert "" == binding.add(REPORTER.tell(assessed(name), WORDING))

    told = binding.close()

    assert [] == faults(told)
    assert 3 == told.count("<article")
    assert 'href="#1-dossier"' in told


def test_a_page_says_what_it_has_no_room_for() -> None:
    binding = REPORTER.binding(WORDING, is_list=True)
    part = REPORTER.tell(assessed("s3ns"), WORDING)
    for _ in range(MOST + 2):
        binding.add(part)

    told = binding.close()

    assert MOST == told.count("<article")
    assert "2 more assessments are not shown" in Page(told).text
    assert ["dossier.left_out"] == [each.id for each in binding.remarks]


def test_a_profile_that_was_not_assessed_is_in_the_page() -> None:
    assert REPORTER.refuse is not None
    problem = Problem(Span("a <b>.yaml", 3, 1, 3, 2), say("same-as-input"))
    binding = REPORTER.binding(WORDING, is_list=False)
    binding.add(REPORTER.refuse(Refusal("a <b>.yaml", (problem,)), WORDING))

    told = binding.close()

    assert [] == faults(told)
    assert "Not assessed: one problem in what was given." in Page(told).text
    assert "a &lt;b&gt;.yaml:3:1" in told


# Hostile


def test_names_are_text_and_nothing_else() -> None:
    told = page("hostile")

    found = Page(told)
    assert [] == faults(told)
    assert 1 == len(list(found.named("script")))
    assert {"img", "iframe", "object", "embed"}.isdisjoint(tag for tag, _ in found.elements)
    shown = "".join(found.text.split())
    names = ("".join(visible(name).split()) for name in INJECTIONS)
    assert [] == [name for name in names if name not in shown]


@pytest.mark.parametrize("name", ["nuage-exemple", "hostile"])
def test_the_policy_allows_this_style_and_this_script_and_nothing_more(name: str) -> None:
    found = Page(page(name))

    policy = next(each for each in found.named("meta") if "http-equiv" in each)["content"]
    digests = {
        tag: b64encode(sha256("".join(found.inside[tag]).encode()).digest()).decode()
        for tag in ("style", "script")
    }
    assert (
        f"default-src 'none'; style-src 'sha256-{digests['style']}'; "
        f"script-src 'sha256-{digests['script']}'; base-uri 'none'; form-action 'none'"
    ) == policy


# Colours


def _colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", css))


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


LIGHT, DARK, PRINT = map(_colours, re.split(r"@media", sheet("colours.css")))
INKS = ("ink", "soft", "accent", "pass", "fail", "unknown", "muted")
PAPERS = ("paper", "wash", "wash-pass", "wash-fail", "wash-unknown")


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), list(product(INKS, PAPERS)))
def test_every_text_stands_out_from_what_it_stands_on(
    ink: str, paper: str, scheme: dict[str, str]
) -> None:
    assert contrast(scheme[ink], scheme[paper]) >= 4.5


def test_paper_is_printed_as_light() -> None:
    assert PRINT == LIGHT
    assert contrast(LIGHT["ink"], LIGHT["mark"]) >= 4.5
    assert contrast(DARK["ink"], DARK["mark"]) >= 4.5


# Sentences


@pytest.mark.parametrize("name", ["article.html", "refusal.html", "top.html", "bottom.html"])
def test_every_sentence_of_a_template_is_in_the_catalogs(name: str) -> None:
    ids = re.findall(r'(?:say|phrase)\("([^"]+)"', sheet(name))

    assert ids
    assert [] == [id for id in ids if id not in WORDING.catalog]


def test_a_page_without_enclosure_leaves_out_what_it_does_not_know() -> None:
    told = REPORTER.whole(SAMPLES["one-of-each"], sample_wording("en"))

    assert "Who holds, controls and serves" not in told
    assert {Verdict.FAIL, Verdict.UNKNOWN} <= {e.verdict for e in SAMPLES["one-of-each"].findings}
