"""Words for a made-up catalogue: goods, names, sentences. None of it speaks of anything real."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Syllables that stay apart when their marks are dropped, so that no two ids fall together.
FIRST = tuple(
    "An Bảo Châu Diễm Đăng Gia Hải Hoàng Hồng Hưng Khánh Kiên Lâm Liên Lộc Mai Minh Mỹ Nam Ngọc "
    "Nhật Phong Phú Phước Quang Quý Sơn Tâm Tân Thanh Thiên Thịnh Thu Tiến Trung Tuấn Tường "
    "Uyên Văn Việt Vĩnh Vũ Xuân Yên".split()
)
SECOND = tuple(
    "Ân Bình Cát Chánh Chi Cường Dũng Duy Điền Đức Giang Hà Hạnh Hậu Hiệp Hoa Hòe Huy Hương "
    "Khang Khoa Kim Lạc Lan Lợi Long Lương Mạnh Nghĩa Nguyên Nhân Nhi Oanh Phát Phương Quân Sang "
    "Thạnh Thảo Thọ Thủy Tín Toàn Trí Trúc Vinh Vượng Ý".split()
)


@dataclass(frozen=True, slots=True)
class Good:
    """A kind of goods: its set, its names, its pack, what it is made of."""

    set: str
    vi: str
    en: str
    pack: tuple[str, str]
    made_of: tuple[str, str]


_JAR, _BAG, _BOX, _BOTTLE, _PIECE = (
    ("Hũ 500 g", "500 g jar"),
    ("Túi 500 g", "500 g bag"),
    ("Hộp 300 g", "300 g box"),
    ("Chai 500 ml", "500 ml bottle"),
    ("Chiếc", "Piece"),
)
_GOODS = """
fresh-produce|Bưởi da xanh|green-skin pomelo|box|trái tươi|fresh fruit
fresh-produce|Dưa lưới|cantaloupe|box|trái tươi|fresh fruit
fresh-produce|Cam sành|king mandarin|box|trái tươi|fresh fruit
fresh-produce|Măng cụt|mangosteen|box|trái tươi|fresh fruit
fresh-produce|Nấm bào ngư|oyster mushroom|box|nấm tươi|fresh mushroom
fresh-produce|Rau thủy canh|hydroponic greens|bag|rau tươi|fresh leaves
fresh-animal-products|Trứng gà thảo mộc|herb-fed hen eggs|box|trứng gà|hen eggs
fresh-animal-products|Thịt heo sạch|clean pork|bag|thịt heo|pork
rice-cereals|Gạo lứt đỏ|red brown rice|bag|lúa đỏ|red rice
rice-cereals|Đậu phộng rang|roasted peanuts|bag|đậu phộng|peanuts
honey-other-raw|Mật ong hoa cà phê|coffee-blossom honey|jar|mật ong|honey
honey-other-raw|Yến sào tinh chế|cleaned bird's nest|box|tổ yến|bird's nest
convenience-food|Bún riêu ăn liền|instant crab noodle soup|bag|bún khô, gia vị|noodles, spices
convenience-food|Cơm cháy chà bông|crisp rice with pork floss|bag|gạo nếp, thịt heo|rice, pork
processed-rice-cereals|Bánh tráng phơi sương|dew-dried rice paper|bag|bột gạo|rice flour
processed-rice-cereals|Bánh đậu xanh|mung bean cake|box|đậu xanh|mung beans
processed-rice-cereals|Bún gạo lứt|brown rice noodles|bag|gạo lứt|brown rice
processed-rice-cereals|Bánh tai yến|swallow's nest cake|box|bột gạo, nước dừa|rice flour, coconut
processed-produce|Hạt điều rang muối|salted cashew nuts|jar|hạt điều, muối|cashew nuts, salt
processed-produce|Mít sấy giòn|crisp jackfruit|bag|mít chín|ripe jackfruit
processed-produce|Chuối sấy dẻo|soft-dried banana|bag|chuối chín|ripe banana
processed-produce|Mứt gừng|ginger jam|jar|gừng, đường|ginger, sugar
processed-produce|Tinh bột nghệ|turmeric starch|jar|củ nghệ|turmeric root
processed-animal-products|Chả lụa|pork roll|bag|thịt heo, nước mắm|pork, fish sauce
processed-animal-products|Khô cá lóc|dried snakehead fish|bag|cá lóc, muối|snakehead fish, salt
processed-animal-products|Lạp xưởng tươi|fresh sausage|bag|thịt heo, gia vị|pork, spices
liquid-seasonings|Nước mắm chay|vegetarian fish sauce|bottle|đậu nành, muối|soya beans, salt
liquid-seasonings|Tương ớt|chilli sauce|bottle|ớt, tỏi|chilli, garlic
other-seasonings|Muối ớt|chilli salt|jar|muối, ớt|salt, chilli
other-seasonings|Sa tế tôm|prawn satay|jar|ớt, sả, tôm khô|chilli, lemongrass, prawns
other-seasonings|Tiêu sọ|white pepper|jar|hạt tiêu|peppercorns
tea-leaf|Trà ướp hoa lài|jasmine tea|box|lá trà, hoa lài|tea leaves, jasmine
other-plant-teas|Trà mãng cầu|soursop tea|box|trái mãng cầu|soursop
other-plant-teas|Trà atiso túi lọc|artichoke tea bags|box|bông atiso|artichoke
coffee-cocoa|Cà phê rang xay|ground coffee|bag|hạt cà phê|coffee beans
coffee-cocoa|Bột ca cao|cocoa powder|jar|hạt ca cao|cocoa beans
white-spirits|Rượu nếp|glutinous rice spirit|bottle|nếp, men|glutinous rice, yeast
other-alcoholic-drinks|Rượu trái sim|rose myrtle wine|bottle|trái sim|rose myrtle
mineral-bottled-water|Nước uống đóng chai|bottled drinking water|bottle|nước ngầm|ground water
other-non-alcoholic-drinks|Nước ép chanh dây|passion fruit juice|bottle|chanh dây|passion fruit
health-foods-herbal-medicines|Cao đinh lăng|polyscias extract|jar|rễ đinh lăng|polyscias root
herbal-cosmetics|Xà bông sả chanh|lemongrass soap|box|dầu dừa, sả|coconut oil, lemongrass
essential-oils-other-herbs|Tinh dầu tràm|cajuput oil|bottle|lá tràm|cajuput leaves
household-decorative-crafts|Giỏ lục bình|water hyacinth basket|piece|lục bình|water hyacinth
household-decorative-crafts|Tranh sơn mài|lacquer painting|piece|gỗ, sơn ta|wood, lacquer
household-decorative-crafts|Bình gốm men lam|blue-glazed vase|piece|đất sét, men|clay, glaze
textiles-garments|Khăn dệt tay|hand-woven scarf|piece|sợi bông|cotton yarn
flowers|Hoa lan cắt cành|cut orchids|box|hoa lan|orchids
ornamental-plants|Mai vàng chậu|potted yellow apricot|piece|cây mai|apricot tree
ornamental-animals|Cá chép koi|koi carp|piece|cá giống|young fish
community-eco-tourism|Vườn trái cây|orchard visit|piece|vườn cây|orchard
"""
_PACKS = {"jar": _JAR, "bag": _BAG, "box": _BOX, "bottle": _BOTTLE, "piece": _PIECE}
GOODS: Sequence[Good] = tuple(
    Good(set_id, vi, en, _PACKS[pack], (vi_of, en_of))
    for set_id, vi, en, pack, vi_of, en_of in (
        line.split("|") for line in _GOODS.strip().splitlines()
    )
)

# (id, Vietnamese pattern, English pattern)
PRODUCERS: Sequence[tuple[str, str, str]] = (
    ("cooperative", "Hợp tác xã Nông nghiệp {name}", "{name} Agricultural Cooperative"),
    ("limited-company", "Công ty TNHH {name}", "{name} Co., Ltd."),
    ("business-household", "Hộ kinh doanh {name}", "{name} business household"),
    ("joint-stock-company", "Công ty Cổ phần {name}", "{name} Joint Stock Company"),
    ("workshop", "Cơ sở sản xuất {name}", "{name} workshop"),
    ("farm", "Trang trại {name}", "{name} farm"),
)

SUMMARIES: Sequence[tuple[str, str]] = (
    (
        "{Vi} làm từ {of_vi}, theo mẻ nhỏ tại {place_vi}; mỗi năm khoảng {n} tấn, bán trong tỉnh "
        "và ở các thành phố lớn.",
        "A {en} made from {of_en}, in small batches in {place_en}; about {n} tonnes a year, sold in "
        "the province and in the large cities.",
    ),
    (
        "{Vi} của {maker_vi}, dùng nguyên liệu của {n} hộ liên kết và có mã truy xuất trên bao bì.",
        "The {en} of {maker_en}, from the raw material of {n} contract households, with a trace code "
        "on the pack.",
    ),
    (
        "{Vi} được làm quanh năm ở {place_vi}, đóng gói tại chỗ và giao trong ngày cho đại lý.",
        "A {en} made all year round in {place_en}, packed on the spot and delivered to dealers the "
        "same day.",
    ),
)
SENTENCES: Sequence[tuple[str, str]] = (
    (
        "Nghề này có ở {place_vi} từ hơn {n} năm trước, lúc đầu chỉ để dùng trong nhà và biếu họ hàng.",
        "The trade came to {place_en} more than {n} years ago, at first only for the home and for gifts "
        "to relatives.",
    ),
    (
        "Nguyên liệu được thu mua vào sáng sớm, phân loại bằng tay, rửa ba lần bằng nước đã lọc.",
        "The raw material is bought early in the morning, sorted by hand and washed three times in "
        "filtered water.",
    ),
    (
        "Từ **{of_vi}**, người thợ giữ cách làm cũ nhưng thay bếp củi bằng lò điện để nhiệt độ đều hơn.",
        "From **{of_en}** the makers keep the old way but have put electric ovens in the place of wood "
        "fires, so that the heat is even.",
    ),
    (
        "Khâu khó nhất là canh lửa và độ ẩm; mẻ nào lệch một chút là màu và mùi đổi ngay.",
        "The hardest step is to watch fire and moisture; a batch that is off by a little changes colour "
        "and smell at once.",
    ),
    (
        "Năm 2022 cơ sở đầu tư thêm kho lạnh {n} mét khối và một dây chuyền đóng gói bán tự động.",
        "In 2022 the business added a cold store of {n} cubic metres and a half-automatic packing line.",
    ),
    (
        "Mỗi lô hàng được giữ mẫu trong mười hai tháng và gửi kiểm nghiệm hai lần một năm.",
        "A sample of each lot is kept for twelve months, and samples go to the laboratory twice a year.",
    ),
    (
        "Hiện có {n} lao động thường xuyên, phần lớn là người trong xã, vào vụ thì thuê thêm.",
        "It has {n} permanent workers, most of them from the commune, and hires more in season.",
    ),
    (
        "Bao bì ghi đủ thành phần, hạn dùng, nơi sản xuất và mã vạch; nhãn in hai thứ tiếng.",
        "The pack names ingredients, expiry, place of production and bar code; the label is in two "
        "languages.",
    ),
    (
        "Khách có thể tới xem tận nơi, hỏi giá theo số lượng và đặt trước từ một tuần.",
        "Visitors may come and see for themselves, ask for prices by quantity and order a week ahead.",
    ),
    (
        "Phụ phẩm được ủ làm phân cho vườn, nước thải qua bể lắng trước khi ra mương.",
        "Waste is composted for the gardens, and the water passes a settling tank before it runs off.",
    ),
    (
        "Sản phẩm đã dự {n} phiên chợ trong ba năm, nhờ đó có thêm đại lý ở các tỉnh lân cận.",
        "It has been to {n} markets in three years, and so found dealers in the provinces around.",
    ),
    (
        "Cơ sở đang thử loại bao bì giấy để thay túi nhựa, dự kiến dùng cho mọi đơn hàng từ năm sau.",
        "The business is trying paper packs in place of plastic bags, and plans to use them for every "
        "order from next year.",
    ),
)
FACTS: Sequence[tuple[str, str]] = (
    (
        "Sản lượng năm 2024 là {n} tấn, tăng so với năm trước.",
        "Output in 2024 was {n} tonnes, more than the year before.",
    ),
    (
        "Nguyên liệu đến từ {n} ha của các hộ liên kết.",
        "The raw material comes from {n} ha of contract growers.",
    ),
    (
        "Sản phẩm có mặt ở {n} cửa hàng và siêu thị trong nước.",
        "It is sold in {n} shops and supermarkets of the country.",
    ),
    (
        "Hồ sơ công bố chất lượng được cập nhật vào tháng {m}/2024.",
        "The declaration of quality was renewed in month {m} of 2024.",
    ),
    (
        "Cơ sở được hỗ trợ máy móc từ chương trình khuyến công năm 2023.",
        "The business received machines from the industrial promotion programme of 2023.",
    ),
)
PAPERS: Sequence[str] = ("Báo Mẫu", "Đài Mẫu", "Cổng thông tin mẫu", "Tạp chí Mẫu", "Sổ đăng ký mẫu")
CHAPTERS: Sequence[tuple[str, str, str]] = (
    ("loi-noi-dau", "Lời nói đầu", "Foreword"),
    ("dat-va-nguoi", "Đất và người", "Land and people"),
    ("nong-nghiep", "Nông nghiệp", "Farming"),
    ("lang-nghe", "Làng nghề", "Craft villages"),
    ("chuong-trinh", "Chương trình OCOP", "The programme"),
    ("thuong-mai", "Thương mại", "Trade"),
    ("du-lich", "Du lịch", "Travel"),
)
EVENTS: Sequence[tuple[str, str, str]] = (
    ("fair", "Hội chợ OCOP {place_vi}", "OCOP fair of {place_en}"),
    ("market", "Phiên chợ nông sản {place_vi}", "Farm market of {place_en}"),
    ("festival", "Lễ hội trái cây {place_vi}", "Fruit festival of {place_en}"),
    ("ceremony", "Lễ trao giấy chứng nhận tại {place_vi}", "Award of certificates in {place_en}"),
)
