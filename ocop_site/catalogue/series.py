"""Published series of figures, drawn as charts in chapters beside what the catalogue counts."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.models import Record
from ocop_site.catalogue.schema import Kind, declare
from ocop_site.catalogue.values import Localized, PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One published figure; ``when`` is missing where the source is undated."""

    when: PartialDate | None = declare(
        Kind.DATE,
        "Thời điểm",
        "When",
        example="2024",
        help_vi="Bỏ khi nguồn không ghi ngày; cột ấy được vẽ gạch chéo.",
        help_en="Leave out where the source is undated; the bar is then hatched.",
    )
    value: int | None = declare(
        Kind.INTEGER,
        "Giá trị",
        "Value",
        required=True,
        minimum=0,
        maximum=10**12,
        example="274",
        help_vi="Số nguyên, không dấu chấm; đơn vị ghi trong label.",
        help_en="A whole number without separators; the unit stands in label.",
    )
    note: Localized = declare(
        Kind.TEXT,
        "Ghi chú",
        "Note",
        help_vi="Điều cần biết về riêng con số này.",
        help_en="What a reader must know of just this figure.",
    )
    source: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Source", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Record):
    """A series of figures with a label."""

    label: Localized = declare(
        Kind.TEXT,
        "Tên",
        "Label",
        required=True,
        help_vi="Tên của biểu đồ, kèm đơn vị.",
        help_en="The title of the chart, with the unit.",
    )
    points: tuple[Point, ...] = declare(
        Kind.RECORD,
        "Số liệu",
        "Points",
        required=True,
        many=True,
        record=Point,
        example="[{when: 2024, value: 12, source: …}]",
    )
