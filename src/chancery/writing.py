"""Writes what a site is made of: pages by the theme's templates, and the files beside them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Template

from chancery import __version__, theme_path
from chancery.check import check
from chancery.dossier import Dossier
from chancery.files import as_typed
from chancery.full_text import Findable, TextIndex
from chancery.load import load
from chancery.pages.here import Here
from chancery.pages.json_ld import script as json_ld_script
from chancery.pages.page import File, Page
from chancery.pages.script import script
from chancery.pages.search import findable
from chancery.pages.stylesheet import stylesheets
from chancery.problems import Problem
from chancery.publishing import TEXTS, Publication, Seal


class SiteWriter:
    """Writes one site, as Pelican's settings have it, into publications of it."""

    def __init__(
        self,
        settings: Mapping[str, Any],
        context: dict[str, Any],
        template: Callable[[str], Template],
    ) -> None:
        """Write with the template of a name, and what Pelican gives all templates."""
        self._settings = settings
        self._context = context
        self._template = template
        self._theme = Path(settings["THEME"])
        self.texts = TextIndex(Path(settings["OUTPUT_PATH"], TEXTS))
        self.puts_texts_off = False
        """Whether the search gets the texts of pages only by `catch_up`: no edit waits for that."""
        self._put_off: dict[str, Findable] = {}

    def begin(self, dossier: Dossier, publication: Publication) -> None:
        """Write from now on what is in this dossier into this publication."""
        self._dossier = dossier
        self._publication = publication
        self._context |= {
            "dossier": dossier,
            "generator_version": __version__,
            "here_at": lambda address: Here(self._dossier, address),
            "canonical_at": self._canonical,
        }

    def write(self, page: Page | File) -> Seal:
        """Write a page, or a file of data; gives the seal of its file."""
        if isinstance(page, File):
            return self._publication.write(page.file, page.text.encode())
        # Not by Pelican's writer, which writes anew what has not changed as well.
        html = self._template(page.template).render(self._context | self._shown(page))
        if self._settings["SEARCH_INDEX"] and (found := findable(page)):
            if self.puts_texts_off:
                self._put_off[page.file] = found
            else:
                self.texts.add(html, found, self._dossier.info.language)
        return self._publication.write(page.file, html.encode())

    def remove(self, file: str) -> None:
        """Have the search without a page."""
        self._put_off.pop(file, None)
        self.texts.remove(file)

    def catch_up(self, site: Path) -> None:
        """Give the search the texts that were put off, of pages that are in place."""
        for file, found in self._put_off.items():
            html = (site / file).read_text("utf-8")
            self.texts.add(html, found, self._dossier.info.language)
        self._put_off.clear()

    def _shown(self, page: Page) -> dict[str, Any]:
        """What a page's template is given besides what all are."""
        return {
            "page": page,
            "record": page.record,
            "here": self._here(page),
            "canonical": None if page.is_served_anywhere else self._canonical(page.address),
            "json_ld": None if page.json_ld is None else json_ld_script(page.json_ld),
            **page.shows,
        }

    def _here(self, page: Page) -> Here:
        """Where the page stands; one that is served anywhere can have no relative links."""
        base = f"{urlsplit(self._settings['SITEURL']).path}/"
        return Here(self._dossier, page.address, base if page.is_served_anywhere else None)

    def _canonical(self, address: str) -> str | None:
        """The absolute address of a page, where the site's own address is set."""
        site = self._settings["SITEURL"].rstrip("/")
        return f"{site}/{address}" if site else None

    def write_files(self) -> dict[str, Seal]:
        """Write what the theme has beside its pages: styles, scripts, a picture for other sites.

        Gives the seals of the files with their names.
        """
        texts = {
            **{
                f"theme/css/{name}.css": sheet
                for name, sheet in stylesheets(self._theme, self._dossier).items()
            },
            "theme/js/chancery.js": script(self._theme),
        }
        seals = {name: self._publication.write(name, text.encode()) for name, text in texts.items()}
        if self._settings["SITEURL"]:
            seals["social.png"] = self._draw_social_image()
        return seals

    def write_style_guide(self) -> list[Problem]:
        """Write the page that shows the theme's components; gives what is wrong with its records.

        Nothing is written where something is wrong.
        """
        # Only those who work on the theme wait for it.
        from chancery.pages import style_guide

        loaded = load(as_typed(self._theme / "guide"))
        if problems := check(loaded):
            return problems
        guide = Dossier(loaded)
        self.write(style_guide.style_guide(self._theme, guide))
        sheet = style_guide.stylesheet(self._theme, guide)
        self._publication.write("theme/css/style-guide.css", sheet.encode())
        return []

    def _draw_social_image(self) -> Seal:
        # Needed only for publication, and slow to import.
        from chancery.pages.social_image import social_image

        image = social_image(self._dossier, theme_path() / "static" / "fonts")
        return self._publication.write("social.png", image)
