"""The one script that every page has; others are modules, loaded by those pages that need them."""

from pathlib import Path

import rjsmin


def script(theme: Path) -> str:
    """Join `scripts/*.js` of a theme in the order of their names, without comments and spaces.

    It is one request, before the first paint, so that no page flashes in another scheme. Each of
    the files is a scope of its own.
    """
    parts = [path.read_text("utf-8") for path in sorted(theme.glob("scripts/*.js"))]
    return str(rjsmin.jsmin("\n".join(parts)))
