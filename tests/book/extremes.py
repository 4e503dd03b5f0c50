"""A catalogue at its limits: names of two lines and more, 900 words or none, six photos or none.

Nothing in it is real.
"""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.catalogue import make_photo
from tests.support import SMALL

LONG_NAME = (
    "Tinh dầu vỏ bưởi da xanh nguyên chất chưng cất thủ công của hội phụ nữ thôn Thượng "
    "Nghiêng Phú Nhuận Thử"
)
LONG_PRODUCER = (
    "Hợp tác xã Sản xuất, Chế biến, Thương mại và Dịch vụ Nông nghiệp Hữu cơ Công nghệ cao "
    "Người Nghiêng Thượng Phú Nhuận Thử"
)
LONG_PLACE = "Xã Nghĩa Trường Thượng Phú Nhuận Tân Hưng Thạnh Thử"
FOREST = "Nhà nghiêng mái rạ, vườn thượng uyển trổ hoa suốt mùa mưa."
STORY_WORDS, SECTIONS = 900, 40


def make_extremes() -> Mapping[str, str | bytes | None]:
    """The changes that bring the small catalogue to its limits."""
    sentences = " ".join(
        f"Câu thứ {number} kể chuyện làng nghề xưa. {FOREST}" for number in range(STORY_WORDS // 19)
    )
    paragraphs = "\n\n    ".join(sentences[at : at + 600] for at in range(0, len(sentences), 600))
    many = "".join(
        f"  - text: {{vi: 'Điều {number}: {FOREST}', en: 'Fact {number}: incomprehensibility.'}}\n"
        "    source: bao-thu-1\n"
        for number in range(9)
    )
    photos = "".join(f"  - {{file: photos/{n}.jpg, alt: Ảnh {n}}}\n" for n in range(6))
    changes: dict[str, str | bytes | None] = {
        f"photos/{number}.jpg": make_photo(number) for number in range(7)
    }
    changes["places/xa-dai.yaml"] = (
        f"id: xa-dai\nkind: commune\nname: {{vi: {LONG_PLACE}}}\nwithin: tinh-thu\n"
    )
    changes["producers/htx-dai.yaml"] = (
        f"id: htx-dai\nname: {{vi: '{LONG_PRODUCER}'}}\ntype: cooperative\nplace: xa-dai\n"
        "sources: [bao-thu-1]\n"
    )
    changes["products/dai-nhat.yaml"] = (
        f"id: dai-nhat\nname: {{vi: {LONG_NAME}}}\nset: fresh-produce\nproducers: [htx-dai]\n"
        f"place: xa-dai\nsummary: {{vi: '{FOREST}'}}\nfacts:\n{many}"
        f"story:\n  vi: |\n    {paragraphs}\n{_RECOGNISED}photos:\n{photos}"
    )
    changes["products/ngan-nhat.yaml"] = _product("ngan-nhat", "Ớt", "trai-thu", "xa-moi")
    changes["products/mot-anh.yaml"] = _product("mot-anh", "Cam một ảnh", "htx-dai", "xa-dai") + (
        "photos:\n  - {file: photos/6.jpg, alt: Một ảnh}\n"
    )
    changes["products/ten-dai.yaml"] = _product("ten-dai", LONG_NAME + " Hai", "htx-dai", "xa-dai")
    lines = "\n\n".join(
        f"## Mục thử {n}\n\nĐoạn thử {n}. {FOREST * (n % 5 + 1)}" for n in range(SECTIONS)
    )
    changes["chapters/dat-nuoc.vi.md"] = SMALL["chapters/dat-nuoc.vi.md"] + "\n" + lines
    return changes


_RECOGNISED = """\
recognitions:
  - stars: 4
    date: 2024-03-15
    decision: 100/QĐ-UBND
    level: province
    source: bao-thu-1
sources: [bao-thu-1]
"""


def _product(key: str, name: str, producer: str, place: str) -> str:
    return (
        f"id: {key}\nname: {{vi: {name}}}\nset: fresh-produce\nproducers: [{producer}]\n"
        f"place: {place}\n{_RECOGNISED}"
    )
