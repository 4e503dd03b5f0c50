"""Write a made-up catalogue of any size, to measure builds on.

    python benchmarks/catalogue.py FOLDER [--products 500] [--seed 1] [--photos 0]

The same arguments give the same bytes. Names, places and texts are put together from lists and
speak of nothing real; their number and length are those of a catalogue that people have written.
"""

from __future__ import annotations

import argparse
import datetime
import io
import random
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sample_words import (
    CHAPTERS,
    EVENTS,
    FACTS,
    FIRST,
    GOODS,
    PAPERS,
    PRODUCERS,
    SECOND,
    SENTENCES,
    SUMMARIES,
    Good,
)
from ocop_site.catalogue.catalogue import short_code
from ocop_site.desk.yaml_emit import Value, emit_item, emit_record
from ocop_site.text import slugify

AREA, PRESENT_AREA = "tinh-mau", "tinh-mau-moi"
CHANGED, LAST_DAY = "2025-07-01", "2025-06-30"
_AS_OF = datetime.date(2025, 6, 30)
_OLDEST = datetime.date(2020, 6, 1)
_STARS = (3,) * 39 + (4,) * 10 + (5,)
_CERTIFICATES = ("vietgap", "food-safety", "haccp", "iso-22000", "organic", "globalgap")
_MARKETS = ("JP", "KR", "SG", "US", "AU", "CN")
_PHOTO_SIZE = (960, 1200)
_TEXT_WIDTH = 88


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune of the former map, with the commune it went into."""

    id: str
    vi: str
    en: str
    within: str
    heir: str


@dataclass(frozen=True, slots=True)
class Maker:
    """A producer and where it is."""

    id: str
    brand: str
    type: str
    vi: str
    en: str
    unit: Unit


def write_catalogue(folder: Path, products: int, *, seed: int = 1, photos: int = 0) -> None:
    """Write a catalogue of ``products`` products into ``folder``.

    The first ``photos`` products have a photo each.
    """
    for relative, data in make_files(products, seed=seed, photos=photos):
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def make_files(products: int, *, seed: int = 1, photos: int = 0) -> Iterator[tuple[str, bytes]]:
    """The files of a catalogue: paths below its folder, and what is in them."""
    dice = random.Random(seed)
    sources = tuple(f"nguon-{index:04d}" for index in range(20 + products // 10))
    units = _make_units(products)
    makers = [_make_maker(dice, index, units) for index in range(max(1, products // 2))]
    yield "settings.yaml", emit_record(_SETTINGS).encode()
    yield "sources.yaml", "\n".join(_emit_sources(dice, sources)).encode()
    for place in _make_places(units, sources):
        yield f"places/{place['id']}.yaml", emit_record(place).encode()
    for maker in makers:
        record = _make_producer(dice, maker, sources)
        yield f"producers/{maker.id}.yaml", emit_record(record).encode()
    ids: list[str] = []
    codes: set[str] = set()
    for index in range(products):
        maker = makers[index // 2 % len(makers)]
        good = GOODS[(index * 10 + index // len(GOODS)) % len(GOODS)]
        record = _make_product(dice, good, maker, sources)
        key = str(record["id"])
        if index < photos:
            record["photos"] = [_make_photo_entry(key, good)]
            yield f"photos/{key}.jpg", make_photo(index)
        code, attempt = short_code(key), 1
        while code in codes:
            attempt += 1
            code = record["short"] = short_code(f"{key} {attempt}")
        codes.add(code)
        ids.append(key)
        yield f"products/{key}.yaml", emit_record(record).encode()
    for index in range(12 + products // 250):
        event = _make_event(dice, index, units, ids, sources)
        yield f"events/{event['id']}.yaml", emit_record(event).encode()
    for order, (key, vi, en) in enumerate(CHAPTERS):
        for language, title in (("vi", vi), ("en", en)):
            text = _write_chapter(random.Random(f"{seed} {key}"), key, order, language, title,
                                  units, sources)
            yield f"chapters/{key}.{language}.md", text.encode()


_SETTINGS: Mapping[str, Value] = {
    "title": {"vi": "Sản vật tỉnh Mẫu", "en": "Products of Mẫu"},
    "subtitle": {"vi": "Danh mục để đo tốc độ", "en": "A catalogue to measure by"},
    "description": {
        "vi": "Danh mục sinh bằng máy để đo tốc độ dựng trang, không nói về nơi nào có thật.",
        "en": "A catalogue made by machine to measure builds; it speaks of no real place.",
    },
    "area": {"name": {"vi": "Tỉnh Mẫu", "en": "Mẫu"}, "place": AREA},
    "publisher": {"name": {"vi": "Đơn vị đo", "en": "Measuring unit"}},
    "edition": {"number": {"vi": "Bản đo", "en": "Measured edition"}, "as_of": LAST_DAY},
    "languages": ["vi", "en"],
    "base_url": "https://ocop.example.vn/",
    "theme": {"folder": "../theme"},
}


def name_of(index: int) -> str:
    """The name with this number: two syllables, three once those are used up."""
    rest, index = divmod(index, len(FIRST) * len(SECOND))
    mixed = index * 1009 % (len(FIRST) * len(SECOND))
    name = f"{FIRST[mixed % len(FIRST)]} {SECOND[mixed // len(FIRST)]}"
    return f"{name} {SECOND[rest - 1]}" if rest else name


def _make_units(products: int) -> list[Unit]:
    count = max(6, products // 25)
    districts, heirs = max(2, count // 10), max(3, count // 3)
    units = []
    for index in range(count):
        name = name_of(index + 400)
        units.append(
            Unit(
                f"xa-{slugify(name)}",
                f"Xã {name}",
                f"{name} commune",
                f"huyen-{slugify(name_of(index % districts + 800))}",
                f"phuong-{slugify(name_of(index % heirs + 1200))}",
            )
        )
    return units


def _make_places(units: list[Unit], sources: tuple[str, ...]) -> Iterator[dict[str, Value]]:
    yield {
        "id": AREA, "kind": "province", "name": {"vi": "Tỉnh Mẫu", "en": "Mẫu province"},
        "ended": LAST_DAY,
        "successors": [{"place": PRESENT_AREA, "basis": "adopted", "source": sources[0]}],
        "sources": [sources[0]],
    }
    yield {
        "id": PRESENT_AREA, "kind": "province",
        "name": {"vi": "Tỉnh Mẫu Mới", "en": "Mẫu Mới province"}, "since": CHANGED,
    }
    names = {slugify(name): name for name in map(name_of, range(800, 1200 + len(units)))}
    for key in dict.fromkeys(unit.within for unit in units):
        name = names[key.removeprefix("huyen-")]
        yield {
            "id": key, "kind": "district",
            "name": {"vi": f"Huyện {name}", "en": f"{name} district"},
            "within": AREA, "ended": LAST_DAY, "sources": [sources[1]],
        }
    for key in dict.fromkeys(unit.heir for unit in units):
        name = names[key.removeprefix("phuong-")]
        yield {
            "id": key, "kind": "commune",
            "name": {"vi": f"Phường {name}", "en": f"{name} ward"},
            "within": PRESENT_AREA, "since": CHANGED, "sources": [sources[2]],
        }
    for index, unit in enumerate(units):
        place: dict[str, Value] = {
            "id": unit.id, "kind": "commune", "name": {"vi": unit.vi, "en": unit.en},
            "within": unit.within, "code": str(25000 + index), "ended": LAST_DAY,
            "successors": [{"place": unit.heir, "basis": "adopted", "source": sources[2]}],
        }
        if index % 3 == 0:
            place["facts"] = _make_facts(random.Random(index), 1, unit, sources)
        yield {**place, "sources": [sources[2], sources[3]]}


def _make_maker(dice: random.Random, index: int, units: list[Unit]) -> Maker:
    brand = name_of(index)
    kind, vi, en = PRODUCERS[index % len(PRODUCERS)]
    vi, en = vi.format(name=brand), en.format(name=brand)
    return Maker(slugify(vi), brand, kind, vi, en, dice.choice(units))


def _make_producer(
    dice: random.Random, maker: Maker, sources: tuple[str, ...]
) -> dict[str, Value]:
    number = dice.randrange(10_000)
    return {
        "id": maker.id,
        "name": {"vi": maker.vi, "en": maker.en},
        "short_name": {"vi": maker.brand, "en": maker.brand},
        "type": maker.type,
        "place": maker.unit.id,
        "phone": [f"0274 3{dice.randrange(100):02d} {number:04d}"],
        "website": f"https://{slugify(maker.brand)}.example.vn/",
        "founded": {"vi": f"Năm {2005 + number % 18}", "en": f"{2005 + number % 18}"},
        "facts": _make_facts(dice, 2, maker.unit, sources),
        "sources": [dice.choice(sources)],
    }


def _fill(dice: random.Random, pattern: tuple[str, str], **values: str) -> tuple[str, str]:
    chosen = {"n": str(dice.randrange(3, 60)), "m": str(dice.randrange(1, 13)), **values}
    return pattern[0].format(**chosen), pattern[1].format(**chosen)


def _say(pair: tuple[str, str]) -> dict[str, Value]:
    return {"vi": pair[0], "en": pair[1]}


def _make_facts(
    dice: random.Random, count: int, unit: Unit, sources: Sequence[str]
) -> list[Value]:
    facts: list[Value] = []
    for pattern in dice.sample(FACTS, count):
        text = _fill(dice, pattern, place_vi=unit.vi, place_en=unit.en)
        date = f"2024-{dice.randrange(1, 13):02d}"
        facts.append({"text": _say(text), "source": dice.choice(sources), "date": date})
    return facts


def _make_product(
    dice: random.Random, good: Good, maker: Maker, sources: tuple[str, ...]
) -> dict[str, Value]:
    vi, en = f"{good.vi} {maker.brand}", f"{maker.brand} {good.en}"
    cited = dice.sample(sources, 3)
    values = {
        "Vi": good.vi, "en": good.en, "of_vi": good.made_of[0], "of_en": good.made_of[1],
        "place_vi": maker.unit.vi.replace("Xã", "xã"), "place_en": maker.unit.en,
        "maker_vi": maker.vi, "maker_en": maker.en,
    }
    record: dict[str, Value] = {
        "id": slugify(vi),
        "name": {"vi": vi, "en": en},
        "name_translated": True,
        "set": good.set,
        "producers": [maker.id],
        "place": maker.unit.id,
        "summary": _say(_fill(dice, dice.choice(SUMMARIES), **values)),
        "story": _write_prose(dice, values, 3, cited[0]),
        "origin_and_method": _write_prose(dice, values, 1, ""),
        "ingredients": _say(good.made_of),
        "facts": _make_facts(dice, 3, maker.unit, cited),
        "recognitions": _make_recognitions(dice, cited),
        "certificates": [
            {"type": kind, "number": f"{dice.randrange(10**6):06d}/GCN", "source": cited[1]}
            for kind in dice.sample(_CERTIFICATES, dice.randrange(3))
        ],
        "channels": [
            {
                "kind": "shop",
                "name": {"vi": f"Cửa hàng {maker.brand}", "en": f"{maker.brand} shop"},
                "source": cited[2],
            }
        ],
        "packs": [
            {
                "size": _say(good.pack),
                "price": dice.randrange(20, 400) * 1000,
                "price_date": "2025-03",
                "source": cited[2],
            }
        ],
        "shelf_life": _say(_fill(dice, ("{n} tháng", "{n} months"))),
        "storage": {"vi": "Nơi khô, mát, tránh nắng", "en": "Dry and cool, out of the sun"},
        "capacity": _say(_fill(dice, ("{n} tấn", "{n} tonnes"))),
        "sources": list(cited),
    }
    if dice.random() < 0.15:
        record["export_markets"] = sorted(dice.sample(_MARKETS, 2))
    return {key: value for key, value in record.items() if value != []}


def _write_prose(
    dice: random.Random, values: Mapping[str, str], paragraphs: int, source: str
) -> dict[str, Value]:
    filled = [_fill(dice, item, **values) for item in dice.sample(SENTENCES, 3 * paragraphs)]
    mark = f"[^{source}]" if source else ""
    texts: dict[str, Value] = {}
    for index, language in enumerate(("vi", "en")):
        parts = [
            " ".join(pair[index] for pair in filled[start : start + 3])
            for start in range(0, len(filled), 3)
        ]
        parts[-1] += mark
        texts[language] = "\n\n".join(map(_wrap, parts)) + "\n"
    return texts


def _wrap(text: str) -> str:
    return textwrap.fill(text, _TEXT_WIDTH, break_long_words=False, break_on_hyphens=False)


def _make_recognitions(dice: random.Random, cited: list[str]) -> list[Value]:
    if dice.random() < 0.02:
        return [{"basis": "not-stated", "named_on": "2024-05-20", "source": cited[0]}]
    stars = dice.choice(_STARS)
    day = _OLDEST + datetime.timedelta(days=dice.randrange((_AS_OF - _OLDEST).days))
    found: list[Value] = [
        {
            "stars": stars,
            "date": day.isoformat(),
            "decision": f"{dice.randrange(100, 4000)}/QĐ-UBND",
            "level": "district" if stars == 3 else "province" if stars == 4 else "national",
            "authority": {"vi": "Ủy ban nhân dân tỉnh Mẫu", "en": "People's Committee of Mẫu"},
            "source": cited[0],
        }
    ]
    if dice.random() < 0.3:
        found.append({"stars": 3, "date": str(day.year - 3), "source": cited[1]})
    return found


def _make_event(
    dice: random.Random, index: int, units: list[Unit], ids: list[str], sources: tuple[str, ...]
) -> dict[str, Value]:
    kind, vi, en = EVENTS[index % len(EVENTS)]
    unit = units[index % len(units)]
    start = datetime.date(2022, 1, 10) + datetime.timedelta(days=index * 23 % 1200)
    values = {
        "place_vi": unit.vi.removeprefix("Xã "), "place_en": unit.en.removesuffix(" commune")
    }
    vi, en = f"{vi.format(**values)} {start.year}", f"{en.format(**values)} {start.year}"
    return {
        "id": f"{slugify(vi)}-{index}",
        "kind": kind,
        "name": {"vi": vi, "en": en},
        "start": start.isoformat(),
        "end": (start + datetime.timedelta(days=3)).isoformat(),
        "place": unit.id,
        "products": dice.sample(ids, min(4, len(ids))),
        "facts": _make_facts(dice, 1, unit, sources),
        "sources": [sources[index % len(sources)]],
    }


def _emit_sources(dice: random.Random, sources: tuple[str, ...]) -> Iterator[str]:
    for index, key in enumerate(sources):
        record: dict[str, Value] = {
            "id": key,
            "publisher": PAPERS[index % len(PAPERS)],
            "title": f"Bài số {index} trong sổ nguồn của danh mục mẫu",
            "url": f"https://bao.example.vn/ban-tin/{2020 + index % 6}/{index:05d}.html",
            "date": f"{2020 + index % 6}-{dice.randrange(1, 13):02d}",
        }
        yield from emit_item(record, 0)
    yield ""


def _write_chapter(
    dice: random.Random, key: str, order: int, language: str, title: str,
    units: list[Unit], sources: tuple[str, ...],
) -> str:
    good = GOODS[order]
    paragraphs = []
    for index in range(12):
        unit = units[(order * 12 + index) % len(units)]
        values = {
            "Vi": good.vi, "en": good.en, "of_vi": good.made_of[0], "of_en": good.made_of[1],
            "place_vi": unit.vi, "place_en": unit.en,
        }
        pairs = [_fill(dice, item, **values) for item in dice.sample(SENTENCES, 4)]
        text = " ".join(pair[language == "en"] for pair in pairs)
        heading = f"## {title} {index // 3 + 1}\n\n" if index % 3 == 0 else ""
        mark = f"[^{sources[(order + index) % len(sources)]}]"
        paragraphs.append(heading + _wrap(text + mark))
    kind = "kind: foreword\n" if order == 0 else ""
    head = f"---\nid: {key}\norder: {order * 10}\n{kind}title: {title}\nlead: {title}.\n---\n"
    return head + "\n" + "\n\n".join(paragraphs) + "\n"


def _make_photo_entry(key: str, good: Good) -> dict[str, Value]:
    return {
        "file": f"photos/{key}.jpg",
        "alt": {"vi": f"Ảnh mẫu: {good.vi}", "en": f"Sample photo: {good.en}"},
    }


def make_photo(index: int) -> bytes:
    """A JPEG with soft shapes and grain, about as large on disk as a photo of its size."""
    from PIL import Image

    dice = random.Random(index)
    soft = Image.frombytes("RGB", (16, 20), dice.randbytes(16 * 20 * 3))
    grain = Image.frombytes("L", (480, 600), dice.randbytes(480 * 600)).convert("RGB")
    picture = Image.blend(
        soft.resize(_PHOTO_SIZE, Image.Resampling.BICUBIC),
        grain.resize(_PHOTO_SIZE, Image.Resampling.BILINEAR),
        0.12,
    )
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=80)
    return stream.getvalue()


def main() -> None:
    """Write the catalogue that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--products", type=int, default=500, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--photos", type=int, default=0, metavar="N",
                        help="give the first N products a photo each")
    options = parser.parse_args()
    write_catalogue(options.folder, options.products, seed=options.seed, photos=options.photos)


if __name__ == "__main__":
    main()
