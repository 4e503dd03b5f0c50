"""Preflight: a finished PDF read as a print shop reads it, whoever made it.

What a print shop would send back is an error and stops the build; what it would ask about is a
warning. Everything is measured on the file itself: boxes, inks, fonts, pictures at the size they
are printed in.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pikepdf
from PIL import Image

from ocop_site.bindery.inks import heaviest
from ocop_site.book.inkwalk import Painted, walk_page
from ocop_site.book.pdftext import join_pieces, read_pieces

MM = 72 / 25.4
SHARP = 300
_TOLERANCE = 0.2  # points, when boxes are compared
_ROUNDING = 0.99  # of a resolution: a picture's pixels are whole
_SMALL_TYPE = 9.0
_THINNEST = 0.2
_SPACES = {"DeviceCMYK", "DeviceGray", "Separation All"}
_PRODUCT = "product-"
# Names kept for examples (RFC 2606), and the one that this project uses.
_HOST = re.compile(r"(?:^|\.)example(?:\.(?:vn|com|org|net))?$")
_BLANKS = ("điền khi xuất bản", "to be filled in")
_XMP_KEY = re.compile(rb"GTS_PDFXVersion[^>]*>\s*PDF/X-4\s*<|GTS_PDFXVersion=\"PDF/X-4\"")

Weight = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Order:
    """What was ordered: the trimmed size and bleed in millimetres, and the print shop's limits.

    ``sheets`` is 4 where pages are printed on folded sheets, 1 for a cover. ``names`` are
    products by id, as they are to be called where a photo is found fault with; ``host`` is where
    the QR codes lead.
    """

    width: float
    height: float
    bleed: float
    limit: int
    photo_minimum: int
    sheets: int = 4
    names: Mapping[str, str] = field(default_factory=dict)
    host: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found: ``key`` names it, ``pages`` are counted from 1, ``values`` fill its text."""

    weight: Weight
    key: str
    pages: tuple[int, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture where it is printed: its pixels, its printed width in millimetres, its sharpness.

    ``product`` is the id of the product it belongs to, empty where there is none.
    """

    page: int
    product: str
    pixels: tuple[int, int]
    width: float
    dpi: int
    space: str
    ink: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the preflight has to say about a file."""

    pages: int
    size: tuple[float, float]
    bleed: float
    condition: str
    fonts: tuple[str, ...]
    heaviest: int
    photos: tuple[Photo, ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What a print shop would send back."""
        return tuple(item for item in self.findings if item.weight == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What it would ask about."""
        return tuple(item for item in self.findings if item.weight == "warning")


def inspect(data: bytes, order: Order) -> Sheet:
    """Read a PDF against an order."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return _Inspector(pdf, order).run()


class _Inspector:
    def __init__(self, pdf: pikepdf.Pdf, order: Order) -> None:
        self.pdf = pdf
        self.order = order
        self.found: dict[tuple[Weight, str, tuple[tuple[str, str], ...]], list[int]] = {}
        self.photos: list[Photo] = []
        self.inks: dict[tuple[int, int], float] = {}
        self.heaviest = 0.0
        self.products = self._products()

    def run(self) -> Sheet:
        self._standard()
        condition = self._intent()
        for number, page in enumerate(self.pdf.pages, start=1):
            self._boxes(number, page)
            self._text(number, page)
            if len(page.get("/Annots", ())):
                self._note("error", "annotations", number)
            for item in walk_page(page):
                self._painted(number, item)
        fonts = tuple(self._fonts())
        count = len(self.pdf.pages)
        if count % self.order.sheets:
            self._note("error", "pages", values={"n": str(count), "by": str(self.order.sheets)})
        left, bottom, right, top = _box(self.pdf.pages[0], "/TrimBox")
        bleed = _box(self.pdf.pages[0], "/BleedBox")
        findings = tuple(
            Finding(weight, key, tuple(pages), dict(values))
            for (weight, key, values), pages in sorted(self.found.items())
        )
        return Sheet(
            count,
            (round((right - left) / MM, 1), round((top - bottom) / MM, 1)),
            round((left - bleed[0]) / MM, 1),
            condition,
            fonts,
            round(self.heaviest),
            tuple(self.photos),
            findings,
        )

    def _note(
        self, weight: Weight, key: str, page: int = 0, values: Mapping[str, str] | None = None
    ) -> None:
        pages = self.found.setdefault((weight, key, tuple(sorted((values or {}).items()))), [])
        if page and page not in pages:
            pages.append(page)

    def _standard(self) -> None:
        root = self.pdf.Root
        metadata = root.get("/Metadata")
        xmp = metadata.read_bytes() if metadata is not None else b""
        info = self.pdf.trailer.get("/Info", pikepdf.Dictionary())
        missing = [
            name
            for name, there in (
                ("PDF/X-4", bool(_XMP_KEY.search(xmp))),
                ("PDF 1.6", self.pdf.pdf_version >= "1.6"),
                ("Title", bool(str(info.get("/Title", "")))),
                ("Trapped", info.get("/Trapped") in (pikepdf.Name.TRUE, _TRAPPED)),
                ("ID", "/ID" in self.pdf.trailer),
            )
            if not there
        ]
        if self.pdf.is_encrypted:
            missing.append("encryption")
        forbidden = [key for key in ("/AcroForm", "/OpenAction", "/AA") if key in root]
        names = root.get("/Names", pikepdf.Dictionary())
        forbidden += [key for key in ("/JavaScript", "/EmbeddedFiles") if key in names]
        for name in (*missing, *forbidden):
            self._note("error", "standard", values={"what": name.lstrip("/")})

    def _intent(self) -> str:
        """The printing condition; it must be one, of four inks, with its profile."""
        intents = [
            intent
            for intent in self.pdf.Root.get("/OutputIntents", ())
            if intent.get("/S") == pikepdf.Name.GTS_PDFX
        ]
        condition = str(intents[0].get("/OutputConditionIdentifier", "")) if intents else ""
        profile = intents[0].get("/DestOutputProfile") if intents else None
        head = profile.read_bytes()[:40] if profile is not None else b""
        whole = head[12:16] == b"prtr" and head[16:20] == b"CMYK" and head[36:40] == b"acsp"
        if len(intents) != 1 or not condition or not whole:
            self._note("error", "intent")
        return condition

    def _boxes(self, number: int, page: pikepdf.Page) -> None:
        order = self.order
        media, bleed, trim = (_box(page, key) for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
        size = (trim[2] - trim[0], trim[3] - trim[1])
        wanted = (order.width * MM, order.height * MM)
        if any(abs(a - b) > _TOLERANCE for a, b in zip(size, wanted, strict=True)):
            seen = " × ".join(f"{side / MM:.1f}" for side in size)
            self._note("error", "trim", number, {"size": seen})
        edges = (trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
        if min(edges) < order.bleed * MM - _TOLERANCE:
            seen = f"{min(edges) / MM:.1f}"
            self._note("error", "bleed", number, {"bleed": seen, "least": f"{order.bleed:g}"})
        crop = _box(page, "/CropBox")
        outside = any(
            inner[0] < media[0] - _TOLERANCE
            or inner[1] < media[1] - _TOLERANCE
            or inner[2] > media[2] + _TOLERANCE
            or inner[3] > media[3] + _TOLERANCE
            for inner in (bleed, trim)
        )
        if outside or any(abs(a - b) > _TOLERANCE for a, b in zip(crop, media, strict=True)):
            self._note("error", "boxes", number)

    def _text(self, number: int, page: pikepdf.Page) -> None:
        text = join_pieces(read_pieces(page))
        host = self.order.host.lower()
        if _HOST.search(host) and host in "".join(text.lower().split()):
            self._note("warning", "placeholder-host", number, {"host": host})
        if any(blank in text.lower() for blank in _BLANKS):
            self._note("warning", "placeholder-imprint", number)

    def _painted(self, number: int, item: Painted) -> None:
        if item.ink.space not in _SPACES and item.kind != "picture":
            self._note("error", "space", number, {"space": item.ink.space})
            return
        if not item.solid:
            self._note("warning", "transparency", number)
        if item.kind == "picture":
            self._picture(number, item)
            return
        total = item.ink.total
        self.heaviest = max(self.heaviest, total)
        if total > self.order.limit + 0.5:
            self._note(
                "error", "ink", number, {"ink": f"{total:.0f}", "limit": str(self.order.limit)}
            )
        pure = item.ink.plates[3] > 99.5 and item.ink.count == 1
        if item.overprint and not pure:
            self._note("error", "overprint", number)
        if item.kind == "text":
            self._type(number, item, pure)
        elif item.kind == "line" and item.size < _THINNEST:
            self._note("warning", "hairline", number, {"width": f"{item.size:.2f}"})

    def _type(self, number: int, item: Painted, pure: bool) -> None:
        if item.ink.plates[3] > 85 and item.ink.count > 1:
            self._note("error", "rich-text", number, {"build": _build(item)})
        elif pure and not item.overprint:
            self._note("warning", "black-knocks-out", number)
        elif item.size < _SMALL_TYPE and item.ink.count > 2:
            values = {"build": _build(item), "size": f"{item.size:.1f}"}
            self._note("warning", "small-type", number, values)

    def _picture(self, number: int, item: Painted) -> None:
        if item.ink.space not in ("DeviceCMYK", "DeviceGray"):
            self._note("error", "picture-space", number, {"space": item.ink.space})
        if item.picture is None:
            return
        pixels = int(item.picture.Width), int(item.picture.Height)
        a, b, c, d, *_ = item.matrix
        width, height = math.hypot(a, b) / 72, math.hypot(c, d) / 72
        dpi = round(min(pixels[0] / max(width, 1e-6), pixels[1] / max(height, 1e-6)))
        product = self._product_of(number, item)
        ink = self._picture_ink(item.picture)
        self.heaviest = max(self.heaviest, ink)
        self.photos.append(
            Photo(number, product, pixels, round(width * 25.4, 1), dpi, item.ink.space, round(ink))
        )
        if dpi < SHARP * _ROUNDING:
            low = dpi < self.order.photo_minimum * _ROUNDING
            values = {
                "name": self.order.names.get(product, product or "–"),
                "dpi": str(dpi),
                "least": str(self.order.photo_minimum),
                "needed": str(math.ceil(pixels[0] * SHARP / max(dpi, 1))),
            }
            self._note(
                "error" if low else "warning", "photo-low" if low else "photo", number, values
            )
        if ink > self.order.limit + 0.5:
            self._note(
                "error", "ink", number, {"ink": f"{ink:.0f}", "limit": str(self.order.limit)}
            )

    def _picture_ink(self, picture: Any) -> float:
        """The most ink in a picture, over four by four pixels: what is smaller does not matter."""
        key = picture.objgen
        if key not in self.inks:
            with _open(picture) as image:
                self.inks[key] = heaviest(image.reduce(4) if min(image.size) > 8 else image)
        return self.inks[key]

    def _products(self) -> list[tuple[int, float, str]]:
        """Where the entries of products begin: page, height on it, id; from the named places."""
        pages = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages, start=1)}
        names = self.pdf.Root.get("/Names", pikepdf.Dictionary())
        found = []
        if "/Dests" in names:
            for name, target in pikepdf.NameTree(names.Dests).items():
                place = target.D if isinstance(target, pikepdf.Dictionary) else target
                if str(name).startswith(_PRODUCT) and isinstance(place, pikepdf.Array):
                    page = pages.get(place[0].objgen, 0)
                    found.append((page, float(place[3]), str(name).removeprefix(_PRODUCT)))
        return sorted(found, key=lambda item: (item[0], -item[1]))

    def _product_of(self, number: int, item: Painted) -> str:
        """The entry that a picture stands in: the last to begin above its middle."""
        _, b, _, d, _, f = item.matrix
        middle = f + (b + d) / 2
        above = [key for page, top, key in self.products if page == number and top >= middle]
        return above[-1] if above else ""

    def _fonts(self) -> Iterator[str]:
        seen: dict[str, None] = {}
        for number, page in enumerate(self.pdf.pages, start=1):
            resources = page.get("/Resources", pikepdf.Dictionary())
            for font in resources.get("/Font", pikepdf.Dictionary()).values():
                name = str(font.get("/BaseFont", "")).lstrip("/")
                if name in seen:
                    continue
                seen[name] = None
                inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
                if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                    self._note("error", "font", number, {"font": name})
                elif "+" not in name:
                    self._note("warning", "font-whole", number, {"font": name})
        yield from sorted(name.partition("+")[2] or name for name in seen)


_TRAPPED = pikepdf.Name("/False")


def _box(page: pikepdf.Page, key: str) -> tuple[float, float, float, float]:
    """A box of a page; the ones that are not there follow from the others."""
    value = page.get(key)
    if value is None:
        value = page.get("/CropBox", page.MediaBox) if key != "/CropBox" else page.MediaBox
    left, bottom, right, top = (float(side) for side in value)
    return left, bottom, right, top


def _build(item: Painted) -> str:
    return " ".join(f"{value:.0f}" for value in item.ink.plates)


def _open(picture: Any) -> Image.Image:
    if picture.get("/Filter") == pikepdf.Name.DCTDecode:
        image = Image.open(io.BytesIO(picture.read_raw_bytes()))
        image.load()
        return image
    return pikepdf.PdfImage(picture).as_pil_image()
