"""Generates dossiers of any size: the same number gives the same files, byte for byte.

Everything in them is made up. As in life, a few people, places and topics are in very many events
and most in few, some dates are known by the month or the year only, and a visit's meetings come
close together.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from textwrap import wrap
from typing import Any, Final, TypeVar

T = TypeVar("T")

Record = Mapping[str, Any]
"""A record as it is written: its fields, with the parts inside it."""

FIRST_YEAR, YEARS = 1962, 60
SIDES: Final = {"ardania": "Ardania", "belmora": "Belmora", "corvia": "Corvia"}
PER_PERSON, PER_PLACE, PER_SOURCE = 8, 25, 50
"""How many events there are for each person, place and source."""
PARAGRAPHS = 60
"""How many paragraphs a source has."""

_SYLLABLES = [
    "vor",
    "len",
    "mar",
    "ta",
    "ki",
    "ran",
    "bel",
    "os",
    "dun",
    "ar",
    "gri",
    "sha",
    "tor",
    "vel",
    "na",
    "mos",
    "kel",
    "dra",
    "per",
    "iv",
]
_ROOTS = [first + second for first in _SYLLABLES for second in _SYLLABLES]
_SMALL = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "was",
    "that",
    "by",
    "on",
    "for",
    "with",
    "as",
    "from",
    "at",
    "had",
    "which",
    "not",
    "but",
    "after",
    "before",
]
_LEVELS = ["head-of-state", "minister", "deputy-minister", "party", "official", "culture"]
_TYPES = [
    "talks",
    "summit",
    "audience",
    "reception",
    "ceremony",
    "tour",
    "signing",
    "press-conference",
]
_SUBJECTS = ["Trade", "Fishing", "Rail", "Energy", "Schooling", "Borders"]
_MATTERS = ["reform", "policy", "history", "debate", "accord"]
_STATUSES = [*["held"] * 17, "planned", "reported", "cancelled"]
_VISITS_IN_TEN = 6
_MEETINGS = (0, 1, 2, 2, 3, 4)
_COLOURS = (("#0b5cad", "#7ab8f5"), ("#8a3b12", "#f0a97f"), ("#361033", "#7f6d83"))
_LONG = {"text", "gist", "description"}
_TRAVELS: Final = [("ardania", "belmora"), ("belmora", "ardania"), ("ardania", "corvia")]

INFO: Final[Record] = {
    "title": "Three made-up countries",
    "subtitle": "Who met whom, and how that would be known.",
    "description": "A dossier of any size, made up to measure how long it takes to build.",
    "inclusion": "Every event that was made up.",
    "editor": "The editors vouch for what no source states, such as coordinates.",
    "licence": "Creative Commons Zero 1.0 Universal (CC0 1.0)",
}


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day of an event, and how its date is written (EDTF)."""

    first: date
    last: date
    written: str


class Chances:
    """Everything that is left to chance, in an order that a seed fixes."""

    def __init__(self, seed: int) -> None:
        """Begin from a seed."""
        self.random = Random(seed)  # noqa: S311  no secret: the same dossier each time
        self._weights: dict[int, list[float]] = {}
        self.chosen: set[Any] = set()

    def one(self, of: Sequence[T]) -> T:
        """One of several, all alike."""
        return self.random.choice(of)

    def some(self, of: Sequence[T], how_many: int) -> list[T]:
        """Several different ones, all alike; all there are, if that is fewer."""
        return self.random.sample(of, min(how_many, len(of)))

    def number(self, least: int, most: int) -> int:
        """A whole number within bounds."""
        return self.random.randint(least, most)

    def often(self, of: Sequence[T], how_many: int) -> list[T]:
        """Several different ones, the first of all very often, the last seldom (Zipf's law)."""
        if len(of) not in self._weights:
            self._weights[len(of)] = list(accumulate((at + 1) ** -0.8 for at in range(len(of))))
        found: dict[int, None] = {}
        while len(found) < min(how_many, len(of)):
            weights = self._weights[len(of)]
            found[self.random.choices(range(len(of)), cum_weights=weights)[0]] = None
        chosen = [of[at] for at in found]
        self.chosen.update(chosen)
        return chosen

    def name(self, syllables: int) -> str:
        """A word that could be a name."""
        return "".join(self.random.choices(_SYLLABLES, k=syllables)).capitalize()

    def words(self, how_many: int) -> str:
        """A sentence that says nothing."""
        said = self.random.choices(_ROOTS, k=how_many)
        for at in range(1, how_many, 2):
            said[at] = self.one(_SMALL)
        return " ".join(said).capitalize() + "."

    def text(self, sentences: int) -> str:
        """Several such sentences."""
        return " ".join(self.words(self.number(8, 14)) for _ in range(sentences))


class Dossier:
    """The records of a dossier while they are made up, and which paragraphs they cite."""

    def __init__(self, events: int, seed: int = 20240917) -> None:
        """Choose who, where and from what there is to tell for a number of events."""
        self.chance = Chances(seed)
        self.events = events
        self.people = [f"person-{at}" for at in range(max(12, events // PER_PERSON))]
        self.places = [f"town-{at}" for at in range(max(6, events // PER_PLACE))]
        self.sources = [f"paper-{at}" for at in range(max(2, events // PER_SOURCE))]
        self.topics = [
            f"{subject.lower()}-{matter}" for subject in _SUBJECTS for matter in _MATTERS
        ]
        self.telling = self.sources[:1]
        self.cited: defaultdict[str, set[int]] = defaultdict(set)

    def records(self) -> Iterator[tuple[str, Record]]:
        """Yield every record with its path below `content/`; sources last, cited by all others."""
        yield from self._happened()
        for folder, ids, made in (
            ("people", self.people, self._person),
            ("places", self.places, self._place),
            ("topics", self.topics, self._topic),
            ("sides", list(SIDES), self._side),
            ("sources", self.sources, self._source),
        ):
            for at, id_ in enumerate(ids):
                if ids is not self.topics or id_ in self.chance.chosen:
                    yield f"{folder}/{id_}.yaml", made(at, id_)

    def _happened(self) -> Iterator[tuple[str, Record]]:
        """Yield visits, each followed by its meetings, and meetings that belong to none."""
        made = 0
        while made < self.events:
            span, sides = self._span(), self.chance.one(_TRAVELS)
            self.telling = self.chance.some(self.sources, self.chance.number(1, 3))
            visit = None
            if self.chance.number(1, 10) <= _VISITS_IN_TEN:
                visit = f"visit-{made}"
                yield f"visits/{span.first.year}/{visit}.yaml", self._visit(made, span, sides)
                made += 1
            for _ in range(min(self.chance.one(_MEETINGS), self.events - made)):
                id_ = f"meeting-{made}"
                yield f"meetings/{span.first.year}/{id_}.yaml", self._meeting(made, span, visit)
                made += 1

    def _span(self) -> Span:
        first = date(FIRST_YEAR, 1, 1) + timedelta(days=self.chance.number(0, 365 * YEARS - 30))
        last = first + timedelta(days=self.chance.one((0, 0, 1, 2, 5, 12)))
        how = self.chance.number(1, 20)
        if how == 1:
            return Span(first, first, str(first.year))
        if how <= 3:
            return Span(first, first, f"{first:%Y-%m}")
        return Span(first, last, f"{first}" if first == last else f"{first}/{last}")

    def _visit(self, number: int, span: Span, sides: tuple[str, str]) -> Record:
        towns = self.chance.often(self.places, self.chance.number(1, 3))
        level = self.chance.one(_LEVELS)
        return {
            "title": f"{self.chance.name(3)} in {self.chance.name(2)}, visit {number}",
            "level": level,
            "visitor": sides[0],
            "host": sides[1],
            **self._event(number, span.written),
            "delegation": self._people(2, 8),
            "legs": [{"place": town, "cite": self._cite()} for town in towns],
        }

    def _meeting(self, number: int, span: Span, visit: str | None) -> Record:
        inside = span.first + (span.last - span.first) * self.chance.random.random()
        written = str(inside) if len(span.written) > len("2000-01") else span.written
        return {
            "type": self.chance.one(_TYPES),
            "title": f"{self.chance.name(3)} on {self.chance.name(2)}, meeting {number}",
            **({"visit": visit} if visit else {}),
            **self._event(number, written),
            "place": self.chance.often(self.places, 1)[0],
            "participants": self._people(2, 12),
        }

    def _event(self, number: int, written: str) -> Record:
        """What every event tells: most of its 2 KB."""
        who = self.chance.often(self.people, 2)
        return {
            "date": written,
            "status": self.chance.one(_STATUSES),
            "cite": self._cite(),
            "summary": {
                "text": f"{self.chance.text(6)} See [[{who[0]}]]. {self.chance.text(2)}",
                "cite": self._cite(),
            },
            "topics": self.chance.often(self.topics, self.chance.number(1, 4)),
            "statements": [
                {
                    "id": f"said-{number}-{at}",
                    "by": who[at],
                    "on": self.chance.often(self.topics, 1)[0],
                    "gist": self.chance.text(2),
                    "cite": self._cite(),
                }
                for at in range(self.chance.number(1, 2))
            ],
            "outcomes": [{"text": self.chance.text(2), "cite": self._cite()}],
        }

    def _people(self, least: int, most: int) -> Sequence[Record]:
        found = self.chance.often(self.people, self.chance.number(least, most))
        return [{"person": person, "cite": self._cite()} for person in found]

    def _cite(self) -> str:
        """A citation of one of the few sources that tell of what is being made up."""
        source = self.chance.one(self.telling)
        paragraph = self.chance.number(2, PARAGRAPHS)
        self.cited[source].add(paragraph)
        return f'{source}#{paragraph} "{self.chance.one(_ROOTS)}"'

    def _person(self, at: int, id_: str) -> Record:
        side = list(SIDES)[min(at % 5 // 2, 2)]
        office = {"id": "office", "title": f"Minister of {self.chance.one(_SUBJECTS)}"}
        return {
            "name": f"{self.chance.name(2)} {self.chance.name(3)} {at}",
            "side": side,
            "cite": self._cite(),
            "names": [{"text": f"{self.chance.name(3)} {at}", "form": "short"}],
            "roles": [office],
        }

    def _place(self, at: int, id_: str) -> Record:
        latitude, longitude = self.chance.number(-6000, 7000), self.chance.number(-17900, 17900)
        return {
            "name": f"{self.chance.name(3)} {at}",
            "type": "city",
            "coordinates": f"{latitude / 100}, {longitude / 100}",
            "cite": self._cite(),
            "cites": {"coordinates": "editor"},
        }

    def _topic(self, at: int, id_: str) -> Record:
        return {"name": id_.replace("-", " ").capitalize(), "cite": "editor"}

    def _side(self, at: int, id_: str) -> Record:
        colour, dark = _COLOURS[at]
        return {
            "name": SIDES[id_],
            "order": at + 1,
            "cite": "editor",
            "colour": colour,
            "colour_dark": dark,
        }

    def _source(self, at: int, id_: str) -> Record:
        left_out = sorted(set(range(2, PARAGRAPHS + 1)) - self.cited[id_])
        unused = [{"paragraphs": left_out, "why": "Of other matters."}] if left_out else []
        return {
            "title": f"{self.chance.words(6)[:-1]}, {at}",
            "publisher": f"{self.chance.name(2)} Herald",
            "author": f"{self.chance.name(2)} {self.chance.name(2)}",
            "date": str(date(FIRST_YEAR + YEARS, 1, 1) + timedelta(days=at)),
            "short": f"Herald {at}",
            "paragraphs": PARAGRAPHS,
            "masthead": 1,
            "left_out": unused,
            "missing": {"url": "It was read in print."},
            "cites": dict.fromkeys(("title", "publisher", "author", "date"), f"{id_}#1"),
        }


def write_dossier(content: Path, events: int) -> None:
    """Write a dossier of so many event records to the folder `content`, which must not exist."""
    dossier = Dossier(events)
    files = {"dossier.yaml": INFO, **dict(dossier.records())}
    for name, record in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in _yaml(record)), "utf-8")


def _yaml(record: Record, indent: str = "") -> Iterator[str]:
    """The lines of a record as an editor would write it (YAML 1.1, block style)."""
    for field, value in record.items():
        if isinstance(value, Mapping):
            yield f"{indent}{field}:"
            yield from _yaml(value, f"{indent}  ")
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            yield f"{indent}{field}:"
            for item in value:
                first, *rest = _yaml(item, f"{indent}    ")
                yield f"{indent}  - {first.lstrip()}"
                yield from rest
        elif isinstance(value, list):
            yield f"{indent}{field}: [{', '.join(map(str, value))}]"
        elif field in _LONG:
            yield f"{indent}{field}: >-"
            yield from (f"{indent}  {line}" for line in wrap(value, 88))
        else:
            yield f"{indent}{field}: {_plain(value)}"


def _plain(value: str | int) -> str:
    """A value on one line, in quotes where YAML would take it for something else."""
    text = str(value)
    return f"'{text}'" if text[0] in "#[" or ": " in text else text
