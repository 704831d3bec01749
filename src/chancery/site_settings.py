"""Pelican's settings for a Chancery site; a site's own pelicanconf.py imports them all."""

from typing import Any

from jinja2 import StrictUndefined

from chancery import plugin, theme_path
from chancery.templating import Direct

PATH = "content"
OUTPUT_PATH = "build"
SITEURL = ""
RELATIVE_URLS = True
"""Links lead from page to page, so that the site works under any address."""

PLUGINS: list[Any] = [plugin]
THEME = str(theme_path())
THEME_STATIC_DIR = "theme"
SEARCH_INDEX = True
"""Whether the texts of the pages can be searched."""
FOLLOWED = False
"""Whether the process that builds is to build again what an edit changes, as the preview does."""
STYLE_GUIDE = True
"""Whether style-guide/ is built, which shows the theme's components; no page links to it."""

JINJA_ENVIRONMENT: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    # Who builds again after a change of the theme does so in a new process.
    "auto_reload": False,
    "extensions": [Direct],
}

PAGE_PATHS = ["pages"]
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
SLUGIFY_SOURCE = "basename"
STATIC_PATHS: list[str] = []
TIMEZONE = "UTC"
DEFAULT_DATE_FORMAT = "%Y-%m-%d"

# What Pelican makes of articles, and a dossier has none.
ARTICLE_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
CATEGORY_SAVE_AS = ""
TAG_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

# Pelican would empty the folder before it knows whether the new site can be built.
DELETE_OUTPUT_DIRECTORY = False
LOAD_CONTENT_CACHE = False
