"""The report of what was measured: Markdown, with each budget and whether it holds."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from benchmarks.edits import Edit
from benchmarks.measuring import Run
from benchmarks.profiling import Profile

THE_MEASURE: Final = 10_000
"""The number of event records at which the budgets are set."""
FULL, UNCHANGED, SAVED = 0.6, 0.15, 0.5
LARGEST_PAGE: Final = 200_000
TENFOLD: Final = 11.0
"""What ten times the records may cost at most, as a multiple."""
AS_MANY_PAGES, AS_MANY_BYTES = 0.05, 0.10
"""How far Hugo's site may be from Chancery's, as a share, for the two to be comparable."""
HOLDS, SHORT, UNKNOWN = "holds", "falls short", "not measured"
GROWING: Final = ("chancery", "hugo")

INTRODUCTION: Final = (
    "# Benchmarks",
    "",
    "`make bench` wrote this. Every dossier is made up (`benchmarks/dossiers.py`). The programs",
    "take turns, each into a clean folder after a sync, and nothing is removed until the end;",
    "figures are medians, and ratios are of runs in the same round. Memory is of all processes of",
    "a program together, what they share counted once, and, in brackets, of the largest of them.",
    "Hugo and Pelican build plain sites from the same YAML files (`benchmarks/peers/`): the same",
    "records, facts, citations and lists, but nothing that is worked out across records, such as",
    "who met whom how often.",
    "",
)

Figure = Callable[[Run], float]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """All that was measured, and on which machine."""

    machine: Mapping[str, str]
    titles: Mapping[str, str]
    runs: Sequence[Run] = ()
    edits: Sequence[Edit] = ()
    profile: Profile | None = None

    @property
    def sizes(self) -> list[int]:
        """How many event records the dossiers had that were built."""
        return sorted({run.events for run in self.runs})

    @property
    def main(self) -> int:
        """The size at which the budgets are judged: 10,000, or else the largest there is."""
        return THE_MEASURE if THE_MEASURE in self.sizes else max(self.sizes, default=0)

    def of(self, program: str, events: int) -> list[Run]:
        """The runs of a program on a dossier, in their order."""
        return [run for run in self.runs if (run.program, run.events) == (program, events)]

    def middle(self, program: str, events: int, figure: Figure) -> float | None:
        """The median of a figure over a program's runs; None where it did not run."""
        figures = [figure(run) for run in self.of(program, events)]
        return float(median(figures)) if figures else None

    def to_hugo(self, program: str, figure: Figure) -> float | None:
        """The median, over the rounds, of a figure as a multiple of Hugo's in the same round."""
        rounds = zip(self.of(program, self.main), self.of("hugo", self.main), strict=False)
        ratios = [figure(run) / figure(hugo) for run, hugo in rounds if figure(hugo)]
        return median(ratios) if ratios else None


@dataclass(frozen=True, slots=True)
class Budget:
    """A budget, its bar and what was measured, each in words, and whether it holds."""

    what: str
    bar: str
    measured: str
    verdict: str


def report(measured: Measured) -> str:
    """The whole report; the same figures give the same text."""
    lines = [
        *INTRODUCTION,
        *(f"- {name}: {value}" for name, value in measured.machine.items()),
        "",
        "## Budgets",
        "",
        "| what | bar | measured | |",
        "|---|---|---|---|",
        *(f"| {b.what} | {b.bar} | {b.measured} | {b.verdict} |" for b in budgets(measured)),
        "",
        *_programs(measured),
        *_growth(measured),
        *_edits(measured),
        *_profile(measured),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def budgets(measured: Measured) -> list[Budget]:
    """Every budget, judged; what was not measured says so."""
    largest = [run.size.largest for run in measured.runs if run.program == "chancery"]
    own = [edit.own for edit in measured.edits]
    every = [edit.every for edit in measured.edits]
    return [
        _ratio("full build, time", FULL, measured.to_hugo("chancery", wall)),
        _ratio("full build, memory", 1, measured.to_hugo("chancery", memory)),
        _ratio("again with nothing changed, time", UNCHANGED, measured.to_hugo("unchanged", wall)),
        _seconds("record saved → its own page, median", own, median),
        _seconds("record saved → every page that shows it, median", every, median),
        _seconds("record saved → every page that shows it, worst", every, max),
        _growing(measured),
        Budget(
            "the largest page, at any size",
            f"{LARGEST_PAGE:,} bytes",
            f"{max(largest):,} bytes" if largest else "",
            verdict(max(largest), LARGEST_PAGE) if largest else UNKNOWN,
        ),
        _alike("Hugo’s pages, against Chancery’s", measured, pages, AS_MANY_PAGES),
        _alike("Hugo’s bytes, against Chancery’s", measured, html, AS_MANY_BYTES),
    ]


def verdict(value: float | None, bar: float) -> str:
    """Whether a value is within a bar; one that never came is not."""
    return HOLDS if value is not None and value <= bar else SHORT


def _ratio(what: str, bar: float, value: float | None) -> Budget:
    told = "" if value is None else f"{value:.2f} of Hugo’s"
    judged = UNKNOWN if value is None else verdict(value, bar)
    return Budget(what, f"{bar:g} of Hugo’s", told, judged)


def _seconds(
    what: str,
    times: Sequence[float | None],
    middle: Callable[[list[float]], float],
) -> Budget:
    """Judge the edits; if one of them never showed, neither the median nor the worst holds."""
    bar = f"{SAVED:g} s"
    known = [time for time in times if time is not None]
    if not times:
        return Budget(what, bar, "", UNKNOWN)
    if len(known) < len(times):
        return Budget(what, bar, "not every edit was seen", SHORT)
    value = middle(known)
    return Budget(what, bar, f"{value:.2f} s", verdict(value, SAVED))


def growth_bar(fewer: int, more: int) -> float:
    """What more records may cost as a multiple of fewer, so that tenfold costs at most 11 times."""
    return float((more / fewer) ** math.log10(TENFOLD))


def _growing(measured: Measured) -> Budget:
    sizes = [size for size in measured.sizes if measured.of("chancery", size)]
    what = f"growth, tenfold at most {TENFOLD:g} times"
    if len(sizes) < 2:
        return Budget(what, "", "", UNKNOWN)
    fewer, more = sizes[-2:]
    bar = growth_bar(fewer, more)
    costs = [measured.middle("chancery", events, wall) for events in (fewer, more)]
    value = (costs[1] or 0) / (costs[0] or 1)
    told = f"{fewer:,} → {more:,}: {bar:.2f} times"
    return Budget(what, told, f"{value:.2f} times", verdict(value, bar))


def _alike(what: str, measured: Measured, figure: Figure, bar: float) -> Budget:
    hugo, ours = (measured.middle(each, measured.main, figure) for each in ("hugo", "chancery"))
    if hugo is None or not ours:
        return Budget(what, f"± {bar:.0%}", "", UNKNOWN)
    share = hugo / ours - 1
    return Budget(what, f"± {bar:.0%}", f"{share:+.1%}", verdict(abs(share), bar))


def _programs(measured: Measured) -> Iterator[str]:
    """Yield a table of the programs at the size that the budgets are set for."""
    events = measured.main
    programs = [each for each in measured.titles if measured.of(each, events)]
    if not programs:
        return
    yield f"## {events:,} event records"
    yield ""
    yield from table(
        *("program", "runs", "wall (s)", "of Hugo’s", "CPU (s)", "of Hugo’s"),
        *("memory (MB)", "of Hugo’s", "pages", "MB of HTML"),
    )
    for each in programs:
        yield f"| {' | '.join(_cells(measured, each, events))} |"
    yield ""


def _cells(measured: Measured, program: str, events: int) -> Iterator[str]:
    def middle(figure: Figure) -> float:
        return measured.middle(program, events, figure) or 0

    yield measured.titles[program]
    yield str(len(measured.of(program, events)))
    for figure in (wall, cpu):
        yield f"{middle(figure):,.1f}"
        yield _share(measured.to_hugo(program, figure))
    yield f"{middle(memory) / 1e6:,.0f} ({middle(largest_process) / 1e6:,.0f})"
    yield _share(measured.to_hugo(program, memory))
    yield f"{middle(pages):,.0f}"
    yield f"{middle(html) / 1e6:,.0f}"


def _share(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2f}"


def _growth(measured: Measured) -> Iterator[str]:
    """Yield a table of how the cost grows, and the chart."""
    if len(measured.sizes) < 2:
        return
    yield "## Growth"
    yield ""
    yield "![Seconds of processor time against event records](reports/growth.svg)"
    yield ""
    yield from table(
        *("program", "event records", "wall (s)", "CPU (s)", "memory (MB)"),
        *("pages", "MB of HTML", "largest page (bytes)"),
    )
    for each in GROWING:
        for events in measured.sizes:
            if measured.of(each, events):
                found = {
                    figure: measured.middle(each, events, figure) or 0
                    for figure in (wall, cpu, memory, pages, html, largest_page)
                }
                cells = (
                    *(measured.titles[each], f"{events:,}", f"{found[wall]:,.1f}"),
                    *(f"{found[cpu]:,.1f}", f"{found[memory] / 1e6:,.0f}"),
                    *(f"{found[pages]:,.0f}", f"{found[html] / 1e6:,.0f}"),
                    f"{found[largest_page]:,.0f}",
                )
                yield f"| {' | '.join(cells)} |"
    yield ""


def _edits(measured: Measured) -> Iterator[str]:
    """Yield what an editor waits for."""
    if not measured.edits:
        return
    shown = [edit.pages for edit in measured.edits]
    yield f"## Edits, {measured.main:,} event records"
    yield ""
    yield f"`chancery preview` runs, and {len(shown)} records are saved one after the other, each"
    yield f"with a new title, which {median(shown):g} pages show (median; {max(shown)} at most)."
    yield "Seconds until the site's files have it:"
    yield ""
    yield from table("", "median", "worst", "never")
    for name, times in (
        ("the record's own page", [edit.own for edit in measured.edits]),
        ("every page that shows it", [edit.every for edit in measured.edits]),
    ):
        known = [time for time in times if time is not None]
        figures = f"{median(known):.3f} | {max(known):.3f}" if known else " | "
        yield f"| {name} | {figures} | {len(times) - len(known)} |"
    yield ""


def _profile(measured: Measured) -> Iterator[str]:
    """Yield where the time of a full build goes."""
    found = measured.profile
    if not found:
        return
    yield f"## Where the time goes, {measured.main:,} event records"
    yield ""
    yield f"Python's profiler counted {found.total:,.1f} s in a full build on one processor, more"
    yield "than it takes without it: calls look dearer than they are."
    yield ""
    for title, column, seconds in (
        ("phase", "seconds", found.phases),
        ("part of the code", "own seconds", found.parts),
        ("function", "own seconds", found.functions),
    ):
        yield from table(title, column, "share")
        for name, value in seconds.items():
            yield f"| {name.replace('|', ' ')} | {value:,.2f} | {value / found.total:.1%} |"
        yield ""
        if seconds is found.phases:
            yield from _what_remains(measured, found)


def _what_remains(measured: Measured, found: Profile) -> Iterator[str]:
    """Yield what keeps a full build from its budget, where it falls short."""
    ratio = measured.to_hugo("chancery", wall)
    full, made = (measured.middle("chancery", measured.main, each) for each in (wall, html))
    if not ratio or not full or not made or verdict(ratio, FULL) == HOLDS:
        return
    bar, rendering = FULL * full / ratio, found.phases["render"] / found.total * full
    a_byte = rendering / made * 1e9
    yield f"To hold its budget, a full build would have to take {bar:.1f} s; it takes {full:.1f} s."
    yield f"By these shares {rendering:.1f} s are for rendering {made / 1e6:,.0f} MB of HTML from"
    yield f"templates ({a_byte:.0f} ns a byte), {full - rendering:.1f} s for the rest."
    yield ""


def table(first: str, *others: str) -> Iterator[str]:
    """Yield the head of a table whose first column is of words and whose others are of figures."""
    yield f"| {' | '.join((first, *others))} |"
    yield f"|---|{'---:|' * len(others)}"


def wall(run: Run) -> float:
    """Seconds on the clock."""
    return run.cost.wall


def cpu(run: Run) -> float:
    """Seconds of all processors."""
    return run.cost.cpu


def memory(run: Run) -> float:
    """Bytes of all processes together."""
    return run.cost.memory


def largest_process(run: Run) -> float:
    """Bytes of the largest process."""
    return run.cost.largest_process


def pages(run: Run) -> float:
    """The number of pages."""
    return run.size.pages


def html(run: Run) -> float:
    """The bytes of all pages."""
    return run.size.html


def largest_page(run: Run) -> float:
    """The bytes of the largest page."""
    return run.size.largest
