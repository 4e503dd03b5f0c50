"""The words that messages fill in for a value ``@word``, in Vietnamese and English.

They say what a library, the file system or the catalogue means in the editors' own terms, so
that no English complaint of a parser ever reaches a message.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "error": {"vi": "lỗi", "en": "error"},
    "warning": {"vi": "lưu ý", "en": "warning"},
    "shape-text": {"vi": "một dòng chữ", "en": "a text"},
    "shape-texts": {"vi": "một dòng chữ, hoặc vi: và en:", "en": "a text, or vi: and en:"},
    "shape-list": {"vi": "danh sách (mỗi dòng bắt đầu bằng -)", "en": "a list (lines with -)"},
    "shape-map": {"vi": "nhóm «khóa: giá trị»", "en": "a group of 'key: value'"},
    "shape-null": {"vi": "chỗ trống", "en": "empty"},
    "yaml-tab": {
        "vi": "có phím Tab hoặc ký tự lạ (@, `, %) đứng đầu giá trị",
        "en": "a tab, or a character such as @, ` or % at the start of a value",
    },
    "yaml-colon": {"vi": "thiếu dấu hai chấm sau khóa", "en": "a colon is missing after a key"},
    "yaml-two-colons": {
        "vi": "giá trị có dấu hai chấm; đặt cả giá trị trong dấu nháy kép",
        "en": "the value has a colon in it; put the whole value in double quotes",
    },
    "yaml-bracket": {"vi": "thiếu dấu ] hoặc dấu phẩy", "en": "a ] or a comma is missing"},
    "yaml-brace": {"vi": "thiếu dấu } hoặc dấu phẩy", "en": "a } or a comma is missing"},
    "yaml-quote": {"vi": "dấu nháy chưa đóng", "en": "a quotation mark is not closed"},
    "yaml-indent": {"vi": "dòng thụt vào không đều", "en": "a line is indented unevenly"},
    "yaml-escape": {
        "vi": "có dấu \\ lạ trong nháy kép; dùng nháy đơn",
        "en": "a strange \\ inside double quotes; use single quotes",
    },
    "yaml-control": {"vi": "có ký tự điều khiển", "en": "a control character"},
    "yaml-document": {"vi": "nội dung thứ hai sau dòng ---", "en": "a second document after ---"},
    "yaml-alias": {"vi": "neo và tham chiếu (& và *)", "en": "anchors and aliases (& and *)"},
    "yaml-merge": {"vi": "khóa gộp <<", "en": "the merge key <<"},
    "yaml-tag": {"vi": "nhãn kiểu !…", "en": "a tag !…"},
    "yaml-depth": {"vi": "lồng nhau quá sâu hoặc quá lớn", "en": "nested too deep, or too large"},
    "yaml-other": {"vi": "dòng này không đọc được", "en": "this line cannot be read"},
    "proof-missing": {"vi": "không có trang hay tệp ấy", "en": "there is no such page or file"},
    "proof-anchor": {"vi": "trang không có chỗ ấy", "en": "the page has no such anchor"},
    "proof-outside": {"vi": "dẫn ra ngoài trang mạng", "en": "it leads out of the site"},
    "proof-double": {"vi": "có hai lần", "en": "it stands there twice"},
    "proof-pair": {"vi": "bản dịch không trỏ lại", "en": "the translation does not point back"},
    "photo-too-large": {"vi": "quá 50 triệu điểm ảnh", "en": "more than 50 million pixels"},
    "photo-not-an-image": {"vi": "không phải ảnh", "en": "it is not a picture"},
    "photo-truncated": {"vi": "tệp ảnh bị cụt", "en": "the file is cut short"},
    "photo-unsupported": {"vi": "dạng ảnh không được hỗ trợ", "en": "an unsupported format"},
    "file-missing": {"vi": "không thấy tệp", "en": "it is not there"},
    "file-outside": {"vi": "nằm ngoài thư mục nội dung", "en": "outside the content folder"},
    "file-not-a-file": {"vi": "không phải tệp", "en": "it is not a file"},
    "file-unreadable": {"vi": "không có quyền đọc", "en": "it may not be read"},
    "file-too-large": {"vi": "quá lớn", "en": "it is too large"},
    "file-not-utf8": {"vi": "không phải UTF-8", "en": "it is not UTF-8"},
    "file-not-text": {"vi": "không phải tệp chữ", "en": "it is not a text"},
    "product": {"vi": "sản phẩm", "en": "product"},
    "producer": {"vi": "chủ thể", "en": "producer"},
    "place": {"vi": "địa danh", "en": "place"},
    "event": {"vi": "sự kiện", "en": "event"},
    "kind": {"vi": "loại sản phẩm", "en": "kind of product"},
    "candidate": {"vi": "hồ sơ", "en": "candidate"},
    "source": {"vi": "nguồn", "en": "source"},
    "set": {"vi": "bộ sản phẩm", "en": "product set"},
    "series": {"vi": "dãy số liệu", "en": "series of figures"},
    "language-en": {"vi": "tiếng Anh", "en": "English"},
    "language-vi": {"vi": "tiếng Việt", "en": "Vietnamese"},
}
