"""An incremental build gives the bytes of a clean one, whatever was edited, and says why."""

from __future__ import annotations

import datetime
import io
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from PIL import Image

from ocop_site.cli import main
from tests.support import TEMPLATES, edit, release, tree, write_catalogue

EXAMPLES = int(os.environ.get("OCOP_EXAMPLES", "10"))
Edit = Callable[[Path, int], None]


def run(content: Path, output: Path, *arguments: str, parts: tuple[str, ...] = ("site",)) -> int:
    return main([*parts, "--content", str(content), "--output", str(output), *arguments])


def append(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(old + text, encoding="utf-8")


def change_story(content: Path, n: int) -> None:
    path = content / "products/mat-ong-thu.yaml"
    path.write_text(path.read_text().replace("**từ lâu**", f"**từ lâu {n}**", 1))


def change_shop(content: Path, n: int) -> None:
    path = content / "products/mat-ong-thu.yaml"
    path.write_text(re.sub("vi: Cửa hàng[^,]*,", f"vi: Cửa hàng số {n},", path.read_text()))


def change_stars(content: Path, n: int) -> None:
    path = content / "products/mat-ong-thu.yaml"
    text = path.read_text()
    for stars in (3, 4):  # the province gives no fifth
        text = text.replace(
            f"  - stars: {stars}\n    date: 2024-03-15", "  - stars: @\n    date: 2024-03-15"
        )
    path.write_text(text.replace("@", str(3 + n % 2), 1))


def change_name(content: Path, n: int) -> None:
    path = content / "producers/htx-thu.yaml"
    lines = path.read_text().split("\n")
    index = next(i for i, line in enumerate(lines) if line.startswith("name:"))
    lines[index] = f"name: {{vi: Hợp tác xã Thử {n}, en: Trial Cooperative {n}}}"
    path.write_text("\n".join(lines))


def add_product(content: Path, n: int) -> None:
    if (content / f"products/mon-{n % 5}.yaml").exists():
        return  # it was this product, and says so
    (content / f"products/hang-{n % 5}.yaml").write_text(
        f"id: hang-{n % 5}\nname: {{vi: Hàng {n}, en: Good {n}}}\nset: fresh-produce\n"
        "producers: [htx-thu]\nplace: xa-cu\n"
        f"recognitions:\n  - stars: {3 + n % 3}\n    date: 2024\n"
    )


def drop_product(content: Path, n: int) -> None:
    (content / f"products/hang-{n % 5}.yaml").unlink(missing_ok=True)


def rename_product(content: Path, n: int) -> None:
    path = content / f"products/hang-{n % 5}.yaml"
    if path.exists():
        text = path.read_text().replace(f"id: hang-{n % 5}", f"id: mon-{n % 5}")
        path.unlink()
        renamed = text.replace("vi: Hàng", "vi: Món") + f"formerly: [hang-{n % 5}]\n"
        (content / f"products/mon-{n % 5}.yaml").write_text(renamed)


def drop_renamed(content: Path, n: int) -> None:
    (content / f"products/mon-{n % 5}.yaml").unlink(missing_ok=True)


def release_edition(content: Path, n: int) -> None:
    line = next(
        line
        for line in (content / "settings.yaml").read_text().split("\n")
        if line.startswith("  as_of:")
    )
    day = datetime.date.fromisoformat(line.split()[-1]) - datetime.timedelta(days=n % 2)
    known = [path.stem for path in (content / "editions").glob("*.yaml")]
    if all(name < str(day) for name in known):
        release(content, day, f"Lần {day}")


def change_place(content: Path, n: int) -> None:
    path = content / "places/xa-cu.yaml"
    append(path, "" if "other_names" in path.read_text() else "other_names: [Cù Cũ]\n")
    path.write_text(path.read_text().replace("Cù Cũ", f"Cù Cũ {n}", 1))


def change_day(content: Path, n: int) -> None:
    path = content / "settings.yaml"
    lines = [
        f"  as_of: {2025 + n % 3}-06-30" if line.startswith("  as_of:") else line
        for line in path.read_text().split("\n")
    ]
    path.write_text("\n".join(lines))


def switch_compressed(content: Path, n: int) -> None:
    path = content / "settings.yaml"
    text = path.read_text().replace("precompress: true\n", "")
    path.write_text(text + "precompress: true\n" * (n % 2))


def reverse_sources(content: Path, n: int) -> None:
    path = content / "sources.yaml"
    first, *rest = path.read_text().split("- id: ")
    path.write_text(first + "".join(f"- id: {item.rstrip()}\n" for item in reversed(rest)))


def change_chapter(content: Path, n: int) -> None:
    append(next((content / "chapters").glob("*.vi.md")), f"\nMột câu nữa, số {n}.\n")


def change_template(content: Path, n: int) -> None:
    theme = content / "theme/site"
    theme.mkdir(parents=True, exist_ok=True)
    text = (TEMPLATES / "site/event.html").read_text()
    (theme / "event.html").write_text(text + f"<!-- {n} -->\n")


def change_macro(content: Path, n: int) -> None:
    theme = content / "theme/shared"
    theme.mkdir(parents=True, exist_ok=True)
    text = (TEMPLATES / "shared/marks.html").read_text()
    (theme / "marks.html").write_text(text.replace("<svg", f'<svg data-n="{n}"', 1))


def change_word(content: Path, n: int) -> None:
    path = content / "theme/strings/vi.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"place: {{unknown: Chưa rõ nơi nào {n}}}\nfield: {{channels: Kênh {n}}}\n")


def change_colour(content: Path, n: int) -> None:
    path = content / "theme/assets/tokens.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'ink: {{light: "#1B17{n % 90 + 10}", dark: "#F3EADB"}}\n')


def change_photo(content: Path, n: int) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (40 + n % 3, 30), (n % 255, 40, 90)).save(stream, "JPEG")
    (content / "photos").mkdir(exist_ok=True)
    (content / "photos/anh.jpg").write_bytes(stream.getvalue())
    path = content / "producers/htx-thu.yaml"
    if "photos:" not in path.read_text():
        append(path, "photos:\n  - file: photos/anh.jpg\n    alt: {vi: Ảnh, en: Photo}\n")


EDITS: tuple[Edit, ...] = (
    change_story,
    change_shop,
    change_stars,
    change_name,
    add_product,
    drop_product,
    rename_product,
    drop_renamed,
    release_edition,
    change_place,
    change_day,
    switch_compressed,
    reverse_sources,
    change_chapter,
    change_template,
    change_macro,
    change_word,
    change_colour,
    change_photo,
)


ROUNDS = st.lists(
    st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 99)), min_size=1, max_size=3),
    min_size=3,
    max_size=6,
)


def keep_dear(folder: Path, old: str, new: str) -> None:
    """Begin an output with what is kept by its content alone: compiled templates, set pages.

    Its build is as clean as the first one, it only need not wait for Jinja and WeasyPrint again.
    """
    for kind in ("compiled", "parts"):
        kept = folder / ".ocop-cache" / old / kind
        if kept.exists():
            shutil.copytree(kept, folder / ".ocop-cache" / new / kind)


def check_rounds(rounds: list[list[tuple[Edit, int]]], *parts: str) -> int:
    """Edit a catalogue round by round: both who builds each time and who builds now and then
    must have, byte for byte, what a clean build gives. Returns how often that was compared."""
    compared = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = write_catalogue(folder / "content")
        append(content / "settings.yaml", "theme: {folder: theme}\n")
        (content / "theme").mkdir()
        for output in ("always", "seldom"):
            assert run(content, folder / output, parts=parts) == 0
        for number, edits in enumerate(rounds):
            for change, value in edits:
                change(content, value)
            assert run(content, folder / "always", parts=parts) == 0
            keep_dear(folder, "always", f"clean-{number}")
            clean = folder / f"clean-{number}"
            assert run(content, clean, parts=parts) == 0
            expected = tree(clean)
            assert tree(folder / "always") == expected
            compared += 1
            if number % 2:
                assert run(content, folder / "seldom", parts=parts) == 0
                assert tree(folder / "seldom") == expected
                compared += 1
            shutil.rmtree(clean)
            shutil.rmtree(folder / ".ocop-cache" / clean.name)
    return compared


def search_for_a_difference(examples: int, number: int, *parts: str) -> None:
    """Try so many catalogues; the same ones each time, unless a longer run is asked for."""

    compared = 0

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(ROUNDS)
    def check(rounds: list[list[tuple[Edit, int]]]) -> None:
        nonlocal compared
        compared += check_rounds(rounds, *parts)

    begin = secrets.randbits(64) if "OCOP_EXAMPLES" in os.environ else number
    print("seed", begin)
    seed(begin)(check)()
    print("comparisons", compared)
    assert compared >= examples


@pytest.mark.parametrize("number", range(5))
def test_incremental_equals_clean(number: int) -> None:
    search_for_a_difference(EXAMPLES, number, "site")


def test_incremental_equals_clean_with_both_books() -> None:
    search_for_a_difference(max(1, EXAMPLES // 4), 5)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    write_catalogue(tmp_path / "content")
    assert run(tmp_path / "content", tmp_path / "output") == 0
    return tmp_path


def times(output: Path) -> dict[str, int]:
    return {
        path.relative_to(output).as_posix(): path.stat().st_mtime_ns
        for path in output.rglob("*")
        if path.is_file()
    }


def touched(place: Path) -> set[str]:
    """The files that a build after an edit wrote."""
    before = times(place / "output")
    assert run(place / "content", place / "output") == 0
    return {path for path, time in times(place / "output").items() if before.get(path) != time}


def test_a_story_touches_the_pages_that_tell_it(place: Path) -> None:
    edit(place / "content/products/mat-ong-thu.yaml", "**từ lâu**", "**từ thuở xa xưa**")
    assert touched(place) == {
        "site/vi/san-pham/mat-ong-thu.html",
        "site/assets/search-data.vi.js",
        "site/service-worker.js",
        "site/assets/offline-vi.json",
    }


def test_a_word_of_the_interface_touches_the_pages_that_show_it(place: Path) -> None:
    settings_file = place / "content/settings.yaml"
    append(settings_file, "theme: {folder: theme}\n")
    (place / "content/theme/strings").mkdir(parents=True)
    words = place / "content/theme/strings/vi.yaml"
    words.write_text("site: {stars: {}}\n")
    touched(place)
    words.write_text("event-kind: {fair: Hội chợ lớn}\n")
    pages = {path for path in touched(place) if path.endswith(".html")}
    assert pages
    assert all("/vi/" in path for path in pages)
    assert "site/vi/san-pham/index.html" not in pages


def test_nothing_changed_writes_nothing(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert touched(place) == set()
    assert "không có gì thay đổi" in capsys.readouterr().out


def test_a_new_modification_time_alone_changes_nothing(place: Path) -> None:
    for path in (place / "content").rglob("*.yaml"):
        os.utime(path, (1, 1))
    assert touched(place) == set()


def test_a_damaged_page_is_made_again(place: Path) -> None:
    page = place / "output/site/vi/index.html"
    good = page.read_bytes()
    page.write_bytes(good[:100])
    (place / "output/site/en/index.html").unlink()
    assert run(place / "content", place / "output") == 0
    assert page.read_bytes() == good
    assert (place / "output/site/en/index.html").exists()


def test_a_damaged_state_costs_a_full_build_and_nothing_else(place: Path) -> None:
    before = tree(place / "output")
    state = place / ".ocop-cache/output/state.sqlite"
    state.write_bytes(b"not a database" * 100)
    assert run(place / "content", place / "output") == 0
    assert tree(place / "output") == before


def test_the_number_of_processes_does_not_show(place: Path, tmp_path: Path) -> None:
    for index in range(40):
        add = tmp_path / f"content/products/them-{index}.yaml"
        add.write_text(
            f"id: them-{index}\nname: {{vi: Hàng thêm {index}, en: Extra {index}}}\n"
            "set: fresh-produce\nrecognitions:\n  - stars: 3\n    date: 2024\n"
        )
    assert run(place / "content", tmp_path / "one", "--jobs", "1") == 0
    assert run(place / "content", tmp_path / "two", "--jobs", "3") == 0
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_why_names_what_changed(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(place / "content/products/mat-ong-thu.yaml", "**từ lâu**", "**từ rất lâu**")
    assert run(place / "content", place / "output", "--why") == 0
    said = capsys.readouterr().err
    assert "vi/product/mat-ong-thu: story mat-ong-thu" in said
    # Its page and what the search knows of it.
    assert set(re.findall(r"^(?:vi|en)/(\S+):", said, re.MULTILINE)) == {
        "product/mat-ong-thu",
        "search-data",
    }


def test_a_new_shop_touches_the_table_for_buyers(place: Path) -> None:
    change_shop(place / "content", 1)
    pages = {path for path in touched(place) if path.endswith(".html")}
    assert "site/vi/cho-nha-mua.html" in pages
    assert "site/vi/san-pham/mat-ong-thu.html" in pages
    assert "site/vi/san-pham/index.html" not in pages
