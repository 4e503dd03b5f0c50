"""The page of a product, and the page at its permanent short address."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.render.artefacts import Page
from ocop_site.site.context import Draft, Site, Step
from ocop_site.site.drawings import Drawings
from ocop_site.site.enquiry import make_enquiry
from ocop_site.site.metadata import product_model
from ocop_site.site.routes import page_path, relative
from ocop_site.site.sharing import product_picture
from ocop_site.views.addresses import short_url, split_address
from ocop_site.views.groups import make_surroundings
from ocop_site.views.labels import Stars, StatusLabel
from ocop_site.views.products import ProductView, make_product
from ocop_site.views.reading import Citations, Reading
from ocop_site.views.words import Words

_HEAD_ROWS = ("producers", "other-names", "certificates", "export-markets", "channels")


def make_product_page(site: Site, language: str, product_id: str) -> Draft:
    """The page of a product."""
    entry = site.catalogue.entries[product_id]
    reading = site.reading(language, "product", entry.id)
    citations = Citations(reading)
    view = make_product(reading, entry, citations)
    around = make_surroundings(reading, entry, citations)
    group = view.card.group
    url = short_url(site.routes.base_url, view.short)
    photo = view.photos[0] if view.photos else None
    shown = site.gallery.show(photo.file).src if photo else ""
    image = site.routes.absolute(shown) if shown else ""
    return Draft(
        kind="product",
        id=entry.id,
        template="site/product.html",
        title=_title(reading, view),
        description=_describe(reading, view),
        trail=(
            Step(reading.words("site.nav.products"), "products"),
            Step(group.name, "group", group.id),
        ),
        crumb=view.card.name,
        crumb_language=view.card.name_language,
        section="products",
        group=group.id,
        page_type="ItemPage",
        things=(product_model(site, reading, entry, view, image),),
        shared=product_picture(language, entry) if site.studio else shown,
        context={
            "view": view,
            "around": around,
            "head_rows": tuple(row for row in view.rows if row.key in _HEAD_ROWS),
            "body_rows": tuple(row for row in view.rows if row.key not in _HEAD_ROWS),
            "short": "".join(split_address(url)),
            "address": url,
            "leaflet": site.leaflets.get(f"{language}/{entry.id}", ""),
            "enquiry": make_enquiry(reading, entry),
        },
    )


def _title(reading: Reading, view: ProductView) -> str:
    """The name, with what tells products of one name apart."""
    name, maker = view.card.name, view.card.producer
    if maker and maker.lower() not in name.lower():
        return f"{name} ({maker})"
    return reading.words("site.product.title", name=name, number=view.card.number)


def _describe(reading: Reading, view: ProductView) -> str:
    card = view.card
    text = view.summary.text if view.summary else view.set_name
    return reading.words(
        "site.product.description",
        name=card.name,
        stars=card.stars.word,
        producer=card.producer or reading.words("site.product.no-producer"),
        place=card.place,
        text=text,
    )


@dataclass(frozen=True, slots=True)
class Greeting:
    """A product at its short address, in one language."""

    language: str
    words: Words
    name: str
    name_language: str
    producer: str
    stars: Stars
    status: StatusLabel
    href: str


def make_short_address(site: Site, product_id: str, code: str = "") -> Page:
    """The page that the printed QR code of a product leads to; ``code`` is one it used to have.

    A code is scanned by readers of every language, so its page greets them in all of them and
    lets them choose. Search engines are sent to the product's page by its canonical address,
    browsers without scripts by a refresh.
    """
    main = site.languages[0]
    entry = site.catalogue.entries[product_id]
    code = code or entry.short
    path = page_path("", "short", code)
    cards = [site.cards[language][entry.id] for language in site.languages]
    plate = cards[0].plate
    return Page(
        path,
        "site/short.html",
        {
            "language": main,
            "skip": site.wordings[main]("site.skip"),
            "code": code,
            "greetings": tuple(
                Greeting(
                    language,
                    site.wordings[language],
                    card.name,
                    card.name_language,
                    card.producer,
                    card.stars,
                    card.status,
                    relative(path, page_path(language, "product", entry.id)),
                )
                for language, card in zip(site.languages, cards, strict=True)
            ),
            "group": f"g-{entry.group.id}",
            "plate": plate,
            "plates": Drawings((plate,), site.area(main)),
            "symbols": (site.symbols[plate.motif],),
            "canonical": relative(path, page_path(main, "product", entry.id)),
            "styles": relative(path, site.styles),
            "icon": relative(path, "assets/icon.svg"),
            "site_name": site.name(main),
        },
    )
