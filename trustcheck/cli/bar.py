"""What the profiles of one run are held against."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput, Problem

if TYPE_CHECKING:
    from trustcheck.assessment.assessment import Assessment
    from trustcheck.assessment.basis import Basis
    from trustcheck.assessment.enclosure import Enclosed
    from trustcheck.assessment.terms import Terms
    from trustcheck.assessment.waiver import Waiver
    from trustcheck.engine.assess import Examiner
    from trustcheck.logic.message import Message, Text
    from trustcheck.profile.reading import Declaration
    from trustcheck.profile.statutes import Statutes
    from trustcheck.ruleset.ruleset import Ruleset

SELECTION = "cli.selection"
MOST_REPAIRED = 600
"""Sets of changes that are tried for one page at most."""
MOST_ASKED = 300
"""Answers that are tried for one page at most; those to a fact that was begun are tried."""


@frozen(lazy=True)
class Bar:
    """What every profile of one run is held against; without a day, the day it was stated on."""

    ruleset: Ruleset
    statutes: Statutes
    on: date | None
    criteria: frozenset[str] | None  # None for all of them
    named: str  # how the ruleset was asked for
    settings: Mapping[str, str]  # what was set in it for this run
    is_saved: bool = True  # whether an assessment has to say what it was made from
    outlook: bool = True  # whether anybody reads what would change a verdict
    terms: Terms | None = None  # on which the gate is decided; None for those without a policy
    encloses: bool = False  # whether the structure and the ends of passes are shown beside

    def hold(self, declaration: Declaration, folder: Path | None) -> Assessment:
        """Return the assessment of a declaration, of the chosen criteria alone.

        `folder` is where its evidence may lie. Raises InvalidInput when the profile cannot be
        assessed, or nothing is left to assess.
        """
        on = self.on or declaration.profile.stated_on
        declaration, notes = believed(declaration, folder)
        found = self._examiner.assess(declaration, self.statutes, on=on, outlook=self.outlook)
        assessment = self._chosen(replace(found, notes=(*found.notes, *notes)))
        if not assessment.findings:
            place = declaration.document.span(("stated_on",))
            raise InvalidInput([Problem(place, say("nothing-to-assess", day=on))])
        if self.terms is not None:
            assessment = self.terms.applied(assessment)
        if self.is_saved:
            assessment = replace(assessment, basis=self._basis(declaration, folder))
        return self._enclosed(assessment) if self.encloses else assessment

    @cached_property
    def _examiner(self) -> Examiner:
        """Holds profiles against the ruleset, which it compiles once for all of them."""
        from trustcheck.engine.assess import Examiner

        return Examiner(self.ruleset)

    def _enclosed(self, assessment: Assessment) -> Enclosed:
        """Return an assessment with what a page of its own shows beside the findings.

        Raises InvalidInput for a structure that is too large.
        """
        from trustcheck.assessment.enclosure import Enclosure, Term, enclosed
        from trustcheck.engine.asking import ask
        from trustcheck.engine.chart import chart
        from trustcheck.engine.dated import turnings
        from trustcheck.engine.forecast import forecast
        from trustcheck.engine.repair import repairs
        from trustcheck.engine.trying import Trials
        from trustcheck.profile.effort import shipped_efforts

        declaration, on = assessment.declaration, assessment.on
        trials = Trials(declaration, self.ruleset, self.statutes, on, self.terms)
        dated = turnings(declaration, self.ruleset, self.statutes, waivers=self._waivers)
        ends = forecast(lambda day: self._on(declaration, day), dated, on=on).ends
        enclosure = Enclosure(
            chart=chart(declaration, self.ruleset, self.statutes, on=on),
            terms={
                end.finding.criterion.id: Term(
                    end.last_day,
                    () if end.turn is None else tuple(each.message for each in end.turn.causes),
                )
                for end in ends
            },
            readings=self._readings,
            plan=repairs(assessment, trials, shipped_efforts(), altogether=MOST_REPAIRED),
            asking=ask(
                assessment,
                self.statutes,
                trials.trial,
                everything=True,
                alone=True,
                most=MOST_ASKED,
            ),
        )
        return enclosed(assessment, enclosure)

    def _on(self, declaration: Declaration, day: date) -> Assessment:
        """Return the assessment of any day; where no rule is in force nothing is found."""
        from trustcheck.assessment.assessment import Assessment

        if not self.ruleset.in_force(day):
            return Assessment(declaration, self.ruleset, day, ())
        told = self._examiner.assess(declaration, self.statutes, on=day, outlook=False)
        chosen = self._chosen(told)
        return chosen if self.terms is None else self.terms.applied(chosen)

    @property
    def _waivers(self) -> tuple[Waiver, ...]:
        return () if self.terms is None else self.terms.waivers

    @cached_property
    def _readings(self) -> Mapping[str, Text]:
        from trustcheck.ruleset.readings import read_readings

        return read_readings(self.ruleset)

    @cached_property
    def digest(self) -> str:
        """One digest of everything that a verdict and the gate rest on, but the profile."""
        from trustcheck import __version__
        from trustcheck.source.fingerprint import sha256

        chosen = None if self.criteria is None else sorted(self.criteria)
        settings = sorted(self.settings.items())
        references = sorted(self.statutes.digests.items())
        told = (__version__, self.ruleset.digest, settings, chosen, str(self.on), references)
        parts = told if self.terms is None else (*told, self.terms.digest)
        return sha256(repr(parts).encode("utf-8", "backslashreplace"))

    def _basis(self, declaration: Declaration, folder: Path | None) -> Basis:
        from trustcheck.assessment.basis import Basis

        chosen = self.criteria
        ids = (criterion.id for criterion in self.ruleset.criteria)
        return Basis(
            ruleset=self.named,
            settings=self.settings,
            criteria=None if chosen is None else tuple(id for id in ids if id in chosen),
            files=self._files,
            reference=self.statutes.digests,
            evidence={} if folder is None else _evidence(declaration, folder),
            waivers={} if self.terms is None else self.terms.files,
            baseline={} if self.terms is None else self.terms.baseline_file,
            notice=None if self.terms is None else self.terms.notice,
        )

    @cached_property
    def _files(self) -> Mapping[str, str]:
        """The digests of `ruleset.yaml` and of the file that tailors it, if one does."""
        from trustcheck.source.digest import digest_within

        paths = [self.ruleset.folder / "ruleset.yaml"]
        if self.ruleset.tailored_by is not None:
            paths.append(Path(self.ruleset.tailored_by))
        found = {path.name: digest_within(path.parent, path.name) for path in paths}
        return {name: digest for name, digest in found.items() if digest is not None}

    def _chosen(self, assessment: Assessment) -> Assessment:
        if self.criteria is None:
            return assessment
        kept = tuple(f for f in assessment.findings if f.criterion.id in self.criteria)
        note = say(SELECTION, chosen=len(kept), total=len(assessment.findings))
        return replace(assessment, findings=kept, notes=(*assessment.notes, note))


def believed(
    declaration: Declaration, folder: Path | None
) -> tuple[Declaration, tuple[Message, ...]]:
    """Return what is declared without evidence whose file is another, and a note of that.

    A file is another if it lies in the folder and its digest is not the one that is stated.
    """
    stated = {
        id: each.file
        for id, each in declaration.profile.evidence.items()
        if each.file is not None and each.sha256 is not None
    }
    if folder is None or not stated:
        return declaration, ()
    from trustcheck.profile.reliance import disbelieving

    found = _evidence(declaration, folder)
    evidence = declaration.profile.evidence
    others = tuple(id for id in stated if id in found and found[id] != evidence[id].sha256)
    notes = (say("note.evidence_differs", count=len(others), ids=others),) if others else ()
    return disbelieving(declaration, others), notes


def _evidence(declaration: Declaration, folder: Path) -> Mapping[str, str]:
    """Return the digest of each piece of evidence whose file lies in a folder."""
    from trustcheck.source.digest import digests_within

    pieces = declaration.profile.evidence.items()
    named = {id: each.file for id, each in pieces if each.file is not None}
    digests = digests_within(folder, named.values())
    return {id: digests[name] for id, name in named.items() if name in digests}
