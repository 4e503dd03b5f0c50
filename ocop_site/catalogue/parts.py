"""Parts of records: recognitions, facts, certificates, packs, photos and the like."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.schema import Kind, declare
from ocop_site.catalogue.values import Localized, PartialDate
from ocop_site.catalogue.vocabulary import (
    Basis,
    CertificateType,
    ChannelKind,
    Level,
    MappingBasis,
    RecognitionKind,
    RecognitionState,
    RightType,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A short named thing: a flavour, a line of goods, an organiser, a figure of scale."""

    name: Localized = declare(Kind.TEXT, "Tên", "Name", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One sentence that is known, with its source."""

    text: Localized = declare(Kind.TEXT, "Câu", "Sentence", required=True)
    source: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Source", many=True)
    date: PartialDate | None = declare(
        Kind.DATE, "Ngày của nguồn", "Date of the source"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark that is printed beside the record: a conflict of sources, an inference."""

    text: Localized = declare(Kind.TEXT, "Ghi chú", "Note", required=True)
    source: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Source", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """One evaluation of a product; the newest is written first."""

    state: RecognitionState = declare(
        Kind.CHOICE, "Kết quả", "Outcome", choices=RecognitionState,
        default=RecognitionState.RECOGNISED,
    )
    stars: int | None = declare(
        Kind.INTEGER,
        "Số sao",
        "Stars",
        minimum=3,
        maximum=5,
        help_vi="3, 4 hoặc 5; để trống khi không nguồn nào nói.",
        help_en="3, 4 or 5; leave it out where no source says.",
    )
    basis: Basis = declare(
        Kind.CHOICE, "Căn cứ của hạng sao", "Basis of the rating", choices=Basis,
        default=Basis.STATED,
    )
    basis_note: Localized = declare(Kind.TEXT, "Giải thích căn cứ", "Why it is so")
    potential_five: bool = declare(Kind.FLAG, "Tiềm năng 5 sao", "Potential five-star")
    kind: RecognitionKind | None = declare(
        Kind.CHOICE, "Hình thức", "Kind of evaluation", choices=RecognitionKind
    )
    date: PartialDate | None = declare(
        Kind.DATE,
        "Ngày công nhận",
        "Date of issue",
        example="2023-12-26",
        help_vi="Ngày, tháng hoặc chỉ năm: 2023-12-26, 2023-12, 2023.",
        help_en="Day, month or year only: 2023-12-26, 2023-12, 2023.",
    )
    named_on: PartialDate | None = declare(
        Kind.DATE,
        "Được nêu là đã công nhận vào ngày",
        "Named as certified on",
        help_vi="Dùng khi không biết ngày cấp mà có bài báo nêu sản phẩm đã được công nhận.",
        help_en="Where the date of issue is not known but a source names it as certified.",
    )
    decision: str = declare(
        Kind.LINE, "Số quyết định", "Decision number", example="3981/QĐ-UBND"
    )
    legal_basis: str = declare(
        Kind.LINE, "Theo bộ tiêu chí", "Criteria", example="148/QĐ-TTg"
    )
    level: Level | None = declare(Kind.CHOICE, "Cấp công nhận", "Level", choices=Level)
    authority: Localized = declare(Kind.TEXT, "Cơ quan công nhận", "Issuing authority")
    expires: PartialDate | None = declare(
        Kind.DATE,
        "Có giá trị đến",
        "Valid until",
        help_vi="Chỉ ghi khi giấy chứng nhận ghi rõ; nếu không, hạn là 36 tháng.",
        help_en="Only where the certificate says so; else 36 months from issue.",
    )
    extended_until: PartialDate | None = declare(Kind.DATE, "Kéo dài đến", "Extended until")
    withdrawn: PartialDate | None = declare(Kind.DATE, "Ngày thu hồi", "Withdrawn on")
    withdrawal_reason: Localized = declare(
        Kind.TEXT, "Lý do thu hồi", "Reason of withdrawal"
    )
    note: Localized = declare(Kind.TEXT, "Ghi chú", "Note")
    source: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Source", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A quality certificate; ``scope`` says of what, when it is not just this product."""

    type: CertificateType = declare(
        Kind.CHOICE, "Loại", "Type", required=True, choices=CertificateType,
        default=CertificateType.OTHER,
    )
    name: Localized = declare(Kind.TEXT, "Tên, nếu là loại khác", "Name, if of another type")
    number: str = declare(Kind.LINE, "Số", "Number")
    issuer: str = declare(Kind.LINE, "Nơi cấp", "Issuer")
    expires: PartialDate | None = declare(Kind.DATE, "Hết hạn", "Expires")
    scope: Localized = declare(Kind.TEXT, "Phạm vi", "Scope")
    source: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Source", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """A trade mark, geographical indication or the like."""

    type: RightType = declare(
        Kind.CHOICE, "Loại", "Type", required=True, choices=RightType,
        default=RightType.TRADE_MARK,
    )
    name: str = declare(Kind.LINE, "Tên", "Name", required=True)
    number: str = declare(Kind.LINE, "Số", "Number")
    source: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Source", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where the product is sold."""

    kind: ChannelKind = declare(
        Kind.CHOICE, "Loại", "Kind", required=True, choices=ChannelKind,
        default=ChannelKind.DOMESTIC,
    )
    name: Localized = declare(Kind.TEXT, "Tên", "Name", required=True)
    url: str = declare(Kind.URL, "Địa chỉ mạng", "Address")
    source: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Source", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack that is sold."""

    size: Localized = declare(
        Kind.TEXT, "Quy cách", "Size", required=True, example="Hũ 500 g"
    )
    gtin: str = declare(
        Kind.LINE, "Mã vạch", "GTIN", pattern=r"\d{8}|\d{12,14}", example="8934563138165"
    )
    price: int | None = declare(
        Kind.INTEGER, "Giá (đồng)", "Price in dong", minimum=0, maximum=10_000_000_000,
        example="120000",
    )
    price_date: PartialDate | None = declare(Kind.DATE, "Ngày của giá", "Date of the price")
    source: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Source", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """A prize or title."""

    name: Localized = declare(Kind.TEXT, "Tên", "Name", required=True)
    date: PartialDate | None = declare(Kind.DATE, "Ngày", "Date")
    source: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Source", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience:
    """What a tourism product offers instead of packs."""

    offers: Localized = declare(Kind.TEXT, "Trải nghiệm", "Experiences", required=True)
    opening: Localized = declare(Kind.TEXT, "Giờ mở cửa", "Opening")
    languages: tuple[str, ...] = declare(
        Kind.LINE, "Ngôn ngữ phục vụ", "Languages spoken", many=True, pattern=r"[a-z]{2}"
    )
    capacity: Localized = declare(Kind.TEXT, "Sức chứa", "Capacity")
    booking: str = declare(Kind.URL, "Đặt chỗ", "Booking")


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture file below ``content/photos``."""

    file: str = declare(
        Kind.FILE, "Tệp ảnh", "File", required=True, example="photos/mat-ong.jpg"
    )
    alt: Localized = declare(
        Kind.TEXT,
        "Mô tả cho người không thấy ảnh",
        "Description for those who do not see it",
        required=True,
    )
    caption: Localized = declare(Kind.TEXT, "Chú thích", "Caption")
    credit: str = declare(Kind.LINE, "Tác giả", "Credit")
    licence: str = declare(Kind.LINE, "Giấy phép", "Licence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """The present unit a former one went into."""

    place: str = declare(
        Kind.REFERENCE, "Đơn vị nay", "Present unit", required=True, target="place"
    )
    part: bool = declare(Kind.FLAG, "Chỉ một phần", "Only a part")
    basis: MappingBasis = declare(
        Kind.CHOICE, "Căn cứ", "Basis", choices=MappingBasis, default=MappingBasis.PLANNED
    )
    source: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Source", many=True)
