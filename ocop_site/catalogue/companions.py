"""Records that stand beside the products: events, kinds, candidates, sources, chapters."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.parts import Fact, Note, Variant
from ocop_site.catalogue.record import Record
from ocop_site.catalogue.schema import Kind, declare
from ocop_site.catalogue.values import Localized, PartialDate
from ocop_site.catalogue.vocabulary import CandidateState, ChapterKind, EventKind, EventState


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """A fair, market, festival or ceremony."""

    kind: EventKind = declare(
        Kind.CHOICE,
        "Loại",
        "Kind",
        required=True,
        choices=EventKind,
        default=EventKind.FAIR,
        example="fair",
    )
    name: Localized = declare(Kind.TEXT, "Tên", "Name", required=True)
    start: PartialDate | None = declare(Kind.DATE, "Bắt đầu", "Start", example="2024-08-22")
    end: PartialDate | None = declare(
        Kind.DATE,
        "Kết thúc",
        "End",
        example="2024-08-25",
        help_vi="Bỏ nếu diễn ra trong một ngày.",
        help_en="Leave out for an event of one day.",
    )
    recurs: Localized = declare(
        Kind.TEXT,
        "Lặp lại",
        "Recurs",
        help_vi="Ví dụ: hằng năm vào tháng 5 âm lịch. Hiện ra khi không ghi ngày.",
        help_en="For instance: each year in the fifth lunar month. Shown where no date is given.",
    )
    state: EventState = declare(
        Kind.CHOICE,
        "Tình trạng",
        "State",
        choices=EventState,
        default=EventState.HELD,
        help_vi="announced khi nguồn viết trước ngày diễn ra.",
        help_en="announced where the source was written before the event.",
    )
    place: str = declare(Kind.REFERENCE, "Địa danh", "Place", target="place")
    venue: Localized = declare(
        Kind.TEXT,
        "Nơi tổ chức",
        "Venue",
        help_vi="Tên tòa nhà, quảng trường, trung tâm.",
        help_en="The building, square or centre.",
    )
    organisers: tuple[Variant, ...] = declare(
        Kind.RECORD, "Đơn vị tổ chức", "Organisers", many=True, record=Variant
    )
    scale: tuple[Variant, ...] = declare(
        Kind.RECORD,
        "Quy mô",
        "Scale",
        many=True,
        record=Variant,
        help_vi="Ví dụ: 60 gian hàng.",
        help_en="For instance: 60 stands.",
    )
    website: str = declare(Kind.URL, "Trang mạng", "Website")
    products: tuple[str, ...] = declare(
        Kind.REFERENCE, "Sản phẩm tham gia", "Products shown", many=True, target="product"
    )
    facts: tuple[Fact, ...] = declare(Kind.RECORD, "Điều đã biết", "Facts", many=True, record=Fact)
    notes: tuple[Note, ...] = declare(
        Kind.RECORD, "Ghi chú in kèm", "Printed notes", many=True, record=Note
    )
    sources: tuple[str, ...] = declare(Kind.SOURCE, "Nguồn", "Sources", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfProduct(Record):
    """What is known of a kind of product of the area, for group, place and thin pages."""

    name: Localized = declare(
        Kind.TEXT,
        "Tên",
        "Name",
        required=True,
        help_vi="Tên chung, không phải của một chủ thể: Bưởi, Sơn mài.",
        help_en="A common name, not one producer's: pomelo, lacquerware.",
    )
    sets: tuple[str, ...] = declare(
        Kind.REFERENCE,
        "Bộ sản phẩm",
        "Product sets",
        many=True,
        target="set",
        help_vi="Loại sản phẩm hiện trên trang nhóm của các bộ này.",
        help_en="The kind is shown on the pages of the groups that hold these sets.",
    )
    products: tuple[str, ...] = declare(
        Kind.REFERENCE, "Sản phẩm cùng loại", "Products of this kind", many=True, target="product"
    )
    places: tuple[str, ...] = declare(
        Kind.REFERENCE, "Địa danh", "Places", many=True, target="place"
    )
    facts: tuple[Fact, ...] = declare(
        Kind.RECORD,
        "Điều đã biết",
        "Facts",
        required=True,
        many=True,
        record=Fact,
        example="[{text: …, source: …}]",
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
        Kind.CHOICE,
        "Tình trạng",
        "State",
        required=True,
        choices=CandidateState,
        default=CandidateState.MENTIONED,
        example="applied",
    )
    producer: str = declare(Kind.REFERENCE, "Chủ thể", "Producer", target="producer")
    place: str = declare(Kind.REFERENCE, "Địa danh", "Place", target="place")
    year: PartialDate | None = declare(
        Kind.DATE,
        "Năm",
        "Year",
        example="2024",
        help_vi="Năm dự đánh giá hoặc năm được nhắc tới.",
        help_en="When it was evaluated or named.",
    )
    facts: tuple[Fact, ...] = declare(Kind.RECORD, "Điều đã biết", "Facts", many=True, record=Fact)
    notes: tuple[Note, ...] = declare(
        Kind.RECORD, "Ghi chú in kèm", "Printed notes", many=True, record=Note
    )
    sources: tuple[str, ...] = declare(
        Kind.SOURCE, "Nguồn", "Sources", required=True, many=True, example="bao-tinh-2024"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """An entry of the register of sources."""

    publisher: str = declare(
        Kind.LINE,
        "Nơi đăng",
        "Publisher",
        required=True,
        example="Báo Bình Dương",
        help_vi="Tên tờ báo, cơ quan; văn bản giấy thì ghi cơ quan ban hành.",
        help_en="The newspaper or body; for a document on paper, who issued it.",
    )
    url: str = declare(
        Kind.URL,
        "Địa chỉ",
        "Address",
        help_vi="Bỏ khi nguồn là văn bản không có trên mạng.",
        help_en="Leave out for a document that is not on the web.",
    )
    title: str = declare(Kind.LINE, "Tên bài, văn bản", "Title")
    date: PartialDate | None = declare(Kind.DATE, "Ngày đăng", "Date", example="2024-08")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter(Record):
    """One language of a chapter: front matter and Markdown ``body`` (first line at ``line``)."""

    language: str = ""
    body: str = ""
    line: int = 1
    order: int = declare(
        Kind.INTEGER,
        "Thứ tự",
        "Order",
        required=True,
        minimum=0,
        maximum=9999,
        default=0,
        example="10",
        help_vi="Chương có số nhỏ đứng trước; nên cách nhau 10 để còn chỗ chen.",
        help_en="Low numbers stand first; steps of 10 leave room.",
    )
    title: str = declare(Kind.LINE, "Tên chương", "Title", required=True, example="Đất và người")
    short: str = declare(
        Kind.LINE,
        "Tên ngắn",
        "Short title",
        help_vi="Cho thanh chọn trang; bỏ thì dùng tên chương.",
        help_en="For menus; without it the title serves.",
    )
    lead: str = declare(
        Kind.LINE,
        "Câu dẫn",
        "Lead",
        help_vi="Một, hai câu dưới tên chương.",
        help_en="One or two sentences below the title.",
    )
    kind: ChapterKind = declare(
        Kind.CHOICE, "Loại", "Kind", choices=ChapterKind, default=ChapterKind.CHAPTER
    )
