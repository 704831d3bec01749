"""The events of a dossier in time: where each stands, and those of a person or on a topic."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from chancery.model.events import Event


class InTime:
    """Visits and meetings in time. Nothing in it changes.

    `place` is that of each visit and meeting among all of them, from 0, by its id; `timeline` has
    those that the timeline shows, last those of which the year of their beginning is not known,
    and `on_timeline` their places in it.
    `with_person` and `on_topic` are the events of each person and topic, by their ids.
    """

    def __init__(
        self,
        every: Sequence[Event],
        shown: Iterable[Event],
        attended: Mapping[str, Iterable[Event]],
    ) -> None:
        """Take every event and those that the timeline shows, both in order, and who was where."""
        self.place = {event.id: place for place, event in enumerate(every)}
        self.timeline = tuple(sorted(shown, key=lambda event: event.date.first_year is None))
        self.on_timeline = {event.id: place for place, event in enumerate(self.timeline)}
        self.with_person = {
            id_: tuple({event.id: event for event in events}.values())
            for id_, events in attended.items()
        }
        on_topic: defaultdict[str, list[Event]] = defaultdict(list)
        for event in every:
            for topic in event.topics:
                on_topic[topic].append(event)
        self.on_topic = {id_: tuple(events) for id_, events in on_topic.items()}
