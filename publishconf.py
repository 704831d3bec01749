"""Pelican's settings for publication: as pelicanconf.py, with the site's own address."""

import os
import sys

# Pelican does not look for modules where its settings lie.
sys.path.append(os.path.dirname(__file__))  # noqa: PTH120  sys.path holds text

from pelicanconf import *  # noqa: F403  settings are names of this module to Pelican

SITEURL = os.environ.get("SITEURL", "")
# It shows made-up records, for those who work on the theme.
STYLE_GUIDE = False
