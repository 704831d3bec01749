"""The Chromium that this machine has, and how it is started for measuring and testing."""

import shutil
from typing import Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
QUIET: Final = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Without work of the browser's own, on the network or the screen, that nothing here is about."""


def find() -> str | None:
    """The path of the program, under the first of its names that is known here."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)
