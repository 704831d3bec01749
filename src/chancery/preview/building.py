"""Builds a site again and again in one process, and answers whatever goes wrong with problems."""

from __future__ import annotations

import gc
import logging
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chancery import mistakes
from chancery.files import as_typed
from chancery.preview.outcome import Greeting, Outcome, with_text
from chancery.problems import Problem

if TYPE_CHECKING:
    from chancery.rebuilding import Rebuilding


@dataclass(frozen=True, slots=True)
class Found:
    """What a build came to; see `Outcome`."""

    ok: bool
    problems: tuple[Problem, ...] = ()
    changed: frozenset[str] = frozenset()
    settled: bool = True


class Builds:
    """The builds of the site of some settings."""

    _rebuilding: Rebuilding | None = None
    """What is known of the site since the last whole build, if that went well."""

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
            found = self._partly(changed) or self._whole()
        except (Exception, SystemExit) as error:
            self._rebuilding = None
            found = Found(False, self._problems(error))
        return Outcome(
            ok=found.ok,
            problems=tuple(map(with_text, found.problems)),
            changed=found.changed,
            seconds=time.perf_counter() - started,
            settled=found.settled,
        )

    def settle(self, is_busy: Callable[[], bool]) -> Outcome:
        """Build what the last build left for later, unless there is something else to do.

        That is also whatever changed that the build was not told of.
        """
        try:
            found = self._rest(self._rebuilding, is_busy) if self._rebuilding else Found(True)
        except (Exception, SystemExit):
            # Whatever it was: a whole build mends it, or says what it is.
            return self.build(frozenset())
        return Outcome(
            ok=found.ok, problems=tuple(map(with_text, found.problems)), changed=found.changed
        )

    def _rest(self, rebuilding: Rebuilding, is_busy: Callable[[], bool]) -> Found:
        if is_busy():
            return Found(True)
        loaded, problems = rebuilding.read()
        if any(problem.severity == "error" for problem in problems):
            return Found(False, tuple(problems))
        missed = rebuilding.rebuild(loaded)
        return Found(True, changed=missed | rebuilding.settle(is_busy))

    def _partly(self, changed: frozenset[Path]) -> Found | None:
        """Build only what changed, if these are edits of records; None if it must be everything."""
        if not changed or self._rebuilding is None or not self._rebuilding.covers(changed):
            return None
        loaded, problems = self._rebuilding.read(changed)
        if any(problem.severity == "error" for problem in problems):
            return Found(False, tuple(problems))
        try:
            found = self._rebuilding.rebuild(loaded)
        except Exception:
            # As in `settle`.
            self._rebuilding = None
            return None
        return Found(True, tuple(problems), found, settled=False)

    def _whole(self) -> Found:
        """Have Pelican build the whole site."""
        from chancery.plugin import give_up
        from chancery.preview.settings import read_site

        self._rebuilding = None
        site, problems = read_site(self._settings)
        if site is None or problems:
            return Found(False, tuple(problems))
        try:
            found, generator = _run(self._settings)
        finally:
            # A long-lived process cannot leave this to its own end.
            give_up()
        if found.ok and generator:
            from chancery.rebuilding import Rebuilding

            self._rebuilding = Rebuilding(
                generator.reader,
                generator.checker,
                generator.dossier,
                generator.made,
                generator.writer,
                generator.publication,
            )
            # What is known of the site stays: to look through it for garbage takes seconds, which
            # would be those of some edit.
            gc.freeze()
            return replace(found, changed=generator.publication.changed)
        return found

    def _problems(self, error: BaseException) -> tuple[Problem, ...]:
        """Say what a build failed of; where that is no mistake of the editor's, it is a bug."""
        if found := mistakes.in_build(error):
            return found
        traceback.print_exception(error, file=sys.stderr)
        sys.stderr.flush()
        return (mistakes.bug(error, self._log),)


def _run(settings: Path) -> tuple[Found, Any]:
    """Run Pelican once; gives what came of it, and the generator, if it got so far."""
    from pelican import Pelican, signals
    from pelican.log import FatalLogger
    from pelican.settings import read_settings

    from chancery.plugin import BuildStopped, DossierGenerator

    ours: list[DossierGenerator] = []

    def stop_before_writing(generators: Iterable[Any]) -> None:
        # From here on Pelican goes on at once where it finds a fault: it must not.
        FatalLogger.fatal_lvl = logging.ERROR
        ours.extend(each for each in generators if isinstance(each, DossierGenerator))
        if any(each.severity == "error" for each in said.problems):
            raise BuildStopped(1)

    told = read_settings(str(settings)) | {"FOLLOWED": True}
    with _listening(Path(told["PATH"])) as said:
        FatalLogger.fatal_lvl = logging.CRITICAL + 1
        signals.all_generators_finalized.connect(stop_before_writing)
        try:
            Pelican(told).run()
        except BuildStopped as stopped:
            found = stopped.problems or mistakes.in_build(stopped)
            return Found(False, tuple(sorted({*said.problems, *found}))), None
        except RuntimeError:
            if not any(each.severity == "error" for each in said.problems):
                raise
            return Found(False, tuple(sorted(set(said.problems)))), None
        finally:
            signals.all_generators_finalized.disconnect(stop_before_writing)
    warnings = (problem for each in ours for problem in each.problems)
    return Found(True, tuple(sorted({*said.problems, *warnings}))), next(iter(ours), None)


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
