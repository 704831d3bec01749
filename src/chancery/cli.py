"""The command line: `chancery` and its commands."""

import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from chancery import __version__
from chancery.problems import UserError, summary

# Imported only when used, so that each command starts without what the others need.
_ELSEWHERE = {"evidence": "chancery.evidence.command", "preview": "chancery.preview.command"}

CONTENT = click.argument(
    "content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("content"),
)


class Commands(click.Group):
    """The commands; a user's mistake ends any of them with its message, without a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name every command."""
        return sorted([*super().list_commands(ctx), *_ELSEWHERE])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find a command, in its own module where it has one."""
        if cmd_name not in _ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(_ELSEWHERE[cmd_name]), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command and show a user's mistake as it is."""
        try:
            return super().invoke(ctx)
        except UserError as error:
            click.echo(f"chancery: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="chancery")
def main() -> None:
    """Turn curated records of diplomatic visits into a static site."""
    # A terminal, or a file, that cannot take a letter of some name is no reason to stop.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@main.command()
@CONTENT
@click.option(
    "--fatal",
    type=click.Choice(["errors", "warnings"]),
    default="errors",
    show_default=True,
    help="What makes the check fail.",
)
def check(content: Path, fatal: str) -> None:
    """Check every record below CONTENT and say what is wrong, and where."""
    from chancery.check import check as find_problems
    from chancery.load import load

    problems = find_problems(load(content))
    for problem in problems:
        click.echo(str(problem))
    click.echo(summary(problems))
    if any(fatal == "warnings" or problem.severity == "error" for problem in problems):
        sys.exit(1)


@main.command()
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder to write the schemas to.",
)
def schema(output: Path) -> None:
    """Write the JSON Schema of each kind of record."""
    from chancery.schema import write_schemas

    for path in write_schemas(output):
        click.echo(path.as_posix())


if __name__ == "__main__":
    main()
