"""Pages for those who use the catalogue: the comparison for buyers, the printed handbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ocop_site.catalogue.catalogue import Catalogue, Entry
from ocop_site.site.contacts import Contact, dial
from ocop_site.site.context import Draft, Site
from ocop_site.site.lists import PageLink
from ocop_site.views.addresses import short_url, split_address
from ocop_site.views.products import Card, label_group, make_cards
from ocop_site.views.reading import Citations, Reading
from ocop_site.views.rows import certificate_lines, channel_lines, market_lines

# Rows of a page of the table.
_ROWS = 100


@dataclass(frozen=True, slots=True)
class BuyerRow:
    """A product in the table for buyers."""

    card: Card
    producer: tuple[str, str]
    certificates: tuple[str, ...]
    markets: tuple[str, ...]
    contacts: tuple[Contact, ...]


def make_buyers(site: Site, language: str) -> Iterator[Draft]:
    """The table for buyers, in pages."""
    groups = site.catalogue.classification.groups
    products = [(group.id, key) for group in groups for key in site.catalogue.by_group[group.id]]
    last = count_buyers_pages(site.catalogue)
    for number in range(1, last + 1):
        shown = products[(number - 1) * _ROWS : number * _ROWS]
        yield _make_buyers_page(site, language, shown, number, last)


def count_buyers_pages(catalogue: Catalogue) -> int:
    """How many pages the table for buyers has."""
    return max(1, -(-len(catalogue.entries) // _ROWS))


def _make_buyers_page(
    site: Site, language: str, products: Sequence[tuple[str, str]], number: int, last: int
) -> Draft:
    page_id = _page_id(number)
    reading = site.reading(language, "buyers", page_id)
    words, catalogue = reading.words, site.catalogue
    groups = tuple(
        (
            label_group(reading, group_id),
            tuple(_row(reading, catalogue.entries[key]) for _, key in members),
        )
        for group_id, members in groupby(products, key=lambda item: item[0])
    )
    title = words("site.nav.buyers")
    return Draft(
        kind="buyers",
        id=page_id,
        template="site/buyers.html",
        title=words("site.list.page-title", title=title, number=number) if number > 1 else title,
        description=words("site.buyers.description", n=len(catalogue.entries)),
        section="buyers",
        indexed=number == 1,
        context={
            "groups": groups,
            "with_contacts": any(row.contacts for _, rows in groups for row in rows),
            "pdfs": _pdfs(site),
            "pages": tuple(
                PageLink(item, "buyers", _page_id(item), item == number)
                for item in range(1, last + 1)
            )
            if last > 1
            else (),
        },
    )


def _page_id(number: int) -> str:
    return str(number) if number > 1 else ""


def _row(reading: Reading, entry: Entry) -> BuyerRow:
    product, citations = entry.product, Citations(reading)
    certificates = certificate_lines(reading, product.certificates, citations)
    sold = [*market_lines(reading, product), *channel_lines(reading, product, citations)]
    producers = reading.catalogue.producers
    maker = next((producers[key] for key in entry.product.producers if key in producers), None)
    contacts: list[Contact] = []
    if maker:
        contacts += [Contact(phone, f"tel:{dial(phone)}") for phone in maker.phone]
        if maker.email:
            contacts.append(Contact(maker.email, f"mailto:{maker.email}"))
        if maker.website:
            host = maker.website.split("://", 1)[-1].removeprefix("www.").split("/", 1)[0]
            contacts.append(Contact(host, maker.website))
    return BuyerRow(
        make_cards(reading, (entry.id,))[0],
        (maker.id, reading.text(maker.short_name or maker.name).text) if maker else ("", ""),
        tuple(line.text for line in certificates),
        tuple(line.text for line in sold),
        tuple(contacts),
    )


def _pdfs(site: Site) -> tuple[tuple[str, str, str], ...]:
    """Language, its name, and the path of its handbook; the path is empty where there is none."""
    return tuple(
        (code, site.wordings[code]("language.name"), f"pdf/{name}" if name else "")
        for code in site.languages
        for name in (site.pdfs.get(code, ""),)
    )


def make_print(site: Site, language: str) -> Draft:
    """The page of the printed handbooks."""
    reading = site.reading(language, "print")
    words, catalogue = reading.words, site.catalogue
    settings = catalogue.settings
    sample = next(iter(catalogue.entries.values()), None)
    url = short_url(settings.base_url, sample.short) if sample else ""
    left_out = make_cards(
        reading,
        tuple(
            key
            for key, entry in catalogue.entries.items()
            if entry.standing.lapsed and not entry.printed
        ),
    )
    return Draft(
        kind="print",
        template="site/print.html",
        title=words("site.nav.print"),
        description=words(
            "site.print.description",
            title=site.name(language),
            edition=reading.text(settings.edition.number).text,
            n=len(catalogue.printed),
        ),
        section="print",
        context={
            "pdfs": _pdfs(site),
            "edition": reading.text(settings.edition.number).text,
            "publisher": reading.text(settings.publisher.name).text,
            "printed": len(catalogue.printed),
            "left_out": left_out,
            "left_states": tuple(
                Counter((card.status.key, card.status.word) for card in left_out).items()
            ),
            "sample": make_cards(reading, (sample.id,))[0] if sample else None,
            "short": "".join(split_address(url)),
            "address": url,
        },
    )
