"""A catalogue to begin with: its settings, its place, and a small example that builds at once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from ocop_site.catalogue.models import Chapter, Place, Producer, Product
from ocop_site.catalogue.settings import Settings
from ocop_site.desk.desk_words import say
from ocop_site.desk.place_names import read_place
from ocop_site.desk.scaffold import ordered, write_chapter, write_entry
from ocop_site.desk.yaml_emit import Bare, Value
from ocop_site.text import slugify

_EXAMPLE_DAY = datetime.date(2026, 6, 30)


def begin_catalogue(
    name: str, as_of: datetime.date, language: str = "vi", publisher: str = ""
) -> dict[str, str]:
    """The settings and the place of a catalogue without any product."""
    place = read_place(name)
    full = place.full if place else name
    core = place.core if place else name
    place_id = slugify(full)
    settings: dict[str, Value] = {
        "title": {"vi": f"Sản vật OCOP {core}", "en": f"OCOP Products of {core}"},
        "area": {"name": {"vi": core, "en": core}, "place": place_id},
        "publisher": {
            "name": {
                "vi": publisher or say("publisher-open", "vi"),
                "en": publisher or say("publisher-open", "en"),
            }
        },
        "edition": {
            "number": {"vi": "Ấn bản thứ nhất", "en": "First edition"},
            "as_of": Bare(as_of.isoformat()),
        },
        "languages": ["vi", "en"],
        "base_url": "https://ocop.example.vn/",
        "messages": language,
    }
    english = f"{core} city" if place and place.kind != "province" else f"{core} province"
    area: dict[str, Value] = {
        "id": place_id,
        "kind": "province",
        "name": {"vi": full, "en": english},
    }
    return {
        "settings.yaml": write_entry(
            Settings, ordered(Settings, settings), say("entry-settings", language), language
        ),
        f"places/{place_id}.yaml": write_entry(
            Place, ordered(Place, area), say("entry-place", language), language
        ),
    }


def example_catalogue(language: str = "vi") -> Mapping[str, str]:
    """A catalogue of an invented province, every text of which says that it is an example."""
    files = begin_catalogue("Tỉnh Ví Dụ", _EXAMPLE_DAY, language)
    commune: dict[str, Any] = {
        "id": "xa-vi-du",
        "kind": "commune",
        "name": {"vi": "Xã Ví Dụ", "en": "Example commune"},
        "within": "tinh-vi-du",
    }
    producer: dict[str, Any] = {
        "id": "htx-vi-du",
        "name": {"vi": "Hợp tác xã Ví Dụ", "en": "Example Cooperative"},
        "type": "cooperative",
        "place": "xa-vi-du",
        "phone": ["0900 000 000"],
        "email": "htx@example.vn",
    }
    product: dict[str, Any] = {
        "id": "mat-ong-vi-du",
        "name": {"vi": "Mật ong Ví Dụ", "en": "Example honey"},
        "set": "honey-other-raw",
        "producers": ["htx-vi-du"],
        "place": "xa-vi-du",
        "summary": {"vi": say("example-summary", "vi"), "en": say("example-summary", "en")},
        "recognitions": [
            {
                "stars": Bare(3),
                "date": Bare("2025-12-26"),
                "decision": "000/QĐ-UBND",
                "level": "province",
            },
        ],
    }
    for record, values, word in (
        (Place, commune, "place"),
        (Producer, producer, "producer"),
        (Product, product, "product"),
    ):
        folder = f"{word}s"
        title = say("example-title", language, title=say(f"entry-{word}", language))
        text = write_entry(record, ordered(record, values), title, language)
        files[f"{folder}/{values['id']}.yaml"] = text
    for code in ("vi", "en"):
        front: dict[str, Value] = {
            "id": "gioi-thieu",
            "order": Bare(10),
            "title": say("example-chapter", code),
        }
        body = say("example-body", code).split("\n")
        files[f"chapters/gioi-thieu.{code}.md"] = write_chapter(front, Chapter, body)
    return files
