"""Queries: what is worked out from a dossier, once for each question that is asked of it.

A dossier that follows another takes over the answers that hold as they are. The others are worked
out anew; where an answer turns out to be the same, nothing that asked for it needs to change.
"""

from collections.abc import Callable, Hashable, Iterable
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar

from chancery.tracking import Key, note, noting

P = ParamSpec("P")
T = TypeVar("T")


class Answer(NamedTuple):
    """The answer to a query, the keys it asked by, and how to ask again of another dossier."""

    value: Any
    asked: frozenset[Key]
    again: Callable[[Any], Any]


class Asked(Protocol):
    """What answers queries, and keeps the answers."""

    answers: dict[Key, Answer]
    is_tracked: bool
    """Whether another dossier is to follow, which takes over what holds."""


D = TypeVar("D", bound=Asked)


def query(work_out: Callable[Concatenate[D, P], T]) -> Callable[Concatenate[D, P], T]:
    """Have a function of a dossier, and of what can be a key, work out each answer once."""

    @wraps(work_out)
    def ask(dossier: D, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key: Key = (work_out, *args, *kwargs.items())
        note(*key)
        found = dossier.answers.get(key)
        if found is None:
            with noting(dossier.is_tracked) as asked:
                value = work_out(dossier, *args, **kwargs)
            found = Answer(value, frozenset(asked), lambda other: ask(other, *args, **kwargs))
            dossier.answers[key] = found
        answer: T = found.value
        return answer

    return ask


def carry_over(old: Asked, new: Asked, changed: set[Key]) -> None:
    """Have a dossier that follows another take over its answers, where they hold.

    `changed` are the keys by which the new dossier tells something else. The keys of the queries
    with another answer are added to it.
    """
    doubtful = _reached(old.answers, changed)
    new.answers |= {key: old.answers[key] for key in old.answers.keys() - doubtful}
    seen: set[Key] = set()

    def decide(key: Key) -> None:
        """Take over an answer if nothing that it asked by is another, else work it out anew."""
        if key in seen:
            return
        seen.add(key)
        known = old.answers[key]
        for asked in known.asked & doubtful:
            decide(asked)
        if known.asked.isdisjoint(changed):
            new.answers[key] = known
        elif not _is_same(known, new):
            changed.add(key)

    for key in doubtful:
        decide(key)


def _is_same(known: Answer, new: Asked) -> bool:
    try:
        return bool(known.again(new) == known.value)
    except LookupError:
        # It asks of what is gone, and nobody asks for it any more.
        return False


def _reached(answers: dict[Key, Answer], changed: Iterable[Key]) -> set[Key]:
    """The queries that asked by one of the keys, or that asked such a query, and so on."""
    reached: set[Hashable] = set(changed)
    found: set[Key] = set()
    while True:
        more = {
            key
            for key, answer in answers.items()
            if key not in found and not answer.asked.isdisjoint(reached)
        }
        if not more:
            return found
        found |= more
        reached |= more
