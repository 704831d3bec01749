"""Shares work out among several processes, where the system can copy one that runs (fork)."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Final, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_FEWEST: Final = 100
"""Fewer pieces of work are done sooner than another process is there."""
_AT_ONCE: Final = 16
"""How many pieces a process takes at a time: enough to tell it seldom, few enough to end level."""

_shared: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
"""The work that is being shared out. Copied processes have it as it is: no piece is sent."""


def processors() -> int:
    """How many processes can run at once."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def can_share() -> bool:
    """Whether this system copies a running process (macOS says it does, but not safely)."""
    return sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()


def shared_out(work: Callable[[T], R], pieces: Sequence[T], processes: int) -> Iterator[R]:
    """Do work on every piece, in so many processes; yields the results, in any order.

    Each result must be picklable. With one process, few pieces or a system that cannot copy a
    process all is done here, and so is what failed elsewhere: an error comes up as it is.
    """
    if processes < 2 or len(pieces) < _FEWEST or not can_share():
        yield from map(work, pieces)
        return
    global _shared
    _shared = work, pieces
    starts = range(0, len(pieces), _AT_ONCE)
    try:
        with ProcessPoolExecutor(processes, multiprocessing.get_context("fork")) as pool:
            for start, results in zip(starts, pool.map(_some, starts), strict=True):
                yield from (
                    map(work, pieces[start : start + _AT_ONCE]) if results is None else results
                )
    finally:
        _shared = None


def _some(start: int) -> list[Any] | None:
    """The results of the pieces from one on; None if one fails."""
    if _shared is None:
        raise RuntimeError("there is no work to share out")
    work, pieces = _shared
    try:
        return [work(piece) for piece in pieces[start : start + _AT_ONCE]]
    except Exception:  # whatever it is: it comes up again where it can be seen whole
        return None
