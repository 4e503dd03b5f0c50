"""The publisher's logo on the imprint."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.book.assets import LOGO_SIDES, Shelf
from ocop_site.views.reading import Reading


@dataclass(frozen=True, slots=True)
class LogoView:
    """A logo under its name on the shelf, its width in millimetres and its description."""

    name: str
    width: float
    alt: str


def make_logo(reading: Reading, shelf: Shelf) -> LogoView | None:
    """The publisher's logo as large as its room allows; ``None`` where there is none."""
    logo = reading.catalogue.settings.publisher.logo
    if logo is None:
        return None
    shelved = shelf.add_logo(logo.file)
    width, height = LOGO_SIDES
    shown = round(min(width, height / shelved.ratio), 1)
    return LogoView(shelved.name, shown, reading.text(logo.alt).text)
