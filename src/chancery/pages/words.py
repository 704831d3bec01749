"""Words that pages say of a record besides its own: descriptions for search results."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from textwrap import shorten
from typing import Any, Final

from chancery.cards import EventCard
from chancery.claims import Claim
from chancery.dossier import Dossier
from chancery.model.base import Dispute, Inference, Note, Record, Related, Version
from chancery.model.entities import Name, Named, Person, Place, Role
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
from chancery.model.plan import Loc
from chancery.model.sources import Source

LONGEST: Final = 160
"""How many characters of a description search engines show."""


def in_short(text: str, longest: int = LONGEST) -> str:
    """The text, cut after a whole word where it has more characters than `longest`."""
    spaced = " ".join(text.split())
    if len(spaced) <= longest:
        return spaced
    cut = spaced.rfind(" ", 0, longest - 1)
    last = spaced[cut + 1 :].partition(" ")[0]
    if cut > 0 and "-" not in last:
        return f"{spaced[:cut]} …"
    # Only this knows where words with hyphens may be cut, but it takes ten times as long.
    return shorten(spaced, longest, placeholder=" …")


def direction_words(dossier: Dossier, visit: Visit | EventCard) -> str:
    """Who travels to whom: "Ardania and Corvia to Belmora"."""
    return " to ".join(
        " and ".join(dossier.sides[id_].name for id_ in sides)
        for sides in (visit.visitor, visit.host)
    )


def summary_of(dossier: Dossier, record: Record) -> str:
    """One or two sentences on a record: facts of its own first, then its summary."""
    facts = f"{dossier.label(record)}: {_facts(dossier, record)}."
    summary = getattr(record, "summary", None)
    if summary is None:
        return f"{facts} {dossier.info.title}."
    return f"{facts} {dossier.read(summary.text)}"


def role_parts(dossier: Dossier, role: Role) -> tuple[str, str, str]:
    """A role in words: what is before, in, and behind the name of where it is held.

    An organization that the title names by itself is not named again.
    """
    if role.organization is None:
        return role.title, "", ""
    organization = dossier.organizations[role.organization]
    names = (organization.name, *(name.text for name in organization.names))
    for name in sorted(names, key=len, reverse=True):
        if found := re.search(rf"\b{re.escape(name)}\b", role.title):
            return role.title[: found.start()], name, role.title[found.end() :]
    return f"{role.title}, ", organization.name, ""


def role_words(dossier: Dossier, role: Role) -> str:
    """A role with the organization where it is held."""
    return "".join(role_parts(dossier, role))


def latest_role(dossier: Dossier, person: Person) -> Role | None:
    """The role known of at the latest day, by its own time or by an event that shows it held.

    Of roles of which no day is known, it is the last one written.
    """
    seen = {each.role.id: each for each in dossier.attended.get(person.id, ()) if each.role}

    def last_day(role: Role) -> dt.date:
        held = role.held.latest if role.held else dt.date.min
        event = seen[role.id].event if role.id in seen else None
        return max(held, event.date.earliest) if event else held

    days = [(last_day(role), index, role) for index, role in enumerate(person.roles)]
    return max(days, key=lambda each: each[:2])[2] if days else None


def claim_words(dossier: Dossier, claim: Claim) -> str:
    """What a claim is within its record: "the spelling “…”", "stop in Arden", "its date"."""
    own = claim.cited_at is not None and "cites" in claim.cited_at
    if isinstance(claim.node, Record):
        return f"its {_in_words(claim.fields[0])}" if own else "the record itself"
    words = dossier.read(_PARTS[type(claim.node)](dossier, claim))
    if not own:
        return words
    by_what = isinstance(claim.node, Leg) and claim.fields[0] == "by"
    return f"{words} ({'means of travel' if by_what else _in_words(claim.fields[0])})"


_FIELDS: Final[Mapping[str, str]] = {
    "at": "occasion",
    "by": "author",
    "counted_from": "starting date",
    "did": "part in it",
    "expects": "kind",
    "follows": "forerunners",
    "fulfilled_by": "fulfilment",
    "held": "known time",
    "on": "topics",
    "record": "planned record",
    "related": "related records",
    "to": "addressee",
    "within": "place in what encloses it",
}
"""Fields whose names do not read as nouns, as words that follow "its"."""


def _in_words(field: str) -> str:
    return _FIELDS.get(field, field.replace("_", " "))


def _start(dossier: Dossier, text: str) -> str:
    """The first words of a text as it is read, enough to recognise it by."""
    return in_short(dossier.read(text), _RECOGNISABLE)


_RECOGNISABLE: Final = 60


def _at(record: Record, loc: Loc) -> Any:
    """The part of a record at a place in it."""
    node: Any = record
    for step in loc:
        node = getattr(node, step) if isinstance(step, str) and hasattr(node, step) else node[step]
    return node


def _participant(dossier: Dossier, claim: Claim) -> str:
    part = claim.node
    assert isinstance(part, Participant)  # noqa: S101  the table below maps by type
    kind = {"delegation": "traveller", "signatories": "signatory"}.get(
        str(claim.loc[0]), "participant"
    )
    return f"{kind} {dossier.people[part.person].name if part.person else part.group}"


def _name(_: Dossier, claim: Claim) -> str:
    kind = "the office as worded" if "stated" in claim.loc else "the spelling"
    return f"{kind} “{claim.node.text}”"  # type: ignore[attr-defined]


_PARTS: Final[Mapping[type, Callable[[Dossier, Any], str]]] = {
    Name: _name,
    Participant: _participant,
    Role: lambda _, c: f"role: {c.node.title}",
    Leg: lambda dossier, c: f"stop in {dossier.places[c.node.place].name}",
    Statement: lambda dossier, c: f"statement: {_start(dossier, c.node.gist)}",
    Outcome: lambda dossier, c: f"outcome: {_start(dossier, c.node.text)}",
    Item: lambda dossier, c: f"on the agenda: {_start(dossier, c.node.text)}",
    Note: lambda dossier, c: f"note: {_start(dossier, c.node.text)}",
    Summary: lambda _, c: f"the {_in_words(str(c.loc[-1]))}",
    Related: lambda _, c: f"how it belongs with [[{c.node.to}]]",
    Dispute: lambda _, c: f"dispute: {c.node.question}",
    Version: lambda _, c: f"dispute: {_at(c.record, c.loc[:-2]).question}",
    Inference: lambda _, c: f"how its {_in_words(str(c.loc[-1]))} was inferred",
}


def _facts(dossier: Dossier, record: Record) -> str:
    match record:
        case Visit():
            way, days = direction_words(dossier, record), record.date.words
            return f"visit of {way}, {days}, {record.status.label.lower()}"
        case Meeting():
            where = f" in {dossier.places[record.place].name}" if record.place else ""
            return f"{record.type.label.lower()}{where}, {record.date.words}"
        case Event():
            return record.date.words
        case Person():
            roles = "; ".join(role_words(dossier, role) for role in record.roles)
            return roles or "a person named in the sources"
        case Place():
            around = ", ".join(dossier.label(place) for place in dossier.within(record))
            return f"{record.type.label.lower()}{f' in {around}' if around else ''}"
        case Source():
            day = record.date.words if record.date else "undated"
            publisher = dossier.voice(record.publisher) if record.publisher else "article"
            return f"{publisher}, {day}, {record.paragraphs} paragraphs"
        case Named():
            others = [name.text for name in record.names if name.text != record.name]
            return f"also {', '.join(others)}" if others else "what the dossier holds on it"
        case _:
            return "a record of the dossier"
