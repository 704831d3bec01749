"""Own words: no run of more than ten words of a text of ours is a source's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from chancery.evidence.names import Names
from chancery.evidence.texts import Paragraph, Texts, spaced
from chancery.model.provenance import MOST_WORDS

_WORD: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of ours that stand just so in a paragraph."""

    words: tuple[str, ...]
    paragraph: Paragraph


class Runs:
    """Knows every run of the sources that is too long to be ours.

    Names, offices and titles of documents do not count: a run is of the words outside of them,
    whatever name stands between.
    """

    def __init__(self, texts: Texts, names: Names) -> None:
        self._names = names
        self._runs: dict[tuple[str, ...], Paragraph] = {}
        for numbered in texts.values():
            for paragraph in numbered.values():
                for run in _runs(self._words(paragraph.spaced)):
                    self._runs.setdefault(run, paragraph)

    def _words(self, text: str) -> list[str]:
        return _WORD.findall(self._names.without_names(text).casefold())

    def copied(self, text: str) -> Run | None:
        """The first run of a text, as long as it goes on, that is a source's, if there is one."""
        words = self._words(spaced(text))
        found: Run | None = None
        for run in _runs(words):
            paragraph = self._runs.get(run)
            if found is None and paragraph is not None:
                found = Run(run, paragraph)
            elif found is not None and paragraph is found.paragraph:
                found = Run((*found.words, run[-1]), paragraph)
            elif found is not None:
                break
        return found


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - MOST_WORDS):
        yield tuple(words[start : start + MOST_WORDS + 1])
