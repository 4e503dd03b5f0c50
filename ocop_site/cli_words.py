"""What the commands say about themselves, in the languages of messages."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, Mapping[str, str]] = {
    "checked": {
        "vi": "Đã kiểm tra: {errors} lỗi, {warnings} lưu ý, {products} sản phẩm.",
        "en": "Checked: {errors} errors, {warnings} warnings, {products} products.",
    },
    "nothing-written": {
        "vi": "Không ghi gì; bản dựng trước được giữ nguyên.",
        "en": "Nothing was written; the last output was kept.",
    },
    "built": {
        "vi": "Xong trong {seconds} giây: làm {made}, giữ {kept}, xóa {removed} tệp ở {output}",
        "en": "Done in {seconds} s: {made} made, {kept} kept, {removed} removed in {output}",
    },
    "foreign": {
        "vi": "Tệp lạ trong thư mục kết quả, được giữ lại: {path}",
        "en": "A file of somebody else's in the output was kept: {path}",
    },
    "warnings-hidden": {
        "vi": "Có {n} lưu ý; xem bằng  python build.py check",
        "en": "There are {n} warnings; see them with  python build.py check",
    },
    "waited": {
        "vi": "Đã chờ một lần dựng khác xong.",
        "en": "Waited for another build to finish.",
    },
    "resumed": {
        "vi": "Đã hoàn tất lần dựng trước bị ngắt giữa chừng.",
        "en": "Finished the last build, which had been cut short.",
    },
    "no-content": {
        "vi": "Không có thư mục nội dung {path}. Chỉ rõ bằng --content.",
        "en": "There is no content folder {path}. Name it with --content.",
    },
    "output-inside": {
        "vi": "Thư mục kết quả {path} không được nằm trong hay trùng với thư mục nội dung.",
        "en": "The output folder {path} may not be, or lie inside, the content folder.",
    },
    "no-press": {
        "vi": "Chưa in được PDF: {reason}\nCài thư viện rồi chạy lại:\n  {remedy}\n"
        "Trang mạng vẫn dựng được:  python build.py site",
        "en": "The PDF cannot be printed: {reason}\nInstall the libraries and run it again:\n"
        "  {remedy}\nThe site can be built without them:  python build.py site",
    },
    "not-proven": {
        "vi": "Bản dựng không trọn vẹn, đây là lỗi của chương trình hoặc giao diện:",
        "en": "What was built is not whole; this is a fault of the program or the theme:",
    },
    "disk": {
        "vi": "Không ghi được {path}: {reason}. Bản dựng trước được giữ nguyên.",
        "en": "Cannot write {path}: {reason}. The last output was kept.",
    },
    "disk-full": {"vi": "đĩa đã đầy", "en": "the disk is full"},
    "disk-denied": {"vi": "không có quyền ghi", "en": "permission denied"},
    "cleaned": {
        "vi": "Đã xóa {n} tệp do chương trình tạo ra và bộ nhớ đệm.",
        "en": "Removed {n} files that builds had made, and the caches.",
    },
    "stopped": {
        "vi": "Đã dừng; bản dựng trước được giữ nguyên.",
        "en": "Stopped; the last output was kept.",
    },
    "serving": {
        "vi": "Xem thử tại {url}  (Ctrl+C để dừng)",
        "en": "Preview at {url}  (Ctrl+C to stop)",
    },
    "rebuilt": {"vi": "Đã dựng lại.", "en": "Rebuilt."},
    "bad-date": {
        "vi": "«{value}» không phải ngày; viết năm-tháng-ngày, ví dụ 2025-06-30",
        "en": "'{value}' is not a date; write year-month-day, for instance 2025-06-30",
    },
    "no-port": {
        "vi": "Cổng {port} đang có chương trình khác dùng; chọn cổng khác bằng --port.",
        "en": "Port {port} is in use; choose another one with --port.",
    },
    "error-page": {
        "vi": "Nội dung có lỗi, trang dưới đây chưa được cập nhật",
        "en": "The content has errors; the pages have not been updated",
    },
}


def say(key: str, language: str, **values: object) -> str:
    """A text of the commands with its placeholders filled."""
    return TEXTS[key][language].format_map(values)
