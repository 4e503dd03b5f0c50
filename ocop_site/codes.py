"""Every message code: what is wrong and what to write instead, in Vietnamese and English.

A code never changes its meaning once released. Placeholders in braces are filled from the
problem's values; a value ``@word`` is looked up in ``code_words.WORDS``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ocop_site.advice_codes import ADVICE


@dataclass(frozen=True, slots=True)
class Code:
    """The texts of one code, per language."""

    message: Mapping[str, str]
    hint: Mapping[str, str]


def _code(vi: str, en: str, hint_vi: str = "", hint_en: str = "") -> Code:
    return Code({"vi": vi, "en": en}, {"vi": hint_vi, "en": hint_en})


CODES: Mapping[str, Code] = {
    "E001": _code(
        "không đọc được tệp: {what}",
        "the file cannot be read: {what}",
        "kiểm tra tên tệp, quyền đọc, và lưu tệp ở dạng UTF-8",
        "check the name and the permissions, and save the file as UTF-8",
    ),
    "E002": _code(
        "YAML sai cú pháp: {what}",
        "wrong YAML syntax: {what}",
        "so với tệp mẫu: mỗi dòng là «khóa: giá trị», thụt vào bằng dấu cách",
        "compare with an example file: each line is 'key: value', indented with spaces",
    ),
    "E003": _code(
        "YAML dùng thứ không được phép: {what}",
        "the YAML uses something that is not allowed here: {what}",
        "viết thẳng giá trị ra, mỗi tệp một nội dung",
        "write the value out, one document to a file",
    ),
    "E004": _code(
        "khóa «{what}» đã có ở dòng {line}",
        "the key '{what}' already stands on line {line}",
        "bỏ một trong hai dòng",
        "remove one of the two lines",
    ),
    "E005": _code(
        "khóa phải là chữ",
        "a key must be text",
        "viết khóa là một từ, rồi dấu hai chấm và dấu cách",
        "write the key as one word, then a colon and a space",
    ),
    "E006": _code(
        "tệp trống",
        "the file is empty",
        "điền nội dung theo tệp mẫu hoặc xóa tệp",
        "fill it in after an example file, or delete it",
    ),
    "E007": _code(
        "thiếu tệp {what}",
        "the file {what} is missing",
        "chép tệp mẫu từ tài liệu",
        "copy the example from the documentation",
    ),
    "E008": _code(
        "tệp lồng nhau quá sâu hoặc chứa quá nhiều mục",
        "the file is nested too deep or holds too many entries",
        "viết lại theo tệp mẫu; danh sách dài thì chia ra nhiều tệp",
        "write it after an example file; divide a long list into several files",
    ),
    "E100": _code(
        "không có khóa nào tên «{key}»",
        "there is no key '{key}'",
        "các khóa dùng được: {known}",
        "known keys: {known}",
    ),
    "E101": _code(
        "không có khóa nào tên «{key}»",
        "there is no key '{key}'",
        "có phải ý bạn là «{near}»?",
        "did you mean '{near}'?",
    ),
    "E102": _code(
        "thiếu «{field}», mục bắt buộc",
        "'{field}' is required and missing",
        "thêm dòng  {field}: {example}",
        "add a line  {field}: {example}",
    ),
    "E103": _code(
        "chỗ này phải là {expected}, lại là {found}",
        "this must be {expected}, but it is {found}",
        "xem cách viết ở tệp mẫu cùng thư mục",
        "see how the example in the same folder writes it",
    ),
    "E104": _code(
        "«{value}» không phải số nguyên",
        "'{value}' is not a whole number",
        "viết {example}, không dấu chấm, không dấu cách, không đơn vị",
        "write {example}, without points, spaces or units",
    ),
    "E105": _code(
        "{value} nằm ngoài khoảng {minimum} đến {maximum}",
        "{value} is outside {minimum} to {maximum}",
        "kiểm tra lại con số",
        "check the number",
    ),
    "E106": _code(
        "«{value}» không có trong danh sách",
        "'{value}' is not in the list",
        "có phải ý bạn là «{near}»? Các giá trị: {known}",
        "did you mean '{near}'? Values: {known}",
    ),
    "E107": _code(
        "«{value}» không phải ngày viết đúng cách",
        "'{value}' is not a date written as expected",
        "viết như {example}; chỉ biết tháng thì 2024-05, chỉ biết năm thì 2024",
        "write it like {example}; with only the month known 2024-05, with only the year 2024",
    ),
    "E108": _code(
        "không có ngày {value}",
        "there is no day {value}",
        "kiểm tra lại ngày và tháng",
        "check the day and the month",
    ),
    "E109": _code(
        "«{value}» không phải địa chỉ mạng",
        "'{value}' is not a web address",
        "viết đủ, bắt đầu bằng https://",
        "write it in full, beginning with https://",
    ),
    "E110": _code(
        "mã «{value}» viết không đúng",
        "the id '{value}' is not well formed",
        "chỉ chữ thường không dấu, số và gạch nối, ví dụ {example}",
        "only lower-case ASCII letters, digits and hyphens, for instance {example}",
    ),
    "E111": _code(
        "«{value}» không phải địa chỉ thư điện tử",
        "'{value}' is not an e-mail address",
        "ví dụ  lienhe@htx.vn",
        "for instance  contact@coop.vn",
    ),
    "E112": _code(
        "«{field}» có khóa mà không có nội dung",
        "'{field}' has a key but nothing in it",
        "điền nội dung, ví dụ  {field}: {example}; mục không bắt buộc thì có thể bỏ cả dòng",
        "fill it in, for instance  {field}: {example}; a line that is not required may go",
    ),
    "E113": _code(
        "«{value}» không phải số thập phân",
        "'{value}' is not a decimal number",
        "viết dấu chấm thập phân, ví dụ 10.9804",
        "write a decimal point, for instance 10.9804",
    ),
    "E114": _code(
        "«{value}» không phải có hay không",
        "'{value}' is not yes or no",
        "viết true hoặc false",
        "write true or false",
    ),
    "E115": _code(
        "«{value}» không đúng dạng của «{field}»",
        "'{value}' does not have the form of '{field}'",
        "ví dụ: {example}",
        "for instance: {example}",
    ),
    "E116": _code(
        "«{value}» không dùng được làm biến giao diện",
        "'{value}' cannot be a design token",
        'ví dụ  vermilion: "#A8261C"',
        'for instance  vermilion: "#A8261C"',
    ),
    "E117": _code(
        "«{value}» không phải số điện thoại",
        "'{value}' is not a telephone number",
        "ví dụ 0274 3822 123 hoặc +84 274 3822 123",
        "for instance 0274 3822 123 or +84 274 3822 123",
    ),
    "E118": _code(
        "«{value}» không phải tên tệp dùng được",
        "'{value}' is not a usable file name",
        "chữ không dấu, nằm trong content/, ví dụ {example}",
        "ASCII letters, inside content/, for instance {example}",
    ),
    "E119": _code(
        "«{value}» không có trong danh sách",
        "'{value}' is not in the list",
        "các giá trị: {known}",
        "values: {known}",
    ),
    "E201": _code(
        "mã «{value}» đã dùng ở {other}",
        "the id '{value}' is already used in {other}",
        "đặt mã khác cho một trong hai",
        "choose another id for one of the two",
    ),
    "E202": _code(
        "không có {target} nào mã «{value}»",
        "there is no {target} with the id '{value}'",
        "có phải ý bạn là «{near}»?",
        "did you mean '{near}'?",
    ),
    "E203": _code(
        "không có {target} nào mã «{value}»",
        "there is no {target} with the id '{value}'",
        "tạo mục đó, hoặc sửa lại mã",
        "create that record, or correct the id",
    ),
    "E204": _code(
        "mã ngắn {value} trùng với {other}",
        "the short code {value} is the same as that of {other}",
        "ghi «short:» khác cho sản phẩm mới hơn",
        "write another 'short:' for the newer product",
    ),
    "E205": _code(
        "ngày {later} không thể đứng trước ngày {earlier}",
        "{later} cannot come before {earlier}",
        "kiểm tra lại hai ngày",
        "check the two dates",
    ),
    "E206": _code(
        "địa danh «{value}» nằm trong chính nó",
        "the place '{value}' lies within itself",
        "sửa «within:» của một trong các địa danh: {chain}",
        "correct the 'within:' of one of these: {chain}",
    ),
    "E207": _code(
        "không thấy tệp ảnh {value}",
        "the picture {value} is not there",
        "đặt ảnh vào content/ đúng tên, phân biệt chữ hoa chữ thường",
        "put it into content/ under just this name; capitals matter",
    ),
    "E208": _code(
        "ảnh {value} không dùng được: {what}",
        "the picture {value} cannot be used: {what}",
        "lưu lại ảnh ở dạng JPEG hoặc PNG, dưới 50 triệu điểm ảnh",
        "save it as JPEG or PNG, below 50 million pixels",
    ),
    "E209": _code(
        "chương phải bắt đầu bằng phần khai báo giữa hai dòng ---",
        "a chapter must begin with its front matter between two lines of ---",
        "chép phần đầu của một chương khác",
        "copy the beginning of another chapter",
    ),
    "E210": _code(
        "không có nguồn nào mã «{value}» trong sources.yaml",
        "there is no source '{value}' in sources.yaml",
        "thêm nguồn vào content/sources.yaml, hoặc sửa lại mã",
        "add it to content/sources.yaml, or correct the id",
    ),
    "E211": _code(
        "không có hình nào tên «{value}»",
        "there is no figure '{value}'",
        "các hình dùng được: {known}",
        "known figures: {known}",
    ),
    "E212": _code(
        "tên tệp chương phải là <mã>.<ngôn ngữ>.md",
        "a chapter's file must be named <id>.<language>.md",
        "ví dụ  province.vi.md",
        "for instance  province.vi.md",
    ),
    "E213": _code(
        "ngày của ấn bản phải đủ ngày, tháng, năm",
        "the edition's as-of date must have day, month and year",
        "ví dụ  as_of: 2025-06-30",
        "for instance  as_of: 2025-06-30",
    ),
    "E214": _code(
        "lần công nhận có kết quả mà không ghi số sao và căn cứ",
        "a recognition has no stars and no reason for it",
        "ghi stars: 3, hoặc basis: not-stated nếu không nguồn nào nói",
        "write stars: 3, or basis: not-stated if no source says",
    ),
    "E215": _code(
        "ngôn ngữ «{value}» chưa có bảng chữ giao diện",
        "the language '{value}' has no catalogue of interface words",
        "các ngôn ngữ có sẵn: {known}",
        "languages at hand: {known}",
    ),
    "E216": _code(
        "ghi {stars} sao mà lại ghi basis: not-stated",
        "{stars} stars are written together with basis: not-stated",
        "bỏ dòng basis nếu nguồn có nói; ghi inferred và basis_note nếu ta suy ra; hoặc bỏ stars",
        "drop the basis if a source says so; write inferred and a basis_note if you conclude it; "
        "or drop the stars",
    ),
    "E217": _code(
        "không hiểu điều kiện chọn sản phẩm «{value}»",
        "the choice of products '{value}' is not understood",
        "ví dụ  [[products: group=food stars=4]]; các điều kiện: {known}",
        "for instance  [[products: group=food stars=4]]; conditions: {known}",
    ),
    "E218": _code(
        "ngôn ngữ «{value}» ghi hai lần",
        "the language '{value}' is written twice",
        "mỗi ngôn ngữ một lần, ví dụ  languages: [vi, en]",
        "write each language once, for instance  languages: [vi, en]",
    ),
    "E219": _code(
        "chương «{value}» chưa có bản {language}, ngôn ngữ chính",
        "the chapter '{value}' has no {language} version, the main language",
        "thêm tệp {expected}",
        "add the file {expected}",
    ),
    "E220": _code(
        "liên kết «{value}» không dẫn tới đâu",
        "the link '{value}' leads nowhere",
        "trong danh mục viết place:mã, product:mã, producer:mã, group:mã, event:mã, chapter:mã "
        "hay kind:mã; ra ngoài viết đủ https://…",
        "inside the catalogue write place:id, product:id, producer:id, group:id, event:id, "
        "chapter:id or kind:id; outwards the full https://…",
    ),
    "E301": _code(
        "không in được: sản phẩm «{value}» vắng trong {where}",
        "not published: the product '{value}' is missing from {where}",
        "đây là lỗi của chương trình hoặc của giao diện; bản cũ được giữ nguyên",
        "this is a fault of the program or the theme; the last output was kept",
    ),
    "E302": _code(
        "liên kết «{value}» hỏng: {why}",
        "the link '{value}' is broken: {why}",
        "đây là lỗi của chương trình hoặc của giao diện; bản cũ được giữ nguyên",
        "this is a fault of the program or the theme; the last output was kept",
    ),
    "E303": _code(
        "trang in của «{value}» không chứa hết nội dung",
        "the printed page of '{value}' does not hold what stands on it",
        "rút gọn câu chữ của mục ấy; nếu vẫn lỗi thì báo người phát triển",
        "shorten the texts of the record; if it stays, tell the developer",
    ),
    "E304": _code(
        "in sách gặp lỗi: {value}",
        "a fault while the book was set: {value}",
        "đây là lỗi của chương trình hoặc của giao diện; bản cũ được giữ nguyên",
        "this is a fault of the program or the theme; the last output was kept",
    ),
    "E305": _code(
        "«{value}» nặng {size} kB khi tải qua mạng, quá mức {most} kB",
        "'{value}' weighs {size} kB over the wire, more than the {most} kB allowed",
        "rút gọn bài viết của mục ấy, hoặc làm nhẹ kiểu trình bày, phông chữ, tập lệnh của giao "
        "diện riêng",
        "shorten the texts of the record, or lighten the styles, fonts and scripts of your theme",
    ),
    "W301": _code(
        "thiếu bản dịch {language} của «{field}»",
        "'{field}' has no {language} text",
        "thêm bản dịch; khi chưa có, trang hiện bản ngôn ngữ khác và ghi rõ",
        "add it; until then the page shows another language and says so",
    ),
    "W302": _code(
        "tên tệp nên là {expected}",
        "the file should be named {expected}",
        "đổi tên tệp cho trùng với mã để dễ tìm",
        "rename it after the id, so that it is easily found",
    ),
    "W303": _code(
        "điều này chưa có nguồn",
        "this statement has no source",
        "thêm  source: mã-nguồn",
        "add  source: source-id",
    ),
    "W304": _code(
        "tệp này không được đọc",
        "this file is not read",
        "chuyển vào {expected}, hoặc xóa nếu không cần",
        "move it to {expected}, or delete it if it is not needed",
    ),
    "W305": _code(
        "in sách có chỗ cần xem: {value}",
        "something to look at while the book was set: {value}",
        "xem trang in của mục ấy",
        "look at the printed page",
    ),
    **{code: _code(*texts) for code, texts in ADVICE.items()},
}
