"""Audits the published site: Lighthouse on a page of each kind, the bytes of each record page."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

import click

from benchmarks import chromium, lighthouse
from benchmarks.audit_report import report, score_table, total, verdict
from benchmarks.lighthouse import CATEGORIES, Result
from benchmarks.static_host import StaticHost, answers, hosted
from benchmarks.transfer import Transfer, transfers
from chancery.model.kinds import KINDS
from chancery.problems import UserError

ROOT = Path(__file__).parents[1]
PROGRAM = Path(".ci/node/node_modules/.bin/lighthouse")
REPORT = Path("benchmarks/reports/audit.md")
FLAGS = ("--headless=new", "--no-sandbox", *chromium.QUIET)
NOT_FOUND_PAGE = "/404.html"


def page_sizes(host: StaticHost) -> dict[str, int]:
    """Every page that a host serves, by address, with the size of its HTML as it is sent."""
    return {
        at: len(answer.packed)
        for at, answer in host.answers.items()
        if answer.packed is not None and (at.endswith("/") or at == NOT_FOUND_PAGE)
    }


def page_of_each_kind(sizes: Mapping[str, int]) -> list[str]:
    """Choose the pages to measure: all at the top, and the heaviest below each of them.

    A page at the top, such as a list, is of a kind of its own; those below one page, such as the
    records of a list or the years of a timeline, are made from one template.
    """
    chosen: dict[str, str] = {}
    for at in sorted(sizes):
        above = _above(at)
        kind = above if above != "/" else f"{at} itself"
        if kind not in chosen or sizes[at] > sizes[chosen[kind]]:
            chosen[kind] = at
    return sorted(chosen.values())


def record_pages(addresses: Iterable[str]) -> list[str]:
    """The pages among these that are of a record."""
    lists = {f"/{kind.folder}/" for kind in KINDS.values() if kind.has_pages}
    return sorted(at for at in addresses if _above(at) in lists)


def _above(address: str) -> str:
    """The address one level up; the home page and those below it are at the top, `/`."""
    return f"{address.rstrip('/').rpartition('/')[0]}/"


def only_these(addresses: Iterable[str], known: Iterable[str]) -> list[str]:
    """The addresses that were asked for, as they are written in the site.

    Raises:
        UserError: the site has no such page.
    """
    pages = set(known)
    asked = [f"/{address.lstrip('/')}" for address in addresses]
    found = [at if at in pages else f"{at}/" for at in asked]
    for at in found:
        if at not in pages:
            raise UserError(
                f"the site has no page {at}", "name one by its address, such as /timeline/"
            )
    return list(dict.fromkeys(found))


def tools(program: Path) -> str:
    """Make sure that everything is installed, and return the browser's program.

    Raises:
        UserError: something is missing; its remedy says how to install it.
    """
    if shutil.which("node") is None:
        raise UserError(
            "there is no node", "install Node.js 20 or later (Debian: apt-get install nodejs npm)"
        )
    if not program.is_file():
        raise UserError(f"there is no {program}", "install Lighthouse: npm ci --prefix .ci/node")
    if found := chromium.find():
        return found
    raise UserError(
        f"there is none of {', '.join(chromium.NAMES)}",
        "install Chromium (Debian: apt-get install chromium)",
    )


def build(output: Path, url: str) -> None:
    """Build the site for publication at this address.

    Raises:
        UserError: it cannot be built; Pelican has said why.
    """
    command = [sys.executable, "-m", "pelican", "content", "--settings", "publishconf.py"]
    command += ["--fatal", "warnings", "--output", str(output)]
    built = subprocess.run(command, cwd=ROOT, env=os.environ | {"SITEURL": url}, check=False)
    if built.returncode:
        raise UserError("the published site could not be built", "mend what is said above")


def measured_bytes(host: StaticHost, chromium: str, pages: Iterable[str]) -> dict[str, Transfer]:
    """What each page transfers, by its address."""
    found: dict[str, Transfer] = {}
    for url, transfer in transfers(chromium, FLAGS, [host.url + at for at in pages]):
        at = url.removeprefix(host.url)
        click.echo(f"bytes: {total(transfer):>7,} {at}")
        found[at] = transfer
    return found


def measured_scores(pages: Iterable[str], measure: Callable[[str], Result]) -> dict[str, Result]:
    """What Lighthouse says of each page, one at a time, by its address."""
    found: dict[str, Result] = {}
    for at in pages:
        result = lighthouse.best(partial(measure, at))
        scores = " ".join(str(result.scores[category]) for category in CATEGORIES)
        again = f" (best of {result.runs})" if result.runs > 1 else ""
        click.echo(f"lighthouse: {scores} {at}{again}")
        found[at] = result
    return found


@click.command()
@click.option(
    "--only", multiple=True, metavar="ADDRESS", help="Audit this page alone; may be repeated."
)
@click.option(
    "--lighthouse",
    "program",
    type=click.Path(path_type=Path),
    default=PROGRAM,
    show_default=True,
    help="Lighthouse's program.",
)
def main(only: tuple[str, ...], program: Path) -> None:
    """Audit the published site and write benchmarks/reports/audit.md.

    Ends with status 1 if a score is below 100 or a record's page transfers too much.
    """
    try:
        status = audit(only, program)
    except UserError as error:
        click.echo(f"audit: {error}", err=True)
        status = error.exit_code
    sys.exit(status)


def audit(only: tuple[str, ...], program: Path) -> int:
    """Build, serve, measure and report; return the exit status."""
    chromium = tools(program)
    with tempfile.TemporaryDirectory() as folder, hosted() as host:
        build(Path(folder), host.url)
        host.answers |= answers(Path(folder))
        sizes = page_sizes(host)
        asked = only_these(only, sizes) if only else None
        chosen = asked or page_of_each_kind(sizes)
        records = record_pages(asked or sizes)
        weighed = measured_bytes(host, chromium, sorted({*chosen, *records}))
        results = measured_scores(
            chosen, lambda at: lighthouse.run(program, chromium, FLAGS, host.url + at)
        )
    of_records = {at: weighed[at] for at in records}
    path = ROOT / REPORT
    path.parent.mkdir(parents=True, exist_ok=True)
    text = report(results, weighed, of_records).replace(host.url, "")
    path.write_text(text, "utf-8")
    status, line = verdict(results, of_records)
    click.echo("\n".join(["", *score_table(results, weighed), "", f"report: {REPORT}", line]))
    return status


if __name__ == "__main__":
    main()
