"""The codes of mistakes that show when records are seen together, or their prose is read.

Of each the message in Vietnamese and English, then what to write instead, again in both.
"""

from __future__ import annotations

from collections.abc import Mapping

RECORDS: Mapping[str, tuple[str, str, str, str]] = {
    "E201": (
        "mã «{value}» đã dùng ở {other}",
        "the id '{value}' is already used in {other}",
        "đặt mã khác cho một trong hai",
        "choose another id for one of the two",
    ),
    "E202": (
        "không có {target} nào mã «{value}»",
        "there is no {target} with the id '{value}'",
        "có phải ý bạn là «{near}»?",
        "did you mean '{near}'?",
    ),
    "E203": (
        "không có {target} nào mã «{value}»",
        "there is no {target} with the id '{value}'",
        "tạo mục đó, hoặc sửa lại mã",
        "create that record, or correct the id",
    ),
    "E204": (
        "mã ngắn {value} trùng với {other}",
        "the short code {value} is the same as that of {other}",
        "ghi «short:» khác cho sản phẩm mới hơn",
        "write another 'short:' for the newer product",
    ),
    "E205": (
        "ngày {later} không thể đứng trước ngày {earlier}",
        "{later} cannot come before {earlier}",
        "kiểm tra lại hai ngày",
        "check the two dates",
    ),
    "E206": (
        "địa danh «{value}» nằm trong chính nó",
        "the place '{value}' lies within itself",
        "sửa «within:» của một trong các địa danh: {chain}",
        "correct the 'within:' of one of these: {chain}",
    ),
    "E207": (
        "không thấy tệp ảnh {value}",
        "the picture {value} is not there",
        "đặt ảnh vào content/ đúng tên, phân biệt chữ hoa chữ thường",
        "put it into content/ under just this name; capitals matter",
    ),
    "E208": (
        "ảnh {value} không dùng được: {what}",
        "the picture {value} cannot be used: {what}",
        "lưu lại ảnh ở dạng JPEG hoặc PNG, dưới 50 triệu điểm ảnh",
        "save it as JPEG or PNG, below 50 million pixels",
    ),
    "E209": (
        "chương phải bắt đầu bằng phần khai báo giữa hai dòng ---",
        "a chapter must begin with its front matter between two lines of ---",
        "chép phần đầu của một chương khác",
        "copy the beginning of another chapter",
    ),
    "E210": (
        "không có nguồn nào mã «{value}» trong sources.yaml",
        "there is no source '{value}' in sources.yaml",
        "thêm nguồn vào content/sources.yaml, hoặc sửa lại mã",
        "add it to content/sources.yaml, or correct the id",
    ),
    "E211": (
        "không có hình nào tên «{value}»",
        "there is no figure '{value}'",
        "các hình dùng được: {known}",
        "known figures: {known}",
    ),
    "E212": (
        "tên tệp chương phải là <mã>.<ngôn ngữ>.md",
        "a chapter's file must be named <id>.<language>.md",
        "đổi tên thành  {example}",
        "rename it, for instance  {example}",
    ),
    "E213": (
        "ngày của ấn bản phải đủ ngày, tháng, năm",
        "the edition's as-of date must have day, month and year",
        "ví dụ  as_of: 2025-06-30",
        "for instance  as_of: 2025-06-30",
    ),
    "E214": (
        "lần công nhận này chưa ghi số sao",
        "a recognition has no stars and no reason for it",
        "ghi stars: 3 (hoặc 4, 5); không nguồn nào nêu hạng thì ghi basis: not-stated",
        "write stars: 3 (or 4, 5), or basis: not-stated if no source says",
    ),
    "E215": (
        "ngôn ngữ «{value}» chưa có bảng chữ giao diện",
        "the language '{value}' has no catalogue of interface words",
        "các ngôn ngữ có sẵn: {known}",
        "languages at hand: {known}",
    ),
    "E216": (
        "đã ghi {stars} sao thì không ghi basis: not-stated (nguồn không nêu hạng)",
        "{stars} stars are written together with basis: not-stated",
        "nguồn có nêu thì bỏ dòng basis; tự suy ra thì ghi inferred kèm basis_note; hoặc bỏ stars",
        (
            "drop the basis if a source says so; write inferred and a basis_note if you conclude "
            "it; or drop the stars"
        ),
    ),
    "E217": (
        "không hiểu điều kiện chọn sản phẩm «{value}»",
        "the choice of products '{value}' is not understood",
        "ví dụ  [[products: group=food stars=4]]; các điều kiện: {known}",
        "for instance  [[products: group=food stars=4]]; conditions: {known}",
    ),
    "E218": (
        "ngôn ngữ «{value}» ghi hai lần",
        "the language '{value}' is written twice",
        "mỗi ngôn ngữ một lần, ví dụ  languages: [vi, en]",
        "write each language once, for instance  languages: [vi, en]",
    ),
    "E219": (
        "chương «{value}» chưa có bản {language}, ngôn ngữ chính",
        "the chapter '{value}' has no {language} version, the main language",
        "thêm tệp {expected}",
        "add the file {expected}",
    ),
    "E220": (
        "liên kết «{value}» không dẫn tới đâu",
        "the link '{value}' leads nowhere",
        (
            "trong danh mục viết place:mã, product:mã, producer:mã, group:mã, event:mã, chapter:mã "
            "hay kind:mã; ra ngoài viết đủ https://…"
        ),
        (
            "inside the catalogue write place:id, product:id, producer:id, group:id, event:id, "
            "chapter:id or kind:id; outwards the full https://…"
        ),
    ),
    "E221": (
        "mã vạch {value} sai: chữ số cuối phải là {digit}",
        "the bar code {value} is wrong: its last digit would be {digit}",
        "đọc lại từng chữ số dưới mã vạch trên bao bì",
        "compare every digit with those below the bar code on the pack",
    ),
    "E222": (
        "hạng {stars} sao không do {level} công nhận, mà do {needed}",
        "{stars} stars are not certified by the {level} but by the {needed}",
        "xem lại quyết định: sửa số sao, hoặc ghi  level: {write}",
        "look at the decision: correct the stars, or write  level: {write}",
    ),
    "E223": (
        "lệnh «{value}» không dùng được ở đây",
        "the command '{value}' cannot be used here",
        (
            "dùng  [[figure: tên]]  hoặc  [[products: điều kiện]]; dẫn tới một mục thì viết "
            " [lời](product:mã)"
        ),
        (
            "use  [[figure: name]]  or  [[products: conditions]]; a link to a record is "
            " [words](product:id)"
        ),
    ),
    "E230": (
        "ấn bản {value} không còn đúng như lúc phát hành",
        "edition {value} is not what was released",
        "tệp này không được sửa; lấy lại bản trong kho git (git checkout, git restore)",
        "the file may not be edited; take it back from git (git checkout, git restore)",
    ),
    "E231": (
        "hai ấn bản cùng mang «{value}»; ấn bản kia ở {other}",
        "two editions are called '{value}'; the other one is in {other}",
        "mỗi lần phát hành một số, một ngày; bỏ tệp không phải bản đã in",
        "a number and a day belong to one release; remove the file of what was not printed",
    ),
    "E232": (
        "thiếu tệp {expected} của ấn bản ra trước ấn bản {value}",
        "the file {expected} of the edition before {value} is missing",
        "lấy lại tệp ấy từ kho git: địa chỉ in trên giấy dựa vào đó",
        "take it back from git: addresses on paper rest on it",
    ),
    "E233": (
        "địa chỉ ngắn {value} đã in cho «{old}» ở ấn bản {edition}, nay lại dẫn tới «{other}»",
        "{value} was printed for '{old}' in edition {edition}; it now leads to '{other}'",
        "ghi  short:  khác cho sản phẩm này; nếu đúng là sản phẩm ấy thì thêm  formerly: [{old}]",
        "write another  short:  here; if it is the same product, add  formerly: [{old}]",
    ),
    "E234": (
        "«{value}» là sản phẩm «{old}» đã in (địa chỉ {code}), nhưng mang mã mới",
        "'{value}' is the printed product '{old}' (address {code}) under a new id",
        "lấy lại mã cũ; hoặc thêm  formerly: [{old}]  để địa chỉ đã in dẫn về đây",
        "take the old id back; or add  formerly: [{old}]  and the printed address leads here",
    ),
    "E235": (
        "«{value}» không phải mã cũ: {other} đang dùng",
        "'{value}' is no former id: it is used in {other}",
        "bỏ mã này khỏi  formerly:  ở một trong hai tệp",
        "take it out of  formerly:  in one of the two files",
    ),
    "E236": (
        "không ấn bản nào có sản phẩm mã «{value}»",
        "no edition has a product with the id '{value}'",
        "có phải ý bạn là «{near}»?",
        "did you mean '{near}'?",
    ),
}
