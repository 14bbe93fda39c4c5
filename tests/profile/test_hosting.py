"""A profile is read with that of its host, and each problem is told in its own file."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.profile.files import atlas
from trustcheck.profile.hosting import MOST_HOSTS, read_hosted
from trustcheck.profile.reading import Declaration
from trustcheck.source.document import read
from trustcheck.source.problem import InvalidInput, Problem

PLAIN = """\
trustcheck: 1
subject: {{name: {name}, provider: firm}}
stated_on: 2026-09-30
entities:
  firm: {{name: Firm, kind: company}}
{more}"""


def _text(name: str, more: str = "") -> str:
    return PLAIN.format(name=name, more=more)


def _on(profile: str, service: str = "Host") -> str:
    return f"hosted_on: {{profile: {profile}, service: {service}}}\n"


def _write(folder: Path, **files: str) -> Path:
    """Write each text as the profile of a folder of its own; return that of `service`."""
    for name, text in files.items():
        path = folder / name / "profile.yaml"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    return folder / "service" / "profile.yaml"


def _read(path: Path) -> Declaration:
    """Read a profile under the name that it has from the folder above its own."""
    name = path.relative_to(path.parents[1]).as_posix()
    return read_hosted(read(path.read_bytes(), name), atlas(), path)


def _problems(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(InvalidInput) as refused:
        _read(path)
    return refused.value.problems


def _told(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{each.span} {each.code}" for each in problems]


def test_a_profile_without_a_host_is_read_alone(tmp_path: Path) -> None:
    found = _read(_write(tmp_path, service=_text("Service")))

    assert found.host is None
    assert () == tuple(found.hosts())


def test_hosts_are_read_one_below_the_other(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        service=_text("Service", _on("../platform/profile.yaml", "Platform")),
        platform=_text("Platform", _on("../machines/profile.yaml", "Machines")),
        machines=_text("Machines"),
    )

    found = [(each.profile.subject.name, each.document.file) for each in _read(path).hosts()]

    assert [("Platform", "platform/profile.yaml"), ("Machines", "machines/profile.yaml")] == found


def test_a_pointer_below_the_name_of_the_host_leads_into_its_file(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        service=_text("Service", _on("../platform/profile.yaml", "Platform")),
        platform=_text("Platform", _on("../machines/profile.yaml", "Machines")),
        machines=_text("Machines"),
    )
    way = ("hosted_on", "profile")
    found = _read(path)

    below, within = found.at((*way, *way, "subject", "name"))

    assert ("machines/profile.yaml", ("subject", "name")) == (below.document.file, within)
    assert (found, way) == found.at(way)
    assert (found, ("subject", "name")) == found.at(("subject", "name"))


def test_a_host_may_lie_in_the_folder_itself_and_below_it(tmp_path: Path) -> None:
    path = _write(tmp_path, service=_text("Service", _on("hosts/host.yaml")))
    below = path.parent / "hosts" / "host.yaml"
    below.parent.mkdir()
    below.write_text(_text("Host"), encoding="utf-8")

    host = _read(path).host

    assert host is not None
    assert "service/hosts/host.yaml" == host.document.file


def test_every_problem_of_every_file_is_told_in_its_own(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        service=_text("Service", _on("../host/profile.yaml") + "holdingz: []\n"),
        host=_text("Host", "sites: [{id: one, territory: XX, roles: [storage]}]\nkeyz: {}\n"),
    )

    assert [
        "host/profile.yaml:6:30 unknown-territory",
        "host/profile.yaml:7:1 unknown-key-near",
        "service/profile.yaml:7:1 unknown-key-near",
    ] == _told(_problems(path))


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        pytest.param("/etc/host.yaml", "host-leads-out", id="absolute"),
        pytest.param("../../elsewhere/host.yaml", "host-leads-out", id="above the neighbours"),
        pytest.param("'C:\\host.yaml'", "host-leads-out", id="a drive"),
        pytest.param("'..\\host\\profile.yaml'", "host-leads-out", id="backslashes"),
        pytest.param("../link/host.yaml", "host-leads-out", id="a link that leads out"),
        pytest.param("../host/secret.env", "host-not-yaml", id="no profile by its name"),
        pytest.param("../host/missing.yaml", "host-not-read", id="missing"),
        pytest.param("../folder.yaml", "host-not-read", id="a folder"),
        pytest.param("profile.yaml", "host-of-itself", id="itself"),
        pytest.param("../service/profile.yaml", "host-of-itself", id="itself, by a way round"),
    ],
)
def test_a_host_is_refused_where_it_is_named(tmp_path: Path, named: str, expected: str) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    path = _write(inner, service=_text("Service", _on(named)), host=_text("Host"))
    (inner / "folder.yaml").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "host.yaml").write_text(_text("Host"), encoding="utf-8")
    (inner / "link").symlink_to(tmp_path / "outside")

    assert [f"service/profile.yaml:6:22 {expected}"] == _told(_problems(path))


def test_services_that_stand_on_one_another_are_refused_with_both_places(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        service=_text("Service", _on("../one/profile.yaml", "One")),
        one=_text("One", _on("../other/profile.yaml", "Other")),
        other=_text("Other", _on("../one/profile.yaml", "One")),
    )

    (problem,) = _problems(path)

    assert "other/profile.yaml:6:22 host-leads-back" == f"{problem.span} {problem.code}"
    assert "one/profile.yaml:6:22" == problem.message["place"]


def test_a_host_that_stands_on_the_service_is_refused(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        service=_text("Service", _on("../host/profile.yaml")),
        host=_text("Host", _on("../service/profile.yaml", "Service")),
    )

    (problem,) = _problems(path)

    assert "host/profile.yaml:6:22 host-leads-back" == f"{problem.span} {problem.code}"
    assert "service/profile.yaml:6:22" == problem.message["place"]


@pytest.mark.parametrize("beyond", [False, True])
def test_so_many_hosts_are_followed_and_no_more(tmp_path: Path, *, beyond: bool) -> None:
    most = MOST_HOSTS + beyond
    names = ["service", *(f"host{number}" for number in range(most))]
    texts = [
        _text(name, _on(f"../{below}/profile.yaml", below)) for name, below in pairwise(names)
    ]
    path = _write(tmp_path, **dict(zip(names, [*texts, _text(names[-1])], strict=True)))

    if beyond:
        assert [f"host{most - 2}/profile.yaml:6:22 too-many-hosts"] == _told(_problems(path))
    else:
        assert most == len(tuple(_read(path).hosts()))


def test_a_profile_about_another_service_is_no_host(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        service=_text("Service", _on("../host/profile.yaml", "Qualified Host")),
        host=_text("Ordinary Host"),
    )

    (problem,) = _problems(path)

    assert "service/profile.yaml:6:53 host-other-service" == f"{problem.span} {problem.code}"
    assert "host/profile.yaml:2:17" == problem.message["place"]


def test_evidence_of_hosts_cannot_be_taken_for_that_of_the_service(tmp_path: Path) -> None:
    paper = "evidence: {{paper: {{rung: declared, title: {}}}}}\n"
    path = _write(
        tmp_path,
        service=_text("Service", _on("../host/profile.yaml") + paper.format("Ours")),
        host=_text("Host", paper.format("Theirs")),
    )

    found = {id: each.title for id, each in _read(path).evidence.items()}

    assert {"paper": "Ours", "hosted_on/paper": "Theirs"} == found
