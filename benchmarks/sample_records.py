"""The records of a made-up catalogue: places, producers, products, events, chapters."""

from __future__ import annotations

import datetime
import random
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.sample_words import Good, read_sample_words
from ocop_site.desk.yaml_emit import Value
from ocop_site.text import slugify

AREA, PRESENT_AREA = "tinh-mau", "tinh-mau-moi"
CHANGED, LAST_DAY = "2025-07-01", "2025-06-30"
WORDS = read_sample_words()
_AS_OF = datetime.date(2025, 6, 30)
_OLDEST = datetime.date(2020, 6, 1)
_STARS = (3,) * 39 + (4,) * 10 + (5,)
_CERTIFICATES = ("vietgap", "food-safety", "haccp", "iso-22000", "organic", "globalgap")
_MARKETS = ("JP", "KR", "SG", "US", "AU", "CN")
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


def make_units(products: int) -> list[Unit]:
    """Communes for that many products: 25 products each, ten to a district, three to a heir."""
    count = max(6, products // 25)
    districts, heirs = max(2, count // 10), max(3, count // 3)
    units = []
    for index in range(count):
        name = WORDS.name(index + 400)
        units.append(
            Unit(
                f"xa-{slugify(name)}",
                f"Xã {name}",
                f"{name} commune",
                f"huyen-{slugify(WORDS.name(index % districts + 800))}",
                f"phuong-{slugify(WORDS.name(index % heirs + 1200))}",
            )
        )
    return units


def make_places(units: list[Unit], sources: tuple[str, ...]) -> Iterator[dict[str, Value]]:
    """Both provinces, the districts, the communes of both maps."""
    yield {
        "id": AREA,
        "kind": "province",
        "name": {"vi": "Tỉnh Mẫu", "en": "Mẫu province"},
        "ended": LAST_DAY,
        "successors": [{"place": PRESENT_AREA, "basis": "adopted", "source": sources[0]}],
        "sources": [sources[0]],
    }
    yield {
        "id": PRESENT_AREA,
        "kind": "province",
        "name": {"vi": "Tỉnh Mẫu Mới", "en": "Mẫu Mới province"},
        "since": CHANGED,
    }
    names = {slugify(name): name for name in map(WORDS.name, range(800, 1200 + len(units)))}
    for key in dict.fromkeys(unit.within for unit in units):
        name = names[key.removeprefix("huyen-")]
        yield {
            "id": key,
            "kind": "district",
            "name": {"vi": f"Huyện {name}", "en": f"{name} district"},
            "within": AREA,
            "ended": LAST_DAY,
            "sources": [sources[1]],
        }
    for key in dict.fromkeys(unit.heir for unit in units):
        name = names[key.removeprefix("phuong-")]
        yield {
            "id": key,
            "kind": "commune",
            "name": {"vi": f"Phường {name}", "en": f"{name} ward"},
            "within": PRESENT_AREA,
            "since": CHANGED,
            "sources": [sources[2]],
        }
    for index, unit in enumerate(units):
        place: dict[str, Value] = {
            "id": unit.id,
            "kind": "commune",
            "name": {"vi": unit.vi, "en": unit.en},
            "within": unit.within,
            "code": str(25000 + index),
            "ended": LAST_DAY,
            "successors": [{"place": unit.heir, "basis": "adopted", "source": sources[2]}],
        }
        if index % 3 == 0:
            place["facts"] = _make_facts(random.Random(index), 1, unit, sources)
        yield {**place, "sources": [sources[2], sources[3]]}


def make_maker(dice: random.Random, index: int, units: list[Unit]) -> Maker:
    """The producer with this number."""
    brand = WORDS.name(index)
    kind, vi, en = WORDS.producers[index % len(WORDS.producers)]
    vi, en = vi.format(name=brand), en.format(name=brand)
    return Maker(slugify(vi), brand, kind, vi, en, dice.choice(units))


def make_producer(dice: random.Random, maker: Maker, sources: tuple[str, ...]) -> dict[str, Value]:
    """The record of a producer."""
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


def _make_facts(dice: random.Random, count: int, unit: Unit, sources: Sequence[str]) -> list[Value]:
    facts: list[Value] = []
    for pattern in dice.sample(WORDS.facts, count):
        text = _fill(dice, pattern, place_vi=unit.vi, place_en=unit.en)
        date = f"2024-{dice.randrange(1, 13):02d}"
        facts.append({"text": _say(text), "source": dice.choice(sources), "date": date})
    return facts


def make_product(
    dice: random.Random, good: Good, maker: Maker, sources: tuple[str, ...]
) -> dict[str, Value]:
    """The record of a product: a full one, as editors wish theirs to be."""
    vi, en = f"{good.vi} {maker.brand}", f"{maker.brand} {good.en}"
    cited = dice.sample(sources, 3)
    values = {
        "Vi": good.vi,
        "en": good.en,
        "of_vi": good.made_of[0],
        "of_en": good.made_of[1],
        "place_vi": maker.unit.vi.replace("Xã", "xã"),
        "place_en": maker.unit.en,
        "maker_vi": maker.vi,
        "maker_en": maker.en,
    }
    record: dict[str, Value] = {
        "id": slugify(vi),
        "name": {"vi": vi, "en": en},
        "name_translated": True,
        "set": good.set,
        "producers": [maker.id],
        "place": maker.unit.id,
        "summary": _say(_fill(dice, dice.choice(WORDS.summaries), **values)),
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
    filled = [_fill(dice, item, **values) for item in dice.sample(WORDS.sentences, 3 * paragraphs)]
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


def make_event(
    dice: random.Random, index: int, units: list[Unit], ids: list[str], sources: tuple[str, ...]
) -> dict[str, Value]:
    """The record of an event with some of the products."""
    kind, vi, en = WORDS.events[index % len(WORDS.events)]
    unit = units[index % len(units)]
    start = datetime.date(2022, 1, 10) + datetime.timedelta(days=index * 23 % 1200)
    values = {"place_vi": unit.vi.removeprefix("Xã "), "place_en": unit.en.removesuffix(" commune")}
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


def write_chapter(
    dice: random.Random,
    key: str,
    order: int,
    language: str,
    title: str,
    units: list[Unit],
    sources: tuple[str, ...],
) -> str:
    """One language of a chapter: four parts of three paragraphs."""
    good = WORDS.goods[order]
    paragraphs = []
    for index in range(12):
        unit = units[(order * 12 + index) % len(units)]
        values = {
            "Vi": good.vi,
            "en": good.en,
            "of_vi": good.made_of[0],
            "of_en": good.made_of[1],
            "place_vi": unit.vi,
            "place_en": unit.en,
        }
        pairs = [_fill(dice, item, **values) for item in dice.sample(WORDS.sentences, 4)]
        text = " ".join(pair[language == "en"] for pair in pairs)
        heading = f"## {title} {index // 3 + 1}\n\n" if index % 3 == 0 else ""
        mark = f"[^{sources[(order + index) % len(sources)]}]"
        paragraphs.append(heading + _wrap(text + mark))
    kind = "kind: foreword\n" if order == 0 else ""
    head = f"---\nid: {key}\norder: {order * 10}\n{kind}title: {title}\nlead: {title}.\n---\n"
    return head + "\n" + "\n\n".join(paragraphs) + "\n"
