"""The product: what the catalogue is about."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.countries import COUNTRIES, MISNAMED
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
    Variant,
)
from ocop_site.catalogue.record import Record
from ocop_site.catalogue.schema import Kind, declare
from ocop_site.catalogue.values import Localized, slots_restored
from ocop_site.catalogue.vocabulary import Basis


@slots_restored
@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Record):
    """A certified OCOP product, or one record for several certified together (``items``)."""

    name: Localized = declare(
        Kind.TEXT,
        "Tên sản phẩm",
        "Product name",
        required=True,
        help_vi="Viết như trong quyết định công nhận.",
        help_en="As the decision of recognition writes it.",
    )
    name_translated: bool = declare(
        Kind.FLAG,
        "Tên tiếng Anh do ta dịch",
        "English name is our translation",
        help_vi="Ghi true khi tên tiếng Anh không lấy từ nguồn nào.",
        help_en="Write true when no source gives the English name.",
    )
    other_names: tuple[str, ...] = declare(
        Kind.LINE,
        "Tên gọi khác",
        "Other names",
        many=True,
        help_vi="Tên trong quyết định cũ, tên quen gọi.",
        help_en="Names in older decisions or in common use.",
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
    code: str = declare(
        Kind.LINE,
        "Mã số sản phẩm",
        "Product code",
        example="83-829-28780-3-2022",
        help_vi="Chép đúng như trên giấy chứng nhận.",
        help_en="Copied as the certificate has it.",
    )
    short: str = declare(
        Kind.LINE,
        "Mã ngắn cho QR",
        "Short code for the QR address",
        pattern=r"[A-HJ-NP-Z2-9]{4,8}",
        example="MATXG",
        help_vi="Để trống: mã được tính từ id. Chỉ ghi khi hai mã trùng nhau hay để giữ mã đã in.",
        help_en="Leave empty: it is computed from the id. Write one only to keep a printed code.",
    )
    formerly: tuple[str, ...] = declare(
        Kind.IDENTIFIER,
        "Mã cũ",
        "Former ids",
        many=True,
        example="mat-ong-cu",
        help_vi="Mã mà sản phẩm này từng mang, hay mã của sản phẩm nó thay; địa chỉ cũ dẫn về đây.",
        help_en="Ids this product used to have, or of those it replaces: addresses lead here.",
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
        Kind.REFERENCE,
        "Chủ thể",
        "Producers",
        many=True,
        target="producer",
        help_vi="Mã tệp trong thư mục producers; nguồn không nêu chủ thể thì bỏ.",
        help_en="Ids of files in the folder producers; leave out where no source names one.",
    )
    place: str = declare(
        Kind.REFERENCE,
        "Nơi sản xuất",
        "Place of production",
        target="place",
        help_vi="Đơn vị nhỏ nhất mà nguồn nói rõ, theo tên vào lúc công nhận.",
        help_en="The smallest unit a source names, as it stood when the product was recognised.",
    )
    place_basis: Basis = declare(
        Kind.CHOICE,
        "Căn cứ của địa danh",
        "Basis of the place",
        choices=Basis,
        default=Basis.STATED,
        help_vi="inferred khi nơi sản xuất được suy từ địa chỉ chủ thể.",
        help_en="inferred when the place was concluded from the producer's address.",
    )
    summary: Localized = declare(
        Kind.TEXT,
        "Tóm tắt",
        "Summary",
        help_vi="Một, hai câu cho người đọc lướt.",
        help_en="One or two sentences for a reader in a hurry.",
    )
    story: Localized = declare(
        Kind.MARKDOWN,
        "Câu chuyện sản phẩm",
        "Story",
        help_vi="Các đoạn văn riêng của sản phẩm này; viết như trong chương.",
        help_en="Paragraphs of this product alone, written as in a chapter.",
    )
    origin_and_method: Localized = declare(
        Kind.MARKDOWN, "Vùng nguyên liệu, cách làm", "Origin and method"
    )
    ingredients: Localized = declare(Kind.TEXT, "Thành phần", "Ingredients")
    specification: Localized = declare(
        Kind.TEXT,
        "Tiêu chuẩn",
        "Specification",
        help_vi="Tiêu chuẩn công bố, cỡ, độ ẩm, nồng độ…",
        help_en="Declared standard, grade, moisture, strength…",
    )
    variants: tuple[Variant, ...] = declare(
        Kind.RECORD,
        "Dòng sản phẩm",
        "Variants",
        many=True,
        record=Variant,
        help_vi="Hương vị, giống, dòng hàng dưới cùng một giấy chứng nhận.",
        help_en="Flavours, varieties or lines under the same certificate.",
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
        Kind.RECORD,
        "Các lần công nhận",
        "Recognitions",
        required=True,
        many=True,
        record=Recognition,
        example="[{stars: 3, date: 2024-05-01, source: …}]",
        help_vi="Lần mới nhất viết trước; giữ lại các lần cũ.",
        help_en="The newest first; older ones are kept.",
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
    shelf_life: Localized = declare(
        Kind.TEXT,
        "Hạn sử dụng",
        "Shelf life",
        example="{vi: 24 tháng, en: 24 months}",
        help_vi="Viết như trên nhãn.",
        help_en="As the label has it.",
    )
    shelf_life_days: int | None = declare(
        Kind.INTEGER,
        "Hạn sử dụng (ngày)",
        "Shelf life in days",
        minimum=1,
        maximum=36500,
        example="730",
        help_vi="Cùng hạn ấy tính ra ngày, để máy so sánh được.",
        help_en="The same shelf life counted in days, for comparing by machine.",
    )
    storage: Localized = declare(Kind.TEXT, "Bảo quản", "Storage")
    directions: Localized = declare(Kind.TEXT, "Hướng dẫn sử dụng", "Directions for use")
    season: Localized = declare(Kind.TEXT, "Mùa vụ", "Season")
    capacity: Localized = declare(
        Kind.TEXT,
        "Sản lượng mỗi năm",
        "Capacity per year",
        example="{vi: 12 tấn, en: 12 tonnes}",
    )
    minimum_order: Localized = declare(Kind.TEXT, "Đơn hàng tối thiểu", "Minimum order")
    hs_code: str = declare(
        Kind.LINE,
        "Mã HS",
        "HS code",
        pattern=r"\d{4}(\.?\d{2}){0,3}",
        example="0409.00",
        help_vi="Mã phân loại hàng hóa xuất nhập khẩu: bốn, sáu, tám hoặc mười chữ số.",
        help_en="Customs code of four, six, eight or ten digits.",
    )
    export_markets: tuple[str, ...] = declare(
        Kind.LINE,
        "Thị trường xuất khẩu",
        "Export markets",
        many=True,
        pattern=r"[A-Z]{2}",
        among=COUNTRIES,
        misnamed=MISNAMED,
        remedy="country",
        example="JP",
        help_vi="Mã nước hai chữ (ISO 3166): JP, SG, KR, GB…; EU là Liên minh châu Âu.",
        help_en="Two-letter country codes (ISO 3166): JP, SG, KR, GB…; EU for the European Union.",
    )
    traceability_url: str = declare(Kind.URL, "Truy xuất nguồn gốc", "Traceability address")
    awards: tuple[Award, ...] = declare(
        Kind.RECORD, "Giải thưởng", "Awards", many=True, record=Award
    )
    experience: Experience | None = declare(
        Kind.RECORD,
        "Dịch vụ du lịch",
        "Tourism service",
        record=Experience,
        help_vi="Chỉ dành cho sản phẩm du lịch, thay cho quy cách đóng gói.",
        help_en="For tourism products only, in place of packs.",
    )
    photos: tuple[Photo, ...] = declare(
        Kind.RECORD,
        "Ảnh",
        "Photos",
        many=True,
        record=Photo,
        help_vi="Ảnh đầu tiên đứng thay tấm vẽ; không có ảnh thì có tấm vẽ.",
        help_en="The first takes the place of the drawn plate; without a photo the plate stands.",
    )
    plate_words: tuple[str, ...] = declare(
        Kind.LINE,
        "Chữ trên tấm vẽ",
        "Words on the plate",
        many=True,
        most=3,
        help_vi="Tối đa ba chữ; để trống thì lấy từ tên sản phẩm.",
        help_en="At most three; left empty they are taken from the name.",
    )
    notes: tuple[Note, ...] = declare(
        Kind.RECORD,
        "Ghi chú in kèm",
        "Printed notes",
        many=True,
        record=Note,
        help_vi="Điều người đọc cần biết: nguồn nói khác nhau, điều ta suy ra.",
        help_en="What a reader should know: sources that differ, what was concluded here.",
    )
    sources: tuple[str, ...] = declare(
        Kind.SOURCE,
        "Nguồn",
        "Sources",
        many=True,
        help_vi="Mọi nguồn đã dùng trong tệp.",
        help_en="Every source used in the file.",
    )
