"""What the editor's desk says in workbooks, in questions about a list and in new entries."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, Mapping[str, str]] = {
    # The workbook.
    "sheet-products": {"vi": "Sản phẩm", "en": "Products"},
    "sheet-recognitions": {"vi": "Các lần công nhận", "en": "Recognitions"},
    "sheet-producers": {"vi": "Chủ thể", "en": "Producers"},
    "owner": {"vi": "Sản phẩm *", "en": "Product *"},
    "owner-note": {
        "vi": "Sản phẩm được công nhận. Dòng mới: chọn hoặc ghi đúng tên ở trang Sản phẩm.",
        "en": "The product that was certified. In a new row choose or write its name as on the "
        "sheet of products.",
    },
    "yes": {"vi": "có", "en": "yes"},
    "list-title": {"vi": "Chưa đúng", "en": "Not in the list"},
    "list-choose": {"vi": "Chọn một giá trị trong danh sách.", "en": "Choose from the list."},
    "list-number": {"vi": "Ghi số nguyên từ {low} đến {high}.", "en": "Write {low} to {high}."},
    "note-needed": {"vi": "Bắt buộc.", "en": "Required."},
    "note-date": {
        "vi": "Ghi 26/12/2023, hoặc 12/2023, hoặc 2023 nếu không biết ngày.",
        "en": "Write 26/12/2023, or 12/2023, or 2023 where the day is not known.",
    },
    "note-many": {
        "vi": "Nhiều giá trị: mỗi giá trị một dòng trong ô (Alt+Enter).",
        "en": "Several values: each on a line of its own in the cell (Alt+Enter).",
    },
    "note-prose": {
        "vi": "Đoạn văn; xuống dòng trống để sang đoạn (Alt+Enter).",
        "en": "Prose; an empty line begins a new paragraph (Alt+Enter).",
    },
    # What an import shows.
    "diff-removed": {"vi": "(bỏ)", "en": "(removed)"},
    "level-refused": {"vi": "Không nhận ({n}):", "en": "Refused ({n}):"},
    "level-asked": {"vi": "Đã nhận, cần xác nhận ({n}):", "en": "Taken, to be confirmed ({n}):"},
    "level-noted": {"vi": "Ghi chú ({n}):", "en": "Noted ({n}):"},
    "finding-more": {
        "vi": "cũng như vậy ở {n} ô nữa (xem hết: thêm --verbose)",
        "en": "the same in {n} more cells (all of them: add --verbose)",
    },
    "sets-all": {
        "vi": "một trong {n} bộ của bảng docs/vi/tra-cuu/bo-san-pham.md",
        "en": "one of the {n} sets of the table docs/en/reference/sets.md",
    },
    # The list of certificates.
    "urgency-lapsed": {"vi": "Đã hết hạn", "en": "Lapsed"},
    "urgency-late": {
        "vi": "Sắp hết hạn, đã qua hạn nộp hồ sơ đánh giá lại: liên hệ ngay cơ quan công nhận",
        "en": "About to lapse, the window for re-evaluation has closed: ask the authority at once",
    },
    "urgency-due": {
        "vi": "Trong hạn nộp hồ sơ đánh giá lại, nộp ngay",
        "en": "Within the window for re-evaluation, hand in the file now",
    },
    "urgency-unknown": {"vi": "Chưa rõ hạn", "en": "Expiry not known"},
    "urgency-withdrawn": {"vi": "Bị thu hồi", "en": "Withdrawn"},
    "due-urgency": {"vi": "Tình trạng", "en": "State"},
    "due-days": {"vi": "Còn (ngày)", "en": "Days left"},
    "due-ends": {"vi": "Hết hạn", "en": "Ends"},
    "due-product": {"vi": "Sản phẩm", "en": "Product"},
    "due-stars": {"vi": "Số sao", "en": "Stars"},
    "due-producer": {"vi": "Chủ thể", "en": "Producer"},
    "due-place": {"vi": "Địa danh", "en": "Place"},
    "due-decision": {"vi": "Số quyết định", "en": "Decision"},
    "due-issued": {"vi": "Ngày công nhận", "en": "Issued"},
    "due-phone": {"vi": "Điện thoại", "en": "Telephone"},
    "due-id": {"vi": "Mã", "en": "Id"},
    "due-latest": {"vi": "chậm nhất {day}", "en": "at the latest {day}"},
    "due-as-of": {"vi": "Giấy chứng nhận OCOP tại ngày {day}", "en": "OCOP certificates at {day}"},
    "due-left": {"vi": "còn {n} ngày", "en": "{n} days left"},
    "due-over": {"vi": "quá {n} ngày", "en": "{n} days ago"},
    "due-none": {
        "vi": "Không có giấy chứng nhận nào hết hạn hay sắp hết hạn.",
        "en": "No certificate has lapsed or is due.",
    },
    "calendar-opens": {
        "vi": "Bắt đầu nộp hồ sơ đánh giá lại: {name}",
        "en": "Window for re-evaluation opens: {name}",
    },
    "calendar-closes": {
        "vi": "Hạn cuối nộp hồ sơ đánh giá lại: {name}",
        "en": "Window for re-evaluation closes: {name}",
    },
    "calendar-ends": {"vi": "Giấy chứng nhận hết hạn: {name}", "en": "Certificate ends: {name}"},
    "calendar-inexact": {
        "vi": "Ngày công nhận không rõ đủ; đây là ngày sớm nhất có thể.",
        "en": "The date of issue is not fully known; this is the earliest day possible.",
    },
    "calendar-title": {"vi": "Hạn giấy chứng nhận OCOP", "en": "OCOP certificates"},
    # New entries.
    "entry-intro": {
        "vi": "{title}. Dòng bắt đầu bằng # là lời giải thích, máy không đọc.",
        "en": "{title}. Lines that begin with # are explanations and are not read.",
    },
    "entry-later": {
        "vi": "Các mục có thể thêm: bỏ dấu # và dấu cách đầu dòng khi đã có nội dung; không biết "
        "thì để nguyên hoặc xóa, đừng đoán.",
        "en": "What may be added: take away the # and the blank behind it once there is something "
        "to say; leave or delete what is not known, and do not guess.",
    },
    "entry-required": {"vi": " (bắt buộc)", "en": " (required)"},
    "entry-settings": {"vi": "Thiết lập của trang và sách", "en": "Settings of site and book"},
    "entry-product": {"vi": "Một sản phẩm", "en": "A product"},
    "entry-producer": {
        "vi": "Một chủ thể; chỉ ghi liên hệ kinh doanh đã công bố",
        "en": "A producer; public business contacts only",
    },
    "entry-place": {"vi": "Một địa danh", "en": "A place"},
    "entry-event": {"vi": "Một sự kiện", "en": "An event"},
    "entry-kind": {"vi": "Một loại sản phẩm của vùng", "en": "A kind of product of the area"},
    "entry-candidate": {
        "vi": "Một hồ sơ chưa được công nhận; không in thành sản phẩm OCOP",
        "en": "A candidate that is not certified; never printed as an OCOP product",
    },
    "chapter-body": {
        "vi": "Viết chương ở đây. Dòng trống để sang đoạn.\n\n## Một mục\n\nBản tiếng Anh là tệp "
        "{file} cùng thư mục, cùng id và order.",
        "en": "Write the chapter here. An empty line begins a new paragraph.\n\n## A section\n\n"
        "The English text is the file {file} in this folder, with the same id and order.",
    },
    "publisher-open": {
        "vi": "Đơn vị phát hành (điền khi xuất bản)",
        "en": "Publisher (to be filled in before publication)",
    },
    "example-title": {
        "vi": "VÍ DỤ, không có thật: xóa tệp này khi có dữ liệu thật. {title}",
        "en": "EXAMPLE, not real: delete this file once there are real data. {title}",
    },
    "example-summary": {
        "vi": "Đây là ví dụ để xem thử trang và sách; không phải sản phẩm có thật.",
        "en": "This is an example for trying site and book; it is not a real product.",
    },
    "example-chapter": {"vi": "Chương ví dụ", "en": "Example chapter"},
    "example-body": {
        "vi": "Chương này là ví dụ; xóa hoặc viết lại.\n\n## Sản phẩm\n\n[[products: group=food]]",
        "en": "This chapter is an example; delete or rewrite it.\n\n## Products\n\n"
        "[[products: group=food]]",
    },
    "note-example": {"vi": "Ví dụ: {example}", "en": "For instance: {example}"},
    # Schemas.
    "schema-required": {"vi": "Bắt buộc.", "en": "Required."},
    "text-vi": {"vi": "Tiếng Việt", "en": "Vietnamese"},
    "text-en": {"vi": "Tiếng Anh", "en": "English"},
    # Advice.
    "advice-count": {"vi": "{n} chỗ: {title}", "en": "{n} times: {title}"},
    "advice-more": {
        "vi": " và {n} chỗ nữa (xem hết: --advice {code})",
        "en": " and {n} more (all of them: --advice {code})",
    },
    # Codes explained.
    "code-wrong": {"vi": "Sai:", "en": "Wrong:"},
    "code-right": {"vi": "Đúng:", "en": "Right:"},
    "code-absent": {"vi": "không có tệp này", "en": "there is no such file"},
    "code-photo": {
        "vi": "ảnh {width} × {height} điểm",
        "en": "a picture of {width} × {height} pixels",
    },
    "code-photo-located": {
        "vi": "ảnh {width} × {height} điểm, có tọa độ nơi chụp",
        "en": "a picture of {width} × {height} pixels that holds its location",
    },
    "code-encoding": {"vi": "lưu bằng bảng mã {encoding}", "en": "saved as {encoding}"},
}


def say(key: str, language: str, **values: object) -> str:
    """A text of the desk with its placeholders filled."""
    return TEXTS[key][language].format_map(values) if values else TEXTS[key][language]
