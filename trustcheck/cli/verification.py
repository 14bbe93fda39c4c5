"""What `trustcheck verify` does, once its arguments are read."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from trustcheck.cli.bar import Bar
from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.intake import STANDARD_INPUT, declaration_of
from trustcheck.cli.shelf import shipped_statutes, take_ruleset
from trustcheck.cli.target import STANDARD_STREAM
from trustcheck.logic.fields import frozen, replace
from trustcheck.logic.message import say
from trustcheck.source.limits import STANDARD, Limits
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.source.whereabouts import is_there, leads_within

if TYPE_CHECKING:
    from trustcheck.assessment.baseline import Baseline
    from trustcheck.assessment.comparison import Comparison
    from trustcheck.assessment.saved import Saved
    from trustcheck.assessment.terms import Terms
    from trustcheck.profile.reading import Declaration
    from trustcheck.profile.statutes import Statutes
    from trustcheck.source.document import Document


@frozen(kw_only=True)
class Verification:
    """A saved assessment to check, and where to find what it was made from."""

    result: str
    profile: str | None = None
    """Where the profile lies; None for where the assessment says."""
    ruleset: str | None = None
    """Where the ruleset lies; None for where the assessment says."""
    key: str | None = None
    no_signature: bool = False
    page_format: str = "text"

    def run(self, console: Console) -> ExitCode:
        """Assess again and say what differs.

        Raises InvalidInput for whatever cannot be read, or must not be believed.
        """
        from trustcheck.assessment.comparison import compare

        document, is_signed = take_document(console, self.result)
        saved = self._opened(console, document, is_signed=is_signed)
        statutes = shipped_statutes()
        comparison = compare(saved, self._again(console, saved, statutes, is_signed=is_signed))
        self._report(console, saved, comparison, is_signed=is_signed)
        return ExitCode.GATE_OPEN if comparison.is_same else ExitCode.GATE_CLOSED

    # The signature

    def _opened(self, console: Console, document: Document, *, is_signed: bool) -> Saved:
        """Return the assessment, out of its envelope; the signature is checked before."""
        from trustcheck.assessment.saved import checked

        if is_signed:
            return self._unsealed(console, document)
        if self.key is not None:
            raise InvalidInput([Problem(_whole(document.file), say("not-signed"))])
        return checked(document)

    def _unsealed(self, console: Console, document: Document) -> Saved:
        from trustcheck.assessment.ed25519 import read_public_key
        from trustcheck.assessment.envelope import read_envelope
        from trustcheck.assessment.statement import read_statement
        from trustcheck.source.file import read_file

        envelope = read_envelope(document)
        if self.key is None and not self.no_signature:
            raise InvalidInput([Problem(_whole(document.file), say("signature-unchecked"))])
        if self.key is None:
            payload = envelope.payload
            console.talk(say("verify.signature_not_checked", file=document.file))
        else:
            public = read_public_key(read_file(Path(self.key)), _shown(self.key))
            payload = envelope.opened(public.verifies)
            console.talk(say("verify.signature_good", file=document.file, key=_shown(self.key)))
        name = console.wording.phrase(say("verify.payload", file=document.file))
        console.given[name] = payload
        return read_statement(payload, name)

    # The assessment

    def _again(
        self, console: Console, saved: Saved, statutes: Statutes, *, is_signed: bool
    ) -> Saved:
        """Return the assessment as it comes out now, of the same day and by the same choices."""
        from trustcheck.assessment.saved import reread
        from trustcheck.report.json import compact
        from trustcheck.wording.phrase import read_wording

        path = self.profile if self.profile is not None else _profile_of(saved)
        declaration = self._declared(console, path, saved, statutes, is_signed=is_signed)
        named = self.ruleset if self.ruleset is not None else _ruleset_of(saved)
        rules = take_ruleset(named, statutes, settings=saved.settings)
        if rules.tailored_by is not None and saved.tailored_by is not None:
            rules = replace(rules, tailored_by=saved.tailored_by)
        bar = Bar(
            rules,
            statutes,
            saved.on,
            saved.criteria,
            saved.ruleset,
            saved.settings,
            terms=_terms_of(saved),
        )
        folder = None if path == STANDARD_STREAM else Path(path).parent
        assessment = bar.hold(declaration, folder)
        return reread(compact(assessment, read_wording(saved.language)), saved.document.file)

    def _declared(
        self, console: Console, path: str, saved: Saved, statutes: Statutes, *, is_signed: bool
    ) -> Declaration:
        """Return the declaration, under the name that its file had."""
        from trustcheck.source.document import read
        from trustcheck.source.fingerprint import sha256

        name, raw = taken(path)
        console.given[name] = raw
        if is_signed and sha256(raw) != saved.profile_digest:
            message = say("signed-for-another-profile", profile=saved.profile)
            raise InvalidInput([Problem(_whole(name), message)])
        mended: list[Problem] = []
        file = None if path == STANDARD_STREAM else Path(path)
        document = read(raw, name, mended=mended)
        declaration = declaration_of(document, file, statutes, mended=mended)
        if name == saved.profile:
            return declaration
        return declaration_of(read(raw, saved.profile), file, statutes, mended=[])

    # What is said

    def _report(
        self, console: Console, saved: Saved, comparison: Comparison, *, is_signed: bool
    ) -> None:
        from trustcheck.report.comparison import render, render_json

        file = _shown(self.result)
        if self.page_format == "text":
            console.report_styled(render(comparison, saved, console.wording, file=file))
            return
        checked = "good" if self.key is not None else "not_checked"
        signature = checked if is_signed else "none"
        told = render_json(comparison, saved, console.wording, file=file, signature=signature)
        console.report(told)


def take_document(console: Console, name: str) -> tuple[Document, bool]:
    """Return the JSON of a file, or of standard input for `-`, and whether it is an envelope.

    Raises InvalidInput for a file that cannot be read, and for what is no JSON.
    """
    from trustcheck.assessment.envelope import LARGEST, is_envelope
    from trustcheck.source.json_document import read_json

    name, raw = taken(name, limits=LARGEST)
    console.given[name] = raw
    document = read_json(raw, name, limits=LARGEST)
    return document, is_envelope(document)


def _profile_of(saved: Saved) -> str:
    """Return the recorded path of the profile, if it stays within the current folder."""
    place = saved.span("profile", "file")
    if saved.profile == STANDARD_INPUT:
        raise InvalidInput([Problem(place, say("profile-was-standard-input"))])
    return _within(saved.profile, "profile-leads-out", place)


def _ruleset_of(saved: Saved) -> str:
    """Return the recorded ruleset: a shipped one, or a path within the current folder."""
    from trustcheck.ruleset.shelf import shipped_rulesets

    if saved.ruleset in shipped_rulesets():
        return saved.ruleset
    return _within(saved.ruleset, "ruleset-leads-out", saved.span("made_from", "ruleset"))


def _within(path: str, code: str, place: Span) -> str:
    """Return a path that a file names, if it stays within the current folder.

    Whoever wrote the file chose the path: what it names is read, and shown where it is not as it
    should be. Raises InvalidInput for a path that leads out.
    """
    if Path(path).is_absolute() or not leads_within(path, Path.cwd()):
        raise InvalidInput([Problem(place, say(code, path=path))])
    return path


def _terms_of(saved: Saved) -> Terms | None:
    """Return the terms on which its gate was decided, as far as its files of waivers are there.

    None where it was on none but those that hold where nobody says anything else.
    Raises InvalidInput for one that cannot be read as such, or leads out of the current folder.
    """
    if saved.notice is None:
        return None
    from trustcheck.assessment.terms import Terms
    from trustcheck.assessment.waiver_reading import BOUNDS, read_waivers
    from trustcheck.cli.gatekeeping import take_baseline
    from trustcheck.source.file import load

    documents = []
    for number, name in enumerate(saved.waivers):
        place = saved.span("made_from", "waivers", number, "file")
        path = Path(_within(name, "waivers-elsewhere", place))
        if is_there(path):
            documents.append(load(path, limits=BOUNDS))
    baseline: Baseline | None = None
    baseline_file: Mapping[str, str] = {}
    if saved.baseline is not None:
        place = saved.span("made_from", "baseline", 0, "file")
        path = Path(_within(saved.baseline, "waivers-elsewhere", place))
        if is_there(path):
            baseline_file, baseline = take_baseline(str(path))
    return Terms(
        baseline=baseline,
        baseline_file=baseline_file,
        policy=saved.policy,
        waivers=read_waivers(documents),
        files={document.file: document.sha256 for document in documents},
        notice=saved.notice,
    )


def taken(name: str, *, limits: Limits = STANDARD) -> tuple[str, bytes]:
    """Return a file as it is shown and its bytes, read once; for `-`, standard input.

    Raises InvalidInput for a file that cannot be read; of a stream that is too large, enough is
    returned for its reader to say so.
    """
    from trustcheck.source.file import displayed, read_file

    if name != STANDARD_STREAM:
        return displayed(Path(name)), read_file(Path(name), limits=limits)
    return STANDARD_INPUT, b"" if sys.stdin is None else sys.stdin.buffer.read(limits.size + 1)


def _shown(path: str) -> str:
    from trustcheck.source.file import displayed

    return STANDARD_INPUT if path == STANDARD_STREAM else displayed(Path(path))


def _whole(file: str) -> Span:
    return Span(file, 1, 1, 1, 1)
