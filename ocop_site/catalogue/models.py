"""The records of a catalogue, frozen, each field declared once for reader, docs and forms.

Only the declarations live here; how they are read is ``reader``, how they hang together is
``catalogue``. Field names are the keys of the YAML files.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from ocop_site.catalogue.parts import (
    Award,
    Certificate,
    Channel,
    Experience,
    Fact,
    Note,
    Pack,
    Photo,
    Recognition,
    Right,
    Successor,
    Variant,
)
from ocop_site.catalogue.schema import Kind, declare
from ocop_site.catalogue.values import Localized, Origin, PartialDate
from ocop_site.catalogue.vocabulary import (
    Basis,
    CandidateState,
    ChapterKind,
    EventKind,
    EventState,
    PlaceKind,
    ProducerType,
)


def _origin() -> Origin:
    return Origin()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has: its stable id, and where it was written."""

    id: str = declare(
        Kind.IDENTIFIER,
        "Mã",
        "Id",
        required=True,
        example="mat-ong-thanh-hao",
        help_vi="Chữ thường không dấu, số và gạch nối; đặt một lần, không đổi nữa.",
        help_en="Lower-case ASCII letters, digits and hyphens; chosen once, never changed.",
    )
    origin: Origin = dataclasses.field(default_factory=_origin, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Record):
    """A certified OCOP product, or one record for several certified together (``items``)."""

    name: Localized = declare(Kind.TEXT, "Tên sản phẩm", "Product name", required=True)
    name_translated: bool = declare(
        Kind.FLAG,
        "Tên tiếng Anh do ta dịch",
        "English name is our translation",
        help_vi="Ghi true khi tên tiếng Anh không lấy từ nguồn nào.",
        help_en="Write true when no source gives the English name.",
    )
    other_names: tuple[str, ...] = declare(
        Kind.LINE, "Tên gọi khác", "Other names", many=True
    )
    set: str = declare(
        Kind.REFERENCE,
        "Bộ sản phẩm",
        "Product set",
        required=True,
        target="set",
        example="fresh-produce",
        help_vi="Mã bộ sản phẩm theo phụ lục Quyết định 26/2026/QĐ-TTg (xem tài liệu tra cứu).",
        help_en="The id of the set in the annex of Decision 26/2026/QĐ-TTg (see the reference).",
    )
    set_basis: Basis = declare(
        Kind.CHOICE,
        "Căn cứ xếp bộ",
        "Basis of the set",
        choices=Basis,
        default=Basis.STATED,
        help_vi="inferred khi ta tự xếp theo tên sản phẩm.",
        help_en="inferred when the set was chosen here from the product's name.",
    )
    code: str = declare(Kind.LINE, "Mã số sản phẩm", "Product code", example="83-829-28780-3-2022")
    short: str = declare(
        Kind.LINE,
        "Mã ngắn cho QR",
        "Short code for the QR address",
        pattern=r"[A-HJ-NP-Z2-9]{4,8}",
        help_vi="Để trống: mã được tính từ id. Chỉ ghi khi hai mã trùng nhau hay để giữ mã đã in.",
        help_en="Leave empty: it is computed from the id. Write one only to keep a printed code.",
    )
    items: int = declare(
        Kind.INTEGER,
        "Số sản phẩm được công nhận",
        "Certified items",
        default=1,
        minimum=1,
        maximum=500,
        help_vi="Số sản phẩm mà mục này đại diện.",
        help_en="How many certified products this record stands for.",
    )
    producers: tuple[str, ...] = declare(
        Kind.REFERENCE, "Chủ thể", "Producers", many=True, target="producer"
    )
    place: str = declare(Kind.REFERENCE, "Nơi sản xuất", "Place of production", target="place")
    place_basis: Basis = declare(
        Kind.CHOICE, "Căn cứ của địa danh", "Basis of the place", choices=Basis,
        default=Basis.STATED,
    )
    summary: Localized = declare(Kind.TEXT, "Tóm tắt", "Summary")
    story: Localized = declare(Kind.MARKDOWN, "Câu chuyện sản phẩm", "Story")
    origin_and_method: Localized = declare(
        Kind.MARKDOWN, "Vùng nguyên liệu, cách làm", "Origin and method"
    )
    ingredients: Localized = declare(Kind.TEXT, "Thành phần", "Ingredients")
    specification: Localized = declare(Kind.TEXT, "Tiêu chuẩn", "Specification")
    variants: tuple[Variant, ...] = declare(
        Kind.RECORD, "Dòng sản phẩm", "Variants", many=True, record=Variant
    )
    facts: tuple[Fact, ...] = declare(
        Kind.RECORD,
        "Điều đã biết",
        "Facts",
        many=True,
        record=Fact,
        help_vi="Mỗi điều một câu, kèm nguồn.",
        help_en="One sentence each, with its source.",
    )
    recognitions: tuple[Recognition, ...] = declare(
        Kind.RECORD, "Các lần công nhận", "Recognitions", required=True, many=True,
        record=Recognition,
    )
    certificates: tuple[Certificate, ...] = declare(
        Kind.RECORD, "Chứng nhận", "Certificates", many=True, record=Certificate
    )
    rights: tuple[Right, ...] = declare(
        Kind.RECORD, "Sở hữu trí tuệ", "Intellectual property", many=True, record=Right
    )
    channels: tuple[Channel, ...] = declare(
        Kind.RECORD, "Kênh bán", "Sales channels", many=True, record=Channel
    )
    packs: tuple[Pack, ...] = declare(
        Kind.RECORD, "Quy cách đóng gói", "Packs", many=True, record=Pack
    )
    shelf_life: Localized = declare(Kind.TEXT, "Hạn sử dụng", "Shelf life")
    shelf_life_days: int | None = declare(
        Kind.INTEGER, "Hạn sử dụng (ngày)", "Shelf life in days", minimum=1, maximum=36500
    )
    storage: Localized = declare(Kind.TEXT, "Bảo quản", "Storage")
    directions: Localized = declare(Kind.TEXT, "Hướng dẫn sử dụng", "Directions for use")
    season: Localized = declare(Kind.TEXT, "Mùa vụ", "Season")
    capacity: Localized = declare(Kind.TEXT, "Sản lượng mỗi năm", "Capacity per year")
    minimum_order: Localized = declare(Kind.TEXT, "Đơn hàng tối thiểu", "Minimum order")
    hs_code: str = declare(
        Kind.LINE, "Mã HS", "HS code", pattern=r"\d{4}(\.?\d{2}){0,3}", example="0409.00"
    )
    export_markets: tuple[str, ...] = declare(
        Kind.LINE,
        "Thị trường xuất khẩu",
        "Export markets",
        many=True,
        pattern=r"[A-Z]{2}",
        example="JP",
        help_vi="Mã nước hai chữ (ISO 3166): JP, SG, KR…",
        help_en="Two-letter country codes (ISO 3166): JP, SG, KR…",
    )
    traceability_url: str = declare(Kind.URL, "Truy xuất nguồn gốc", "Traceability address")
    awards: tuple[Award, ...] = declare(
        Kind.RECORD, "Giải thưởng", "Awards", many=True, record=Award
    )
    experience: Experience | None = declare(
        Kind.RECORD, "Dịch vụ du lịch", "Tourism service", record=Experience
    )
    photos: tuple[Photo, ...] = declare(Kind.RECORD, "Ảnh", "Photos", many=True, record=Photo)
    plate_words: tuple[str, ...] = declare(
        Kind.LINE,
        "Chữ trên tấm vẽ",
        "Words on the plate",
        many=True,
        help_vi="Tối đa ba chữ; để trống thì lấy từ tên sản phẩm.",
        help_en="At most three; left empty they are taken from the name.",
    )
    notes: tuple[Note, ...] = declare(
        Kind.RECORD, "Ghi chú in kèm", "Printed notes", many=True, record=Note
    )
    sources: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Sources", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Producer(Record):
    """An OCOP entity; public business contacts only."""

    name: Localized = declare(Kind.TEXT, "Tên đầy đủ", "Legal name", required=True)
    short_name: Localized = declare(Kind.TEXT, "Tên ngắn", "Short name")
    other_names: tuple[str, ...] = declare(
        Kind.LINE, "Tên gọi khác, nhãn hiệu", "Other names, brands", many=True
    )
    type: ProducerType = declare(
        Kind.CHOICE, "Loại hình", "Type", required=True, choices=ProducerType,
        default=ProducerType.UNKNOWN,
    )
    place: str = declare(Kind.REFERENCE, "Địa danh", "Place", target="place")
    address: Localized = declare(
        Kind.TEXT,
        "Địa chỉ kinh doanh",
        "Business address",
        help_vi="Phần trước tên xã, phường; không ghi nhà riêng.",
        help_en="What stands before the commune or ward; never a private home.",
    )
    phone: tuple[str, ...] = declare(Kind.PHONE, "Điện thoại", "Telephone", many=True)
    email: str = declare(Kind.EMAIL, "Thư điện tử", "E-mail")
    website: str = declare(Kind.URL, "Trang mạng", "Website")
    channels: tuple[Channel, ...] = declare(
        Kind.RECORD, "Kênh bán", "Sales channels", many=True, record=Channel
    )
    representative: str = declare(Kind.LINE, "Người đại diện", "Representative")
    representative_role: Localized = declare(Kind.TEXT, "Chức vụ", "Role")
    founded: Localized = declare(Kind.TEXT, "Thành lập", "Founded")
    introduction: Localized = declare(Kind.MARKDOWN, "Giới thiệu", "Introduction")
    other_products: tuple[Variant, ...] = declare(
        Kind.RECORD, "Sản phẩm khác được nhắc tới", "Other products named", many=True,
        record=Variant,
    )
    facts: tuple[Fact, ...] = declare(
        Kind.RECORD, "Điều đã biết", "Facts", many=True, record=Fact
    )
    certificates: tuple[Certificate, ...] = declare(
        Kind.RECORD, "Chứng nhận", "Certificates", many=True, record=Certificate
    )
    photos: tuple[Photo, ...] = declare(Kind.RECORD, "Ảnh", "Photos", many=True, record=Photo)
    notes: tuple[Note, ...] = declare(
        Kind.RECORD, "Ghi chú in kèm", "Printed notes", many=True, record=Note
    )
    sources: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Sources", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """An administrative unit of any date, a craft village, a venue, a sales point."""

    kind: PlaceKind = declare(
        Kind.CHOICE, "Loại", "Kind", required=True, choices=PlaceKind, default=PlaceKind.COMMUNE
    )
    name: Localized = declare(Kind.TEXT, "Tên", "Name", required=True)
    other_names: tuple[str, ...] = declare(Kind.LINE, "Tên gọi khác", "Other names", many=True)
    within: str = declare(Kind.REFERENCE, "Thuộc", "Within", target="place")
    code: str = declare(Kind.LINE, "Mã đơn vị", "Unit code")
    since: PartialDate | None = declare(Kind.DATE, "Có từ ngày", "Since")
    ended: PartialDate | None = declare(
        Kind.DATE,
        "Ngày cuối còn là đơn vị",
        "Last day as a unit",
        help_vi="Ví dụ 2025-06-30 cho các đơn vị hết hoạt động từ 1.7.2025.",
        help_en="For instance 2025-06-30 for units that ended on 1 July 2025.",
    )
    successors: tuple[Successor, ...] = declare(
        Kind.RECORD, "Nay thuộc", "Became", many=True, record=Successor
    )
    latitude: str = declare(Kind.DECIMAL, "Vĩ độ", "Latitude", default="")
    longitude: str = declare(Kind.DECIMAL, "Kinh độ", "Longitude", default="")
    website: str = declare(Kind.URL, "Trang mạng", "Website")
    introduction: Localized = declare(Kind.MARKDOWN, "Giới thiệu", "Introduction")
    facts: tuple[Fact, ...] = declare(
        Kind.RECORD, "Điều đã biết", "Facts", many=True, record=Fact
    )
    photos: tuple[Photo, ...] = declare(Kind.RECORD, "Ảnh", "Photos", many=True, record=Photo)
    notes: tuple[Note, ...] = declare(
        Kind.RECORD, "Ghi chú in kèm", "Printed notes", many=True, record=Note
    )
    sources: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Sources", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """A fair, market, festival or ceremony."""

    kind: EventKind = declare(
        Kind.CHOICE, "Loại", "Kind", required=True, choices=EventKind, default=EventKind.FAIR
    )
    name: Localized = declare(Kind.TEXT, "Tên", "Name", required=True)
    start: PartialDate | None = declare(Kind.DATE, "Bắt đầu", "Start")
    end: PartialDate | None = declare(Kind.DATE, "Kết thúc", "End")
    recurs: Localized = declare(
        Kind.TEXT, "Lặp lại", "Recurs", help_vi="Ví dụ: hằng năm vào tháng 5 âm lịch."
    )
    state: EventState = declare(
        Kind.CHOICE, "Tình trạng", "State", choices=EventState, default=EventState.HELD
    )
    place: str = declare(Kind.REFERENCE, "Địa danh", "Place", target="place")
    venue: Localized = declare(Kind.TEXT, "Nơi tổ chức", "Venue")
    organisers: tuple[Variant, ...] = declare(
        Kind.RECORD, "Đơn vị tổ chức", "Organisers", many=True, record=Variant
    )
    scale: tuple[Variant, ...] = declare(
        Kind.RECORD, "Quy mô", "Scale", many=True, record=Variant
    )
    website: str = declare(Kind.URL, "Trang mạng", "Website")
    products: tuple[str, ...] = declare(
        Kind.REFERENCE, "Sản phẩm tham gia", "Products shown", many=True, target="product"
    )
    facts: tuple[Fact, ...] = declare(
        Kind.RECORD, "Điều đã biết", "Facts", many=True, record=Fact
    )
    notes: tuple[Note, ...] = declare(
        Kind.RECORD, "Ghi chú in kèm", "Printed notes", many=True, record=Note
    )
    sources: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Sources", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfProduct(Record):
    """What is known of a kind of product of the area, for group, place and thin pages."""

    name: Localized = declare(Kind.TEXT, "Tên", "Name", required=True)
    sets: tuple[str, ...] = declare(
        Kind.REFERENCE, "Bộ sản phẩm", "Product sets", many=True, target="set"
    )
    products: tuple[str, ...] = declare(
        Kind.REFERENCE, "Sản phẩm cùng loại", "Products of this kind", many=True, target="product"
    )
    places: tuple[str, ...] = declare(
        Kind.REFERENCE, "Địa danh", "Places", many=True, target="place"
    )
    facts: tuple[Fact, ...] = declare(
        Kind.RECORD, "Điều đã biết", "Facts", required=True, many=True, record=Fact
    )
    notes: tuple[Note, ...] = declare(
        Kind.RECORD, "Ghi chú in kèm", "Printed notes", many=True, record=Note
    )
    sources: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Sources", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Record):
    """A product near the programme but not certified; never printed as an OCOP product."""

    name: Localized = declare(Kind.TEXT, "Tên", "Name", required=True)
    set: str = declare(Kind.REFERENCE, "Bộ sản phẩm", "Product set", target="set")
    state: CandidateState = declare(
        Kind.CHOICE, "Tình trạng", "State", required=True, choices=CandidateState,
        default=CandidateState.MENTIONED,
    )
    producer: str = declare(Kind.REFERENCE, "Chủ thể", "Producer", target="producer")
    place: str = declare(Kind.REFERENCE, "Địa danh", "Place", target="place")
    year: PartialDate | None = declare(Kind.DATE, "Năm", "Year")
    facts: tuple[Fact, ...] = declare(
        Kind.RECORD, "Điều đã biết", "Facts", many=True, record=Fact
    )
    notes: tuple[Note, ...] = declare(
        Kind.RECORD, "Ghi chú in kèm", "Printed notes", many=True, record=Note
    )
    sources: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Sources", required=True, many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """An entry of the register of sources."""

    publisher: str = declare(Kind.LINE, "Nơi đăng", "Publisher", required=True)
    url: str = declare(Kind.URL, "Địa chỉ", "Address")
    title: str = declare(Kind.LINE, "Tên bài, văn bản", "Title")
    date: PartialDate | None = declare(Kind.DATE, "Ngày đăng", "Date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter(Record):
    """One language of a chapter: front matter and Markdown ``body`` (first line at ``line``)."""

    language: str = ""
    body: str = ""
    line: int = 1
    order: int = declare(
        Kind.INTEGER, "Thứ tự", "Order", required=True, minimum=0, maximum=9999, default=0
    )
    title: str = declare(Kind.LINE, "Tên chương", "Title", required=True)
    short: str = declare(Kind.LINE, "Tên ngắn", "Short title")
    lead: str = declare(Kind.LINE, "Câu dẫn", "Lead")
    kind: ChapterKind = declare(
        Kind.CHOICE, "Loại", "Kind", choices=ChapterKind, default=ChapterKind.CHAPTER
    )
