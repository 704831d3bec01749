"""Makes the pages of a site, and after an edit those again that show something of it.

What a unit of pages is made from, and what each page asks while it is rendered, is noted; a page
is rendered again only when that has changed. Nobody says by hand what depends on what.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Set

from chancery.pages.page import File, Page
from chancery.pages.site import Unit
from chancery.publishing import Seal
from chancery.tracking import Askers, Key, noting

Write = Callable[[Page | File], Seal]
"""Renders a page and writes it; gives the seal of its file."""

Step = tuple[str, str]
"""What asks by keys: the making of a unit, by its name, or the rendering of a file of it."""

_MAKING = ""

_OFTEN = 100
"""After how many units what was made is set apart from what may be garbage."""


class MadeSite:
    """All pages of a site as they were made last, by the units they belong to."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._units: dict[str, dict[str, Page | File]] = {}
        self._asking: Askers[Step] = Askers()

    def make(self, units: Iterable[Unit], write: Write) -> Iterator[Mapping[str, Seal]]:
        """Make the pages of units; yields the seals of the files of each.

        Raises ValueError where two units have one name.
        """
        for number, unit in enumerate(units):
            if unit.name in self._units:
                raise ValueError(f"two units are called {unit.name}")
            yield self._make(unit, write, frozenset())
            if number % _OFTEN == 0:
                # What is known of the site stays. To look through all of it for garbage again and
                # again takes a sixth of the time; what is new holds nearly all garbage there is.
                gc.collect(1)
                gc.freeze()

    def remake(self, units: Iterable[Unit], changed: Set[Key], write: Write) -> set[str]:
        """Make those pages of units again that asked by one of the keys that changed.

        Gives the files of pages that there were before, and are no more.
        """
        steps = self._asking.of(changed)
        reached = {name for name, _ in steps}
        before: set[str] = set()
        now: set[str] = set()
        for unit in units:
            if unit.name in reached or unit.name not in self._units:
                before.update(self._units.get(unit.name, ()))
                self._make(unit, write, steps)
                now.update(self._units[unit.name])
        return before - now

    def made_from(self, keys: Iterable[Key]) -> set[str]:
        """The names of the units that were made from what is told by one of these keys."""
        return {name for name, file in self._asking.of(keys) if file == _MAKING}

    def forget(self, names: Iterable[str]) -> set[str]:
        """Forget the units of these names; gives the files of their pages."""
        return {file for name in names for file in self._forgotten(name)}

    @property
    def names(self) -> Set[str]:
        """The names of all units."""
        return self._units.keys()

    def _forgotten(self, name: str) -> Iterable[str]:
        made = self._units.pop(name)
        for file in (_MAKING, *made):
            self._asking.forget((name, file))
        return made

    def _make(self, unit: Unit, write: Write, steps: Set[Step]) -> Mapping[str, Seal]:
        """Make a unit; of one that was made before, what these steps asked for has changed.

        Gives the seals of the files that were written.
        """
        last = self._units.get(unit.name, {})
        pages = {page.file: page for page in self._pages(unit, steps)}
        seals: dict[str, Seal] = {}
        for file, page in pages.items():
            rendering = (unit.name, file)
            if last.get(file) != page or rendering in steps:
                with noting() as asked:
                    seals[file] = write(page)
                self._asking.remember(rendering, asked)
        for file in last.keys() - pages.keys():
            self._asking.forget((unit.name, file))
        self._units[unit.name] = pages
        return seals

    def _pages(self, unit: Unit, steps: Set[Step]) -> Iterable[Page | File]:
        """The pages of a unit, as they were made before if nothing they were made from changed."""
        making = (unit.name, _MAKING)
        if unit.name in self._units and making not in steps:
            return self._units[unit.name].values()
        with noting() as asked:
            pages = list(unit.make())
        self._asking.remember(making, asked)
        return pages
