"""The settings of an edition: what the area is, who publishes, as of when, in which languages."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.licence import DataLicence
from ocop_site.catalogue.models import Record
from ocop_site.catalogue.parts import Logo
from ocop_site.catalogue.reader import NO_LANGUAGE
from ocop_site.catalogue.schema import Kind, declare
from ocop_site.catalogue.settings_parts import Admin, BookSettings, Theme
from ocop_site.catalogue.values import FIRST_YEAR, Localized, PartialDate

# Stands for an as-of date that is missing; no edition is as old.
UNDATED = PartialDate(FIRST_YEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the imprint: a label and what stands beside it."""

    label: Localized = declare(
        Kind.TEXT,
        "Mục",
        "Label",
        required=True,
        example="{vi: Chịu trách nhiệm xuất bản, en: Responsible for publication}",
    )
    text: Localized = declare(Kind.TEXT, "Nội dung", "Text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who brings the edition out; public contacts only."""

    name: Localized = declare(Kind.TEXT, "Tên", "Name", required=True)
    address: Localized = declare(Kind.TEXT, "Địa chỉ", "Address")
    phone: str = declare(Kind.PHONE, "Điện thoại", "Telephone")
    email: str = declare(Kind.EMAIL, "Thư điện tử", "E-mail")
    website: str = declare(Kind.URL, "Trang mạng", "Website")
    logo: Logo | None = declare(Kind.RECORD, "Biểu trưng", "Logo", record=Logo)
    imprint: tuple[Line, ...] = declare(
        Kind.RECORD,
        "Trang bản quyền",
        "Imprint",
        many=True,
        record=Line,
        help_vi="Số giấy phép xuất bản, số bản in, người chịu trách nhiệm…",
        help_en="Publishing licence, print run, responsible persons…",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The area of the handbook, as its publisher defines it."""

    name: Localized = declare(
        Kind.TEXT,
        "Tên",
        "Name",
        required=True,
        help_vi="Tên này cũng đặt tên tệp PDF: ocop-binh-duong-vi.pdf.",
        help_en="It also names the PDF files: ocop-binh-duong-vi.pdf.",
    )
    place: str = declare(
        Kind.REFERENCE,
        "Địa danh",
        "Place",
        target="place",
        help_vi="Mã địa danh bao trùm danh mục.",
        help_en="The place that holds the whole catalogue.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Which edition this is, and the day its statements are true for."""

    number: Localized = declare(
        Kind.TEXT,
        "Lần xuất bản",
        "Edition",
        required=True,
        example="{vi: Lần thứ nhất, en: First edition}",
    )
    as_of: PartialDate = declare(
        Kind.DATE,
        "Số liệu đến ngày",
        "As of",
        required=True,
        example="2025-06-30",
        default=UNDATED,
        help_vi="Ngày đầy đủ; tình trạng giấy chứng nhận được tính tại ngày này.",
        help_en="A full date; the status of certificates is computed at this day.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Record):
    """``settings.yaml``."""

    id: str = "settings"
    title: Localized = declare(Kind.TEXT, "Tên sách và trang", "Title", required=True)
    subtitle: Localized = declare(Kind.TEXT, "Tên phụ", "Subtitle")
    description: Localized = declare(Kind.TEXT, "Mô tả ngắn", "Description")
    area: Area = declare(
        Kind.RECORD, "Địa phương", "Area", required=True, record=Area, example="{name: …}"
    )
    publisher: Publisher = declare(
        Kind.RECORD,
        "Đơn vị phát hành",
        "Publisher",
        required=True,
        record=Publisher,
        example="{name: …}",
    )
    edition: Edition = declare(
        Kind.RECORD,
        "Ấn bản",
        "Edition",
        required=True,
        record=Edition,
        example="{number: …, as_of: 2025-06-30}",
    )
    languages: tuple[str, ...] = declare(
        Kind.LINE,
        "Ngôn ngữ",
        "Languages",
        many=True,
        pattern=r"[a-z]{2}",
        misnamed=NO_LANGUAGE,
        remedy="language",
        example="vi",
        help_vi="Ngôn ngữ đầu là ngôn ngữ chính.",
        help_en="The first is the default.",
    )
    base_url: str = declare(
        Kind.URL,
        "Địa chỉ trang mạng",
        "Base address",
        required=True,
        example="https://ocop.example.vn/",
        help_vi="Dùng cho sơ đồ trang, mã QR, chia sẻ. Liên kết trong trang luôn là tương đối.",
        help_en="For the sitemap, QR codes and sharing. Links inside the site are relative.",
    )
    messages: str = declare(
        Kind.LINE,
        "Ngôn ngữ thông báo",
        "Language of messages",
        default="vi",
        pattern="vi|en",
        example="vi",
        help_vi="vi hoặc en; là tiếng của các thông báo lỗi khi dựng.",
        help_en="vi or en: in which the commands speak to editors.",
    )
    print_lapsed: bool = declare(
        Kind.FLAG,
        "In cả sản phẩm hết hạn",
        "Print lapsed products",
        help_vi="Mặc định: sản phẩm hết hạn, bị thu hồi không vào sách, có ghi dấu trên trang.",
        help_en="By default lapsed and withdrawn products stay out of the book, marked online.",
    )
    offline: bool = declare(
        Kind.FLAG,
        "Xem được khi mất mạng",
        "Works offline",
        default=True,
        help_vi="Trang mạng cài được như ứng dụng và giữ danh mục trong máy người xem; "
        "viết offline: false để tắt.",
        help_en="The site can be installed as an app and keeps the catalogue on the visitor's "
        "device; write offline: false to turn that off.",
    )
    share_pictures: bool = declare(
        Kind.FLAG,
        "Ảnh khi chia sẻ",
        "Pictures for sharing",
        default=True,
        help_vi="Mỗi sản phẩm có một ảnh hiện bên liên kết khi gửi qua tin nhắn, mạng xã hội; "
        "viết share_pictures: false để tắt.",
        help_en="Each product has a picture that shows beside its link in messages and social "
        "networks; write share_pictures: false to make none.",
    )
    avif: bool = declare(
        Kind.FLAG,
        "Ảnh AVIF",
        "AVIF photos",
        help_vi="Thêm ảnh AVIF, nhẹ hơn chừng một phần ba, nhưng tạo lâu hơn nhiều lần.",
        help_en="Photos in AVIF as well: about a third smaller, at several times the work.",
    )
    precompress: bool = declare(
        Kind.FLAG,
        "Tệp nén sẵn",
        "Compressed files",
        help_vi="Đặt tệp .gz và .br cạnh mỗi tệp chữ của trang, cho máy chủ biết gửi tệp nén sẵn; "
        "mặc định là không.",
        help_en="Puts a .gz and a .br file beside each text file of the site, for hosts that send "
        "such files; by default it does not.",
    )
    leaflets: bool = declare(
        Kind.FLAG,
        "Tờ giới thiệu sản phẩm",
        "Leaflets of products",
        help_vi="Mỗi lần dựng đầy đủ in thêm tờ giới thiệu A5 (PDF) cho từng sản phẩm còn hiệu lực "
        "và đặt liên kết trên trang của nó; mặc định là không.",
        help_en="A full build also prints an A5 leaflet (PDF) for each product in force, linked "
        "from its page; by default it does not.",
    )
    book: BookSettings = declare(
        Kind.RECORD,
        "Sách",
        "Book",
        record=BookSettings,
        default=BookSettings(),
        example="{format: a5}",
    )
    admin: Admin | None = declare(
        Kind.RECORD,
        "Trang sửa trên trình duyệt",
        "Editing in the browser",
        record=Admin,
        help_vi="Có mục này thì trang mạng có thêm /admin/ để sửa danh mục qua git.",
        help_en="With it the site has /admin/, a page for editing the catalogue over git.",
    )
    data_licence: DataLicence | None = declare(
        Kind.RECORD,
        "Giấy phép dữ liệu",
        "Licence of the data",
        record=DataLicence,
        help_vi="Có thì ghi ở trang dữ liệu và trong từng tệp dữ liệu mở.",
        help_en="Where given, the page about the data and each open-data file say so.",
    )
    theme: Theme = declare(Kind.RECORD, "Giao diện", "Theme", record=Theme, default=Theme())
