"""The small stylesheet that gives each side its colour, in light and in dark schemes."""

from collections.abc import Iterable

from chancery.dossier import Dossier


def sides_css(dossier: Dossier) -> str:
    """A rule `.side-<id> { --side: #rrggbb; }` for each side that has a colour.

    A side without a colour gets none, and the theme's own neutral colour stands for it.
    """
    light = [(side.id, side.colour) for side in dossier.sides.values() if side.colour]
    dark = [(side.id, side.colour_dark) for side in dossier.sides.values() if side.colour_dark]
    return (
        "".join(_rules(light))
        + "@media screen and (prefers-color-scheme: dark) {\n"
        + "".join(f"  {rule}" for rule in _rules(dark))
        + "}\n"
    )


def _rules(colours: Iterable[tuple[str, str]]) -> Iterable[str]:
    return (f".side-{id_} {{ --side: {colour}; }}\n" for id_, colour in colours)
