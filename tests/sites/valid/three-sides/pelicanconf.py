"""Pelican's settings of a small site about three made-up sides."""

from chancery.site_settings import *  # noqa: F403

PATH = "content"
OUTPUT_PATH = "build"
