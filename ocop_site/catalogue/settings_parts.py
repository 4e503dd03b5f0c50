"""Parts of the settings that only some editions need: the look, the book, the admin page."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.schema import Kind, declare
from ocop_site.catalogue.vocabulary import AdminBackend, BookFormat, PaperStock


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The look: a folder looked up before the project's templates, and design tokens."""

    folder: str = declare(
        Kind.LINE,
        "Thư mục giao diện",
        "Theme folder",
        pattern=r"[A-Za-z0-9_./-]+",
        example="../theme",
        help_vi="Tính từ thư mục nội dung; tệp cùng tên trong đó thay tệp của chương trình.",
        help_en="From the content folder; a file of the same name there replaces the project's.",
    )
    tokens: tuple[tuple[str, str], ...] = declare(
        Kind.TOKENS,
        "Biến màu, chữ",
        "Design tokens",
        help_vi='Ví dụ  vermilion: "#A8261C"',
        help_en='For instance  vermilion: "#A8261C"',
    )
    plate_salt: str = declare(
        Kind.LINE,
        "Hạt giống tấm vẽ",
        "Seed of the plates",
        default="s128 ",
        help_vi="Đổi để các tấm vẽ phân bố khác đi.",
        help_en="Change it to deal the drawn plates anew.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Admin:
    """The page on which editors change the catalogue in a browser, over git."""

    backend: AdminBackend = declare(
        Kind.CHOICE,
        "Kho mã",
        "Forge",
        required=True,
        choices=AdminBackend,
        default=AdminBackend.GITHUB,
        example="github",
        help_vi="Nơi giữ kho git: github, gitlab hoặc gitea (Forgejo cũng vậy).",
        help_en="Where the git repository is: github, gitlab or gitea (Forgejo too).",
    )
    repo: str = declare(
        Kind.LINE,
        "Kho",
        "Repository",
        required=True,
        pattern=r"[\w.-]+(/[\w.-]+)+",
        example="so-nong-nghiep/ocop",
        help_vi="Chủ sở hữu và tên kho.",
        help_en="Owner and name of the repository.",
    )
    branch: str = declare(
        Kind.LINE, "Nhánh", "Branch", default="main", pattern=r"[\w./-]+", example="main"
    )
    host: str = declare(
        Kind.URL,
        "Máy chủ kho",
        "Host of the forge",
        example="https://git.example.vn",
        help_vi="Chỉ ghi khi kho không ở github.com, gitlab.com.",
        help_en="Only where the forge is not github.com or gitlab.com.",
    )
    login: str = declare(
        Kind.URL,
        "Máy chủ đăng nhập",
        "Login service",
        example="https://dang-nhap.example.vn",
        help_vi="Với GitHub: địa chỉ của dịch vụ trung gian OAuth do cơ quan dựng.",
        help_en="For GitHub: the address of the OAuth relay that you run.",
    )
    app_id: str = declare(
        Kind.LINE,
        "Mã ứng dụng",
        "Application id",
        help_vi="Với GitLab, Gitea: mã ứng dụng OAuth (không phải mật khẩu).",
        help_en="For GitLab and Gitea: the id of the OAuth application (no secret).",
    )
    folder: str = declare(
        Kind.LINE,
        "Thư mục danh mục",
        "Folder of the catalogue",
        default="content",
        pattern=r"[\w.-]+(/[\w.-]+)*",
        example="content",
        help_vi="Thư mục nội dung trong kho.",
        help_en="Where the content folder lies in the repository.",
    )
    review: bool = declare(
        Kind.FLAG,
        "Duyệt trước khi vào nhánh chính",
        "Review before the main branch",
        help_vi="Mỗi lần lưu là một đề nghị sửa để người khác duyệt.",
        help_en="What is saved becomes a proposal that somebody else accepts.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BookSettings:
    """How the handbook is printed."""

    format: BookFormat = declare(
        Kind.CHOICE,
        "Khổ sách",
        "Format",
        choices=BookFormat,
        default=BookFormat.A5,
        example="a5",
        help_vi="Khổ của tệp PDF thường; khổ khác in thêm bằng lệnh  build.py pdf --format",
        help_en="That of the usual PDF; others are made with  build.py pdf --format",
    )
    stock: PaperStock = declare(
        Kind.CHOICE,
        "Mặt giấy ruột",
        "Kind of paper",
        choices=PaperStock,
        default=PaperStock.COATED,
        example="coated",
        help_vi="Quyết định hồ sơ màu của bản in; bìa luôn tính là giấy tráng phủ.",
        help_en="Decides the colour profile of the print edition; covers count as coated.",
    )
    paper: int = declare(
        Kind.INTEGER,
        "Định lượng giấy ruột",
        "Weight of the paper",
        default=120,
        minimum=40,
        maximum=400,
        example="120",
        help_vi="g/m²; dùng tính độ dày gáy.",
        help_en="In g/m²; the width of the spine follows from it.",
    )
    bulk: str = declare(
        Kind.DECIMAL,
        "Độ xốp giấy ruột",
        "Bulk of the paper",
        default="0.9",
        minimum=0,
        maximum=3,
        example="0.9",
        help_vi="cm³/g, hỏi nhà in: giấy couché khoảng 0.8–0.9, giấy fort khoảng 1.2–1.4.",
        help_en="In cm³/g, ask the printer: about 0.8–0.9 coated, 1.2–1.4 uncoated.",
    )
    spine: str = declare(
        Kind.DECIMAL,
        "Độ dày gáy",
        "Width of the spine",
        default="",
        minimum=0,
        maximum=80,
        example="6.5",
        help_vi="mm, theo nhà in; để trống thì tính từ số trang và giấy. Đóng ghim: 0.",
        help_en="In mm, as the printer says; else computed from pages and paper. Stapled: 0.",
    )
    ink_limit: int = declare(
        Kind.INTEGER,
        "Giới hạn tổng lượng mực",
        "Limit of ink",
        default=300,
        minimum=200,
        maximum=400,
        example="300",
        help_vi="Phần trăm của bốn màu cộng lại ở một chỗ.",
        help_en="Per cent of the four inks together at one place.",
    )
    photo_minimum: int = declare(
        Kind.INTEGER,
        "Độ phân giải ảnh thấp nhất",
        "Lowest resolution of photos",
        default=200,
        minimum=72,
        maximum=300,
        example="200",
        help_vi="dpi ở cỡ in. Dưới mức này không tạo bản in; dưới 300 thì cảnh báo.",
        help_en="In dpi as printed. Below it there is no print edition; below 300 a warning.",
    )
