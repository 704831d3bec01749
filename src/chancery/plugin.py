"""The Pelican plugin: one generator that asks the core for the dossier and its pages."""

import atexit
import ctypes
import gc
import logging
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import TemplateNotFound
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import FatalLogger, console
from pelican.writers import Writer
from rich.progress import track

from chancery.check import Checker
from chancery.dossier import Dossier
from chancery.files import as_typed
from chancery.full_text import Findable
from chancery.load import Loaded, Reader, counts
from chancery.made import MadeSite
from chancery.model.kinds import KINDS
from chancery.pages.site import Unit, units
from chancery.problems import Problem, UserError, summary
from chancery.processes import beside, processors, shared_out
from chancery.publishing import STAGED, Publication, Seal
from chancery.templating import Compiled, compiled
from chancery.unchanged import fingerprint
from chancery.writing import SiteWriter

T = TypeVar("T")

_LONG = 1_000
"""Of how much work the progress is shown, in files or units of pages."""


class BuildStopped(SystemExit):
    """Ends a build, with the reason already shown, so that no traceback is due.

    The code is 1 where something is wrong, and 0 where there is nothing to do. `problems` are
    those of the records, if it is they that stopped the build.
    """

    def __init__(self, code: int, problems: Iterable[Problem] = ()) -> None:
        """End the process with this code, if nobody takes care."""
        super().__init__(code)
        self.problems = tuple(problems)


class DossierGenerator(Generator):  # type: ignore[misc]  # Pelican ships no type information
    """Reads and checks the records before anything is written, then writes a page for each."""

    dossier: Dossier
    problems: tuple[Problem, ...]
    """What was found wrong and stopped nothing."""

    def generate_context(self) -> None:
        """Read, check and link the dossier, and give it to every template.

        Raises:
            BuildStopped: a record has an error, or a warning where warnings are fatal; or nothing
                has changed since the last build.
        """
        self.started = time.perf_counter()
        self.publication = begin(Path(self.settings["OUTPUT_PATH"]))
        if not self.settings["FOLLOWED"]:
            self._stop_if_unchanged()
            # Otherwise each process compiles templates as it comes to need them: half a second.
            self.compiled = beside(partial(compiled, self.env, Path(self.theme)))
        # What the last build left may go. All that is read now stays until the end: to look for
        # garbage takes a third of the time.
        gc.unfreeze()
        gc.disable()
        self.reader, self.checker = Reader(as_typed(Path(self.path))), Checker()
        self.loaded = self.reader.load(watch=progress("Reading"))
        self._check_and_link()
        self.writer = SiteWriter(self.settings, self.context, self.get_template)
        self.writer.begin(self.dossier, self.publication)

    def _check_and_link(self) -> None:
        """Check the records in another process while they are linked here.

        Where they cannot be linked, the checks say why. A dossier that is followed is checked in
        this process, whose checker is asked again.
        """
        check = partial(self.checker.check, self.loaded)
        is_followed = self.settings["FOLLOWED"]
        problems = check if is_followed else beside(check)
        try:
            self.dossier = Dossier(self.loaded, is_tracked=is_followed)
            self.dossier.link()
        finally:
            self.problems = tuple(problems())
            stop_on(self.problems)
        if self.problems:
            # The next build is to warn again.
            self.publication.made_from = None

    def _stop_if_unchanged(self) -> None:
        made_from = fingerprint(self.settings, (Path(self.path), Path(self.settings["THEME"])))
        if self.publication.is_made_from(made_from):
            print(f"Nothing has changed: {as_typed(self.publication.output)} is up to date.")
            raise BuildStopped(0)
        self.publication.made_from = made_from

    def generate_output(self, writer: Writer) -> None:
        """Write every page with the theme's templates, and the files beside them."""
        with stop_where_nothing_can_be_written():
            written = self._write_site()
            if self.settings["STYLE_GUIDE"] and Path(self.settings["THEME"], "guide").is_dir():
                stop_on(self.writer.write_style_guide())
        self._report(written)
        if self.settings["SEARCH_INDEX"]:
            self._write_index()
        if not self.settings["FOLLOWED"]:
            self.writer.texts.close()
            global _done
            _done = self

    def _write_site(self) -> int:
        """Write all pages and the files beside them; gives the number of pages.

        A site that is followed remembers what each page asked, in one process.
        """
        every = list(units(self.dossier))
        if not self.settings["FOLLOWED"]:
            self.env.bytecode_cache = Compiled(self.compiled())
        # What there is by now stays: no process is to look through it again, nor to copy it.
        gc.freeze()
        # Nor is much of what comes: as often as usual, the look for garbage took 3 s of CPU in 40.
        gc.set_threshold(20_000, 20, 1_000)
        gc.enable()
        if self.settings["FOLLOWED"]:
            self.made = MadeSite()
            done = self.made.make(every, self.writer.write)
            self.publication.files |= self.writer.write_files()
        else:
            # The files are a piece of the work like any other.
            done = shared_out(self._write_piece, [None, *every], processors())
        written = 0
        for seals in progress("Writing")(done, len(every)):
            self.publication.files |= seals
            written += sum(name.endswith(".html") for name in seals)
        return written

    def _write_piece(self, piece: Unit | None) -> Mapping[str, Seal]:
        if piece is None:
            return self.writer.write_files()
        return {page.file: self.writer.write(page) for page in piece.make()}

    def _write_index(self) -> None:
        """Make the search index of the pages of records and of those that the editors wrote."""
        for page in self.context["pages"]:
            html = (self.publication.folder / page.save_as).read_text("utf-8")
            self.writer.texts.add(html, Findable(page.save_as, "Pages"), self.dossier.info.language)
        try:
            self.writer.texts.write_index(self.publication.folder)
        except UserError as error:
            print(f"{error}: nothing was built", file=sys.stderr)
            raise BuildStopped(1) from error

    def _report(self, written: int) -> None:
        seconds = time.perf_counter() - self.started
        print(f"Read {told(self.loaded)}.")
        print(f"Wrote {written} pages of records and lists in {seconds:.2f} s.")


def progress(doing: str) -> Any:
    """What goes through work that may be long and shows on a terminal how far it is.

    It is called with the work and with how much that is.
    """

    def watch(work: Iterable[T], many: int) -> Iterable[T]:
        hidden = not console.is_terminal or many < _LONG
        return track(work, doing, many, console=console, transient=True, disable=hidden)

    return watch


def told(loaded: Loaded) -> str:
    """How many records of each kind were read, in words."""
    found = [
        f"{number} {KINDS[folder].one if number == 1 else KINDS[folder].many}"
        for folder, number in counts(loaded).items()
        if number
    ]
    return f"{', '.join(found) or 'no records'} from {loaded.files} files"


def stop_on(problems: Iterable[Problem]) -> None:
    """Show every problem and stop the build if one is an error (or fatal as a warning)."""
    shown = list(problems)
    for problem in shown:
        print(problem, file=sys.stderr)
    fatal = FatalLogger.fatal_lvl <= logging.WARNING
    if any(fatal or problem.severity == "error" for problem in shown):
        print(f"{summary(shown)}: nothing was built", file=sys.stderr)
        raise BuildStopped(1, shown)


@contextmanager
def stop_where_nothing_can_be_written() -> Iterator[None]:
    """Stop the build, with a word on it, where the system refuses to write a file."""
    try:
        yield
    except TemplateNotFound:
        # An OSError to Jinja, but nothing that was to be written.
        raise
    except OSError as error:
        where = f" {as_typed(Path(error.filename))}" if error.filename else ""
        reason = (error.strerror or type(error).__name__).lower()
        told = UserError(f"cannot write{where}: {reason}", "the last site stays as it was")
        print(told, file=sys.stderr)
        raise BuildStopped(1) from told


_begun: Publication | None = None
"""The build that is going on, to be given up if it comes to no end."""


def begin(output: Path) -> Publication:
    """Begin a publication, once the one before is given up."""
    global _begun
    give_up()
    _begun = Publication(output)
    # A build that fails half-way leaves nothing behind, whatever it was that failed.
    atexit.register(give_up)
    return _begun


def give_up() -> None:
    """Leave the site as it was, if a build was begun and is not done."""
    if _begun is not None:
        _begun.close()


_done: DossierGenerator | None = None
"""What has built the site. It lasts as long as the process, or until the next build."""


def leave_as_it_is() -> None:
    """Have the process end without taking apart all that a build has read and made.

    Nobody needs the memory any more; to free it piece by piece took a tenth of the time of a build.
    """
    gc.freeze()
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(_done))


def stage(pelican: Pelican) -> None:
    """Have Pelican write to a staging folder, so that a failed build changes nothing."""
    pelican.output_path = str(Path(pelican.output_path, STAGED))


def put_in_place(_: Pelican) -> None:
    """Put the finished site in place of the last one."""
    if _begun is not None:
        with stop_where_nothing_can_be_written():
            _begun.publish()


def get_generators(_: Any) -> type[Generator]:
    """Tell Pelican of the generator."""
    return DossierGenerator


def register() -> None:
    """Connect to Pelican's signals (whose receivers are weak references)."""
    signals.initialized.connect(stage)
    signals.get_generators.connect(get_generators)
    signals.finalized.connect(put_in_place)
    atexit.register(leave_as_it_is)
