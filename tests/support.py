"""A small catalogue for tests: ``SMALL`` maps content files to their texts.

It holds one of everything that matters: a rich product and a thin one, ratings stated, inferred
and not stated, a lapsed certificate, a former district with its heirs, an event, a kind of
product, a candidate, a chapter in two languages, a series of figures. Nothing in it is real.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from pathlib import Path

from ocop_site.catalogue.catalogue import Catalogue, load_catalogue
from ocop_site.catalogue.values import Localized, PartialDate
from ocop_site.desk.edition_file import compose_edition, edition_path, write_edition
from ocop_site.problems import Problem

PROJECT = Path(__file__).resolve().parent.parent
TEMPLATES = PROJECT / "templates"
STRINGS = TEMPLATES / "strings"
AS_OF = datetime.date(2025, 6, 30)

SMALL: Mapping[str, str] = {
    "settings.yaml": """\
title: {vi: Sổ tay thử, en: Trial handbook}
subtitle: {vi: Sản phẩm của miền thử, en: Products of a trial area}
area:
  name: {vi: Tỉnh Thử, en: Trial Province}
  place: tinh-thu
publisher:
  name: {vi: Sở Thử nghiệm, en: Department of Trials}
  phone: 0274 3822 123
  email: so@example.vn
edition:
  number: {vi: Lần thứ nhất, en: First edition}
  as_of: 2025-06-30
languages: [vi, en]
base_url: https://ocop.example.vn/
share_pictures: false
""",
    "sources.yaml": """\
- id: bao-thu-1
  publisher: Báo Thử
  url: https://bao.example.vn/1
  date: 2024-03-15
- id: bao-thu-2
  publisher: Báo Thử
  title: Danh sách sản phẩm được công nhận
  url: https://bao.example.vn/2
  date: 2023-12
""",
    "products/mat-ong-thu.yaml": """\
id: mat-ong-thu
name: {vi: Mật ong Thử, en: Trial honey}
set: honey-other-raw
producers: [htx-thu]
place: xa-cu
summary:
  vi: Mật ong lấy vào mùa hoa nhãn, lọc sạch trước khi đóng hũ.
  en: Honey taken in the longan season, filtered before it is packed.
story:
  vi: |
    Hợp tác xã nuôi ong **từ lâu**.[^bao-thu-1]
  en: |
    The cooperative has kept bees **for long**.[^bao-thu-1]
facts:
  - text: {vi: Hợp tác xã có mười hộ nuôi ong., en: Ten households keep bees for it.}
    source: bao-thu-1
recognitions:
  - stars: 4
    date: 2024-03-15
    decision: 100/QĐ-UBND
    level: province
    source: bao-thu-1
  - stars: 3
    date: 2021-02
    source: bao-thu-2
certificates:
  - type: food-safety
    number: "012345"
    source: bao-thu-1
channels:
  - kind: shop
    name: {vi: Cửa hàng của hợp tác xã, en: The cooperative's shop}
    source: bao-thu-1
packs:
  - size: {vi: Hũ 500 g, en: 500 g jar}
    price: 120000
    price_date: 2025-05
    source: bao-thu-1
shelf_life: {vi: 24 tháng, en: 24 months}
hs_code: "0409.00"
sources: [bao-thu-1]
""",
    "products/buoi-thu.yaml": """\
id: buoi-thu
name: {vi: Bưởi Thử, en: Trial pomelo}
set: fresh-produce
producers: [trai-thu]
place: xa-moi
recognitions:
  - stars: 3
    basis: inferred
    basis_note: {vi: Bài báo xếp chung nhóm ba sao., en: The article counts it with the others.}
    date: 2023
    source: bao-thu-2
sources: [bao-thu-2]
""",
    "products/non-la-thu.yaml": """\
id: non-la-thu
name: {vi: Nón lá Thử, en: Trial conical hat}
set: household-decorative-crafts
set_basis: inferred
recognitions:
  - basis: not-stated
    named_on: 2024-05-20
    source: bao-thu-1
sources: [bao-thu-1]
""",
    "products/muoi-thu.yaml": """\
id: muoi-thu
name: {vi: Muối ớt Thử, en: Trial chilli salt}
set: other-seasonings
producers: [htx-thu]
place: xa-cu
recognitions:
  - stars: 3
    date: 2021-06-10
    source: bao-thu-2
sources: [bao-thu-2]
""",
    "producers/htx-thu.yaml": """\
id: htx-thu
name: {vi: Hợp tác xã Thử, en: Trial Cooperative}
type: cooperative
place: xa-cu
address: {vi: Đường Một, en: First Street}
phone: [0274 3822 124]
email: htx@example.vn
website: https://htx.example.vn/
sources: [bao-thu-1]
""",
    "producers/trai-thu.yaml": """\
id: trai-thu
name: {vi: Trang trại Thử, en: Trial Farm}
type: farm
place: xa-moi
sources: [bao-thu-2]
""",
    "places/tinh-thu.yaml": """\
id: tinh-thu
kind: province
name: {vi: Tỉnh Thử, en: Trial Province}
""",
    "places/huyen-cu.yaml": """\
id: huyen-cu
kind: district
name: {vi: Huyện Cũ, en: Old District}
within: tinh-thu
ended: 2025-06-30
""",
    "places/xa-cu.yaml": """\
id: xa-cu
kind: commune
name: {vi: Xã Cũ, en: Old Commune}
within: huyen-cu
ended: 2025-06-30
successors:
  - place: xa-moi
    basis: adopted
    source: bao-thu-1
""",
    "places/xa-moi.yaml": """\
id: xa-moi
kind: commune
name: {vi: Xã Mới, en: New Commune}
within: tinh-thu
since: 2025-07-01
""",
    "events/cho-phien-thu.yaml": """\
id: cho-phien-thu
kind: fair
name: {vi: Chợ phiên Thử, en: Trial fair}
start: 2024-08-22
end: 2024-08-25
place: xa-moi
products: [mat-ong-thu]
sources: [bao-thu-1]
""",
    "kinds/loai-buoi.yaml": """\
id: loai-buoi
name: {vi: Bưởi, en: Pomelo}
sets: [fresh-produce]
products: [buoi-thu]
places: [xa-moi]
facts:
  - text: {vi: Xã trồng bưởi từ lâu đời., en: The commune has long grown pomelos.}
    source: bao-thu-2
sources: [bao-thu-2]
""",
    "candidates/tra-thu.yaml": """\
id: tra-thu
name: {vi: Trà Thử, en: Trial tea}
set: tea-leaf
state: scored
producer: trai-thu
year: 2025
sources: [bao-thu-1]
""",
    "figures.yaml": """\
- id: so-san-pham
  label: {vi: Số sản phẩm, en: Number of products}
  points:
    - value: 28
      source: bao-thu-2
    - when: 2024
      value: 274
      note: {vi: Theo tiêu đề bài báo, en: From the headline}
      source: bao-thu-1
""",
    "chapters/dat-nuoc.vi.md": """\
---
id: dat-nuoc
order: 10
title: Đất và người
lead: Một chương để thử.
---
## Ruộng vườn

Có **ruộng** và vườn.[^bao-thu-1]

[[figure: so-san-pham]]

[[products: group=food]]
""",
    "chapters/dat-nuoc.en.md": """\
---
id: dat-nuoc
order: 10
title: Land and people
lead: A chapter for trials.
---
## Fields and gardens

There are **fields** and gardens.[^bao-thu-1]

[[figure: so-san-pham]]

[[products: group=food]]
""",
}


def write_catalogue(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write ``SMALL`` below ``folder`` and return it.

    ``changes`` replaces or adds files; ``None`` leaves a file out.
    """
    contents: dict[str, str | bytes | None] = {**SMALL, **(changes or {})}
    for relative, content in contents.items():
        if content is None:
            continue
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def load_small(
    folder: Path,
    changes: Mapping[str, str | bytes | None] | None = None,
    as_of: datetime.date | None = None,
) -> Catalogue:
    """The small catalogue, written to ``folder`` and loaded; fails if it has an error."""
    catalogue, _, problems = load_catalogue(write_catalogue(folder, changes), as_of)
    assert catalogue is not None, "\n".join(
        f"{item.position}: {item.message('en')}" for item in problems
    )
    return catalogue


def release(
    content: Path, day: datetime.date = datetime.date(2024, 12, 31), number: str = "Lần trước"
) -> Path:
    """Release a catalogue as it is on a day, without a handbook; returns the edition's file."""
    catalogue, found, problems = load_catalogue(content, day)
    assert catalogue is not None, "\n".join(item.message("en") for item in problems)
    edition = dataclasses.replace(
        catalogue.settings.edition,
        number=Localized.of(vi=number, en=f"Edition of {day}"),
        as_of=PartialDate.parse(str(day)),
    )
    settings = dataclasses.replace(catalogue.settings, edition=edition)
    dated = dataclasses.replace(catalogue, settings=settings)
    released = compose_edition(dated, found.editions, {})
    path = content / edition_path(released)
    path.parent.mkdir(exist_ok=True)
    path.write_text(write_edition(released), encoding="utf-8")
    return path


def find_problems(
    folder: Path, changes: Mapping[str, str | bytes | None] | None = None
) -> tuple[Problem, ...]:
    """The problems of the small catalogue with ``changes``."""
    return load_catalogue(write_catalogue(folder, changes))[2]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def edited(relative: str, old: str, new: str) -> str:
    """The text of a file of ``SMALL`` with ``old``, which must stand there once, replaced."""
    return replace_once(SMALL[relative], old, new, relative)


def line_of(text: str, part: str) -> int:
    """The line, from 1, on which ``part`` first stands."""
    assert part in text, f"{part!r} is not in the text"
    return text[: text.index(part)].count("\n") + 1


def edit(path: Path, old: str, new: str) -> None:
    """Replace ``old``, which must stand in the file once, as an editor would."""
    text = path.read_text(encoding="utf-8")
    path.write_text(replace_once(text, old, new, str(path)), encoding="utf-8")


def replace_once(text: str, old: str, new: str, where: str = "the text") -> str:
    """``text`` with its only ``old`` replaced; fails where there is none or more than one."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {where}"
    return text.replace(old, new)
