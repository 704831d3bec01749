"""Queries: what is worked out from a dossier, once for each question that is asked of it.

After an edit those answers stay that hold as they are. The others are worked out anew; where an
answer turns out to be the same, nothing that asked for it needs to change.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar

from chancery.tracking import Askers, Key, note, noting

P = ParamSpec("P")
T = TypeVar("T")


class Answer(NamedTuple):
    """The answer to a query, and how to ask again."""

    value: Any
    again: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Edit:
    """An edit that answers are to follow: what was looked at, and what is not decided yet."""

    dossier: Any
    changed: set[Key]
    decided: set[Key] = field(default_factory=set)
    begun: set[Key] = field(default_factory=set)


class Answers:
    """The answers of a dossier by their queries, and by which keys each was worked out."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[Key, Answer] = {}
        self._asking: Askers[Key] = Askers()
        self._edit: _Edit | None = None

    def get(self, key: Key) -> Answer | None:
        """The answer to a query, if it was worked out and holds."""
        if self._edit is not None:
            self._decide(key, self._edit)
        return self._known.get(key)

    def add(self, key: Key, answer: Answer, asked: set[Key]) -> None:
        """Keep an answer, and by which keys it was worked out."""
        self._known[key] = answer
        self._asking.remember(key, asked)

    def follow(self, dossier: object, changed: set[Key]) -> None:
        """Work out anew, from a dossier that was edited, what holds no more.

        `changed` are the keys by which it tells something else; those of the queries with another
        answer are added to them. Only what asked by one of these keys is looked at.
        """
        self._edit = _Edit(dossier, changed)
        reached, told = self._asking.of(changed), set[Key]()
        while reached:
            key = reached.pop()
            told.add(key)
            self._decide(key, self._edit)
            if key in changed:
                reached |= self._asking.of((key,)) - told
        self._edit = None

    def _decide(self, key: Key, edit: _Edit) -> None:
        """Leave an answer if nothing that it asked by is another, else work it out anew.

        Until that is known there is no answer: who asks for it by then, as two queries do that
        come to ask each other the other way round, works it out.
        """
        if key in edit.decided or key not in self._known:
            return
        edit.decided.add(key)
        known, asked = self._known.pop(key), self._asking.keys(key)
        edit.begun.add(key)
        for each in asked:
            self._decide(each, edit)
        if edit.changed.isdisjoint(asked) and edit.begun.isdisjoint(asked):
            self._known[key] = known
        elif not self._is_same(key, known, edit.dossier):
            edit.changed.add(key)
        edit.begun.remove(key)

    def _is_same(self, key: Key, known: Answer, dossier: Any) -> bool:
        """Work an answer out anew; whether it is the same."""
        try:
            with noting():
                return bool(known.again(dossier) == known.value)
        except LookupError:
            # It asks of what is gone, and nobody asks for it any more.
            self._asking.forget(key)
            return False


class Asked(Protocol):
    """What answers queries, and keeps the answers."""

    answers: Answers
    is_tracked: bool
    """Whether it is to follow edits."""


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
            found = Answer(value, lambda other: ask(other, *args, **kwargs))
            dossier.answers.add(key, found, asked)
        answer: T = found.value
        return answer

    return ask
