"""What a visit's page gathers of the journey: stops, days, whom it met, its sequel."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from chancery.dates import Date
from chancery.dossier import Dossier, grouped
from chancery.model.entities import Person, Role
from chancery.model.events import Leg, Visit
from chancery.model.sources import Announcement
from chancery.order import sort_key
from chancery.pages.views import Day
from chancery.relations import Attendance
from chancery.vocabulary import Status

IN_FULL: Final = 30
"""How many meetings the page of a visit tells in full; of more it tells each in a line."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop on the line of a visit's route.

    `number` counts from 1; `made` says that the stop was, as was the visit; `again` that the
    journey has another stop at the same place; `same_day` that it was reached on the day on which
    the stop before was left or, where that is not stated, reached.
    """

    number: int
    leg: Leg
    made: bool
    again: bool
    same_day: bool


@dataclass(frozen=True, slots=True)
class Met:
    """Someone on the host's side, with their part in each of the visit's meetings."""

    person: Person
    seen: tuple[Attendance, ...]

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles in which they were met, each once."""
        return tuple({each.role.id: each.role for each in self.seen if each.role}.values())


def stops_of(visit: Visit) -> tuple[Stop, ...]:
    """The stops of a visit in their order; none where no source names one."""
    places = [leg.place for leg in visit.legs]
    before = (None, *visit.legs)
    return tuple(
        Stop(
            number=index + 1,
            leg=leg,
            made=visit.status == leg.status == Status.HELD,
            again=places.count(leg.place) > 1,
            same_day=_on_one_day(before[index], leg),
        )
        for index, leg in enumerate(visit.legs)
    )


def _on_one_day(before: Leg | None, after: Leg) -> bool:
    """Whether one stop's last stated day is the next one's first, and both are certain."""
    if before is None:
        return False
    last, first = before.left or before.arrived, after.arrived or after.left
    return last is not None and last == first and last.is_day and last.is_firm


def met_on_host_side(dossier: Dossier, visit: Visit) -> tuple[Met, ...]:
    """Those of the host's side who took part in meetings that were held, most meetings first.

    Only people whom a source names are told, and nobody who travelled; those of as many meetings
    stand in the order in which they were met.
    """
    travelled = {each.person for each in visit.delegation}
    found = grouped(
        (seen.person.id, seen)
        for meeting in dossier.meetings_in(visit.id)
        if meeting.status == Status.HELD
        for seen in dossier.attendances(meeting)
        if seen.person and seen.person.id not in travelled
        if seen.side and seen.side.id in visit.host
    )
    met = (Met(dossier.people[id_], _once_each(seen)) for id_, seen in found.items())
    return tuple(sorted(met, key=lambda each: -len(each.seen)))


def _once_each(seen: Iterable[Attendance]) -> tuple[Attendance, ...]:
    return tuple({each.event.id: each for each in seen}.values())


def announced_at(dossier: Dossier, visit: Visit) -> tuple[Announcement, ...]:
    """What was announced at a visit or one of its meetings, in the order of announcements."""
    found = {
        mention.record.id
        for id_ in (visit.id, *(meeting.id for meeting in dossier.meetings_in(visit.id)))
        for mention in dossier.mentions.get(id_, ())
        if mention.field == "at" and mention.record.folder == "announcements"
    }
    return tuple(sorted((dossier.announcements[id_] for id_ in found), key=sort_key))


def day_runs(days: Iterable[Day]) -> tuple[tuple[Day, ...], ...]:
    """The days of a visit, those that follow on each other with nothing to tell of taken together.

    Together stand only days of which exactly the same is known: nothing, and the same meetings
    that may have been on them.
    """
    runs = groupby(enumerate(days), key=_kind_of_day)
    return tuple(tuple(day for _, day in run) for _, run in runs)


def _kind_of_day(numbered: tuple[int, Day]) -> tuple[object, ...]:
    number, day = numbered
    if day.movements or day.meetings or day.leaving:
        return (number,)
    follows_on = day.date.earliest.toordinal() - number
    return (-1, follows_on, tuple(meeting.id for meeting in day.perhaps))


def span(run: tuple[Day, ...]) -> Date:
    """The one day of a run, or the interval from its first to its last."""
    first, last = run[0].date, run[-1].date
    return first if len(run) == 1 else Date.parse(f"{first}/{last}")


def is_long(dossier: Dossier, visit: Visit) -> bool:
    """Whether a visit has so many meetings that its page leaves the telling to their own pages."""
    return len(dossier.meetings_in(visit.id)) > IN_FULL
