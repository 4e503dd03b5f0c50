"""The values of the closed lists in words, as drop-down lists and comments show them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from ocop_site.catalogue import vocabulary
from ocop_site.text import fold

# Vietnamese, English. The first word of a value is shown; further ones, after a bar, are read too.
CHOICE_WORDS: Mapping[type[Enum], Mapping[str, tuple[str, str]]] = {
    vocabulary.Basis: {
        "stated": ("nguồn nêu", "stated"),
        "inferred": ("ta suy ra", "inferred"),
        "not-stated": ("nguồn không nêu", "not stated"),
    },
    vocabulary.RecognitionState: {
        "recognised": ("đã công nhận|được công nhận|đạt", "recognised"),
        "pending": ("chờ kết quả|đang chờ|chờ công nhận", "pending"),
    },
    vocabulary.RecognitionKind: {
        "first": ("lần đầu|đánh giá lần đầu|mới|đánh giá mới", "first"),
        "upgrade": ("nâng hạng|nâng hạng sao", "upgrade"),
        "renewal": ("đánh giá lại|công nhận lại", "renewal"),
    },
    vocabulary.Level: {
        "district": ("cấp huyện|huyện|ubnd huyện|ubnd cấp huyện", "district"),
        "province": ("cấp tỉnh|tỉnh|ubnd tỉnh|ubnd cấp tỉnh", "province"),
        "national": ("trung ương|cấp quốc gia|quốc gia|cấp trung ương", "national"),
    },
    vocabulary.ProducerType: {
        "cooperative": ("hợp tác xã|htx", "cooperative"),
        "cooperative-union": ("liên hiệp hợp tác xã|liên hiệp htx", "union of cooperatives"),
        "cooperative-group": ("tổ hợp tác|tht", "cooperative group"),
        "joint-stock-company": ("công ty cổ phần|công ty cp|ctcp", "joint-stock company"),
        "limited-company": ("công ty TNHH|cty tnhh", "limited company"),
        "single-member-company": (
            "công ty TNHH một thành viên|công ty tnhh mtv|cty tnhh mtv",
            "single-member company",
        ),
        "private-enterprise": ("doanh nghiệp tư nhân|dntn", "private enterprise"),
        "business-household": ("hộ kinh doanh|hkd|hộ kd", "business household"),
        "household": ("hộ sản xuất|hộ gia đình|hộ", "household"),
        "farm": ("trang trại", "farm"),
        "workshop": ("cơ sở|cơ sở sản xuất|cssx", "workshop"),
        "association": ("hội|hiệp hội", "association"),
        "unknown": ("chưa rõ loại hình", "not known"),
    },
    vocabulary.PlaceKind: {
        "province": ("tỉnh, thành phố trung ương|tỉnh", "province"),
        "district": ("cấp huyện cũ|huyện", "former district"),
        "commune": ("xã, phường, thị trấn, đặc khu|xã", "commune, ward, township"),
        "craft-village": ("làng nghề", "craft village"),
        "site": ("điểm đến", "site"),
        "venue": ("nơi tổ chức", "venue"),
        "showroom": ("điểm trưng bày, bán hàng", "showroom"),
        "platform": ("sàn trực tuyến", "online platform"),
    },
    vocabulary.MappingBasis: {
        "adopted": ("theo nghị quyết", "adopted"),
        "planned": ("theo phương án", "planned"),
        "stated": ("theo nguồn báo", "stated by a source"),
    },
    vocabulary.CertificateType: {
        "vietgap": ("VietGAP", "VietGAP"),
        "globalgap": ("GlobalGAP", "GlobalGAP"),
        "organic": ("hữu cơ", "organic"),
        "food-safety": ("an toàn thực phẩm", "food safety"),
        "haccp": ("HACCP", "HACCP"),
        "iso-22000": ("ISO 22000", "ISO 22000"),
        "iso-9001": ("ISO 9001", "ISO 9001"),
        "brc": ("BRC", "BRC"),
        "halal": ("Halal", "Halal"),
        "fda": ("FDA", "FDA"),
        "other": ("loại khác", "other"),
    },
    vocabulary.RightType: {
        "trade-mark": ("nhãn hiệu", "trade mark"),
        "collective-mark": ("nhãn hiệu tập thể", "collective mark"),
        "certification-mark": ("nhãn hiệu chứng nhận", "certification mark"),
        "geographical-indication": ("chỉ dẫn địa lý", "geographical indication"),
        "design": ("kiểu dáng công nghiệp", "industrial design"),
        "patent": ("sáng chế", "patent"),
    },
    vocabulary.ChannelKind: {
        "retail": ("siêu thị, chuỗi cửa hàng", "supermarket, chain"),
        "shop": ("cửa hàng", "shop"),
        "online": ("sàn, trang bán hàng", "online shop"),
        "social": ("mạng xã hội", "social network"),
        "export": ("xuất khẩu", "export"),
        "fair": ("hội chợ", "fair"),
        "order": ("đặt hàng", "by order"),
        "farm-gate": ("bán tại vườn, xưởng", "at the farm or workshop"),
        "domestic": ("trong nước", "within the country"),
    },
    vocabulary.EventKind: {
        "fair": ("hội chợ, triển lãm", "fair"),
        "trade-week": ("tuần hàng", "trade week"),
        "market": ("phiên chợ", "market"),
        "festival": ("lễ hội", "festival"),
        "ceremony": ("lễ trao chứng nhận", "ceremony"),
        "training": ("tập huấn", "training"),
        "conference": ("hội nghị", "conference"),
        "selection": ("bình chọn", "selection"),
    },
    vocabulary.EventState: {
        "held": ("đã diễn ra", "held"),
        "announced": ("nguồn viết trước khi diễn ra", "announced"),
    },
    vocabulary.CandidateState: {
        "scored": ("đã chấm điểm, chờ quyết định", "scored"),
        "applied": ("đã nộp hồ sơ", "applied"),
        "mentioned": ("được nhắc tới", "mentioned"),
        "kind-only": ("chỉ biết loại sản phẩm", "only the kind is known"),
    },
    vocabulary.AdminBackend: {
        "github": ("GitHub", "GitHub"),
        "gitlab": ("GitLab", "GitLab"),
        "gitea": ("Gitea, Forgejo", "Gitea, Forgejo"),
    },
    vocabulary.BookFormat: {
        "a5": ("A5, mỗi sản phẩm một trang hoặc nửa trang", "A5, a page or half of one a product"),
        "a4": ("A4, mỗi sản phẩm một trang hoặc nửa trang", "A4, a page or half of one a product"),
        "compact": ("A5, hai sản phẩm một trang", "A5, two products a page"),
        "a4-compact": ("A4, hai sản phẩm một trang", "A4, two products a page"),
    },
    vocabulary.PaperStock: {
        "coated": ("giấy tráng phủ, couché|couche", "coated"),
        "uncoated": ("giấy không tráng phủ, fort, ford", "uncoated"),
    },
    vocabulary.ChapterKind: {
        "foreword": ("lời giới thiệu", "foreword"),
        "chapter": ("chương", "chapter"),
    },
}


def choice_word(choices: type[Enum], value: str, language: str = "vi") -> str:
    """A value in words; itself where the list has none."""
    words = CHOICE_WORDS.get(choices, {}).get(value)
    return words[language != "vi"].split("|")[0] if words else value


def find_choice(choices: type[Enum], text: str) -> str:
    """The value that a cell means, written as a word or as the value itself; else empty."""
    wanted = " ".join(fold(text).split())
    for item in choices:
        value = str(item.value)
        known = [value, *"|".join(CHOICE_WORDS.get(choices, {}).get(value, ())).split("|")]
        if wanted in (fold(word) for word in known):
            return value
    return ""
