"""The command `chancery evidence`: the records held against the texts of their sources."""

import sys
from pathlib import Path

import click

from chancery.check import check
from chancery.cli import CONTENT
from chancery.evidence.texts import read_texts
from chancery.evidence.verdict import verify
from chancery.load import load
from chancery.problems import UserError, summary


@click.command()
@CONTENT
@click.option(
    "--texts",
    type=click.Path(path_type=Path),
    help="Folder with the text of each source, SOURCE-ID.txt: paragraphs `[N] text`.",
)
def evidence(content: Path, texts: Path | None) -> None:
    """Verify every claim below CONTENT against the paragraphs it cites."""
    if texts is None:
        raise UserError(
            "the texts of the sources are not part of the project",
            "say where they are: chancery evidence --texts DIR",
            exit_code=2,
        )
    loaded = load(content)
    numbered = read_texts(texts, loaded.records["sources"])
    problems = check(loaded)
    if any(problem.severity == "error" for problem in problems):
        for problem in problems:
            click.echo(str(problem))
        click.echo(summary(problems))
        click.echo("nothing was verified: first mend what the check found", err=True)
        sys.exit(1)
    verdict = verify(loaded, numbered)
    for problem in verdict.problems:
        click.echo(str(problem))
    click.echo(str(verdict))
    if verdict.problems:
        sys.exit(1)
