"""What a bound book holds: numbers, links, bookmarks, tags and fonts, as one document would."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from ocop_site.bindery import BindError, Signature, SignatureOptions, press_single
from tests.bindery.support import (
    SIDED,
    STYLES,
    bookmarks,
    chapter,
    check,
    contents,
    destinations,
    elements,
    links,
    make_bindery,
    make_edition,
    open_pdf,
    operations,
    picture,
    texts,
)

SEE = '<p><a class="see" href="#chapter-{}">Xem thêm</a></p>'


def test_the_book_reads_like_a_single_document(tmp_path: Path) -> None:
    signatures = (
        contents(1, 2, 3),
        chapter(1, 700, SEE.format(3)),
        chapter(2, 100, '<table><tr><th scope="row">A</th><td>1</td></tr></table>'),
        chapter(3, 900, SEE.format(1) + "<h2>Phần cuối</h2>"),
    )
    bound, report = make_bindery(tmp_path / "cache").bind(signatures)
    single = press_single(signatures, make_edition())
    check(bound, tmp_path)
    assert texts(bound, tmp_path) == texts(single, tmp_path)
    with open_pdf(bound) as book, open_pdf(single) as reference:
        assert bookmarks(book) == bookmarks(reference)
        assert len(book.pages) == len(reference.pages) == report.pages
        assert [page.mediabox for page in book.pages] == [page.mediabox for page in reference.pages]
    assert report.complaints == ()


def test_numbers_follow_when_a_signature_grows(tmp_path: Path) -> None:
    bindery = make_bindery(tmp_path / "cache")
    short = (contents(1, 2), chapter(1, 100), chapter(2))
    before, _ = bindery.bind(short)
    long = (contents(1, 2), chapter(1, 3000), chapter(2))
    after, report = bindery.bind(long)
    assert report.numbers["chapter-2"] > 9
    assert f"Chương 2 {report.numbers['chapter-2']}" in texts(after, tmp_path)[0]
    assert "Chương 2 3" in texts(before, tmp_path)[0]
    assert texts(after, tmp_path) == texts(press_single(long, make_edition()), tmp_path)
    assert "chapter-2" not in report.pressed


def test_links_land_on_their_pages(tmp_path: Path) -> None:
    signatures = (contents(1, 2), chapter(1, 700, SEE.format(2)), chapter(2, 100, SEE.format(1)))
    bound, report = make_bindery(tmp_path / "cache").bind(signatures)
    first, second = report.numbers["chapter-1"], report.numbers["chapter-2"]
    with open_pdf(bound) as book:
        assert destinations(book)["chapter-2"] == second
        assert links(book) == [(1, first), (1, second), (second - 1, second), (second, first)]


def test_a_link_stays_in_its_signature_if_it_can(tmp_path: Path) -> None:
    note = '<p><a href="#note">Chú thích</a></p><p id="note">Lời chú</p>'
    outside = '<p><a href="#note">Chú thích đầu tiên</a></p>'
    signatures = (chapter(1, 6, note), chapter(2, 6, note), chapter(3, 6, outside))
    bound, _ = make_bindery(tmp_path / "cache").bind(signatures)
    with open_pdf(bound) as book:
        assert links(book) == [(1, 1), (2, 2), (3, 1)]


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    with pytest.raises(BindError) as caught:
        make_bindery(tmp_path).bind((chapter(1), chapter(2, 6, SEE.format(9))))
    assert caught.value.missing == (("chapter-2", "chapter-9"),)


def test_a_recto_opening_leaves_a_blank_page(tmp_path: Path) -> None:
    signatures = (chapter(1), chapter(2, opening="recto"), chapter(3), chapter(4, opening="recto"))
    edition = make_edition(SIDED)
    bound, report = make_bindery(tmp_path / "cache", edition).bind(signatures)
    assert dict(report.numbers) == {"chapter-1": 1, "chapter-2": 3, "chapter-3": 4, "chapter-4": 5}
    check(bound, tmp_path)
    assert texts(bound, tmp_path) == texts(press_single(signatures, edition), tmp_path)
    assert texts(bound, tmp_path)[1] == ""


def test_a_page_of_ones_own_fills_the_gap(tmp_path: Path) -> None:
    bindery = make_bindery(tmp_path / "cache")
    blank = Signature("notes", "Ghi chú", '<section data-run="">Trang ghi chú</section>')
    bindery = type(bindery)(bindery.edition, bindery.cache, bindery.workers, blank)
    bound, report = bindery.bind((chapter(1), chapter(2, opening="recto")))
    assert report.pages == 3
    assert "Trang ghi chú 2" in texts(bound, tmp_path)[1]


def test_sides_follow_from_where_a_signature_lands(tmp_path: Path) -> None:
    edition = make_edition(SIDED)
    signatures = (chapter(1, 600), chapter(2), chapter(3))
    bound, _ = make_bindery(tmp_path / "cache", edition).bind(signatures)
    single = press_single(signatures, edition)
    with open_pdf(bound) as book, open_pdf(single) as reference:
        assert [x_of_text(page) for page in book.pages] == [
            x_of_text(page) for page in reference.pages
        ]
        assert len({x_of_text(page) for page in book.pages}) == 2


def x_of_text(page: pikepdf.Page) -> float:
    """Where the first text of a page begins."""
    for operands, operator in operations(page):
        if operator == "Tm":
            return round(float(operands[4]), 2)
    return -1


def test_each_face_and_each_picture_is_there_once(tmp_path: Path) -> None:
    image = '<img src="asset:dot.png" alt="Một chấm" style="width:5mm">'
    edition = make_edition(dot_png=picture((180, 40, 30)))
    signatures = tuple(chapter(number, 60, image) for number in range(1, 5))
    bound, _ = make_bindery(tmp_path / "cache", edition).bind(signatures)
    with open_pdf(bound) as book:
        streams = [item for item in book.objects if isinstance(item, pikepdf.Stream)]
        assert len([item for item in streams if "/Length1" in item]) == 2
        assert len([item for item in streams if item.get("/Subtype") == "/Image"]) == 1
        fonts = {page.Resources.Font.objgen for page in book.pages}
        assert len(fonts) == 1
        names = {str(font.BaseFont) for font in book.pages[0].Resources.Font.values()}
        assert all("+" in name for name in names)


def test_every_digit_that_a_number_may_need_is_in_the_font(tmp_path: Path) -> None:
    bound, report = make_bindery(tmp_path / "cache").bind(
        tuple(
            chapter(1, 6) if not n else Signature(f"s{n}", "", f"<section>{'ab' * 3}</section>")
            for n in range(40)
        )
    )
    assert report.pages == 40
    assert [page.split()[-1] for page in texts(bound, tmp_path)] == [
        str(number) for number in range(1, 41)
    ]


def test_tags_are_whole(tmp_path: Path) -> None:
    extra = (
        '<p>Một <a href="#chapter-1">đường dẫn</a> và <span lang="en">English words</span>.</p>'
        '<img src="asset:dot.png" alt="Một chấm"><img src="asset:dot.png" alt="">'
        '<table><thead><tr><th scope="col">Năm</th></tr></thead>'
        '<tbody><tr><th scope="row">A</th><td>1</td></tr></tbody></table>'
        "<ul><li>Một</li><li>Hai</li></ul>"
    )
    edition = make_edition(dot_png=picture((1, 2, 3)))
    bound, report = make_bindery(tmp_path / "cache", edition).bind(
        (chapter(1, 500, extra), chapter(2, 6, extra))
    )
    assert report.complaints == ()
    with open_pdf(bound) as book:
        assert book.Root.MarkInfo.Marked
        assert str(book.Root.Lang) == "vi"
        all_elements = list(elements(book))
        tags = [str(element.S) for element in all_elements]
        assert tags.count("/Figure") == 2, "a decoration is no figure"
        assert {"/Sect", "/H1", "/P", "/Link", "/Table", "/L", "/LI", "/LBody"} <= set(tags)
        scopes = {str(element.A.Scope) for element in all_elements if element.S == "/TH"}
        assert scopes == {"/Row", "/Column"}
        spoken = [element for element in all_elements if "/Lang" in element]
        assert {str(element.Lang) for element in spoken} == {"en"}
        _check_parents(book)


def _check_parents(book: pikepdf.Pdf) -> None:
    """Every mark on a page leads to an element that holds it, and so does every link."""
    nums: dict[int, pikepdf.Object] = {}
    for leaf in book.Root.StructTreeRoot.ParentTree.Kids:
        items = list(leaf.Nums)
        nums.update(zip(map(int, items[::2]), items[1::2], strict=True))
        assert [int(limit) for limit in leaf.Limits] == [min(nums and items[::2]), items[-2]]
    assert sorted(nums) == list(range(int(book.Root.StructTreeRoot.ParentTreeNextKey)))
    for page in book.pages:
        marks = [
            int(operands[1].MCID)
            for operands, operator in operations(page)
            if operator == "BDC" and "/MCID" in operands[1]
        ]
        parents = list(nums[int(page.StructParents)])
        assert sorted(marks) == list(range(len(parents)))
        for number, parent in enumerate(parents):
            assert number in [kid for kid in parent.K if isinstance(kid, int)]
        for annotation in page.get("/Annots", ()):
            assert nums[int(annotation.StructParent)].S == "/Link"
            assert str(annotation.Contents)


def test_running_heads_and_leaders_are_artefacts(tmp_path: Path) -> None:
    bound, _ = make_bindery(tmp_path / "cache").bind((contents(1), chapter(1)))
    with open_pdf(bound) as book:
        kinds = [
            str(operands[1].get("/Subtype", operands[1].get("/Type")))
            for operands, operator in operations(book.pages[0])
            if operator == "BDC" and str(operands[0]) == "/Artifact"
        ]
    assert {"/Header", "/Footer", "/Layout"} <= set(kinds)


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    bound, _ = make_bindery(tmp_path / "cache").bind((chapter(1),))
    with open_pdf(bound) as book:
        assert str(book.docinfo["/Title"]) == "Sách thử"
        assert str(book.docinfo["/CreationDate"]) == "D:20260102"
        assert book.Root.ViewerPreferences.DisplayDocTitle
        with book.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Sách thử"
            assert metadata["dc:language"] == {"vi"}


def test_numbers_are_set_as_the_page_says(tmp_path: Path) -> None:
    styles = STYLES.replace(
        "@bottom-center{content:counter(page);font:8pt Text}",
        "@bottom-right{content:'tr. ' counter(page);font:8pt Text;text-align:right;"
        "letter-spacing:.5pt}",
    )
    signatures = tuple(
        Signature(f"s{n}", "", "<section><p>abc</p></section>", SignatureOptions())
        for n in range(12)
    )
    edition = make_edition(styles)
    bound, _ = make_bindery(tmp_path / "cache", edition).bind(signatures)
    single = press_single(signatures, edition)
    assert texts(bound, tmp_path) == texts(single, tmp_path)
    for number in (3, 11):
        assert abs(right_edge(bound, tmp_path, number) - right_edge(single, tmp_path, number)) < 0.2


def right_edge(data: bytes, folder: Path, number: int) -> float:
    """Where the last word of a page ends."""
    import re
    import subprocess

    path = folder / "edge.pdf"
    path.write_bytes(data)
    out = subprocess.run(
        ["pdftotext", "-bbox", "-f", str(number), "-l", str(number), str(path), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return float(re.findall(r'xMax="([\d.]+)"', out)[-1])


def test_styles_say_on_which_side_a_signature_opens(tmp_path: Path) -> None:
    edition = make_edition(SIDED + ".back{break-before:left}")
    html = '<section class="back" data-run=""><p>Bìa sau</p></section>'
    back = Signature("back", "Bìa sau", html)
    for count, pages in ((1, 2), (2, 4)):
        signatures = (*map(chapter, range(count)), back)
        bound, report = make_bindery(tmp_path / str(count), edition).bind(signatures)
        assert report.pages == report.numbers["back"] == pages
        assert texts(bound, tmp_path) == texts(press_single(signatures, edition), tmp_path)
