"""Rules for the colours of sides: they stand out from the page, and every reader tells them apart.

A colour only repeats what a name and a shape say; where there is one, it holds for all readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from chancery.check.finding import Finding, Parts, Whole, listed
from chancery.model.entities import Side
from chancery.order import sort_key

if TYPE_CHECKING:
    from coloraide import Color


class Scheme(NamedTuple):
    """A colour scheme: a side's field for it, and the grounds on which the theme sets its marks."""

    name: str
    field: str
    grounds: tuple[str, ...]
    clearer: str


SCHEMES = (
    Scheme("light", "colour", ("#fcfbf8", "#f3f1ea"), "darker"),
    Scheme("dark", "colour_dark", ("#161719", "#212326"), "lighter"),
)

_LEAST_CONTRAST = 3.0
"""For a mark that is not text: WCAG 2.2, success criterion 1.4.11."""

_LEAST_DIFFERENCE = 0.15
"""In OKLab, where CSS Color 4 takes 0.02 for just noticeable.

The palettes made for colour-blind readers of charts keep 0.08 (Okabe and Ito, eight colours) to 0.1
(Petroff, six); marks of a letter's size need more, and there is room for five parties.
"""

_DICHROMATS = {"protanopia": "protan", "deuteranopia": "deutan", "tritanopia": "tritan"}
"""Readers who lack a kind of cone, and the filter that shows what they see."""


def _coloured(sides: Iterable[Side], scheme: Scheme) -> Iterator[tuple[Side, str]]:
    """Yield the sides that have a colour in a scheme, parties first, each with its colour."""
    for side in sorted(sides, key=sort_key):
        if colour := getattr(side, scheme.field):
            yield side, colour


def _sides(parts: Parts) -> Iterator[Side]:
    return (side for _, _, side in parts.of(Side))


def colour_in_one_scheme(parts: Parts) -> Iterator[Finding]:
    """A side has a colour for the light scheme and for the dark one, or for neither."""
    for scheme, other in zip(SCHEMES, reversed(SCHEMES), strict=True):
        for side, _ in _coloured(_sides(parts), scheme):
            if getattr(side, other.field) is None:
                message = (
                    f"{side.id} has a colour on {scheme.name} ground, but none on {other.name}"
                )
                suggestion = f"add {other.field}, or leave {scheme.field} out"
                yield Finding(side, (scheme.field,), message, suggestion)


def faint_colour(parts: Parts) -> Iterator[Finding]:
    """A side's colour has a contrast of 3:1 with every ground of its scheme."""
    for scheme in SCHEMES:
        for side, colour in _coloured(_sides(parts), scheme):
            ratio = _contrast(colour, scheme)
            if ratio < _LEAST_CONTRAST:
                shown = int(ratio * 100) / 100
                message = f"{colour} has a contrast of {shown}:1 with {scheme.name} ground"
                suggestion = f"choose a {scheme.clearer} one, for at least 3:1"
                yield Finding(side, (scheme.field,), message, suggestion)


def _contrast(colour: str, scheme: Scheme) -> float:
    """The contrast with the ground from which a colour stands out least (WCAG 2.2)."""
    from coloraide import Color  # only a dossier with colours waits for it

    return min(Color(colour).contrast(ground, method="wcag21") for ground in scheme.grounds)


def colours_alike(whole: Whole) -> Iterator[Finding]:
    """The colours of two parties differ for every reader, colour-blind or not."""
    for scheme in SCHEMES:
        sides = (side for side in whole.of(Side) if side.party)
        for (first, before), (side, colour) in combinations(_coloured(sides, scheme), 2):
            alike = _alike(before, colour)
            if alike:
                other = f"{first.id}'s {before}"
                message = f"{colour} looks like {other} to readers with {listed(alike)}"
                suggestion = "choose hues further apart, as blue and orange are, or one much darker"
                yield Finding(side, (scheme.field,), message, suggestion)


def _alike(first: str, second: str) -> list[str]:
    """The sights of the readers for whom two colours differ too little."""
    seen = _seen(second)
    return [
        sight
        for sight, colour in _seen(first).items()
        if colour.delta_e(seen[sight], method="ok") < _LEAST_DIFFERENCE
    ]


@lru_cache(maxsize=64)
def _seen(colour: str) -> dict[str, Color]:
    """A colour as readers see it, by their sight.

    What dichromats see is the model of Brettel, Viénot and Mollon (1997), which holds for all three
    kinds; that of Machado, Oliveira and Fernandes (2009) does not hold for tritanopia.
    """
    from coloraide import Color  # only a dossier with colours waits for it

    plain = Color(colour)
    return {"normal sight": plain} | {
        sight: plain.filter(kind, method="brettel").clip() for sight, kind in _DICHROMATS.items()
    }


RULES = (colour_in_one_scheme, faint_colour)
WHOLE = (colours_alike,)
