"""The words of the command line itself: help, and what is said of wrong use.

The help stands here in Vietnamese by its English text, which stands in the commands.
"""

from __future__ import annotations

from collections.abc import Mapping

# What stands for a value in the help.
METAVARS: Mapping[str, str] = {
    "AREA": "ĐỊA_PHƯƠNG",
    "CODE": "MÃ",
    "DATE": "NGÀY",
    "EXPRESSION": "ĐIỀU_KIỆN",
    "FILE": "TỆP",
    "FILE.xlsx": "TỆP.xlsx",
    "FOLDER": "THƯ_MỤC",
    "ID": "MÃ",
    "N": "SỐ",
    "NAME": "TÊN",
    "REVISION": "BẢN",
    "KIND": "LOẠI",
    "PAGE": "TRANG",
    "WORD": "TÊN|KHÓA=GIÁ_TRỊ",
}

HELP: Mapping[str, str] = {
    "arguments": "tham số",
    "write down what this edition printed, so that no address dies": "ghi lại điều ấn bản này đã "
    "in, để không địa chỉ nào mất",
    "options": "tùy chọn",
    "show this help": "hiện phần trợ giúp này",
    "Turns an OCOP catalogue (YAML, Markdown) into a bilingual site and a PDF handbook per "
    "language.": "Từ danh mục OCOP (YAML, Markdown) dựng trang mạng song ngữ và sổ tay PDF cho mỗi "
    "ngôn ngữ.",
    "exit codes:\n"
    "  0  done\n"
    "  1  the content has errors; nothing was written\n"
    "  2  wrong use of the command\n"
    "  3  system libraries for the PDF are missing\n"
    "  4  what was built is not whole; the last output was kept\n"
    "  5  the output cannot be written; the last output was kept\n": "mã kết thúc:\n"
    "  0  xong\n"
    "  1  nội dung có lỗi; không ghi gì\n"
    "  2  gọi lệnh sai\n"
    "  3  thiếu thư viện hệ thống để in PDF\n"
    "  4  bản dựng không trọn vẹn; giữ nguyên bản trước\n"
    "  5  không ghi được kết quả; giữ nguyên bản trước\n",
    # Commands.
    "build the site and the handbooks (when no command is named)": "dựng trang mạng và sổ tay "
    "(khi không nêu lệnh)",
    "build only the site": "chỉ dựng trang mạng",
    "build only the handbooks": "chỉ dựng sổ tay",
    "check the content and build nothing": "kiểm tra nội dung, không dựng gì",
    "say what a message code means, with a wrong and a right example": "giải nghĩa một mã thông "
    "báo, kèm ví dụ sai và đúng",
    "write the printed page of one product, to be looked at": "ghi trang in của một sản phẩm",
    "preview in the browser, rebuilt on each save": "xem thử trên trình duyệt, tự dựng lại mỗi lần "
    "lưu",
    "say what a page was made from, and why it was made again": "cho biết một trang làm từ đâu, vì "
    "sao làm lại",
    "remove what builds have made": "xóa những gì các lần dựng đã tạo",
    "write the catalogue as a workbook": "xuất danh mục thành bảng tính",
    "read a workbook or a list, show what would change, write it": "đọc bảng tính hay danh sách, "
    "cho xem sẽ đổi gì, rồi ghi",
    "list certificates by urgency": "liệt kê giấy chứng nhận theo độ gấp",
    "begin a product, producer, chapter, place or a whole catalogue": "tạo sản phẩm, chủ thể, "
    "chương, địa danh hay cả danh mục mới",
    "bring files that a form saved back to the way people write them": "viết lại các tệp do biểu "
    "mẫu lưu theo cách người viết",
    "write the JSON Schema files with which editors complete and check": "ghi các tệp JSON Schema "
    "để trình soạn thảo gợi ý và kiểm tra",
    # Options of all commands.
    "the catalogue (default: content)": "danh mục (mặc định: content)",
    "where the result goes (default: output)": "nơi đặt kết quả (mặc định: output)",
    "language of messages (default: the settings' one)": "ngôn ngữ thông báo (mặc định: theo thiết "
    "lập)",
    "an edition in this language only; may be repeated": "chỉ làm bản ngôn ngữ này; dùng được "
    "nhiều lần",
    "the day statements are true for, instead of the settings' one": "ngày chốt số liệu, thay cho "
    "ngày trong thiết lập",
    "let warnings count as errors": "coi lưu ý là lỗi",
    # Options of single commands.
    "show warnings and details": "hiện lưu ý và chi tiết",
    "say why each page was made again": "cho biết vì sao mỗi trang được làm lại",
    "processes at work (default: one per core)": "số tiến trình (mặc định: mỗi nhân một)",
    "write where the time went, for a trace viewer such as Perfetto or speedscope": "ghi ra tệp "
    "thời gian từng bước đã dùng, để mở bằng Perfetto hoặc speedscope",
    "the form of the findings: text, json, annotations of GitHub Actions, code quality of GitLab, "
    "or SARIF 2.1.0 (default: text)": "dạng báo cáo: text, json, chú thích của GitHub Actions, "
    "code quality của GitLab, hoặc SARIF 2.1.0 (mặc định: text)",
    "tell of these files only, named as git names them; - reads the names, one to a line or "
    "divided by NUL, from standard input": "chỉ báo về các tệp này, tên như git gọi; - thì đọc tên "
    "từ đầu vào chuẩn, mỗi dòng một tên hoặc cách nhau bằng NUL",
    "tell as well what could be better; of the kinds named by their codes every place": "gợi ý cả "
    "những điều có thể làm tốt hơn; nêu mã nào thì kể đủ mọi chỗ của mã ấy",
    "for instance E102; without one all are listed": "ví dụ E102; không nêu thì liệt kê tất cả",
    "the id of the product": "mã sản phẩm",
    "where the page goes (default: proof-ID-LANGUAGE.pdf in the current folder)": "nơi ghi trang "
    "(mặc định: proof-MÃ-NGÔN_NGỮ.pdf trong thư mục hiện tại)",
    "the address to listen on (default: 127.0.0.1, this machine only)": (
        "địa chỉ lắng nghe (mặc định: 127.0.0.1, chỉ máy này)"
    ),
    "the port (default: 8000)": "cổng (mặc định: 8000)",
    "a file of the output": "một tệp của kết quả",
    "the workbook to write": "bảng tính sẽ ghi",
    "replace a file that is there": "ghi đè tệp đã có",
    "an .xlsx, .xls or .csv file": "tệp .xlsx, .xls hoặc .csv",
    "write what is shown (without it nothing is written)": "ghi những gì đã cho xem (không có thì "
    "chưa ghi gì)",
    "read only this sheet": "chỉ đọc trang tính này",
    "the source to name in what a list brings in": "mã nguồn ghi vào những gì danh sách đưa vào",
    'begin a catalogue for this area, for instance "Tỉnh An Bình"': "mở danh mục mới cho địa "
    'phương này, ví dụ "Tỉnh An Bình"',
    "with --new: the day the list is true for": "đi với --new: ngày mà danh sách phản ánh",
    "write nothing if any cell or row was refused": "có ô hay dòng nào không nhận thì không ghi gì",
    "show new records and every note in full": "hiện đầy đủ các mục mới và mọi ghi chú",
    "write to this .txt, .csv, .xlsx or .ics file": "ghi vào tệp .txt, .csv, .xlsx hoặc .ics này",
    "the form of the list (default: by the file's ending, else text)": "dạng danh sách (mặc định: "
    "theo đuôi tệp, không thì text)",
    "the day to look from, instead of the settings' one": "ngày lấy làm mốc, thay cho ngày trong "
    "thiết lập",
    "what to begin: product, producer, place, event, kind, candidate, chapter or catalogue": "thứ "
    "cần tạo: product (sản phẩm), producer (chủ thể), place (địa danh), event (sự kiện), kind "
    "(loại sản phẩm), candidate (hồ sơ), chapter (chương), catalogue (danh mục)",
    'its name, for instance "Mật ong rừng" (of a catalogue the folder), and fields that are known, '
    "for instance set=honey-other-raw stars=3": 'tên, ví dụ "Mật ong rừng" (với danh mục là thư '
    "mục), và các mục đã biết, ví dụ set=honey-other-raw stars=3",
    "content files": "các tệp nội dung",
    "keep the comments and the look that the files had in this revision of git; without FILE, take "
    "those that changed since": "giữ lời giải thích và cách viết của tệp ở bản git này; không nêu "
    "TỆP thì lấy các tệp đã đổi từ bản ấy",
    "write nothing; exit code 1 if a file would change": "không ghi; mã kết thúc 1 nếu có tệp cần "
    "viết lại",
    "the format of the handbook, instead of the settings' one": "khổ sách, thay cho khổ trong "
    "thiết lập",
    "for the screen and office printers, or for a print shop (default: screen)": "để đọc trên máy "
    "và in văn phòng, hay để đưa nhà in (mặc định: screen)",
    'only some products, for instance "stars>=4 and group=food"': "chỉ một số sản phẩm, ví dụ "
    '"stars>=4 and group=food"',
    "what the files of the selection are called": "tên các tệp của phần được chọn",
    "make leaflets of products, or a producer's sheet": "làm tờ rơi cho sản phẩm, hay tờ giới "
    "thiệu của chủ thể",
    "products (default: all in force)": "các sản phẩm (mặc định: mọi sản phẩm còn hiệu lực)",
    "A5 with two pages, or an A4 sheet folded once (default: a5)": "A5 hai mặt, hoặc tờ A4 gấp đôi "
    "(mặc định: a5)",
    "one sheet of a producer with its products in force; may be repeated": "một tờ của chủ thể với "
    "các sản phẩm còn hiệu lực; dùng được nhiều lần",
    "make shelf labels and table signs on standard sheets": "làm nhãn kệ và biển bàn trên khổ giấy "
    "tiêu chuẩn",
    "the sheet: 3x8, 2x7, 2x4, card, tent-a5, tent-a6 (default: 2x7)": "khổ: 3x8, 2x7, 2x4, card, "
    "tent-a5, tent-a6 (mặc định: 2x7)",
    "also write the site as a zip archive to open from a disk": "ghi thêm trang mạng thành tệp zip "
    "để mở từ đĩa",
    "where the files go (default: schema)": "nơi ghi các tệp (mặc định: schema)",
}

# What the command line says of itself, and of words it does not understand.
USAGE_TEXTS: Mapping[str, Mapping[str, str]] = {
    "usage-prefix": {"vi": "cách dùng: ", "en": "usage: "},
    "usage-line": {"vi": "build.py [lệnh] [tùy chọn]", "en": "build.py [command] [options]"},
    "usage-commands": {
        "vi": "các lệnh:\n{commands}\nbuild.py LỆNH --help cho biết các tùy chọn của một lệnh;\n"
        "thêm --messages en để đọc bằng tiếng Anh.",
        "en": "commands:\n{commands}\nbuild.py COMMAND --help shows the options of a command.",
    },
    "usage-command": {
        "vi": "không có lệnh «{value}». Các lệnh: {known}.",
        "en": "there is no command '{value}'. Commands: {known}.",
    },
    "usage-near": {"vi": "Có phải ý bạn là «{near}»?", "en": "Did you mean '{near}'?"},
    "usage-missing": {"vi": "còn thiếu: {names}", "en": "still missing: {names}"},
    "usage-option": {
        "vi": "không có tùy chọn {value}.",
        "en": "there is no option {value}.",
    },
    "usage-extra": {
        "vi": "thừa «{value}»; lệnh đứng ngay sau build.py, chữ có dấu cách đặt trong dấu nháy",
        "en": "'{value}' is too much; the command comes first, and words with blanks go in quotes",
    },
    "usage-ambiguous": {
        "vi": "{value} có thể là {names}; viết đủ tên",
        "en": "{value} can be {names}; write it in full",
    },
    "usage-choice": {
        "vi": "{name} không nhận «{value}»; chọn một trong: {names}.",
        "en": "{name} cannot be '{value}'; choose one of: {names}.",
    },
    "usage-value": {
        "vi": "{name} cần một giá trị đi sau",
        "en": "{name} needs a value behind it",
    },
    "usage-no-value": {"vi": "{name} không nhận giá trị", "en": "{name} takes no value"},
    "usage-number": {
        "vi": "{name} cần một số nguyên, không phải «{value}»",
        "en": "{name} needs a whole number, not '{value}'",
    },
    "usage-together": {
        "vi": "{name} không dùng cùng với {names}",
        "en": "{name} cannot go together with {names}",
    },
}
