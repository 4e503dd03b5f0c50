"""What people type, and the name that has to come first, on the catalogue of the repository.

``how`` says what is hard about it: ``marks`` left out, a ``slip`` of the finger, ``plain`` for
neither.
"""

from __future__ import annotations

from typing import NamedTuple


class Query(NamedTuple):
    """A query with the first hit it must have."""

    language: str
    how: str
    text: str
    first: str


QUERIES = (
    # names of products
    Query("vi", "plain", "sầu riêng", "Sầu riêng Phú Tân"),
    Query("vi", "plain", "SẦU RIÊNG PHÚ AN", "Sầu riêng Phú An Khương"),
    Query("vi", "plain", "sầu riên", "Sầu riêng Phú Tân"),
    Query("vi", "plain", "bưởi đường lá cam", "Bưởi đường lá cam Tân Mỹ"),
    Query("vi", "plain", "mật ong", "Mật ong Thanh Hảo"),
    Query("vi", "plain", "quýt", "Quýt đường hộ Lâm Thành Thanh"),
    Query("vi", "plain", "ổi", "Ổi Thanh Kiên"),
    Query("vi", "plain", "mực", "Mực viên Hàn Quốc"),
    Query("vi", "plain", "đông trùng", "Rượu đông trùng hạ thảo CYH"),
    Query("vi", "plain", "phở", "Phở tươi thịt bò hầm"),
    Query("vi", "marks", "sau rieng", "Sầu riêng Phú Tân"),
    Query("vi", "marks", "buoi ut le", "Bưởi da xanh Út Lê"),
    Query("vi", "marks", "MAT ONG THANH HAO", "Mật ong Thanh Hảo"),
    Query("vi", "marks", "dua luoi phuoc sang", "Dưa lưới Phước Sang"),
    Query("vi", "marks", "nem nuong", "Nem nướng sả"),
    Query("vi", "marks", "banh bong lan", "Bánh bông lan trứng muối"),
    Query("vi", "marks", "ruou buoi", "Rượu bưởi"),
    Query("vi", "marks", "da loc", "Rượu Đa Lộc"),
    Query("vi", "marks", "xuc xich pho mai", "Xúc xích Phô Mai"),
    Query("vi", "marks", "nam moi den", "Nấm mối đen tươi"),
    Query("vi", "marks", "xa lach", "Xà lách thủy canh"),
    Query("vi", "marks", "gao song dam", "Gạo tươi nguyên cám Song Đàm"),
    Query("vi", "slip", "sau reing", "Sầu riêng Phú Tân"),
    Query("vi", "slip", "saurieng phu tan", "Sầu riêng Phú Tân"),
    Query("vi", "slip", "matong", "Mật ong Thanh Hảo"),
    Query("vi", "slip", "cha luaa", "Chả lụa Phú Mỹ"),
    Query("vi", "slip", "mong tooi", "Mồng tơi hữu cơ Vinamit"),
    Query("vi", "slip", "nuoc yeen sao", "Nước yến sào Datafa"),
    Query("vi", "slip", "dua luoi unifram", "Dưa lưới Unifarm"),
    Query("vi", "slip", "bánh coookies", "Bánh Cookies hạnh nhân"),
    # brands, legal names, other names
    Query("vi", "plain", "Vinamit", "Công ty Cổ phần Vinamit"),
    Query("vi", "plain", "Ngô Văn", "Dưa leo rừng muối Ngô Văn"),
    Query("vi", "plain", "U&I", "Công ty Cổ phần Nông nghiệp U&I"),
    Query("vi", "plain", "Công ty TNHH yến Hiếu Hằng", "Công ty TNHH yến Hiếu Hằng"),
    Query("vi", "marks", "yoyo bakery", "Hộ kinh doanh YoYo Bakery"),
    Query("vi", "marks", "co y hoa", "Cơ sở sản xuất Thiết bị cơ y hóa"),
    Query("vi", "marks", "hop tac xa tan my", "Hợp tác xã cây ăn quả Tân Mỹ"),
    Query("vi", "marks", "htx thanh kien", "Hợp tác xã Nông nghiệp ổi Thanh Kiên"),
    Query("vi", "slip", "vinammit", "Mồng tơi hữu cơ Vinamit"),
    Query("vi", "slip", "uni farm", "Chuối Unifarm"),
    # places, former and present
    Query("vi", "plain", "Thủ Dầu Một", "Thành phố Thủ Dầu Một"),
    Query("vi", "plain", "xã An Thái", "Xã An Thái"),
    Query("vi", "plain", "phường Chánh Hiệp", "Phường Chánh Hiệp"),
    Query("vi", "marks", "di an", "Thành phố Dĩ An"),
    Query("vi", "marks", "huyen phu giao", "Huyện Phú Giáo"),
    Query("vi", "marks", "dau tieng", "Huyện Dầu Tiếng"),
    Query("vi", "marks", "lang gom lai thieu", "Làng gốm Lái Thiêu"),
    Query("vi", "slip", "tp thu dau mot", "Thành phố Thủ Dầu Một"),
    Query("vi", "slip", "tuong bnih hiep", "Phường Tương Bình Hiệp"),
    # codes, decisions, stars, certificates, markets
    Query("vi", "plain", "DR97X", "Bưởi da xanh HTX cây ăn quả Tân Mỹ"),
    Query("vi", "marks", "148/qd-ttg", "Một trăm điểm, ba phần"),
    Query("vi", "marks", "globalgap", "Dưa lưới Unifarm"),
    Query("vi", "marks", "mat ong 4 sao", "Mật ong Thanh Hảo"),
    Query("vi", "marks", "banh nhat ban", "Bánh Cookies hạnh nhân"),
    # events, chapters, pages
    Query("vi", "marks", "kinh te xa hoi", "Kinh tế - xã hội"),
    Query("vi", "marks", "le hoi huong buoi", "Lễ hội Hương bưởi Bạch Đằng lần I"),
    Query("vi", "marks", "so tay in", "Sổ tay in (PDF)"),
    Query("vi", "plain", "hạng sao", "Cách đọc hạng sao"),
    # in English, and across languages
    Query("en", "plain", "durian", "Phú Tân durian"),
    Query("en", "plain", "cordyceps liquor", "CYH cordyceps liquor"),
    Query("en", "plain", "bird's nest", "Hiếu Hằng bird's nest"),
    Query("en", "plain", "guava", "Thanh Kiên guava"),
    Query("en", "plain", "pork roll", "Phú Mỹ pork roll"),
    Query("en", "marks", "phu giao district", "Phú Giáo district"),
    Query("en", "marks", "mat ong", "Thanh Hảo honey"),
    Query("en", "marks", "sau rieng phu tan", "Phú Tân durian"),
    Query("en", "slip", "laquerware", "Định Hòa lacquerware"),
    Query("en", "slip", "cantalope", "Unifarm cantaloupe"),
    Query("en", "slip", "birds nset duy huy", "Duy Huy bird's nest"),
)
