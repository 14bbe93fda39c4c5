"""Charts to draw: an invented provider, a structure with a circle, and hostile names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tests.builders import STATUTES, company, declared, profile, ruleset, seated
from trustcheck.assessment.chart import Chart
from trustcheck.engine.chart import chart
from trustcheck.profile.reading import Declaration
from trustcheck.source.folder import shipped

EVERYTHING = ("holdings", "rights", "sites", "accesses", "technologies", "third_parties")

CIRCLE = f"""\
trustcheck: 1
subject: {{name: Nimbus, provider: nimbus, activities: [iaas]}}
stated_on: 2026-09-30
complete: [{", ".join(EVERYTHING)}]
entities:
  nimbus: {{name: Nimbus SAS, kind: company, listed: false, branches: [],
    seats: {seated("FR")}, share_classes: {{a: {{shares: 1000}}}}}}
  holdco: {{name: Holdco SA, kind: company, listed: false, branches: [], seats: {seated("FR")}}}
  cross: {{name: Cross SARL, kind: company, listed: false, branches: [], seats: {seated("LU")}}}
  {company("market", "DE")}
  fund: {{name: Far Fund LP, kind: fund, listed: false, seats: {seated("US")}}}
  ada: {{name: Ada Fund Manager, kind: person, nationalities: [FR], residence: FR}}
  ben: {{name: Ben, kind: person, nationalities: [US], residence: undisclosed}}
  state: {{name: French State, kind: public_body, seats: {seated("FR")}}}
holdings:
  - {{holder: holdco, held: nimbus, share_class: a, shares: 600}}
  - {{holder: market, held: nimbus, share_class: a, shares: 250}}
  - {{holder: nimbus, held: nimbus, share_class: a, shares: 50}}
  - {{holder: undisclosed, held: nimbus, share_class: a, shares: 100}}
  - {{holder: cross, held: holdco, capital: 30, votes: 30}}
  - {{holder: fund, held: holdco, capital: {{at_least: 40, at_most: 45}}, votes: undisclosed}}
  - {{holder: ada, held: holdco, capital: 20, votes: 20, title: bare}}
  - {{holder: holdco, held: cross, capital: 60, votes: 60}}
  - {{holder: ada, held: cross, capital: 40, votes: 40}}
  - {{holder: state, held: market, capital: 5, votes: 5}}
  - {{holder: ben, held: fund, capital: {{above: 50}}}}
rights:
  - {{holder: state, over: nimbus, kind: golden_share, by: law}}
  - {{holder: fund, over: nimbus, kind: board_appointment, by: contract,
     appoints: {{members: 2, of: 7}}}}
  - {{holder: [ada, cross], over: holdco, kind: concert}}
  - {{holder: ben, over: holdco, kind: option, votes: {{at_most: 10}}, at_sole_initiative: true}}
  - {{holder: market, over: nimbus, kind: none}}
sites:
  - {{id: paris, territory: FR, roles: [storage, processing]}}
  - {{id: hidden, territory: undisclosed, operator: undisclosed, roles: [backup]}}
accesses:
  - {{to: fund, data: [technical], means: supervision, clear: true, from_territory: US,
     safeguards: []}}
technologies:
  - {{name: 1. Stack, licensor: undisclosed, part: software}}
third_parties:
  - {{entity: market, service: Racks, role: supplier}}
keys: {{held_by: [nimbus, fund]}}
"""


def _group() -> str:
    """Return a structure of forty entities: three floors of holders, funds, and a circle."""
    places = ("FR", "DE", "US", "LU", "CN", "NL", "GB", "IT")
    names = [f"e{number}" for number in range(39)]
    entities = [
        f"  {name}: {{name: {_NAMES[number % 8]} {number}, kind: company, listed: false,"
        f" branches: [], seats: {seated(places[number * 5 % 8])}}}"
        for number, name in enumerate(names)
    ]
    holdings = [
        *(f"{{holder: e{n}, held: provider, capital: {9 + n}, votes: {9 + n}}}" for n in range(5)),
        *(f"{{holder: e{n}, held: e{n % 5}, capital: 20, votes: 25}}" for n in range(5, 17)),
        *(f"{{holder: e{n}, held: e{5 + n % 12}, capital: 45, votes: 46}}" for n in range(17, 33)),
        "{holder: e3, held: e20, capital: 20, votes: 20}",
        "{holder: e8, held: e30, capital: undisclosed, votes: undisclosed}",
    ]
    parties = [f"{{entity: e{n}, service: Service {n}}}" for n in range(33, 39)]
    return "\n".join(
        [
            "trustcheck: 1",
            "subject: {name: Forty, provider: provider, activities: [iaas]}",
            "stated_on: 2026-09-30",
            f"complete: [{', '.join(EVERYTHING)}]",
            "entities:",
            f"  {company('provider', 'FR', more='listed: false, branches: []')}",
            *entities,
            "holdings:",
            *(f"  - {holding}" for holding in holdings),
            "rights: []",
            "accesses:",
            "  - {to: e33, data: [customer], means: support, clear: true, safeguards: []}",
            "third_parties:",
            *(f"  - {party}" for party in parties),
            "",
        ]
    )


_NAMES = (
    "Participations imaginaires",
    "Beteiligungsgesellschaft",
    "Fund Partners LP",
    "Holding",
    "Investissements du Grand Large",
    "BV",
    "Capital",
    "Fondazione",
)

HOSTILE = (
    'a "b" \\" \\N [c] {d} <script>alert(1)</script> &amp; #35; `e` %%{init: {}}%% | end; -->',
    "]:::x\n  click e0 href \u202e \x1b[31m\x07 'q' *b* _i_ \\",
    '"]; evil -> evil [label="',
    "1. one\n- two\r\n---\ngraph TB",
    "雲\u200b e\u0301 \ue000 {{{{ }}}} (( ))",
)
"""Names that try to leave the place where they stand, in each medium another way."""


def hostile(names: tuple[str, ...]) -> Declaration:
    """Return a structure in which five names stand wherever a name can stand."""
    a, b, c, d, e = (_quoted(name) for name in names)
    return declared(
        f"""\
trustcheck: 1
subject: {{name: {a}, provider: one}}
stated_on: 2026-09-30
entities:
  one: {{name: {b}, kind: company}}
  two: {{name: {c}, kind: company, seats: {seated("US")}}}
holdings:
  - {{holder: two, held: one, capital: 30}}
  - {{holder: one, held: two, votes: 60}}
sites:
  - {{id: s, name: {d}, territory: FR, operator: two, roles: [storage]}}
technologies:
  - {{name: {e}, licensor: two, terms: licence}}
third_parties:
  - {{entity: two, service: {a}}}
"""
    )


def _quoted(name: str) -> str:
    """Return a name as YAML writes it in double quotes, every sign but plain ones escaped."""
    plain = "abcdefghijklmnopqrstuvwxyz"
    return '"' + "".join(c if c in plain else f"\\U{ord(c):08x}" for c in name) + '"'


def charted(declaration: Declaration) -> Chart:
    """Return the chart of a declaration on the day of its facts, seen from the Union."""
    return chart(declaration, ruleset(), STATUTES, on=declaration.profile.stated_on)


def _example(name: str) -> Declaration:
    path = shipped("examples") / name / "profile.yaml"
    return declared(path.read_text(encoding="utf-8"))


GROUP = _group()
"""A provider with thirty-nine entities around it, as the text of a profile."""

SAMPLES: Mapping[str, Chart] = MappingProxyType(
    {
        "nuage-exemple": charted(_example("nuage-exemple")),
        "circle": charted(declared(CIRCLE)),
        "bare": charted(profile()),
        "hostile": charted(hostile(HOSTILE)),
    }
)
