"""Builds a site again and again in one process, and answers whatever goes wrong with problems."""

import atexit
import logging
import os
import sys
import time
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from chancery import mistakes, publishing
from chancery.files import as_typed
from chancery.preview.outcome import Greeting, Outcome, with_text
from chancery.problems import Problem

Stamps = dict[str, tuple[int, int]]


class Builds:
    """The builds of the site of some settings."""

    def __init__(self, settings: Path, log: Path) -> None:
        """`log` is where the process's error stream goes, to be named where a traceback is."""
        self._settings = settings.absolute()
        self._log = log

    def greeting(self) -> Greeting:
        """Say where the site is, or what is wrong with its settings."""
        try:
            from chancery.preview.settings import read_site

            site, problems = read_site(self._settings)
        except (Exception, SystemExit) as error:
            site, problems = None, self._problems(error)
        return Greeting(site, tuple(map(with_text, problems)))

    def build(self, changed: frozenset[Path]) -> Outcome:
        """Build what changed, or with nothing given everything; it never raises.

        The site is in place when this returns: the new one, or after a failure the last good one.
        """
        started = time.perf_counter()
        try:
            ok, problems, addresses = self._whole()
        except (Exception, SystemExit) as error:
            ok, problems, addresses = False, self._problems(error), frozenset[str]()
        return Outcome(
            ok=ok,
            problems=tuple(map(with_text, problems)),
            changed=addresses,
            seconds=time.perf_counter() - started,
        )

    def _whole(self) -> tuple[bool, tuple[Problem, ...], frozenset[str]]:
        """Have Pelican build the whole site; gives the addresses at which it is another."""
        from chancery.preview.settings import read_site

        site, problems = read_site(self._settings)
        if site is None or problems:
            return False, tuple(problems), frozenset()
        before = _stamps(site.output)
        try:
            ok, problems = _run(self._settings)
        finally:
            # A long-lived process cannot leave this to its own end.
            atexit.unregister(publishing.finish)
            publishing.finish(site.output)
        after = _stamps(site.output)
        changed = {name for name, _ in before.items() ^ after.items()}
        return ok, tuple(problems), frozenset(changed)

    def _problems(self, error: BaseException) -> tuple[Problem, ...]:
        """Say what a build failed of; where that is no mistake of the editor's, it is a bug."""
        if found := mistakes.in_build(error):
            return found
        traceback.print_exception(error, file=sys.stderr)
        sys.stderr.flush()
        return (mistakes.bug(error, self._log),)


def _run(settings: Path) -> tuple[bool, tuple[Problem, ...]]:
    """Run Pelican once; give whether the site was built, and what is wrong with its sources."""
    from pelican import Pelican, signals
    from pelican.log import FatalLogger
    from pelican.settings import read_settings

    from chancery.plugin import BuildStopped, DossierGenerator

    warnings: list[Problem] = []

    def stop_before_writing(generators: Iterable[Any]) -> None:
        # From here on Pelican goes on at once where it finds a fault: it must not.
        FatalLogger.fatal_lvl = logging.ERROR
        for each in generators:
            if isinstance(each, DossierGenerator):
                warnings.extend(each.problems)
        if any(each.severity == "error" for each in said.problems):
            raise BuildStopped(1)

    with _listening(Path(read_settings(str(settings))["PATH"])) as said:
        FatalLogger.fatal_lvl = logging.CRITICAL + 1
        signals.all_generators_finalized.connect(stop_before_writing)
        try:
            Pelican(read_settings(str(settings))).run()
        except BuildStopped as stopped:
            found = stopped.problems or mistakes.in_build(stopped)
            return False, tuple(sorted({*said.problems, *found}))
        except RuntimeError:
            if not any(each.severity == "error" for each in said.problems):
                raise
            return False, tuple(sorted(set(said.problems)))
        finally:
            signals.all_generators_finalized.disconnect(stop_before_writing)
    return True, tuple(sorted({*said.problems, *warnings}))


class _Listener(logging.Handler):
    """Keeps what Pelican says of the sources, as problems."""

    def __init__(self, content: Path) -> None:
        super().__init__(logging.WARNING)
        self.problems: list[Problem] = []
        self._content = content

    def emit(self, record: logging.LogRecord) -> None:
        self.problems.append(mistakes.logged(record, self._content))


@contextmanager
def _listening(content: Path) -> Iterator[_Listener]:
    """Listen to Pelican while the context lasts; a warning is heard each time, not only once."""
    from pelican.log import LimitFilter

    LimitFilter.LOGS_DEDUP_MIN_LEVEL = logging.NOTSET
    listener = _Listener(as_typed(content))
    logging.getLogger().addHandler(listener)
    try:
        yield listener
    finally:
        logging.getLogger().removeHandler(listener)


def _stamps(output: Path) -> Stamps:
    """Which file stands at each address: publishing leaves alone what is the same as before."""
    found: Stamps = {}
    for folder, folders, files in os.walk(output):
        folders[:] = [each for each in folders if not each.startswith(".")]
        for name in files:
            status = Path(folder, name).stat()
            address = Path(folder, name).relative_to(output).as_posix()
            found[address] = (status.st_ino, status.st_mtime_ns)
    return found
