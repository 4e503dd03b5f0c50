"""Reads the JSON of each file, sorts the lists, writes what Pelican has no generator for."""

import json
from typing import Any

from pelican import signals  # type: ignore[import-not-found]
from pelican.generators import Generator  # type: ignore[import-not-found]


def read_articles(generator: Any) -> None:
    """Sort articles and tags; index articles by tag and by producer."""
    for article in generator.articles:
        article.data = json.loads(article.data)
    generator.articles.sort(key=lambda item: item.data["number"])
    makers: dict[str, list[Any]] = {}
    for article in generator.articles:
        for key in article.data["makers"]:
            makers.setdefault(f"{article.lang}-{key}", []).append(article)
    keys = {"order-name": "name_rank", "order-date": "date_rank"}
    facets = {}
    for tag, articles in generator.tags.items():
        key = keys.get(tag.name.partition("-")[2], "number")
        articles.sort(key=lambda item, key=key: item.data[key])
        facets[tag.name] = articles
    generator.context["of_maker"] = makers
    generator.context["of_facet"] = facets


def read_pages(generator: Any) -> None:
    """Index pages by kind."""
    kinds: dict[str, list[Any]] = {}
    for page in generator.pages:
        page.data = json.loads(page.data)
        kinds.setdefault(f"{page.lang}-{page.data['kind']}", []).append(page)
    for pages in kinds.values():
        pages.sort(key=lambda item: item.data["number"])
    generator.context["of_kind"] = kinds


class Extras(Generator):  # type: ignore[misc]
    """Short addresses, the map of the site, feeds, search data."""

    def generate_output(self, writer: Any) -> None:
        """Write them from templates."""
        articles, pages = self.context["articles"], self.context["pages"]
        template = self.get_template("short")
        for article in articles:
            if article.lang == self.settings["MAIN"]:
                path = f"Q/{article.data['short']}/index.html"
                writer.write_file(path, template, self.context, item=article)
        found = [*articles, *pages]
        writer.write_file("sitemap.xml", self.get_template("sitemap"), self.context, found=found)
        for language in self.settings["FRAMES"]:
            own = [item for item in articles if item.lang == language]
            newest = sorted(own, key=lambda item: item.data["date_rank"])[:30]
            writer.write_file(
                f"{language}/feed.xml",
                self.get_template("feed"),
                self.context,
                language=language,
                newest=newest,
            )
            search = [
                {
                    "name": item.data["heading"],
                    "url": f"/{item.url}",
                    **{key: item.data[key] for key in ("producer", "place", "stars")},
                }
                for item in own
            ]
            writer.write_file(
                f"{language}/search.json",
                self.get_template("search"),
                self.context,
                text=json.dumps(search, ensure_ascii=False),
            )


def get_generators(pelican: Any) -> type:
    """Add ours to Pelican's."""
    return Extras


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(read_articles)
    signals.page_generator_finalized.connect(read_pages)
    signals.get_generators.connect(get_generators)
