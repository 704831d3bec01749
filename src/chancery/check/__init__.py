"""Checking a dossier: every rule on every record, every problem in one list."""

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import compress
from operator import is_not

from chancery.check import (
    announcements,
    colours,
    dates,
    paragraphs,
    people,
    provenance,
    references,
)
from chancery.check.facts import Seen, seen_of
from chancery.check.finding import Finding, Parts, Whole
from chancery.check.index import Index
from chancery.load import Loaded
from chancery.model.base import Record
from chancery.model.plan import Loc
from chancery.problems import Problem
from chancery.record_file import Origin

RECORD_RULES: tuple[Callable[[Parts], Iterator[Finding]], ...] = (
    *references.RULES,
    *dates.RULES,
    *people.RULES,
    *announcements.RULES,
    *provenance.RULES,
    *paragraphs.RULES,
    *colours.RULES,
)
"""What holds or not for one record, whatever the others are, but for those that it refers to."""

DOSSIER_RULES: tuple[Callable[[Whole], Iterator[Finding]], ...] = (
    *references.WHOLE,
    *people.WHOLE,
    *paragraphs.WHOLE,
    *colours.WHOLE,
)
"""What only all records together can tell."""

RULES: tuple[Callable[..., Iterator[Finding]], ...] = (*RECORD_RULES, *DOSSIER_RULES)

_Place = tuple[str, Loc, bool]
"""A record's id, a place in it, and whether the field is meant or its value."""


def rule_name(rule: Callable[..., Iterator[Finding]]) -> str:
    """The name by which problems call a rule: its function's, with hyphens."""
    return rule.__name__.replace("_", "-")


def check(loaded: Loaded) -> list[Problem]:
    """Return every problem of a dossier, sorted: those of reading it, and what the rules find."""
    return Checker().check(loaded)


@dataclass(slots=True)
class _Known:
    """What a checker keeps: what it checked, which records were objected to, and where."""

    loaded: Loaded
    index: Index = field(default_factory=Index)
    objected: set[str] = field(default_factory=set)
    positions: dict[_Place, tuple[Record, Origin, tuple[int, int]]] = field(default_factory=dict)


class Checker:
    """Checks a dossier as often as is asked, each time only what a change can have touched.

    What comes out is what `check` gives. Records are known again by their identity, as those of
    unchanged files are when a `Reader` reads them.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known: _Known | None = None

    def check(self, loaded: Loaded) -> list[Problem]:
        """Return every problem of a dossier, sorted: of reading it, and what the rules find."""
        before, self._known = self._known or _Known(Loaded(loaded.content)), None
        changed = _changed(before.loaded, loaded)
        index = before.index
        for record in _records(before.loaded, changed):
            index.remove(record)
        for record in _records(loaded, changed):
            index.add(record)
        parts = Parts(loaded, _records(loaded, _to_ask(before, loaded, changed)))
        whole = Whole(loaded, index)
        own = [(rule_name(rule), found) for rule in RECORD_RULES for found in rule(parts)]
        shared = [(rule_name(rule), found) for rule in DOSSIER_RULES for found in rule(whole)]
        known = _Known(loaded, index, objected={found.record.id for _, found in own})
        problems = [_problem(name, found, before, known) for name, found in (*own, *shared)]
        problems += [*loaded.problems, *references.unknown_in_info(loaded)]
        self._known = known
        return sorted(problems)


def _changed(before: Loaded, loaded: Loaded) -> set[str]:
    """The ids of records that came, went, changed, or stand elsewhere or in another visit."""
    changed = before.origins.keys() - loaded.origins.keys()
    changed |= before.visit_of.keys() - loaded.visit_of.keys()
    changed.update(_differing(before.visit_of, loaded.visit_of))
    changed.update(_differing(before.origins, loaded.origins))
    for folder, by_id in loaded.records.items():
        changed.update(_differing(before.records[folder], by_id))
    return changed


def _differing(before: Mapping[str, object], now: Mapping[str, object]) -> Iterator[str]:
    """Yield the ids under which there was another object before, or none."""
    return compress(now, map(is_not, map(before.get, now), now.values()))


def _to_ask(before: _Known, loaded: Loaded, changed: set[str]) -> set[str]:
    """The ids of records that the rules about single ones may judge otherwise than before.

    Those are: the new and the changed ones; those that refer to one that came, went or looks
    different; and those that were objected to, since suggestions may come from any record.
    """
    if changed >= loaded.origins.keys():
        return changed  # as at first, when nothing is known
    moved = before.loaded.unreadable ^ loaded.unreadable
    moved.update(id_ for id_ in changed if _seen(before.loaded, id_) != _seen(loaded, id_))
    ask = changed | before.objected
    ask.update(*(before.index.users.get(id_, ()) for id_ in moved))
    ask.update(id_ for id_, visit in loaded.visit_of.items() if visit in changed)
    return ask


def _records(loaded: Loaded, ids: Set[str]) -> Iterator[Record]:
    """Yield those of these records that there are, in the order in which they were read."""
    for by_id in loaded.records.values():
        yield from (by_id[id_] for id_ in filter(ids.__contains__, by_id))


def _seen(loaded: Loaded, id_: str) -> Seen | None:
    found = (by_id[id_] for by_id in loaded.records.values() if id_ in by_id)
    return next(map(seen_of, found), None)


def _problem(rule: str, found: Finding, before: _Known, known: _Known) -> Problem:
    """Give what a rule found its place; a file that has not changed is not read again for it."""
    record, origin = found.record, known.loaded.origins[found.record.id]
    at = (record.id, found.loc, found.key)
    place = before.positions.get(at)
    if place is None or place[0] is not record or place[1] is not origin:
        place = record, origin, origin.position(found.loc, key=found.key)
    known.positions[at] = place
    line, column = place[2]
    return Problem(
        path=origin.shown_as,
        line=line,
        column=column,
        rule=rule,
        message=found.message,
        suggestion=found.suggestion,
        severity=found.severity,
    )
