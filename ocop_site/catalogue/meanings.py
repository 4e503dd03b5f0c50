"""What the values of the closed lists mean, where that is more than the word for them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from ocop_site.catalogue import vocabulary
from ocop_site.catalogue.choice_words import choice_word
from ocop_site.catalogue.record_words import Words

# The closed lists in the order of the documentation.
LISTS: Mapping[type[Enum], Words] = {
    vocabulary.Basis: Words("Căn cứ", "Basis"),
    vocabulary.RecognitionState: Words("Kết quả đánh giá", "Outcome of an evaluation"),
    vocabulary.RecognitionKind: Words("Hình thức đánh giá", "Kind of evaluation"),
    vocabulary.Level: Words("Cấp công nhận", "Level"),
    vocabulary.ProducerType: Words("Loại hình chủ thể", "Type of producer"),
    vocabulary.PlaceKind: Words("Loại địa danh", "Kind of place"),
    vocabulary.MappingBasis: Words("Căn cứ nối đơn vị cũ với mới", "Basis of a successor"),
    vocabulary.CertificateType: Words("Loại chứng nhận", "Type of certificate"),
    vocabulary.RightType: Words("Loại quyền sở hữu trí tuệ", "Type of intellectual property"),
    vocabulary.ChannelKind: Words("Loại kênh bán", "Kind of sales channel"),
    vocabulary.EventKind: Words("Loại sự kiện", "Kind of event"),
    vocabulary.EventState: Words("Tình trạng sự kiện", "State of an event"),
    vocabulary.CandidateState: Words("Tình trạng hồ sơ", "State of a candidate"),
    vocabulary.ChapterKind: Words("Loại chương", "Kind of chapter"),
    vocabulary.AdminBackend: Words("Kho mã nguồn", "Forge"),
    vocabulary.BookFormat: Words("Khổ sách", "Format of the book"),
    vocabulary.PaperStock: Words("Mặt giấy", "Kind of paper"),
    vocabulary.Status: Words("Tình trạng giấy chứng nhận", "Status of a certificate"),
}
_MORE: Mapping[Enum, Words] = {
    vocabulary.Basis.STATED: Words("nguồn nói thẳng", "a source says it"),
    vocabulary.Basis.INFERRED: Words("ta suy ra từ nguồn", "concluded here from a source"),
    vocabulary.Basis.NOT_STATED: Words("không nguồn nào nêu", "no source says it"),
    vocabulary.RecognitionState.RECOGNISED: Words(
        "đã có quyết định công nhận", "certified by a decision"
    ),
    vocabulary.RecognitionState.PENDING: Words("đang chờ quyết định", "the decision is awaited"),
    vocabulary.PlaceKind.VENUE: Words("nơi tổ chức hội chợ, sự kiện", "where events are held"),
    vocabulary.MappingBasis.ADOPTED: Words("theo nghị quyết đã thông qua", "an adopted resolution"),
    vocabulary.MappingBasis.PLANNED: Words(
        "theo phương án, chưa đối chiếu nghị quyết", "a plan only"
    ),
    vocabulary.CertificateType.FOOD_SAFETY: Words("đủ điều kiện an toàn thực phẩm", "food safety"),
    vocabulary.CertificateType.OTHER: Words(
        "loại khác, ghi tên vào name", "another; say which in name"
    ),
    vocabulary.ChannelKind.DOMESTIC: Words(
        "trong nước, nói chung", "within the country, unspecified"
    ),
    vocabulary.CandidateState.MENTIONED: Words(
        "được gọi là OCOP, không đủ tin để in", "called OCOP, no more"
    ),
    vocabulary.ChapterKind.FOREWORD: Words(
        "lời giới thiệu, không đánh số", "foreword, without a number"
    ),
    vocabulary.ChapterKind.CHAPTER: Words("chương có số", "numbered chapter"),
    vocabulary.Status.VALID: Words(
        "chưa đến lúc nộp hồ sơ đánh giá lại", "re-evaluation is not open yet"
    ),
    vocabulary.Status.DUE: Words("đã đến lúc nộp hồ sơ đánh giá lại", "re-evaluation is open"),
    vocabulary.Status.EXTENDED: Words("đang được kéo dài", "it was extended"),
    vocabulary.Status.EXPIRED: Words("chắc chắn đã hết hạn", "it has surely ended"),
    vocabulary.Status.WITHDRAWN: Words("đã bị thu hồi", "it was withdrawn"),
    vocabulary.Status.PENDING: Words("chưa có quyết định nào", "there is no decision yet"),
    vocabulary.Status.UNKNOWN: Words(
        "ngày biết được không đủ để kết luận", "the dates do not tell"
    ),
}


def meaning_of(item: Enum, language: str) -> str:
    """What a value of a closed list means."""
    more = _MORE.get(item)
    return more.get(language) if more else choice_word(type(item), str(item.value), language)
