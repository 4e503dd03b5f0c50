"""The standing texts of the pages of the reference: titles, leads, heads of tables."""

from __future__ import annotations

from collections.abc import Mapping

from ocop_site.catalogue.record_words import Words

T: Mapping[str, Words] = {
    "generated": Words(
        "Trang này do scripts/write_reference.py viết ra từ chương trình; đừng sửa tay.",
        "Written by scripts/write_reference.py from the program; do not edit by hand.",
    ),
    "fields": Words("Các khóa của danh mục", "Fields of the catalogue"),
    "fields-lead": Words(
        "Mỗi bảng là một loại mục: khóa, nghĩa, cách viết, ví dụ. Khóa có dấu **\\*** là bắt "
        "buộc; khóa khác không biết thì bỏ hẳn dòng.",
        "Each table is one kind of record: key, meaning, form, example. A key marked **\\*** is "
        "required; any other is left out where nothing is known.",
    ),
    "forms": Words("Cách viết giá trị", "How values are written"),
    "columns": Words("| Khóa | Nghĩa | Cách viết | Ví dụ |", "| Key | Meaning | Form | Example |"),
    "file": Words("Tệp", "File"),
    "folder": Words("hoặc nhiều mục trong", "or several records in"),
    "used": Words("Dùng ở", "Used in"),
    "list": Words("danh sách: ", "list: "),
    "range": Words("{low} đến {high}", "{low} to {high}"),
    "default": Words("mặc định", "default"),
    "values": Words("Các danh sách giá trị", "Lists of values"),
    "values-lead": Words(
        "Giá trị viết đúng từng chữ như ở cột đầu.",
        "Values are written just as in the first column.",
    ),
    "value-columns": Words("| Giá trị | Nghĩa |", "| Value | Meaning |"),
    "computed": Words(
        "Không viết trong tệp: chương trình tính từ các ngày, tại ngày chốt số liệu.",
        "Never written: it is computed from the dates, at the as-of date.",
    ),
    "figures": Words("Hình có sẵn", "Figures at hand"),
    "figures-lead": Words(
        "Viết `[[figure: tên]]` riêng một dòng trong chương. Ngoài các tên này, mã của mỗi dãy "
        "trong `figures.yaml` cũng là tên một hình.",
        "Write `[[figure: name]]` alone on a line of a chapter. The id of each series in "
        "`figures.yaml` is a name too.",
    ),
    "figure-columns": Words("| Tên | Hình |", "| Name | Figure |"),
    "sets": Words("26 bộ sản phẩm", "The 26 product sets"),
    "sets-lead": Words(
        "Theo phụ lục Quyết định {decision}. Viết mã ở cột thứ hai vào khóa `set` của sản phẩm; "
        "mã nhóm dùng trong `[[products: group=…]]`.",
        "After the annexes of Decision {decision}. Write the id of the second column as `set` of "
        "a product; ids of groups serve in `[[products: group=…]]`.",
    ),
    "set-columns": Words(
        "| Bộ | Mã | Tên | Mục trong phụ lục | Cơ quan |",
        "| Set | Id | Name | Place in the annex | Authorities |",
    ),
    "messages": Words("Các thông báo", "Messages"),
    "messages-lead": Words(
        "Mã bắt đầu bằng **E** là lỗi, việc dựng dừng lại; **W** là lưu ý, việc dựng vẫn xong; "
        "**W4** là gợi ý, chỉ hiện khi chạy `check --advice`. Dấu … đứng thay cho giá trị cụ thể. "
        "Dưới mỗi bảng là từng mã, với một ví dụ sai và một ví dụ đúng, dựa trên danh mục mẫu của "
        "sổ tay biên tập. `python build.py explain-code E102` cũng nói như vậy.",
        "A code with **E** is an error and stops the build; **W** is a warning and does not; "
        "**W4** is advice, shown by `check --advice`. An ellipsis stands for a value. Below each "
        "table stands each code with a wrong and a right example, laid over the sample catalogue "
        "of the editors' handbook. `python build.py explain-code E102` says the same.",
    ),
    "message-columns": Words("| Mã | Thông báo | Cách chữa |", "| Code | Message | Remedy |"),
    "reasons": Words("Lý do có thể kèm theo", "Reasons that may follow"),
    "reason-columns": Words("| Lý do | Cách chữa |", "| Reason | Remedy |"),
}
FORMS_TEXT: tuple[tuple[str, Words], ...] = (
    (
        "name: {vi: Mật ong, en: Honey}",
        Words(
            "Chữ theo ngôn ngữ: trên một dòng trong ngoặc nhọn, hoặc mỗi ngôn ngữ một dòng thụt "
            "vào. Chỉ có một dòng chữ trơn thì đó là tiếng Việt.",
            "Text per language: on one line in braces, or each language on an indented line of "
            "its own. A bare text is Vietnamese.",
        ),
    ),
    (
        "date: 2024-03",
        Words(
            "Ngày: năm-tháng-ngày, năm-tháng hoặc chỉ năm, tùy nguồn nói rõ đến đâu.",
            "Dates: year-month-day, year-month or year, as precise as the source.",
        ),
    ),
    (
        "source: [bao-a, bao-b]",
        Words(
            "Danh sách: trong ngoặc vuông, hoặc mỗi mục một dòng bắt đầu bằng gạch ngang. Một "
            "mục thì viết trơn cũng được.",
            "Lists: in square brackets, or each item on a line with a hyphen. A single item may "
            "stand bare.",
        ),
    ),
    (
        "price: 120000",
        Words(
            "Số nguyên: không dấu chấm, không dấu phẩy, không đơn vị.",
            "Whole numbers: no points, no commas, no unit.",
        ),
    ),
)
MESSAGE_GROUPS: tuple[tuple[str, Words], ...] = (
    ("E0", Words("Tệp và cú pháp YAML", "Files and YAML syntax")),
    ("E1", Words("Khóa và giá trị", "Keys and values")),
    ("E2", Words("Các mục với nhau", "Records together")),
    ("E3", Words("Bản dựng", "The finished build")),
    ("W3", Words("Lưu ý", "Warnings")),
    ("W4", Words("Gợi ý", "Advice")),
)
