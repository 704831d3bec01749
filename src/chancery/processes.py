"""Shares work out among processes, where the system can copy one that runs (fork)."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection
from operator import call
from typing import Any, Final, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_FEWEST: Final = 100
"""Fewer pieces of work are done sooner than another process is there."""
_AT_ONCE: Final = 16
"""How many pieces a process takes at a time: enough to tell it seldom, few enough to end level."""


def processors() -> int:
    """How many processes can run at once."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def can_share() -> bool:
    """Whether this system copies a running process (macOS says it does, but not safely)."""
    return sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()


def beside(work: Callable[[], R]) -> Callable[[], R]:
    """Begin work in another process; gives what waits for its result, which must be picklable.

    Where a process cannot be copied it is done here, when the result is asked for; so is what
    failed elsewhere: an error comes up as it is.
    """
    if processors() < 2 or not can_share():
        return work
    other = _Other(map(call, [work]))

    def result() -> R:
        found: list[R] = list(other.told())
        other.end()
        return found[0] if found else work()

    return result


def shared_out(work: Callable[[T], R], pieces: Sequence[T], processes: int) -> Iterator[R]:
    """Do work on every piece, in so many processes; yields the results, in any order.

    This process is one of them: another copy would take so much more memory. Each result must be
    picklable. With one process, few pieces or a system that cannot copy a process all is done
    here, and so is what failed elsewhere: an error comes up as it is.
    """
    if processes < 2 or len(pieces) < _FEWEST or not can_share():
        yield from map(work, pieces)
        return
    starts = range(0, len(pieces), _AT_ONCE)
    left = set(starts)
    taken = _taken(starts)

    def some(start: int) -> tuple[int, list[R]]:
        return start, [work(piece) for piece in pieces[start : start + _AT_ONCE]]

    others = [_Other(map(some, taken)) for _ in range(processes - 1)]
    try:
        for start, results in _of_all(map(some, taken), others):
            left.remove(start)
            yield from results
    finally:
        for other in others:
            other.end()
    # What another process took and did not bring to an end.
    for start in sorted(left):
        yield from some(start)[1]


def _taken(starts: Sequence[int]) -> Iterator[int]:
    """Yield, to all processes together, each start once."""
    number = multiprocessing.get_context("fork").Value("l", 0)

    def take() -> Iterator[int]:
        while True:
            with number.get_lock():
                mine = number.value
                number.value += 1
            if mine >= len(starts):
                return
            yield starts[mine]

    return take()


def _of_all(own: Iterable[R], others: "Iterable[_Other]") -> Iterator[R]:
    """Yield what this process does, and between that what others have done."""
    for done in own:
        yield done
        for other in others:
            yield from other.told(wait=False)
    for other in others:
        yield from other.told()


class _Other:
    """A copy of this process that goes through some work and tells what comes of it."""

    def __init__(self, work: Iterable[Any]) -> None:
        """Begin the work."""
        context = multiprocessing.get_context("fork")
        self._heard, tell = context.Pipe(duplex=False)
        self._process = context.Process(target=_tell, args=(work, tell), daemon=True)
        self._process.start()
        tell.close()

    def told(self, *, wait: bool = True) -> Iterator[Any]:
        """Yield what it has told since; all that it will, if there is time to wait.

        That ends early where the work failed, or the process died.
        """
        try:
            while wait or self._heard.poll():
                yield self._heard.recv()
        except EOFError:
            return

    def end(self) -> None:
        """End it, whether it is done or not."""
        self._heard.close()
        self._process.terminate()
        self._process.join()


def _tell(work: Iterable[Any], told: Connection) -> None:
    try:
        for result in work:
            told.send(result)
    except Exception:  # whatever it is: it comes up again where it can be seen whole
        told.close()
