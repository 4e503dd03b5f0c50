"""What stands for ever at an address that was printed and whose product is listed no more.

The pages are made from the files of released editions alone, so that deleting a product needs no
further thought. They are flat files like all others, and no search engine is asked to list them.
"""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.addresses import Retired
from ocop_site.render.artefacts import Page
from ocop_site.render.plates import Plate, design_plate
from ocop_site.site.context import Draft, Site, Step
from ocop_site.site.drawings import draw_plate
from ocop_site.site.routes import page_path, relative
from ocop_site.views.changes import label_released
from ocop_site.views.products import make_cards
from ocop_site.views.reading import Reading
from ocop_site.views.words import Words

_NEARBY = 4


@dataclass(frozen=True, slots=True)
class Farewell:
    """A product that is listed no more, in one language, at its short address."""

    language: str
    words: Words
    name: str
    name_language: str
    producer: str
    text: str
    href: str


def make_retired_page(site: Site, language: str, product_id: str) -> Draft:
    """The page at the address that a product had, from what an edition last said of it."""
    retired = site.catalogue.retired[product_id]
    product = retired.product
    reading = site.reading(language, "product", product_id)
    words, catalogue = reading.words, site.catalogue
    name = reading.text(product.name)
    group = _group_of(reading, retired)
    makers = [key for key in product.producers if key in catalogue.producers]
    near = [key for maker in makers for key in catalogue.by_producer.get(maker, ())]
    near += catalogue.by_set.get(product.set, ())
    values = _edition(reading, retired)
    return Draft(
        kind="product",
        id=product_id,
        template="site/retired.html",
        title=words("site.retired.title", name=name.text, code=retired.codes[-1]),
        description=words("site.retired.description", name=name.text, **values),
        trail=(Step(words("site.nav.products"), "products"),),
        crumb=name.text,
        crumb_language=name.language,
        section="products",
        group=group[0],
        indexed=False,
        context={
            "name": name,
            "code": retired.codes[-1],
            "plate": _plate(site, retired),
            "text": words("site.retired.text", **values),
            "stars": label_released(reading, product),
            "status": words(f"status.{product.status.value}"),
            "recognised": words.date(product.recognised) if product.recognised else "",
            "decision": product.decision,
            "makers": tuple(
                (key, reading.text(catalogue.producers[key].name).text) for key in makers
            ),
            "maker": reading.text(product.maker).text,
            "set": _set_name(reading, product.set),
            "group": group,
            "near": make_cards(reading, tuple(dict.fromkeys(near))[:_NEARBY]),
        },
    )


def make_retired_address(site: Site, product_id: str, code: str) -> Page:
    """The page at the short address of a product that is listed no more, in all languages."""
    retired = site.catalogue.retired[product_id]
    path = page_path("", "short", code)
    plate, main = _plate(site, retired), site.languages[0]
    return Page(
        path,
        "site/retired-short.html",
        {
            "language": main,
            "skip": site.wordings[main]("site.skip"),
            "code": code,
            "greetings": tuple(
                _bid_farewell(site.reading(language, "product", product_id), retired, path)
                for language in site.languages
            ),
            "group": f"g-{_group_of(site.reading(main, 'home'), retired)[0]}",
            "plate": plate,
            "plates": {plate: draw_plate(plate, site.area(main))},
            "symbols": (site.symbols[plate.motif],),
            "styles": relative(path, site.styles),
            "icon": relative(path, "assets/icon.svg"),
            "site_name": site.name(main),
        },
    )


def make_moved_page(site: Site, language: str, old_id: str) -> Page:
    """The page at the address of an id that is used no more; it leads to the product's own."""
    entry = site.catalogue.entries[site.catalogue.moved[old_id]]
    path = page_path(language, "product", old_id)
    words, card = site.wordings[language], site.cards[language][entry.id]
    return Page(
        path,
        "site/moved.html",
        {
            "language": language,
            "skip": words("site.skip"),
            "words": words,
            "name": card.name,
            "name_language": card.name_language,
            "producer": card.producer,
            "href": relative(path, page_path(language, "product", entry.id)),
            "styles": relative(path, site.styles),
            "icon": relative(path, "assets/icon.svg"),
            "site_name": site.name(language),
        },
    )


def _bid_farewell(reading: Reading, retired: Retired, path: str) -> Farewell:
    words, product = reading.words, retired.product
    name = reading.text(product.name)
    return Farewell(
        reading.language,
        words,
        name.text,
        name.language,
        reading.text(product.maker).text,
        words("site.retired.text", **_edition(reading, retired)),
        relative(path, page_path(reading.language, "product", product.id)),
    )


def _edition(reading: Reading, retired: Retired) -> dict[str, str]:
    number = reading.text(retired.number).text
    return {"edition": number, "date": reading.words.date(retired.as_of)}


def _group_of(reading: Reading, retired: Retired) -> tuple[str, str]:
    """Id and name of the group; empty if the classification no longer has the set."""
    found = reading.catalogue.classification.sets.get(retired.product.set)
    if found is None:
        return "", ""
    group = reading.catalogue.classification.group(found.group)
    return group.id, reading.text(group.name).text


def _set_name(reading: Reading, set_id: str) -> str:
    found = reading.catalogue.classification.sets.get(set_id)
    return reading.text(found.name).text if found else ""


def _plate(site: Site, retired: Retired) -> Plate:
    """The drawing the product had; where its set is gone, one of the first group."""
    product, classification = retired.product, site.catalogue.classification
    found = classification.sets.get(product.set) or next(iter(classification.sets.values()))
    return design_plate(
        id=product.id,
        name=product.name.get("vi").text,
        set_id=found.id,
        group_id=found.group,
        words=(),
        place="",
        number=retired.codes[-1],
        salt=site.catalogue.settings.theme.plate_salt,
    )
