"""The Pelican plugin: one generator that asks the core for the dossier and its pages."""

import atexit
import logging
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import FatalLogger
from pelican.writers import Writer

from chancery import __version__, publishing, theme_path
from chancery.check import check
from chancery.dossier import Dossier
from chancery.files import as_typed
from chancery.full_text import Findable, write_index
from chancery.load import Loaded, counts, load
from chancery.model.kinds import KINDS
from chancery.pages.here import Here
from chancery.pages.json_ld import script as json_ld_script
from chancery.pages.page import Page
from chancery.pages.script import script
from chancery.pages.search import findable
from chancery.pages.site import files, pages
from chancery.pages.stylesheet import stylesheets
from chancery.problems import Problem, UserError, summary


class BuildStopped(SystemExit):
    """Ends a build whose records have problems; they were shown, so that no traceback is due."""

    def __init__(self, code: int, problems: Iterable[Problem] = ()) -> None:
        """End the process with this code if nobody takes care; `problems` are what was shown."""
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
            BuildStopped: a record has an error, or a warning where warnings are fatal.
        """
        self.started = time.perf_counter()
        self.loaded = load(as_typed(Path(self.path)))
        self.problems = tuple(check(self.loaded))
        stop_on(self.problems)
        self.dossier = Dossier(self.loaded)
        self.context |= {
            "dossier": self.dossier,
            "generator_version": __version__,
            "here_at": lambda address: Here(self.dossier, address),
            "canonical_at": self._canonical,
        }

    def generate_output(self, writer: Writer) -> None:
        """Write every page through Pelican's writer and the theme's templates."""
        written = []
        for page in pages(self.dossier):
            self._write(writer, page)
            written.append(page)
        theme = Path(self.settings["THEME"])
        for name, sheet in stylesheets(theme, self.dossier).items():
            self._write_text(f"theme/css/{name}.css", sheet)
        self._write_text("theme/js/chancery.js", script(theme))
        for file in files(self.dossier):
            self._write_text(file.address, file.text)
        if self.settings.get("STYLE_GUIDE") and (theme / "guide").is_dir():
            self._write_style_guide(writer, theme)
        if self.settings["SITEURL"]:
            self._draw_social_image()
        self._index(written)
        self._report(len(written))

    def _index(self, written: Iterable[Page]) -> None:
        """Make the search index of the pages of records and of those that the editors wrote."""
        texts = [Findable(page.save_as, "Pages") for page in self.context["pages"]]
        try:
            write_index(
                Path(self.output_path),
                [*filter(None, map(findable, written)), *texts],
                self.dossier.info.language,
            )
        except UserError as error:
            print(f"{error}: nothing was built", file=sys.stderr)
            raise BuildStopped(1) from error

    def _write_style_guide(self, writer: Writer, theme: Path) -> None:
        # Only those who work on the theme wait for it.
        from chancery.pages import style_guide

        loaded = load(as_typed(theme / "guide"))
        stop_on(check(loaded))
        guide = Dossier(loaded)
        self._write(writer, style_guide.style_guide(theme, guide))
        self._write_text("theme/css/style-guide.css", style_guide.stylesheet(theme, guide))

    def _write_text(self, address: str, text: str) -> None:
        path = Path(self.output_path) / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def _write(self, writer: Writer, page: Page) -> None:
        writer.write_file(
            page.file,
            self.get_template(page.template),
            self.context,
            relative_urls=self.settings["RELATIVE_URLS"],
            page=page,
            record=page.record,
            here=self._here(page),
            canonical=None if page.is_served_anywhere else self._canonical(page.address),
            json_ld=None if page.json_ld is None else json_ld_script(page.json_ld),
            **page.shows,
        )

    def _here(self, page: Page) -> Here:
        """Where the page stands; one that is served anywhere can have no relative links."""
        base = f"{urlsplit(self.settings['SITEURL']).path}/"
        return Here(self.dossier, page.address, base if page.is_served_anywhere else None)

    def _draw_social_image(self) -> None:
        # Needed only for publication, and slow to import.
        from chancery.pages.social_image import social_image

        image = social_image(self.dossier, theme_path() / "static" / "fonts")
        (Path(self.output_path) / "social.png").write_bytes(image)

    def _canonical(self, address: str) -> str | None:
        """The absolute address of a page, where the site's own address is set."""
        site = self.settings["SITEURL"].rstrip("/")
        return f"{site}/{address}" if site else None

    def _report(self, written: int) -> None:
        seconds = time.perf_counter() - self.started
        print(f"Read {told(self.loaded)}.")
        print(f"Wrote {written} pages of records and lists in {seconds:.2f} s.")


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


def stage(pelican: Pelican) -> None:
    """Have Pelican write to a staging folder, so that a failed build changes nothing."""
    output = Path(pelican.output_path)
    pelican.output_path = str(publishing.start(output))
    # A build that fails half-way leaves nothing behind, whatever it was that failed.
    atexit.register(publishing.finish, output)


def put_in_place(pelican: Pelican) -> None:
    """Put the finished site in place of the last one."""
    publishing.publish(Path(pelican.settings["OUTPUT_PATH"]))


def get_generators(_: Any) -> type[Generator]:
    """Tell Pelican of the generator."""
    return DossierGenerator


def register() -> None:
    """Connect to Pelican's signals (whose receivers are weak references)."""
    signals.initialized.connect(stage)
    signals.get_generators.connect(get_generators)
    signals.finalized.connect(put_in_place)
