"""The place: a unit of any date, a craft village, a sales point."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.parts import Fact, Note, Photo, Successor
from ocop_site.catalogue.record import Record
from ocop_site.catalogue.schema import Kind, declare
from ocop_site.catalogue.values import Localized, PartialDate
from ocop_site.catalogue.vocabulary import PlaceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """An administrative unit of any date, a craft village, a venue, a sales point."""

    kind: PlaceKind = declare(
        Kind.CHOICE,
        "Loại",
        "Kind",
        required=True,
        choices=PlaceKind,
        default=PlaceKind.COMMUNE,
        example="commune",
    )
    name: Localized = declare(
        Kind.TEXT,
        "Tên",
        "Name",
        required=True,
        example="{vi: Xã An Bình, en: An Bình commune}",
        help_vi="Đủ cả loại đơn vị, viết hoa chữ đầu: Xã An Bình, Phường Lái Thiêu.",
        help_en="With the kind of unit: An Bình commune, Lái Thiêu ward.",
    )
    other_names: tuple[str, ...] = declare(Kind.LINE, "Tên gọi khác", "Other names", many=True)
    within: str = declare(
        Kind.REFERENCE,
        "Thuộc",
        "Within",
        target="place",
        help_vi="Đơn vị ngay trên, cùng thời: xã cũ thuộc huyện cũ, xã mới thuộc tỉnh mới.",
        help_en="The unit just above, of the same time: old communes in old districts.",
    )
    code: str = declare(
        Kind.LINE,
        "Mã đơn vị",
        "Unit code",
        example="25858",
        help_vi="Mã đơn vị hành chính của nhà nước.",
        help_en="The state's code of the administrative unit.",
    )
    since: PartialDate | None = declare(
        Kind.DATE,
        "Có từ ngày",
        "Since",
        example="2025-07-01",
        help_vi="Ngày đầu tiên là đơn vị này; chỉ cần ghi cho đơn vị mới lập.",
        help_en="The first day of the unit; needed for new units only.",
    )
    ended: PartialDate | None = declare(
        Kind.DATE,
        "Ngày cuối còn là đơn vị",
        "Last day as a unit",
        example="2025-06-30",
        help_vi="Ví dụ 2025-06-30 cho các đơn vị hết hoạt động từ 1.7.2025.",
        help_en="For instance 2025-06-30 for units that ended on 1 July 2025.",
    )
    successors: tuple[Successor, ...] = declare(
        Kind.RECORD,
        "Nay thuộc",
        "Became",
        many=True,
        record=Successor,
        help_vi="Các đơn vị hiện nay nhận địa bàn của đơn vị cũ này.",
        help_en="The present units that took over this former one.",
    )
    latitude: str = declare(
        Kind.DECIMAL, "Vĩ độ", "Latitude", default="", minimum=6, maximum=24, example="10.9804"
    )
    longitude: str = declare(
        Kind.DECIMAL,
        "Kinh độ",
        "Longitude",
        default="",
        minimum=102,
        maximum=118,
        example="106.6519",
    )
    website: str = declare(Kind.URL, "Trang mạng", "Website")
    introduction: Localized = declare(Kind.MARKDOWN, "Giới thiệu", "Introduction")
    facts: tuple[Fact, ...] = declare(Kind.RECORD, "Điều đã biết", "Facts", many=True, record=Fact)
    photos: tuple[Photo, ...] = declare(Kind.RECORD, "Ảnh", "Photos", many=True, record=Photo)
    notes: tuple[Note, ...] = declare(
        Kind.RECORD, "Ghi chú in kèm", "Printed notes", many=True, record=Note
    )
    sources: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Sources", many=True)
