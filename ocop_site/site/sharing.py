"""The pictures that go with a link (Open Graph): one of each product, one of the whole site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ocop_site import files
from ocop_site.catalogue.catalogue import Catalogue, Entry
from ocop_site.render.artefacts import File
from ocop_site.render.motifs import FIELD_MOTIFS
from ocop_site.render.share import ShareCard, ShareStudio, open_studio
from ocop_site.render.tokens import read_tokens
from ocop_site.site.context import Site
from ocop_site.site.routes import share_path
from ocop_site.views.products import Card

_HOUSE_MOTIF, _HOUSE_GROUP = "handicrafts-egg", "handicrafts"


def open_share_studio(catalogue: Catalogue, assets: Sequence[Path]) -> ShareStudio | None:
    """Faces and colours of the pictures; none where the settings want no pictures."""
    if not catalogue.settings.share_pictures:
        return None
    tokens = read_tokens(tuple(reversed(assets)), catalogue.settings.theme.tokens)
    return open_studio(assets, {token.name: token.light for token in tokens})


def product_picture(language: str, entry: Entry) -> str:
    """The path of the picture of a product: a photo is a JPEG file, a drawing a PNG file."""
    return share_path(language, entry.id, "jpg" if entry.product.photos else "png")


def make_share_picture(site: Site, product_id: str) -> Iterator[File]:
    """The picture of a product in each language."""
    if site.studio is None:
        return
    entry = site.catalogue.entries[product_id]
    photo = b""
    if entry.product.photos:
        file = entry.product.photos[0].file
        site.gallery.show(file)  # notes that the photo is read
        photo = files.read_bytes(site.catalogue.root, file)
    for language in site.languages:
        card = site.cards[language][product_id]
        yield File(
            product_picture(language, entry),
            site.studio.draw(
                ShareCard(
                    eyebrow=card.group.name,
                    name=card.name,
                    stars=card.stars.count,
                    rating=_rate(card),
                    place=card.place or site.area(language),
                    mark=site.name(language),
                    group=card.group.id,
                    motif=site.symbols[card.plate.motif],
                    fills=card.plate.motif in FIELD_MOTIFS,
                    photo=photo,
                )
            ),
        )


def make_site_picture(site: Site, language: str) -> Iterator[File]:
    """The picture of every page that is not of a product."""
    if site.studio is None:
        return
    settings, main = site.catalogue.settings, site.languages[0]
    words = site.wordings[language]
    date = words.date(site.catalogue.as_of)
    yield File(
        share_path(language),
        site.studio.draw(
            ShareCard(
                eyebrow=site.area(language),
                name=site.name(language),
                stars=0,
                rating=settings.subtitle.get(language, main).text,
                place=f"{words('site.foot.as-of')} {date}",
                mark=settings.publisher.name.get(language, main).text,
                group=_HOUSE_GROUP,
                motif=site.symbols.get(_HOUSE_MOTIF, ""),
            )
        ),
    )


def _rate(card: Card) -> str:
    """The rating, and the state of the certificate where it is not in force."""
    if card.status.in_force:
        return card.stars.word
    return f"{card.stars.word} · {card.status.word.lower()}"
