"""Charts: right lengths, no words over words, one accessible drawing for each medium."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.render.chart_svg import hatching, mark_path
from ocop_site.render.chart_text import text_width, wrap
from ocop_site.render.charts import PRINT, SCREEN, Bar, Chart, ChartKind, Key, Palette, draw_chart

COUNTS = Chart(
    title="Sản phẩm được công nhận",
    how="",
    bars=(
        Bar("trước 3.2023", 4, "", tone="stars-4"),
        Bar("trước 3.2023", 24, "28", tone="stars-3"),
        Bar("từ 2021, bài lưu không ghi ngày đăng trên cổng", 103, "103", note="theo cổng cũ"),
        Bar("2024", 274, "274", hatched=True),
        Bar("chưa đếm", 0, "0"),
    ),
    unit="sản phẩm",
    kind="bars",
    keys=(Key("4 sao", "stars-4"), Key("3 sao", "stars-3"), Key("không tách", hatched=True)),
)
RECORDS = Chart(
    title="Nơi có sản phẩm",
    how="",
    bars=(
        Bar("huyện Phú Giáo", 2, "", tone="food", mark="star"),
        Bar("huyện Phú Giáo", 5, "7", tone="beverages"),
        Bar("nguồn không nêu", 30, "30", tone="handicrafts", mark="hollow"),
    ),
    unit="",
    kind="marks",
    keys=(Key("thực phẩm", "food"), Key("đồ uống", "beverages")),
)
NAMESPACE = "{http://www.w3.org/2000/svg}"
MEDIA = [(SCREEN, 608.0), (SCREEN, 340.0), (PRINT, 112.0), (PRINT, 54.0)]
KINDS: tuple[ChartKind, ...] = ("bars", "steps", "marks")


def parsed(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawing)


def boxes(drawing: str) -> list[tuple[float, float, float, float, str]]:
    """The rough box of every text of a drawing."""
    found = []
    for text in parsed(drawing).iter("text"):
        size = float(text.get("font-size", "0"))
        x, y = float(text.get("x", "0")), float(text.get("y", "0"))
        words = text.text or ""
        width = text_width(words, size, bold=text.get("font-weight") == "600")
        found.append((x, y - size * 0.75, x + width, y + size * 0.22, words))
    return found


def assert_clear(drawing: str) -> None:
    """No text touches another or leaves the sheet."""
    root = parsed(drawing)
    _, _, width, height = map(float, root.get("viewBox", "").split())
    texts = boxes(drawing)
    for left, top, right, bottom, words in texts:
        assert left >= -0.01, words
        assert right <= width * 1.001, words
        assert top >= -0.01, words
        assert bottom <= height * 1.001, words
    for one, other in combinations(texts, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one[4], other[4])


def rectangles(drawing: str) -> list[tuple[float, float]]:
    """Left edge and length of the filled boxes."""
    return [
        (float(x), float(length))
        for x, length in re.findall(
            r'<path d="M([\d.]+) [\d.]+h([\d.]+)v[\d.]+h-[\d.]+z" fill-rule', drawing
        )
    ]


@pytest.mark.parametrize(("palette", "width"), MEDIA)
@pytest.mark.parametrize("kind", KINDS)
def test_words_never_touch(palette: Palette, width: float, kind: ChartKind) -> None:
    assert_clear(draw_chart(replace(COUNTS, kind=kind), palette, width))
    assert_clear(draw_chart(RECORDS, palette, width))


@given(
    labels=st.lists(
        st.lists(
            st.sampled_from(["huyện", "Bắc", "Tân", "Uyên", "nghiêng", "2024", "ước,"]),
            min_size=1,
            max_size=12,
        ).map(" ".join),
        min_size=1,
        max_size=6,
    ),
    values=st.lists(st.integers(0, 60), min_size=6, max_size=6),
    kind=st.sampled_from(KINDS),
    medium=st.sampled_from(MEDIA),
)
def test_words_never_touch_whatever_they_are(
    labels: list[str], values: list[int], kind: ChartKind, medium: tuple[Palette, float]
) -> None:
    bars = tuple(
        Bar(label, value, str(value), note=label[::-1] if value % 2 else "", tone="food")
        for label, value in zip(labels, values, strict=False)
    )
    assert_clear(draw_chart(Chart("x", "", bars, "", kind), *medium))


def test_bars_are_as_long_as_their_values() -> None:
    bars = (Bar("a", 50, "50"), Bar("b", 200, "200"), Bar("c", 100, "100"))
    lengths = [
        length
        for _, length in rectangles(draw_chart(Chart("t", "", bars, "", "bars"), SCREEN, 600))
    ]
    assert lengths[1] == pytest.approx(lengths[2] * 2, abs=0.02)
    assert lengths[1] == pytest.approx(lengths[0] * 4, abs=0.04)


def test_equal_labels_share_a_row() -> None:
    bars = (Bar("a", 30, "", tone="stars-4"), Bar("a", 70, "100", tone="stars-3"))
    drawing = draw_chart(Chart("t", "", bars, "", "bars"), SCREEN, 600)
    (first, length), (second, _) = rectangles(drawing)
    assert second == pytest.approx(first + length, abs=0.02)
    assert drawing.count(">a</text>") == 1
    assert drawing.count(">100</text>") == 1


def test_the_drawing_speaks() -> None:
    root = parsed(draw_chart(COUNTS, SCREEN, 608))
    assert root.get("role") == "img"
    spoken = root.get("aria-label", "")
    assert spoken.startswith("Sản phẩm được công nhận (sản phẩm). trước 3.2023: 28; ")
    assert spoken.endswith("2024: 274; chưa đếm: 0.")


def test_the_screen_is_coloured_by_classes_only() -> None:
    for chart in (COUNTS, RECORDS, replace(COUNTS, kind="steps")):
        drawing = draw_chart(chart, SCREEN, 608)
        colours = re.findall(r'(?:fill|stroke)="([^"]*)"', drawing)
        assert set(colours) <= {"none"}
        assert "font-family" not in drawing
    assert 'class="c-bar tone-stars-3"' in draw_chart(COUNTS, SCREEN, 608)


def test_print_is_coloured_by_attributes_only() -> None:
    for chart in (COUNTS, RECORDS, replace(COUNTS, kind="steps")):
        drawing = draw_chart(chart, PRINT, 112)
        assert drawing.count("class=") == 1
        assert 'font-family="Be Vietnam Pro"' in drawing
        assert 'width="112mm"' in drawing


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_is_dear_in_print(kind: ChartKind) -> None:
    drawing = draw_chart(replace(COUNTS, kind=kind), PRINT, 112)
    for element in ("pattern", "clipPath", "filter", "style", "opacity", "gradient"):
        assert element not in drawing


def test_words_are_escaped() -> None:
    chart = Chart('<b>"x"', "", (Bar("<script>", 1, "1 & 2"),), "", "bars")
    root = parsed(draw_chart(chart, SCREEN, 400))
    assert root.get("aria-label") == '<b>"x". <script>: 1 & 2.'


def test_every_record_has_its_mark() -> None:
    drawing = draw_chart(replace(RECORDS, keys=()), SCREEN, 608)
    marks = list(parsed(drawing).iter("path"))
    assert len(marks) == 2 + 5 + 30


def test_each_group_has_a_shape_of_its_own() -> None:
    groups = ("food", "beverages", "herbal", "handicrafts", "ornamentals", "tourism")
    shapes = {mark_path(group, 10, 10, 5) for group in groups}
    assert len(shapes) == 6
    assert len({mark_path(group, 10, 10, 5, "star") for group in groups} | shapes) == 12


def test_steps_without_room_become_bars() -> None:
    steps = replace(COUNTS, kind="steps")
    assert "2024" in draw_chart(steps, SCREEN, 608)
    assert draw_chart(steps, SCREEN, 120) == draw_chart(
        replace(COUNTS, kind="bars"), SCREEN, 120
    ).replace("chart-bars", "chart-steps")


@pytest.mark.parametrize("kind", KINDS)
def test_no_figures_make_an_empty_sheet(kind: ChartKind) -> None:
    assert parsed(draw_chart(Chart("t", "", (), "", kind), SCREEN, 600)).tag in (
        "svg",
        NAMESPACE + "svg",
    )


@pytest.mark.parametrize("kind", KINDS)
def test_all_zero_is_drawn(kind: ChartKind) -> None:
    drawing = draw_chart(Chart("t", "", (Bar("a", 0, "0"),), "", kind), SCREEN, 600)
    assert ">0</text>" in drawing


@given(st.floats(0.1, 400), st.floats(1, 60), st.floats(0.5, 12))
def test_hatching_stays_in_its_box(width: float, height: float, step: float) -> None:
    path = hatching(10, 20, width, height, step)
    numbers = [tuple(map(float, point.split())) for point in re.findall(r"[-\d.]+ [-\d.]+", path)]
    for x, y in numbers:
        assert 9.99 <= x <= 10.01 + width
        assert 19.99 <= y <= 20.01 + height


def test_long_labels_break_evenly_and_whole() -> None:
    lines = wrap("từ năm 2021, bài lưu không ghi ngày đăng", 13, 150)
    assert len(lines) == 2
    assert " ".join(lines) == "từ năm 2021, bài lưu không ghi ngày đăng"
    widths = [text_width(line, 13) for line in lines]
    assert max(widths) <= 150
    assert min(widths) > max(widths) * 0.6


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = wrap("một hai ba bốn năm sáu bảy tám", 13, 50)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(text_width(line, 13) <= 50 for line in lines)
