"""Queries: what is worked out from a dossier, once for each question that is asked of it."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Asked(Protocol):
    """What answers queries and keeps the answers."""

    answers: dict[Hashable, Any]


D = TypeVar("D", bound=Asked)


def query(work_out: Callable[Concatenate[D, P], T]) -> Callable[Concatenate[D, P], T]:
    """Have a function of a dossier, and of what can be a key, work out each answer once."""

    @wraps(work_out)
    def answer(dossier: D, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (work_out, *args, *kwargs.items())
        if key not in dossier.answers:
            dossier.answers[key] = work_out(dossier, *args, **kwargs)
        found: T = dossier.answers[key]
        return found

    return answer
