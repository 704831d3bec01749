"""Pelican's settings for publication: as pelicanconf.py, with the site's own address."""

import os

from pelicanconf import *  # noqa: F403  settings are names of this module to Pelican

SITEURL = os.environ.get("SITEURL", "")
