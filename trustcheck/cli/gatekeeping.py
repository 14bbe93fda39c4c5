"""What moves the gate of a run: taken as it was asked for, held against its rulesets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from trustcheck.assessment.form import PolicyForm
from trustcheck.assessment.policy import Policy, matches
from trustcheck.assessment.policy_form import policy_of
from trustcheck.assessment.terms import Terms
from trustcheck.assessment.waiver import NOTICE, Waiver
from trustcheck.assessment.waiver_reading import BOUNDS, read_waivers
from trustcheck.logic.fields import field, frozen
from trustcheck.logic.message import Message, Value, say
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.source.suggestion import closest

if TYPE_CHECKING:
    from trustcheck.assessment.baseline import Baseline
    from trustcheck.cli.standards import Standard
    from trustcheck.profile.statutes import Statutes

_SUBJECTS = 8
"""Services that are named at most among those that a waiver waits for in vain."""
_GUESSES = 100
"""So that a hostile file of nothing but misspelt ids costs little."""


@frozen(kw_only=True)
class Gatekeeping:
    """The policy and the waivers that a run is asked for, and where each was asked for."""

    policy: PolicyForm = PolicyForm()
    places: Mapping[str, Span] = field(default_factory=dict)
    """Where each pattern of the policy stands, and under `policy` the whole of it."""
    waivers: tuple[str, ...] = ()
    notice: int = NOTICE
    baseline: str | None = None

    def terms(self, standards: Sequence[Standard], statutes: Statutes) -> Terms:
        """Return the terms on which the gate of a run is decided.

        Raises InvalidInput with every problem of the policy and of the files of waivers, for
        these rulesets.
        """
        problems: list[Problem] = []
        policy = policy_of(self.policy)
        problems += self._misfits(policy, standards)
        files, waivers = self._read(problems)
        if waivers:
            problems += _strays(waivers, standards, statutes)
        baseline: Baseline | None = None
        baseline_file: Mapping[str, str] = {}
        if self.baseline is not None:
            try:
                baseline_file, baseline = take_baseline(self.baseline)
            except InvalidInput as invalid:
                problems += invalid.problems
        if problems:
            raise InvalidInput(problems)
        return Terms(
            policy=policy,
            waivers=waivers,
            files=files,
            notice=self.notice,
            baseline=baseline,
            baseline_file=baseline_file,
        )

    def _read(self, problems: list[Problem]) -> tuple[Mapping[str, str], tuple[Waiver, ...]]:
        from trustcheck.source.file import load

        documents = []
        for path in dict.fromkeys(self.waivers):
            try:
                documents.append(load(Path(path), limits=BOUNDS))
            except InvalidInput as invalid:
                problems += invalid.problems
        files = {document.file: document.sha256 for document in documents}
        try:
            return files, read_waivers(documents)
        except InvalidInput as invalid:
            problems += invalid.problems
            return files, ()

    def _misfits(self, policy: Policy, standards: Sequence[Standard]) -> Iterator[Problem]:
        """Yield a problem for each pattern that matches nothing, and for a gate without teeth."""
        ids = tuple(each.id for one in standards for each in one.ruleset.criteria)
        for pattern in policy.patterns():
            if not any(matches(id, pattern) for id in ids):
                place = self.places.get(pattern) or Span(pattern, 1, 1, 1, 1)
                yield Problem(place, _unknown("policy-for-no-criterion", pattern, ids))
        for one in standards:
            chosen = [
                each
                for each in one.ruleset.criteria
                if one.criteria is None or each.id in one.criteria
            ]
            if not policy.is_standard and not policy.can_close(chosen):
                place = self.places.get("policy") or Span("--fail-on", 1, 1, 1, 1)
                yield Problem(place, say("policy-never-closes", ruleset=one.ruleset.id))


def take_baseline(path: str) -> tuple[Mapping[str, str], Baseline]:
    """Return the digest of a baseline by the name of its file, and what it says.

    Raises InvalidInput with every problem of the file.
    """
    from trustcheck.assessment.baseline_file import BOUNDS, read_baseline
    from trustcheck.source.file import displayed, read_file
    from trustcheck.source.json_document import read_json

    raw = read_file(Path(path), limits=BOUNDS)
    document = read_json(raw, displayed(Path(path)), limits=BOUNDS)
    return {document.file: document.sha256}, read_baseline(document)


def remarks(terms: Terms, standards: Sequence[Standard], seen: set[str]) -> Iterator[Message]:
    """Yield what is said of waivers that no profile of a run had a use for.

    `seen` are the names of the services that were assessed.
    """
    ids = {each.id for one in standards for each in one.ruleset.criteria}
    for each in terms.waivers:
        if each.criterion not in ids:
            yield say("cli.waiver_elsewhere", criterion=each.criterion, place=str(each.span))
    missing = [
        each for each in terms.waivers if each.criterion in ids and each.subject not in seen
    ]
    by_subject: dict[str, list[Waiver]] = {}
    for each in missing:
        by_subject.setdefault(each.subject, []).append(each)
    for subject, waivers in [*by_subject.items()][:_SUBJECTS]:
        near = closest(subject, sorted(seen))
        values: dict[str, Value] = {
            "subject": subject,
            "place": str(waivers[0].span),
            "count": len(waivers),
        }
        if near is None:
            yield say("cli.waiver_subject", **values)
        else:
            yield say("cli.waiver_subject_near", **values, suggestion=near)
    if len(by_subject) > _SUBJECTS:
        yield say("cli.waiver_subjects", count=len(by_subject) - _SUBJECTS)


def _strays(
    waivers: Sequence[Waiver], standards: Sequence[Standard], statutes: Statutes
) -> Iterator[Problem]:
    """Yield a problem for each waiver of a criterion that is in no ruleset at all."""
    ids = tuple(each.id for one in standards for each in one.ruleset.criteria)
    unknown = [each for each in waivers if each.criterion not in ids]
    if not unknown:
        return
    elsewhere = _shipped_ids(statutes)
    strays = [each for each in unknown if each.criterion not in elsewhere]
    for number, each in enumerate(strays):
        known = (*ids, *sorted(elsewhere)) if number < _GUESSES else ()
        yield Problem(each.span, _unknown("waiver-for-no-criterion", each.criterion, known))


def _shipped_ids(statutes: Statutes) -> frozenset[str]:
    from trustcheck.cli.shelf import take_ruleset
    from trustcheck.ruleset.shelf import shipped_rulesets

    rulesets = (take_ruleset(name, statutes) for name in shipped_rulesets())
    return frozenset(each.id for ruleset in rulesets for each in ruleset.criteria)


def _unknown(code: str, id: str, known: Sequence[str]) -> Message:
    near = closest(id, known)
    if near is None:
        return say(code, id=id)
    return say(f"{code}-near", id=id, suggestion=near)
