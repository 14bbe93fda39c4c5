"""Every form of condition and of criterion, with its whole proof: compared with kept lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

from tests.builders import DAY, LEXICON, STATUTES, condition, criterion, declared, judged, profile
from tests.conftest import Golden
from tests.ruleset.condition.words import AREA
from tests.telling import decided, laid_out
from trustcheck.engine.evaluate import Compiler
from trustcheck.engine.facts import Facts
from trustcheck.engine.vocabulary import words_of
from trustcheck.logic.duration import Duration
from trustcheck.logic.message import Text
from trustcheck.profile.reading import Declaration
from trustcheck.ruleset.condition.definition import ParameterDefinition
from trustcheck.ruleset.condition.tree import Literal
from trustcheck.ruleset.condition.typing import DURATION, PERCENT, Type, code
from trustcheck.ruleset.criterion import Backing

KEPT = Path(__file__).with_name("kept")
PROFILES = {
    "full": Path(__file__).parents[1] / "profile" / "full.yaml",
    "foreign": KEPT / "foreign.yaml",
}


def _parameter(name: str, type_: Type, value: Literal) -> ParameterDefinition:
    return ParameterDefinition(name, type_, False, Text(name, name), "1", value, value)


PARAMETERS: Mapping[str, ParameterDefinition] = {
    one.name: one
    for one in (
        _parameter("cap", PERCENT, Fraction(24, 100)),
        _parameter("notice", DURATION, Duration(1, 0)),
        _parameter("area", AREA, "union"),
        _parameter("mode", code("strict", "lenient"), "strict"),
    )
}

ON_EVERYTHING = (
    "contract.law: FR",
    "contract.law: {one_of: [DE, FR]}",
    "contract.law: {none_of: [DE, FR]}",
    "contract.law: {within: union}",
    "contract.law: {outside: $area}",
    "contract.law: {the: contract.courts}",
    "contract.states_backups: true",
    "contract.audit_right: true",
    "contract.audit_right: false",
    "contract.erasure_notice_days: {at_least: 21}",
    "contract.erasure_notice_days: {above: 21, below: 30}",
    "contract.change_notice: {at_least: P30D}",
    "contract.change_notice: {at_most: $notice}",
    "contract.change_notice: {at_least: P31D}",
    "stated_on: {after: 2026-09-29}",
    "stated_on: {on_or_after: 2026-10-01}",
    "stated_on: {before: 2026-09-30}",
    "stated_on: {on_or_before: {the: day, plus: P1M}}",
    "stated_on: {before: {the: day, plus: $notice}}",
    "subject.name: Nuage Souverain",
    "subject.activities: {includes: paas}",
    "subject.activities: {includes_any_of: [iaas, paas]}",
    "provider.seats.registered_office: FR",
    "provider.seats.main_establishment: FR",
    "provider.residence: FR",
    "known: contract.law",
    "known: contract.states_backups",
    "known: provider.residence",
    "known: provider.foreign_capital",
    "all: [{contract.law: FR}, {contract.courts: DE}, {contract.states_backups: true}]",
    "any: [{contract.law: DE}, {contract.courts: DE}, {contract.states_backups: true}]",
    "not: {contract.law: DE}",
    "not: {each: site, satisfies: {territory: FR}}",
    "any: [{$mode: lenient}, {contract.law: FR}]",
    "any: [{all: [{$mode: lenient}, {contract.law: DE}]}, {contract.law: FR}]",
    "any: [{$mode: lenient}, {all: [{$mode: lenient}]}]",
    "any: [{$mode: strict}, {contract.law: DE}]",
    "all: [{$mode: strict}, {$mode: lenient}]",
    "each: site\nsatisfies: {territory: {within: france}}",
    "each: site\nwhere: {roles: {includes: storage}}\nsatisfies: {territory: {within: france}}",
    "some: site\nwhere: {operator.name: Nuage SAS}",
    "some: site\nsatisfies: {territory: US}",
    "some: holding",
    "some: certificate_authority\nwhere: {territory: US}",
    "each: certificate_authority\nwhere: {territory: US}\nsatisfies: {provider_present: true}",
    "each: holding\nsatisfies: {capital: {at_most: 61}}",
    "each: holding\nsatisfies: {shares: {above: 20}}",
    "each: holding\nsatisfies: {held.name: {the: provider.name}}",
    "each: third_party\nsatisfies: {some: access, where: {to.name: {the: entity.name}}}",
    "each: access\nsatisfies: {known: data}",
    "each: right\nwhere: {known: appoints.members}\nsatisfies: {appoints.of: {above: 6}}",
    "each: provider.branch\nsatisfies: {territory: {within: union}}",
    "each: provider.nationality\nsatisfies: {territory: {within: union}}",
    "each: keys.holder\nsatisfies: {is_provider: true}",
    "each: operation.support_language\nsatisfies: {code: fr}",
    "each: technology\nsatisfies: {licensor.kind: company}",
    "some: site\nsatisfies: {known: contract.law}",
    "some: site\nsatisfies: {since: {before: {the: stated_on, plus: P1M}}}",
)
"""Conditions on the profile that has every key."""

ON_HELD = (
    "provider.foreign_capital: {at_most: 25}",
    "provider.foreign_capital: {below: 25}",
    "provider.foreign_capital: {above: 25}",
    "provider.foreign_capital: {at_least: 25}",
    "provider.foreign_capital: {at_most: 40}",
    "provider.foreign_capital: {below: 40}",
    "provider.foreign_capital: {above: 40}",
    "provider.foreign_capital: {at_least: 10}",
    "provider.foreign_capital: {at_most: 30}",
    "provider.foreign_capital: {below: 30}",
    "provider.foreign_capital: {at_least: 30}",
    "provider.foreign_capital: {equals: 30}",
)
"""Conditions on a part in foreign hands that is from a fifth to three tenths."""

HELD = """\
holdings:
- {holder: american, held: provider, capital: {at_least: 20, at_most: 30}, votes: 20}
- {holder: german, held: provider, capital: {at_least: 70, at_most: 80}, votes: 80}
"""

ON_FOREIGN = (
    "provider.foreign_capital: {at_most: $cap}",
    "provider.foreign_capital: {below: 80}",
    "provider.foreign_capital: {above: 24}",
    "provider.foreign_capital: {at_least: 90}",
    "provider.foreign_capital: {equals: 24}",
    "provider.foreign_votes: {at_most: 75}",
    "provider.foreign_appointments: {at_most: 50}",
    "provider.foreign_control: false",
    "provider.foreign: false",
    "contract.law: FR",
    "known: keys.container",
    "each: keys.holder\nsatisfies: {is_provider: true}",
    "each: provider.foreign_holder\nsatisfies: {capital: {at_most: 24}}",
    "each: provider.foreign_holder\nwhere: {entity.kind: company}\n"
    "satisfies: {votes: {at_most: 39}}",
    "each: provider.foreign_right\nsatisfies: {kind: board_appointment}",
    "each: provider.foreign_right\nwhere: {known: appoints.members}\n"
    "satisfies: {appoints.majority: false}",
    "some: secnumcloud_qualification\n"
    "satisfies: {all: [{covers_subject: true}, {in_force: true}]}",
    "each: qualification\nsatisfies: {in_force: true}",
    "each: custodian\nsatisfies: {foreign: false}",
    "each: exposure\nwhere: {law: cloud-act, compels: disclosure}\n"
    "satisfies: {grade: {at_most: weak}}",
    "some: exposure\nwhere: {law: cloud-act, data: customer}\nsatisfies: {grade: {above: none}}",
    "some: exposure\nwhere: {law: cloud-act, data: customer}\nsatisfies: {known: grade}",
    "each: third_party\nsatisfies: {entity.reaches_data: false}",
    "each: access\nsatisfies: {safeguards: {includes_any_of: [quarantine, bastion]}}",
    "each: site\nsatisfies: {operator.foreign: false}",
)
"""Conditions on the profile of which much lies abroad."""


def _declaration(name: str) -> Declaration:
    return declared(PROFILES[name].read_text(encoding="utf-8"))


def _proofs(
    declaration: Declaration, texts: tuple[str, ...], backing: Backing | None = None
) -> Iterator[str]:
    facts = Facts(declaration, STATUTES, DAY, "union", "sample")
    compiler = Compiler(words_of(LEXICON), LEXICON, PARAMETERS, backing=backing)
    for text in texts:
        evaluate = compiler.compile(condition(text, parameters=PARAMETERS))
        yield from (f"# {line}" for line in text.splitlines())
        yield laid_out(evaluate(facts, (facts.root,)))
        yield ""


def test_every_form_is_proved_as_it_was(golden: Golden) -> None:
    golden(KEPT / "proofs.txt", "\n".join(_proofs(_declaration("full"), ON_EVERYTHING)))


def test_what_is_derived_is_proved_as_it_was(golden: Golden) -> None:
    golden(KEPT / "derived.txt", "\n".join(_proofs(_declaration("foreign"), ON_FOREIGN)))


def test_a_cap_is_proved_with_what_would_settle_it_and_the_room_left(golden: Golden) -> None:
    held = profile(HELD, complete=["holdings", "rights"])

    golden(KEPT / "caps.txt", "\n".join(_proofs(held, ON_HELD)))


BACKED = (
    "contract.law: FR",
    "contract.law: {the: provider.seats.registered_office}",
    "not: {contract.law: DE}",
    "stated_on: {after: 2026-09-29}",
    "known: contract.law",
    "each: site\nsatisfies: {territory: {within: france}}",
    "some: holding\nsatisfies: {capital: {above: 60}}",
    "some: right\nwhere: {kind: golden_share}\nsatisfies: {by: law}",
    "contract.states_backups: true",
    "contract.reversibility.api: true",
    "any: [{keys.container: hsm}, {contract.courts: FR}]",
)
"""Conditions on the profile that has every key, asked to stand on evidence."""


def test_what_has_to_be_backed_is_proved_as_it_was(golden: Golden) -> None:
    asked = (
        Backing("documented", None),
        Backing("attested", None),
        Backing("public_register", Duration(1, 0)),
    )
    found = "\n".join(
        line for each in asked for line in _proofs(_declaration("full"), BACKED, each)
    )

    golden(KEPT / "backed.txt", found)


ANSWER = "{met: %s, by: Auditor, on: 2026-05-01, expires: 2027-05-01, evidence: [%s]}"
PARTS = """\
parts:
- {id: a, title: {fr: Un, en: One}, requires: {contract.law: FR}}
- {id: b, title: {fr: Deux, en: Two}, requires: {each: site, satisfies: {territory: FR}}}
"""
NOTHING = """\
parts:
- {id: a, title: {fr: Un, en: One}, requires: {each: site, where: {territory: US}, \
satisfies: {territory: FR}}}
- {id: b, title: {fr: Deux, en: Two}, requires: {not: {some: site, where: {territory: DE}}}}
"""
CRITERIA = {
    "a condition": ("contract.law: FR", ""),
    "a condition that does not apply": ("contract.law: FR", "applies_when: {contract.law: DE}"),
    "a condition that perhaps applies": (
        "contract.law: FR",
        "applies_when: {contract.courts: DE}",
    ),
    "parts": ("", PARTS),
    "parts over nothing": ("", NOTHING),
    "parts over nothing, one of which fails": (
        "",
        NOTHING.replace("{not: ", "{all: [").replace("DE}}}}", "DE}}]}}"),
    ),
    "a backed condition": ("contract.law: FR", "evidence: {rung: attested}"),
    "backed parts": ("", f"{PARTS}evidence: {{rung: attested}}"),
    "a backed condition that fails": ("contract.law: DE", "evidence: {rung: attested}"),
    "an answer": ("", "attested: true"),
    "a backed answer": ("", "attested: true\nevidence: {rung: attested}"),
    "a condition and an answer": ("contract.law: FR", "attested: true"),
    "a failing condition and an answer": ("contract.law: DE", "attested: true"),
    "parts and a backed answer": ("", f"{PARTS}attested: true\nevidence: {{rung: attested}}"),
}
"""What criteria can be made of: what they require, and what else their file says."""

STATED = {
    "nobody answers": "",
    "answered": f"attestations: {{C-1: {ANSWER % ('true', 'seen')}}}",
    "answered on weak grounds": f"attestations: {{C-1: {ANSWER % ('true', 'told')}}}",
    "denied": f"attestations: {{C-1: {ANSWER % ('false', '')}}}",
}
DAYS = (DAY, date(2026, 4, 30), date(2027, 5, 2))


def test_every_criterion_is_decided_as_it_was(golden: Golden) -> None:
    golden(KEPT / "decisions.txt", "\n".join(_decisions()))


def _decisions() -> Iterator[str]:
    for name, (requires, more) in CRITERIA.items():
        for answer, section in STATED.items():
            answered = "attested: true" in more
            if section and not answered:
                continue
            for on in DAYS if answered else (DAY,):
                yield f"# {name}, {answer}, {on}"
                found = judged(_answered(section), criterion(requires, more=more), on=on)
                yield f"{decided(found)}\n"


def _answered(section: str) -> Declaration:
    return profile(
        "contract: {law: FR, evidence: [told]}\n"
        "sites: [{id: s, territory: FR, roles: [backup], evidence: [seen]}]\n"
        "evidence: {told: {rung: declared, title: Told}, seen: {rung: attested, title: Seen}}\n"
        + section,
        complete=["sites"],
    )
