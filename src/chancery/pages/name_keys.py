"""Sound keys of names: what is left of a spelling when it is heard and not seen.

The same keys are made in the browser, from the tables that `tables` serves and by the steps of
`Keys`; a test compares the two.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Final

from unidecode import unidecode_expect_nonascii

BETWEEN: Final = r'[\s.,;:/()\[\]“”„"«»&‐-―-]+'
"""What parts the words of a name."""

RULES: Final = (
    # A glide written j, as in German: Sergej; before a vowel it is the j of John.
    ("[aeiouy]j(?![aeiouy])", "a"),
    ("tsch|dsch|dzh|tch|tsh|chzh|cz|t[sz]|dj|(?<!s)ch|j", "j"),
    ("sch|sh|zh|sz|z|c(?=[eiy])", "s"),
    # An h that is not heard: Oh.
    ("(?<=[aeiouy])h(?![aeiouy])", ""),
    ("kh", "h"),
    ("ng", "n"),
    ("x", "ks"),
    ("ck|[gkq]h?|c", "k"),
    ("[bp]h?", "p"),
    ("[td]h?", "t"),
    ("[fvw]", "v"),
    ("rh", "r"),
)
"""Patterns and what stands for what they find, in order: spellings of one sound become one.

They are regular expressions to Python and JavaScript alike.
"""

_LATIN: Final = frozenset({0x00, 0x01, 0x02, 0x1E})
_IDEOGRAPHS: Final = range(0x2E, 0xA0)
# The library reads this letter alone as c, which is how no one spells a name with it.
_BETTER: Final = {"ᄎ": "ch", "ᆾ": "ch"}


def letters(names: Iterable[str]) -> Mapping[str, str]:
    """How each letter of the scripts of these names is written in Latin letters.

    It holds every letter of a script that occurs, so that any word in it can be asked for, and of
    Chinese characters those that occur.
    """
    found = {letter for name in names for letter in plain(name)}
    blocks = _LATIN | {ord(letter) >> 8 for letter in found}
    some = {chr(code) for block in blocks - {*_IDEOGRAPHS} for code in _block(block)}
    known = {letter for letter in some | found if plain(letter) == letter}
    table = {letter: _latin(letter) for letter in known if not letter.isascii()}
    return {letter: table[letter] for letter in sorted(table) if table[letter]}


def _block(number: int) -> range:
    return range(number << 8, (number + 1) << 8)


def _latin(letter: str) -> str:
    if not letter.isalnum():
        return ""
    latin = _BETTER.get(letter) or unidecode_expect_nonascii(letter, errors="ignore")
    return "".join(each for each in latin.lower() if each.isascii() and each.isalnum())


def plain(text: str) -> str:
    """The text in small letters, each apart from its accents (Unicode's form NFKD)."""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())


class Keys:
    """Makes sound keys of spellings in the scripts of some names."""

    def __init__(self, names: Iterable[str]) -> None:
        """Learn the letters of all scripts in which one of these names is written."""
        self.letters = letters(names)
        own = {chr(code): chr(code) for code in range(128) if chr(code).isalnum()}
        self._latin = _Table({ord(old): new for old, new in (own | dict(self.letters)).items()})
        self._rules = [(re.compile(pattern), new) for pattern, new in RULES]
        self._between = re.compile(BETWEEN)

    def words(self, text: str) -> tuple[str, ...]:
        """The words of a spelling in plain Latin letters; none where there is no letter."""
        parts = self._between.split(plain(text))
        return tuple(word for part in parts if (word := part.translate(self._latin)))

    def rotations(self, text: str) -> tuple[str, ...]:
        """A spelling in plain Latin letters without spaces, begun at each of its words."""
        words = self.words(text)
        return tuple("".join((*words[at:], *words[:at])) for at in range(len(words)))

    def key(self, latin: str) -> str:
        """The sound of plain Latin letters: consonants of a kind as one, no vowel but the first."""
        for pattern, new in self._rules:
            latin = pattern.sub(new, latin)
        single = _DOUBLE.sub(r"\1", latin)
        return _VOWEL.sub("a", single[:1]) + _VOWEL.sub("", single[1:])

    @cached_property
    def tables(self) -> Mapping[str, Any]:
        """What the keys are made from, as the browser is given it."""
        return {"between": BETWEEN, "letters": self.letters, "rules": RULES}


_DOUBLE: Final = re.compile(r"(.)\1+")
_VOWEL: Final = re.compile("[aeiouy]")


class _Table(dict[int, str]):
    """A table for `str.translate` that leaves out what it does not hold."""

    def __missing__(self, code: int) -> str:
        return ""
