"""Suggests the record that an editor may have meant, by its id and by any form of its name."""

import re
import unicodedata
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from chancery.load import Loaded
from chancery.model.base import Record
from chancery.model.entities import Named

_NEAR = 75
_NEAR_WITHIN = 90


def fold(name: str) -> str:
    """A name without case, diacritics, spaces, hyphens and apostrophes, to compare it by."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[\W_]", "", "".join(c for c in decomposed if not unicodedata.combining(c)))


def names_of(record: Record) -> Iterator[str]:
    """Yield every form of a record's name."""
    yield record.label
    if isinstance(record, Named):
        yield from (name.text for name in record.names)


class Suggester:
    """Knows by which words each record may be called."""

    def __init__(self, loaded: Loaded) -> None:
        """Prepare; words are gathered only once they are asked for."""
        self._loaded = loaded
        self._words: dict[tuple[str, ...], dict[str, str]] = {}
        self._said: dict[tuple[str, tuple[str, ...]], str | None] = {}

    def suggestion(self, word: str, kinds: tuple[str, ...]) -> str | None:
        """The record of one of these kinds that was probably meant, as a question."""
        if (word, kinds) not in self._said:
            self._said[word, kinds] = self._nearest(word, kinds)
        return self._said[word, kinds]

    def _nearest(self, word: str, kinds: tuple[str, ...]) -> str | None:
        words = self._words_of(kinds)
        spaced = _spaced(word)
        best = process.extractOne(spaced, words.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
        # A surname, say, of which the whole name is too far in length.
        best = best or process.extractOne(
            spaced,
            [known for known in words if len(known) > len(spaced)],
            scorer=fuzz.partial_ratio,
            score_cutoff=_NEAR_WITHIN,
        )
        return f"did you mean {words[best[0]]}?" if best else None

    def _words_of(self, kinds: tuple[str, ...]) -> dict[str, str]:
        if kinds not in self._words:
            words: dict[str, str] = {}
            records = [r for kind in kinds for r in self._loaded.records[kind].values()]
            for record in records:
                words.setdefault(_spaced(record.id), record.id)
            for record in records:
                for name in names_of(record):
                    words.setdefault(_spaced(name), record.id)
            self._words[kinds] = words
        return self._words[kinds]


def _spaced(word: str) -> str:
    return word.casefold().replace("-", " ")
