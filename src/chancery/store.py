"""The records of a dossier by id and in order, and how a dossier follows another after an edit."""

from collections.abc import Hashable, Iterator, Mapping, Set
from itertools import chain, compress
from typing import Any, Final, NamedTuple, TypeVar, cast

from chancery.indexes import Edit, Index, Indexed, Rank, Records
from chancery.load import Loaded
from chancery.model.base import Record
from chancery.model.kinds import kind_of
from chancery.model.sources import DossierInfo
from chancery.order import sort_key
from chancery.queries import Answers
from chancery.tracking import Key, note

R = TypeVar("R", bound=Record)


class Place(NamedTuple):
    """Where a record stands: in which file, at which place in order, and in which visit."""

    file: str
    rank: Rank
    visit: str | None


_TOLD: Final = ("record", "file", "rank", "visit of")
"""What is told of a record by its id, as it is noted."""

_NOWHERE: Final = Place("", (), None)


def _place(loaded: Loaded, record: Record) -> Place:
    origin = loaded.origins[record.id]
    file = origin.path.relative_to(loaded.content).as_posix()
    return Place(file, (sort_key(record), file, origin.loc), loaded.visit_of.get(record.id))


def _info_of(loaded: Loaded) -> DossierInfo:
    if loaded.info is None:
        raise ValueError("a dossier without dossier.yaml cannot be linked")
    return loaded.info


class Store:
    """All records of one dossier. Nothing in it changes, but where it is said to follow an edit.

    Records come ordered, as `order.sort_key` has it; those that are level, as they were read.
    """

    def __init__(self, loaded: Loaded, *, is_tracked: bool = False) -> None:
        """Keep records that were read and passed every check.

        `is_tracked` has the dossier remember what is asked of it, so that it can follow edits.
        """
        self.is_tracked = is_tracked
        self.answers = Answers()
        self.indexes: dict[Hashable, Index[Any, Any]] = {}
        self.edit = Edit()
        self._info = _info_of(loaded)
        self._origins = loaded.origins
        self._by_id = {record.id: record for record in loaded}
        self._places = {id_: _place(loaded, record) for id_, record in self._by_id.items()}
        self._by_kind = dict(loaded.records)
        self._all_of: dict[str, Records[Record]] = {}
        for folder in self._by_kind:
            self._put_in_order(folder)

    def follow(self, loaded: Loaded) -> set[Key]:
        """Tell what was read after an edit; gives the keys by which that is something else.

        What it told before is told no more by anything that was got from it: what changes is
        changed in place, since to copy what does not takes longer than all else. After an error
        the dossier is of no use. Raises ValueError where this dossier is not tracked.
        """
        if not self.is_tracked:
            raise ValueError("a dossier that is not tracked cannot follow an edit")
        changed = set[Key]()
        if (info := _info_of(loaded)) != self._info:
            changed.add(("info",))
            self._info = info
        edited = {id_ for id_ in self._read_anew(loaded) if self._take(loaded, id_, changed)}
        for _, folder in [key for key in changed if key[0] == "ids"]:
            self._put_in_order(str(folder))
        self._origins = loaded.origins
        self.edit, self.indexes = Edit(edited, changed, self.indexes), {}
        for index in list(self.edit.behind):
            cast(Indexed[Any, Any, Any], index)(self)
        self.edit = Edit()
        self.answers.follow(self, changed)
        return changed

    def _put_in_order(self, folder: str) -> None:
        by_id, places = self._by_kind[folder], self._places
        in_order = {id_: by_id[id_] for id_ in sorted(by_id, key=lambda id_: places[id_].rank)}
        self._by_kind[folder], self._all_of[folder] = in_order, Records(folder, in_order)

    def _read_anew(self, loaded: Loaded) -> Set[str]:
        """The ids of records that came or went, or whose files were read anew."""
        known, origins = self._origins, loaded.origins
        return {
            id_ for id_ in known.keys() | origins.keys() if known.get(id_) is not origins.get(id_)
        }

    def _take(self, loaded: Loaded, id_: str, changed: set[Key]) -> bool:
        """Take in a record as it was read, or that it is gone; gives whether it is another.

        A record that is as it was stays the same object. The keys to note are added to `changed`.
        """
        before, stood = self._by_id.get(id_), self._places.get(id_, _NOWHERE)
        record = next((by[id_] for by in loaded.records.values() if id_ in by), None)
        place = _place(loaded, record) if record else _NOWHERE
        if record == before:
            record = before
        if record is before and place == stood:
            return False
        moves = stood.rank != place.rank
        told = (record is not before, stood.file != place.file, moves, stood.visit != place.visit)
        changed |= {(name, id_) for name in compress(_TOLD, told)}
        for each in filter(None, (before, record)):
            folder = kind_of(each).folder
            changed.add(("kind", folder))
            if type(before) is not type(record):
                changed.add(("members", folder))
            if moves:
                changed.add(("ids", folder))
                self._by_kind[folder].pop(id_, None)
        self._by_id.pop(id_, None)
        self._places.pop(id_, None)
        if record:
            self._by_kind[kind_of(record).folder][id_] = self._by_id[id_] = record
            self._places[id_] = place
        return True

    def ranked(self, groups: tuple[tuple[str, ...], ...]) -> Iterator[tuple[Rank, Record]]:
        """Yield the records of groups of kinds in order, each with its rank among them."""
        for number, group in enumerate(groups):
            found = [record for folder in group for record in self._by_kind[folder].values()]
            for record in sorted(found, key=lambda one: self._places[one.id].rank):
                yield (number, *self._places[record.id].rank), record

    def rank_in(self, groups: tuple[tuple[str, ...], ...], id_: str) -> tuple[Rank, Record] | None:
        """The record of an id with its rank, if it is one of these kinds."""
        for number, group in enumerate(groups):
            for folder in group:
                if record := self._by_kind[folder].get(id_):
                    return (number, *self._places[id_].rank), record
        return None

    def __iter__(self) -> Iterator[Record]:
        """Yield every record, kind by kind."""
        for folder in self._by_kind:
            note("kind", folder)
        return chain.from_iterable(by_id.values() for by_id in self._by_kind.values())

    @property
    def info(self) -> DossierInfo:
        """What `dossier.yaml` says of the dossier as a whole."""
        note("info")
        return self._info

    def file(self, id_: str) -> str:
        """The file that the record of an id stands in, below the content folder."""
        note("file", id_)
        return self._places[id_].file

    def place_in_time(self, id_: str) -> Rank:
        """What records are compared by to have them in order (events: of time), by id."""
        note("rank", id_)
        return self._places[id_].rank

    def get(self, id_: str) -> Record:
        """The record with this id; KeyError where there is none."""
        note("record", id_)
        return self._by_id[id_]

    def of_kind(self, folder: str) -> tuple[Record, ...]:
        """All records of a kind, in order."""
        note("kind", folder)
        return tuple(self._by_kind[folder].values())

    def ids(self, folder: str) -> tuple[str, ...]:
        """The ids of all records of a kind.

        They are in order, but whoever asks is not told when that changes.
        """
        note("members", folder)
        return tuple(self._by_kind[folder])

    def all_of(self, folder: str, model: type[R]) -> Mapping[str, R]:
        """All records of a kind by id, in order."""
        return cast(Mapping[str, R], self._all_of[folder])

    def visit_id(self, meeting: str) -> str | None:
        """The id of the visit that the meeting of an id is part of."""
        note("visit of", meeting)
        return self._places.get(meeting, _NOWHERE).visit
