"""Logos that strangers draw: what they look like is shown, what they could do is not."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import Image

from ocop_site.build.intake import read_content
from ocop_site.build.options import Options
from ocop_site.cli import main
from ocop_site.problems import Problem
from ocop_site.render.logos import MAX_ELEMENTS, read_logo
from ocop_site.render.pixels import PhotoProblem
from tests.support import SMALL, replace_once, write_catalogue

SPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
LEAF = '<path d="M10 40C10 10 90 10 90 40Z" fill="#1B7F3B"/>'
PRODUCER = "producers/htx-thu.yaml"
ALT = "{vi: Biểu trưng chiếc lá, en: A leaf}"
GOOD = (
    f'<?xml version="1.0"?><!-- a drawing --><svg {SPACE} width="100mm" viewBox="0 0 100 50">'
    "<title>Lá</title><metadata>cc</metadata><style>.a{fill:#1b7f3b}</style>"
    '<defs><linearGradient id="g"><stop offset="0" stop-color="#1b7f3b"/></linearGradient>'
    f'<symbol id="s"><circle r="4" class="a"/></symbol></defs>{LEAF}'
    '<rect width="9" height="9" style="fill:url(#g)"/><use xlink:href="#s" x="50" y="9"/></svg>'
)


def svg(inside: str, attributes: str = "") -> bytes:
    return f'<svg {SPACE} viewBox="0 0 100 50" {attributes}>{LEAF}{inside}</svg>'.encode()


HOSTILE = {
    "script": svg("<script>alert(1)</script>"),
    "script in capitals": svg("<SCRIPT>alert(1)</SCRIPT>"),
    "script as CDATA": svg("<script><![CDATA[alert(1)]]></script>"),
    "script of its namespace": svg('<x:script xmlns:x="http://www.w3.org/2000/svg">a</x:script>'),
    "handler": svg("", 'onload="alert(1)"'),
    "handler in capitals": svg('<path d="M0 0" ONCLICK="alert(1)"/>'),
    "handler after a line end": svg('<path d="M0 0"\nonfocus\n=\n"alert(1)"/>'),
    "foreign object": svg("<foreignObject><body onload='alert(1)'><b>a</b></body></foreignObject>"),
    "frame": svg('<iframe src="https://boese.example/"></iframe>'),
    "link that runs": svg('<a href="javascript:alert(1)"><path d="M0 0"/></a>'),
    "link out": svg('<a xlink:href="https://boese.example/"><path d="M0 0"/></a>'),
    "picture from elsewhere": svg('<image href="https://boese.example/a.png"/>'),
    "picture from the disk": svg('<image xlink:href="file:///etc/passwd"/>'),
    "picture in data": svg('<image href="data:image/svg+xml;base64,PHN2Zz4="/>'),
    "use from elsewhere": svg('<use href="https://boese.example/a.svg#b"/>'),
    "use of a file": svg('<use xlink:href="a.svg#b"/>'),
    "use of data": svg('<use href="data:image/svg+xml,%3Csvg%3E#b"/>'),
    "style that loads": svg("<style>path{fill:url(https://boese.example/a)}</style>"),
    "style that imports": svg("<style>@import 'https://boese.example/a.css';</style>"),
    "style with a face": svg("<style>@font-face{src:url(file:///etc/passwd)}</style>"),
    "style in escapes": svg(r"<style>path{fill:u\72l(https://boese.example/a)}</style>"),
    "style of an element": svg('<path style="fill:url(//boese.example/a)" d="M0 0"/>'),
    "fill that loads": svg('<path fill="url(https://boese.example/a#b)" d="M0 0"/>'),
    "clip that loads": svg('<path clip-path="url( \'a.svg#b\' )" d="M0 0"/>'),
    "filter": svg('<filter id="f"><feImage href="https://boese.example/a"/></filter>'),
    "animation": svg('<animate attributeName="href" to="javascript:alert(1)"/>'),
    "set": svg('<set attributeName="onclick" to="alert(1)"/>'),
    "entities": (
        b'<!DOCTYPE svg [<!ENTITY a "<script>alert(1)</script>">]>' + svg("&a;")
    ),
    "entity from the disk": (
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<text>&a;</text>")
    ),
    "style sheet beside it": b'<?xml-stylesheet href="https://boese.example/a.css"?>' + svg(""),
    "page around it": b"<html><script>alert(1)</script>" + svg("") + b"</html>",
    "letters": svg("<text font-family='Boese'>Mua ngay</text>"),
}  # fmt: skip
FORBIDDEN = re.compile(
    rb"script|alert|boese|javascript|passwd|data:|\son\w+|foreign|iframe|image|text|import|<a\b"
    rb"|ENTITY|DOCTYPE|<\?|\\|@",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_of_a_hostile_drawing_is_left_but_its_shapes(name: str) -> None:
    logo = read_logo(HOSTILE[name])
    assert not FORBIDDEN.search(logo.data), logo.data
    root = ElementTree.fromstring(logo.data)
    leaf = root.find("{http://www.w3.org/2000/svg}path")
    assert leaf is not None
    assert leaf.get("fill") == "#1B7F3B"
    for element in root.iter():
        for key, value in element.attrib.items():
            assert not key.endswith("href") or value.startswith("#")


def test_what_a_drawing_looks_like_is_kept() -> None:
    logo = read_logo(GOOD.encode())
    assert logo.dropped == ()
    assert (logo.kind, logo.width, logo.height) == ("svg", 100, 50)
    names = [element.tag.rpartition("}")[2] for element in ElementTree.fromstring(logo.data).iter()]
    assert {"linearGradient", "stop", "symbol", "circle", "path", "rect", "use", "style"} <= {
        *names
    }
    assert b'style="fill:url(#g)"' in logo.data
    assert b'href="#s"' in logo.data


COMPLEX = {
    "circle of uses": svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "use of itself": svg('<g id="a"><use href="#a"/></g>'),
    "gradients in a circle": svg(
        '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>'
    ),
    "uses that multiply": svg(
        "".join(f'<g id="g{n}">{f"<use href=%#g{n + 1}%/>" * 10}</g>' for n in range(9)).replace(
            "%", '"'
        )
        + '<g id="g9"><path d="M0 0"/></g>'
    ),
    "nested groups": svg("<g>" * 3_000 + "</g>" * 3_000),
    "many shapes": svg('<path d="M0 0"/>' * (MAX_ELEMENTS + 1)),
    "a large file": svg(f'<path d="M0 0{" h1" * 200_000}"/>'),
}
USELESS = {
    "empty": (b"<svg viewBox='0 0 9 9'></svg>", "empty"),
    "only letters": (b"<svg viewBox='0 0 9 9'><text>A</text></svg>", "empty"),
    "without a size": (b"<svg><path d='M0 0'/></svg>", "not-an-image"),
    "of no size": (b"<svg viewBox='0 0 0 9'><path d='M0 0'/></svg>", "not-an-image"),
    "a page": (b"<html><body>x</body></html>", "not-an-image"),
    "not UTF-8": (b"<svg viewBox='0 0 9 9'>\xff\xfe</svg>", "not-an-image"),
    "a bitmap": (b"GIF89a", "unsupported"),
}


@pytest.mark.parametrize("name", COMPLEX)
def test_a_drawing_without_bounds_is_refused(name: str) -> None:
    with pytest.raises(PhotoProblem, match="too-complex"):
        read_logo(COMPLEX[name])


@pytest.mark.parametrize("name", USELESS)
def test_what_is_no_drawing_is_refused(name: str) -> None:
    data, reason = USELESS[name]
    with pytest.raises(PhotoProblem, match=reason):
        read_logo(data)


def test_a_picture_keeps_its_transparency_and_loses_its_metadata() -> None:
    stream = io.BytesIO()
    picture = Image.new("RGBA", (1600, 400), (200, 30, 30, 128))
    exif = Image.Exif()
    exif[0x010E] = "nhà riêng"
    picture.save(stream, "PNG", exif=exif)
    logo = read_logo(stream.getvalue())
    with Image.open(io.BytesIO(logo.data)) as made:
        assert (made.format, made.size, made.mode) == ("PNG", (800, 200), "RGBA")
        assert not made.getexif()
    assert b"nh\xc3\xa0" not in logo.data


def with_logos(folder: Path, data: bytes, name: str = "photos/la.svg") -> Path:
    """The small catalogue with one logo for its publisher and a producer."""
    lines = f"logo: {{file: {name}, alt: {ALT}}}\n"
    settings = replace_once(
        SMALL["settings.yaml"], "  email: so@example.vn\n", f"  email: so@example.vn\n  {lines}"
    )
    return write_catalogue(
        folder, {"settings.yaml": settings, PRODUCER: SMALL[PRODUCER] + lines, name: data}
    )


def find(content: Path) -> list[Problem]:
    return list(read_content(Options(content, content / "-", content / "-"))[2])


def test_an_editor_is_told_what_a_logo_lost(tmp_path: Path) -> None:
    assert find(with_logos(tmp_path / "good", GOOD.encode())) == []
    found = find(with_logos(tmp_path / "lost", HOSTILE["letters"]))
    assert [(item.code, item.position.file) for item in found] == [
        ("W310", PRODUCER),
        ("W310", "settings.yaml"),
    ]
    assert "bỏ bớt: text" in found[0].message("vi")
    found = find(with_logos(tmp_path / "complex", COMPLEX["use of itself"]))
    assert [item.code for item in found] == ["E208", "E208"]
    assert "quá phức tạp" in found[0].message("vi")
    assert "PNG" in found[0].hint("en")


def test_logos_are_shown_on_site_and_in_the_book(tmp_path: Path) -> None:
    content, output = with_logos(tmp_path / "content", HOSTILE["script"]), tmp_path / "out"
    assert main(["all", "--content", str(content), "--output", str(output), "--lang", "vi"]) == 0
    (file,) = (output / "site/logos").iterdir()
    assert not FORBIDDEN.search(file.read_bytes())
    shown = f'logos/{file.name}" width="400" height="200" alt="Biểu trưng chiếc lá"'
    producer = next(output.glob("site/vi/chu-the/htx-thu.html")).read_text("utf-8")
    assert shown in producer
    assert any(shown in page.read_text("utf-8") for page in (output / "site/vi").glob("*.html"))
    with pikepdf.open(next(output.glob("*.pdf"))) as pdf:
        figures = [
            str(item.Alt)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        ]
    assert "Biểu trưng chiếc lá" in figures
    (content / "photos/la.svg").write_bytes(svg('<path d="M1 1h9v9z"/>'))
    assert main(["site", "--content", str(content), "--output", str(output), "--lang", "vi"]) == 0
    (changed,) = (output / "site/logos").iterdir()
    assert changed.name != file.name


def test_a_gradient_is_seen_in_the_book_by_every_reader(tmp_path: Path) -> None:
    """Poppler drops a gradient whose cells lie edge to edge at an odd size."""
    drawing = (
        f'<svg {SPACE} viewBox="0 0 240 90"><defs><linearGradient id="g">'
        '<stop offset="0" stop-color="#1b7f3b"/><stop offset="1" stop-color="#8cc63f"/>'
        '</linearGradient></defs><circle cx="45" cy="45" r="40" fill="url(#g)"/></svg>'
    )
    content, output = with_logos(tmp_path / "content", drawing.encode()), tmp_path / "out"
    assert main(["pdf", "--content", str(content), "--output", str(output), "--lang", "vi"]) == 0
    (book,) = output.glob("*.pdf")
    page = ["pdftoppm", "-r", "72", "-f", "2", "-l", "2", "-png", str(book), str(tmp_path / "p")]
    subprocess.run(page, check=True)
    (picture,) = tmp_path.glob("p-*.png")
    with Image.open(picture) as shown:
        pixels = shown.convert("RGB").tobytes()
    green = sum(pixels[at + 1] > pixels[at] + 40 for at in range(0, len(pixels), 3))
    assert green > 500
