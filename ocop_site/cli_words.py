"""What the commands say about themselves, in the languages of messages."""

from __future__ import annotations

from collections.abc import Mapping

from ocop_site.cli_help import USAGE_TEXTS

TEXTS: Mapping[str, Mapping[str, str]] = {
    "checked": {
        "vi": "Đã kiểm tra: {errors} lỗi, {warnings} lưu ý, {products} sản phẩm.",
        "en": "Checked: {errors} errors, {warnings} warnings, {products} products.",
    },
    "checked-only": {
        "vi": "{summary} Ở các tệp khác còn {n} điều; chạy không có --only để xem.",
        "en": "{summary} {n} more in other files; run it without --only to see them.",
    },
    "advised": {"vi": "{summary} Gợi ý: {n}.", "en": "{summary} Advice: {n}."},
    "advice-later": {
        "vi": "Sửa hết lỗi rồi mới có gợi ý.",
        "en": "Advice is given once there are no errors.",
    },
    "no-code": {
        "vi": "Không có mã {code} {near}. Xem hết các mã:  python build.py explain-code",
        "en": "There is no code {code} {near}. See them all:  python build.py explain-code",
    },
    "schema-written": {
        "vi": "Đã ghi {n} tệp lược đồ vào {path} ({changed} tệp thay đổi).",
        "en": "Wrote {n} schema files to {path} ({changed} changed).",
    },
    "nothing-written": {
        "vi": "Không ghi gì; bản dựng trước được giữ nguyên.",
        "en": "Nothing was written; the last output was kept.",
    },
    "built": {
        "vi": "Xong trong {seconds} giây: {counts} ({output})",
        "en": "Done in {seconds} s: {counts} ({output})",
    },
    "counts": {
        "vi": "làm {made}, giữ {kept}, xóa {removed} tệp",
        "en": "{made} made, {kept} kept, {removed} removed",
    },
    "nothing-changed": {
        "vi": "không có gì thay đổi",
        "en": "nothing changed",
    },
    "explain-unknown": {
        "vi": "Không có trang {path} trong lần dựng trước.",
        "en": "The last build made no page {path}.",
    },
    "explain-unit": {
        "vi": "Phần «{unit}», làm lại lần cuối vì: {reason}",
        "en": "Unit '{unit}', last made because: {reason}",
    },
    "explain-reads": {
        "vi": "Đọc {n} điều (* là mọi khóa, ** là mọi giá trị):",
        "en": "It read {n} things (* means all keys, ** all values):",
    },
    "foreign": {
        "vi": "Tệp lạ trong thư mục kết quả, được giữ lại: {path}",
        "en": "A file of somebody else's in the output was kept: {path}",
    },
    "warnings-hidden": {
        "vi": "Có {n} lưu ý; xem bằng  python build.py check --content {content}",
        "en": "There are {n} warnings; see them with  python build.py check --content {content}",
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
    "output-of-another": {
        "vi": "Trong {output} là kết quả dựng từ {other}; dựng tiếp vào đó thì mất. "
        "Ghi nơi khác bằng --output, hoặc bỏ kết quả cũ trước: python build.py clean",
        "en": "{output} holds what was built from {other}, and would lose it. "
        "Name another folder with --output, or remove the old result first: python build.py clean",
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
    "see-print": {"vi": "Xem trang in", "en": "See it printed"},
    "see-form": {"vi": "Sửa trong biểu mẫu", "en": "Edit in the form"},
    "pane-web": {"vi": "Trang mạng", "en": "Web page"},
    "pane-print": {"vi": "Trang in", "en": "Printed page"},
    "fmt-what": {
        "vi": "Nêu tên tệp, hoặc --since BẢN để lấy các tệp đã đổi từ bản ấy.",
        "en": "Name files, or give --since REVISION for those changed since then.",
    },
    "fmt-done": {
        "vi": "Đã viết lại {changed} tệp, giữ nguyên {kept}.",
        "en": "Rewrote {changed} files, left {kept} as they were.",
    },
    "fmt-would": {
        "vi": "Cần viết lại {changed} tệp: {names}",
        "en": "{changed} files want rewriting: {names}",
    },
    "fmt-comments": {
        "vi": "{path}: có lời giải thích (#) nên để nguyên; thêm --since BẢN để giữ được chúng.",
        "en": "{path}: has comments (#), so it is left alone; --since REVISION keeps them.",
    },
    "no-revision": {
        "vi": "git không đọc được bản «{revision}»: {reason}",
        "en": "git cannot read the revision '{revision}': {reason}",
    },
    "proof-written": {
        "vi": "Đã ghi trang in thử: {path}",
        "en": "Wrote the printed page: {path}",
    },
    "proof-unknown": {
        "vi": "Không có sản phẩm «{product}»; mã là tên tệp trong thư mục products.",
        "en": "There is no product '{product}'; its id is the name of its file in products.",
    },
    "proof-lapsed": {
        "vi": "Sách không in «{product}»: giấy chứng nhận hết hạn hoặc đã bị thu hồi.",
        "en": "The book does not print '{product}': its certificate lapsed or was withdrawn.",
    },
    "serving": {
        "vi": "Xem thử tại {url}  (Ctrl+C để dừng)",
        "en": "Preview at {url}  (Ctrl+C to stop)",
    },
    "first-build": {
        "vi": "Đang dựng để xem thử, lần đầu có khi mất nửa phút…",
        "en": "Building the preview; the first time this can take half a minute…",
    },
    "rebuilt": {"vi": "Đã dựng lại.", "en": "Rebuilt."},
    **USAGE_TEXTS,
    "bad-date": {
        "vi": "«{value}» không phải ngày; viết năm-tháng-ngày, ví dụ 2025-06-30",
        "en": "'{value}' is not a date; write year-month-day, for instance 2025-06-30",
    },
    "bad-edition": {
        "vi": "Không có bản nào tên «{value}»; chọn một trong: {known}.",
        "en": "There is no edition '{value}'; choose one of: {known}.",
    },
    "bad-format": {
        "vi": "Không có khổ sách «{value}»; chọn một trong: {known}.",
        "en": "There is no format '{value}'; choose one of: {known}.",
    },
    "no-port": {
        "vi": "Cổng {port} đang có chương trình khác dùng; chọn cổng khác bằng --port.",
        "en": "Port {port} is in use; choose another one with --port.",
    },
    "no-excel": {
        "vi": "Chưa cài phần đọc, ghi bảng tính. Cài rồi chạy lại:\n"
        "  python -m pip install 'ocop-site[excel]'   (hay  pip install openpyxl python-calamine)",
        "en": "What reads and writes workbooks is not installed. Install it and run again:\n"
        "  python -m pip install 'ocop-site[excel]'   (or  pip install openpyxl python-calamine)",
    },
    "no-brotli": {
        "vi": "Chưa cài phần nén Brotli mà  precompress: true  cần. Cài rồi chạy lại:\n"
        "  python -m pip install 'ocop-site[precompress]'   (hay  pip install brotli)",
        "en": "What compresses with Brotli, which  precompress: true  needs, is not installed. "
        "Install it and run again:\n"
        "  python -m pip install 'ocop-site[precompress]'   (or  pip install brotli)",
    },
    "not-written": {
        "vi": "Không ghi được {path}: {reason}. Không có gì thay đổi.",
        "en": "Cannot write {path}: {reason}. Nothing was changed.",
    },
    "exported": {
        "vi": "Đã ghi {path}: {products} sản phẩm, {producers} chủ thể.",
        "en": "Wrote {path}: {products} products, {producers} producers.",
    },
    "export-errors": {
        "vi": "Nội dung có lỗi; sửa xong hãy chạy lại.",
        "en": "The content has errors; mend them and run again.",
    },
    "export-suffix": {
        "vi": "Tên tệp phải kết thúc bằng .xlsx: {path}",
        "en": "The file's name must end in .xlsx: {path}",
    },
    "export-exists": {
        "vi": "Đã có {path} với nội dung khác; chọn tên khác hoặc thêm --overwrite.",
        "en": "{path} is there and differs; choose another name or add --overwrite.",
    },
    "import-no-content": {
        "vi": "Không có thư mục nội dung {path}. Chỉ rõ bằng --content, hoặc mở danh mục mới bằng "
        '--new "Tên tỉnh" --as-of NGÀY.',
        "en": "There is no content folder {path}. Name it with --content, or begin a catalogue "
        'with --new "AREA" --as-of DATE.',
    },
    "import-errors": {
        "vi": "Danh mục đang có lỗi; sửa xong hãy chạy lại. Không ghi gì.",
        "en": "The catalogue has errors; mend them first. Nothing was written.",
    },
    "import-fault": {
        "vi": "Không sửa được tệp mà giữ nguyên phần khác ({reason}). Không ghi gì.",
        "en": "A file cannot be edited without touching the rest ({reason}). Nothing was written.",
    },
    "import-invalid": {
        "vi": "Nếu ghi thì danh mục sẽ có lỗi trên. Không ghi gì.",
        "en": "Written, the catalogue would have these errors. Nothing was written.",
    },
    "import-same": {
        "vi": "Không có gì thay đổi ({refused} chỗ không nhận).",
        "en": "Nothing changes ({refused} refused).",
    },
    "import-strict": {
        "vi": "Có {refused} chỗ không nhận và đã chọn --strict. Không ghi gì.",
        "en": "{refused} were refused and --strict was given. Nothing was written.",
    },
    "import-dry": {
        "vi": "Sẽ đổi {files} tệp ({new} mục mới); không nhận {refused}, cần xác nhận {asked}. "
        "Chưa ghi gì; thêm --write để ghi.",
        "en": "{files} files would change ({new} new records); {refused} refused, {asked} to "
        "confirm. Nothing was written yet; add --write.",
    },
    "imported": {
        "vi": "Đã ghi {files} tệp ({new} mục mới); không nhận {refused}, cần xác nhận {asked}.",
        "en": "Wrote {files} files ({new} new records); {refused} refused, {asked} to confirm.",
    },
    "not-read": {
        "vi": "Không đọc {path}: {reason}. Không ghi gì.",
        "en": "{path} is not read: {reason}. Nothing was written.",
    },
    "no-source": {
        "vi": "Không có nguồn mã «{id}» trong sources.yaml; thêm vào đó trước.",
        "en": "There is no source '{id}' in sources.yaml; add it there first.",
    },
    "new-exists": {
        "vi": "Thư mục {path} đã có nội dung; chọn thư mục khác.",
        "en": "The folder {path} is not empty; choose another.",
    },
    "new-as-of": {
        "vi": "Danh mục mới cần ngày chốt số liệu: thêm --as-of 2026-06-30.",
        "en": "A new catalogue needs the day it is true for: add --as-of 2026-06-30.",
    },
    "new-name": {
        "vi": 'Còn thiếu tên:  python build.py new {what} "Tên"',
        "en": 'The name is missing:  python build.py new {what} "Name"',
    },
    "new-words": {
        "vi": 'Đặt tên trong dấu nháy:  python build.py new {what} "{name}"',
        "en": 'Put the name in quotes:  python build.py new {what} "{name}"',
    },
    "new-known": {
        "vi": "Đã có «{name}» ở {file}; sửa tệp ấy, hoặc đặt tên khác. Không ghi gì.",
        "en": "'{name}' is there already, in {file}; edit that, or choose another name. Nothing "
        "was written.",
    },
    "new-known-apart": {
        "vi": "Đã có «{name}» ở {file}; sửa tệp ấy. Nếu là mục khác cùng tên, thêm  {field}=… để "
        "phân biệt. Không ghi gì.",
        "en": "'{name}' is there already, in {file}; edit that. If this is another of that name, "
        "add  {field}=… to tell them apart. Nothing was written.",
    },
    "new-written": {
        "vi": "Đã tạo {path}. Mở tệp để điền tiếp, rồi chạy  python build.py check",
        "en": "Wrote {path}. Open it and fill in the rest, then run  python build.py check",
    },
    "new-catalogue": {
        "vi": "Đã tạo danh mục ví dụ ở {path}. Dựng thử:\n"
        "  python build.py --content {path} --output {path}-output",
        "en": "Wrote an example catalogue to {path}. Build it:\n"
        "  python build.py --content {path} --output {path}-output",
    },
    "new-set": {
        "vi": "Tên không cho biết bộ sản phẩm; thêm một trong các dòng sau vào lệnh:\n{sets}",
        "en": "The name does not tell the product set; add one of these to the command:\n{sets}",
    },
    "new-missing": {
        "vi": 'Còn thiếu «{label}»; thêm vào lệnh:  {field}="…"',
        "en": "'{label}' is missing; add to the command:  {field}=\"…\"",
    },
    "new-key": {
        "vi": "Không có mục nào tên «{field}». Các mục: {known}",
        "en": "There is no field '{field}'. Fields: {known}",
    },
    "new-value": {"vi": "{field}: {vi}", "en": "{field}: {en}"},
    "due-format": {
        "vi": "Chọn tệp kết thúc bằng .txt, .csv, .xlsx hoặc .ics (hay thêm --format).",
        "en": "Name a file that ends in .txt, .csv, .xlsx or .ics (or add --format).",
    },
    "due-written": {
        "vi": "Đã ghi {path}: {n} giấy chứng nhận cần chú ý.",
        "en": "Wrote {path}: {n} certificates that need attention.",
    },
    "due-written-calendar": {
        "vi": "Đã ghi {path}: {n} mốc thời gian của {certificates} giấy chứng nhận.",
        "en": "Wrote {path}: {n} dates of {certificates} certificates.",
    },
    "release-nothing": {
        "vi": "Nội dung có lỗi; chưa phát hành gì.",
        "en": "The content has errors; nothing was released.",
    },
    "release-stale": {
        "vi": "Bản dựng không phải của nội dung hiện nay. Dựng cả trang mạng lẫn sổ tay, xem lại, "
        "rồi phát hành:\n  python build.py --content {content} --output {output}",
        "en": "What was built is not of the present content. Build site and handbooks, look at "
        "them, then release:\n  python build.py --content {content} --output {output}",
    },
    "release-done": {
        "vi": "Đã phát hành {edition}, số liệu đến {date}: {n} sản phẩm, {books} tệp PDF.\n"
        "Tệp {path} giữ các địa chỉ đã in; đưa vào kho git và gắn thẻ:\n"
        "  git add {content}/{path}\n  git tag an-ban-{date}",
        "en": "Released {edition}, data as of {date}: {n} products, {books} PDF files.\n"
        "{path} keeps the addresses that are printed; commit and tag it:\n"
        "  git add {content}/{path}\n  git tag edition-{date}",
    },
    "release-same": {
        "vi": "{edition} đã được phát hành với đúng nội dung này ({path}); không ghi gì.",
        "en": "{edition} was released before with just this content ({path}); nothing to write.",
    },
    "release-differs": {
        "vi": "Ấn bản {edition} đã phát hành với nội dung khác ({path}):",
        "en": "Edition {edition} was released before with other content ({path}):",
    },
    "release-added": {"vi": "thêm sản phẩm {what}", "en": "product added: {what}"},
    "release-gone": {"vi": "không còn sản phẩm {what}", "en": "product gone: {what}"},
    "release-changed": {"vi": "khác ở sản phẩm {what}", "en": "product changed: {what}"},
    "release-book": {"vi": "tệp PDF khác: {what}", "en": "another PDF: {what}"},
    "release-value": {"vi": "khác ở «{what}»", "en": "another '{what}'"},
    "release-more": {"vi": "và {n} chỗ khác nữa", "en": "and {n} more"},
    "release-again": {
        "vi": "Điều đã phát hành thì không đổi. Ghi số và ngày mới vào  edition:  của "
        "settings.yaml, dựng lại, rồi phát hành.",
        "en": "What was released stays. Write a new number and day into  edition:  of "
        "settings.yaml, build again, then release.",
    },
    "release-older": {
        "vi": "Đã phát hành ấn bản ngày {date} ({path}); ấn bản {edition} phải có ngày sau đó.",
        "en": "The edition of {date} was released ({path}); {edition} must be of a later day.",
    },
    "release-number": {
        "vi": "«{number}» là số của ấn bản ngày {date} ({path}); ghi số khác vào settings.yaml.",
        "en": "'{number}' is the edition of {date} ({path}); write another number into "
        "settings.yaml.",
    },
    "release-left-out": {
        "vi": "{name} thuộc một lần dựng khác nên không được ghi vào ấn bản; cần thì dựng lại.",
        "en": "{name} is of another build and was left out; make it again if it belongs here.",
    },
    "release-news-new": {"vi": "{n} sản phẩm mới", "en": "{n} new products"},
    "release-news-upgraded": {"vi": "{n} nâng hạng", "en": "{n} with a higher rating"},
    "release-news-renewed": {"vi": "{n} được cấp lại", "en": "{n} renewed"},
    "release-news-lapsed": {"vi": "{n} hết hạn", "en": "{n} expired"},
    "release-news-withdrawn": {"vi": "{n} bị thu hồi", "en": "{n} withdrawn"},
    "release-news-gone": {"vi": "{n} không còn trong danh mục", "en": "{n} no longer listed"},
    "error-page": {
        "vi": "Nội dung có lỗi, trang dưới đây chưa được cập nhật",
        "en": "The content has errors; the pages have not been updated",
    },
}


def say(key: str, language: str, **values: object) -> str:
    """A text of the commands with its placeholders filled."""
    return TEXTS[key][language].format_map(values)
