"""The logo of a producer or of the publisher on a page."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.parts import Logo
from ocop_site.site.context import Site
from ocop_site.views.reading import Reading


@dataclass(frozen=True, slots=True)
class LogoView:
    """A logo with its file below the site's root, its size there and its description."""

    src: str
    width: int
    height: int
    alt: str
    alt_language: str


def show_logo(site: Site, reading: Reading, logo: Logo | None) -> LogoView | None:
    """The view of a logo, whose file is made with the site."""
    if logo is None:
        return None
    picture = site.gallery.show_logo(logo.file)
    alt = reading.text(logo.alt)
    return LogoView(picture.src, picture.width, picture.height, alt.text, alt.language)
