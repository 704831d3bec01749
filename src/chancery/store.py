"""The records of a dossier by id and in order, and how a dossier follows another after an edit."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, Self, TypeVar, cast

from chancery.indexes import Index, Indexed, Rank, Records
from chancery.load import Loaded
from chancery.model.base import Record
from chancery.model.kinds import kind_of
from chancery.model.sources import DossierInfo
from chancery.order import sort_key
from chancery.queries import Answer, carry_over
from chancery.tracking import Key, note

R = TypeVar("R", bound=Record)


class Store:
    """All records of one dossier. Nothing in it changes.

    Records come ordered, as `order.sort_key` has it; those that are level, as they were read.
    """

    def __init__(self, loaded: Loaded, *, is_tracked: bool = False) -> None:
        """Keep records that were read and passed every check.

        `is_tracked` has the dossier remember what is asked of it, so that another can follow it.
        """
        if loaded.info is None:
            raise ValueError("a dossier without dossier.yaml cannot be linked")
        self.is_tracked = is_tracked
        self.answers: dict[Key, Answer] = {}
        self.indexes: dict[Hashable, Index[Any, Any]] = {}
        self._info = loaded.info
        self._visit_of = dict(loaded.visit_of)
        self._files = {
            id_: (origin.path.relative_to(loaded.content).as_posix())
            for id_, origin in loaded.origins.items()
        }
        self._ranks: dict[str, Rank] = {
            id_: (sort_key(record), self._files[id_], loaded.origins[id_].loc)
            for by_id in loaded.records.values()
            for id_, record in by_id.items()
        }
        self._by_kind: dict[str, dict[str, Record]] = {
            folder: {id_: by_id[id_] for id_ in sorted(by_id, key=self._ranks.__getitem__)}
            for folder, by_id in loaded.records.items()
        }
        self._all_of = {folder: Records(folder, by_id) for folder, by_id in self._by_kind.items()}
        self._by_id = {record.id: record for by in self._by_kind.values() for record in by.values()}

    def followed_by(self, loaded: Loaded) -> tuple[Self, set[Key]]:
        """The dossier after an edit, and the keys by which it tells something else than this one.

        It takes over what holds. Raises ValueError where this dossier is not tracked.
        """
        if not self.is_tracked:
            raise ValueError("a dossier that is not tracked cannot be followed")
        new = type(self)(loaded, is_tracked=True)
        new._keep_what_is_equal(self)
        known = self._by_id.keys() | new._by_id.keys()
        edited = {id_ for id_ in known if new._differs(self, id_)}
        changed = new._told_otherwise(self, edited)
        for index in self.indexes:
            cast(Indexed[Self, Any, Any], index).follow(self, new, edited, changed)
        carry_over(self, new, changed)
        return new, changed

    def _keep_what_is_equal(self, old: "Store") -> None:
        """Have a record that was read anew, but is as it was, be the same object as before."""
        for by_id in self._by_kind.values():
            for id_, record in by_id.items():
                before = old._by_id.get(id_)
                if before is not record and before == record:
                    by_id[id_] = self._by_id[id_] = before

    def _differs(self, old: "Store", id_: str) -> bool:
        """Whether the record of an id is another than before, or stands elsewhere."""
        return (
            self._by_id.get(id_) is not old._by_id.get(id_)
            or self._ranks[id_] != old._ranks[id_]
            or self._visit_of.get(id_) != old._visit_of.get(id_)
        )

    def _told_otherwise(self, old: "Store", edited: Iterable[str]) -> set[Key]:
        """The keys by which this dossier tells of its records otherwise than another did."""
        changed: set[Key] = set()
        for id_ in edited:
            changed |= {("record", id_), ("visit of", id_)}
            if self._ranks.get(id_) != old._ranks.get(id_):
                changed.add(("rank", id_))
            for record in (self._by_id.get(id_), old._by_id.get(id_)):
                if record is not None:
                    changed.add(("kind", kind_of(record).folder))
        if self._info != old._info:
            changed.add(("info",))
        files = self._files.keys() | old._files.keys()
        return changed | {("file", i) for i in files if self._files.get(i) != old._files.get(i)}

    def ranked(self, groups: tuple[tuple[str, ...], ...]) -> Iterator[tuple[Rank, Record]]:
        """Yield the records of groups of kinds in order, each with its rank among them."""
        for number, group in enumerate(groups):
            found = [record for folder in group for record in self._by_kind[folder].values()]
            for record in sorted(found, key=lambda one: self._ranks[one.id]):
                yield (number, *self._ranks[record.id]), record

    def rank_in(self, groups: tuple[tuple[str, ...], ...], id_: str) -> tuple[Rank, Record] | None:
        """The record of an id with its rank, if it is one of these kinds."""
        for number, group in enumerate(groups):
            for folder in group:
                if record := self._by_kind[folder].get(id_):
                    return (number, *self._ranks[id_]), record
        return None

    def __iter__(self) -> Iterator[Record]:
        """Yield every record, kind by kind."""
        for folder in self._by_kind:
            note("kind", folder)
        return iter(self._by_id.values())

    @property
    def info(self) -> DossierInfo:
        """What `dossier.yaml` says of the dossier as a whole."""
        note("info")
        return self._info

    def file(self, id_: str) -> str:
        """The file that the record of an id stands in, below the content folder."""
        note("file", id_)
        return self._files[id_]

    def place_in_time(self, id_: str) -> Rank:
        """What records are compared by to have them in order (events: of time), by id."""
        note("rank", id_)
        return self._ranks[id_]

    def get(self, id_: str) -> Record:
        """The record with this id; KeyError where there is none."""
        note("record", id_)
        return self._by_id[id_]

    def of_kind(self, folder: str) -> tuple[Record, ...]:
        """All records of a kind, in order."""
        note("kind", folder)
        return tuple(self._by_kind[folder].values())

    def all_of(self, folder: str, model: type[R]) -> Mapping[str, R]:
        """All records of a kind by id, in order."""
        return cast(Mapping[str, R], self._all_of[folder])

    def visit_id(self, meeting: str) -> str | None:
        """The id of the visit that the meeting of an id is part of."""
        note("visit of", meeting)
        return self._visit_of.get(meeting)
