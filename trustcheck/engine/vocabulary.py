"""The whole vocabulary of the rules: every word, and the types a rule is checked against."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from trustcheck.engine.declared import DECLARED
from trustcheck.engine.derived import DERIVED
from trustcheck.engine.extended import extended
from trustcheck.engine.word import Words
from trustcheck.profile.statutes import Statutes
from trustcheck.ruleset.condition.typing import SITUATION, Lexicon, Type, code

WORDS: Mapping[str, Words] = MappingProxyType(
    {
        kind: MappingProxyType({**DECLARED.get(kind, {}), **DERIVED.get(kind, {})})
        for kind in dict.fromkeys((*DECLARED, *DERIVED))
    }
)
"""The words of every kind of record, declared and derived."""


def lexicon(statutes: Statutes) -> Lexicon:
    """Return the types of all words; laws, areas and territories are those of the statutes."""
    kinds: dict[str, dict[str, Type]] = {
        kind: {name: word.type for name, word in words.items()} for kind, words in WORDS.items()
    }
    kinds["exposure"]["law"] = code(*statutes.laws)
    return Lexicon(kinds, tuple(statutes.atlas.areas), tuple(statutes.atlas.territories))


def words_of(lexicon: Lexicon) -> Mapping[str, Words]:
    """Return every word of a lexicon, those a ruleset brings included."""
    if lexicon.root == SITUATION:
        from trustcheck.engine.stated import words_of_situations  # of no use to a profile

        return words_of_situations(lexicon)
    added = extended(lexicon)
    kinds = dict.fromkeys((*WORDS, *added))
    return {kind: {**WORDS.get(kind, {}), **added.get(kind, {})} for kind in kinds}
