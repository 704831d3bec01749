"""A plain Pelican site of the dossier beside it: events are articles, people their tags."""

SITENAME = "Three made-up countries"
SITEURL = ""
AUTHOR = "The editors"
TIMEZONE = "UTC"
PATH = "../dossier/content"
ARTICLE_PATHS = ["visits", "meetings"]
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["records"]
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}

ARTICLE_URL = "{kind}/{slug}/"
ARTICLE_SAVE_AS = "{kind}/{slug}/index.html"
TAG_URL = "people/{slug}/"
TAG_SAVE_AS = "people/{slug}/index.html"
CATEGORY_URL = "places/{slug}/"
CATEGORY_SAVE_AS = "places/{slug}/index.html"
YEAR_ARCHIVE_URL = "timeline/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "timeline/{date:%Y}/index.html"
AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags", "categories"]
TAGS_SAVE_AS = "people/index.html"
CATEGORIES_SAVE_AS = "places/index.html"
# How many events a page of a list holds, as in Hugo's site.
DEFAULT_PAGINATION = 120
PAGINATED_TEMPLATES = {"tag": None, "category": None}
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
