"""The catalogue as tables: CSV for machines in one file, sheets for people in each language.

The columns of the CSV have stable names; texts stand in a column per language, several values in
one cell are parted by a bar. Commas and a byte-order mark: RFC 4180 is what data tools read, and
the mark tells spreadsheets that the file is UTF-8.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ocop_site.catalogue.models import Place, Producer, Product
from ocop_site.catalogue.parts import Pack
from ocop_site.catalogue.schema import fields_of
from ocop_site.catalogue.values import Localized
from ocop_site.site.context import Site
from ocop_site.site.export_records import COMPUTED, VERSION, compute
from ocop_site.site.routes import page_path
from ocop_site.views.goods import FACTS, make_goods
from ocop_site.views.labels import label_place, name_chain

PRODUCTS_CSV, PRODUCERS_CSV = "data/products.csv", "data/producers.csv"
_BAR = " | "
_BOM = "\ufeff"
# What spreadsheets take for the beginning of a formula; a number or a telephone number is none.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![0-9 ().-]*$)")

_PRODUCT_FIELDS = (
    *("name", "other_names", "set", "items", "code", "producers", "place", "certificates"),
    *("export_markets", "packs", "shelf_life", "shelf_life_days", "season", "capacity"),
    *("minimum_order", "hs_code", "traceability_url", "sources"),
)
_PRODUCER_FIELDS = (
    *("name", "short_name", "type", "place", "address", "phone", "email", "website", "sources"),
)
_TAIL = ("as_of", "data_version")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a CSV file with its meaning, as ``vi`` and ``en``."""

    name: str
    label: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, and its rows as texts."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook; numbers stay numbers."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def make_product_table(site: Site) -> Table:
    """All products, a row each."""
    specs = fields_of(Product)
    computed = [Column(item.name, {"vi": item.vi, "en": item.en}) for item in COMPUTED]
    columns = [
        Column("id", {"vi": "Mã", "en": "Id"}),
        *computed,
        Column("recognised", specs["recognitions"].label),
        Column("decision", {"vi": "Số quyết định", "en": "Decision number"}),
        *_columns(site, Product, _PRODUCT_FIELDS),
        *_page_columns(site),
        *_tail_columns(),
    ]
    rows = []
    for entry in site.catalogue.entries.values():
        values = compute(site, entry)
        recognition = entry.recognition
        when = (recognition.date or recognition.named_on) if recognition else None
        rows.append(
            (
                entry.id,
                *(_plain(values.get(item.name)) for item in COMPUTED),
                _plain(when),
                recognition.decision if recognition else "",
                *_cells(site, entry.product, _PRODUCT_FIELDS),
                *_pages(site, "product", entry.id),
                *_tail(site),
            )
        )
    return Table(tuple(columns), tuple(rows))


def make_producer_table(site: Site) -> Table:
    """All producers with their public contacts, a row each."""
    columns = [
        Column("id", {"vi": "Mã", "en": "Id"}),
        *_columns(site, Producer, _PRODUCER_FIELDS),
        Column("products", {"vi": "Mã sản phẩm", "en": "Ids of products"}),
        *_page_columns(site),
        *_tail_columns(),
    ]
    rows = tuple(
        (
            item.id,
            *_cells(site, item, _PRODUCER_FIELDS),
            _BAR.join(site.catalogue.by_producer.get(item.id, ())),
            *_pages(site, "producer", item.id),
            *_tail(site),
        )
        for item in site.catalogue.producers.values()
    )
    return Table(tuple(columns), rows)


def _columns(site: Site, record: type, names: Sequence[str]) -> Iterator[Column]:
    specs = fields_of(record)
    for name in names:
        if specs[name].localized:
            for code in site.languages:
                yield Column(
                    f"{name}_{code}",
                    {key: f"{text} ({code})" for key, text in specs[name].label.items()},
                )
        else:
            yield Column(name, specs[name].label)


def _cells(site: Site, record: object, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        value: Any = getattr(record, name)
        if isinstance(value, Localized):
            texts = dict(value.values)
            yield from (texts.get(code, "") for code in site.languages)
        elif name == "certificates":
            yield _BAR.join(f"{item.type.value} {item.number}".strip() for item in value)
        elif name == "packs":
            yield _BAR.join(_pack(site, item) for item in value)
        elif isinstance(value, tuple):
            yield _BAR.join(map(_plain, value))
        else:
            yield _plain(value)


def _pack(site: Site, pack: Pack) -> str:
    size = pack.size.get(site.languages[0]).text
    price = f"{pack.price} VND" if pack.price is not None else ""
    date = str(pack.price_date) if pack.price is not None and pack.price_date else ""
    return "; ".join(filter(None, (size, price, date, pack.gtin)))


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return str(getattr(value, "value", value))


def _page_columns(site: Site) -> Iterator[Column]:
    for code in site.languages:
        yield Column(f"page_{code}", {"vi": f"Trang ({code})", "en": f"Page ({code})"})


def _pages(site: Site, kind: str, page_id: str) -> Iterator[str]:
    for code in site.languages:
        yield site.routes.absolute(page_path(code, kind, page_id))


def _tail_columns() -> Iterator[Column]:
    yield Column("as_of", {"vi": "Ngày chốt số liệu", "en": "As of"})
    yield Column("data_version", {"vi": "Phiên bản mẫu dữ liệu", "en": "Version of the form"})


def _tail(site: Site) -> tuple[str, str]:
    return site.catalogue.as_of.isoformat(), VERSION


def write_csv(table: Table) -> bytes:
    """The table as CSV; a cell that a spreadsheet would run as a formula opens with a quote."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([guard(cell) for cell in row] for row in table.rows)
    return (_BOM + buffer.getvalue()).encode()


def guard(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def make_sheets(site: Site, language: str) -> tuple[Sheet, ...]:
    """The sheets of the workbook of a language: products, producers, places, about the file."""
    return (
        _product_sheet(site, language),
        _producer_sheet(site, language),
        _place_sheet(site, language),
        _about_sheet(site, language),
    )


def _product_sheet(site: Site, language: str) -> Sheet:
    reading = site.reading(language, "home")
    words = reading.words
    headings = (
        *("№", words("site.buyers.product"), words("site.place.other-names")),
        *(words(key) for key in FACTS.values()),
        *("id", words("site.export.page")),
    )
    rows: list[tuple[str | int, ...]] = []
    for entry in site.catalogue.entries.values():
        goods = make_goods(reading, entry)
        rows.append(
            (
                entry.number,
                goods.card.name,
                goods.other_name,
                *("\n".join(goods.facts[key]) for key in FACTS),
                entry.id,
                site.address(language, "product", entry.id),
            )
        )
    return Sheet(words("site.nav.products"), headings, tuple(rows))


def _producer_sheet(site: Site, language: str) -> Sheet:
    reading = site.reading(language, "home")
    words = reading.words

    def say(item: Producer) -> tuple[str | int, ...]:
        return (
            reading.text(item.name).text,
            words(f"producer-type.{item.type.value}"),
            reading.text(item.address).text,
            name_chain(reading, item.place),
            "\n".join(item.phone),
            item.email,
            item.website,
            len(site.catalogue.by_producer.get(item.id, ())),
            item.id,
            site.address(language, "producer", item.id),
        )

    headings = (
        *("field.producers", "site.producer.type", "site.producer.address", "field.place"),
        *("site.producer.phone", "site.producer.email", "site.producer.website"),
        "site.nav.products",
    )
    return Sheet(
        words("site.nav.producers"),
        (*(words(key) for key in headings), "id", words("site.export.page")),
        tuple(say(item) for item in site.catalogue.producers.values()),
    )


def _place_sheet(site: Site, language: str) -> Sheet:
    reading = site.reading(language, "home")
    words = reading.words

    def say(item: Place) -> tuple[str | int, ...]:
        label = label_place(reading, item.id)
        return (
            name_chain(reading, item.id),
            words(f"place-kind.{item.kind.value}"),
            words.date(item.ended) if item.ended else "",
            label.now if label else "",
            len(site.catalogue.by_place.get(item.id, ())),
            ", ".join(filter(None, (item.latitude, item.longitude))),
            item.id,
            site.address(language, "place", item.id),
        )

    headings = (
        *("site.place.name", "site.producer.type", "site.place.ended", "place.now"),
        *("site.nav.products", "site.place.coordinates"),
    )
    return Sheet(
        words("site.nav.places"),
        (*(words(key) for key in headings), "id", words("site.export.page")),
        tuple(say(item) for item in site.catalogue.gazetteer.places.values()),
    )


def _about_sheet(site: Site, language: str) -> Sheet:
    reading = site.reading(language, "home")
    words, settings = reading.words, site.catalogue.settings
    lines: list[tuple[str | int, ...]] = [
        (words("site.data.as-of"), words.date(site.catalogue.as_of)),
        (words("site.export.edition"), reading.text(settings.edition.number).text),
        (words("site.export.version"), VERSION),
        (words("site.print.publisher"), reading.text(settings.publisher.name).text),
        (words("site.export.page"), site.address(language, "data")),
    ]
    licence = settings.data_licence
    if licence:
        text = " · ".join(filter(None, (reading.text(licence.name).text, licence.url)))
        lines.append((words("site.export.licence"), text))
    lines.append((words("site.export.note"), words("site.foot.text")))
    title = site.name(language)
    return Sheet(words("site.export.about"), (title, ""), tuple(lines))


Read = Callable[[bytes], frozenset[str]]


def read_csv(data: bytes) -> frozenset[str]:
    """The ids in a CSV file."""
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return frozenset(row["id"] for row in rows)
