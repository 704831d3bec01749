"""The stylesheets of the site: one for every page, and one each for what only few pages have."""

from collections.abc import Mapping
from pathlib import Path

import rcssmin

from chancery.dossier import Dossier
from chancery.pages.sides_css import sides_css

EVERYWHERE = "chancery"
"""The name of the stylesheet that every page has."""


def stylesheets(theme: Path, dossier: Dossier) -> Mapping[str, str]:
    """Every stylesheet by its name, without comments and spaces, a quarter smaller on the way.

    `chancery` is for every page, one request that the first paint waits for. What a page of a
    record never shows stands in a file `alone.css` of its component, or below `styles/alone/`;
    it has the name of that component or file, and the templates that need it link it.

    Args:
        theme: The folder of the theme.
        dossier: Whose sides have colours.
    """
    components = theme.glob("templates/components/*/alone.css")
    alone = {path.parent.name: path for path in components}
    alone |= {path.stem: path for path in theme.glob("styles/alone/*.css")}
    sheets = {name: path.read_text("utf-8") for name, path in sorted(alone.items())}
    sheets[EVERYWHERE] = _for_every_page(theme, dossier)
    return {name: str(rcssmin.cssmin(sheet)) for name, sheet in sheets.items()}


def _for_every_page(theme: Path, dossier: Dossier) -> str:
    """Join `styles/*.css` and `templates/components/*/style.css` in the order of their names.

    The styles numbered 90 and above come last, so that what they say of print holds for every
    component.
    """
    styles = sorted(theme.glob("styles/*.css"))
    first = [path for path in styles if path.name < "90"]
    components = sorted(theme.glob("templates/components/*/style.css"))
    parts = [path.read_text("utf-8") for path in (*first, *components)]
    last = [path.read_text("utf-8") for path in styles if path not in first]
    return "\n".join([*parts, sides_css(dossier), *last])
