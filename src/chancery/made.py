"""Makes the pages of a site, and after an edit those again that show something of it.

What a unit of pages is made from, and what each page asks while it is rendered, is noted; a page
is rendered again only when that has changed. Nobody says by hand what depends on what.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple

from chancery.pages.page import Page
from chancery.pages.site import Unit
from chancery.publishing import Seal
from chancery.tracking import Key, noting

Write = Callable[[Page], Seal]
"""Renders a page and writes it; gives the seal of its file."""


class MadePage(NamedTuple):
    """A page with the keys it asked by while it was rendered, and the seal of its file."""

    page: Page
    asked: Set[Key]
    seal: Seal


@dataclass(frozen=True, slots=True)
class MadeUnit:
    """The pages of a unit by their files, and the keys that were asked by to make them."""

    asked: Set[Key]
    pages: Mapping[str, MadePage]


class MadeSite:
    """All pages of a site as they were made last, by the units they belong to."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._units: dict[str, MadeUnit] = {}

    def make(self, units: Iterable[Unit], write: Write) -> Iterator[Mapping[str, Seal]]:
        """Make the pages of units; yields the seals of the files of each."""
        for unit in units:
            made = self._made(unit, write, None, frozenset())
            self._units[unit.name] = made
            yield {file: page.seal for file, page in made.pages.items()}

    def remake(self, units: Iterable[Unit], changed: Set[Key], write: Write) -> Mapping[str, Seal]:
        """Make those pages of units again that asked by one of the keys that changed.

        Gives the seals of the files that were made, with their names.
        """
        seals: dict[str, Seal] = {}
        for unit in units:
            last = self._units.get(unit.name)
            if last and _holds(last, changed):
                continue
            made = self._made(unit, write, last, changed)
            self._units[unit.name] = made
            seals |= {file: page.seal for file, page in made.pages.items()}
        return seals

    def forget(self, units: Iterable[Unit]) -> None:
        """Forget the units that are none of these."""
        known = {unit.name for unit in units}
        self._units = {name: made for name, made in self._units.items() if name in known}

    @property
    def files(self) -> Set[str]:
        """The files of all pages."""
        return {file for unit in self._units.values() for file in unit.pages}

    def _made(self, unit: Unit, write: Write, last: MadeUnit | None, changed: Set[Key]) -> MadeUnit:
        with noting() as asked:
            pages = list(unit.make())
        made: dict[str, MadePage] = {}
        for page in pages:
            before = last.pages.get(page.file) if last else None
            if before and before.page == page and before.asked.isdisjoint(changed):
                made[page.file] = before
                continue
            with noting() as rendered:
                seal = write(page)
            made[page.file] = MadePage(page, frozenset(rendered), seal)
        return MadeUnit(frozenset(asked), made)


def _holds(made: MadeUnit, changed: Set[Key]) -> bool:
    """Whether nothing of it would be another now."""
    return made.asked.isdisjoint(changed) and all(
        page.asked.isdisjoint(changed) for page in made.pages.values()
    )
