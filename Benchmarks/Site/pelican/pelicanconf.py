"""The settings that make Pelican do what the site needs and nothing else."""

AUTHOR = "Редакция"
SITENAME = "Новости клуба"
SITEURL = "https://example.org"
PATH = "content"
ARTICLE_PATHS = ["news"]
TIMEZONE = "UTC"
DEFAULT_LANG = "ru"
THEME = "theme"
LOAD_CONTENT_CACHE = False
ARTICLE_URL = "news/{slug}/"
ARTICLE_SAVE_AS = "news/{slug}/index.html"
TAG_URL = "news/tags/{slug}/"
TAG_SAVE_AS = "news/tags/{slug}/index.html"
INDEX_SAVE_AS = "news/index.html"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = ""
DIRECT_TEMPLATES = ["index"]
DEFAULT_PAGINATION = 10
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
DEFAULT_DATE_FORMAT = "%d.%m.%Y"
SUMMARY_MAX_LENGTH = 70
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TYPOGRIFY = False
MARKDOWN = {"extension_configs": {"markdown.extensions.extra": {}}, "output_format": "html5"}
PLUGINS = []
