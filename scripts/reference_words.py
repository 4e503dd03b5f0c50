"""What the generated reference says beside the declared schema, in Vietnamese and English.

Labels, helps and examples of fields are declared with the fields themselves. Here stand only
the words that no field has: titles of records, forms of values, meanings of the closed lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from reference_texts import Words

from ocop_site.catalogue import models, parts, series, settings, vocabulary
from ocop_site.catalogue.schema import Kind

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
    settings.Theme: (
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

# How a value is written.
FORMS: Mapping[Kind, Words] = {
    Kind.LINE: Words("một dòng chữ", "a line of text"),
    Kind.TEXT: Words("chữ theo ngôn ngữ", "text per language"),
    Kind.MARKDOWN: Words("đoạn văn theo ngôn ngữ", "prose per language"),
    Kind.INTEGER: Words("số nguyên", "a whole number"),
    Kind.DECIMAL: Words("số có dấu chấm thập phân", "a number with a decimal point"),
    Kind.FLAG: Words("`true` hoặc `false`", "`true` or `false`"),
    Kind.DATE: Words("ngày, tháng hoặc năm", "a day, month or year"),
    Kind.CHOICE: Words("một trong", "one of"),
    Kind.REFERENCE: Words("mã", "id of a"),
    Kind.SOURCE: Words("mã nguồn hoặc địa chỉ", "source id or address"),
    Kind.IDENTIFIER: Words("mã", "an id"),
    Kind.URL: Words("địa chỉ mạng, có `https://`", "a web address with `https://`"),
    Kind.EMAIL: Words("thư điện tử", "an e-mail address"),
    Kind.PHONE: Words("số điện thoại", "a telephone number"),
    Kind.FILE: Words("tên tệp", "a file name"),
    Kind.RECORD: Words("nhóm khóa", "a group of keys"),
    Kind.TOKENS: Words("các cặp `tên: giá trị`", "pairs of `name: value`"),
}

# The closed lists: title, then the meaning of each value.
VALUES: Mapping[type[Enum], tuple[Words, Mapping[str, Words]]] = {
    vocabulary.Basis: (
        Words("Căn cứ", "Basis"),
        {
            "stated": Words("nguồn nói thẳng", "a source says it"),
            "inferred": Words("ta suy ra từ nguồn", "concluded here from a source"),
            "not-stated": Words("không nguồn nào nêu", "no source says it"),
        },
    ),
    vocabulary.RecognitionState: (
        Words("Kết quả đánh giá", "Outcome of an evaluation"),
        {
            "recognised": Words("đã có quyết định công nhận", "certified by a decision"),
            "pending": Words("đang chờ quyết định", "the decision is awaited"),
        },
    ),
    vocabulary.RecognitionKind: (
        Words("Hình thức đánh giá", "Kind of evaluation"),
        {
            "first": Words("lần đầu", "first"),
            "upgrade": Words("nâng hạng", "to a higher rating"),
            "renewal": Words("đánh giá lại", "again, before expiry"),
        },
    ),
    vocabulary.Level: (
        Words("Cấp công nhận", "Level"),
        {
            "district": Words("cấp huyện", "district"),
            "province": Words("cấp tỉnh", "province"),
            "national": Words("trung ương", "national"),
        },
    ),
    vocabulary.ProducerType: (
        Words("Loại hình chủ thể", "Type of producer"),
        {
            "cooperative": Words("hợp tác xã", "cooperative"),
            "cooperative-union": Words("liên hiệp hợp tác xã", "union of cooperatives"),
            "cooperative-group": Words("tổ hợp tác", "cooperative group"),
            "joint-stock-company": Words("công ty cổ phần", "joint-stock company"),
            "limited-company": Words("công ty TNHH", "limited company"),
            "single-member-company": Words("công ty TNHH một thành viên", "single-member company"),
            "private-enterprise": Words("doanh nghiệp tư nhân", "private enterprise"),
            "business-household": Words("hộ kinh doanh", "business household"),
            "household": Words("hộ sản xuất, hộ gia đình", "household"),
            "farm": Words("trang trại", "farm"),
            "workshop": Words("cơ sở sản xuất", "workshop"),
            "association": Words("hội, hiệp hội", "association"),
            "unknown": Words("chưa rõ loại hình", "not known"),
        },
    ),
    vocabulary.PlaceKind: (
        Words("Loại địa danh", "Kind of place"),
        {
            "province": Words("tỉnh, thành phố trực thuộc trung ương", "province or city"),
            "district": Words("đơn vị cấp huyện cũ", "former district, town or city"),
            "commune": Words("xã, phường, thị trấn, đặc khu", "commune, ward or township"),
            "craft-village": Words("làng nghề", "craft village"),
            "site": Words("điểm đến", "a place to visit"),
            "venue": Words("nơi tổ chức hội chợ, sự kiện", "where events are held"),
            "showroom": Words("điểm giới thiệu, bán sản phẩm", "showroom or shop"),
            "platform": Words("sàn, chợ trực tuyến", "online market"),
        },
    ),
    vocabulary.MappingBasis: (
        Words("Căn cứ nối đơn vị cũ với mới", "Basis of a successor"),
        {
            "adopted": Words("theo nghị quyết đã thông qua", "an adopted resolution"),
            "planned": Words("theo phương án, chưa đối chiếu nghị quyết", "a plan only"),
            "stated": Words("theo một nguồn báo", "a source says so"),
        },
    ),
    vocabulary.CertificateType: (
        Words("Loại chứng nhận", "Type of certificate"),
        {
            "vietgap": Words("VietGAP", "VietGAP"),
            "globalgap": Words("GlobalGAP", "GlobalGAP"),
            "organic": Words("hữu cơ", "organic"),
            "food-safety": Words("đủ điều kiện an toàn thực phẩm", "food safety"),
            "haccp": Words("HACCP", "HACCP"),
            "iso-22000": Words("ISO 22000", "ISO 22000"),
            "iso-9001": Words("ISO 9001", "ISO 9001"),
            "brc": Words("BRC", "BRC"),
            "halal": Words("Halal", "Halal"),
            "fda": Words("FDA", "FDA"),
            "other": Words("loại khác, ghi tên vào `name`", "another; say which in `name`"),
        },
    ),
    vocabulary.RightType: (
        Words("Loại quyền sở hữu trí tuệ", "Type of intellectual property"),
        {
            "trade-mark": Words("nhãn hiệu", "trade mark"),
            "collective-mark": Words("nhãn hiệu tập thể", "collective mark"),
            "certification-mark": Words("nhãn hiệu chứng nhận", "certification mark"),
            "geographical-indication": Words("chỉ dẫn địa lý", "geographical indication"),
            "design": Words("kiểu dáng công nghiệp", "industrial design"),
            "patent": Words("sáng chế", "patent"),
        },
    ),
    vocabulary.ChannelKind: (
        Words("Loại kênh bán", "Kind of sales channel"),
        {
            "retail": Words("siêu thị, chuỗi cửa hàng", "supermarket, chain"),
            "shop": Words("cửa hàng", "shop"),
            "online": Words("sàn, trang bán hàng", "online shop or market"),
            "social": Words("mạng xã hội", "social network"),
            "export": Words("xuất khẩu", "export"),
            "fair": Words("hội chợ", "fair"),
            "order": Words("đặt hàng", "by order"),
            "farm-gate": Words("bán tại vườn, tại xưởng", "at the farm or workshop"),
            "domestic": Words("trong nước, nói chung", "within the country, unspecified"),
        },
    ),
    vocabulary.EventKind: (
        Words("Loại sự kiện", "Kind of event"),
        {
            "fair": Words("hội chợ, triển lãm", "fair or exhibition"),
            "trade-week": Words("tuần hàng", "trade week"),
            "market": Words("phiên chợ", "market"),
            "festival": Words("lễ hội", "festival"),
            "ceremony": Words("lễ trao giấy chứng nhận", "award ceremony"),
            "training": Words("tập huấn", "training"),
            "conference": Words("hội nghị", "conference"),
            "selection": Words("bình chọn", "selection"),
        },
    ),
    vocabulary.EventState: (
        Words("Tình trạng sự kiện", "State of an event"),
        {
            "held": Words("đã diễn ra", "it took place"),
            "announced": Words("nguồn viết trước khi diễn ra", "known from an announcement"),
        },
    ),
    vocabulary.CandidateState: (
        Words("Tình trạng hồ sơ", "State of a candidate"),
        {
            "scored": Words("đã chấm điểm, chờ quyết định", "scored, not yet decided"),
            "applied": Words("đã nộp hồ sơ", "has applied"),
            "mentioned": Words("được gọi là OCOP, không đủ tin để in", "called OCOP, no more"),
            "kind-only": Words("chỉ biết loại sản phẩm", "only the kind of product is known"),
        },
    ),
    vocabulary.ChapterKind: (
        Words("Loại chương", "Kind of chapter"),
        {
            "foreword": Words("lời giới thiệu, không đánh số", "foreword, without a number"),
            "chapter": Words("chương có số", "numbered chapter"),
        },
    ),
    vocabulary.Status: (
        Words("Tình trạng giấy chứng nhận", "Status of a certificate"),
        {
            "valid": Words("còn từ 180 ngày trở lên", "180 days or more are left"),
            "due": Words("còn dưới 180 ngày", "less than 180 days are left"),
            "extended": Words("đang được kéo dài", "it was extended"),
            "expired": Words("chắc chắn đã hết hạn", "it has surely ended"),
            "withdrawn": Words("đã bị thu hồi", "it was withdrawn"),
            "pending": Words("chưa có quyết định nào", "there is no decision yet"),
            "unknown": Words("ngày biết được không đủ để kết luận", "the dates do not tell"),
        },
    ),
}
