"""WeasyPrint with everything that is read once for many signatures: styles and fonts.

It is loaded when something is printed, so that a site can be built where its libraries are
missing. It gets its files from the edition alone: no network, no disk.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from typing import Any

from ocop_site.bindery import vectors
from ocop_site.bindery.edition import SCHEME, Resource, Sheet
from ocop_site.bindery.styles import has_sides, make_slots, settle_properties

LIBRARIES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
BASE = f"{SCHEME}book.html"
_TYPES = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "otf": "font/otf",
}


class EngineUnavailable(Exception):
    """The libraries that set type are missing; the message names the packages to install."""

    def __init__(self, cause: str) -> None:
        """Say what failed and what to install."""
        super().__init__(f"{cause}\n    sudo apt-get install -y {' '.join(LIBRARIES)}")
        self.cause = cause
        self.libraries = LIBRARIES

    def __reduce__(self) -> tuple[type[EngineUnavailable], tuple[str]]:
        """It comes back from workers."""
        return type(self), (self.cause,)


@dataclass(slots=True)
class Heard:
    """What WeasyPrint logged: whether it was an error, and the words."""

    messages: list[tuple[bool, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Engine:
    """WeasyPrint with the styles of an edition; ``attributes`` are those that lead to slots."""

    sheet: Sheet
    module: Any
    css: Any
    fonts: Any
    counters: Any
    profiles: dict[str, Any]
    attributes: tuple[str, ...]
    sided: bool

    def lay_out(self, html: Any) -> Any:
        """The laid-out document of a parsed HTML."""
        return html.render(
            stylesheets=[self.css],
            font_config=self.fonts,
            counter_style=self.counters,
            color_profiles=self.profiles,
            pdf_tags=True,
        )

    def parse(self, body: str, resources: Mapping[str, Resource], head: str = "") -> Any:
        """Parse the HTML of a body."""
        text = (
            f'<!doctype html>\n<html lang="{escape(self.sheet.language)}"><head>'
            f'<meta charset="utf-8"><title>-</title>{head}</head><body>{body}</body></html>'
        )
        fetcher = make_fetcher({**self.sheet.resources, **resources})
        return self.module.HTML(string=text, base_url=BASE, url_fetcher=fetcher)


def load_weasyprint() -> Any:
    """The module, or ``EngineUnavailable`` with what to install."""
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        raise EngineUnavailable(f"WeasyPrint: {str(error).splitlines()[0]}") from error
    return weasyprint


@lru_cache(maxsize=1)
def open_engine(sheet: Sheet) -> Engine:
    """The engine for the styles of an edition, kept for the next signature of this process.

    Raises:
        StyleError: if the styles ask for something that a signature cannot know.
        EngineUnavailable: if WeasyPrint cannot be loaded.
    """
    slots = make_slots(sheet.styles)
    engine = _open(sheet, slots.text, slots.attributes)
    vectors.install()
    return engine


def open_whole(sheet: Sheet) -> Engine:
    """The engine for a book that is set as one document, whose page numbers are known."""
    return _open(sheet, sheet.styles, ())


def _open(sheet: Sheet, styles: str, attributes: tuple[str, ...]) -> Engine:
    module = load_weasyprint()
    from weasyprint.css.counters import CounterStyle
    from weasyprint.text.fonts import FontConfiguration

    fonts, counters = FontConfiguration(), CounterStyle()
    profiles: dict[str, Any] = {}
    css = module.CSS(
        string=settle_properties(styles),
        base_url=BASE,
        url_fetcher=make_fetcher(sheet.resources),
        font_config=fonts,
        counter_style=counters,
        color_profiles=profiles,
    )
    return Engine(
        sheet, module, css, fonts, counters, profiles, attributes, has_sides(sheet.styles)
    )


def make_fetcher(resources: Mapping[str, Resource]) -> Any:
    """A fetcher that hands out the resources and refuses everything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class ResourceFetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            name = url.removeprefix(SCHEME)
            if name == url or name not in resources:
                raise ValueError(f"not among the resources: {url}")
            kind = _TYPES.get(name.rpartition(".")[2], "application/octet-stream")
            data = resources[name].source.read()
            return URLFetcherResponse(url, data, {"Content-Type": kind})

    return ResourceFetcher(allowed_protocols=(SCHEME.rstrip(":"),))


class _Listener(logging.Handler):
    def __init__(self, heard: Heard) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.messages.append((record.levelno >= logging.ERROR, record.getMessage()))


@contextmanager
def listening() -> Iterator[Heard]:
    """Hear what WeasyPrint logs, and keep it from the terminal."""
    heard = Heard()
    logger = logging.getLogger("weasyprint")
    listener = _Listener(heard)
    passed_on = logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield heard
    finally:
        logger.removeHandler(listener)
        logger.propagate = passed_on
