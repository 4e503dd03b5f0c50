"""A product as buyers compare it: the same facts of every product, in the same order.

No long text is among them, so that a new sentence in a product's story changes nothing here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ocop_site.catalogue.catalogue import Entry
from ocop_site.catalogue.values import Localized
from ocop_site.views.labels import label_place, say_recognised
from ocop_site.views.products import Card, make_cards
from ocop_site.views.reading import Citations, Line, Reading
from ocop_site.views.rows import certificate_lines, describe_pack, market_lines

# The facts in the order of a comparison, each with the key of its label.
FACTS: Mapping[str, str] = {
    "group": "site.facet.group",
    "set": "site.facet.set",
    "producers": "field.producers",
    "place": "field.place",
    "now": "place.now",
    "stars": "site.rating.stars",
    "status": "site.facet.status",
    "recognised": "site.product.recognised",
    "decision": "site.product.decision",
    "certificates": "field.certificates",
    "export-markets": "field.export-markets",
    "packs": "field.packs",
    "shelf-life": "field.shelf-life",
    "season": "field.season",
    "capacity": "field.capacity",
    "minimum-order": "field.minimum-order",
    "hs-code": "field.hs-code",
    "code": "field.code",
}


@dataclass(frozen=True, slots=True)
class Goods:
    """A product with its facts; each is a list of lines, empty where no source says."""

    card: Card
    other_name: str
    facts: Mapping[str, tuple[str, ...]]


def make_goods(reading: Reading, entry: Entry) -> Goods:
    """The facts of one product in the language of the reading."""
    product, words = entry.product, reading.words
    card = make_cards(reading, (entry.id,))[0]
    place = label_place(reading, product.place, product.place_basis)
    producers = reading.catalogue.producers
    recognition = entry.recognition
    days = product.shelf_life_days
    shelf_life = (
        (words("shelf-life.days", n=days),)
        if days and not product.shelf_life
        else _text(reading, product.shelf_life)
    )
    packs = ((reading.text(pack.size).text, describe_pack(reading, pack)) for pack in product.packs)
    stars = card.stars.word
    if card.stars.basis == "inferred":
        stars = f"{stars} ({words('stars.inferred')})"
    if card.stars.potential:
        stars = f"{stars} ({words('stars.potential')})"
    status = " · ".join(text for text in (card.status.word, card.status.detail) if text)
    now = ""
    if place:
        # A place that nothing happened to is the same today.
        same = "" if place.former else place.name
        now = " · ".join(text for text in (place.now or same, place.now_note) if text)
    other = next(
        (
            product.name.get(code).text
            for code in reading.catalogue.languages
            if code != reading.language and product.name.has(code)
        ),
        "",
    )
    facts: dict[str, tuple[str, ...]] = {
        "group": (card.group.name,),
        "set": (reading.text(entry.set.name).text,),
        "producers": tuple(
            reading.text(producers[key].name).text for key in product.producers if key in producers
        ),
        "place": (place.name,) if place else (),
        "now": (now,) if now else (),
        "stars": (stars,),
        "status": (status,),
        "recognised": _filled(say_recognised(reading, recognition)),
        "decision": _filled(recognition.decision if recognition else ""),
        "certificates": tuple(
            _join(line)
            for line in certificate_lines(reading, product.certificates, Citations(reading))
        ),
        "export-markets": tuple(line.text for line in market_lines(reading, product)),
        "packs": tuple(" · ".join(filter(None, pack)) for pack in packs),
        "shelf-life": shelf_life,
        "season": _text(reading, product.season),
        "capacity": _text(reading, product.capacity),
        "minimum-order": _text(reading, product.minimum_order),
        "hs-code": _filled(product.hs_code),
        "code": _filled(product.code),
    }
    return Goods(card, other if other != card.name else "", facts)


def _text(reading: Reading, value: Localized) -> tuple[str, ...]:
    return _filled(reading.text(value).text)


def _filled(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _join(line: Line) -> str:
    return " · ".join(filter(None, (line.text, line.date)))
