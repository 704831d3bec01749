"""Pelican's settings for this dossier; what every Chancery site has comes from the package."""

from chancery.site_settings import *  # noqa: F403  settings are names of this module to Pelican

PATH = "content"
OUTPUT_PATH = "build"
THEME = "themes/chancery"
