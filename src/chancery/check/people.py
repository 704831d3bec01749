"""Rules for people: whose name it is, in what role they came, and that they came once."""

from collections.abc import Iterator

from chancery.check.facts import full_names
from chancery.check.finding import Finding, Parts, Whole, listed
from chancery.check.suggest import fold
from chancery.dates import Date
from chancery.model.entities import Person
from chancery.model.events import Participant
from chancery.model.plan import Loc
from chancery.validation import did_you_mean


def one_name_two_people(whole: Whole) -> Iterator[Finding]:
    """A full name belongs to one person."""
    first: dict[str, Person] = {}
    for person in whole.of(Person):
        for loc, text, folded in full_names(person):
            bearer = first.setdefault(folded, person)
            if bearer is not person:
                message = f"{text} is also a name of {bearer.id}"
                suggestion = (
                    "if they are one person, keep one record; if not, "
                    "give each a fuller name, or mark this one form: short"
                )
                yield Finding(person, loc, message, suggestion)


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
    for (record, loc, participant), person, _ in parts.in_role:
        if participant.role is None:
            continue
        known = [role for role, _ in person.roles]
        if participant.role not in known:
            message = f"{person.id} has no role {participant.role}"
            near = did_you_mean(participant.role, known)
            listing = f"write {listed(known, 'or')}" if known else f"add it to {person.id}"
            yield Finding(record, (*loc, "role"), message, near or listing)


def role_not_held(parts: Parts) -> Iterator[Finding]:
    """A participant comes in a role that may have been held on the day."""
    for (record, loc, participant), person, day in parts.in_role:
        roles = person.roles
        if participant.role is not None:
            roles = tuple(each for each in roles if each[0] == participant.role)
        if day is None or not roles or any(_may_hold(held, day) for _, held in roles):
            continue
        bounds = listed([f"{role} {held}" for role, held in roles])
        message = f"{person.id} held no such role on {day}: {bounds}"
        steps = ("role",) if participant.role else ("person",)
        suggestion = "correct the day or the role's bounds, or add the role of that day"
        yield Finding(record, loc + steps, message, suggestion)


def ambiguous_role(parts: Parts) -> Iterator[Finding]:
    """Where several roles of a participant fit the day, one is named."""
    for (record, loc, participant), person, day in parts.in_role:
        if participant.role is not None or len(person.roles) < 2:
            continue
        fitting = [role for role, held in person.roles if day is None or _may_hold(held, day)]
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
    duplicate_role,
    unknown_role,
    role_not_held,
    ambiguous_role,
    participant_twice,
)
WHOLE = (one_name_two_people,)
