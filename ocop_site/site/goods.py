"""What browsers read to compare and export products: one script of data per language.

It sets a variable, as pages that are opened from a disk may not fetch files. It lies beside the
data files, not among the scripts, so that hosts and service workers ask for it anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ocop_site.catalogue.models import Producer
from ocop_site.catalogue.vocabulary import Status
from ocop_site.render.artefacts import File
from ocop_site.site.context import Site
from ocop_site.site.search import star_sign
from ocop_site.views.addresses import short_link
from ocop_site.views.goods import FACTS, make_goods
from ocop_site.views.labels import name_chain
from ocop_site.views.reading import Reading

_OPENING = "window.OCOP_GOODS="


def goods_path(language: str) -> str:
    """The path of a language's file below the site's folder."""
    return f"data/goods.{language}.js"


def make_goods_file(site: Site, language: str) -> File:
    """The data of all products in one language, with the public contacts of their producers."""
    reading = site.reading(language, "home")
    words, catalogue = reading.words, site.catalogue
    makers = [key for key in catalogue.producers if catalogue.by_producer.get(key)]
    numbers = {key: number for number, key in enumerate(makers)}
    products = []
    for entry in catalogue.entries.values():
        goods = make_goods(reading, entry)
        products.append(
            [
                entry.id,
                goods.card.number,
                goods.card.name,
                goods.card.name_language if goods.card.name_language != language else "",
                goods.other_name,
                entry.group.id,
                short_link(site.routes.base_url, entry.short),
                [numbers[key] for key in entry.product.producers if key in numbers],
                [f"stars-{star_sign(entry)}", f"state-{list(Status).index(entry.status)}"],
                [list(goods.facts[key]) for key in FACTS],
            ]
        )
    prefix = "site.picks.say."
    table = {
        "language": language,
        "site": site.name(language),
        "asOf": catalogue.as_of.isoformat(),
        "facts": [[key, words(label)] for key, label in FACTS.items()],
        "groups": [
            [group.id, reading.text(group.name).text] for group in catalogue.classification.groups
        ],
        "producers": [_producer(reading, catalogue.producers[key]) for key in makers],
        "products": products,
        "texts": {
            key.removeprefix(prefix): words.texts[key]
            for key in words.texts
            if key.startswith(prefix)
        },
    }
    return File(goods_path(language), _write(table))


def _producer(reading: Reading, producer: Producer) -> dict[str, Any]:
    """The public contacts of a producer; what is not known is left out."""
    values: dict[str, Any] = {
        "id": producer.id,
        "name": reading.text(producer.name).text,
        "address": reading.text(producer.address).text,
        "place": name_chain(reading, producer.place),
        "phone": list(producer.phone),
        "email": producer.email,
        "website": producer.website,
    }
    return {key: value for key, value in values.items() if value}


def read_goods(data: bytes) -> frozenset[str]:
    """The ids of the products that a file holds."""
    table = json.loads(data.decode().removeprefix(_OPENING).rstrip().removesuffix(";"))
    return frozenset(product[0] for product in table["products"])


def _write(table: Mapping[str, Any]) -> bytes:
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    for char in "<\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return f"{_OPENING}{text};\n".encode()
