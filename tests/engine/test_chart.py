"""The chart of a structure, and the entities on the paths of a law."""

from __future__ import annotations

from tests.builders import company, profile
from tests.report.charts import EVERYTHING, SAMPLES, charted
from trustcheck.assessment.chart import Chart, Rest
from trustcheck.graph.shareholding import Part
from trustcheck.logic.share import WHOLE, percent
from trustcheck.logic.truth import Truth

UP = """
holdings:
  - {holder: american, held: german, capital: 60, votes: 60}
  - {holder: german, held: provider, capital: 60, votes: 60}
"""

SHARED = charted(
    profile(
        f"{UP}  - {{holder: french, held: provider, capital: 40, votes: 40}}",
        entities=company("french", "FR"),
        complete=EVERYTHING,
    )
)
"""The provider has no holder without a name, and its American parent a part by each reading."""


def _trail(chart: Chart, law: str, property: str, data: str) -> tuple[tuple[str, ...], ...]:
    """Return the entities on the sure path of a law, and on the possible one."""
    for trail in chart.trails:
        found = trail.exposure
        if (found.law, found.property, found.data) == (law, property, data):
            return trail.sure, trail.possible
    raise KeyError(law)


def test_the_path_of_a_law_leads_from_who_is_subject_to_who_has_the_data() -> None:
    chart = charted(profile(UP, complete=EVERYTHING))

    expected = ("american", "german", "provider")
    assert (expected, ()) == _trail(chart, "cloud-act", "disclosure", "customer")


def test_who_is_on_a_sure_path_is_marked_with_the_law() -> None:
    chart = charted(profile(UP, complete=EVERYTHING))

    marks = {id: node.laws.get("cloud-act") for id, node in chart.nodes.items()}
    assert {"american": Truth.TRUE, "german": Truth.TRUE, "provider": Truth.TRUE} == marks


def test_of_namesakes_only_the_one_on_record_is_on_the_path() -> None:
    twin = company("twin", "FR").replace("Twin SA", "American SA")
    chart = charted(profile(UP, entities=twin, complete=EVERYTHING))

    assert {} == chart.nodes["twin"].laws
    assert Truth.TRUE is chart.nodes["american"].laws["cloud-act"]


def test_a_company_is_controlled_directly_on_the_link_and_at_a_remove_on_the_holder() -> None:
    chart = charted(profile(UP, complete=EVERYTHING))

    assert [("american", "german", Truth.TRUE), ("german", "provider", Truth.TRUE)] == [
        (link.holder, link.company, link.control) for link in chart.links
    ]
    assert {"provider": Truth.TRUE} == chart.nodes["american"].controls
    assert {} == chart.nodes["german"].controls


def test_what_is_left_is_a_float_or_hidden() -> None:
    chart = charted(profile(UP, complete=EVERYTHING))
    forty = Part(percent("40"), percent("40"))

    assert Rest(forty, True) == chart.nodes["german"].rest
    assert Rest(forty, False) == chart.nodes["provider"].rest
    assert Rest(Part(WHOLE, WHOLE), True) == chart.nodes["american"].rest


def test_nothing_is_left_of_a_company_whose_parts_are_all_declared() -> None:
    whole = UP.replace("60", "100")
    chart = charted(profile(whole, complete=EVERYTHING))

    assert None is chart.nodes["provider"].rest


def test_both_readings_of_a_stake_are_kept() -> None:
    stake = SHARED.nodes["american"].stake

    assert stake is not None
    assert (percent("36"), percent("60")) == (stake.capital.product, stake.capital.attributed)


def test_circles_and_treasury_shares_are_found() -> None:
    assert (("cross", "holdco"), ("nimbus",)) == SAMPLES["circle"].circles


def test_a_right_that_is_none_is_no_link() -> None:
    kinds = {right.kind for link in SAMPLES["circle"].links for right in link.rights}

    assert {"golden_share", "board_appointment", "concert", "option"} == kinds


def test_undisclosed_holders_of_a_company_are_one_link() -> None:
    hidden = [link for link in SAMPLES["circle"].links if link.holder is None]

    assert [("nimbus", 1)] == [(link.company, len(link.ties)) for link in hidden]


def test_foreign_holders_are_taken_together() -> None:
    capital = SHARED.foreign.capital

    assert (percent("36"), percent("60")) == (capital.product, capital.attributed)


def test_what_has_ended_is_not_on_the_chart() -> None:
    ended = """
    sites:
      - {id: old, territory: FR, roles: [storage], until: 2026-09-29}
      - {id: new, territory: FR, roles: [storage], since: 2026-09-30}
    keys: {held_by: [american], until: 2026-01-01}
    """
    chart = charted(profile(ended))

    assert ["new"] == [site.id for site in chart.sites]
    assert None is chart.keys
