"""Settings of the Pelican site: lists by tag, and nothing that a bare site does not need."""

import json
from pathlib import Path

_SITE = json.loads(Path(__file__).with_name("site.json").read_text(encoding="utf-8"))

BASE = SITEURL = _SITE["base"]
MAIN = _SITE["main"]
FRAMES = _SITE["frames"]
SITENAME = FRAMES[MAIN]["title"]
PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
OUTPUT_PATH = "output"
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_LANG = MAIN
ARTICLE_TRANSLATION_ID = None
PAGE_TRANSLATION_ID = None
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["lists"]
MARKDOWN = {"extension_configs": {"markdown.extensions.meta": {}}, "output_format": "html5"}
DEFAULT_PAGINATION = _SITE["size"]
PAGINATED_TEMPLATES = {"tag": None}
DIRECT_TEMPLATES: list[str] = []
TAG_SAVE_AS = "filter/{slug}.html"
TAG_URL = "filter/{slug}.html"
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
