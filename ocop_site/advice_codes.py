"""The codes of advice: what would make a catalogue better and stops nothing.

Of each the message in Vietnamese and English, then what to do, again in both. Advice of one kind is
counted on one line, so a message must read well with an ellipsis for every value.
"""

from __future__ import annotations

from collections.abc import Mapping

ADVICE: Mapping[str, tuple[str, str, str, str]] = {
    "W401": (
        "sản phẩm chưa có ảnh, đang dùng tấm vẽ thay",
        "the product has no photo, a drawn plate stands for it",
        "đặt ảnh vào content/photos/ rồi khai ở photos, kèm alt",
        "put one into content/photos/ and name it under photos, with its alt",
    ),
    "W402": (
        "ảnh chỉ rộng {width} điểm ảnh; in nét ở khổ {printed} mm cần {needed}: {value}",
        "the photo is {width} pixels wide; a sharp print of {printed} mm takes {needed}: {value}",
        "xin ảnh gốc, chưa thu nhỏ, chưa gửi qua ứng dụng nhắn tin",
        "ask for the original, not a copy that a messenger has shrunk",
    ),
    "W403": (
        "mô tả chưa nói ảnh có gì: «{value}»",
        "the description of the photo describes nothing: '{value}'",
        "viết một câu tả những gì thấy trong ảnh, ví dụ  Hũ mật ong bên tổ ong",
        "write what is to be seen, for instance  A jar of honey beside a hive",
    ),
    "W404": (
        "câu chữ dài, khó đọc lướt và dàn trang: «{field}» có {length} ký tự, quá {limit}",
        "a long text, hard to skim and to lay out: '{field}' has {length} characters, over {limit}",
        "rút gọn, hoặc đưa phần chi tiết sang facts hay story",
        "shorten it, or move details to facts or story",
    ),
    "W405": (
        "giấy chứng nhận OCOP đã hết hạn: {value}, {day}",
        "the OCOP certificate has lapsed: {value}, {day}",
        "hỏi chủ thể đã được đánh giá lại chưa; có thì thêm lần công nhận mới lên trên",
        "ask whether it was evaluated again; if so add that recognition on top",
    ),
    "W406": (
        "giấy chứng nhận OCOP sắp hết hạn: {value}, {day}",
        "the OCOP certificate is due for re-evaluation: {value}, {day}",
        "nhắc chủ thể nộp hồ sơ đánh giá lại; xem hạn bằng  python build.py due",
        "tell the producer to hand in the file; see the deadlines with  python build.py due",
    ),
    "W407": (
        "chứng nhận chất lượng đã hết hạn: {value}, {day}",
        "a quality certificate has expired: {value}, {day}",
        "ghi ngày hết hạn của chứng nhận mới, hoặc bỏ mục này",
        "write the expiry of the new one, or take the entry out",
    ),
    "W408": (
        "câu này không nói dựa vào nguồn nào trong các nguồn của tệp ({n} nguồn)",
        "the sentence does not say which of the file's sources it rests on ({n} sources)",
        "thêm  source: mã-nguồn  ngay dưới câu",
        "add  source: source-id  below the sentence",
    ),
    "W409": (
        "chữ có dấu viết theo kiểu tách rời (dấu là ký tự riêng): «{value}»",
        "accented letters in decomposed form (each mark a sign of its own): '{value}'",
        "gõ lại chữ ấy bằng bộ gõ Unicode dựng sẵn; tìm kiếm và so sánh tệp mới ra đúng",
        "type it again in precomposed Unicode, so that searching and comparing files work",
    ),
    "W410": (
        "đơn vị hành chính cũ chưa nối tới đơn vị hiện nay: {value}",
        "a former unit is not tied to a present one: {value}",
        "thêm successors: đơn vị nay nhận địa bàn ấy",
        "add successors: the present units that took it over",
    ),
    "W411": (
        "hai mục có thể là một: «{value}» và «{near}» ở {other}",
        "these two may be one: '{value}' and '{near}' in {other}",
        "so hai tệp; nếu là một thì gộp, giữ mã của mục đã in",
        "compare the two; if they are one, merge them under the id that was printed",
    ),
    "W412": (
        "tệp ảnh chứa tọa độ nơi chụp: {value}",
        "the photo file holds the place where it was taken: {value}",
        "bản dựng đã gỡ, nhưng tệp gốc ai lấy kho về cũng đọc được; lưu lại ảnh không kèm vị trí",
        "builds take it out, yet the repository shows it; save the photo without its location",
    ),
}
