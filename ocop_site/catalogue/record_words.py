"""The kinds of record and their parts in words: a title, and what each is.

Labels and helps of fields are declared with the fields; the reference of the documentation and
the editors' completion take what stands here as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ocop_site.catalogue import models, parts, series, settings, settings_parts
from ocop_site.catalogue.licence import DataLicence


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages of the messages."""

    vi: str
    en: str

    def get(self, language: str) -> str:
        """The text in ``vi`` or ``en``."""
        return self.vi if language == "vi" else self.en


# A record or a part of one: its title, and what it is.
RECORDS: Mapping[type, tuple[Words, Words]] = {
    settings.Settings: (
        Words("Thiết lập", "Settings"),
        Words("Tên sách, địa phương, ấn bản, ngôn ngữ.", "Titles, area, edition, languages."),
    ),
    settings.Area: (
        Words("Địa phương", "Area"),
        Words(
            "Địa bàn mà sổ tay nói tới, do đơn vị phát hành xác định.",
            "What the handbook is about, as its publisher defines it.",
        ),
    ),
    settings.Publisher: (
        Words("Đơn vị phát hành", "Publisher"),
        Words(
            "Cơ quan đưa ấn bản ra; chỉ ghi liên hệ công khai.",
            "The body that brings the edition out; public contacts only.",
        ),
    ),
    settings.Line: (
        Words("Dòng của trang bản quyền", "Line of the imprint"),
        Words("Một nhãn và lời ghi bên cạnh.", "A label and what stands beside it."),
    ),
    settings.Edition: (
        Words("Ấn bản", "Edition"),
        Words(
            "Lần xuất bản, và ngày mà mọi điều trong sách là đúng.",
            "Which edition it is, and the day for which its statements are true.",
        ),
    ),
    settings_parts.BookSettings: (
        Words("Sách", "Book"),
        Words("Cách in sách hướng dẫn.", "How the handbook is printed."),
    ),
    settings_parts.Admin: (
        Words("Trang sửa trên trình duyệt", "Editing in the browser"),
        Words(
            "Kho git mà trang /admin/ ghi vào.",
            "The git repository that the page /admin/ writes to.",
        ),
    ),
    DataLicence: (
        Words("Giấy phép dữ liệu", "Licence of the data"),
        Words(
            "Người khác được dùng lại dữ liệu thế nào.",
            "How others may use the data again.",
        ),
    ),
    settings_parts.Theme: (
        Words("Giao diện", "Theme"),
        Words(
            "Màu và mẫu trang riêng của đơn vị phát hành.",
            "Colours and templates of the publisher's own.",
        ),
    ),
    models.Product: (
        Words("Sản phẩm", "Product"),
        Words(
            "Một sản phẩm đã được công nhận, hoặc nhiều sản phẩm công nhận cùng nhau.",
            "A certified product, or several that were certified together.",
        ),
    ),
    models.Producer: (
        Words("Chủ thể", "Producer"),
        Words(
            "Chỉ ghi liên hệ kinh doanh công khai; không ghi nhà riêng, số định danh, giới "
            "tính, dân tộc.",
            "Public business contacts only; never a private home, an identity number, gender "
            "or ethnicity.",
        ),
    ),
    models.Place: (
        Words("Địa danh", "Place"),
        Words(
            "Đơn vị hành chính cũ hoặc mới, làng nghề, điểm đến, nơi bán.",
            "An administrative unit of any date, a craft village, a site, a point of sale.",
        ),
    ),
    models.Event: (
        Words("Sự kiện", "Event"),
        Words("Hội chợ, phiên chợ, lễ hội, hội nghị.", "A fair, market, festival or conference."),
    ),
    models.KindOfProduct: (
        Words("Loại sản phẩm", "Kind of product"),
        Words(
            "Điều đã biết về một loại sản phẩm của địa phương, không riêng của chủ thể nào.",
            "What is known of a kind of product of the area, whoever makes it.",
        ),
    ),
    models.Candidate: (
        Words("Hồ sơ chưa công nhận", "Candidate"),
        Words(
            "Không bao giờ được in như sản phẩm OCOP.",
            "Never printed as an OCOP product.",
        ),
    ),
    models.Source: (
        Words("Nguồn", "Source"),
        Words(
            "Một bài báo hay văn bản trong sổ nguồn.",
            "An article or document of the register of sources.",
        ),
    ),
    series.Series: (
        Words("Dãy số liệu", "Series of figures"),
        Words(
            "Số liệu đã công bố, vẽ trong chương bằng `[[figure: mã]]`.",
            "Published figures, drawn in a chapter with `[[figure: id]]`.",
        ),
    ),
    series.Point: (
        Words("Một số liệu", "Point"),
        Words("Một con số đã công bố.", "One published figure."),
    ),
    models.Chapter: (
        Words("Chương", "Chapter"),
        Words(
            "Các khóa ở phần khai báo giữa hai dòng `---`, trên đầu tệp; lời văn viết bên dưới.",
            "The keys of the front matter between two lines of `---`; the text stands below.",
        ),
    ),
    parts.Recognition: (
        Words("Lần công nhận", "Recognition"),
        Words("Một lần đánh giá một sản phẩm.", "One evaluation of a product."),
    ),
    parts.Fact: (
        Words("Điều đã biết", "Fact"),
        Words("Một câu, kèm nguồn.", "One sentence, with its source."),
    ),
    parts.Note: (
        Words("Ghi chú in kèm", "Note"),
        Words("Hiện bên cạnh mục, trên trang và trong sách.", "Shown beside the record."),
    ),
    parts.Certificate: (
        Words("Chứng nhận", "Certificate"),
        Words(
            "Chứng nhận chất lượng; giấy OCOP thì ghi ở lần công nhận.",
            "A quality certificate; the OCOP one is a recognition.",
        ),
    ),
    parts.Right: (
        Words("Sở hữu trí tuệ", "Intellectual property"),
        Words("Nhãn hiệu, chỉ dẫn địa lý…", "A trade mark, a geographical indication…"),
    ),
    parts.Channel: (
        Words("Kênh bán", "Sales channel"),
        Words("Một nơi mua được hàng.", "A place where the goods are sold."),
    ),
    parts.Pack: (
        Words("Quy cách đóng gói", "Pack"),
        Words("Một cỡ bao bì đang bán.", "A pack that is sold."),
    ),
    parts.Award: (
        Words("Giải thưởng", "Award"),
        Words("Một giải hoặc danh hiệu.", "A prize or title."),
    ),
    parts.Experience: (
        Words("Dịch vụ du lịch", "Tourism service"),
        Words(
            "Thay cho quy cách đóng gói ở sản phẩm du lịch.",
            "Takes the place of packs for a tourism product.",
        ),
    ),
    parts.Logo: (
        Words("Biểu trưng", "Logo"),
        Words("Tệp SVG hoặc PNG của chủ thể, đơn vị phát hành.", "An SVG or PNG file."),
    ),
    parts.Photo: (
        Words("Ảnh", "Photo"),
        Words(
            "Một tệp JPEG, PNG, WebP hoặc TIFF, không quá 50 triệu điểm ảnh và 80 MB.",
            "A JPEG, PNG, WebP or TIFF file of at most 50 million pixels and 80 MB.",
        ),
    ),
    parts.Successor: (
        Words("Đơn vị kế tục", "Successor"),
        Words("Đơn vị nay nhận địa bàn cũ.", "A present unit that took over a former one."),
    ),
    parts.Variant: (
        Words("Tên gọi", "Named thing"),
        Words("Một thứ chỉ cần cái tên.", "A thing of which only the name matters."),
    ),
}
