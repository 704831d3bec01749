"""Sharing work out among processes: the results are those of one process, whatever happens."""

import multiprocessing
import os
import time

import pytest

from chancery import processes
from chancery.processes import beside, shared_out

MANY = list(range(300))


@pytest.fixture
def can_share(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this process be copied, whatever machine runs the tests."""
    monkeypatch.setattr(processes, "can_share", lambda: True)
    monkeypatch.setattr(processes, "processors", lambda: 2)


def squared(number: int) -> int:
    """Some work."""
    return number * number


@pytest.mark.usefixtures("can_share")
@pytest.mark.parametrize("how_many", [1, 2, 5])
def test_the_results_are_the_same_however_many_processes_there_are(how_many: int) -> None:
    assert sorted(shared_out(squared, MANY, how_many)) == [number * number for number in MANY]


@pytest.mark.usefixtures("can_share")
def test_several_processes_do_the_work_and_this_is_one_of_them() -> None:
    def slowly(_: int) -> int:
        time.sleep(0.001)
        return os.getpid()

    found = set(shared_out(slowly, MANY, 3))
    assert len(found) == 3
    assert os.getpid() in found


@pytest.mark.usefixtures("can_share")
def test_what_a_process_that_dies_had_taken_is_done_all_the_same() -> None:
    here = os.getpid()

    def deadly(number: int) -> int:
        time.sleep(0.001)
        return number if os.getpid() == here else os._exit(1)

    assert sorted(shared_out(deadly, MANY, 2)) == MANY


@pytest.mark.usefixtures("can_share")
def test_who_stops_listening_leaves_no_process_behind() -> None:
    results = shared_out(squared, MANY, 2)
    next(results)
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("pieces", [[], [3], list(range(20))])
def test_little_work_is_done_here(pieces: list[int]) -> None:
    done = list(shared_out(lambda number: (number, os.getpid()), pieces, 4))
    assert done == [(number, os.getpid()) for number in pieces]


def test_a_system_that_cannot_copy_a_process_does_it_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "can_share", lambda: False)
    assert set(shared_out(lambda _: os.getpid(), MANY, 4)) == {os.getpid()}


@pytest.mark.usefixtures("can_share")
def test_what_fails_elsewhere_fails_here_as_it_is() -> None:
    """So that whoever shows the error has all of it, and not its copy."""

    def fails(number: int) -> int:
        if number == 170:
            raise LookupError(f"{number} in {os.getpid()}")
        return number

    with pytest.raises(LookupError, match=f"170 in {os.getpid()}"):
        list(shared_out(fails, MANY, 2))


@pytest.mark.usefixtures("can_share")
def test_work_beside_is_done_in_another_process() -> None:
    other = beside(os.getpid)
    assert other() != os.getpid()


def test_work_beside_is_done_here_where_no_process_can_be_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(processes, "can_share", lambda: False)
    assert beside(os.getpid)() == os.getpid()


@pytest.mark.usefixtures("can_share")
def test_work_beside_that_fails_fails_here_as_it_is() -> None:
    def fails() -> int:
        raise LookupError(f"in {os.getpid()}")

    with pytest.raises(LookupError, match=f"in {os.getpid()}"):
        beside(fails)()


def test_there_is_at_least_one_processor() -> None:
    assert processes.processors() >= 1
