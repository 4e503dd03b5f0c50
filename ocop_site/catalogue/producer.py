"""The producer: who holds the certificates."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.parts import Certificate, Channel, Fact, Logo, Note, Photo, Variant
from ocop_site.catalogue.record import Record
from ocop_site.catalogue.schema import Kind, declare
from ocop_site.catalogue.values import Localized, slots_restored
from ocop_site.catalogue.vocabulary import ProducerType


@slots_restored
@dataclass(frozen=True, slots=True, kw_only=True)
class Producer(Record):
    """An OCOP entity; public business contacts only."""

    name: Localized = declare(
        Kind.TEXT,
        "Tên đầy đủ",
        "Legal name",
        required=True,
        help_vi="Tên pháp lý, như trên đăng ký kinh doanh hay giấy chứng nhận.",
        help_en="As registered, or as the certificate has it.",
    )
    short_name: Localized = declare(
        Kind.TEXT,
        "Tên ngắn",
        "Short name",
        help_vi="Dùng trong danh sách và trên thẻ sản phẩm.",
        help_en="Used in lists and on product cards.",
    )
    other_names: tuple[str, ...] = declare(
        Kind.LINE, "Tên gọi khác, nhãn hiệu", "Other names, brands", many=True
    )
    type: ProducerType = declare(
        Kind.CHOICE,
        "Loại hình",
        "Type",
        required=True,
        choices=ProducerType,
        default=ProducerType.UNKNOWN,
        example="cooperative",
    )
    place: str = declare(
        Kind.REFERENCE,
        "Địa danh",
        "Place",
        target="place",
        help_vi="Xã, phường (hoặc cấp nhỏ nhất biết được) nơi đặt cơ sở.",
        help_en="The commune or ward of the business, or the smallest unit known.",
    )
    address: Localized = declare(
        Kind.TEXT,
        "Địa chỉ kinh doanh",
        "Business address",
        help_vi="Phần trước tên xã, phường; không ghi nhà riêng.",
        help_en="What stands before the commune or ward; never a private home.",
    )
    phone: tuple[str, ...] = declare(
        Kind.PHONE, "Điện thoại", "Telephone", many=True, example="0274 3822 123"
    )
    email: str = declare(Kind.EMAIL, "Thư điện tử", "E-mail")
    website: str = declare(Kind.URL, "Trang mạng", "Website")
    channels: tuple[Channel, ...] = declare(
        Kind.RECORD, "Kênh bán", "Sales channels", many=True, record=Channel
    )
    representative: str = declare(
        Kind.LINE,
        "Người đại diện",
        "Representative",
        help_vi="Chỉ người mà nguồn công khai nêu với tư cách công việc.",
        help_en="Only a person whom a public source names in this role.",
    )
    representative_role: Localized = declare(Kind.TEXT, "Chức vụ", "Role")
    founded: Localized = declare(Kind.TEXT, "Thành lập", "Founded")
    introduction: Localized = declare(Kind.MARKDOWN, "Giới thiệu", "Introduction")
    other_products: tuple[Variant, ...] = declare(
        Kind.RECORD,
        "Sản phẩm khác được nhắc tới",
        "Other products named",
        many=True,
        record=Variant,
        help_vi="Hàng của chủ thể mà không có giấy chứng nhận OCOP trong danh mục.",
        help_en="Goods of the producer that are not OCOP products of this catalogue.",
    )
    facts: tuple[Fact, ...] = declare(Kind.RECORD, "Điều đã biết", "Facts", many=True, record=Fact)
    certificates: tuple[Certificate, ...] = declare(
        Kind.RECORD,
        "Chứng nhận",
        "Certificates",
        many=True,
        record=Certificate,
        help_vi="Chứng nhận của cả cơ sở; của riêng một sản phẩm thì ghi ở sản phẩm.",
        help_en="Those of the whole business; a product's own stand with the product.",
    )
    logo: Logo | None = declare(
        Kind.RECORD,
        "Biểu trưng",
        "Logo",
        record=Logo,
        help_vi="Biểu trưng riêng của chủ thể; không dùng nhãn hiệu OCOP.",
        help_en="The producer's own mark; never that of the OCOP programme.",
    )
    photos: tuple[Photo, ...] = declare(Kind.RECORD, "Ảnh", "Photos", many=True, record=Photo)
    notes: tuple[Note, ...] = declare(
        Kind.RECORD, "Ghi chú in kèm", "Printed notes", many=True, record=Note
    )
    sources: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Sources", many=True)
