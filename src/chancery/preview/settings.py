"""Reads from a site's settings where its parts are, and tells what is wrong with them."""

import os
import sys
from pathlib import Path
from typing import Any

import pelican
from pelican.settings import DEFAULT_CONFIG, get_settings_from_file, read_settings

import chancery
from chancery import (
    mistakes,
    site_settings,  # noqa: F401  so that its bytecode is kept, unlike the settings'
)
from chancery.preview.outcome import Site
from chancery.problems import Problem

_FOLDERS = ("PATH", "OUTPUT_PATH", "THEME")
_THEMES = Path(pelican.__file__).parent / "themes"


def read_site(settings: Path) -> tuple[Site | None, tuple[Problem, ...]]:
    """Return where the site of these settings is, as far as can be told, and their problems."""
    # Bytecode is told from newer source by the second only, and an editor may save twice in one.
    sys.dont_write_bytecode = True
    try:
        raw = get_settings_from_file(str(settings))
    except (Exception, SystemExit) as error:
        return None, (mistakes.in_settings(error, settings),)
    try:
        site = _site(settings, raw)
    except TypeError as error:
        return None, (mistakes.in_settings(error, settings),)
    if problems := _missing(settings, site):
        return site, problems
    try:
        told = read_settings(str(settings))
    except (Exception, SystemExit) as error:
        return site, (mistakes.in_settings(error, settings),)
    return _site(settings, told), ()


def _site(settings: Path, told: dict[str, Any]) -> Site:
    # What is not set is as Pelican has it by default.
    named = {name: told.get(name) or DEFAULT_CONFIG[name] or "." for name in _FOLDERS}
    content, output, theme = (
        # Without `..`, and with links as they are: as what watches them reports them.
        Path(os.path.abspath(settings.parent / named[name]))  # noqa: PTH100
        for name in _FOLDERS
    )
    if not theme.is_dir():
        theme = next((each for each in [_THEMES / named["THEME"]] if each.is_dir()), theme)
    return Site(
        content=content,
        output=output,
        theme=theme,
        settings=frozenset({settings, *_imported(settings.parent)}),
    )


def _imported(folder: Path) -> set[Path]:
    """The files of modules that were imported from a folder, except what is installed below it."""
    package = Path(chancery.__file__).parent
    files = {Path(file) for each in [*sys.modules.values()] if (file := _file(each))}
    return {
        file
        for file in files
        if file.is_relative_to(folder)
        and not file.is_relative_to(package)
        and not file.is_relative_to(sys.prefix)
    }


def _file(module: object) -> str | None:
    file = getattr(module, "__file__", None)
    return file if isinstance(file, str) else None


def _missing(settings: Path, site: Site) -> tuple[Problem, ...]:
    """Tell of the content folder or the theme that is not there."""
    named = (("PATH", site.content), ("THEME", site.theme))
    return tuple(
        mistakes.of_setting(settings, name, path) for name, path in named if not path.is_dir()
    )
