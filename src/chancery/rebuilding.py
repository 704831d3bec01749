"""Builds a site again after edits of its records: only what they change, and never anything else.

The pages that show a record come first, and are in place at once. What counts all records, and
the search, follow, as long as nothing else is to be done.
"""

from collections.abc import Callable, Collection, Iterable, Set
from pathlib import Path

from chancery.check import Checker
from chancery.dossier import Dossier
from chancery.full_text import FOLDER
from chancery.load import Loaded, Reader
from chancery.made import MadeSite
from chancery.model.kinds import KINDS
from chancery.pages.site import Unit, units
from chancery.problems import Problem
from chancery.publishing import Publication
from chancery.tracking import Key, noting
from chancery.writing import SiteWriter

Names = frozenset[str]
"""Files of the site that came, changed or went."""

Busy = Callable[[], bool]
"""Whether something else is to be done first."""


class Rebuilding:
    """A built site with all that is known of how it was made. Not to be used after an error."""

    def __init__(
        self,
        reader: Reader,
        checker: Checker,
        dossier: Dossier,
        made: MadeSite,
        writer: SiteWriter,
        publication: Publication,
    ) -> None:
        """Go on from a whole build, of a tracked dossier, that is in place."""
        self._reader = reader
        self._checker = checker
        self._dossier = dossier
        self._made = made
        self._writer = writer
        self._writer.puts_texts_off = True
        self._in_place = publication
        self._units: dict[str, Unit] = {}
        """What all pages are made from, by name."""
        self._listed_by: Set[Key] = frozenset()
        """The keys that were asked by to list the units."""
        self._owed: set[Key] = set()
        """The keys of changes that the overviews do not tell of yet."""

    def covers(self, changed: Iterable[Path]) -> bool:
        """Whether these changes are of records alone, or of folders of records."""
        content = self._reader.content.absolute()
        for path in changed:
            if not path.is_relative_to(content):
                return False
            folder, *_ = (*path.relative_to(content).parts, "")
            if folder not in KINDS:
                return False
        return True

    def read(self, changed: Collection[Path] | None = None) -> tuple[Loaded, list[Problem]]:
        """Read and check the records as they are now.

        With `changed`, only these files are looked at, if that can do: see `Reader.load`. No error
        is told before all were looked at: what was said to have changed may not be all.
        """
        loaded = self._reader.load(changed=changed)
        problems = self._checker.check(loaded)
        if changed is not None and any(problem.severity == "error" for problem in problems):
            return self.read()
        return loaded, problems

    def rebuild(self, loaded: Loaded) -> Names:
        """Make the pages again that show what changed in records that have no errors.

        Overviews that count something else now are left to `settle`.

        Raises:
            OvertakenError: the site in place is not the one that was built here last.
        """
        changed = self._dossier.follow(loaded)
        publication = self._begun()
        if not changed:
            publication.close()
            return frozenset()
        self._owed |= changed
        self._list_units(changed)
        self._remove(self._made.forget(self._made.names - self._units.keys()), publication)
        # An overview in which numbers may change waits; a text that it shows does not.
        waiting = self._made.made_from(self._owed)
        at_once = (u for u in self._units.values() if not (u.is_overview and u.name in waiting))
        self._remove(self._made.remake(at_once, changed, self._writer.write), publication)
        return self._put_in_place(publication)

    def settle(self, is_busy: Busy) -> Names:
        """Make what tells of all records, and the search index, unless there is no time for it.

        When it ends by itself, the site is what a whole build would make of it.

        Raises:
            OvertakenError: as `rebuild`.
        """
        publication = self._begun()
        overviews = (unit for unit in self._units.values() if unit.is_overview)
        some = _while_free(overviews, is_busy)
        self._remove(self._made.remake(some, self._owed, self._writer.write), publication)
        if is_busy():
            return self._put_in_place(publication)
        self._writer.write_files()
        names = self._put_in_place(publication)
        self._owed.clear()
        return names | self._index(is_busy)

    def _list_units(self, changed: Set[Key]) -> None:
        """List the units, unless the list was made by keys of which none has changed."""
        if self._units and self._listed_by.isdisjoint(changed):
            return
        with noting() as asked:
            self._units = {unit.name: unit for unit in units(self._dossier)}
        self._listed_by = asked

    def _begun(self) -> Publication:
        publication = Publication(self._in_place.output, after=self._in_place)
        self._writer.begin(self._dossier, publication)
        return publication

    def _index(self, is_busy: Busy) -> Names:
        """Make the search index anew, if a text is another than when it was made last."""
        self._writer.catch_up(self._in_place.output)
        if not self._writer.texts.has_changed:
            return frozenset()
        publication = self._begun()
        for name in [name for name in publication.files if name.startswith(f"{FOLDER}/")]:
            del publication.files[name]
        if self._writer.texts.write_index(publication.folder, is_busy):
            return self._put_in_place(publication)
        publication.close()
        return frozenset()

    def _remove(self, files: Iterable[str], publication: Publication) -> None:
        """Have the site without these files of pages."""
        for file in files:
            publication.files.pop(file, None)
            self._writer.remove(file)

    def _put_in_place(self, publication: Publication) -> Names:
        publication.publish()
        self._in_place = publication
        return publication.changed


def _while_free(some: Iterable[Unit], is_busy: Busy) -> Iterable[Unit]:
    for unit in some:
        if is_busy():
            return
        yield unit
