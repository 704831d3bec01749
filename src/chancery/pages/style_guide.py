"""The style guide: the theme's tokens, and every component in all its states.

It is for those who work on the theme, and is built in development only. What it shows are the
records of a small made-up dossier that comes with the theme, by the way of every other page.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from coloraide import Color
from markupsafe import Markup

from chancery.cards import Card
from chancery.dossier import Dossier
from chancery.model.base import Record
from chancery.model.entities import Person
from chancery.pages import network, numbers, people
from chancery.pages.bars import Chart
from chancery.pages.columns import ByYear, visits_by_year
from chancery.pages.filters import Panel, filters
from chancery.pages.here import Here
from chancery.pages.list_page import HOME
from chancery.pages.page import Page
from chancery.pages.places_map import PlacesMap, places_map
from chancery.pages.record_lists import Excerpt, excerpts, lists_of
from chancery.pages.search import Letter, a_to_z, by_script
from chancery.pages.shores import banks, by_year, rows, two_shores
from chancery.pages.sides_css import sides_css
from chancery.pages.stylesheet import EVERYWHERE, stylesheets
from chancery.pages.timeline import key_of

ADDRESS: Final = "style-guide/"
_MAIN: Final = "#page--main"

_COLOUR = re.compile(r"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
_SIZE = re.compile(r"--(s-?[0-9]+): ([0-9.]+)rem;")
_SPACE = re.compile(r"--(g[0-9]+): ([0-9.]+)rem;")
_SAYS = re.compile(r"\{# (.+?) #\}", re.S)


class GuideHere(Here):
    """A page of the guide's dossier, which has no other page: every link stays where it is."""

    def to(self, address: str) -> str:
        """A link to the top of the content, whatever the address."""
        return _MAIN

    def part_href(self, record: Record | Card, anchor: str) -> str:
        """The same for a part of a page."""
        return _MAIN

    def correction_href(self, record: Record) -> str | None:
        """The same for the way to mend a record."""
        return super().correction_href(record) and _MAIN

    def row(self, macro: Callable[..., Markup], record: Record | Card, *more: Hashable) -> Markup:
        """What a macro makes of a record, its links as all here."""
        return macro(self, self.dossier.get(record.id), *more)

    def excerpt(self, record: Record, name: str) -> Excerpt[Any]:
        """What the page of a record would show of one of its lists."""
        return excerpts(lists_of(self.dossier, record))[name]

    def ledger(self, person: Person) -> people.Ledger:
        """See `people.ledger`."""
        return people.ledger(self.dossier, person)

    def met(self, person: Person) -> tuple[people.Met, ...]:
        """See `people.met`."""
        return people.met(self.dossier, person)

    def met_elsewhere(self, id_: str) -> people.Met:
        """Someone met, told elsewhere: no made-up person has more meetings than a page tells."""
        return people.Met(self.dossier.people[id_], None, 1, ())

    def panel(self) -> Panel:
        """The filters that the timeline of the guide's dossier would have."""
        return filters(self.dossier, "timeline/")

    def visits_by_year(self) -> ByYear:
        """The graphic that the home page of the guide's dossier would have."""
        return visits_by_year(self.dossier)

    def network(self) -> network.Network:
        """Who met whom in the guide's dossier."""
        return network.network(self.dossier)

    def by_direction(self) -> Chart:
        """The chart of its visits by direction."""
        return numbers.by_direction(self.dossier)

    def by_level(self) -> Chart:
        """The chart of its visits by level."""
        return numbers.by_level(self.dossier)

    def travellers(self) -> Chart:
        """The chart of those who travelled most."""
        return numbers.travellers(self.dossier)

    def shores(self, *sides: str) -> Mapping[str, Any]:
        """The timeline of the guide's dossier, between two sides or across the lanes of all."""
        both = (self.dossier.sides[side] for side in sides)
        between = two_shores(*both) if sides else banks(self.dossier)
        laid = rows(self.dossier, between, self.dossier.events)
        years, others = by_year(laid)
        key = key_of(self.dossier.events)
        return {"banks": between, "rows": laid, "years": years, "others": others, "key": key}

    def places_map(self) -> PlacesMap | None:
        """The maps of its places."""
        return places_map(self.dossier)

    def a_to_z(self) -> tuple[tuple[str, tuple[Letter, ...]], ...]:
        """The names that the search page of the guide's dossier would have."""
        return by_script(a_to_z(self.dossier))


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A component of the theme: the name of its folder, and what it says of itself."""

    name: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour:
    """A colour of the theme in both schemes, each with its contrast to the ground (WCAG 2.2)."""

    name: str
    light: str
    dark: str
    light_contrast: str
    dark_contrast: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A size of type or a space of the theme, in `rem`."""

    name: str
    rem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """What the styles of a theme are made of, in the order in which it defines them."""

    colours: tuple[Colour, ...]
    sizes: tuple[Length, ...]
    spaces: tuple[Length, ...]


def style_guide(theme: Path, dossier: Dossier) -> Page:
    """The page.

    Args:
        theme: The folder of the theme.
        dossier: The guide's own, from the records in the theme's folder `guide`.
    """
    return Page(
        address=ADDRESS,
        template="style-guide",
        title="Style guide",
        description="What the pages are made of: colours, type, spaces, and every component.",
        trail=(HOME,),
        shows={
            "guide": GuideHere(dossier, ADDRESS),
            "components": components(theme),
            "sheets": sorted(set(stylesheets(theme, dossier)) - {EVERYWHERE}),
            "tokens": tokens(theme),
        },
    )


def components(theme: Path) -> tuple[Component, ...]:
    """The components of a theme that have examples, in the order of their names."""
    folders = (path.parent for path in theme.glob("templates/components/*/examples.html"))
    return tuple(Component(name=each.name, says=_says(each)) for each in sorted(folders))


def _says(folder: Path) -> str:
    """The first comment of a component's macros."""
    found = _SAYS.match((folder / "macro.html").read_text("utf-8"))
    return " ".join(found[1].split()) if found else ""


def tokens(theme: Path) -> Tokens:
    """The tokens that the styles of a theme define."""
    css = "".join(path.read_text("utf-8") for path in sorted(theme.glob("styles/*.css")))
    return Tokens(
        colours=tuple(_colours(css)),
        sizes=_lengths(_SIZE, css),
        spaces=_lengths(_SPACE, css),
    )


def _colours(css: str) -> Iterator[Colour]:
    found = {name: (light, dark) for name, light, dark in _COLOUR.findall(css)}
    for name, (light, dark) in found.items():
        on_light, on_dark = found["ground"]
        yield Colour(
            name=name,
            light=light,
            dark=dark,
            light_contrast=_contrast(light, on_light),
            dark_contrast=_contrast(dark, on_dark),
        )


def _contrast(colour: str, ground: str) -> str:
    return f"{Color(colour).contrast(ground, method='wcag21'):.1f}"


def _lengths(token: re.Pattern[str], css: str) -> tuple[Length, ...]:
    return tuple(Length(name=name, rem=rem) for name, rem in token.findall(css))


def stylesheet(theme: Path, dossier: Dossier) -> str:
    """The styles that the guide alone needs: its own, its sides' colours, a class a token.

    A token's class `token-<name>` has it as the value of `--token`, so that the page shows each
    without an attribute for its style, which no page may have.
    """
    found = tokens(theme)
    every: tuple[Colour | Length, ...] = (*found.colours, *found.sizes, *found.spaces)
    names = [each.name for each in every]
    rules = "".join(f".token-{name} {{ --token: var(--{name}); }}\n" for name in names)
    own = (theme / "guide" / "style-guide.css").read_text("utf-8")
    return f"{own}\n{rules}{sides_css(dossier)}"
