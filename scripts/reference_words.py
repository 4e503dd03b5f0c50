"""What the generated reference says beside the declared schema: how values are written.

Labels, helps and examples of fields are declared with the fields; titles of records and meanings
of the closed lists are those of the editors' desk.
"""

from __future__ import annotations

from collections.abc import Mapping

from ocop_site.catalogue.record_words import Words
from ocop_site.catalogue.schema import Kind

# How a value is written.
FORMS: Mapping[Kind, Words] = {
    Kind.LINE: Words("một dòng chữ", "a line of text"),
    Kind.TEXT: Words("chữ theo ngôn ngữ", "text per language"),
    Kind.MARKDOWN: Words("đoạn văn theo ngôn ngữ", "prose per language"),
    Kind.INTEGER: Words("số nguyên", "a whole number"),
    Kind.DECIMAL: Words("số có dấu chấm thập phân", "a number with a decimal point"),
    Kind.FLAG: Words("`true` hoặc `false`", "`true` or `false`"),
    Kind.DATE: Words("ngày, tháng hoặc năm", "a day, month or year"),
    Kind.CHOICE: Words("một trong", "one of"),
    Kind.REFERENCE: Words("mã", "id of a"),
    Kind.SOURCE: Words("mã nguồn hoặc địa chỉ", "source id or address"),
    Kind.IDENTIFIER: Words("mã", "an id"),
    Kind.URL: Words("địa chỉ mạng, có `https://`", "a web address with `https://`"),
    Kind.EMAIL: Words("thư điện tử", "an e-mail address"),
    Kind.PHONE: Words("số điện thoại", "a telephone number"),
    Kind.FILE: Words("tên tệp", "a file name"),
    Kind.RECORD: Words("nhóm khóa", "a group of keys"),
    Kind.TOKENS: Words("các cặp `tên: giá trị`", "pairs of `name: value`"),
}
