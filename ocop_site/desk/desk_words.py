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
    "note-example": {"vi": "Ví dụ: {example}", "en": "For instance: {example}"},
}


def say(key: str, language: str, **values: object) -> str:
    """A text of the desk with its placeholders filled."""
    return TEXTS[key][language].format_map(values) if values else TEXTS[key][language]
