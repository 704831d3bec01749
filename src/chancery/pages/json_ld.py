"""schema.org descriptions of records (JSON-LD 1.1), saying no more than the records do."""

import json
from collections.abc import Mapping
from typing import Any, Final

from markupsafe import Markup

from chancery.dates import Date
from chancery.dossier import Dossier
from chancery.markup import HTML
from chancery.model.base import Record
from chancery.model.entities import Document, Named, Organization, Person, Place
from chancery.model.events import Event, Meeting
from chancery.model.provenance import Voice
from chancery.model.sources import Source
from chancery.vocabulary import Status

Described = dict[str, Any]

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def describe(dossier: Dossier, record: Record) -> Described:
    """Describe a record as the schema.org type that fits it best."""
    match record:
        case Event():
            return _event(dossier, record)
        case Person():
            roles = [role.title for role in record.roles]
            return _named(dossier, "Person", record) | ({"jobTitle": roles} if roles else {})
        case Place():
            return _named(dossier, "Place", record) | _geo(record)
        case Organization():
            return _named(dossier, "Organization", record)
        case Document():
            return _named(dossier, "CreativeWork", record) | _dates(datePublished=record.date)
        case Source():
            return _source(dossier, record)
        case _:
            return _named(dossier, "DefinedTerm", record)


def describe_site(dossier: Dossier) -> Described:
    """Describe the site as a whole."""
    return _typed(
        "WebSite",
        name=dossier.read(dossier.info.title),
        description=dossier.read(dossier.info.description),
        inLanguage=dossier.info.language,
    )


def describe_list(name: str) -> Described:
    """Describe a page that lists records."""
    return _typed("CollectionPage", name=name)


def script(described: Mapping[str, Any]) -> Markup:
    """The description as the content of a script element, from which no text can break out."""
    text = _ENCODER.encode(described)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return HTML(text)


def _typed(type_: str, **fields: Any) -> Described:
    return {"@context": "https://schema.org", "@type": type_} | fields


def _named(dossier: Dossier, type_: str, record: Record) -> Described:
    found = _typed(type_, name=record.label)
    if isinstance(record, Named):
        others = [name.text for name in record.names if name.text != record.name]
        found |= {"alternateName": others} if others else {}
        found |= {"sameAs": list(record.same_as)} if record.same_as else {}
        if record.summary:
            found["description"] = dossier.read(record.summary.text)
    return found


def _event(dossier: Dossier, event: Event) -> Described:
    found = _typed("Event", name=dossier.label(event))
    if event.summary:
        found["description"] = dossier.read(event.summary.text)
    found |= _dates(startDate=event.date.start, endDate=event.date.end)
    if event.status in {Status.PLANNED, Status.CANCELLED}:
        state = "EventScheduled" if event.status == Status.PLANNED else "EventCancelled"
        found["eventStatus"] = f"https://schema.org/{state}"
    if isinstance(event, Meeting) and event.place:
        found["location"] = {"@type": "Place", "name": dossier.places[event.place].name}
    people = [seen.person.name for seen in dossier.attendances(event) if seen.person]
    if people:
        found["attendee"] = [{"@type": "Person", "name": name} for name in people]
    return found


def _source(dossier: Dossier, source: Source) -> Described:
    found = _typed("Article", name=source.label, inLanguage=source.language)
    if source.author:
        found["author"] = _maker(dossier, source.author, "Person")
    if source.publisher:
        found["publisher"] = _maker(dossier, source.publisher, "Organization")
    found |= {"url": source.url} if source.url else {}
    return found | _dates(datePublished=source.date)


def _maker(dossier: Dossier, voice: Voice, usual: str) -> Described:
    """Describe who made a source, words as what it usually is."""
    if voice.id:
        usual = "Person" if voice.id in dossier.people else "Organization"
    return {"@type": usual, "name": dossier.voice(voice)}


def _dates(**dates: Date | None) -> Described:
    """Only dates that ISO 8601 can say as they are: a plain day, month or year."""
    return {
        name: str(date)
        for name, date in dates.items()
        if date and not date.is_interval and str(date).replace("-", "").isdigit()
        if date.precision != "season"
    }


def _geo(place: Place) -> Described:
    if place.coordinates is None:
        return {}
    latitude, longitude = (part.strip() for part in place.coordinates.split(","))
    return {"geo": {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}}
