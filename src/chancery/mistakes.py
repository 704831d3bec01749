"""Turns what Python, Jinja and Pelican raise or log for an editor's mistake into problems.

A mistake in a record is a problem from the start; this is for templates, settings and Markdown
pages, and for files that cannot be read. It imports nothing that such a mistake could break.
"""

import logging
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import jinja2

from chancery.files import as_typed, read_text
from chancery.problems import Problem, UserError

BUG = "internal-error"
"""The rule of what is no mistake of the editor's."""

_TEMPLATE_NAME = re.compile(r"unable to load (\S+?)\[(\.\w+)?.* from \[(?:.*')?([^']+)'\]")
_WORD = re.compile(r"'(\w+)' is undefined|has no attribute '(\w+)'")
_OF_JINJA = ("jinja2", "markupsafe")


class _Place(NamedTuple):
    path: str
    line: int


def in_build(error: BaseException) -> tuple[Problem, ...]:
    """Return what a build failed of, as far as it is a mistake in a file, and else nothing."""
    if isinstance(error, SystemExit) and isinstance(error.__cause__, UserError):
        error = error.__cause__
    if isinstance(error, UserError):
        return (_problem(Path.cwd(), 1, "not-built", error.message, error.remedy),)
    if isinstance(error, jinja2.TemplateSyntaxError):
        return (_template_syntax(error),)
    if isinstance(error, jinja2.TemplateNotFound):
        place = next(_template_places(error), None)
        message = f"there is no template {error.name}"
        return (_in_template(place, "missing-template", message, None),) if place else ()
    if found := _TEMPLATE_NAME.search(str(error)):
        name, suffix, folder = found.groups()
        path = Path(folder, f"{name}{suffix or '.html'}")
        return (_problem(path, 1, "missing-template", "the theme has no such template"),)
    if place := _template_at_fault(error):
        return (_in_template(place, "template", *_told_of(error)),)
    if isinstance(error, SyntaxError):
        return (_python_syntax(error),)
    return (_of_file(error),) if isinstance(error, OSError) and error.filename else ()


def in_settings(error: BaseException, settings: Path) -> Problem:
    """Return what is wrong with a site's settings, which raised this when they were read."""
    if isinstance(error, SyntaxError) and error.filename:
        return _python_syntax(error)
    place = _Place(str(settings), 1)
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        if path.is_relative_to(settings.parent) and not path.is_relative_to(sys.prefix):
            place = _Place(frame.filename, frame.lineno or 1)
    if isinstance(error, FileNotFoundError) and error.filename == str(settings):
        return _problem(settings, 1, "missing-file", "the settings file is gone", "put it back")
    return _problem(Path(place.path), place.line, "settings", *_told_of(error))


def of_setting(settings: Path, name: str, folder: Path) -> Problem:
    """Return the problem that the folder that a setting names is not there."""
    text = read_text(settings, "")
    lines = text.split("\n") if isinstance(text, str) else []
    matches = [number for number, line in enumerate(lines, 1) if re.match(rf"{name}\s*[:=]", line)]
    message = f"there is no folder {as_typed(folder).as_posix()}"
    line = matches[-1] if matches else 1
    return _problem(settings, line, "missing-folder", message, f"make it, or mend {name}")


def logged(record: logging.LogRecord, content: Path) -> Problem:
    """Return as a problem what Pelican logged about a page, or about anything else.

    `content` is the folder that the names of pages start from.
    """
    args = record.args if isinstance(record.args, tuple) else ()
    path = next((path for each in args if (path := _page(str(each), content))), None)
    severity = "error" if record.levelno >= logging.ERROR else "warning"
    if path is None:
        return Problem(
            path=as_typed(content).as_posix(),
            line=1,
            column=1,
            rule="pelican",
            message=record.getMessage(),
            severity="error" if severity == "error" else "warning",
        )
    if severity == "error" and isinstance(unreadable := read_text(path, path.as_posix()), Problem):
        return unreadable
    line, message, suggestion = _page_flaw(record, path)
    return Problem(
        path=path.as_posix(),
        line=line,
        column=1,
        rule="page",
        message=message,
        suggestion=suggestion,
        severity="error" if severity == "error" else "warning",
    )


def bug(error: BaseException, log: Path) -> Problem:
    """Return a problem for what is no mistake of the editor's; its traceback is in the log."""
    message = f"Chancery itself failed: {type(error).__name__}: {error}"
    return _problem(log, 1, BUG, message, f"please report it with {log}")


def _problem(
    path: Path, line: int, rule: str, message: str, suggestion: str | None = None, column: int = 1
) -> Problem:
    return Problem(
        path=as_typed(path).as_posix(),
        line=line,
        column=max(column, 1),
        rule=rule,
        message=message.rstrip("."),
        suggestion=suggestion,
    )


def _told_of(error: BaseException) -> tuple[str, str | None]:
    """Message and suggestion for an exception."""
    if isinstance(error, jinja2.UndefinedError):
        return str(error), "mend the name, or give it a value"
    if isinstance(error, ModuleNotFoundError):
        return str(error), "mend the name, or install it"
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__, None


def _python_syntax(error: SyntaxError) -> Problem:
    path, line = Path(error.filename or "?"), error.lineno or 1
    return _problem(path, line, "python-syntax", error.msg, None, error.offset or 1)


def _template_syntax(error: jinja2.TemplateSyntaxError) -> Problem:
    path = Path(error.filename or error.name or "?")
    return _problem(path, error.lineno, "template-syntax", error.message or "this is no template")


def _template_places(error: BaseException) -> Iterator[_Place]:
    """The places in templates that an error came through, the innermost first."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if _is_template(frame.filename):
            yield _Place(frame.filename, frame.lineno or 1)


def _is_template(filename: str) -> bool:
    return not filename.endswith(".py") and Path(filename).is_file()


def _template_at_fault(error: BaseException) -> _Place | None:
    """Where a template made the mistake: what it calls is at fault itself if it raised this."""
    if isinstance(error, jinja2.TemplateError):
        return next(_template_places(error), None)
    frames = traceback.extract_tb(error.__traceback__)
    while frames and any(f"/{name}/" in Path(frames[-1].filename).as_posix() for name in _OF_JINJA):
        frames.pop()
    if frames and _is_template(frames[-1].filename):
        return _Place(frames[-1].filename, frames[-1].lineno or 1)
    return None


def _in_template(place: _Place, rule: str, message: str, suggestion: str | None) -> Problem:
    """A problem at the word that it is about, where the line has it."""
    text = read_text(Path(place.path), "")
    lines = text.split("\n") if isinstance(text, str) else []
    found = _WORD.search(message)
    column = 1
    if found and place.line <= len(lines):
        column = lines[place.line - 1].find(found[1] or found[2]) + 1
    return _problem(Path(place.path), place.line, rule, message, suggestion, column)


def _of_file(error: OSError) -> Problem:
    reason = (error.strerror or type(error).__name__).lower()
    return _problem(Path(str(error.filename)), 1, "unreadable-file", f"this failed here: {reason}")


def _page(name: str, content: Path) -> Path | None:
    """The file of a page that a log speaks of: by its whole path, or as below the content."""
    if not name or "\n" in name or "\0" in name:
        return None
    path = as_typed(Path(name)) if Path(name).is_absolute() else content / name
    return path if path.is_file() else None


def _page_flaw(record: logging.LogRecord, path: Path) -> tuple[int, str, str | None]:
    """Line, message and suggestion for what was logged about a page."""
    said = record.getMessage()
    error = sys.exception()
    if "could not find information about" in said:
        field = said.rsplit("'", 2)[1]
        return (
            1,
            f"the page has no {field}",
            f"start the file with {field.capitalize()}: and the words",
        )
    if said.startswith("Unknown status"):
        status = said.split("'")[1]
        message = f"{status} is no status of a page"
        return _line(path, _is_field("status")), message, "choose published, hidden or draft"
    if isinstance(error, ValueError) and said.startswith("Could not process"):
        value = str(error).split("'")[1] if "'" in str(error) else ""
        return _line(path, lambda line: bool(value) and value in line), str(error), None
    if error and said.startswith("Could not process"):
        return 1, f"the page cannot be read: {type(error).__name__}: {error}", None
    return 1, said, None


def _is_field(name: str) -> Callable[[str], bool]:
    return lambda line: line.lower().startswith(f"{name}:")


def _line(path: Path, holds: Callable[[str], bool]) -> int:
    """The number of the first line of a file for which this holds; else 1."""
    text = read_text(path, "")
    lines = text.split("\n") if isinstance(text, str) else []
    return next((number for number, line in enumerate(lines, 1) if holds(line)), 1)
