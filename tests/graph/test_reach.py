"""Who can obtain data in clear: by operating, by an access, by keys; and when that is settled."""

from __future__ import annotations

from typing import Unpack, get_args

import pytest

from tests.graph.drawing import DAY, EVERYTHING, Facts, Sections, drawn
from trustcheck.graph.reach import KEYS, reaches, reaches_data
from trustcheck.logic.explanation import Explanation, Gap, Reason
from trustcheck.logic.truth import Truth
from trustcheck.profile.access import Means

CLEAR = {"to": "us", "data": ["customer"], "means": "administration", "clear": True}
ACCESSES_OPEN = tuple(name for name in EVERYTHING if name != "accesses")


def _reached(
    data: str | None = "customer",
    *,
    entity: str = "us",
    complete: tuple[str, ...] = EVERYTHING,
    **sections: Unpack[Sections],
) -> Explanation:
    profile = drawn(entities={"us": {}}, complete=complete, **sections)
    return reaches_data(profile, reaches(profile, on=DAY), entity, data, on=DAY)


@pytest.mark.parametrize(
    ("access", "truth"),
    [
        pytest.param({"clear": True}, Truth.TRUE, id="in clear"),
        pytest.param({"clear": False}, Truth.FALSE, id="encrypted"),
        pytest.param({"clear": "undisclosed"}, Truth.UNKNOWN, id="not known whether in clear"),
        pytest.param({"data": []}, Truth.FALSE, id="no data"),
        pytest.param({"data": ["technical"]}, Truth.FALSE, id="other data"),
        pytest.param({"means": "hosting", "clear": True}, Truth.TRUE, id="hosting in clear"),
        pytest.param({"means": "contract", "clear": True}, Truth.TRUE, id="a right to the data"),
        pytest.param({"means": "hardware"}, Truth.FALSE, id="hardware"),
        pytest.param({"means": "updates"}, Truth.UNKNOWN, id="updates, safeguards not stated"),
        pytest.param(
            {"means": "updates", "safeguards": []}, Truth.UNKNOWN, id="updates without quarantine"
        ),
        pytest.param(
            {"means": "updates", "safeguards": ["quarantine"]},
            Truth.FALSE,
            id="updates in quarantine",
        ),
        pytest.param(
            {"means": "support", "clear": True, "safeguards": []}, Truth.TRUE, id="support"
        ),
        pytest.param(
            {"means": "support", "clear": True, "safeguards": ["real_time_supervision"]},
            Truth.UNKNOWN,
            id="support under supervision",
        ),
        pytest.param({"means": None, "clear": True}, Truth.UNKNOWN, id="by means not stated"),
        pytest.param({"until": "2026-09-29"}, Truth.FALSE, id="over"),
        pytest.param({"since": "2026-10-01"}, Truth.FALSE, id="to come"),
    ],
)
def test_an_access_is_one_to_data_in_clear_or_not(access: Facts, truth: Truth) -> None:
    record = {key: value for key, value in {**CLEAR, **access}.items() if value is not None}
    keys = {"held_by": ["p"]}

    assert truth is _reached(accesses=[record], keys=keys).truth


@pytest.mark.parametrize(
    ("keys", "truth"),
    [
        pytest.param({"held_by": ["us"]}, Truth.TRUE, id="its own keys"),
        pytest.param({"held_by": ["p"]}, Truth.FALSE, id="keys of another"),
        pytest.param({"held_by": []}, Truth.FALSE, id="keys of the customers"),
        pytest.param({"customer_exclusive": True}, Truth.FALSE, id="of the customers alone"),
        pytest.param({"customer_exclusive": False}, Truth.UNKNOWN, id="not of them alone"),
        pytest.param(None, Truth.UNKNOWN, id="not stated"),
    ],
)
def test_keys_open_ciphertext(keys: Facts | None, truth: Truth) -> None:
    access = {"to": "us", "data": ["customer"], "means": "hosting", "clear": False}
    sections: Sections = {"accesses": [access]}
    if keys is not None:
        sections["keys"] = keys

    assert truth is _reached(**sections).truth


@pytest.mark.parametrize(
    "safeguards", [None, [], ["quarantine"], ["real_time_supervision"]], ids=str
)
@pytest.mark.parametrize("means", [*get_args(Means), None])
@pytest.mark.parametrize("holder", ["us", "p"])
def test_whether_data_are_in_clear_is_open_only_where_it_matters(
    holder: str, means: str | None, safeguards: list[str] | None
) -> None:
    stated = {"to": "us", "data": ["customer"], "means": means, "safeguards": safeguards}
    access = {key: value for key, value in stated.items() if value is not None}
    keys = {"held_by": [holder]}

    truths = {
        clear: _reached(accesses=[{**access, "clear": clear}], keys=keys).truth
        for clear in ("undisclosed", True, False)
    }

    agreed = truths[True] if truths[True] is truths[False] else Truth.UNKNOWN
    assert agreed is truths["undisclosed"]


def test_whoever_has_the_keys_reads_data_in_clear_or_not() -> None:
    access = {"to": "us", "data": ["customer"], "means": "hosting", "clear": "undisclosed"}

    found = _reached(accesses=[access], keys={"held_by": ["us"]})

    assert "graph.keys-either" == found.decisive().because[0].message.id
    assert (("accesses", 0, "data"), ("accesses", 0, "means"), ("accesses", 0, "clear"), KEYS) == (
        found.decisive().pointers()
    )


def test_keys_alone_are_no_access() -> None:
    assert Truth.FALSE is _reached(keys={"held_by": ["us"]}).truth


def test_the_provider_reaches_everything() -> None:
    explanation = _reached(None, entity="p")

    assert (Truth.TRUE, (("subject", "provider"),)) == (explanation.truth, explanation.pointers())


def test_an_open_list_of_accesses_settles_nothing() -> None:
    explanation = _reached(complete=ACCESSES_OPEN)

    assert Truth.UNKNOWN is explanation.truth
    assert (Gap(("accesses",), Reason.OPEN),) == explanation.open_gaps()


def test_an_entity_that_declares_to_reach_nothing_does_not() -> None:
    explanation = _reached(complete=ACCESSES_OPEN, accesses=[{"to": "us", "data": []}])

    assert Truth.FALSE is explanation.truth
    assert (("accesses", 0, "data"),) == explanation.pointers()


@pytest.mark.parametrize(
    ("role", "customer", "technical"),
    [
        ("processing", Truth.TRUE, Truth.TRUE),
        ("administration", Truth.TRUE, Truth.TRUE),
        ("storage", Truth.UNKNOWN, Truth.UNKNOWN),
        ("backup", Truth.UNKNOWN, Truth.UNKNOWN),
        ("supervision", Truth.UNKNOWN, Truth.TRUE),
        ("technical_data", Truth.UNKNOWN, Truth.TRUE),
        ("support", Truth.UNKNOWN, Truth.UNKNOWN),
    ],
)
def test_whoever_operates_a_site_reaches_what_is_done_there(
    role: str, customer: Truth, technical: Truth
) -> None:
    site = {"id": "s", "territory": "FR", "operator": "us", "roles": [role]}

    found = [
        _reached(data, complete=ACCESSES_OPEN, sites=[site]).truth
        for data in ("customer", "technical")
    ]

    assert [customer, technical] == found


def test_an_undisclosed_operator_is_someone_without_a_name() -> None:
    site = {"id": "s", "territory": "FR", "operator": "undisclosed", "roles": ["processing"]}

    found = {reach.entity for reach in reaches(drawn(sites=[site]), on=DAY)}

    assert {"p", None} == found


@pytest.mark.parametrize(
    ("technology", "truth"),
    [
        pytest.param({"terms": "own"}, Truth.UNKNOWN, id="its own, run by nobody named"),
        pytest.param({"terms": "own", "operated_by": ["p"]}, Truth.FALSE, id="its own"),
        pytest.param({"terms": "licence"}, Truth.UNKNOWN, id="who runs it is not stated"),
        pytest.param({"terms": "operated_by_licensor"}, Truth.TRUE, id="its owner runs it"),
        pytest.param({"terms": "licence", "operated_by": ["us"]}, Truth.TRUE, id="it runs it"),
        pytest.param({"terms": "licence", "operated_by": ["p"]}, Truth.FALSE, id="provider runs"),
        pytest.param({"terms": "undisclosed"}, Truth.UNKNOWN, id="terms not disclosed"),
        pytest.param({}, Truth.UNKNOWN, id="terms not stated"),
        pytest.param(
            {"terms": "licence", "part": "hardware", "operated_by": ["p"]},
            Truth.FALSE,
            id="hardware",
        ),
    ],
)
def test_whoever_runs_a_technology_reaches_the_data(technology: Facts, truth: Truth) -> None:
    record = {"name": "Stack", "licensor": "us", **technology}

    assert truth is _reached(technologies=[record]).truth


@pytest.mark.parametrize(
    ("terms", "operators", "truth"),
    [
        pytest.param("operated_by_licensor", None, Truth.UNKNOWN, id="others are not named"),
        pytest.param("operated_by_licensor", ["p"], Truth.FALSE, id="its owner alone"),
        pytest.param("operated_by_licensor", ["p", "us"], Truth.TRUE, id="another, too"),
        pytest.param("licence", None, Truth.UNKNOWN, id="nobody is named"),
    ],
)
def test_what_its_owner_runs_others_may_run_too(
    terms: str, operators: list[str] | None, truth: Truth
) -> None:
    record = {"name": "Stack", "licensor": "p", "terms": terms, "operated_by": operators}
    if operators is None:
        del record["operated_by"]

    assert truth is _reached(technologies=[record]).truth


def test_a_right_to_obtain_data_is_an_access() -> None:
    right = {"holder": "us", "over": "p", "kind": "data_access"}

    assert Truth.TRUE is _reached(rights=[right]).truth
