"""What an import says of single cells and rows, and why a file is not read at all."""

from __future__ import annotations

from collections.abc import Mapping

FINDINGS: Mapping[str, Mapping[str, str]] = {
    # Columns and rows.
    "column-unknown": {
        "vi": "cột «{heading}» không hiểu được, không nhập; nếu cần, đặt tiêu đề như bảng export",
        "en": "the column '{heading}' is not understood and not taken over; if needed, name it as "
        "the exported table does",
    },
    "column-twice": {
        "vi": "cột «{heading}» trùng nghĩa với một cột bên trái, không nhập",
        "en": "the column '{heading}' means the same as one to its left and is not taken over",
    },
    "column-private": {
        "vi": "cột «{heading}» là dữ liệu riêng của cá nhân, không nhập",
        "en": "the column '{heading}' holds personal data and is not taken over",
    },
    "column-passed-over": {
        "vi": "cột «{heading}» không có chỗ trong danh mục, bỏ qua",
        "en": "the column '{heading}' has no place in the catalogue and is passed over",
    },
    "sheet-passed-over": {
        "vi": "trang tính này không có hàng tiêu đề nhận ra được, bỏ qua",
        "en": "no heading is recognised on this sheet; it is passed over",
    },
    "row-total": {"vi": "dòng cộng «{text}», bỏ qua", "en": "a row of totals, '{text}'"},
    "section-unknown": {
        "vi": "«{text}» đứng ngang cả hàng: đọc là tên nhóm của các dòng dưới, không phải sản phẩm",
        "en": "'{text}' stands across the row: read as the group of the rows below it, not as a "
        "product",
    },
    "row-without-name": {
        "vi": "dòng không có tên sản phẩm, không nhập: «{text}»; điền tên rồi nhập lại",
        "en": "a row without the name of a product is not taken over: '{text}'; write the name",
    },
    "row-cleared": {
        "vi": "dòng của «{id}» để trống; không xóa gì. Muốn bỏ hẳn thì xóa tệp của mục ấy",
        "en": "the row of '{id}' is empty; nothing is removed. To drop it, delete its file",
    },
    "row-twice": {
        "vi": "dòng này lặp lại «{id}», không nhập lần nữa",
        "en": "this row repeats '{id}' and is not taken over again",
    },
    "row-copied": {
        "vi": "dòng chép từ một dòng khác và đổi tên: coi là mục mới «{name}»",
        "en": "a row copied from another and renamed: taken as a new record, '{name}'",
    },
    "row-incomplete": {
        "vi": "dòng mới còn thiếu: {fields}",
        "en": "a new row, still missing: {fields}",
    },
    "rows-missing": {
        "vi": "{n} mục của danh mục không có trong bảng ({ids}); được giữ nguyên",
        "en": "{n} records of the catalogue are not in the table ({ids}); they are kept",
    },
    "rows-disagree": {
        "vi": "{producer_field} «{new}» khác dòng trước ({first}: «{old}»); giữ dòng trước",
        "en": "{producer_field} '{new}' differs from an earlier row ({first}: '{old}'), which is "
        "kept",
    },
    "id-unknown": {
        "vi": "không còn mục nào mã «{id}» trong danh mục; để trống cột mã nếu là mục mới",
        "en": "the catalogue has no record '{id}' any more; empty the id of a new record",
    },
    "changed-meanwhile": {
        "vi": "mục này đã đổi từ lúc xuất bảng: danh mục có «{old}», bảng có «{new}»; "
        "xuất lại rồi sửa",
        "en": "the record changed since the export: the catalogue has '{old}', the table '{new}'; "
        "export again",
    },
    "required-empty": {
        "vi": "«{field}» bắt buộc, không thể để trống; giữ giá trị cũ",
        "en": "'{field}' is required and cannot be emptied; the old value is kept",
    },
    "product-without-recognition": {
        "vi": "sản phẩm mới «{name}» chưa có dòng nào ở trang Các lần công nhận; thêm ở đó",
        "en": "the new product '{name}' has no row on the sheet of recognitions; add one there",
    },
    # Single values.
    "value-wrong": {"vi": "{vi}", "en": "{en}"},
    "cell-error": {
        "vi": "ô báo lỗi công thức {text}; sửa công thức hoặc gõ giá trị",
        "en": "the cell shows the error of a formula, {text}; mend it or type the value",
    },
    "encoding-unsure": {
        "vi": "«{text}» không rõ viết bằng bảng mã nào (TCVN3, VNI hay Unicode), không nhập; gõ "
        "lại bằng Unicode",
        "en": "'{text}' may be TCVN3, VNI or Unicode; it is not taken over: type it in Unicode",
    },
    "encoding-converted": {
        "vi": "{n} ô viết bằng {encoding} đã chuyển sang Unicode, ví dụ «{old}» thành «{new}»; "
        "xin đọc lại",
        "en": "{n} cells in {encoding} were converted, for instance '{old}' to '{new}'; please "
        "read them over",
    },
    "encoding-settled": {
        "vi": "«{old}» đọc là «{new}», vì cả trang tính viết bằng {encoding}",
        "en": "'{old}' is read as '{new}', the whole sheet being in {encoding}",
    },
    "encoding-file": {
        "vi": "tệp viết bằng {encoding}, đã chuyển sang Unicode",
        "en": "the file is in {encoding} and was converted to Unicode",
    },
    "stars-wrong": {
        "vi": "«{text}» không phải hạng sao; ghi 3, 4 hoặc 5",
        "en": "'{text}' is no rating; write 3, 4 or 5",
    },
    "stars-low": {
        "vi": "«{text}»: chỉ hạng 3, 4, 5 sao được cấp giấy chứng nhận, sản phẩm này không nhập",
        "en": "'{text}': only 3, 4 and 5 stars are certified; the product is not taken over",
    },
    "stars-missing": {
        "vi": "«{name}» không có hạng sao; ghi là nguồn không nêu hạng",
        "en": "'{name}' has no rating; it is written as not stated",
    },
    "stars-potential": {
        "vi": "«{text}» chưa phải hạng 5 sao: ghi là chờ kết quả, tiềm năng 5 sao; nếu tỉnh đã "
        "công nhận 4 sao thì ghi thêm",
        "en": "'{text}' is not five stars yet: written as pending, potential five-star; add the "
        "4 stars if the province certified them",
    },
    "stars-differ": {
        "vi": "«{id}» đã có lần công nhận cùng thời gian {date} với hạng khác; thêm thành lần mới",
        "en": "'{id}' has a recognition of the same time {date} with other stars; this is added",
    },
    "date-wrong": {
        "vi": "«{text}» không phải ngày; ghi 26/12/2023, 12/2023 hoặc 2023",
        "en": "'{text}' is no date; write 26/12/2023, 12/2023 or 2023",
    },
    "date-none": {
        "vi": "trên lịch không có ngày «{text}»; xem lại ngày và tháng",
        "en": "the calendar has no day '{text}'; check day and month",
    },
    "date-month-first": {
        "vi": "«{text}» có tháng đứng trước? Ghi ngày/tháng/năm",
        "en": "'{text}' seems to have the month first; write day/month/year",
    },
    "date-short-year": {
        "vi": "«{text}» thiếu hai chữ số của năm; ghi đủ, ví dụ 26/12/2023",
        "en": "'{text}' lacks two digits of the year; write it in full, such as 26/12/2023",
    },
    "date-was-year": {
        "vi": "ô hiện ngày {text} vì định dạng ngày; đọc là năm {read}",
        "en": "the cell shows {text} only by its format; read as the year {read}",
    },
    "date-was-number": {
        "vi": "số {text} là ngày của bảng tính; đọc là {read}",
        "en": "the number {text} is a day as spreadsheets count; read as {read}",
    },
    "dates-disagree": {
        "vi": "«{text}» không hợp với ngày {other} cùng dòng; giữ {other}",
        "en": "'{text}' does not agree with {other} in the same row, which is kept",
    },
    "decision-odd": {
        "vi": "«{text}» không giống số quyết định (như 3981/QĐ-UBND); ghi «{read}»",
        "en": "'{text}' does not look like a decision's number (3981/QĐ-UBND); written '{read}'",
    },
    "decision-mended": {
        "vi": "«{text}» ghi lại thành «{read}»",
        "en": "'{text}' is written '{read}'",
    },
    "decision-is-date": {
        "vi": "ô số quyết định lại là ngày {text}; ghi số, ví dụ 3981/QĐ-UBND",
        "en": "where a decision's number should stand there is the day {text}; write the number, "
        "such as 3981/QĐ-UBND",
    },
    "number-wrong": {
        "vi": "«{text}» không phải số nguyên; chỉ ghi chữ số, ví dụ 120000",
        "en": "'{text}' is not a whole number; write digits alone, such as 120000",
    },
    "flag-wrong": {
        "vi": "«{text}»: chỉ ghi có hoặc không",
        "en": "'{text}': write yes or no",
    },
    "choice-wrong": {
        "vi": "«{text}» không có trong danh sách: {known}",
        "en": "'{text}' is not in the list: {known}",
    },
    "reference-none": {
        "vi": "không có {target} nào tên «{text}»; ghi đúng tên đã có, hoặc thêm mục ấy trước",
        "en": "there is no {target} called '{text}'; write a name that is there, or add it first",
    },
    "reference-near": {
        "vi": "không có {target} nào tên «{text}»; có phải «{near}»?",
        "en": "there is no {target} called '{text}'; is it '{near}'?",
    },
    "reference-many": {
        "vi": "«{text}» có thể là nhiều mục ({ids}); ghi mã trong ngoặc vuông",
        "en": "'{text}' can be more than one ({ids}); write the id in square brackets",
    },
    "phone-zero": {
        "vi": "số điện thoại {text} mất số 0 ở đầu; đọc là {read}",
        "en": "the telephone number {text} lost its leading zero; read as {read}",
    },
    "url-completed": {"vi": "«{text}» đọc là {read}", "en": "'{text}' is read as {read}"},
    # Products, producers and places of lists.
    "names-many": {
        "vi": "một ô có nhiều sản phẩm: «{text}»; mỗi sản phẩm một dòng",
        "en": "several products in one cell: '{text}'; give each a row",
    },
    "name-number": {
        "vi": "tên sản phẩm chỉ có số, không nhập: «{text}»; ghi tên rồi nhập lại",
        "en": "the name of a product is only a number: '{text}'; write its name",
    },
    "product-by-name": {
        "vi": "«{name}» coi là «{id}» đã có, chỉ vì trùng tên",
        "en": "'{name}' is taken for the known '{id}', by its name alone",
    },
    "product-near": {
        "vi": "«{name}» gần giống «{near}» đã có; nếu là một thì bỏ tệp mới",
        "en": "'{name}' is nearly the known '{near}'; if they are one, drop the new file",
    },
    "same-name": {
        "vi": "«{name}» trùng tên với «{id}» của chủ thể khác; nhập thành sản phẩm riêng",
        "en": "'{name}' has the name of '{id}' of another producer; taken as a product of its own",
    },
    "set-inferred": {
        "vi": "«{name}» xếp vào bộ «{set}» theo tên; xin xác nhận",
        "en": "'{name}' is put into the set '{set}' by its name; please confirm",
    },
    "set-open": {
        "vi": "chưa rõ bộ của «{name}» (nhóm: {group}), chưa nhập; thêm cột «Bộ sản phẩm», ghi "
        "tên hay mã bộ ở dòng này: {sets}",
        "en": "the set of '{name}' (group: {group}) is open, it is not taken over; add a column "
        "'Product set' with the name or code of its set in this row: {sets}",
    },
    "group-unknown": {
        "vi": "nhóm «{text}» không có trong quyết định nào; ghi tên nhóm theo Quyết định "
        "26/2026/QĐ-TTg, hoặc thêm cột «Bộ sản phẩm»",
        "en": "no decision has the group '{text}'; write a group of Decision 26/2026/QĐ-TTg, or "
        "add a column 'Product set'",
    },
    "group-conflict": {
        "vi": "các nhóm không khớp nhau: {groups}; giữ một nhóm",
        "en": "the groups contradict each other: {groups}; keep one",
    },
    "producer-missing": {
        "vi": "«{name}» không có chủ thể; thêm producers trong tệp khi biết",
        "en": "'{name}' has no producer; add producers in its file once known",
    },
    "producer-form": {"vi": "viết đủ thành «{text}»", "en": "written out as '{text}'"},
    "producer-type": {
        "vi": "không rõ loại hình của «{name}»; ghi «chưa rõ»",
        "en": "the type of '{name}' is not clear; written as unknown",
    },
    "producer-near": {
        "vi": "chủ thể «{name}» gần giống «{near}» đã có; nếu là một thì sửa tên trong bảng",
        "en": "the producer '{name}' is nearly the known '{near}'; if they are one, correct it",
    },
    "address-private": {
        "vi": "phần đầu địa chỉ của «{name}» có thể là nhà riêng, không nhập; là cửa hàng thì "
        "thêm tay",
        "en": "the address of '{name}' may be a private home; only the commune is taken over",
    },
    "place-many": {
        "vi": "«{text}» có thể là nhiều nơi ({ids}); ghi thêm tên huyện, tỉnh",
        "en": "'{text}' can be more than one place ({ids}); add the district or province",
    },
    "place-other-province": {
        "vi": "«{text}» không thuộc địa phương của danh mục; xem lại, hoặc bỏ dòng ấy",
        "en": "'{text}' lies outside the area of the catalogue; check it, or drop the row",
    },
    "place-other-kind": {
        "vi": "«{text}» có phải là «{near}» ({id})? Nếu phải thì ghi như vậy; nếu là nơi khác thì "
        "thêm trước bằng  build.py new place",
        "en": "is '{text}' the place '{near}' ({id})? If so write it so; if it is another, add it "
        "first with  build.py new place",
    },
    "place-without-kind": {
        "vi": "«{name}» không ghi là xã, phường hay thị trấn; thêm thành địa danh như đã viết",
        "en": "'{name}' does not say whether it is a commune or a ward; added as written",
    },
    "new-part": {
        "vi": "«{text}» gồm nhiều mục nhỏ; thêm trong tệp sau khi tạo",
        "en": "'{text}' has several parts; add it in the file afterwards",
    },
    "settings-open": {
        "vi": "điền tên đơn vị phát hành và địa chỉ trang mạng trước khi xuất bản",
        "en": "fill in the publisher and the base address before publication",
    },
}

# Why a file is not read.
REASONS: Mapping[str, Mapping[str, str]] = {
    "file-missing": {
        "vi": "không có tệp này; xem lại tên và thư mục",
        "en": "there is no such file; check its name and folder",
    },
    "file-not-a-file": {
        "vi": "đây là thư mục, không phải tệp; chỉ rõ tệp .xlsx, .xls hoặc .csv",
        "en": "this is a folder and not a file; name an .xlsx, .xls or .csv file",
    },
    "file-outside": {
        "vi": "không mở được tệp này; chép tệp vào máy rồi chạy lại",
        "en": "the file cannot be opened; copy it to this computer and run it again",
    },
    "file-unreadable": {
        "vi": "không có quyền đọc tệp; đóng tệp trong Excel, hoặc xin quyền đọc",
        "en": "the file may not be read; close it in Excel, or ask for permission",
    },
    "file-too-large": {
        "vi": "tệp lớn quá 40 MB; bỏ ảnh trong bảng hoặc tách thành nhiều tệp",
        "en": "the file is larger than 40 MB; take out pictures or split it into several files",
    },
    "unreadable": {
        "vi": "tệp hỏng hoặc không phải bảng tính; mở bằng Excel rồi lưu lại thành .xlsx",
        "en": "the file is damaged or no workbook; open it in Excel and save it as .xlsx",
    },
    "not-a-list": {
        "vi": "đây không phải bảng tính; dùng tệp .xlsx, .xls hoặc .csv",
        "en": "this is no workbook; use an .xlsx, .xls or .csv file",
    },
    "other-format": {
        "vi": "dạng tệp này không đọc được; lưu lại thành .xlsx",
        "en": "this format is not read; save the file as .xlsx",
    },
    "protected": {
        "vi": "tệp có mật khẩu; gỡ mật khẩu rồi lưu lại",
        "en": "the file has a password; remove it and save again",
    },
    "macros": {
        "vi": "tệp có macro, không mở; lưu lại thành .xlsx (không macro)",
        "en": "the file holds macros and is not opened; save it as .xlsx, without them",
    },
    "bomb": {
        "vi": "tệp bung ra quá lớn so với kích thước của nó, không mở; chép các ô cần nhập sang "
        "một tệp mới",
        "en": "the file unpacks to far more than its size and is not opened; copy the cells to a "
        "new file",
    },
    "too-many-rows": {
        "vi": "bảng có hơn {limit} dòng; tách thành nhiều tệp",
        "en": "the table has more than {limit} rows; split it into several files",
    },
    "too-many-columns": {
        "vi": "bảng có hơn {limit} cột; chỉ giữ các cột cần nhập",
        "en": "the table has more than {limit} columns; keep those that are to be taken in",
    },
    "version": {
        "vi": "bảng do phiên bản khác của chương trình xuất ra; xuất lại rồi chép phần đã sửa sang",
        "en": "the table was exported by another version; export again and carry over your work",
    },
    "no-sheet": {
        "vi": "không có trang tính «{name}»; các trang: {names}",
        "en": "there is no sheet '{name}'; the sheets are: {names}",
    },
    "no-heading": {
        "vi": "không trang tính nào ({names}) có hàng tiêu đề nhận ra được; cần cột «Tên sản phẩm» "
        "và ít nhất một cột như «Chủ thể», «Hạng sao», «Số quyết định»",
        "en": "no sheet ({names}) has a heading that is recognised: a column 'Tên sản phẩm' and at "
        "least one such as 'Chủ thể', 'Hạng sao', 'Số quyết định'",
    },
}
