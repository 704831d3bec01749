"""Chancery: a knowledge base of diplomatic visits, from YAML records to a static site."""

from pathlib import Path

__version__ = "0.1.0"


def theme_path() -> Path:
    """Where the theme is: inside the installed package, or beside its sources in a checkout."""
    installed = Path(__file__).parent / "theme"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "themes" / "chancery"
