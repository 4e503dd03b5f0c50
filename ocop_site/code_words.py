"""The words that messages fill in for a value ``@word``, in Vietnamese and English.

They say what a library, the file system or the catalogue means in the editors' own terms, so
that no English complaint of a parser ever reaches a message.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "error": {"vi": "lỗi", "en": "error"},
    "warning": {"vi": "lưu ý", "en": "warning"},
    "advice": {"vi": "gợi ý", "en": "advice"},
    "shape-text": {"vi": "một dòng chữ", "en": "a text"},
    "shape-texts": {"vi": "một dòng chữ, hoặc vi: và en:", "en": "a text, or vi: and en:"},
    "shape-list": {"vi": "danh sách (mỗi dòng bắt đầu bằng -)", "en": "a list (lines with -)"},
    "shape-map": {"vi": "nhóm «khóa: giá trị»", "en": "a group of 'key: value'"},
    "shape-null": {"vi": "chỗ trống", "en": "empty"},
    "yaml-tab": {"vi": "dòng có phím Tab", "en": "the line holds a tab"},
    "yaml-sign": {
        "vi": "giá trị bắt đầu bằng một dấu riêng của YAML",
        "en": "a value begins with a sign that YAML keeps for itself",
    },
    "yaml-colon": {"vi": "thiếu dấu hai chấm sau khóa", "en": "a colon is missing after a key"},
    "yaml-two-colons": {
        "vi": "trong giá trị có dấu hai chấm",
        "en": "there is a colon inside the value",
    },
    "yaml-bracket": {"vi": "thiếu dấu ] hoặc dấu phẩy", "en": "a ] or a comma is missing"},
    "yaml-brace": {"vi": "thiếu dấu } hoặc dấu phẩy", "en": "a } or a comma is missing"},
    "yaml-quote": {"vi": "dấu nháy chưa đóng", "en": "a quotation mark is not closed"},
    "yaml-indent": {"vi": "dòng thụt vào không đều", "en": "a line is indented unevenly"},
    "yaml-after-quote": {
        "vi": "sau dấu nháy đóng còn có chữ",
        "en": "the text goes on after a closing quotation mark",
    },
    "yaml-value": {"vi": "chỗ này phải có một giá trị", "en": "a value is missing here"},
    "yaml-dash": {
        "vi": "danh sách bắt đầu cùng dòng với khóa",
        "en": "a list begins on the same line as its key",
    },
    "yaml-escape": {
        "vi": "có dấu \\ lạ trong nháy kép",
        "en": "a strange \\ inside double quotes",
    },
    "yaml-control": {"vi": "có ký tự điều khiển", "en": "a control character"},
    "yaml-document": {"vi": "nội dung thứ hai sau dòng ---", "en": "a second document after ---"},
    "yaml-alias": {"vi": "neo và tham chiếu (& và *)", "en": "anchors and aliases (& and *)"},
    "yaml-merge": {"vi": "khóa gộp <<", "en": "the merge key <<"},
    "yaml-tag": {"vi": "nhãn kiểu !…", "en": "a tag !…"},
    "yaml-other": {"vi": "dòng này không đọc được", "en": "this line cannot be read"},
    "proof-missing": {"vi": "không có trang hay tệp ấy", "en": "there is no such page or file"},
    "proof-anchor": {"vi": "trang không có chỗ ấy", "en": "the page has no such anchor"},
    "proof-outside": {"vi": "dẫn ra ngoài trang mạng", "en": "it leads out of the site"},
    "proof-double": {"vi": "có hai lần", "en": "it stands there twice"},
    "proof-pair": {"vi": "bản dịch không trỏ lại", "en": "the translation does not point back"},
    "book-body": {"vi": "phần thân sách", "en": "the body of the book"},
    "book-bookmarks": {"vi": "dấu trang của tệp PDF", "en": "the bookmarks of the PDF"},
    "photo-too-large": {"vi": "quá 50 triệu điểm ảnh", "en": "more than 50 million pixels"},
    "photo-not-an-image": {"vi": "không phải ảnh", "en": "it is not a picture"},
    "photo-truncated": {"vi": "tệp ảnh bị cụt", "en": "the file is cut short"},
    "photo-too-complex": {"vi": "hình vẽ quá phức tạp", "en": "the drawing is too complex"},
    "photo-empty": {"vi": "hình vẽ không còn nét nào", "en": "nothing is left of the drawing"},
    "photo-unsupported": {"vi": "dạng ảnh không được hỗ trợ", "en": "an unsupported format"},
    "file-missing": {"vi": "không thấy tệp", "en": "it is not there"},
    "file-outside": {"vi": "nằm ngoài thư mục nội dung", "en": "outside the content folder"},
    "file-link": {"vi": "thư mục này chỉ là liên kết", "en": "this folder is only a link"},
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
    "level-district": {"vi": "cấp huyện", "en": "district"},
    "level-province": {"vi": "cấp tỉnh", "en": "province"},
    "level-national": {"vi": "cấp trung ương", "en": "central level"},
    "source": {"vi": "nguồn", "en": "source"},
    "set": {"vi": "bộ sản phẩm", "en": "product set"},
    "series": {"vi": "dãy số liệu", "en": "series of figures"},
    "group": {"vi": "nhóm sản phẩm", "en": "group of products"},
    "chapter": {"vi": "chương", "en": "chapter"},
    "language-en": {"vi": "tiếng Anh", "en": "English"},
    "language-vi": {"vi": "tiếng Việt", "en": "Vietnamese"},
}

# What to do about a word, by code and word, where the code's own hint is too general.
REMEDIES: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("E001", "file-missing"): {
        "vi": "đặt tệp đúng chỗ, đúng tên",
        "en": "put the file there, under just this name",
    },
    ("E001", "file-outside"): {
        "vi": "chép chính tệp ấy vào thư mục, thay cho liên kết",
        "en": "copy the file itself into the folder, in place of the link",
    },
    ("E001", "file-link"): {
        "vi": "chép chính thư mục ấy vào, thay cho liên kết",
        "en": "copy the folder itself here, in place of the link",
    },
    ("E001", "file-too-large"): {
        "vi": "tệp chữ chỉ được tới 2 MB; kiểm tra xem có đúng tệp không, hoặc chia ra",
        "en": "a text may have up to 2 MB; see whether it is the right file, or divide it",
    },
    ("E001", "file-not-utf8"): {
        "vi": "mở tệp, chọn «Lưu thành…» với bảng mã UTF-8",
        "en": "open the file and save it again with the encoding UTF-8",
    },
    ("E001", "file-not-text"): {
        "vi": "dòng này có ký tự rỗng; chép nội dung sang một tệp mới, lưu ở dạng UTF-8",
        "en": "this line holds empty characters; copy the text to a new file, saved as UTF-8",
    },
    ("E002", "yaml-tab"): {
        "vi": "thay phím Tab bằng dấu cách, mỗi bậc hai dấu cách",
        "en": "put spaces in place of the tab, two for each level",
    },
    ("E002", "yaml-sign"): {
        "vi": "đặt cả giá trị trong dấu nháy kép",
        "en": "put the whole value in double quotes",
    },
    ("E002", "yaml-colon"): {
        "vi": "viết «khóa: giá trị», sau dấu hai chấm có dấu cách",
        "en": "write 'key: value', with a space after the colon",
    },
    ("E002", "yaml-two-colons"): {
        "vi": "đặt cả giá trị trong dấu nháy kép",
        "en": "put the whole value in double quotes",
    },
    ("E002", "yaml-bracket"): {
        "vi": "đóng danh sách mở ở chỗ này bằng dấu ]",
        "en": "close the list that opens here with a ]",
    },
    ("E002", "yaml-brace"): {
        "vi": "đóng nhóm mở ở đây bằng dấu ngoặc nhọn; chữ có dấu phẩy thì đặt trong nháy kép",
        "en": "close the group that opens here with a brace; put a text that has a comma in quotes",
    },
    ("E002", "yaml-quote"): {
        "vi": "thêm dấu nháy cùng loại ở cuối giá trị",
        "en": "end the value with the same kind of quotation mark",
    },
    ("E002", "yaml-indent"): {
        "vi": "cho dòng bắt đầu thẳng cột với các dòng cùng bậc ở trên, và có dấu hai chấm",
        "en": "begin the line in the column of its level above, and see that it has a colon",
    },
    ("E002", "yaml-after-quote"): {
        "vi": "đặt cả giá trị trong nháy kép, bên trong được dùng '; hoặc thêm dấu phẩy còn thiếu",
        "en": "put the whole value in double quotes, which may hold a '; or set the missing comma",
    },
    ("E002", "yaml-value"): {
        "vi": "viết giá trị, đóng ngoặc đã mở, hoặc đặt cả giá trị trong nháy kép",
        "en": "write the value, close the bracket, or put the whole value in double quotes",
    },
    ("E002", "yaml-dash"): {
        "vi": "xuống dòng, mỗi mục một dòng «- …»; nếu là chữ thường thì đặt trong nháy kép",
        "en": "give each entry a line '- …' below; if it is plain text, put it in double quotes",
    },
    ("E002", "yaml-escape"): {
        "vi": "dùng nháy đơn, hoặc viết hai dấu \\\\",
        "en": "use single quotes, or write two of them, \\\\",
    },
    ("E002", "yaml-control"): {
        "vi": "xóa ký tự ở chỗ này rồi gõ lại",
        "en": "delete the character here and type the text again",
    },
    ("E003", "yaml-document"): {
        "vi": "đưa phần sau dòng --- sang một tệp riêng",
        "en": "move what follows the line --- to a file of its own",
    },
    ("E003", "yaml-alias"): {
        "vi": "viết lại giá trị ra; nếu là chữ thường thì đặt trong nháy kép",
        "en": "write the value out again; if it is plain text, put it in double quotes",
    },
    ("E003", "yaml-merge"): {
        "vi": "viết lại từng dòng ra",
        "en": "write each line out again",
    },
    ("E003", "yaml-tag"): {
        "vi": "bỏ nhãn; nếu là chữ thường thì đặt trong nháy kép",
        "en": "drop the tag; if it is plain text, put it in double quotes",
    },
    ("E100", "comma"): {
        "vi": "dấu phẩy đã cắt câu chữ; đặt cả câu trong nháy kép:  {example}",
        "en": "a comma has cut the text in two; put all of it in double quotes:  {example}",
    },
    ("E102", "source"): {
        "vi": "thêm dòng  {field}: [mã-nguồn]; mã lấy ở sources.yaml, chưa có thì thêm ở đó trước",
        "en": "add a line  {field}: [source-id]; the ids stand in sources.yaml, where a new source "
        "is added first",
    },
    ("E102", "login"): {
        "vi": "thêm dòng  {field}: {example}  là dịch vụ đăng nhập cho GitHub; dùng của Netlify "
        "thì https://api.netlify.com",
        "en": "add a line  {field}: {example}  with the login service for GitHub; where it is "
        "Netlify's, https://api.netlify.com",
    },
    ("E102", "app_id"): {
        "vi": "thêm dòng  {field}: {example}  là mã ứng dụng OAuth lấy ở phần thiết lập của kho",
        "en": "add a line  {field}: {example}  with the id of the OAuth application, from the "
        "settings of the forge",
    },
    ("E105", "stars"): {
        "vi": "chỉ hạng 3, 4, 5 sao có giấy chứng nhận OCOP; 1 và 2 sao không được công nhận: bỏ "
        "lần này, hoặc đưa hồ sơ sang thư mục candidates",
        "en": "only 3, 4 and 5 stars carry an OCOP certificate; 1 and 2 are not certified: remove "
        "this recognition, or keep the record in the folder candidates",
    },
    ("E106", "country"): {
        "vi": "có phải ý bạn là «{near}»? Mã nước hai chữ theo ISO 3166, như JP, KR, US, GB",
        "en": "did you mean '{near}'? The two-letter codes of ISO 3166 are meant: JP, KR, US, GB…",
    },
    ("E119", "country"): {
        "vi": "ghi mã nước hai chữ theo ISO 3166, ví dụ JP, KR, US, GB, EU",
        "en": "write the two-letter code of ISO 3166, for instance JP, KR, US, GB, EU",
    },
    ("E106", "language"): {
        "vi": "viết «{near}»: đây là mã ngôn ngữ, không phải mã nước hay tên tiếng",
        "en": "write '{near}': codes of languages are meant, not of countries or names",
    },
    ("E217", "near"): {
        "vi": "có phải ý bạn là «{near}»? Các điều kiện: {known}",
        "en": "did you mean '{near}'? Conditions: {known}",
    },
    ("E222", "five"): {
        "vi": "ghi  level: national; nếu tỉnh mới chấm từ 90 điểm và còn chờ trung ương thì ghi "
        "state: pending và potential_five: true",
        "en": "write  level: national; if the province has scored 90 or more and awaits the "
        "centre, write state: pending and potential_five: true",
    },
    ("E223", "near"): {
        "vi": "có phải ý bạn là  [[{near}: …]]? Dẫn tới một mục thì viết  [lời](product:mã)",
        "en": "did you mean  [[{near}: …]]? A link to a record is  [words](product:id)",
    },
    ("E223", "inline"): {
        "vi": "cho lệnh đứng riêng một dòng",
        "en": "let the command stand alone on its line",
    },
    ("E223", "record"): {
        "vi": "hình và danh sách sản phẩm chỉ đặt trong chương; ở đây dẫn bằng  [lời](product:mã)",
        "en": "figures and lists of products stand in chapters; here write  [words](product:id)",
    },
    ("E208", "photo-too-complex"): {
        "vi": "xuất lại SVG gọn hơn: không ảnh nhúng, không lặp hình, dưới 500 kB; hoặc dùng PNG",
        "en": "export a simpler SVG: no pictures, no repeated shapes, below 500 kB; or a PNG",
    },
    ("E208", "photo-empty"): {
        "vi": "xuất lại SVG với chữ đã chuyển thành đường nét; hoặc dùng PNG",
        "en": "export the SVG with its letters turned to outlines; or use a PNG",
    },
    ("W306", "picture"): {
        "vi": "lưu ảnh lại thành JPEG hoặc PNG rồi thay tệp này",
        "en": "save the picture as JPEG or PNG and replace this file",
    },
    ("W306", "document"): {
        "vi": "chép lời văn vào tệp .yaml hoặc .md của mục; văn bản gốc để ngoài thư mục nội dung",
        "en": "copy the words into the record's .yaml or .md file; keep the document elsewhere",
    },
    ("W306", "table"): {
        "vi": "nhập bảng bằng  python build.py import TỆP; bảng để ngoài thư mục nội dung",
        "en": "take it in with  python build.py import FILE; keep the table elsewhere",
    },
    ("W306", "folder"): {
        "vi": "thư mục của danh mục chỉ có: {known}; chuyển tệp vào đó hoặc ra ngoài",
        "en": "the folders of a catalogue are: {known}; move the files there or elsewhere",
    },
    ("W308", "html"): {
        "vi": "thẻ HTML không được nhận, sẽ hiện nguyên văn: viết **chữ đậm**, *chữ nghiêng*, "
        "sang đoạn bằng một dòng trống",
        "en": "HTML is not taken and would be printed as it stands: write **bold**, *italic*, and "
        "a blank line between paragraphs",
    },
    ("W308", "entity"): {
        "vi": "gõ thẳng ký tự ấy, ví dụ & hoặc ©",
        "en": "type the sign itself, for instance & or ©",
    },
    ("W308", "image"): {
        "vi": "ảnh trong lời văn không hiện: khai ở photos của mục, kèm alt",
        "en": "pictures do not show in prose: name the file under photos, with its alt",
    },
}
