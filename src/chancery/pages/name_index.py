"""The index of names: a tree of small files by sound, so that a query loads a few of them.

Each spelling of a name stands in it once for every word it can begin with, under its sound key, a
hyphen and its plain Latin letters. A file holds all spellings whose path begins with its prefix,
or, where they are many, the best of them and the prefixes of the files that hold them all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import Any, Final

from chancery.dossier import Dossier
from chancery.model.base import Record
from chancery.model.entities import Named, Person, Place
from chancery.model.kinds import kind_of
from chancery.pages.addresses import address_of
from chancery.pages.most_recorded import occurrences
from chancery.pages.name_keys import Keys
from chancery.pages.page import File
from chancery.pages.spellings import spellings, with_names
from chancery.pages.words import in_short, latest_role, role_words

FOLDER: Final = "search/names/"
TABLES: Final = "search/letters.json"
MOST: Final = 200
"""How many spellings a file holds at most."""
BEST: Final = 20
"""How many of its spellings a file holds that has others below it."""
_LONGEST: Final = 40
_NOTE: Final = 90


@dataclass(frozen=True, slots=True)
class Bearer:
    """A record with a name: its address, its label, what it is in a few words, its weight."""

    address: str
    label: str
    note: str
    weight: int


@dataclass(frozen=True, slots=True)
class Spelt:
    """A spelling with the path at which the tree holds it, and who bears it."""

    path: str
    text: str
    bearer: Bearer


def name_files(dossier: Dossier) -> Iterator[File]:
    """Yield the files of the index: the tables that keys are made from, and the tree."""
    named = list(with_names(dossier))
    keys = Keys(text for record in named for text in spellings_of(record))
    yield File.of_json(TABLES, keys.tables)
    yield from tree(
        spelt
        for record in named
        for spelt in paths(keys, bearer(dossier, record), spellings_of(record))
    )


def spellings_of(record: Named) -> tuple[str, ...]:
    """Every recorded spelling of a name, the preferred one first."""
    return tuple(dict.fromkeys(each.text for each in spellings(record)))


def bearer(dossier: Dossier, record: Record) -> Bearer:
    """A record as results show it; the more often it occurs, the more it weighs."""
    found = occurrences(dossier, kind_of(record).folder) or {}
    return Bearer(
        address=address_of(record) or "",
        label=dossier.label(record),
        note=in_short(_note(dossier, record), _NOTE),
        weight=len(found.get(record.id, ())),
    )


def _note(dossier: Dossier, record: Record) -> str:
    kind = kind_of(record).one.capitalize()
    match record:
        case Person():
            role = latest_role(dossier, record)
            return f"{kind} · {role_words(dossier, role)}" if role else kind
        case Place():
            around = [dossier.label(place) for place in dossier.within(record)]
            return f"{record.type.label} in {', '.join(around)}" if around else record.type.label
        case _:
            return kind


def paths(keys: Keys, bearer: Bearer, spellings: Iterable[str]) -> Iterator[Spelt]:
    """Yield each spelling at the path of each word it can begin with."""
    for text in spellings:
        for latin in dict.fromkeys(keys.rotations(text)):
            yield Spelt(f"{keys.key(latin)}-{latin}"[:_LONGEST], text, bearer)


def tree(spelt: Iterable[Spelt]) -> Iterator[File]:
    """Yield the files of a tree of spellings, the root first."""
    yield from _node("", sorted(spelt, key=lambda each: (each.path, *_rank(each))))


def _node(prefix: str, found: Sequence[Spelt]) -> Iterator[File]:
    address = f"{FOLDER}_{prefix}.json"
    if len(found) <= MOST:
        yield File.of_json(address, _shown(found))
        return
    ended = [each for each in found if each.path == prefix]
    below = [
        list(group)
        for _, group in groupby(found[len(ended) :], key=lambda each: each.path[len(prefix)])
    ]
    children = [_shared(group[0].path, group[-1].path) for group in below]
    # Names that share every letter of their path cannot be told apart further down.
    shown = (*_best(ended, MOST - BEST), *_best(found, BEST))
    yield File.of_json(address, {"below": children, **_shown(shown)})
    for child, group in zip(children, below, strict=True):
        yield from _node(child, group)


def _shared(one: str, other: str) -> str:
    """What two texts begin with."""
    return "".join(
        a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )


def _best(found: Iterable[Spelt], number: int) -> list[Spelt]:
    """One spelling of each of so many bearers, those with the greatest weight."""
    by_bearer = {each.bearer.address: each for each in found}
    return sorted(by_bearer.values(), key=_rank)[:number]


def _rank(spelt: Spelt) -> tuple[Any, ...]:
    return (-spelt.bearer.weight, spelt.bearer.label, spelt.bearer.address, spelt.text)


def _shown(found: Iterable[Spelt]) -> Mapping[str, Any]:
    """Spellings as a file holds them: with the place of their bearer among the bearers."""
    once = sorted({(each.text, each.bearer.address): each for each in found}.values(), key=_rank)
    bearers = {each.bearer.address: each.bearer for each in once}
    places = {address: place for place, address in enumerate(bearers)}
    return {
        "bearers": [[b.address, b.label, b.note, b.weight] for b in bearers.values()],
        "names": [[each.text, places[each.bearer.address]] for each in once],
    }
