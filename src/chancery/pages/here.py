"""What a template needs on one page: links from here, prose and dates as HTML, and its notes."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from urllib.parse import quote

from markupsafe import Markup

from chancery.cards import Card, EventCard
from chancery.dates import Date
from chancery.dossier import Dossier
from chancery.markup import HTML, escaped
from chancery.model.base import Cited, Inference, Record
from chancery.model.entities import Named, Person, Place, Role, Side
from chancery.model.events import Event, Meeting, Statement, Visit
from chancery.model.kinds import kind_of
from chancery.model.provenance import Basis, Citation, Voice
from chancery.model.sources import Announcement, Source
from chancery.pages import (
    journey,
    maps,
    meetings,
    moving_on,
    notes,
    people,
    times,
    views,
    words,
)
from chancery.pages.addresses import address_of, paragraph_address, root_from
from chancery.pages.compare import Comparison, compare
from chancery.pages.facet_pages import Listing, listing
from chancery.pages.facets import Facet
from chancery.pages.gathered import Drawn
from chancery.pages.ledgers import announcement_address
from chancery.pages.notes import Footnote
from chancery.pages.spellings import Spelling, in_own_script, spellings
from chancery.pages.years import Years, years
from chancery.prose import as_html
from chancery.queries import query
from chancery.relations import Attendance, Said

Target = Record | Card | str
"""A record, its card or its id."""


@query
def _linked(dossier: Dossier, id_: str) -> tuple[str | None, Markup]:
    """The address of a record, if it has one, and its label as HTML.

    A record is linked from many pages: most of the time of a link goes into its label.
    """
    record = dossier.get(id_)
    return _address(dossier, record), escaped(dossier.label(record))


@query
def _cited(dossier: Dossier, id_: str) -> tuple[str | None, Markup]:
    """The same of a source, in the words by which it is cited."""
    source = dossier.sources[id_]
    return _address(dossier, source), escaped(source.short)


def _address(dossier: Dossier, record: Record) -> str | None:
    if isinstance(record, Announcement):
        return announcement_address(dossier, record)
    return address_of(record)


@query
def _row(
    dossier: Dossier, macro: Callable[..., Markup], root: str, id_: str, *more: Hashable
) -> Markup:
    """What a list tells of a record, on pages whose links start with `root`.

    Long lists tell the same again and again.
    """
    return macro(Here(dossier, "", root), dossier.get(id_), *more)


class Here:
    """One page as its template sees it.

    `footnotes` fills as the template asks for marks, `sections` as it enters its headings.
    """

    def __init__(self, dossier: Dossier, address: str, root: str | None = None) -> None:
        """Stand at an address (`people/some-id/`, `` for home).

        `root` is where links start; without it they are relative to the address.
        """
        self.dossier = dossier
        self.address = address
        self.root = root_from(address) if root is None else root
        self._own = f'"{self.root}{address}"'
        self.sections: dict[str, str] = {}
        self._footnotes: dict[tuple[tuple[Basis, ...], int], Footnote] = {}
        self._marks: dict[tuple[int, int], tuple[tuple[Basis, ...], Markup]] = {}

    @property
    def footnotes(self) -> Iterable[Footnote]:
        """The notes marked on the page so far, in order."""
        return self._footnotes.values()

    def enter(self, anchor: str, title: str) -> str:
        """Enter a section of the page into its contents; gives back its anchor."""
        self.sections[anchor] = title
        return anchor

    def to(self, address: str) -> str:
        """A relative link to an address (from the site's root)."""
        return self.root + address

    def record(self, card: Card) -> Record:
        """The record of a card."""
        return self.dossier.get(card.id)

    def href(self, target: Target) -> str | None:
        """A relative link to a record, if it has an address."""
        address, _ = _linked(self.dossier, _id(target))
        return None if address is None else self.to(address)

    def link(self, target: Target, words: str | None = None) -> Markup:
        """A record's label (or other words) as a link to it, plain where it has no address."""
        address, label = _linked(self.dossier, _id(target))
        return self._link(address, label if words is None else escaped(words))

    def _link(self, address: str | None, shown: Markup) -> Markup:
        if address is None or address == self.address:
            return shown
        # Ids and the names of folders need no escaping.
        return HTML(f'<a href="{self.to(address)}">{shown}</a>')

    def voice(self, voice: Voice) -> Markup:
        """Who speaks or reports: a link where it is a record, else the words."""
        return self.link(voice.id) if voice.id else escaped(voice.words)

    def text(self, prose: str) -> Markup:
        """Prose of a record as HTML, with links to the records it names."""
        return as_html(prose, self.label, self.href)

    def plain(self, prose: str) -> str:
        """Prose of a record as it is read, without links, for titles."""
        return self.dossier.read(prose)

    def label(self, target: Target) -> str:
        """A record's label as it is read, without a link."""
        return self.dossier.label(_id(target))

    def kind(self, record: Record | Card) -> str:
        """What kind of record it is, in the singular."""
        return (record.kind if isinstance(record, Card) else kind_of(record)).one

    def date(self, date: Date) -> Markup:
        """See `times.full`."""
        return times.full(date)

    def short_date(self, date: Date, with_year: bool = False) -> Markup:
        """See `times.short`."""
        return times.short(date, with_year=with_year)

    def day_first(self, date: Date) -> Markup:
        """See `times.day_first`."""
        return times.day_first(date)

    def role(self, role: Role) -> Markup:
        """A role in words, with a link to the organization where it is held."""
        if role.organization is None:
            return escaped(role.title)
        before, name, behind = words.role_parts(self.dossier, role)
        link = self.link(role.organization, name)
        return HTML(f"{escaped(before)}{link}{escaped(behind)}")

    def statement_href(self, record: Card, statement: Statement) -> str:
        """A relative link to a statement on the page of the record it was made in."""
        return self.part_href(record, statement.id)

    def part_href(self, record: Record | Card, anchor: str) -> str:
        """A relative link to a part of the page that tells of a record, which must have one."""
        href = self.href(record)
        assert href is not None  # noqa: S101  only the few kinds without a page have none
        return f"{href.partition('#')[0]}#{anchor}"

    def correction_href(self, record: Record) -> str | None:
        """Where the file that a record stands in can be edited, if the dossier says where."""
        place = self.dossier.info.corrections
        return place and place.replace("{file}", quote(self.dossier.file(record.id)))

    def citation(self, cited: Citation) -> Markup:
        """A cited passage: whom the source reports, links to source and paragraph, the phrase.

        Made here, not in the template, because a page has one for nearly every claim: the macro
        took a seventh of the time of a page.
        """
        source = self._link(*_cited(self.dossier, cited.source))
        chain = ""
        for voice in cited.via:
            chain = f"{self.voice(voice)}, as reported by {chain}"
        paragraph = self.to(paragraph_address(cited.source, cited.paragraph))
        phrase = f": <q>{escaped(cited.phrase)}</q>" if cited.phrase else ""
        return HTML(
            f'{chain}{source}, <a href="{paragraph}">paragraph {cited.paragraph}</a>{phrase}'
        )

    def sources_of(self, part: Cited, field: str) -> tuple[Source, ...]:
        """The sources that a field of a part rests on, in the order they are cited."""
        return views.sources_of(self.dossier, part.basis_of(field))

    def reports(self, part: Cited) -> tuple[tuple[Source, tuple[Voice, ...]], ...]:
        """The sources that report a part, each with the way by which it has it."""
        return views.reports(self.dossier, part.basis)

    def strip(self, source: Source) -> tuple[views.Cell, ...]:
        """The paragraphs of a source in a row, each with how much was drawn from it."""
        return views.strip(self.dossier, source)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the notes marked on the page so far, in order."""
        cited = (
            one
            for note in self._footnotes.values()
            for basis in (note.basis, note.inference.basis if note.inference else ())
            for one in basis
        )
        return views.sources_of(self.dossier, cited)

    def row(self, macro: Callable[..., Markup], record: Record | Card, *more: Hashable) -> Markup:
        """What a macro makes of a record (and of what `more` it is told), kept for all pages.

        It must set no mark. What leads to the page itself is made anew, as it is no link there.
        """
        kept = _row(self.dossier, macro, self.root, record.id, *more)
        return macro(self, self.dossier.get(record.id), *more) if self._own in kept else kept

    def day_runs(self, visit: Visit) -> tuple[tuple[Date, tuple[views.Day, ...]], ...]:
        """The days of a visit, empty ones that follow on each other together, with their date."""
        runs = journey.day_runs(views.days_of(self.dossier, visit))
        return tuple((journey.span(run), run) for run in runs)

    def stops(self, visit: Visit) -> tuple[journey.Stop, ...]:
        """See `journey.stops_of`."""
        return journey.stops_of(visit)

    def route_map(self, visit: Visit) -> maps.Route | None:
        """See `maps.route`."""
        return maps.route(self.dossier, visit)

    def locator(self, place: Place) -> maps.Drawing | None:
        """See `maps.locator`."""
        return maps.locator(place)

    def is_long(self, visit: Visit) -> bool:
        """See `journey.is_long`."""
        return journey.is_long(self.dossier, visit)

    def met_on_host_side(self, visit: Visit) -> tuple[journey.Met, ...]:
        """See `journey.met_on_host_side`."""
        return journey.met_on_host_side(self.dossier, visit)

    def without_day(self, visit: Visit) -> tuple[Meeting, ...]:
        """See `views.without_day`."""
        return views.without_day(self.dossier, visit)

    def named(self, seen: Iterable[Attendance]) -> int:
        """How many of those who took part a source names, the others being groups."""
        return sum(each.person is not None for each in seen)

    def by_side(
        self, seen: Iterable[Attendance]
    ) -> tuple[tuple[Side | None, tuple[Attendance, ...]], ...]:
        """See `views.by_side`."""
        return views.by_side(self.dossier, seen)

    def by_year(
        self, events: Iterable[EventCard]
    ) -> tuple[tuple[int | None, tuple[EventCard, ...]], ...]:
        """See `views.by_year`."""
        return views.by_year(events)

    def compare(self, event: Event) -> Comparison | None:
        """See `compare.compare`."""
        return compare(self.dossier, event)

    def claim_words(self, drawn: Drawn) -> tuple[str, ...]:
        """What parts of a record were drawn from a paragraph, in words, each once."""
        found = (words.claim_words(self.dossier, claim) for claim in drawn.claims)
        return tuple(dict.fromkeys(found))

    def position(self, meeting: Meeting) -> meetings.Position | None:
        """See `meetings.position`."""
        return meetings.position(self.dossier, meeting)

    def neighbours(self, event: Event) -> moving_on.Neighbours | None:
        """See `moving_on.neighbours`."""
        return moving_on.neighbours(self.dossier, event)

    def akin(self, event: Event) -> tuple[moving_on.Akin, ...]:
        """See `moving_on.akin`."""
        return moving_on.akin(self.dossier, event)

    def speeches(self, statements: Iterable[Statement]) -> tuple[meetings.Speech, ...]:
        """See `meetings.speeches`."""
        return meetings.speeches(self.dossier, statements)

    def as_of(self, part: Cited) -> Source | None:
        """See `views.as_of`."""
        return views.as_of(self.dossier, part)

    def latest_role(self, person: Person) -> Role | None:
        """See `words.latest_role`."""
        return words.latest_role(self.dossier, person)

    def listing(self, facet: str, record: Record) -> Listing:
        """See `facet_pages.listing`."""
        return listing(self.dossier, Facet(facet), record.id)

    def years(self, events: Iterable[EventCard], rows: Collection[int] = ()) -> Years:
        """See `years.years`."""
        return years(events, rows)

    def by_times(self, met: Iterable[people.Met]) -> Iterator[tuple[int, Iterator[people.Met]]]:
        """See `people.by_times`."""
        return people.by_times(met)

    def said_at(self, said: Iterable[Said]) -> tuple[people.SaidAt, ...]:
        """See `people.said_at`."""
        return people.said_at(said)

    def spellings(self, record: Named) -> tuple[Spelling, ...]:
        """See `spellings.spellings`."""
        return spellings(record)

    def in_own_script(self, record: Named) -> tuple[Spelling, ...]:
        """See `spellings.in_own_script`."""
        return in_own_script(record)

    def footnote(self, part: Cited, field: str | None = None) -> Footnote | None:
        """The note for a part of a record, or for one field of it; None where nothing is cited.

        The same citations share one note, wherever on the page they are marked.
        """
        return self._footnote(*_rests_on(part, field))

    def mark(self, part: Cited, field: str | None = None) -> Markup:
        """The button of the note for a part or field; empty where nothing is cited."""
        basis, inference = _rests_on(part, field)
        # Nearly half of the marks rest on what was marked before: it need not be compared again.
        key = (id(basis), id(inference))
        known = self._marks.get(key)
        if known is None:
            note = self._footnote(basis, inference)
            known = basis, notes.mark(note.number, note.kind) if note else Markup()
            self._marks[key] = known
        return known[1]

    def _footnote(self, basis: tuple[Basis, ...], inference: Inference | None) -> Footnote | None:
        if not basis and inference is None:
            return None
        key = (basis, id(inference))
        found = self._footnotes.get(key)
        if found is None:
            found = notes.footnote(len(self._footnotes) + 1, basis, inference)
            self._footnotes[key] = found
        return found


def _id(target: Target) -> str:
    return target if isinstance(target, str) else target.id


def _rests_on(part: Cited, field: str | None) -> tuple[tuple[Basis, ...], Inference | None]:
    if field is None:
        return part.basis, None
    return part.basis_of(field), part.inferred.get(field)
