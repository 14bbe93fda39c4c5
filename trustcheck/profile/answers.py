"""Answers to a questionnaire, put into the profile that they complete."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from typing import Any

from trustcheck.logic.fields import define, field, frozen
from trustcheck.logic.message import say
from trustcheck.logic.pointer import Pointer, pointer_of
from trustcheck.profile.flaw import Flaw, flaws_of
from trustcheck.profile.value import Mistake, unknown_key
from trustcheck.source.document import Data, Document
from trustcheck.source.kind import word_for
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span
from trustcheck.source.suggestion import closest

VERSION = 1
"""The version of the form of a questionnaire."""

SIGNED = ("by", "on", "expires")
"""What one person can say once for all the answers of a file."""

_FIELDS = ("met", *SIGNED, "evidence")
"""What an answer says, in the order in which the questionnaire asks for it."""

_SECTIONS = ("answers", "signature", "attestations", "evidence", "complete", "facts")


@frozen
class Completed:
    """A profile with the answers in it: each part has its place in the file it was written in."""

    document: Document
    taken: int
    """Answers and facts that were filled in."""
    left: int
    """Those that were left empty."""


def completed(
    profile: Document,
    answers: Document,
    *,
    known: Collection[str] | None = None,
    mended: list[Problem] | None = None,
) -> Completed:
    """Return what a valid profile says with the answers of a filled questionnaire.

    What is filled in is not looked at: the reader of profiles does that, and tells mistakes at
    their places in the answers. `known` are the criteria that a person can answer for, None where
    that is not known. Raises InvalidInput where the file is no questionnaire, and for answers to
    other criteria; with a list `mended`, the latter go there instead, for a reader who finds more.
    """
    sections = _sections(answers)
    merging = _Merging(profile, answers)
    if known is not None:
        merging.check(sections["attestations"], known)
    merging.attest(sections["attestations"], _filled(sections["signature"]))
    merging.back(sections["evidence"])
    merging.complete(sections["complete"])
    merging.state(sections["facts"])
    if merging.problems and mended is None:
        raise InvalidInput(merging.problems)
    if mended is not None:
        mended += merging.problems
    return merging.result()


def _sections(answers: Document) -> dict[str, dict[str, Any]]:
    """Return the sections of a questionnaire; one that is not there is empty."""
    data = answers.data
    if not isinstance(data, dict) or "answers" not in data:
        raise InvalidInput([Problem(answers.span(()), say("not-answers"))])
    if type(data["answers"]) is not int or data["answers"] != VERSION:
        problem = Problem(answers.span(("answers",)), say("other-answers", known=VERSION))
        raise InvalidInput([problem])
    flaws = tuple(_misplaced(data))
    if flaws:
        raise InvalidInput(flaw.problem(answers) for flaw in flaws)
    found: dict[str, dict[str, Any]] = {}
    for name in _SECTIONS[1:]:
        section = data.get(name)
        found[name] = section if isinstance(section, dict) else {}
    return found


def _misplaced(data: dict[str, Data]) -> Iterator[Flaw]:
    """Yield keys without a meaning, and sections that are no mappings."""
    mistakes = [unknown_key(key, _SECTIONS) for key in data if key not in _SECTIONS]
    signature = data.get("signature")
    for key in signature if isinstance(signature, dict) else ():
        if key not in SIGNED:
            mistake = unknown_key(key, SIGNED)
            mistakes.append(
                Mistake(
                    mistake.code, mistake.values, ("signature", key), on_key=True, known=SIGNED
                )
            )
    for name in _SECTIONS[1:]:
        section = data.get(name)
        if section is not None and not isinstance(section, dict):
            values = {"expected": "mapping", "found": word_for(section)}
            mistakes.append(Mistake("wrong-type", values, (name,)))
    yield from flaws_of(mistakes, True, nothing_at=())


def _filled(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a record that somebody filled in."""
    return {key: value for key, value in record.items() if value is not None and value != []}


@define
class _Merging:
    profile: Document
    answers: Document
    problems: list[Problem] = field(default_factory=list)
    taken: int = 0
    left: int = 0
    data: dict[str, Any] = field(init=False)
    spans: dict[Pointer, Span] = field(init=False)
    keys: dict[Pointer, Span] = field(init=False)

    def __post_init__(self) -> None:
        data: Any = self.profile.data  # of a valid profile: a mapping
        self.data = deepcopy(data)
        self.spans, self.keys = dict(self.profile.spans), dict(self.profile.keys)

    def result(self) -> Completed:
        """Return the profile as it is now."""
        profile = self.profile
        document = Document(
            profile.file, profile.lines, self.data, self.spans, self.keys, profile.sha256
        )
        return Completed(document, self.taken, self.left)

    # The sections

    def check(self, section: Mapping[str, Any], known: Collection[str]) -> None:
        """Refuse answers to criteria for which nobody answers."""
        for id in section:
            if id in known:
                continue
            at: Pointer = ("attestations", id)
            near = closest(id, known)
            if near is None:
                self._refuse(at, "nothing-to-answer", id=id)
            else:
                self._refuse(at, "nothing-to-answer-near", id=id, suggestion=near)

    def attest(self, section: Mapping[str, Any], signature: Mapping[str, Any]) -> None:
        """Take the answers; what one does not say of its author and days, the signature says."""
        for id, record in section.items():
            filled = _filled(record) if isinstance(record, dict) else record
            if not filled and filled is not False:
                self.left += 1
                continue
            self.taken += 1
            here: Pointer = ("attestations", id)
            self.data.get("attestations", {}).pop(id, None)
            self._put(here, {} if isinstance(filled, dict) else filled, here)
            if isinstance(filled, dict):
                for key in dict.fromkeys((*_FIELDS, *filled)):
                    if key in filled:
                        self._put((*here, key), filled[key], (*here, key))
                    elif key in signature:
                        self._put((*here, key), signature[key], ("signature", key))

    def back(self, section: Mapping[str, Any]) -> None:
        """Take further pieces of evidence; one that the profile has stays as it is."""
        declared = self.data.get("evidence", {})
        for id, record in section.items():
            filled = _filled(record) if isinstance(record, dict) else record
            here: Pointer = ("evidence", id)
            if id in declared and filled:
                if declared[id] != filled:
                    self._refuse(here, "evidence-taken", id=id, line=self._line(here))
            elif filled:
                self._put(here, filled, here)

    def complete(self, section: Mapping[str, Any]) -> None:
        """Take which lists leave nothing out."""
        for name, answer in section.items():
            here: Pointer = ("complete", name)
            if answer is None:
                self.left += 1
            elif not isinstance(answer, bool):
                values = {"expected": "boolean", "found": word_for(answer)}
                self._refuse(here, "wrong-type", on_key=False, **values)
            elif not answer:
                self.taken += 1
            else:
                self.taken += 1
                names = self.data.setdefault("complete", [])
                if name not in names:
                    place = self.answers.key_span(here)
                    self.spans.setdefault(("complete",), place)
                    self.spans["complete", len(names)] = place
                    names.append(name)

    def state(self, section: Mapping[str, Any]) -> None:
        """Take facts, each under the way to it."""
        for path, value in section.items():
            if value is None:
                self.left += 1
                continue
            pointer = pointer_of(path, self.data)
            if pointer is None:
                self._refuse(("facts", path), "no-such-place", path=path)
            else:
                self.taken += 1
                self._put(pointer, value, ("facts", path))

    # One value

    def _put(self, at: Pointer, value: Any, source: Pointer) -> None:
        """Say a value at a place of the profile; `source` is where the answers say it."""
        here: Any = self.data
        for depth, step in enumerate(at[:-1], 1):
            if isinstance(here, dict) and step not in here:
                here[step] = {}
                self.spans[at[:depth]] = self.answers.span(source)
                self.keys[at[:depth]] = self.answers.key_span(source)
            here = here[step]
        here[at[-1]] = deepcopy(value)
        for below in _pointers(value):
            self.spans[*at, *below] = self.answers.span((*source, *below))
            self.keys[*at, *below] = self.answers.key_span((*source, *below))

    def _line(self, at: Pointer) -> int:
        return self.profile.key_span(at).line

    def _refuse(self, at: Pointer, code: str, *, on_key: bool = True, **values: str | int) -> None:
        place = self.answers.key_span if on_key else self.answers.span
        self.problems.append(Problem(place(at), say(code, **values)))


def _pointers(value: Any, at: Pointer = ()) -> Iterator[Pointer]:
    """Yield the way to a value and to every part of it."""
    yield at
    parts = value.items() if isinstance(value, dict) else ()
    for step, part in enumerate(value) if isinstance(value, list) else parts:
        yield from _pointers(part, (*at, step))
