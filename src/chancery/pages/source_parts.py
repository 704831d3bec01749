"""The paragraphs of a source on its page; of a very long one, on further pages below it."""

from collections.abc import Iterator, Mapping
from typing import Any

from chancery.dossier import Dossier
from chancery.model.sources import Source
from chancery.pages.addresses import PARAGRAPHS, address_of
from chancery.pages.gathered import Drawn
from chancery.pages.list_page import HOME, list_page
from chancery.pages.page import Page
from chancery.pages.parts import Part, numbered, parts
from chancery.pages.record_lists import Excerpt
from chancery.pages.views import Cell, strip


def part_of_source(dossier: Dossier, source: Source) -> Mapping[str, Any]:
    """What the page of a source is given: the first part of its paragraphs."""
    return {"part": _parts(dossier, source)[0]}


def further_parts(dossier: Dossier, source: Source, drawn: Excerpt[Drawn]) -> Iterator[Page]:
    """Yield the further pages of a source that has more paragraphs than one page tells of.

    `drawn` is what all its pages show of what was drawn from it.
    """
    if source.paragraphs > PARAGRAPHS:
        for part in _parts(dossier, source)[1:]:
            yield _page(dossier, source, part, drawn)


def _parts(dossier: Dossier, source: Source) -> tuple[Part[Cell], ...]:
    cut = parts(strip(dossier, source), PARAGRAPHS)
    return tuple(numbered(address_of(source) or "", cut))


def _page(dossier: Dossier, source: Source, part: Part[Cell], drawn: Excerpt[Drawn]) -> Page:
    name = dossier.label(source)
    first, last = part.rows[0].number, part.rows[-1].number
    return list_page(
        dossier,
        address=part.address,
        template="source--paragraphs",
        title=f"{name}: paragraphs {first} to {last}",
        says=f"What was drawn from paragraphs {first} to {last} of {name}.",
        trail=(HOME, ("sources/", "Sources"), (part.base, name)),
        source=source,
        part=part,
        drawn=drawn,
    )
