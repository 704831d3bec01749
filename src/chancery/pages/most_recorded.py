"""Which records a list shows where there are too many for a page: those recorded most often."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from chancery.dossier import Dossier
from chancery.model.base import Record
from chancery.model.entities import Organization, Place, Topic
from chancery.queries import query

MOST: Final = 250
"""How many records a list shows; with them those that enclose them, so that each has its place."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The ids of the records that a list shows, and how many others it leaves out."""

    ids: frozenset[str]
    left_out: int


def most_recorded(dossier: Dossier, folder: str) -> Chosen:
    """The records of a kind that occur most often; of documents and sources the newest.

    They are all records of the kind where these are no more than `MOST`. Of records that occur
    equally often, the first in the order of the list are chosen.
    """
    records = dossier.of_kind(folder)
    if len(records) <= MOST:
        return Chosen(frozenset(record.id for record in records), 0)
    number = often(dossier, folder)
    ranked = sorted(records, key=lambda record: -number.get(record.id, 0))
    ids = {id_ for record in ranked[:MOST] for id_ in _with_outer(dossier, record)}
    return Chosen(frozenset(ids), len(records) - len(ids))


def _with_outer(dossier: Dossier, record: Record) -> Iterator[str]:
    yield record.id
    if isinstance(record, Place | Organization | Topic):
        yield from (outer.id for outer in dossier.within(record))


def occurrences(dossier: Dossier, folder: str) -> Mapping[str, Sequence[object]] | None:
    """Where each record of a kind occurs, by its id; None for a kind of which that is not counted.

    People occur in events, places in meetings, organizations and topics in statements.
    """
    known: Mapping[str, Mapping[str, Sequence[object]]] = {
        "people": dossier.attended,
        "places": dossier.meetings_at,
        "organizations": dossier.said_by,
        "topics": dossier.said_on,
    }
    return known.get(folder)


@query
def often(dossier: Dossier, folder: str) -> Mapping[str, int]:
    """How often each record occurs; for what a list has in the order of time, its place in it."""
    found = occurrences(dossier, folder)
    if found is None:
        return {record.id: place for place, record in enumerate(dossier.of_kind(folder))}
    return {id_: len(each) for id_, each in found.items()}
