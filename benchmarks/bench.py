"""Measures Chancery beside a plain Hugo and a plain Pelican site: `python -m benchmarks.bench`."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from benchmarks import profiling, programs
from benchmarks.bench_report import GROWING, THE_MEASURE, Measured, cpu, report
from benchmarks.edits import Edit, measured_edits
from benchmarks.growth_chart import chart
from benchmarks.measuring import Run, run
from benchmarks.profiling import Profile
from benchmarks.programs import PROGRAMS, Place, make_place, measured, write_settings
from chancery.problems import UserError

REPORT = Path("benchmarks/RESULTS.md")
CHART = Path("reports/growth.svg")
"""Beside the report."""
SIZES = "1000,10000,30000"
RUNS, EDITS = 3, 50
LOOP, PROFILE = "edits", "profile"
PARTS = (*PROGRAMS, LOOP, PROFILE)
SPACE_FOR_ONE = 300_000
"""Bytes on the disk that an event record takes at most: itself and a round of every program."""


def say(what: str) -> None:
    """Show how far it is, apart from the report."""
    click.echo(what, err=True)


def check_space(folder: Path, events: int) -> None:
    """Say how much the runs need for so many event records, and stop where the disk has less.

    Raises:
        UserError: there is too little space.
    """
    needed, free = events * SPACE_FOR_ONE, shutil.disk_usage(folder).free
    say(f"All runs: up to {needed / 1e9:.1f} GB in {folder}, removed afterwards")
    if needed > free:
        raise UserError(
            f"Only {free / 1e9:.1f} GB are free in {folder}.",
            "Choose smaller --sizes, or name another folder by TMPDIR.",
        )


def machine() -> Mapping[str, str]:
    """What the figures were measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "Processor": f"{_processor()}, {os.cpu_count()} cores",
        "Memory": f"{memory / 1e9:.0f} GB",
        "System": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        "Hugo": _hugo_version(),
        "Load before it began": f"{os.getloadavg()[0]:.1f}",
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _hugo_version() -> str:
    program = programs.hugo()
    if not program:
        return "not installed"
    told = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    return told.split()[1].partition("-")[0]


def measure(place: Place, wanted: Sequence[str], rounds: int) -> list[Run]:
    """Run each program in turn, so many rounds."""
    runs = []
    for at in range(1, rounds + 1):
        for name in wanted:
            found = measured(name, place)
            runs.append(found)
            say(
                f"{place.events:,} records, round {at} of {rounds}, {PROGRAMS[name].title}:"
                f" {found.cost.wall:.1f} s, {found.cost.cpu:.1f} s of CPU,"
                f" {found.cost.memory / 1e6:,.0f} MB, {found.size.pages:,} pages,"
                f" {found.size.html / 1e6:,.0f} MB of HTML"
            )
    return runs


def profiled(place: Place) -> Profile:
    """Build the dossier once more under Python's profiler."""
    programs.clean(place)
    write_settings(place)
    file = place.folder / "profile.json"
    say(f"{place.events:,} records, under the profiler")
    command = [sys.executable, "-m", "benchmarks.profiling", str(file)]
    paths = [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    environment = {"PYTHONPATH": os.pathsep.join(filter(None, paths))}
    run(command, place.dossier, environment, place.folder / "profile.log")
    return profiling.read(file)


def everything(sizes: Sequence[int], rounds: int, edits: int, wanted: Sequence[str]) -> Measured:
    """Measure all that is wanted at each size, in a folder that is removed when all is done."""
    about = machine()
    main = THE_MEASURE if THE_MEASURE in sizes else max(sizes)
    runs: list[Run] = []
    seen: list[Edit] = []
    profile = None
    with tempfile.TemporaryDirectory(prefix="chancery-bench-") as folder:
        of_each = {events: rounds if events == main else 1 for events in sizes}
        check_space(Path(folder), sum(events * each for events, each in of_each.items()))
        for events, each in of_each.items():
            place = make_place(Path(folder, str(events)), events)
            here = [name for name in PROGRAMS if name in wanted]
            if events != main:
                here = [name for name in here if name in GROWING]
            runs += measure(place, here, each)
            if events == main and PROFILE in wanted:
                profile = profiled(place)
            if events == main and LOOP in wanted:
                seen = measured_edits(place, edits, say)
    return Measured(
        machine=about,
        titles={name: program.title for name, program in PROGRAMS.items()},
        runs=runs,
        edits=seen,
        profile=profile,
    )


def growth(found: Measured) -> str:
    """The chart of processor time against records."""
    lines = {
        found.titles[name].partition(",")[0]: [
            (events, seconds)
            for events in found.sizes
            if (seconds := found.middle(name, events, cpu)) is not None
        ]
        for name in GROWING
    }
    return chart(
        "What a full build costs",
        "event records",
        "seconds of processor time",
        {name: points for name, points in lines.items() if points},
    )


def _numbers(context: click.Context, parameter: click.Parameter, value: str) -> list[int]:
    try:
        numbers = [int(each) for each in value.split(",")]
    except ValueError:
        raise click.BadParameter("write numbers with commas between them") from None
    if min(numbers) < 1:
        raise click.BadParameter("a dossier has at least one event record")
    return sorted(set(numbers))


def _parts(context: click.Context, parameter: click.Parameter, value: str) -> list[str]:
    names = value.split(",")
    if unknown := [name for name in names if name not in PARTS]:
        raise click.BadParameter(f"{unknown[0]} is none of {', '.join(PARTS)}")
    return names


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--sizes", default=SIZES, show_default=True, callback=_numbers, help="Event records.")
@click.option("--runs", type=click.IntRange(1), default=RUNS, show_default=True, help="Rounds.")
@click.option("--edits", type=click.IntRange(1), default=EDITS, show_default=True, help="Edits.")
@click.option("--only", default=",".join(PARTS), callback=_parts, help="What to measure.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=REPORT,
    show_default=True,
    help="Where the report goes.",
)
def main(sizes: list[int], runs: int, edits: int, only: list[str], report_file: Path) -> None:
    """Build dossiers of several sizes with each program, and report what each took.

    The programs take turns at 10,000 event records (or else at the largest size), several times; at
    other sizes Chancery and Hugo run once. A trial: --sizes 200 --runs 1 --edits 5 --report FILE.
    """
    try:
        found = everything(sizes, runs, edits, only)
    except UserError as error:
        say(f"bench: {error}")
        sys.exit(error.exit_code)
    text = report(found)
    chart_file = report_file.parent / CHART
    chart_file.parent.mkdir(parents=True, exist_ok=True)
    if found.runs:
        chart_file.write_text(growth(found), "utf-8")
    report_file.write_text(text, "utf-8")
    click.echo(text, nl=False)


if __name__ == "__main__":
    main()
