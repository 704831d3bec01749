"""The search: which pages it finds, and the A to Z of all names for those without script."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from chancery.dossier import Dossier
from chancery.full_text import Findable
from chancery.model.entities import Named
from chancery.model.events import Event
from chancery.model.kinds import kind_of
from chancery.pages.list_page import HOME, list_page
from chancery.pages.page import Page
from chancery.pages.parts import numbered, parts
from chancery.pages.spellings import script_of, spellings, with_names

ADDRESS: Final = "search/"
MOST: Final = 700
"""How many names stand on one page."""
_NO_LETTER: Final = "0–9"
_NO_ALPHABET: Final = frozenset({"Chinese characters"})
_JAMO: Final = {
    unicodedata.normalize("NFKD", each): each for each in map(chr, range(0x3131, 0x314F))
}
"""The consonants of Hangul as they stand alone, by the form they have in a syllable."""
_FOUND_IN_PARTS: Final = {"announcements": "Announcements", "disputes": "Disputes"}
"""The templates of lists whose rows have no pages of their own, with what they are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A spelling of a name with the record that bears it, under a letter of its script."""

    text: str
    language: str | None
    record: Named
    script: str
    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The names under one letter: of which script, at which anchor, and on which page."""

    script: str
    letter: str
    anchor: str
    address: str
    entries: tuple[Entry, ...]

    @property
    def number(self) -> int:
        """How many names there are."""
        return len(self.entries)


def findable(page: Page) -> Findable | None:
    """What the search should know of a page; None where it is not to be found."""
    if page.record is None:
        kind = _FOUND_IN_PARTS.get(page.template)
        return Findable(page.file, kind) if kind else None
    when = page.record.date.words if isinstance(page.record, Event) else ""
    return Findable(page.file, kind_of(page.record).many.capitalize(), when)


def search(dossier: Dossier) -> Iterator[Page]:
    """Yield the page of the search with every name or, where they are many, one per letter."""
    letters = a_to_z(dossier)
    whole = sum(letter.number for letter in letters) <= MOST
    yield _page(dossier, ADDRESS, "Search", letters, letters if whole else (), ())
    if not whole:
        for letter in letters:
            yield from _of_letter(dossier, letters, letter)


def a_to_z(dossier: Dossier) -> tuple[Letter, ...]:
    """Every spelling of every name under its letter: Latin letters first, then other scripts."""
    found = sorted(_entries(dossier), key=_order)
    letters = []
    for (script, letter), group in groupby(found, key=lambda each: (each.script, each.letter)):
        code = letter.lower() if letter.isascii() and letter.isalpha() else _code(letter)
        letters.append(
            Letter(
                script=script,
                letter=letter,
                anchor=f"letter-{code}",
                address=f"{ADDRESS}{code}/",
                entries=tuple(group),
            )
        )
    return tuple(letters)


def _code(letter: str) -> str:
    """A letter as addresses name it: by its number in Unicode."""
    return "0-9" if letter == _NO_LETTER else f"u{ord(letter):04x}"


def _entries(dossier: Dossier) -> Iterator[Entry]:
    for record in with_names(dossier):
        spelt = {each.text: each.language for each in spellings(record)}
        for text, language in spelt.items():
            script, letter = _letter(text)
            yield Entry(text=text, language=language, record=record, script=script, letter=letter)


def _letter(text: str) -> tuple[str, str]:
    """The script and letter under which a spelling stands; of Hangul, its first consonant."""
    first = next((each for each in text if each.isalnum()), "")
    script = script_of(first)
    if not script:
        return "Latin", _NO_LETTER
    letter = unicodedata.normalize("NFKD", first)[:1].upper()
    return script, "All" if script in _NO_ALPHABET else _JAMO.get(letter, letter)


def _order(entry: Entry) -> tuple[object, ...]:
    letters = unicodedata.normalize("NFKD", entry.text)
    plain = "".join(each for each in letters if not unicodedata.combining(each)).casefold()
    return (entry.script != "Latin", entry.script, entry.letter, plain, entry.text, entry.record.id)


def _of_letter(dossier: Dossier, letters: Sequence[Letter], letter: Letter) -> Iterator[Page]:
    cut = tuple(numbered(letter.address, parts(letter.entries, MOST)))
    addresses = tuple(part.address for part in cut)
    for part in cut:
        shown = replace(letter, entries=part.rows)
        title = f"Names: {letter.letter}{part.words}"
        yield _page(dossier, part.address, title, letters, (shown,), addresses)


def _page(
    dossier: Dossier,
    address: str,
    title: str,
    letters: Sequence[Letter],
    shown: Sequence[Letter],
    in_parts: Sequence[str],
) -> Page:
    return list_page(
        dossier,
        address=address,
        template="search",
        title=title,
        says="Every name in every spelling.",
        trail=(HOME,) if address == ADDRESS else (HOME, (ADDRESS, "Search")),
        letters=by_script(letters),
        shown=by_script(shown),
        anchors=frozenset(letter.anchor for letter in shown),
        parts=in_parts,
    )


def by_script(letters: Sequence[Letter]) -> tuple[tuple[str, tuple[Letter, ...]], ...]:
    """Letters in groups, each with the name of their script."""
    groups = groupby(letters, key=lambda letter: letter.script)
    return tuple((script, tuple(group)) for script, group in groups)
