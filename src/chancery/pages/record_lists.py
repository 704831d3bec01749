"""The lists on a record's page that grow with the dossier: what the page shows, and the rest.

A page shows so many rows of each. Where there are more, pages below its address list all of them,
in parts that hold whole years (or kinds of records, or paragraphs) as long as these fit.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Final, Generic, Literal, TypeVar

from chancery.cards import Card
from chancery.dates import Date
from chancery.dossier import Dossier, grouped
from chancery.model.base import Record
from chancery.model.kinds import KINDS, kind_of
from chancery.pages import gathered, people
from chancery.pages.addresses import PARAGRAPHS, address_of
from chancery.pages.journey import announced_at
from chancery.pages.list_page import HOME, list_page
from chancery.pages.page import Page
from chancery.pages.parts import Part, evenly, numbered, whole_groups

T = TypeVar("T")
Rows = Callable[[Dossier, Any], Sequence[Any]]
Which = Literal["first", "latest", "most often", "each"]


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """Under which heading rows stand: its place among others, its anchor and its words."""

    place: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordList(Generic[T]):
    """A list of a kind of record: its name in addresses, its heading, what its rows are called.

    `rows` gives them all, `most` is how many a page of all has. The record's page shows all up to
    `whole`, and of more only `shown`: the first of each of their groups (`each`), the latest, the
    first, or those met most often, which are the first too. With `group` the rows stand in groups,
    by their places, each under its `heading`; `span` of these in a row share a page, and its room.
    """

    name: str
    title: str
    one: str
    many: str
    rows: Rows
    whole: int
    shown: int
    most: int
    which: Which = "first"
    group: Callable[[T], int] | None = None
    heading: Callable[[int], Group] | None = None
    span: int = 1_000


@dataclass(frozen=True, slots=True)
class Under(Generic[T]):
    """The rows that a record's page shows of a group, how many there are, where all of them are."""

    group: Group
    rows: tuple[T, ...]
    number: int
    rest: str | None


@dataclass(frozen=True, slots=True)
class Excerpt(Generic[T]):
    """What a record's page shows of a list, and how many rows this has.

    `rest` is the address of the list of all where there are more; `shown` says which ones the page
    shows, and `words` what the list of all has.
    """

    rows: tuple[T, ...]
    groups: tuple[Under[T], ...]
    number: int
    rest: str | None
    shown: str
    words: str

    @property
    def by_anchor(self) -> Mapping[str, Under[T]]:
        """The groups by their anchors."""
        return {each.group.anchor: each for each in self.groups}


_UNDATED: Final = 100_000
"""Behind all years."""


def _year_of(date: Date | None) -> int:
    return (date.first_year if date else None) or _UNDATED


def _year(year: int) -> Group:
    if year == _UNDATED:
        return Group(year, "page--undated", "In an unknown year")
    return Group(year, f"y{year}", str(year))


_FOLDERS: Final = {folder: place for place, folder in enumerate(KINDS)}


def _kind(place: int) -> Group:
    folder = list(KINDS)[place]
    return Group(place, f"page--{folder}", KINDS[folder].many.capitalize())


def _paragraph(number: int) -> Group:
    return Group(number - 1, f"p{number}", f"Paragraph {number}")


def _plain(name: str, title: str, one: str, many: str, rows: Rows) -> RecordList[Any]:
    return RecordList(
        name=name, title=title, one=one, many=many, rows=rows, whole=60, shown=20, most=200
    )


def _inside(name: str, title: str, one: str, many: str) -> RecordList[Any]:
    return _plain(name, title, one, many, lambda dossier, each: dossier.inside.get(each.id, ()))


def _said(title: str, rows: Rows) -> RecordList[Any]:
    return RecordList(
        name="said",
        title=title,
        one="statement",
        many="statements",
        rows=rows,
        whole=60,
        shown=20,
        most=100,
        which="latest",
        group=lambda said: _year_of(said.when),
        heading=_year,
    )


def _announced(name: str, title: str, rows: Rows) -> RecordList[Any]:
    return RecordList(
        name=name,
        title=title,
        one="announcement",
        many="announcements",
        rows=rows,
        whole=30,
        shown=10,
        most=100,
        which="latest",
        group=lambda each: _year_of(each.said),
        heading=_year,
    )


_MENTIONED: Final[RecordList[Card]] = RecordList(
    name="mentioned",
    title="Mentioned elsewhere",
    one="record",
    many="records",
    rows=gathered.mentioned,
    whole=60,
    shown=30,
    most=400,
    which="each",
    group=lambda card: _FOLDERS[card.folder],
    heading=_kind,
)
_ANNOUNCED_IT: Final = _announced(
    "announcements", "What announced it", lambda dossier, event: dossier.announcements_of(event)
)
_MET: Final[RecordList[people.Met]] = RecordList(
    name="met",
    title="Met",
    one="person",
    many="people",
    rows=people.met,
    whole=people.MET,
    shown=people.MET_MOST_OFTEN,
    most=people.MET_PER_PAGE,
    which="most often",
)
_PARAGRAPHS: Final[RecordList[gathered.Drawn]] = RecordList(
    name="paragraphs",
    title="Paragraph by paragraph",
    one="record",
    many="records",
    rows=gathered.drawn,
    whole=500,
    shown=500,
    most=500,
    which="each",
    group=lambda drawn: drawn.paragraph,
    heading=_paragraph,
    span=PARAGRAPHS,
)

LISTS: Final[Mapping[str, tuple[RecordList[Any], ...]]] = {
    "visits": (
        _announced("announced-at", "Announced at this visit", announced_at),
        _ANNOUNCED_IT,
        _MENTIONED,
    ),
    "meetings": (_ANNOUNCED_IT, _MENTIONED),
    "people": (
        _said("Said", lambda dossier, person: dossier.said_by.get(person.id, ())),
        _announced("announced", "Announced", gathered.announced_by),
        _plain("wrote", "Wrote", "source", "sources", people.written_by),
        _MET,
        _MENTIONED,
    ),
    "places": (_inside("inside", "Places inside it", "place", "places"), _MENTIONED),
    "organizations": (
        _plain(
            "offices",
            "People in its offices",
            "office",
            "offices",
            lambda dossier, each: dossier.offices.get(each.id, ()),
        ),
        _plain(
            "groups",
            "Groups of it that took part, or were to",
            "group",
            "groups",
            lambda dossier, each: dossier.groups.get(each.id, ()),
        ),
        _said("Said or reported", lambda dossier, each: dossier.said_by.get(each.id, ())),
        _inside("parts", "Parts of it", "organization", "organizations"),
        _MENTIONED,
    ),
    "documents": (
        _plain("events", "Visits and meetings", "event", "visits and meetings", gathered.events_of),
        _ANNOUNCED_IT,
        _MENTIONED,
    ),
    "topics": (
        _inside("narrower", "Narrower topics", "topic", "topics"),
        _said("What was said on it", lambda dossier, topic: dossier.said_on.get(topic.id, ())),
        _plain("documents", "Documents", "document", "documents", gathered.documents_on),
        _announced("announced", "What was announced", gathered.announced_on),
        _MENTIONED,
    ),
    "sources": (_PARAGRAPHS,),
}
"""The lists of each kind of record, by its folder."""


@dataclass(frozen=True)
class Found(Generic[T]):
    """A list with all the rows that it has for a record."""

    list: RecordList[T]
    record: Record
    rows: Sequence[T]

    @property
    def is_whole(self) -> bool:
        """Whether the page of the record shows every row."""
        return len(self.rows) <= self.list.whole

    @property
    def base(self) -> str:
        """Where all rows are listed, if it does not."""
        return f"{address_of(self.record)}{self.list.name}/"

    @cached_property
    def groups(self) -> Mapping[Group, tuple[T, ...]]:
        """The rows under their groups, these in order."""
        return _grouped(self.list, self.rows)

    @cached_property
    def parts(self) -> tuple[Part[T], ...]:
        """The pages that list all."""
        groups: Collection[Sequence[T]] = self.groups.values() if self.list.group else (self.rows,)
        return tuple(numbered(self.base, whole_groups(groups, self.list.most)))


def lists_of(dossier: Dossier, record: Record) -> tuple[Found[Any], ...]:
    """The lists of a record, each with all its rows: for its page, and for those of the rest."""
    lists = LISTS.get(kind_of(record).folder, ())
    return tuple(Found(each, record, each.rows(dossier, record)) for each in lists)


def excerpts(lists: Iterable[Found[Any]]) -> Mapping[str, Excerpt[Any]]:
    """What the page of a record shows of each of its lists, by their names."""
    return {found.list.name: _excerpt(found) for found in lists}


def _excerpt(found: Found[Any]) -> Excerpt[Any]:
    if not found.rows:
        return _NOTHING
    number = len(found.rows)
    groups = _under(found) if found.list.which == "each" else ()
    shown = tuple(chain.from_iterable(each.rows for each in groups)) if groups else _shown(found)
    return Excerpt(
        rows=shown,
        groups=groups,
        number=number,
        rest=found.base if len(shown) < number else None,
        shown=_which(found.list, len(shown)),
        words=f"All {number:,} {found.list.many}",
    )


_NOTHING: Final[Excerpt[Any]] = Excerpt((), (), 0, None, "", "")


def _shown(found: Found[T]) -> tuple[T, ...]:
    if found.is_whole:
        return tuple(found.rows)
    if found.list.which != "latest":
        return tuple(found.rows[: found.list.shown])
    years = found.groups.items()
    dated = tuple(chain.from_iterable(rows for year, rows in years if year.place != _UNDATED))
    return (dated or tuple(found.rows))[-found.list.shown :]


def _which(found: RecordList[Any], number: int) -> str:
    if found.which == "most often":
        return f"These are the {number} met most often."
    return f"These are the {found.which} {number}."


def _under(found: Found[T]) -> tuple[Under[T], ...]:
    groups, span = found.groups, found.list.span
    if found.is_whole:
        return tuple(Under(group, each, len(each), None) for group, each in groups.items())
    on_page = grouped((group.place // span, len(each)) for group, each in groups.items())
    most = {page: evenly(sizes, found.list.shown) for page, sizes in on_page.items()}
    where = _where(found)

    def under(group: Group, every: tuple[T, ...]) -> Under[T]:
        first = every[: most[group.place // span]]
        rest = where[group] if len(first) < len(every) else None
        return Under(group, first, len(every), rest)

    return tuple(under(group, each) for group, each in groups.items())


def _grouped(found: RecordList[T], rows: Iterable[T]) -> Mapping[Group, tuple[T, ...]]:
    """Rows under their groups, these in order."""
    assert found.group and found.heading  # noqa: S101  asked only of lists that have groups
    group, heading = found.group, found.heading
    by_place = grouped((group(row), row) for row in rows)
    return {heading(place): by_place[place] for place in sorted(by_place)}


def _where(found: Found[T]) -> Mapping[Group, str]:
    """Where each group begins, of all rows."""
    return {
        group: f"{part.address}#{group.anchor}"
        for part in reversed(found.parts)
        for group in _grouped(found.list, part.rows)
    }


def list_pages(dossier: Dossier, lists: Iterable[Found[Any]]) -> Iterator[Page]:
    """Yield the pages of those lists that the page of a record cannot show whole."""
    for found in lists:
        if not found.is_whole:
            yield from _pages(dossier, found)


def _pages(dossier: Dossier, found: Found[Any]) -> Iterator[Page]:
    record, rows = found.record, found.rows
    kind, name = kind_of(record), dossier.label(record)
    for part in found.parts:
        title = f"{name}: {found.list.title}"
        first = () if part.number == 1 else ((part.base, title),)
        yield list_page(
            dossier,
            address=part.address,
            template="record-list",
            title=f"{title}{part.words}",
            says=f"{title}{part.words}.",
            trail=(
                HOME,
                (f"{kind.folder}/", kind.many.capitalize()),
                (address_of(record) or "", name),
                *first,
            ),
            subject=record,
            list=found.list,
            number=len(rows),
            most=max((each.times for each in rows), default=0) if found.list is _MET else 0,
            groups=_grouped(found.list, part.rows).items()
            if found.list.group
            else ((None, part.rows),),
            ways=_ways(found) if part.number == 1 else (),
            part=part,
        )


def _ways(found: Found[T]) -> tuple[tuple[str, str], ...]:
    """Where each group begins, in parts of several."""
    if not found.list.group or len(found.parts) == 1:
        return ()
    ways = _where(found)
    return tuple((ways[group], group.title) for group in sorted(ways))
