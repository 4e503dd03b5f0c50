"""Write a made-up catalogue of any size, to measure builds on.

    python benchmarks/catalogue.py FOLDER [--products 500] [--seed 1] [--photos 0]

The same arguments give the same bytes. Names, places and texts are put together from lists and
speak of nothing real; their number and length are those of a catalogue that people have written.
"""

from __future__ import annotations

import argparse
import io
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.sample_records import (
    AREA,
    LAST_DAY,
    WORDS,
    make_event,
    make_maker,
    make_places,
    make_producer,
    make_product,
    make_units,
    write_chapter,
)
from benchmarks.sample_words import Good
from ocop_site.catalogue.catalogue import short_code
from ocop_site.desk.yaml_emit import Value, emit_item, emit_record

_PHOTO_SIZE = (960, 1200)


def write_catalogue(
    folder: Path,
    products: int,
    *,
    seed: int = 1,
    photos: int = 0,
    size: tuple[int, int] = _PHOTO_SIZE,
) -> None:
    """Write a catalogue of ``products`` products into ``folder``.

    The photos, of ``size`` pixels, are dealt to the products in turn: fewer than products, and the
    first have one each; more, and the first have one more than the last.
    """
    for relative, data in make_files(products, seed=seed, photos=photos, size=size):
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def make_files(
    products: int,
    *,
    seed: int = 1,
    photos: int = 0,
    size: tuple[int, int] = _PHOTO_SIZE,
) -> Iterator[tuple[str, bytes]]:
    """The files of a catalogue: paths below its folder, and what is in them."""
    dice = random.Random(seed)
    sources = tuple(f"nguon-{index:04d}" for index in range(20 + products // 10))
    units = make_units(products)
    makers = [make_maker(dice, index, units) for index in range(max(1, products // 2))]
    yield "settings.yaml", emit_record(_SETTINGS).encode()
    yield "sources.yaml", "\n".join(_emit_sources(dice, sources)).encode()
    for place in make_places(units, sources):
        yield f"places/{place['id']}.yaml", emit_record(place).encode()
    for maker in makers:
        record = make_producer(dice, maker, sources)
        yield f"producers/{maker.id}.yaml", emit_record(record).encode()
    ids: list[str] = []
    codes: set[str] = set()
    for index in range(products):
        maker = makers[index // 2 % len(makers)]
        good = WORDS.goods[(index * 10 + index // len(WORDS.goods)) % len(WORDS.goods)]
        record = make_product(dice, good, maker, sources)
        key = str(record["id"])
        own = range(index, photos, products)
        if own:
            names = [f"{key}-{turn}" if turn else key for turn in range(len(own))]
            record["photos"] = [_make_photo_entry(name, good) for name in names]
            for name, number in zip(names, own, strict=True):
                yield f"photos/{name}.jpg", make_photo(number, size)
        code, attempt = short_code(key), 1
        while code in codes:
            attempt += 1
            code = record["short"] = short_code(f"{key} {attempt}")
        codes.add(code)
        ids.append(key)
        yield f"products/{key}.yaml", emit_record(record).encode()
    for index in range(12 + products // 250):
        event = make_event(dice, index, units, ids, sources)
        yield f"events/{event['id']}.yaml", emit_record(event).encode()
    for order, (key, vi, en) in enumerate(WORDS.chapters):
        for language, title in (("vi", vi), ("en", en)):
            text = write_chapter(
                random.Random(f"{seed} {key}"), key, order, language, title, units, sources
            )
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
    # Other generators make no pictures of their own, so neither does ours where they are compared.
    "share_pictures": False,
}


def _emit_sources(dice: random.Random, sources: tuple[str, ...]) -> Iterator[str]:
    for index, key in enumerate(sources):
        record: dict[str, Value] = {
            "id": key,
            "publisher": WORDS.papers[index % len(WORDS.papers)],
            "title": f"Bài số {index} trong sổ nguồn của danh mục mẫu",
            "url": f"https://bao.example.vn/ban-tin/{2020 + index % 6}/{index:05d}.html",
            "date": f"{2020 + index % 6}-{dice.randrange(1, 13):02d}",
        }
        yield from emit_item(record, 0)
    yield ""


def _make_photo_entry(key: str, good: Good) -> dict[str, Value]:
    return {
        "file": f"photos/{key}.jpg",
        "alt": {"vi": f"Ảnh mẫu: {good.vi}", "en": f"Sample photo: {good.en}"},
    }


def make_photo(index: int, size: tuple[int, int] = _PHOTO_SIZE) -> bytes:
    """A JPEG with soft shapes and grain, about as large on disk as a photo of its size."""
    from PIL import Image

    dice = random.Random(index)
    few, half = (size[0] // 60, size[1] // 60), (size[0] // 2, size[1] // 2)
    soft = Image.frombytes("RGB", few, dice.randbytes(few[0] * few[1] * 3))
    grain = Image.frombytes("L", half, dice.randbytes(half[0] * half[1])).convert("RGB")
    picture = Image.blend(
        soft.resize(size, Image.Resampling.BICUBIC),
        grain.resize(size, Image.Resampling.BILINEAR),
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
    parser.add_argument(
        "--photos", type=int, default=0, metavar="N", help="deal N photos to the products"
    )
    options = parser.parse_args()
    write_catalogue(options.folder, options.products, seed=options.seed, photos=options.photos)


if __name__ == "__main__":
    main()
