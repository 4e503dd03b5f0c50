"""The data of the search: one file per language, read by the browser when the field is used.

It is a script that sets a variable, so that it also loads from a disk, where pages may not fetch
files. Lists of texts are kept as one text with a line each; what the browser can work out, such
as an id that follows from the name, is left out.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ocop_site.catalogue.catalogue import Catalogue, Entry
from ocop_site.catalogue.vocabulary import Basis, CertificateType, Status
from ocop_site.site.facets import (
    CAPACITY_KNOWN,
    KEYS,
    SHELF_LIVES,
    class_of_shelf_life,
    list_facets,
)
from ocop_site.site.routes import page_path
from ocop_site.site.search_records import FOLDERS, Found, count_kind, find_records
from ocop_site.site.search_text import count_words, pack_numbers, pack_words, pick_words
from ocop_site.text import collation_key, slugify
from ocop_site.views.labels import lower_kind
from ocop_site.views.reading import Reading

_OPENING = "window.OCOP_SEARCH="
# Compressed bytes, for each thousand products begun.
BUDGET = 60_000
# How many words of a record's texts are kept, tried in this order until the budget holds.
_LIMITS = (400, 120, 80, 56, 40, 28, 20, 12, 6, 0)


_INFERRED = {3: "c", 4: "d", 5: "e"}
_ALIAS = "|"


@dataclass(frozen=True, slots=True)
class SearchData:
    """The file of one language."""

    data: bytes

    @property
    def products(self) -> frozenset[str]:
        """The products that can be found by it."""
        return read_products(self.data)


def data_path(language: str) -> str:
    """The path of a language's file below the site's folder."""
    return f"assets/search-data.{language}.js"


def make_search_data(reading: Reading) -> SearchData:
    """The data of one language; the links of ``reading`` start in the language's folder."""
    records = find_records(reading)
    main = reading.language == reading.catalogue.languages[0]
    table = {
        "language": reading.language,
        "kinds": [
            [kind, count_kind(records, kind), _folder(reading.language, kind)]
            for kind in dict.fromkeys(record.kind for record in records)
        ],
        # Whether an id follows from the name, or from the first of the other names.
        "named": 0 if main else 1,
        "names": _lines(record.name for record in records),
        "others": _lines(_ALIAS.join(record.others) for record in records),
        "targets": _lines(_target(record, main) for record in records),
        "notes": _lines(record.note for record in records),
        "codes": _lines(_ALIAS.join(record.codes) for record in records),
        "places": _place_numbers(reading.catalogue, records),
        **_describe_products(reading),
        **_describe_places(reading),
        "labels": _labels(reading),
        "texts": _texts(reading),
    }
    limit = BUDGET * max(1, -(-len(reading.catalogue.entries) // 1000))
    data = b""
    texts = [record.words for record in records]
    counts = count_words(texts)
    for most in _LIMITS:
        words = pick_words(texts, counts, most)
        table["words"] = pack_words(words)
        table["owners"] = _lines(pack_numbers(numbers) for numbers in words.values())
        data = _write(table)
        if len(gzip.compress(data, 9, mtime=0)) <= limit:
            break
    return SearchData(data)


def read_products(data: bytes) -> frozenset[str]:
    """The ids of the products that a file of search data holds, worked out as browsers do."""
    table = json.loads(data.decode().removeprefix(_OPENING).rstrip().removesuffix(";"))
    count = next(number for kind, number, _ in table["kinds"] if kind == "product")
    columns = (table[key].split("\n")[:count] for key in ("names", "others", "targets"))
    return frozenset(
        target or slugify((others.split(_ALIAS)[0] if table["named"] else "") or name)
        for name, others, target in zip(*columns, strict=True)
    )


def _target(record: Found, main: bool) -> str:
    """The id or address of a record; empty where it follows from a name."""
    source = record.name if main or not record.others else record.others[0]
    return "" if slugify(source) == record.target else record.target


def _folder(language: str, kind: str) -> str:
    """The addresses of a kind with ``*`` for the id; empty where records have addresses."""
    if kind not in FOLDERS:
        return ""
    return page_path(language, kind, "*").removeprefix(f"{language}/")


def _place_numbers(catalogue: Catalogue, records: Sequence[Found]) -> list[int]:
    numbers = {key: number for number, key in enumerate(catalogue.gazetteer.places)}
    return [numbers.get(record.place, -1) for record in records]


def _describe_products(reading: Reading) -> dict[str, object]:
    """What products are chosen by, a column each."""
    catalogue = reading.catalogue
    entries = tuple(catalogue.entries.values())
    makers = {key: number for number, key in enumerate(catalogue.producers)}
    sets = [key for group in catalogue.classification.groups for key in group.sets]
    return {
        "sets": [sets.index(entry.set.id) for entry in entries],
        "producers": [
            " ".join(str(makers[key]) for key in entry.product.producers if key in makers)
            for entry in entries
        ],
        "stars": "".join(star_sign(entry) for entry in entries),
        "states": "".join(str(list(Status).index(entry.status)) for entry in entries),
        "certificates": _lines(
            " ".join(dict.fromkeys(item.type.value for item in entry.product.certificates))
            for entry in entries
        ),
        "markets": _lines(" ".join(entry.product.export_markets).lower() for entry in entries),
        "capacities": "".join(str(int(bool(entry.product.capacity))) for entry in entries),
        "shelves": "".join(_shelf_sign(entry) for entry in entries),
    }


def star_sign(entry: Entry) -> str:
    """``4`` for four stars that a source states, ``d`` where they are inferred, ``0`` for none."""
    if not entry.stars:
        return "0"
    return _INFERRED[entry.stars] if entry.basis is Basis.INFERRED else str(entry.stars)


def _shelf_sign(entry: Entry) -> str:
    """The number of the class of shelf life, ``-`` where it is not known."""
    name = class_of_shelf_life(entry.product.shelf_life_days)
    return str(list(SHELF_LIVES).index(name)) if name else "-"


def _describe_places(reading: Reading) -> dict[str, object]:
    """Of each place: what it became, whether it ended, whether its name begins small in a line."""
    places = reading.catalogue.gazetteer.places
    numbers = {key: number for number, key in enumerate(places)}
    names = [reading.text(place.name).text for place in places.values()]
    return {
        "heirs": [
            " ".join(str(numbers[item.place]) for item in place.successors if item.place in numbers)
            for place in places.values()
        ],
        "ended": "".join(str(int(place.ended is not None)) for place in places.values()),
        "small": "".join(str(int(lower_kind(name) != name)) for name in names),
    }


def _labels(reading: Reading) -> dict[str, object]:
    """The values of facets in words, in the order in which a panel shows them."""
    words, catalogue = reading.words, reading.catalogue
    groups = catalogue.classification.groups
    products = [entry.product for entry in catalogue.entries.values()]
    used = {item.type for product in products for item in product.certificates}
    markets = {code for product in products for code in product.export_markets}
    countries = {code: words.locale.territories.get(code, code) for code in markets}
    return {
        "group": [
            [group.id, words(f"site.group.short.{group.id}"), len(group.sets)] for group in groups
        ],
        "set": [key for group in groups for key in group.sets],
        "stars": [
            *([str(count), words("stars.count", n=count)] for count in (5, 4, 3)),
            ["none", words("site.facet.stars-unknown")],
        ],
        "status": [[status.value, words(f"status.{status.value}")] for status in Status],
        "certificate": [
            [kind.value, words(f"certificate.{kind.value}")]
            for kind in CertificateType
            if kind in used
        ],
        "market": [
            [code.lower(), countries[code]]
            for code in sorted(markets, key=lambda code: collation_key(countries[code]))
        ],
        "capacity": [[CAPACITY_KNOWN, words("site.facet.capacity-known")]],
        "shelf": [[key, words(f"site.facet.shelf-{key}")] for key in SHELF_LIVES],
        **_place_facets(reading),
        "facet": [[key, words(f"site.facet.{key}")] for key in KEYS],
        "producer": [
            reading.text(item.short_name or item.name).text for item in catalogue.producers.values()
        ],
    }


def _place_facets(reading: Reading) -> dict[str, object]:
    """The places of the plain panel: each with the one it refines, and the units of today."""
    numbers = {key: number for number, key in enumerate(reading.catalogue.gazetteer.places)}
    facets = [facet for facet in list_facets(reading) if facet.value in numbers]
    return {
        "place": [
            [numbers[facet.value], numbers.get(facet.parent.removeprefix("place-"), -1)]
            for facet in facets
            if facet.key == "place"
        ],
        "now": [numbers[facet.value] for facet in facets if facet.key == "now"],
    }


def _texts(reading: Reading) -> Mapping[str, object]:
    """What the search says, a text or its forms by number."""
    prefix = "site.search.say."
    return {
        key.removeprefix(prefix): text
        for key, text in reading.words.texts.items()
        if key.startswith(prefix)
    }


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(" ".join(text.split("\n")) for text in texts)


def _write(table: Mapping[str, object]) -> bytes:
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    for char in "<\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return f"{_OPENING}{text};\n".encode()
