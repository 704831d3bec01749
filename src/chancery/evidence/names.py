"""Names in texts: whom a passage names under any spelling, and what is but a name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from typing import Final

from pydantic import BaseModel

from chancery.evidence.texts import normalise, stands_in
from chancery.load import Loaded
from chancery.model.base import Record
from chancery.model.entities import Name, Named, Person, Role, Side, Topic
from chancery.model.plan import walk
from chancery.model.sources import Source

NAME_FIELDS: Final[Mapping[type[BaseModel], tuple[str, ...]]] = {
    Named: ("name",),
    Name: ("text",),
    Source: ("title",),
}
"""Fields that hold a name or title as a source has it, letter for letter."""

STOP: Final = "\x00"
"""Stands for a name that was taken out of a text."""

_NOTHING: Final = re.compile(r"(?!)")


def name_fields(node: BaseModel) -> tuple[str, ...]:
    """The fields of a part that hold a name or title as a source has it."""
    return next((names for model, names in NAME_FIELDS.items() if isinstance(node, model)), ())


class Names:
    """Every spelling of every name in a dossier.

    Where names overlap the longest that starts first counts: "Kim" inside the name of another
    person, organization or place is not a mention of the person who is called Kim for short.
    """

    def __init__(self, loaded: Loaded) -> None:
        self._bearers: defaultdict[str, set[str]] = defaultdict(set)
        self._full: defaultdict[str, set[str]] = defaultdict(set)
        self._of: defaultdict[str, list[str]] = defaultdict(list)
        self._loaded = loaded
        self._spelt: dict[str, frozenset[str]] = {}
        self._people: dict[str, frozenset[str]] = {}
        for record in loaded:
            if isinstance(record, Named):
                self._add(record)

    def _add(self, record: Named) -> None:
        for text, form in ((record.name, "full"), *((n.text, n.form) for n in record.names)):
            spelling = normalise(text)
            self._of[record.id].append(spelling)
            self._bearers[spelling].update(() if _is_borrowed(record, form) else {record.id})
            if form == "full" and isinstance(record, Person):
                self._full[spelling].add(record.id)

    @cached_property
    def _spellings(self) -> re.Pattern[str]:
        return _one_of(self._bearers)

    @cached_property
    def _proper(self) -> re.Pattern[str]:
        return _one_of({normalise(text) for record in self._loaded for text in _proper(record)})

    def spellings_in(self, text: str) -> frozenset[str]:
        """The spellings that stand in a normalised text, each outside of longer ones."""
        if text not in self._spelt:
            self._spelt[text] = frozenset(match[0] for match in self._spellings.finditer(text))
        return self._spelt[text]

    def bearers(self, spelling: str) -> Set[str]:
        """The records that bear a normalised spelling as a name of their own, full or short."""
        return self._bearers.get(spelling, frozenset())

    def people_in(self, text: str) -> frozenset[str]:
        """The people whom a normalised text names, under any of their spellings."""
        if text not in self._people:
            people = self._loaded.records["people"]
            found = (self.bearers(spelling) for spelling in self.spellings_in(text))
            self._people[text] = frozenset(id_ for ids in found for id_ in ids if id_ in people)
        return self._people[text]

    def is_named(self, id_: str, text: str) -> bool:
        """Whether a normalised text names the person, body or side of an id, by any spelling.

        Whether a body is written with capitals does not matter.
        """
        if id_ in self._loaded.records["people"]:
            return id_ in self.people_in(text)
        folded = text.casefold()
        return any(stands_in(spelling.casefold(), folded) for spelling in self._of.get(id_, ()))

    def fully_named_in(self, text: str) -> frozenset[str]:
        """The people whom a normalised text names by a full form of their name."""
        found = (self._full.get(spelling, set()) for spelling in self.spellings_in(text))
        return frozenset().union(*found)

    def without_names(self, text: str) -> str:
        """Replace each name, office and title in a normalised text by `STOP`."""
        return self._proper.sub(STOP, text)


def _is_borrowed(record: Named, form: str) -> bool:
    """Whether a form is the name of something else in the first place.

    A topic is called in the editor's words, and a side for short by the name of its capital.
    """
    return isinstance(record, Topic) or (isinstance(record, Side) and form == "short")


def _one_of(spellings: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(filter(None, spellings), key=lambda text: (-len(text), text))
    if not longest_first:
        return _NOTHING
    alternatives = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<![^\W_])(?:{alternatives})(?![^\W_])")


def _proper(record: Record) -> Iterator[str]:
    """Yield the names, offices and titles that a record holds."""
    for _, node in walk(record):
        for field in (*name_fields(node), *(("title",) if isinstance(node, Role) else ())):
            if text := getattr(node, field):
                yield text
