"""Side by side: what each source alone tells of an event, what they share, where they differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from chancery.claims import Claim, cited_parts, claims_of
from chancery.dates import Date
from chancery.dossier import Dossier, grouped
from chancery.model.base import Cited, Dispute, Record, Version
from chancery.model.events import (
    Event,
    Item,
    Leg,
    Meeting,
    Outcome,
    Participant,
    Statement,
    Summary,
    Visit,
)
from chancery.model.kept import kept
from chancery.model.plan import Loc
from chancery.model.provenance import cited_sources
from chancery.model.sources import Source
from chancery.order import sort_key
from chancery.pages.words import in_short
from chancery.queries import query
from chancery.vocabulary import Status, Term

Mark = tuple[Cited, str | None]
"""What a note is asked for: a part, and the field of it if it is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that a page tells, in the few words that recognise it.

    `record` is what it leads to, `anchor` the fragment of the page where it stands in full.
    `sources` are the ids of those cited for it; `inferred` says that its value was worked out.
    """

    label: str
    sources: frozenset[str]
    marks: tuple[Mark, ...]
    record: Record | None = None
    anchor: str | None = None
    text: str = ""
    dates: tuple[tuple[str, Date], ...] = ()
    inferred: bool = False


Points = tuple[tuple[str, tuple[Point, ...]], ...]
"""Points under their labels, in the order in which the page tells them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A dispute with the sources of each version; `within` is the source, if it is one alone."""

    record: Record
    dispute: Dispute
    versions: tuple[tuple[Version, tuple[Source, ...]], ...]
    within: Source | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """An event as its sources tell it.

    `shared` holds the points for which several are cited, by who these are; `together` those
    whose value no source states, but which was inferred from several; `alone` the rest, and
    `silent` are the sources that have no point alone.
    """

    sources: tuple[Source, ...]
    differ: tuple[Difference, ...]
    shared: tuple[tuple[tuple[Source, ...], Points], ...]
    together: Points
    alone: tuple[tuple[Source, Points], ...]
    silent: tuple[Source, ...]


def compare(dossier: Dossier, event: Event) -> Comparison | None:
    """Set the sources of a visit or meeting side by side; None where fewer than two tell of it.

    The unit is a point: a fact, a stop, a participant, a statement and so on, and for a visit
    each of its meetings. What is in dispute stands with the differences only, and what rests on
    the editor's word alone nowhere.
    """
    sources = told_by(dossier, event.id)
    if len(sources) < 2:
        return None
    points = [point for point in points_of(dossier, event) if point.sources]
    told = _records(dossier, sources)
    alone = grouped((next(iter(p.sources)), p) for p in points if len(p.sources) == 1)
    several = [point for point in points if len(point.sources) > 1]
    shared = grouped((point.sources, point) for point in several if not point.inferred)
    return Comparison(
        sources=told,
        differ=tuple(_differences(dossier, event)),
        shared=tuple(
            (_records(dossier, who), _labelled(shared[who]))
            for who in sorted(shared, key=len, reverse=True)
        ),
        together=_labelled(tuple(point for point in several if point.inferred)),
        alone=tuple((source, _labelled(alone[source.id])) for source in told if source.id in alone),
        silent=tuple(source for source in told if source.id not in alone),
    )


@query
def told_by(dossier: Dossier, id_: str) -> frozenset[str]:
    """The ids of the sources that tell of the event of an id or, for a visit, of its meetings."""
    event = dossier.event(id_)
    own = _told_by(event)
    if not isinstance(event, Visit):
        return own
    return own.union(*map(_told_by, dossier.meetings_of(event)))


@kept
def _told_by(event: Event) -> frozenset[str]:
    """The ids of the sources that tell of an event itself."""
    # Most claims rest on the same citations, handed down: those are gone through once.
    bases = {id(claim.basis): claim.basis for claim in claims_of(event) if _is_of_event(claim)}
    return frozenset(source for basis in bases.values() for source in cited_sources(basis))


def _is_of_event(claim: Claim) -> bool:
    """Whether the sources of a claim tell of the event itself.

    From what a value was inferred, on what topics it is and how it belongs with other records is
    not told of it.
    """
    return _ASIDE.isdisjoint(claim.loc) and not _ASIDE_FIELDS.issuperset(claim.fields)


_ASIDE: Final = frozenset({"inferred", "related"})
_ASIDE_FIELDS: Final = frozenset({"related", "topics"})
_TOLD_ELSEWHERE: Final = frozenset({"disputes", "inferred", "summary"})


def points_of(dossier: Dossier, event: Event) -> Iterator[Point]:
    """Every point that the page of an event tells, but for those in dispute, in its order."""
    yield from _facts(dossier, event)
    for loc, part in cited_parts(event):
        if not _TOLD_ELSEWHERE.isdisjoint(loc):
            continue
        if form := _FORMS.get(type(part)):
            yield from _points(dossier, loc, part, form)
        yield from _notes(dossier, part)
    for meeting in dossier.meetings_of(event) if isinstance(event, Visit) else ():
        yield Point(
            label="Meetings",
            sources=told_by(dossier, meeting.id),
            marks=tuple(_one_mark_a_source(dossier, meeting)),
            record=meeting,
            text="" if meeting.status == Status.HELD else meeting.status.label,
        )


_FACTS: Final[Mapping[str, str]] = {
    "date": "When",
    "level": "Level",
    "part_of_day": "Part of the day",
    "time": "Time",
    "order": "Order",
    "place": "Where",
    "duration": "Duration",
    "access": "Access",
    "documents": "Documents",
}
"""The fields of an event that are points of their own, as its page calls them."""


def _facts(dossier: Dossier, event: Event) -> Iterator[Point]:
    disputed = {dispute.about for dispute in event.disputes}
    for name, label in _FACTS.items():
        if name in disputed or name not in event.__class__.model_fields:
            continue
        value = getattr(event, name)
        if value is None:
            continue
        for each in value if isinstance(value, tuple) else (value,):
            yield Point(
                label=label,
                sources=_sources(event, name),
                marks=((event, name),),
                record=dossier.get(each) if name in {"place", "documents"} else None,
                text="" if name in {"place", "documents", "date"} else _in_words(name, each),
                dates=(("", each),) if isinstance(each, Date) else (),
                inferred=name in event.inferred,
            )


@dataclass(frozen=True, slots=True)
class _Form:
    """How a part becomes a point: its main field, and fields that may rest on other sources.

    Of these, `shown` are told with the part, all others only where their sources differ.
    """

    label: str
    main: str = "text"
    further: tuple[str, ...] = ()
    shown: frozenset[str] = field(default=frozenset())


_LABELS: Final = (
    *(label for label in _FACTS.values() if label != "Documents"),
    *("Occasion", "Travelled", "Stops", "Took part", "Agenda", "Meetings"),
    *("Said", "Outcomes", "Documents", "Notes"),
)
"""The order in which points are shown."""

_FORMS: Final[Mapping[type, _Form]] = {
    Summary: _Form("Occasion"),
    Leg: _Form(
        "Stops",
        "place",
        ("status", "arrived", "left", "time", "by", "passed"),
        frozenset({"status", "arrived", "left", "time", "by", "passed"}),
    ),
    Participant: _Form("Took part", "person", ("count", "did"), frozenset({"count"})),
    Item: _Form("Agenda"),
    Statement: _Form("Said", "gist", ("date", "phrase")),
    Outcome: _Form("Outcomes"),
}


def _points(dossier: Dossier, loc: Loc, part: Cited, form: _Form) -> Iterator[Point]:
    """A part as a point, and as one more for each field of it that rests on other sources."""
    disputed = {dispute.about for dispute in part.disputes}
    main = "group" if isinstance(part, Participant) and part.group else form.main
    if disputed & {None, main}:
        return
    label = "Travelled" if loc[0] == "delegation" else form.label
    fields = [name for name in form.further if _is_told(part, name) and name not in disputed]
    fitting = [name for name in fields if _fits(part, name, main)]
    told = tuple(name for name in fitting if name in form.shown)
    yield _point(dossier, label, part, main, told, (main, *told))
    for name in fields:
        if name not in fitting:
            yield _point(dossier, label, part, main, (name,), (name,))


def _is_told(part: Cited, name: str) -> bool:
    """Whether a field has a value that its page shows: not, say, that a stop was made."""
    return getattr(part, name) not in (None, False, Status.HELD)


def _fits(part: Cited, name: str, main: str) -> bool:
    """Whether a field rests on the same sources as the main one, in the same way."""
    if name in part.inferred:
        return False
    if name not in part.cites and main not in part.cites and main not in part.inferred:
        return True
    return _sources(part, name) == _sources(part, main)


def _point(
    dossier: Dossier,
    label: str,
    part: Any,
    main: str,
    told: tuple[str, ...],
    rests_on: tuple[str, ...],
) -> Point:
    values = [(name, getattr(part, name)) for name in told]
    head = getattr(part, main)
    record = dossier.get(head) if main in {"place", "person"} else None
    if isinstance(part, Statement):
        head = f"{', '.join(dossier.voice(by) for by in part.by)}: {head}"
    words = [] if record else [head]
    words += [_in_words(name, value) for name, value in values if not isinstance(value, Date)]
    marks = {(part.basis_of(name), id(part.inferred.get(name))): (part, name) for name in rests_on}
    return Point(
        label=label,
        sources=_sources(part, rests_on[0]),
        marks=tuple(marks.values()),
        record=record,
        anchor=part.id if isinstance(part, Statement) else None,
        text=in_short(dossier.read(", ".join(words)), _FEW) if words else "",
        dates=tuple((name, value) for name, value in values if isinstance(value, Date)),
        inferred=any(name in part.inferred for name in rests_on),
    )


def _in_words(name: str, value: Any) -> str:
    match name:
        case "order":
            return f"Number {value} of the day’s meetings"
        case "passed":
            return "passed through without a stop"
        case "by":
            return f"by {value}"
        case "phrase":
            return f"“{value}”"
        case _:
            return value.label if isinstance(value, Term) else str(value)


def _notes(dossier: Dossier, part: Cited) -> Iterator[Point]:
    """The remarks on an event, and those on a part of it that bring in other sources."""
    known = frozenset(cited_sources(part.basis))
    for note in part.notes:
        if isinstance(part, Event) or _sources(note, "text") != known:
            yield _point(dossier, "Notes", note, "text", (), ("text",))


_FEW: Final = 120
"""How many characters are enough to recognise a point by."""


def _sources(part: Cited, name: str) -> frozenset[str]:
    """The ids of the sources that a field rests on, those it was inferred from among them."""
    inference = part.inferred.get(name)
    basis = part.basis_of(name)
    return frozenset(cited_sources((*basis, *inference.basis) if inference else basis))


def _one_mark_a_source(dossier: Dossier, event: Event) -> Iterator[Mark]:
    """So few claims of an event that each source that tells of it is cited by one of them."""
    missing = set(_told_by(event))
    for claim in claims_of(event):
        if not missing:
            return
        if _is_of_event(claim) and not missing.isdisjoint(cited_sources(claim.basis)):
            own = claim.cited_at is not None and "cites" in claim.cited_at
            yield claim.node, claim.fields[0] if own else None
            missing.difference_update(cited_sources(claim.basis))


def _differences(dossier: Dossier, event: Event) -> Iterator[Difference]:
    meetings: tuple[Meeting, ...] = dossier.meetings_of(event) if isinstance(event, Visit) else ()
    for record in (event, *meetings):
        for found in dossier.disputes_by_record.get(record.id, ()):
            dispute = found.dispute
            cited = [frozenset(cited_sources(version.basis)) for version in dispute.versions]
            together = frozenset[str]().union(*cited)
            if together:
                yield Difference(
                    record=record,
                    dispute=dispute,
                    versions=tuple(
                        (version, _records(dossier, who))
                        for version, who in zip(dispute.versions, cited, strict=True)
                    ),
                    within=dossier.sources[min(together)] if len(together) == 1 else None,
                )


def _records(dossier: Dossier, ids: frozenset[str]) -> tuple[Source, ...]:
    return tuple(sorted((dossier.sources[id_] for id_ in ids), key=sort_key))


def _labelled(points: tuple[Point, ...]) -> Points:
    found = grouped((point.label, point) for point in points)
    return tuple((label, found[label]) for label in _LABELS if label in found)
