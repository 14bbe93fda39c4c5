"""Which territories there are, and where they lie on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from trustcheck.logic.message import Text, say
from trustcheck.logic.period import Period
from trustcheck.profile.jurisdiction import Area, Atlas, Territory
from trustcheck.profile.statute_reading import read_atlas
from trustcheck.source.document import read
from trustcheck.source.file import load
from trustcheck.source.folder import shipped
from trustcheck.source.problem import InvalidInput

ISO_3166_1 = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""

TODAY = date(2026, 9, 30)
REPUBLIC = date(1958, 10, 4)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(load(shipped("rules") / "reference" / "territories.yaml"))


def test_every_code_of_iso_3166_1_is_there_in_order(atlas: Atlas) -> None:
    assert ISO_3166_1.split() == list(atlas.territories)
    assert len(atlas.territories) == 249


def test_no_two_territories_have_one_name(atlas: Atlas) -> None:
    french = {territory.name.fr for territory in atlas.territories.values()}
    english = {territory.name.en for territory in atlas.territories.values()}

    assert (249, 249) == (len(french), len(english))


def test_norway_is_a_code_and_not_a_refusal(atlas: Atlas) -> None:
    assert Text(fr="Norvège", en="Norway") == atlas.name("NO")


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("FR", "FR"),
        ("NC", "FR"),
        ("RE", "FR"),
        ("PR", "US"),
        ("GL", "DK"),
        ("HK", "CN"),
        ("AX", "FI"),
        ("JE", "GB"),
        ("KY", "GB"),
        ("CW", "NL"),
        ("SJ", "NO"),
        ("TK", "NZ"),
        ("CK", "CK"),
        ("TW", "TW"),
        ("EH", "EH"),
    ],
)
def test_a_territory_belongs_to_a_state(atlas: Atlas, code: str, state: str) -> None:
    assert state == atlas.state_of(code)


@pytest.mark.parametrize(
    ("code", "area", "day", "inside"),
    [
        pytest.param("FR", "union", "2026-09-30", True, id="France"),
        pytest.param("NC", "union", "2026-09-30", False, id="New Caledonia is French"),
        pytest.param("PM", "union", "2026-09-30", False, id="Saint Pierre and Miquelon"),
        pytest.param("PF", "union", "2026-09-30", False, id="French Polynesia"),
        pytest.param("WF", "union", "2026-09-30", False, id="Wallis and Futuna"),
        pytest.param("TF", "union", "2026-09-30", False, id="French Southern Territories"),
        pytest.param("RE", "union", "2026-09-30", True, id="Réunion"),
        pytest.param("GP", "union", "2026-09-30", True, id="Guadeloupe"),
        pytest.param("MQ", "union", "2026-09-30", True, id="Martinique"),
        pytest.param("GF", "union", "2026-09-30", True, id="French Guiana"),
        pytest.param("YT", "union", "2013-12-31", False, id="Mayotte, the day before"),
        pytest.param("YT", "union", "2014-01-01", True, id="Mayotte, the first day"),
        pytest.param("MF", "union", "2026-09-30", True, id="Saint Martin, French part"),
        pytest.param("SX", "union", "2026-09-30", False, id="Saint Martin, Dutch part"),
        pytest.param("BL", "union", "2011-12-31", True, id="Saint Barthélemy, the last day"),
        pytest.param("BL", "union", "2012-01-01", False, id="Saint Barthélemy, the day after"),
        pytest.param("GL", "union", "1985-01-31", True, id="Greenland, the last day"),
        pytest.param("GL", "union", "1985-02-01", False, id="Greenland, the day after"),
        pytest.param("AX", "union", "2026-09-30", True, id="Åland"),
        pytest.param("FO", "union", "2026-09-30", False, id="Faroe Islands"),
        pytest.param("AW", "union", "2026-09-30", False, id="Aruba"),
        pytest.param("CW", "union", "2026-09-30", False, id="Curaçao"),
        pytest.param("BQ", "union", "2026-09-30", False, id="Bonaire"),
        pytest.param("GB", "union", "1972-12-31", False, id="United Kingdom, before"),
        pytest.param("GB", "union", "2019-12-31", True, id="United Kingdom, a member"),
        pytest.param("GB", "union", "2020-12-31", True, id="United Kingdom, in transition"),
        pytest.param("GB", "union", "2021-01-01", False, id="United Kingdom, after"),
        pytest.param("GI", "union", "2021-01-01", False, id="Gibraltar, after"),
        pytest.param("JE", "union", "2019-12-31", False, id="Jersey never was"),
        pytest.param("NO", "union", "2026-09-30", False, id="Norway"),
        pytest.param("CH", "union", "2026-09-30", False, id="Switzerland"),
        pytest.param("MC", "union", "2026-09-30", False, id="Monaco"),
        pytest.param("HR", "union", "2013-06-30", False, id="Croatia, the day before"),
        pytest.param("HR", "union", "2013-07-01", True, id="Croatia, the first day"),
        pytest.param("BG", "union", "2006-12-31", False, id="Bulgaria, the day before"),
        pytest.param("NO", "eea", "2026-09-30", True, id="Norway in the EEA"),
        pytest.param("IS", "eea", "2026-09-30", True, id="Iceland in the EEA"),
        pytest.param("LI", "eea", "1995-04-30", False, id="Liechtenstein, the day before"),
        pytest.param("LI", "eea", "1995-05-01", True, id="Liechtenstein, the first day"),
        pytest.param("CH", "eea", "2026-09-30", False, id="Switzerland out of the EEA"),
        pytest.param("SJ", "eea", "2026-09-30", False, id="Svalbard out of the EEA"),
        pytest.param("GB", "eea", "2021-01-01", False, id="United Kingdom out of the EEA"),
        pytest.param("RE", "france", "2026-09-30", True, id="Réunion is French soil"),
        pytest.param("NC", "france", "2026-09-30", False, id="Nouméa is no Union soil"),
        pytest.param("NC", "french_republic", "2026-09-30", True, id="Nouméa is of the Republic"),
        pytest.param("DE", "france", "2026-09-30", False, id="Germany is not France"),
        pytest.param("DE", "france_and_germany", "2026-09-30", True, id="both begin together"),
        pytest.param("IT", "france_and_germany", "2026-09-30", False, id="Italy comes later"),
    ],
)
def test_a_territory_lies_in_an_area_on_a_day(
    atlas: Atlas, code: str, area: str, day: str, inside: bool
) -> None:
    assert inside is atlas.within(code, area, date.fromisoformat(day))


def test_the_union_has_twenty_seven_member_states_today(atlas: Atlas) -> None:
    states = [
        code
        for code in atlas.territories
        if atlas.within(code, "union", TODAY) and atlas.state_of(code) == code
    ]

    members = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
    assert members == " ".join(states)


def test_the_economic_area_is_the_union_and_three_more_today(atlas: Atlas) -> None:
    union, eea = _members(atlas, "union", TODAY), _members(atlas, "eea", TODAY)

    assert union | {"IS", "LI", "NO"} == eea


def test_french_soil_is_what_the_republic_and_the_union_share_on_every_day(atlas: Atlas) -> None:
    periods = [period for area in atlas.areas.values() for period in area.members.values()]
    days = sorted({day for period in periods for day in _edges(period)})

    for day in days[days.index(REPUBLIC) :]:
        shared = _members(atlas, "french_republic", day) & _members(atlas, "union", day)
        assert shared == _members(atlas, "france", day)
        assert shared | {"DE"} == _members(atlas, "france_and_germany", day)


def _members(atlas: Atlas, area: str, day: date) -> set[str]:
    return {code for code in atlas.territories if atlas.within(code, area, day)}


def _edges(period: Period) -> Iterator[date]:
    """Yield the first day, the last one, and their neighbours outside."""
    if period.since is not None:
        yield from (period.since - timedelta(1), period.since)
    if period.until is not None:
        yield from (period.until, period.until + timedelta(1))


def test_each_member_cites_its_act(atlas: Atlas) -> None:
    union = atlas.areas["union"]

    assert set(union.members) == set(union.citations)
    assert "2010/718/UE" in union.citations["BL"].fr


@pytest.mark.parametrize(
    ("code", "area"),
    [("UK", "union"), ("XX", "union"), ("FR", "unoin"), ("fr", "union")],
)
def test_an_unknown_code_or_area_is_an_error(atlas: Atlas, code: str, area: str) -> None:
    with pytest.raises(KeyError):
        atlas.within(code, area, TODAY)


def test_codes_written_by_mistake_have_a_right_one(atlas: Atlas) -> None:
    assert {"UK": "GB", "EL": "GR", "FX": "FR", "EA": "ES", "IC": "ES"} == atlas.aliases


SMALL = """\
territories:
  FR: {fr: France, en: France}
  NC: {fr: Nouvelle-Calédonie, en: New Caledonia, state: FR}
aliases:
  FX: FR
sources:
  rome: {fr: Traité de Rome, en: Treaty of Rome}
areas:
  union:
    name: {fr: Union, en: Union}
    source: {fr: traité, en: treaty}
    members:
      FR: {since: 1958-01-01, source: rome}
"""


def test_a_file_is_read_whole() -> None:
    assert Atlas(
        {
            "FR": Territory("FR", Text("France", "France"), "FR"),
            "NC": Territory("NC", Text("Nouvelle-Calédonie", "New Caledonia"), "FR"),
        },
        {
            "union": Area(
                "union",
                Text("Union", "Union"),
                Text("traité", "treaty"),
                {"FR": Period(date(1958, 1, 1))},
                {"FR": Text("Traité de Rome", "Treaty of Rome")},
            )
        },
        {"FX": "FR"},
    ) == read_atlas(read(SMALL.encode(), "t.yaml"))


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        pytest.param(
            "state: FR",
            "state: XX",
            ("t.yaml:3:58", say("reference-no-such-territory", code="XX")),
            id="a State that does not exist",
        ),
        pytest.param(
            "state: FR",
            "state: NC",
            ("t.yaml:3:58", say("reference-not-a-state", code="NC")),
            id="a State that is none",
        ),
        pytest.param(
            "FX: FR",
            "FX: XX",
            ("t.yaml:5:7", say("reference-no-such-territory", code="XX")),
            id="an alias of nothing",
        ),
        pytest.param(
            "FX: FR",
            "NC: FR",
            ("t.yaml:5:3", say("reference-alias-is-a-code", code="NC")),
            id="an alias that is a code",
        ),
        pytest.param(
            "source: rome",
            "source: room",
            ("t.yaml:13:39", say("reference-no-such-source", source="room")),
            id="a source that does not exist",
        ),
        pytest.param(
            "FR: {since",
            "XX: {since",
            ("t.yaml:13:7", say("reference-no-such-territory", code="XX")),
            id="a member that does not exist",
        ),
        pytest.param(
            "since: 1958-01-01",
            "since: 1958-01-01, until: 1957-12-31",
            (
                "t.yaml:13:38",
                say(
                    "reference-reversed-period",
                    since=date(1958, 1, 1),
                    until=date(1957, 12, 31),
                ),
            ),
            id="a period that ends first",
        ),
        pytest.param(
            "since: 1958-01-01",
            "since: 1958-13-01",
            ("t.yaml:13:19", say("no-such-date", found="1958-13-01")),
            id="no such day",
        ),
        pytest.param(
            "since: 1958-01-01, ",
            "",
            ("t.yaml:13:11", say("missing-key", key="since")),
            id="no first day",
        ),
        pytest.param(
            "since: 1958",
            "from: 1, since: 1958",
            (
                "t.yaml:13:12",
                say("unknown-key", key="from", known=("since", "until", "source", "note")),
            ),
            id="an unknown key",
        ),
        pytest.param(
            "{fr: traité, en: treaty}",
            "treaty",
            ("t.yaml:11:13", say("wrong-type", expected="mapping", found="text")),
            id="one language only",
        ),
        pytest.param(
            "fr: France,",
            "fr: 33,",
            ("t.yaml:2:12", say("needs-quotes", found="33")),
            id="a number for a name",
        ),
        pytest.param(
            "  FR: {fr",
            "  France: {fr",
            ("t.yaml:2:3", say("not-a-territory", found="France")),
            id="a name for a code",
        ),
    ],
)
def test_a_mistake_in_the_file_is_a_problem_with_its_place(
    right: str, wrong: str, expected: tuple[str, object]
) -> None:
    broken = SMALL.replace(right, wrong, 1)

    with pytest.raises(InvalidInput) as raised:
        read_atlas(read(broken.encode(), "t.yaml"))

    assert [expected] == [(str(p.span), p.message) for p in raised.value.problems]


def test_every_mistake_of_a_file_is_told_at_once() -> None:
    broken = SMALL.replace("state: FR", "state: XX").replace("source: rome", "source: room")

    with pytest.raises(InvalidInput) as raised:
        read_atlas(read(broken.encode(), "t.yaml"))

    assert ["reference-no-such-territory", "reference-no-such-source"] == [
        problem.code for problem in raised.value.problems
    ]
