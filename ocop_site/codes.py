"""Every message code: what is wrong and what to write instead, in Vietnamese and English.

A code never changes its meaning once released. Placeholders in braces are filled from the
problem's values; a value ``@word`` is looked up in ``code_words.WORDS``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ocop_site.advice_codes import ADVICE
from ocop_site.record_codes import RECORDS


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
        "cách viết YAML không dùng được ở đây: {what}",
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
        "tạo danh mục mẫu bằng  python build.py new catalogue THƯ_MỤC  rồi chép tệp từ đó",
        "make an example with  python build.py new catalogue FOLDER  and copy the file from it",
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
        "thiếu mục bắt buộc «{field}»",
        "'{field}' is required and missing",
        "thêm dòng  {field}: {example}",
        "add a line  {field}: {example}",
    ),
    "E103": _code(
        "chỗ này phải là {expected}, lại là {found}",
        "this must be {expected}, but it is {found}",
        "xem một tệp khác cùng thư mục, hoặc  python build.py explain-code E103",
        "see another file of the folder, or  python build.py explain-code E103",
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
        "kiểm tra lại, ghi số trong khoảng ấy",
        "check it, and write a number between the two",
    ),
    "E106": _code(
        "«{value}» không có trong danh sách",
        "'{value}' is not in the list",
        "có phải ý bạn là «{near}»? Các giá trị: {known}",
        "did you mean '{near}'? Values: {known}",
    ),
    "E107": _code(
        "ngày «{value}» viết chưa đúng cách",
        "'{value}' is not a date written as expected",
        "viết như {example}; chỉ biết tháng thì 2024-05, chỉ biết năm thì 2024",
        "write it like {example}; with only the month known 2024-05, with only the year 2024",
    ),
    "E108": _code(
        "trên lịch không có ngày {value}",
        "the calendar has no day {value}",
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
        "dùng dấu chấm thập phân, ví dụ 10.9804",
        "write a decimal point, for instance 10.9804",
    ),
    "E114": _code(
        "ở đây chỉ ghi có hay không, không ghi «{value}»",
        "'{value}' is not yes or no",
        "viết true nếu có, false nếu không",
        "write true for yes, false for no",
    ),
    "E115": _code(
        "«{value}» không đúng dạng của «{field}»",
        "'{value}' does not have the form of '{field}'",
        "viết như ví dụ: {example}",
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
    "E120": _code(
        "«{field}» có {n} mục, chỉ được tới {most}",
        "'{field}' has {n} entries, at most {most} are shown",
        "giữ lại {most} mục, bỏ từ mục này trở đi",
        "keep {most} of them and remove the rest, from this one on",
    ),
    **{code: _code(*texts) for code, texts in RECORDS.items()},
    "E301": _code(
        "chưa phát hành: sản phẩm «{value}» không có trong {where}",
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
    "E306": _code(
        "bản in không đạt: {value}",
        "the print edition is not sound: {value}",
        "sửa điều đã nêu; ảnh nhỏ thì thay ảnh lớn hơn, giới hạn của nhà in ghi ở book trong "
        "settings.yaml; bản cũ được giữ nguyên",
        "repair what is said; replace small photos, and note the print shop's limits under book in "
        "settings.yaml; the last output was kept",
    ),
    "E307": _code(
        "mẫu của giao diện gặp lỗi: {value}",
        "a template fails: {value}",
        "sửa mẫu của giao diện riêng ở dòng này; bản cũ được giữ nguyên",
        "repair the theme's template at this line; the last output was kept",
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
        "câu này chưa ghi nguồn",
        "this statement has no source",
        "thêm  source: mã-nguồn  ngay dưới câu",
        "add  source: source-id  below the sentence",
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
    "W306": _code(
        "không thuộc danh mục nên không được đọc (số tệp: {n})",
        "not part of the catalogue, so it is not read (files: {n})",
        "để ra ngoài thư mục nội dung, hoặc cho tên bắt đầu bằng dấu _",
        "move it out of the content folder, or let its name begin with _",
    ),
    "W307": _code(
        "«{value}» chỉ dành cho sản phẩm du lịch, mà sản phẩm này thuộc bộ «{set}»",
        "'{value}' is for tourism products only, but this one is of the set '{set}'",
        "bỏ phần này, hoặc sửa thành  set: community-eco-tourism",
        "remove it, or correct  set: community-eco-tourism",
    ),
    "W308": _code(
        "«{value}» không có tác dụng trong lời văn",
        "'{value}' has no effect in prose",
        "bỏ đi, hoặc viết theo Markdown",
        "remove it, or write it in Markdown",
    ),
    "W309": _code(
        "bản in có điều nên xem: {value}",
        "something to look at in the print edition: {value}",
        "xem lại trước khi gửi nhà in",
        "look at it before the files go to the print shop",
    ),
    "W310": _code(
        "biểu trưng {value} bị bỏ bớt: {parts}",
        "parts of the logo {value} were left out: {parts}",
        "xuất lại SVG chỉ gồm đường nét và màu (chữ chuyển thành đường nét); hoặc dùng PNG",
        "export an SVG of shapes and colours alone, letters turned to outlines; or use a PNG",
    ),
    "W311": _code(
        "địa chỉ của trang mạng là {value}, còn ấn bản {edition} đã in {other}",
        "the site's address is {value}, but edition {edition} printed {other}",
        "giữ địa chỉ đã in; nếu phải đổi, máy chủ cũ phải mãi chuyển tiếp mọi {other}Q/… sang địa "
        "chỉ mới",
        "keep what is printed; if it must change, the old host must forward every {other}Q/… "
        "for ever",
    ),
    **{code: _code(*texts) for code, texts in ADVICE.items()},
}
