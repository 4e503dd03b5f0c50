"""A book for a press: inks in place of colours, bleed and marks, neither tags nor links."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from ocop_site.bindery import Bindery, Edition, Signature
from ocop_site.bindery.inks import Inks, ProfileError, heaviest
from ocop_site.bindery.prepress import Prepress
from ocop_site.book.inkwalk import Ink, walk_page
from tests.bindery.support import (
    STYLES,
    chapter,
    check,
    contents,
    make_bindery,
    make_edition,
    open_pdf,
    operations,
    picture,
    texts,
)

PROFILES = Path(__file__).resolve().parents[2] / "templates" / "assets" / "profiles"
COATED = (PROFILES / "coated.icc").read_bytes()
INK, RED = "#1B1714", "#A8261C"
PREPRESS = Prepress(COATED, "FOGRA39", "Offset", ((INK, (0, 0, 0, 100)), (RED, (0, 95, 90, 30))))
PRESS_STYLES = STYLES + f"@page{{bleed:3mm}}html{{color:{INK}}}h1{{color:{RED}}}"


def press_edition(styles: str = PRESS_STYLES, **resources: bytes) -> Edition:
    """The small edition, for a press."""
    return dataclasses.replace(make_edition(styles, **resources), prepress=PREPRESS)


def bind(folder: Path, edition: Edition, *signatures: Signature) -> pikepdf.Pdf:
    """The bound book, held open."""
    data, _ = make_bindery(folder, edition).bind(signatures)
    return open_pdf(data)


def painted(pdf: pikepdf.Pdf) -> list[tuple[list[float], str]]:
    """Every choice of colour on all pages and in all groups."""
    kinds = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"}
    forms = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
    drawn = [*pdf.pages, *(item for item in forms if item.get("/Subtype") == "/Form")]
    return [
        ([float(value) if not isinstance(value, pikepdf.Name) else -1 for value in operands], code)
        for page in drawn
        for operands, code in operations(page)
        if code in kinds
    ]


@pytest.fixture(scope="module")
def coated() -> Inks:
    return Inks(COATED, dict(PREPRESS.builds), 300)


def test_chosen_builds_are_taken_as_they_are(tmp_path: Path) -> None:
    with bind(tmp_path, press_edition(), chapter(1)) as book:
        found = painted(book)
    assert ([0, 0, 0, 1], "k") in found
    assert ([0, 0.95, 0.9, 0.3], "k") in found
    assert {code for _, code in found} <= {"k", "K", "CS", "SCN"}


@pytest.mark.parametrize(
    "extra",
    [
        '<p style="color:teal">xanh</p>',
        '<p style="color:oklch(60% 0.2 30)">cam</p>',
        '<p style="background:linear-gradient(red, blue)">chuyển</p>',
        '<p style="border-bottom:2pt solid #123456">nét</p>',
        '<p style="background:url(asset:dot.png)">ảnh nền</p>',
        '<img src="asset:dot.png" alt="Chấm" style="width:9mm">',
        '<svg width="9" height="9"><title>Ô</title><rect width="9" height="9" fill="#3a7"/></svg>',
        '<p style="opacity:.5;color:#246">mờ</p>',
    ],
)
def test_no_source_of_colour_is_missed(extra: str, tmp_path: Path) -> None:
    edition = press_edition(dot_png=picture((180, 40, 30)))
    data, _ = make_bindery(tmp_path / "cache", edition).bind((chapter(1, extra=extra),))
    check(data, tmp_path)
    with open_pdf(data) as book:
        assert {code for _, code in painted(book)} <= {"k", "K", "CS", "SCN", "cs", "scn"}
        written = [str(item) for item in _all_names(book)]
    assert not {"/DeviceRGB", "/CalRGB", "/Lab"} & set(written)


def _all_names(pdf: pikepdf.Pdf) -> list[pikepdf.Name]:
    found: list[pikepdf.Name] = []

    def walk(value: object) -> None:
        if isinstance(value, pikepdf.Name):
            found.append(value)
        elif isinstance(value, pikepdf.Array):
            for item in value:
                walk(item)
        elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            for key, item in value.items():
                if key not in ("/Parent", "/Prev", "/Next", "/Dest"):
                    walk(item) if not getattr(item, "is_indirect", False) else None

    for item in pdf.objects:
        walk(item)
    return found


def test_black_text_overprints_and_the_rest_knocks_out(tmp_path: Path) -> None:
    styles = PRESS_STYLES + "section{background:#A8261C}"
    with bind(tmp_path, press_edition(styles), chapter(1)) as book:
        items = list(walk_page(book.pages[0]))
    pure = Ink("DeviceCMYK", (0, 0, 0, 1))
    assert {(item.ink == pure, item.overprint) for item in items if item.kind == "text"} == {
        (True, True),
        (False, False),
    }
    assert not any(item.overprint for item in items if item.kind != "text")


def test_boxes_and_marks_stand_outside_the_trimmed_page(tmp_path: Path) -> None:
    with bind(tmp_path, press_edition(), chapter(1)) as book:
        page = book.pages[0]
        mm = 72 / 25.4
        boxes = {
            name: [round(float(side) / mm, 1) for side in page[name]]
            for name in ("/MediaBox", "/BleedBox", "/TrimBox")
        }
        assert boxes == {
            "/MediaBox": [-10, -10, 110, 150],
            "/BleedBox": [-3, -3, 103, 143],
            "/TrimBox": [0, 0, 100, 140],
        }
        steps = list(operations(page))
        assert [code for _, code in steps[:4]] == ["q", "re", "W", "n"]
        begin = next(at for at, (_, code) in enumerate(steps) if code == "CS")
        ends = [
            [float(value) / mm for value in operands]
            for operands, code in steps[begin:]
            if code in ("m", "l")
        ]
        for x, y in ends:
            assert not (-3 < x < 103 and -3 < y < 143)


def test_it_has_an_intent_and_neither_tags_nor_links(tmp_path: Path) -> None:
    signatures = (contents(1, 2), chapter(1), chapter(2, 400))
    data, report = make_bindery(tmp_path / "cache", press_edition()).bind(signatures)
    plain, _ = make_bindery(tmp_path / "cache").bind(signatures)
    with open_pdf(data) as book, open_pdf(plain) as linked:
        assert not any("/Annots" in page for page in book.pages)
        assert "/StructTreeRoot" not in book.Root
        assert not any(code in ("BDC", "BMC", "EMC") for _, code in operations(book.pages[0]))
        (intent,) = book.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert intent.DestOutputProfile.read_bytes() == COATED
        assert b"PDF/X-4" in book.Root.Metadata.read_bytes()
        assert book.pdf_version == "1.6"
        assert book.docinfo["/Trapped"] == pikepdf.Name("/False")
        targets = [str(link.Dest) for page in linked.pages for link in page.get("/Annots", ())]
    pointed = dict.fromkeys((pointer.page, pointer.anchor) for pointer in report.pointers)
    assert [anchor for _, anchor in pointed] == targets
    assert texts(data, tmp_path) == texts(plain, tmp_path)
    check(data, tmp_path)


def test_workers_and_kept_parts_change_nothing(tmp_path: Path) -> None:
    signatures = (contents(1, 2, 3), *(chapter(number, 90) for number in range(1, 4)))
    edition = press_edition()
    first, _ = make_bindery(tmp_path / "one", edition).bind(signatures)
    again, report = make_bindery(tmp_path / "one", edition).bind(signatures)
    assert (again, report.pressed) == (first, ())
    assert make_bindery(tmp_path / "two", edition, jobs=2).bind(signatures)[0] == first


def test_other_inks_are_another_book(tmp_path: Path) -> None:
    edition = press_edition()
    darker = dataclasses.replace(PREPRESS, builds=((RED, (0, 100, 100, 50)),))
    first: Bindery = make_bindery(tmp_path, edition)
    first.bind((chapter(1),))
    other = make_bindery(tmp_path, dataclasses.replace(edition, prepress=darker))
    data, report = other.bind((chapter(1),))
    assert report.pressed == ("chapter-1",)
    with open_pdf(data) as book:
        assert ([0, 1, 1, 0.5], "k") in painted(book)


def test_pages_are_counted_before_they_are_bound(tmp_path: Path) -> None:
    bindery = make_bindery(tmp_path, press_edition())
    signatures = (chapter(1, 700), chapter(2, opening="recto"))
    assert bindery.count(signatures) == bindery.bind(signatures)[1].pages


def test_greys_are_black_ink_alone(coated: Inks) -> None:
    assert coated.of_rgb(1, 1, 1) == (0, 0, 0, 0)
    assert coated.of_rgb(0, 0, 0) == (0, 0, 0, 100)
    tones = [coated.of_rgb(value / 10, value / 10, value / 10) for value in range(11)]
    assert all(tone[:3] == (0, 0, 0) for tone in tones)
    assert [tone[3] for tone in tones] == sorted((tone[3] for tone in tones), reverse=True)


def test_other_colours_go_by_the_profile(coated: Inks) -> None:
    cyan, magenta, yellow, black = coated.of_rgb(0, 0.6, 0.3)
    assert cyan > 50 < yellow
    assert magenta < 20 > black
    assert coated.of_lab(95, 0, 60)[2] > 40
    assert coated.of_rgb(0xA8 / 255, 0x26 / 255, 0x1C / 255) == (0, 95, 90, 30)


@pytest.mark.parametrize("limit", [220, 300])
def test_no_picture_has_more_ink_than_the_limit(limit: int) -> None:
    inks = Inks(COATED, {}, limit)
    dark = Image.effect_noise((64, 64), 60).convert("L")
    image = Image.merge("RGB", [dark.point(lambda v: v // 3), dark.point(lambda v: v // 6), dark])
    made = inks.of_picture(image)
    assert made.mode == "CMYK"
    assert 100 < heaviest(made) <= limit


def test_a_grey_picture_stays_one_ink(coated: Inks) -> None:
    made = coated.of_picture(Image.linear_gradient("L"))
    assert made.mode == "L"
    assert made.getextrema() == (0, 255)


def test_what_is_no_profile_is_refused() -> None:
    with pytest.raises(ProfileError):
        Inks(b"no profile", {}, 300)
    stream = io.BytesIO()
    Image.new("RGB", (1, 1)).save(stream, "PNG")
    with pytest.raises(ProfileError):
        Inks(stream.getvalue(), {}, 300)
