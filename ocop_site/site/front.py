"""The pages outside the languages: the choice of language, and the page of a wrong address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ocop_site.render.artefacts import Page
from ocop_site.site.context import Draft, Site
from ocop_site.site.groups import PANEL_MOTIFS, make_panels
from ocop_site.site.routes import Linker
from ocop_site.views.words import Words


@dataclass(frozen=True, slots=True)
class Door:
    """The way into one language."""

    language: str
    words: Words
    title: str
    link: Linker


def make_lost(site: Site, language: str) -> Draft:
    """The page of a wrong address, in one language."""
    words = site.wordings[language]
    return Draft(
        kind="lost",
        template="site/lost.html",
        title=words("site.lost.title"),
        description=words("site.lost.text"),
        indexed=False,
        context={},
    )


def make_front(site: Site) -> Iterator[Page]:
    """The root page with the choice of language, and the root page of a wrong address."""
    main = site.languages[0]
    reading = site.reading(main, "home")
    yield Page(
        "index.html",
        "site/front.html",
        {
            "doors": _doors(site, "index.html", ""),
            "language": main,
            "skip": site.wordings[main]("site.skip"),
            "styles": site.styles,
            "icon": "assets/icon.svg",
            "panels": make_panels(reading),
            "symbols": tuple(site.symbols[name] for name in sorted(PANEL_MOTIFS.values())),
        },
    )
    yield Page(
        "404.html",
        "site/lost-root.html",
        {
            "doors": _doors(site, "404.html", site.base_path),
            "language": main,
            "skip": site.wordings[main]("site.skip"),
            "styles": site.base_path + site.styles,
            "icon": f"{site.base_path}assets/icon.svg",
        },
    )


def _doors(site: Site, path: str, base: str) -> tuple[Door, ...]:
    return tuple(
        Door(code, site.wordings[code], site.name(code), Linker(code, path, base))
        for code in site.languages
    )
