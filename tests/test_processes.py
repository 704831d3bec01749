"""Sharing work out among processes: the results are those of one process, whatever happens."""

import os

import pytest

from chancery import processes
from chancery.processes import shared_out

MANY = list(range(300))


def squared(number: int) -> int:
    """Some work."""
    return number * number


@pytest.mark.parametrize("how_many", [1, 2, 5])
def test_the_results_are_the_same_however_many_processes_there_are(how_many: int) -> None:
    assert sorted(shared_out(squared, MANY, how_many)) == [number * number for number in MANY]


def test_several_processes_do_the_work() -> None:
    assert os.getpid() not in set(shared_out(lambda _: os.getpid(), MANY, 2))


@pytest.mark.parametrize("pieces", [[], [3], list(range(20))])
def test_little_work_is_done_here(pieces: list[int]) -> None:
    done = list(shared_out(lambda number: (number, os.getpid()), pieces, 4))
    assert done == [(number, os.getpid()) for number in pieces]


def test_a_system_that_cannot_copy_a_process_does_it_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "can_share", lambda: False)
    assert set(shared_out(lambda _: os.getpid(), MANY, 4)) == {os.getpid()}


def test_what_fails_elsewhere_fails_here_as_it_is() -> None:
    """So that whoever shows the error has all of it, and not its copy."""

    def fails(number: int) -> int:
        if number == 170:
            raise LookupError(f"{number} in {os.getpid()}")
        return number

    with pytest.raises(LookupError, match=f"170 in {os.getpid()}"):
        list(shared_out(fails, MANY, 2))


def test_there_is_at_least_one_processor() -> None:
    assert processes.processors() >= 1
