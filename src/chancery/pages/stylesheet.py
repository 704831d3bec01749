"""The one stylesheet of the site: the theme's styles, its components', the sides' colours."""

from pathlib import Path

import rcssmin

from chancery.dossier import Dossier
from chancery.pages.sides_css import sides_css


def stylesheet(theme: Path, dossier: Dossier) -> str:
    """Join `styles/*.css` and `templates/components/*/style.css` in the order of their names.

    The styles numbered 90 and above come last, so that what they say of print holds for every
    component. One sheet is one request, which the first paint waits for; without comments and
    spaces it is a quarter smaller on the way.

    Args:
        theme: The folder of the theme.
        dossier: Whose sides have colours.
    """
    styles = sorted(theme.glob("styles/*.css"))
    first = [path for path in styles if path.name < "90"]
    components = sorted(theme.glob("templates/components/*/style.css"))
    parts = [path.read_text("utf-8") for path in (*first, *components)]
    last = [path.read_text("utf-8") for path in styles if path not in first]
    return str(rcssmin.cssmin("\n".join([*parts, sides_css(dossier), *last])))
