"""What commands say about selections and small prints, in the languages of messages."""

from __future__ import annotations

from collections.abc import Mapping

from ocop_site.catalogue.selection_terms import SelectionError

# Mistakes in a selection: what is wrong.
SELECTION: Mapping[str, Mapping[str, str]] = {
    "empty": {
        "vi": 'Biểu thức chọn để trống; viết ví dụ  "stars>=4 and group=food"',
        "en": 'The selection is empty; write for instance  "stars>=4 and group=food"',
    },
    "no-field": {
        "vi": "Chỗ này cần tên một mục: {known}",
        "en": "Here a field is wanted: {known}",
    },
    "unknown-field": {
        "vi": "Không có mục «{value}». Các mục: {known}",
        "en": "There is no field '{value}'. Fields: {known}",
    },
    "unknown-field-near": {
        "vi": "Không có mục «{value}»; có phải «{near}»? Các mục: {known}",
        "en": "There is no field '{value}'; did you mean '{near}'? Fields: {known}",
    },
    "no-feature": {
        "vi": "Sau has cần một trong: {known}",
        "en": "After has there must be one of: {known}",
    },
    "unknown-feature": {
        "vi": "Không chọn được theo «has {value}». Chọn một trong: {known}",
        "en": "There is no 'has {value}'. One of: {known}",
    },
    "unknown-feature-near": {
        "vi": "Không chọn được theo «has {value}»; có phải «{near}»?",
        "en": "There is no 'has {value}'; did you mean '{near}'?",
    },
    "no-sign": {
        "vi": "Sau «{field}» cần một dấu: = != >= <= > < ~ hoặc  in (…)",
        "en": "After '{field}' a sign is wanted: = != >= <= > < ~ or  in (…)",
    },
    "no-order": {
        "vi": "Dấu {sign} chỉ dùng cho stars và year; với {field} hãy dùng = hoặc !=",
        "en": "{sign} is for stars and year alone; for {field} use = or !=",
    },
    "no-text": {
        "vi": "Dấu ~ (chứa chữ) không dùng cho {field}; hãy dùng = hoặc >=",
        "en": "~ (contains) is not for {field}; use = or >=",
    },
    "no-value": {
        "vi": "Chỗ này cần một giá trị; giá trị nhiều chữ thì đặt trong dấu ngoặc kép",
        "en": "Here a value is wanted; one of several words stands in quotes",
    },
    "no-number": {
        "vi": "«{value}» không phải số; {field} cần một số",
        "en": "'{value}' is no number; {field} wants one",
    },
    "unknown-value": {
        "vi": "{field} không có giá trị «{value}». Có: {known}",
        "en": "{field} has no value '{value}'. There are: {known}",
    },
    "unknown-value-near": {
        "vi": "{field} không có giá trị «{value}»; có phải «{near}»?",
        "en": "{field} has no value '{value}'; did you mean '{near}'?",
    },
    "no-joint": {
        "vi": "Trước «{value}» thiếu and hoặc or; giá trị nhiều chữ thì đặt trong dấu ngoặc kép",
        "en": "Before '{value}' and or or is missing; a value of several words stands in quotes",
    },
    "no-list": {
        "vi": "Sau in cần danh sách trong ngoặc:  in (food, beverages)",
        "en": "After in there is a list in parentheses:  in (food, beverages)",
    },
    "no-comma": {
        "vi": "Các giá trị trong ngoặc cách nhau bằng dấu phẩy",
        "en": "Values in parentheses are parted by commas",
    },
    "unclosed": {
        "vi": "Dấu ngoặc này chưa được đóng",
        "en": "This parenthesis is not closed",
    },
    "unclosed-quote": {
        "vi": "Dấu ngoặc kép này chưa được đóng",
        "en": "This quotation mark is not closed",
    },
    "extra-closing": {
        "vi": "Dấu ngoặc đóng này thừa",
        "en": "This closing parenthesis is one too many",
    },
    "too-deep": {
        "vi": "Biểu thức lồng nhau quá sâu",
        "en": "The selection is nested too deep",
    },
}
# What was asked for and cannot be made.
ASKED: Mapping[str, Mapping[str, str]] = {
    "select-none": {
        "vi": "Không có sản phẩm nào khớp với: {value}",
        "en": "No product matches: {value}",
    },
    "select-unprinted": {
        "vi": "Sản phẩm khớp với «{value}» đều hết hạn hoặc chưa được công nhận nên sách không in.",
        "en": "What matches '{value}' has lapsed or is not certified; the book does not print it.",
    },
    "bad-name": {
        "vi": "Tên «{value}» cần ít nhất một chữ cái hay chữ số.",
        "en": "The name '{value}' needs a letter or a digit.",
    },
    "no-product": {
        "vi": "Không có sản phẩm «{value}».{near} Mã là tên tệp trong thư mục products.",
        "en": "There is no product '{value}'.{near} The id is the name of its file in products.",
    },
    "no-producer": {
        "vi": "Không có chủ thể «{value}».{near} Mã là tên tệp trong thư mục producers.",
        "en": "There is no producer '{value}'.{near} The id is the name of its file in producers.",
    },
    "no-language": {
        "vi": "Danh mục không có ngôn ngữ «{value}»; có: {known}",
        "en": "The catalogue has no language '{value}'; it has: {known}",
    },
    "none-in-force": {
        "vi": "Không in gì: giấy chứng nhận không còn hiệu lực hoặc chưa rõ hạn ({value}).",
        "en": "Nothing to print: no certificate surely in force ({value}).",
    },
    "no-goods": {
        "vi": "Chủ thể {value} không có sản phẩm nào còn hiệu lực; không in gì.",
        "en": "The producer {value} has no product in force; nothing to print.",
    },
    "both-chosen": {
        "vi": "Chọn sản phẩm (mã, --select) hoặc chủ thể (--producer), không cả hai.",
        "en": "Choose products (ids, --select) or producers (--producer), not both.",
    },
    "bad-form": {
        "vi": "Không có khổ «{value}». Có: {known}",
        "en": "There is no format '{value}'. There are: {known}",
    },
    "name-alone": {
        "vi": "--name đặt tên cho tuyển chọn; hãy dùng cùng --select.",
        "en": "--name names a selection; give --select as well.",
    },
    "refused": {
        "vi": "Bỏ qua {id}: giấy chứng nhận {status}.",
        "en": "Left out {id}: its certificate {status}.",
    },
    "refused-producer": {
        "vi": "Bỏ qua chủ thể {id}: không có sản phẩm nào còn hiệu lực.",
        "en": "Left out the producer {id}: no product in force.",
    },
    "near": {"vi": " Có phải «{near}»?", "en": " Did you mean '{near}'?"},
}
STATES: Mapping[str, Mapping[str, str]] = {
    "expired": {"vi": "đã hết hạn", "en": "has expired"},
    "withdrawn": {"vi": "đã bị thu hồi", "en": "was withdrawn"},
    "pending": {"vi": "chưa có quyết định", "en": "is not decided yet"},
    "unknown": {"vi": "chưa rõ còn hiệu lực không", "en": "is not known to be in force"},
}


def say_asked(key: str, language: str, **values: str) -> str:
    """A sentence about what was asked for."""
    if near := values.get("near"):
        values["near"] = ASKED["near"][language].format(near=near)
    return ASKED[key][language].format_map(values)


def show_selection_error(error: SelectionError, language: str) -> str:
    """The expression with a mark under the mistake, and what to write instead."""
    text = " ".join(error.text.splitlines()) or " "
    mark = " " * error.at + "^" * min(error.length, max(1, len(text) - error.at))
    told = SELECTION[error.key][language].format_map(error.values)
    return f"  {text}\n  {mark}\n{told}"
