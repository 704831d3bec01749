"""Keeps with a part of a record what is worked out from it alone, so that it is done once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from pydantic import BaseModel

N = TypeVar("N", bound=BaseModel)
T = TypeVar("T")


def kept(work_out: Callable[[N], T]) -> Callable[[N], T]:
    """Have a function of one immutable part keep its result there, beside the part's fields.

    It lives as long as the part, goes with it where it is pickled, and takes no part in
    comparisons, as with a `functools.cached_property`, which pydantic knows.
    """
    name = f"{work_out.__module__}.{work_out.__qualname__}"

    @wraps(work_out)
    def look_up(part: N) -> T:
        own = part.__dict__
        if name not in own:
            own[name] = work_out(part)
        found: T = own[name]
        return found

    return look_up
