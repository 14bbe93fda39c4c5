"""Where the data of a profile are not what the format asks for, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from trustcheck.logic.message import say
from trustcheck.profile.flaw import Flaw, empty_values, flaws_of
from trustcheck.profile.profile import FORMAT, Profile
from trustcheck.source.document import Data
from trustcheck.source.kind import word_for


def read_structure(data: Data) -> tuple[Profile | None, tuple[Flaw, ...]]:
    """Return the profile that the data are, or None; and every flaw, in no order.

    References between records are not looked at here.
    """
    if not isinstance(data, dict):
        return None, (Flaw((), say("not-a-profile", found=word_for(data))),)
    empty = {
        pointer: say("empty-value") for pointer in empty_values(data, except_at=("extensions",))
    }
    try:
        profile, flaws = Profile.model_validate(data), tuple[Flaw, ...]()
    except ValidationError as error:
        details = error.errors(include_url=False)
        profile, flaws = None, tuple(_versioned(flaws_of(details, Profile)))
    other = tuple(flaw for flaw in flaws if flaw.message.id == "other-version")
    if other:  # what else looks wrong may well be right in that version
        return None, other
    flaws = tuple(flaw for flaw in flaws if flaw.on_key or flaw.pointer not in empty)
    wrong_keys = {flaw.pointer for flaw in flaws if flaw.on_key}
    flaws += tuple(
        Flaw(pointer, message, on_key=True)
        for pointer, message in empty.items()
        if pointer not in wrong_keys
    )
    return None if flaws else profile, flaws


def _versioned(flaws: Iterable[Flaw]) -> Iterator[Flaw]:
    """Yield the flaws; that the version is missing is told as such."""
    missing = say("missing-key", key="trustcheck")
    for flaw in flaws:
        if flaw == Flaw((), missing):
            yield Flaw((), say("missing-version", known=FORMAT))
        else:
            yield flaw
