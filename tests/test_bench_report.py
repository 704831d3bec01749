"""The benchmarks' report: what it says of figures, and that it tells what falls short."""

import re
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks.bench_report import Measured, budgets, growth_bar, report
from benchmarks.edits import Edit
from benchmarks.measuring import Cost, Run, Size
from benchmarks.profiling import PHASES, Profile, part_of, profile

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


def test_the_report_tells_of_all_that_was_measured_and_of_nothing_else() -> None:
    runs = [run(each, 5, events) for events in (1000, 10_000) for each in ("chancery", "hugo")]
    profiled = Profile(2, {"read": 1, "all else": 1}, {"jinja2": 2}, {"jinja2:1 render": 2})
    whole = report(replace(measured(*runs, edits=(Edit(0.1, None, 4),)), profile=profiled))
    for heading in ("Budgets", "10,000 event records", "Growth", "Edits", "Where the time goes"):
        assert f"\n## {heading}" in whole
    assert "| Chancery, full build | 1 | 5.0 | 1.00 | 10.0 | 1.00 | 5 (2) | 1.00 |" in whole
    assert "| every page that shows it |  |  | 1 |" in whole
    assert "- Cores: 2\n" in whole
    nothing = report(measured())
    assert "not measured" in nothing
    assert nothing.count("\n## ") == 1


def test_every_table_row_has_as_many_cells_as_its_head() -> None:
    runs = [run(each, 5, events) for events in (1000, 10_000) for each in TITLES]
    profiled = Profile(2, {"read": 2}, {"a": 2}, {"<built-in a | b>": 2})
    whole = report(replace(measured(*runs, edits=(Edit(0.1, 0.2, 4),)), profile=profiled))
    for block in whole.split("\n\n"):
        rows = [line for line in block.splitlines() if line.startswith("|")]
        assert len({row.count("|") for row in rows}) <= 1


def test_a_profile_sums_phases_parts_and_functions() -> None:
    """What pages show is worked out around what is rendered and written, and counts without it."""
    code = "/site-packages/chancery"
    found = profile(
        {
            (f"{code}/load.py", 1, "load"): (1, 1, 1.0, 3.0, {}),
            ("/site-packages/yaml/reader.py", 2, "scan"): (1, 1, 2.0, 2.0, {}),
            (f"{code}/plugin.py", 3, "_write_piece"): (1, 1, 0.5, 4.5, {}),
            ("/site-packages/jinja2/environment.py", 4, "render"): (1, 1, 4.0, 4.0, {}),
            ("~", 0, "<built-in method sum>"): (1, 1, 1.5, 1.5, {}),
        }
    )
    assert found.total == 9.0
    told = {phase: seconds for phase, seconds in found.phases.items() if seconds}
    shown = "work out what pages and files show"
    assert told == {"read": 3.0, shown: 0.5, "render": 4.0, "all else": 1.5}
    assert [*found.phases] == [*PHASES, "all else"]
    assert found.parts["yaml"] == 2.0
    assert found.functions["chancery/load.py:1 load"] == 1.0
    assert found.functions["<built-in method sum>"] == 1.5


@pytest.mark.parametrize(("file", "name"), PHASES.values(), ids=PHASES)
def test_each_phase_of_a_profile_is_a_function_that_there_is(file: str, name: str) -> None:
    package, _, path = file.partition("/")
    spec = find_spec(package)
    assert spec is not None and spec.submodule_search_locations
    code = Path(spec.submodule_search_locations[0], path).read_text("utf-8")
    assert re.search(rf"^\s*def {name}\(", code, re.M)


@pytest.mark.parametrize(
    ("file", "part"),
    [
        ("/a/src/chancery/pages/maps.py", "chancery/pages/maps.py"),
        ("/a/chancery/themes/chancery/templates/base.html", "templates/base.html"),
        ("/a/site-packages/yaml/reader.py", "yaml"),
        ("/a/site-packages/six.py", "six"),
        ("/usr/lib/python3.11/json/decoder.py", "Python's library"),
        ("~", "built into Python"),
    ],
)
def test_a_file_belongs_to_a_part_of_the_code(file: str, part: str) -> None:
    assert part_of(file) == part
