"""A catalogue to begin with: its settings, its place, and a small example that builds at once."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from ocop_site.catalogue.models import Chapter, Place, Producer, Product
from ocop_site.catalogue.settings import Settings
from ocop_site.desk.desk_words import say
from ocop_site.desk.not_begun import NotBegun
from ocop_site.desk.place_names import read_place
from ocop_site.desk.scaffold import ordered, write_chapter, write_entry
from ocop_site.desk.yaml_emit import Bare, Value
from ocop_site.text import slugify

_EXAMPLE_DAY = datetime.date(2026, 6, 30)
_KEYS = ("area", "as_of", "publisher")


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of a catalogue that is begun; left out, an invented province stands there."""

    area: str = "Tỉnh Ví Dụ"
    as_of: datetime.date = _EXAMPLE_DAY
    publisher: str = ""


def read_start(pairs: Sequence[str]) -> Start:
    """What ``key=value`` words say of a new catalogue.

    Raises:
        NotBegun: for another key, or a date that is none.
    """
    parted = (pair.partition("=") for pair in pairs)
    values = {key: " ".join(text.split()) for key, _, text in parted}
    for key in values:
        if key not in _KEYS:
            raise NotBegun("new-key", field=key, known=", ".join(_KEYS))
    start = Start(area=values.get("area") or Start().area, publisher=values.get("publisher") or "")
    if not values.get("as_of"):
        return start
    try:
        return dataclasses.replace(start, as_of=datetime.date.fromisoformat(values["as_of"]))
    except ValueError:
        raise NotBegun("bad-date", value=values["as_of"]) from None


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


def example_catalogue(language: str = "vi", start: Start | None = None) -> Mapping[str, str]:
    """A catalogue to begin with, every record of which says that it is an example."""
    start = start or Start()
    files = begin_catalogue(start.area, start.as_of, language, start.publisher)
    above = next(PurePosixPath(name).stem for name in files if name.startswith("places/"))
    commune: dict[str, Any] = {
        "id": "xa-vi-du",
        "kind": "commune",
        "name": {"vi": "Xã Ví Dụ", "en": "Example commune"},
        "within": above,
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
