"""Coverage: how far the dossier reaches, what it rests on, and where it is thin."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import Final, TypeVar

from chancery.cards import Card, EventCard
from chancery.claims import Claim, claims_of
from chancery.dates import Date
from chancery.dossier import Dossier, grouped
from chancery.indexes import indexed
from chancery.model.base import Dispute, Inference, Record
from chancery.model.events import Meeting
from chancery.model.kinds import KINDS
from chancery.model.provenance import cited_sources
from chancery.model.sources import Source
from chancery.pages.compare import told_by
from chancery.pages.list_page import list_page
from chancery.pages.page import Page
from chancery.pages.views import events_by_year, strip
from chancery.relations import Mention
from chancery.vocabulary import Status

LISTED: Final = 40
"""How many records a fact lists by name; of more, the page gives the number."""

LISTED_SOURCES: Final = 100
"""How many sources have a row, those first from which the most was drawn."""

Told = Mapping[str, frozenset[str]]
"""The ids of the sources that tell of an event, by the event's id; see `compare.told_by`."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def percent(self) -> str:
        """The share in whole per cent; what is small but not nothing says so."""
        if not self.of:
            return "0%"
        rounded = round(100 * self.count / self.of)
        return "under 1%" if self.count and not rounded else f"{rounded}%"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How many visits and other meetings have a status, and the first and the last of all."""

    status: Status
    visits: int
    meetings: int
    first: EventCard
    last: EventCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What was drawn from a source: how many of its paragraphs, and how many claims cite it.

    `untouched` paragraphs are neither drawn from nor left out for a reason that is given.
    """

    source: Source
    drawn: int
    left_out: int
    masthead: int
    untouched: int
    claims: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year with its events by whether they were still ahead, and how many sources tell of it."""

    year: int
    reported: int
    ahead: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that is computed of the records: how many of how many, and which.

    `nouns` says what is counted, `see` where all of it is listed. `records` are the first ones,
    none where the fact is about most of what there is and the next one lists the rest.
    """

    title: str
    share: Share
    nouns: str
    see: str
    records: tuple[Record | Card, ...]


def coverage(dossier: Dossier) -> Page:
    """The page that says how far the dossier reaches and where its sources are silent."""
    told = told_of(dossier)
    years = tuple(years_of(dossier, told))
    uses = uses_of(dossier)
    return list_page(
        dossier,
        address="coverage/",
        template="coverage",
        title="Coverage",
        says="How far the dossier reaches, which sources it rests on, and where they are silent.",
        reaches=tuple(reaches_of(dossier)),
        uses=uses[:LISTED_SOURCES],
        further_uses=len(uses[LISTED_SOURCES:]),
        years=years,
        silent_years=silent([each.year for each in years]),
        facts=tuple(facts_of(dossier, told)),
    )


def told_of(dossier: Dossier) -> Told:
    """Which sources tell of each event, a visit's meetings counting for the visit as well."""
    return {event.id: told_by(dossier, event.id) for event in dossier.events_and_meetings}


def reaches_of(dossier: Dossier) -> Iterator[Reach]:
    """For each status that there is, how many events have it and how far these reach.

    An event of which no source says when it began reaches nowhere, unless there is no other.
    """
    by_status = grouped((event.status, event) for event in dossier.events_and_meetings)
    for status in Status:
        if events := by_status.get(status):
            visits = sum(event.is_visit for event in events)
            begun = [event for event in events if event.date.start] or events
            yield Reach(
                status=status,
                visits=visits,
                meetings=len(events) - visits,
                first=min(begun, key=lambda event: _bounds(event.date)[0].earliest),
                last=max(begun, key=lambda event: _bounds(event.date)[1].latest),
            )


def _bounds(date: Date) -> tuple[Date, Date]:
    """The ends of a date; one that is open or not known is no end, so the other stands for it."""
    return date.start or date.end or date, date.end or date.start or date


def uses_of(dossier: Dossier) -> tuple[Use, ...]:
    """What was drawn from each source, the most used first."""
    drawn_from = _drawn_from(dossier)
    total = sum(drawn_from.get(_ANY, ()))
    uses = []
    for source in dossier.sources.values():
        cells = strip(dossier, source)
        masthead = sum(cell.masthead for cell in cells)
        left_out = sum(cell.left_out is not None for cell in cells)
        further = [cell for cell in cells if cell.is_text]
        drawn = sum(cell.claims > 0 for cell in further)
        uses.append(
            Use(
                source=source,
                drawn=drawn,
                left_out=left_out,
                masthead=masthead,
                untouched=len(further) - drawn,
                claims=Share(sum(drawn_from.get(source.id, ())), total),
            )
        )
    return tuple(sorted(uses, key=lambda use: -use.claims.count))


_ANY: Final = ""
"""Under which stands how many claims of a record cite a source, whichever."""


@indexed(*((folder,) for folder in KINDS))
def _drawn_from(_: Dossier, record: Record) -> Iterator[tuple[str, int]]:
    """How many claims of a record cite each source, by its id."""
    cited = (cited_sources(claim.basis) for claim in claims_of(record) if _is_drawn(claim))
    counted = Counter(chain.from_iterable((_ANY, *each) for each in cited if each))
    return iter(counted.items())


def _is_drawn(claim: Claim) -> bool:
    """Whether a claim says something of the subject, and not of a source or of our own work."""
    return bool(claim.fields) and not isinstance(claim.node, Source | Dispute | Inference)


def years_of(dossier: Dossier, told: Told) -> Iterator[Year]:
    """Every year that has an event, in order."""
    for year, events in sorted(events_by_year(dossier).items()):
        reported = sum(_took_place(event) for event in events)
        yield Year(
            year=year,
            reported=reported,
            ahead=len(events) - reported,
            sources=len(frozenset[str]().union(*(told[event.id] for event in events))),
        )


def silent(years: Sequence[int]) -> tuple[str, ...]:
    """The years that are missing between the first and the last, runs of them as a span."""
    return tuple(
        str(before + 1) if after - before == 2 else f"{before + 1}–{after - 1}"
        for before, after in pairwise(years)
        if after - before > 1
    )


def facts_of(dossier: Dossier, told: Told) -> Iterator[Fact]:
    """Where the dossier is thin, as far as it can be counted."""
    visits, meetings = dossier.cards("visits"), dossier.cards("meetings")
    yield from _by_number_of_sources("visits", visits, told)
    yield from _by_number_of_sources("meetings", meetings, told)
    held = [visit for visit in visits if _took_place(visit)]
    nouns = "visits that are held or reported"
    yield _fact(
        "Visits whose first or last day is not known",
        held,
        lambda visit: not _has_days(visit.date),
        "visits/",
        nouns,
    )
    yield _fact(
        "Visits of which no meeting is reported",
        held,
        lambda visit: not dossier.meetings_in(visit.id),
        "visits/",
        nouns,
    )
    known = [meeting for meeting in meetings if _took_place(meeting)]
    nouns = "meetings that are held or reported"
    placed, named = (set(_meetings_with(dossier).get(what, ())) for what in ("place", "people"))
    yield _fact("Meetings without a place", known, lambda m: m.id not in placed, "meetings/", nouns)
    yield _fact(
        "Meetings without a named participant",
        known,
        lambda m: m.id not in named,
        "meetings/",
        nouns,
    )
    yield from _left_open(dossier)
    yield _fact(
        "People named in one record only",
        dossier.people.values(),
        lambda person: _is_in_one_record(dossier.mentions.get(person.id, ())),
        "people/",
        "people",
    )


@indexed(("meetings",))
def _meetings_with(_: Dossier, meeting: Meeting) -> Iterator[tuple[str, str]]:
    """The meetings, by id, of which a source gives the place, or at which it names someone."""
    if meeting.place:
        yield "place", meeting.id
    if any(each.person for each in meeting.participants):
        yield "people", meeting.id


def _left_open(dossier: Dossier) -> Iterator[Fact]:
    announced = dossier.announcements.values()
    fulfilled = {each.record for each in announced if each.fulfilled_by}
    planned = [e for e in dossier.events_and_meetings if e.status == Status.PLANNED]
    yield _fact(
        "Planned, and no source reports what came of it",
        planned,
        lambda event: event.id not in fulfilled,
        "timeline/",
        "planned visits and meetings",
    )
    yield _fact(
        "Announcements that are open",
        announced,
        lambda each: not each.fulfilled_by,
        "announcements/",
        "announcements",
    )


def _by_number_of_sources(nouns: str, events: Sequence[EventCard], told: Told) -> Iterator[Fact]:
    one = _fact(
        f"{nouns.capitalize()} that rest on one source alone",
        events,
        lambda event: len(told[event.id]) == 1,
        f"{nouns}/",
    )
    yield replace(one, records=())
    yield _fact(
        f"{nouns.capitalize()} told by several sources",
        events,
        lambda event: len(told[event.id]) > 1,
        f"{nouns}/",
    )


R = TypeVar("R", bound=Record | Card)


def _fact(
    title: str,
    among: Iterable[R],
    holds: Callable[[R], bool],
    see: str,
    nouns: str | None = None,
) -> Fact:
    every = tuple(among)
    found = tuple(record for record in every if holds(record))
    return Fact(
        title=title,
        share=Share(len(found), len(every)),
        nouns=nouns or see.rstrip("/"),
        see=see,
        records=found[:LISTED],
    )


def _is_in_one_record(mentions: Sequence[Mention]) -> bool:
    return bool(mentions) and all(each.record.id == mentions[0].record.id for each in mentions)


def _took_place(event: EventCard) -> bool:
    return event.status in {Status.HELD, Status.REPORTED}


def _has_days(date: Date) -> bool:
    """Whether a date gives a first and a last day for certain."""
    ends = (date.start, date.end)
    return all(end and end.is_day and end.is_firm for end in ends)
