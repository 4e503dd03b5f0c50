"""Parts of records: recognitions, facts, certificates, packs, photos and the like."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.schema import Kind, declare
from ocop_site.catalogue.values import Localized, PartialDate, slots_restored
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


@slots_restored
@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One sentence that is known, with its source."""

    text: Localized = declare(Kind.TEXT, "Câu", "Sentence", required=True)
    source: tuple[str, ...] = declare(
        Kind.SOURCE,
        "Nguồn",
        "Source",
        many=True,
        help_vi="Một mã, hoặc danh sách nhiều mã.",
        help_en="One id, or a list of several.",
    )
    date: PartialDate | None = declare(
        Kind.DATE,
        "Ngày của nguồn",
        "Date of the source",
        example="2024-08-22",
        help_vi="Ghi khi con số dễ cũ, để người đọc biết nó đúng vào lúc nào.",
        help_en="For figures that age, so that a reader knows when they held.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark that is printed beside the record: a conflict of sources, an inference."""

    text: Localized = declare(Kind.TEXT, "Ghi chú", "Note", required=True)
    source: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Source", many=True)


@slots_restored
@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """One evaluation of a product; the newest is written first."""

    state: RecognitionState = declare(
        Kind.CHOICE,
        "Kết quả",
        "Outcome",
        choices=RecognitionState,
        default=RecognitionState.RECOGNISED,
        help_vi="Ghi pending khi đã chấm hoặc nộp hồ sơ mà chưa có quyết định.",
        help_en="Write pending while it is scored or filed and not yet decided.",
    )
    stars: int | None = declare(
        Kind.INTEGER,
        "Số sao",
        "Stars",
        minimum=3,
        maximum=5,
        remedy="stars",
        example="3",
        help_vi="3, 4 hoặc 5; để trống khi không nguồn nào nói.",
        help_en="3, 4 or 5; leave it out where no source says.",
    )
    basis: Basis = declare(
        Kind.CHOICE,
        "Căn cứ của hạng sao",
        "Basis of the rating",
        choices=Basis,
        default=Basis.STATED,
        help_vi="Nguồn nói thẳng, ta suy ra, hay không nguồn nào nêu; suy ra thì in kèm ghi chú.",
        help_en="Said by a source, concluded here, or not said; the second is shown with a note.",
    )
    basis_note: Localized = declare(
        Kind.TEXT,
        "Giải thích căn cứ",
        "Why it is so",
        help_vi="Một câu cho người đọc: vì sao suy ra như vậy.",
        help_en="One sentence for the reader: from what it was concluded.",
    )
    potential_five: bool = declare(
        Kind.FLAG,
        "Tiềm năng 5 sao",
        "Potential five-star",
        help_vi="Tỉnh đã chấm từ 90 điểm và đang chờ trung ương; không phải hạng 5 sao.",
        help_en="Scored 90 or more by the province, awaiting the centre; not a fifth star.",
    )
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
    decision: str = declare(Kind.LINE, "Số quyết định", "Decision number", example="3981/QĐ-UBND")
    legal_basis: str = declare(
        Kind.LINE,
        "Theo bộ tiêu chí",
        "Criteria",
        example="148/QĐ-TTg",
        help_vi="Quyết định ban hành bộ tiêu chí đã dùng để chấm.",
        help_en="The decision whose criteria were used.",
    )
    level: Level | None = declare(Kind.CHOICE, "Cấp công nhận", "Level", choices=Level)
    authority: Localized = declare(
        Kind.TEXT,
        "Cơ quan công nhận",
        "Issuing authority",
        help_vi="Tên cơ quan vào lúc cấp, kể cả khi nay không còn.",
        help_en="Its name at the time, even where it has ceased to exist.",
    )
    expires: PartialDate | None = declare(
        Kind.DATE,
        "Có giá trị đến",
        "Valid until",
        help_vi="Chỉ ghi khi giấy chứng nhận ghi rõ; nếu không, hạn là 36 tháng.",
        help_en="Only where the certificate says so; else 36 months from issue.",
    )
    extended_until: PartialDate | None = declare(
        Kind.DATE,
        "Kéo dài đến",
        "Extended until",
        help_vi="Chỉ khi có văn bản cho dùng tiếp trong lúc chờ đánh giá lại.",
        help_en="Only where a document lets it run on while it is evaluated again.",
    )
    withdrawn: PartialDate | None = declare(
        Kind.DATE,
        "Ngày thu hồi",
        "Withdrawn on",
        help_vi="Ngày của quyết định thu hồi; giữ nguyên lần công nhận, chỉ thêm dòng này.",
        help_en="The day of that decision; keep the recognition and add this line.",
    )
    withdrawal_reason: Localized = declare(Kind.TEXT, "Lý do thu hồi", "Reason of withdrawal")
    note: Localized = declare(Kind.TEXT, "Ghi chú", "Note")
    source: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Source", many=True)


@slots_restored
@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A quality certificate; ``scope`` says of what, when it is not just this product."""

    type: CertificateType = declare(
        Kind.CHOICE,
        "Loại",
        "Type",
        required=True,
        choices=CertificateType,
        default=CertificateType.OTHER,
        example="vietgap",
    )
    name: Localized = declare(
        Kind.TEXT,
        "Tên, nếu là loại khác",
        "Name, if of another type",
        help_vi="Khi có, tên này hiện thay cho tên loại.",
        help_en="Where given it is shown instead of the type.",
    )
    number: str = declare(Kind.LINE, "Số", "Number")
    issuer: str = declare(Kind.LINE, "Nơi cấp", "Issuer")
    expires: PartialDate | None = declare(Kind.DATE, "Hết hạn", "Expires")
    scope: Localized = declare(
        Kind.TEXT,
        "Phạm vi",
        "Scope",
        example="{vi: 3 ha bưởi, en: 3 ha of pomelo}",
        help_vi="Phần được chứng nhận, khi không phải toàn bộ.",
        help_en="What is certified, where it is not everything.",
    )
    source: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Source", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """A trade mark, geographical indication or the like."""

    type: RightType = declare(
        Kind.CHOICE,
        "Loại",
        "Type",
        required=True,
        choices=RightType,
        default=RightType.TRADE_MARK,
        example="trade-mark",
    )
    name: str = declare(Kind.LINE, "Tên", "Name", required=True, example="Hương Quê")
    number: str = declare(Kind.LINE, "Số", "Number")
    source: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Source", many=True)


@slots_restored
@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where the product is sold."""

    kind: ChannelKind = declare(
        Kind.CHOICE,
        "Loại",
        "Kind",
        required=True,
        choices=ChannelKind,
        default=ChannelKind.DOMESTIC,
        example="retail",
    )
    name: Localized = declare(Kind.TEXT, "Tên", "Name", required=True)
    url: str = declare(Kind.URL, "Địa chỉ mạng", "Address")
    source: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Source", many=True)


@slots_restored
@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack that is sold."""

    size: Localized = declare(
        Kind.TEXT, "Quy cách", "Size", required=True, example="{vi: Hũ 500 g, en: 500 g jar}"
    )
    gtin: str = declare(
        Kind.LINE,
        "Mã vạch",
        "GTIN",
        pattern=r"\d{8}|\d{12,14}",
        example="8934563138165",
        help_vi="Các chữ số dưới mã vạch: 8, 12, 13 hoặc 14 số.",
        help_en="The digits below the bar code: 8, 12, 13 or 14 of them.",
    )
    price: int | None = declare(
        Kind.INTEGER,
        "Giá (đồng)",
        "Price in dong",
        minimum=0,
        maximum=10_000_000_000,
        example="120000",
    )
    price_date: PartialDate | None = declare(
        Kind.DATE,
        "Ngày của giá",
        "Date of the price",
        example="2025-05",
        help_vi="Giá hiện kèm ngày này; có giá thì nên có ngày.",
        help_en="The price is shown with it; a price should have one.",
    )
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
        Kind.LINE,
        "Ngôn ngữ phục vụ",
        "Languages spoken",
        many=True,
        pattern=r"[a-z]{2}",
        example="en",
        help_vi="Mã ngôn ngữ hai chữ (ISO 639-1): vi, en, ja…",
        help_en="Two-letter language codes (ISO 639-1): vi, en, ja…",
    )
    capacity: Localized = declare(Kind.TEXT, "Sức chứa", "Capacity")
    booking: str = declare(Kind.URL, "Đặt chỗ", "Booking")


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture file below ``content/photos``."""

    file: str = declare(
        Kind.FILE,
        "Tệp ảnh",
        "File",
        required=True,
        example="photos/mat-ong.jpg",
        help_vi="Đường dẫn tính từ thư mục nội dung; đúng chữ hoa, chữ thường.",
        help_en="The path below the content folder; capitals matter.",
    )
    alt: Localized = declare(
        Kind.TEXT,
        "Mô tả cho người không thấy ảnh",
        "Description for those who do not see it",
        required=True,
        example="{vi: Hũ mật ong bên tổ ong, en: A jar of honey beside a hive}",
    )
    caption: Localized = declare(Kind.TEXT, "Chú thích", "Caption")
    credit: str = declare(Kind.LINE, "Tác giả", "Credit")
    licence: str = declare(Kind.LINE, "Giấy phép", "Licence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """The mark of a producer or publisher, a drawing or a picture."""

    file: str = declare(
        Kind.FILE,
        "Tệp biểu trưng",
        "File",
        required=True,
        example="photos/logo-htx.svg",
        help_vi="SVG (chữ đã chuyển thành đường nét) hoặc PNG; đường dẫn từ thư mục nội dung.",
        help_en="SVG (with its letters turned to outlines) or PNG; the path below the content.",
    )
    alt: Localized = declare(
        Kind.TEXT,
        "Mô tả cho người không thấy biểu trưng",
        "Description for those who do not see it",
        required=True,
        example="{vi: Biểu trưng hợp tác xã, en: Logo of the cooperative}",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """The present unit a former one went into."""

    place: str = declare(
        Kind.REFERENCE, "Đơn vị nay", "Present unit", required=True, target="place"
    )
    part: bool = declare(
        Kind.FLAG,
        "Chỉ một phần",
        "Only a part",
        help_vi="true khi đơn vị cũ bị chia ra nhiều đơn vị mới.",
        help_en="true where the former unit was divided among several.",
    )
    basis: MappingBasis = declare(
        Kind.CHOICE,
        "Căn cứ",
        "Basis",
        choices=MappingBasis,
        default=MappingBasis.PLANNED,
        help_vi="Không ghi thì hiểu là planned, trang sẽ nói rõ.",
        help_en="Not written it counts as planned, and the page says so.",
    )
    source: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Source", many=True)
