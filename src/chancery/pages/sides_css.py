"""The style rules that give each side its colours, and each party a shape besides."""

from collections.abc import Iterator
from itertools import cycle

from chancery.dossier import Dossier
from chancery.model.entities import Side

SHAPES = (
    "inset(0)",
    "circle(50%)",
    "polygon(50% 0, 100% 50%, 50% 100%, 0 50%)",
    "polygon(50% 0, 100% 100%, 0 100%)",
)
"""Square, circle, diamond, triangle: values of `clip-path`."""


def sides_css(dossier: Dossier) -> str:
    """A rule `.side-<id> { --side: light-dark(#rrggbb, #rrggbb); --shape: circle(50%); }` a side.

    A side without colours gets none, and the theme's own neutral colour stands for it. The parties
    get the shapes in turn, so that no mark says by its colour alone whose it is (WCAG 2.2, success
    criterion 1.4.1); other sides get none.
    """
    parties = [side.id for side in dossier.sides.values() if side.party]
    shapes = dict(zip(parties, cycle(SHAPES), strict=False))
    rules = {
        side.id: " ".join(_declarations(side, shapes.get(side.id)))
        for side in dossier.sides.values()
    }
    return "".join(f".side-{id_} {{ {rule} }}\n" for id_, rule in rules.items() if rule)


def _declarations(side: Side, shape: str | None) -> Iterator[str]:
    if side.colour and side.colour_dark:
        yield f"--side: light-dark({side.colour}, {side.colour_dark});"
    if shape:
        yield f"--shape: {shape};"
