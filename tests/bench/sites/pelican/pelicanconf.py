"""Pelican's settings for a page a contact and one index."""

AUTHOR = "me"
SITENAME = "Contacts"
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "public"
TIMEZONE = "UTC"
THEME = "theme"
ARTICLE_PATHS: list[str] = []
PAGE_PATHS = [""]
STATIC_PATHS: list[str] = []
FILENAME_METADATA = r"(?P<title>.*)"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
DIRECT_TEMPLATES = ["index"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.meta": {},
        "markdown.extensions.tables": {},
        "markdown.extensions.fenced_code": {},
        "markdown.extensions.wikilinks": {"base_url": "/", "end_url": "/"},
    },
    "output_format": "html5",
}
