"""The benchmarks' report: what it says of figures, and that it tells what falls short."""

from dataclasses import replace
from pkgutil import resolve_name
from types import CodeType
from typing import NamedTuple

import pytest

from benchmarks.bench_report import Measured, budgets, growth_bar, report
from benchmarks.edits import Edit
from benchmarks.measuring import Cost, Run, Size
from benchmarks.profiling import PHASES, Profile, Stopwatch, part_of, profile

TITLES = {"chancery": "Chancery, full build", "unchanged": "Again", "hugo": "Hugo"}


def run(program: str, wall: float, events: int = 10_000, **sizes: int) -> Run:
    """A run of so many seconds; its memory is in step with them."""
    cost = Cost(wall=wall, cpu=2 * wall, memory=int(wall * 1e6), largest_process=int(wall * 5e5))
    size = Size(sizes.get("pages", 100), sizes.get("html", 1_000_000), sizes.get("largest", 90_000))
    return Run(program, events, cost, size)


def measured(*runs: Run, edits: tuple[Edit, ...] = ()) -> Measured:
    return Measured(machine={"Cores": "2"}, titles=TITLES, runs=runs, edits=edits)


def judged(found: Measured) -> dict[str, str]:
    """The verdict on each budget."""
    return {budget.what: budget.verdict for budget in budgets(found)}


FULL = "full build, time"
MEMORY = "full build, memory"
UNCHANGED = "again with nothing changed, time"
SAVED = "record saved → every page that shows it, median"
WORST = "record saved → every page that shows it, worst"
GROWTH = "growth, tenfold at most 11 times"
LARGEST = "the largest page, at any size"
ALIKE = "Hugo’s bytes, against Chancery’s"


@pytest.mark.parametrize(
    ("runs", "what", "verdict"),
    [
        ((run("chancery", 6), run("hugo", 10)), FULL, "holds"),
        ((run("chancery", 6.1), run("hugo", 10)), FULL, "falls short"),
        ((run("chancery", 9), run("hugo", 10)), MEMORY, "holds"),
        ((run("chancery", 11), run("hugo", 10)), MEMORY, "falls short"),
        ((run("unchanged", 1.5), run("hugo", 10)), UNCHANGED, "holds"),
        ((run("unchanged", 1.6), run("hugo", 10)), UNCHANGED, "falls short"),
        ((run("chancery", 6),), FULL, "not measured"),
        ((run("chancery", 1, 1000), run("chancery", 10.9, 10_000)), GROWTH, "holds"),
        ((run("chancery", 1, 1000), run("chancery", 11.1, 10_000)), GROWTH, "falls short"),
        ((run("chancery", 1),), GROWTH, "not measured"),
        ((run("chancery", 1, largest=200_000),), LARGEST, "holds"),
        ((run("chancery", 1, 60, largest=200_001), run("chancery", 1)), LARGEST, "falls short"),
        ((run("chancery", 1, html=100), run("hugo", 1, html=91)), ALIKE, "holds"),
        ((run("chancery", 1, html=100), run("hugo", 1, html=111)), ALIKE, "falls short"),
        ((), LARGEST, "not measured"),
    ],
)
def test_a_budget_holds_up_to_its_bar_and_falls_short_beyond(
    runs: tuple[Run, ...], what: str, verdict: str
) -> None:
    assert judged(measured(*runs))[what] == verdict


@pytest.mark.parametrize(
    ("times", "median", "worst"),
    [
        ((0.1, 0.2, 0.5), "holds", "holds"),
        ((0.1, 0.2, 0.6), "holds", "falls short"),
        ((0.1, 0.6, 0.7), "falls short", "falls short"),
        ((0.1, 0.2, None), "falls short", "falls short"),
        ((), "not measured", "not measured"),
    ],
)
def test_an_edit_that_never_shows_falls_short(
    times: tuple[float | None, ...], median: str, worst: str
) -> None:
    found = judged(measured(edits=tuple(Edit(0.1, time, 3) for time in times)))
    assert (found[SAVED], found[WORST]) == (median, worst)


def test_a_ratio_is_the_median_of_those_within_a_round() -> None:
    """A round on a busy machine is slow for both, and tells as much as a quick one."""
    rounds = [(5, 10), (50, 100), (9, 10)]
    runs = [each for ours, hugo in rounds for each in (run("chancery", ours), run("hugo", hugo))]
    assert measured(*runs).to_hugo("chancery", lambda each: each.cost.wall) == 0.5


def test_budgets_are_judged_at_ten_thousand_or_else_at_the_largest_size() -> None:
    sizes = [run("chancery", 1, events) for events in (1000, 10_000, 30_000)]
    assert measured(*sizes).main == 10_000
    assert measured(sizes[0]).main == 1000


def test_growth_from_one_size_to_the_next_has_the_bar_of_its_share_of_tenfold() -> None:
    assert growth_bar(10_000, 100_000) == pytest.approx(11)
    assert growth_bar(10_000, 30_000) * growth_bar(30_000, 100_000) == pytest.approx(11)


def test_a_full_build_that_holds_its_budget_has_nothing_that_keeps_it_from_that() -> None:
    runs = [run("chancery", 5, html=100), run("hugo", 10)]
    profiled = Profile(2, {"render": 2}, {"jinja2": 2}, {"jinja2:1 render": 2})
    assert "would have to take" not in report(replace(measured(*runs), profile=profiled))


def test_the_report_tells_of_all_that_was_measured_and_of_nothing_else() -> None:
    runs = [run(each, 5, events) for events in (1000, 10_000) for each in ("chancery", "hugo")]
    profiled = Profile(2, {"render": 1, "all else": 1}, {"jinja2": 2}, {"jinja2:1 render": 2})
    whole = report(replace(measured(*runs, edits=(Edit(0.1, None, 4),)), profile=profiled))
    for heading in ("Budgets", "10,000 event records", "Growth", "Edits", "Where the time goes"):
        assert f"\n## {heading}" in whole
    assert "| Chancery, full build | 1 | 5.0 | 1.00 | 10.0 | 1.00 | 5 (2) | 1.00 |" in whole
    assert "| every page that shows it |  |  | 1 |" in whole
    assert "a full build would have to take 3.0 s; it takes 5.0 s." in whole
    assert "- Cores: 2\n" in whole
    nothing = report(measured())
    assert "not measured" in nothing
    assert nothing.count("\n## ") == 1


def test_every_table_row_has_as_many_cells_as_its_head() -> None:
    runs = [run(each, 5, events) for events in (1000, 10_000) for each in TITLES]
    profiled = Profile(2, {"render": 2}, {"a": 2}, {"<built-in a | b>": 2})
    whole = report(replace(measured(*runs, edits=(Edit(0.1, 0.2, 4),)), profile=profiled))
    for block in whole.split("\n\n"):
        rows = [line for line in block.splitlines() if line.startswith("|")]
        assert len({row.count("|") for row in rows}) <= 1


class Entry(NamedTuple):
    """What Python's profiler counted of a function."""

    code: CodeType | str
    inlinetime: float


def code(file: str, line: int, name: str) -> CodeType:
    """The code of a function that stands there."""
    empty = compile("", file, "exec")
    return empty.replace(co_firstlineno=line, co_name=name)


def test_a_profile_sums_the_functions_of_a_name_and_those_of_a_part() -> None:
    """Two functions on one line, as data classes are given them, count both."""
    ours = "/site-packages/chancery/load.py"
    found = profile(
        {"read": 9.0, "all else": 1.5},
        [
            Entry(code(ours, 1, "load"), 1.0),
            Entry(code(ours, 2, "scan"), 2.0),
            Entry(code("<string>", 2, "__init__"), 2.5),
            Entry(code("<string>", 2, "__init__"), 0.5),
            Entry("<built-in method sum>", 1.5),
        ],
    )
    assert found.total == 10.5
    assert found.functions == {
        "chancery/load.py:1 load": 1.0,
        "chancery/load.py:2 scan": 2.0,
        "Python's library:2 __init__": 3.0,
        "<built-in method sum>": 1.5,
    }
    assert found.parts == {
        "chancery/load.py": 3.0,
        "Python's library": 3.0,
        "built into Python": 1.5,
    }


def test_a_phase_within_another_has_its_time_alone_even_where_it_fails() -> None:
    now = 0.0
    stopwatch = Stopwatch(lambda: now)

    def spend(seconds: float) -> None:
        nonlocal now
        now += seconds

    def fail() -> None:
        spend(4)
        raise ValueError

    def outer() -> None:
        spend(1)
        stopwatch.timed("write", spend)(2)
        with pytest.raises(ValueError):
            stopwatch.timed("render", fail)()
        stopwatch.timed("put in place", spend)(8)

    spend(16)
    stopwatch.timed("put in place", outer)()
    spend(32)
    stopwatch.turn()
    counted = {phase: seconds for phase, seconds in stopwatch.seconds.items() if seconds}
    assert counted == {"render": 4, "write": 2, "put in place": 9, "all else": 48}


@pytest.mark.parametrize("function", PHASES.values(), ids=PHASES)
def test_each_phase_of_a_profile_is_a_function_that_there_is(function: str) -> None:
    assert callable(resolve_name(function))


@pytest.mark.parametrize(
    ("file", "part"),
    [
        ("/a/src/chancery/pages/maps.py", "chancery/pages/maps.py"),
        ("/a/chancery/themes/chancery/templates/base.html", "templates/base.html"),
        ("/a/site-packages/yaml/reader.py", "yaml"),
        ("/a/site-packages/six.py", "six"),
        ("/usr/lib/python3.11/json/decoder.py", "Python's library"),
        (None, "built into Python"),
    ],
)
def test_a_file_belongs_to_a_part_of_the_code(file: str | None, part: str) -> None:
    assert part_of(file) == part
