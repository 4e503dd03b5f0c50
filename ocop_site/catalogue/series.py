"""Published series of figures, drawn as charts in chapters beside what the catalogue counts."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.models import Record
from ocop_site.catalogue.schema import Kind, declare
from ocop_site.catalogue.values import Localized, PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One published figure; ``when`` is missing where the source is undated."""

    when: PartialDate | None = declare(Kind.DATE, "Thời điểm", "When")
    value: int | None = declare(
        Kind.INTEGER, "Giá trị", "Value", required=True, minimum=0, maximum=10**12
    )
    note: Localized = declare(Kind.TEXT, "Ghi chú", "Note")
    source: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Source", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Record):
    """A series of figures with a label."""

    label: Localized = declare(Kind.TEXT, "Tên", "Label", required=True)
    points: tuple[Point, ...] = declare(
        Kind.RECORD, "Số liệu", "Points", required=True, many=True, record=Point
    )
