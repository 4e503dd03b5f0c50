"""The labelled facts of a product, and what a buyer would ask that no source says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocop_site.catalogue.models import Product
from ocop_site.catalogue.parts import Certificate, Pack
from ocop_site.catalogue.values import Localized
from ocop_site.views.reading import Citations, Line, Reading


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled fact; rows without lines do not exist."""

    key: str
    label: str
    lines: tuple[Line, ...]


def make_rows(reading: Reading, product: Product, citations: Citations) -> tuple[Row, ...]:
    """The facts of a product that are known, as labelled rows in the order of the book."""
    words = reading.words
    rows: list[Row] = []

    def add(key: str, lines: list[Line]) -> None:
        if lines:
            rows.append(Row(key, words(f"field.{key}"), tuple(lines)))

    def add_text(key: str, value: Localized) -> None:
        if value:
            add(key, [reading.line(value)])

    producers = reading.catalogue.producers
    add(
        "producers",
        [
            reading.line(producers[key].name, target=("producer", key))
            for key in product.producers
            if key in producers
        ],
    )
    if product.other_names:
        add("other-names", [Line(words.join(product.other_names), "vi")])
    add("certificates", certificate_lines(reading, product.certificates, citations))
    add(
        "rights",
        [
            Line(
                " ".join(filter(None, (words(f"right.{item.type.value}"), item.name, item.number))),
                reading.language,
                refs=citations.cite(item.source),
            )
            for item in product.rights
        ],
    )
    add("channels", channel_lines(reading, product, citations))
    add("export-markets", market_lines(reading, product))
    add(
        "packs",
        [
            reading.line(item.size, citations.cite(item.source), date=describe_pack(reading, item))
            for item in product.packs
        ],
    )
    if product.variants:
        texts = [reading.text(item.name).text for item in product.variants]
        add("variants", [Line(words.join(texts), reading.language)])
    for key, value in (
        ("ingredients", product.ingredients),
        ("specification", product.specification),
        ("shelf-life", product.shelf_life),
        ("storage", product.storage),
        ("directions", product.directions),
        ("season", product.season),
        ("capacity", product.capacity),
        ("minimum-order", product.minimum_order),
    ):
        add_text(key, value)
    if product.shelf_life_days and not product.shelf_life:
        days = words("shelf-life.days", n=product.shelf_life_days)
        add("shelf-life", [Line(days, reading.language)])
    if product.hs_code:
        add("hs-code", [Line(product.hs_code)])
    if product.code:
        add("code", [Line(product.code)])
    if product.experience:
        add_text("offers", product.experience.offers)
        add_text("opening", product.experience.opening)
        add_text("capacity-of-place", product.experience.capacity)
        if product.experience.languages:
            known = words.locale.languages
            names = [known.get(code, code) for code in product.experience.languages]
            add("languages", [Line(words.join(names), reading.language)])
        if product.experience.booking:
            add("booking", [Line(product.experience.booking, href=product.experience.booking)])
    if product.traceability_url:
        add("traceability", [Line(product.traceability_url, href=product.traceability_url)])
    add(
        "awards",
        [
            reading.line(
                item.name,
                citations.cite(item.source),
                date=words.date(item.date) if item.date else "",
            )
            for item in product.awards
        ],
    )
    return tuple(rows)


def certificate_lines(
    reading: Reading, certificates: Sequence[Certificate], citations: Citations
) -> list[Line]:
    """What a product or its producer is certified for, with scope, issuer and last day."""
    words = reading.words
    return [
        Line(
            _certificate(reading, item),
            reading.language,
            refs=citations.cite(item.source),
            tone="stamp",
            date=words.join(
                [
                    text
                    for text in (
                        reading.text(item.scope).text,
                        item.issuer,
                        words("certificate.until", date=words.date(item.expires))
                        if item.expires and not _lapsed(reading, item)
                        else "",
                    )
                    if text
                ]
            ),
        )
        for item in certificates
    ]


def channel_lines(reading: Reading, product: Product, citations: Citations) -> list[Line]:
    """Where a product is sold."""
    return [
        reading.line(item.name, citations.cite(item.source), href=item.url)
        for item in product.channels
    ]


def market_lines(reading: Reading, product: Product) -> list[Line]:
    """The countries a product is exported to, in one line."""
    words = reading.words
    names = [words.locale.territories.get(code, code) for code in product.export_markets]
    return [Line(words.join(names), reading.language)] if names else []


def _certificate(reading: Reading, item: Certificate) -> str:
    """Name and number; that it has lapsed belongs to its name, wherever that is shown."""
    label = reading.text(item.name).text or reading.words(f"certificate.{item.type.value}")
    label = f"{label} {item.number}".strip()
    if item.expires and _lapsed(reading, item):
        expired = reading.words("certificate.expired", date=reading.words.date(item.expires))
        return f"{label} ({expired})"
    return label


def _lapsed(reading: Reading, item: Certificate) -> bool:
    """Whether its own last day lies before the as-of date, however that day is read."""
    return item.expires is not None and item.expires.latest < reading.catalogue.as_of


def describe_pack(reading: Reading, pack: Pack) -> str:
    """Price with its date, and bar code, as far as they are known."""
    words = reading.words
    texts = []
    if pack.price is not None and pack.price_date:
        date = words.date(pack.price_date)
        texts.append(words("price.dated", price=pack.price, date=date))
    elif pack.price is not None:
        texts.append(words("price.plain", price=pack.price))
    if pack.gtin:
        texts.append(words("pack.gtin", code=pack.gtin))
    return words.join(texts)


def list_gaps(reading: Reading, product: Product) -> tuple[str, ...]:
    """What a buyer would ask and no source says, as labels."""
    asked: tuple[tuple[str, object], ...] = (
        ("packs", product.packs),
        ("price", [pack for pack in product.packs if pack.price is not None]),
        ("capacity", product.capacity),
        ("shelf-life", product.shelf_life or product.shelf_life_days),
        ("hs-code", product.hs_code),
        ("minimum-order", product.minimum_order),
    )
    if product.experience:
        asked = (("opening", product.experience.opening), ("booking", product.experience.booking))
    return tuple(reading.words(f"field.{key}") for key, value in asked if not value)
