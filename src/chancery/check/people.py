"""Rules for people: whose name it is, in what role they came, and that they came once."""

from collections.abc import Iterator

from chancery.check.finding import Finding, Part, Parts, listed
from chancery.check.suggest import fold
from chancery.dates import Date
from chancery.model.entities import Document, Person
from chancery.model.events import Event, Participant
from chancery.model.plan import Loc
from chancery.validation import did_you_mean


def one_name_two_people(parts: Parts) -> Iterator[Finding]:
    """A full name belongs to one person."""
    first: dict[str, Person] = {}
    for record, loc, person in parts.of(Person):
        forms: list[tuple[Loc, str]] = [(("name",), person.name)]
        for index, name in enumerate(person.names):
            if name.form == "full":
                forms.append((("names", index), name.text))
        for steps, text in forms:
            bearer = first.setdefault(fold(text), person)
            if bearer is not person:
                message = f"{text} is also a name of {bearer.id}"
                suggestion = (
                    "if they are one person, keep one record; if not, "
                    "give each a fuller name, or mark this one form: short"
                )
                yield Finding(record, loc + steps, message, suggestion)


def _in_role(parts: Parts) -> Iterator[tuple[Part[Participant], Person, Date | None]]:
    """Yield the named participants with roles, each with the date of what they took part in."""
    people = parts.loaded.records["people"]
    for part in parts.of(Participant):
        person = people.get(part.node.person or "")
        if isinstance(person, Person) and isinstance(part.record, Event | Document):
            yield part, person, part.record.date


def duplicate_role(parts: Parts) -> Iterator[Finding]:
    """The roles of a person have ids of their own."""
    for record, loc, person in parts.of(Person):
        known: set[str] = set()
        for index, role in enumerate(person.roles):
            if role.id in known:
                message = f"{person.id} has a role {role.id} already"
                yield Finding(record, (*loc, "roles", index, "id"), message, "choose another id")
            known.add(role.id)


def unknown_role(parts: Parts) -> Iterator[Finding]:
    """A participant's role is one of the person's roles."""
    for (record, loc, participant), person, _ in _in_role(parts):
        known = [role.id for role in person.roles]
        if participant.role is not None and participant.role not in known:
            message = f"{person.id} has no role {participant.role}"
            near = did_you_mean(participant.role, known)
            listing = f"write {listed(known, 'or')}" if known else f"add it to {person.id}"
            yield Finding(record, (*loc, "role"), message, near or listing)


def role_not_held(parts: Parts) -> Iterator[Finding]:
    """A participant comes in a role that may have been held on the day."""
    for (record, loc, participant), person, day in _in_role(parts):
        roles = [r for r in person.roles if participant.role in (None, r.id)]
        if day is None or not roles or any(_may_hold(role.held, day) for role in roles):
            continue
        held = listed([f"{role.id} {role.held}" for role in roles])
        message = f"{person.id} held no such role on {day}: {held}"
        steps = ("role",) if participant.role else ("person",)
        suggestion = "correct the day or the role's bounds, or add the role of that day"
        yield Finding(record, loc + steps, message, suggestion)


def ambiguous_role(parts: Parts) -> Iterator[Finding]:
    """Where several roles of a participant fit the day, one is named."""
    for (record, loc, participant), person, day in _in_role(parts):
        if participant.role is not None:
            continue
        fitting = [role.id for role in person.roles if day is None or _may_hold(role.held, day)]
        if len(fitting) > 1:
            message = f"several roles of {person.id} fit {day or 'an unknown day'}"
            yield Finding(record, (*loc, "person"), message, f"add role: {listed(fitting, 'or')}")


def _may_hold(held: Date | None, day: Date) -> bool:
    return held is None or held.is_backwards or day.is_backwards or held.overlaps(day)


def participant_twice(parts: Parts) -> Iterator[Finding]:
    """A person, or a group in the same words, takes part once."""
    first: dict[tuple[str, Loc, str, str | None], Loc] = {}
    for record, loc, node in parts.of(Participant):
        who = node.person or fold(node.group or "")
        key = (record.id, loc[:-1], who, node.side if node.group else None)
        if key in first:
            number = int(first[key][-1]) + 1
            message = f"{node.person or node.group} is in this list already, as number {number}"
            yield Finding(record, loc, message, "keep one of the two")
        first.setdefault(key, loc)


RULES = (
    one_name_two_people,
    duplicate_role,
    unknown_role,
    role_not_held,
    ambiguous_role,
    participant_twice,
)
