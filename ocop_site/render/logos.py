"""Logos of producers and publishers: drawings and pictures that strangers made, made harmless.

An SVG file is a program's document: it may run scripts, load files from elsewhere and expand
without bound. nh3 parses it as browsers do and keeps an allow-list of shapes and of what they
look like; values that lead out of the file go too, and references are bounded. What was left out
is told to the editor, for a logo that lost a part is no longer the logo.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import nh3
from PIL import Image

from ocop_site.files import digest
from ocop_site.render.pixels import PhotoProblem, open_photo, upright_size

MAX_BYTES = 500_000
MAX_ELEMENTS = 5_000
MAX_DRAWN = 20_000  # elements once every <use> is followed
MAX_DEPTH = 40
MAX_SIDE = 800  # pixels of a picture, enough for 60 mm at 300 dpi
_NAMESPACE = "http://www.w3.org/2000/svg"
_SHAPES = {"circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "svg", "use"}
_FRAMES = {"clipPath", "defs", "desc", "linearGradient", "radialGradient", "stop", "symbol"}
_TAGS = _SHAPES | _FRAMES | {"style", "title"}
_LOOKS = {
    *("class", "clip-path", "clip-rule", "color", "display", "fill", "fill-opacity", "fill-rule"),
    *(
        "id",
        "opacity",
        "stop-color",
        "stop-opacity",
        "stroke",
        "stroke-dasharray",
        "stroke-linecap",
    ),
    *("stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "style"),
    *("transform", "visibility"),
}
_PLACES = {"x", "y", "width", "height", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "d"}
_GRADIENT = {"fx", "fy", "gradientTransform", "gradientUnits", "offset", "spreadMethod", "points"}
_OTHERS = {"clipPathUnits", "href", "preserveAspectRatio", "viewBox", "xlink:href", "xmlns"}
_ATTRIBUTES = _LOOKS | _PLACES | _GRADIENT | _OTHERS
# What drawing programs note for themselves; nothing is lost to the eye without it.
_SILENT = {"metadata", "sodipodi:namedview", "title", "desc", "xml:space", "version", "data-name"}
_SILENT_PREFIXES = ("inkscape:", "sodipodi:", "rdf:", "cc:", "dc:", "xmlns", "xml:", "data-")
_TAG = re.compile(r"<([A-Za-z][\w:.-]*)")
_HANDLER = re.compile(r"\s(on[a-z]+)\s*=", re.IGNORECASE)
_PROLOG = re.compile(r"<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|<!--.*?-->", re.DOTALL)
_LOCAL = re.compile(r"""url\(\s*["']?#[\w.:-]+["']?\s*\)""")
_LEADS_OUT = re.compile(r"url\(|@|\\|expression|javascript|<|&#", re.IGNORECASE)
_REFERENCE = re.compile(r"#([\w.:-]+)")
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)(?:px|pt|mm|cm|in)?\s*")


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo that may be shown: ``kind`` is ``svg`` or ``png``; ``dropped`` names what it lost."""

    data: bytes
    kind: str
    width: float
    height: float
    digest: str
    dropped: tuple[str, ...] = ()

    @property
    def ratio(self) -> float:
        """Height by width."""
        return self.height / self.width


@lru_cache(maxsize=64)
def read_logo(data: bytes) -> Logo:
    """The logo in a file, an SVG drawing or a picture.

    Raises:
        PhotoProblem: with ``not-an-image``, ``too-complex``, ``empty`` or what pictures have.
    """
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<"):
        return _read_drawing(data)
    return _read_picture(data)


def _read_picture(data: bytes) -> Logo:
    """A picture as a PNG without metadata, its transparency kept."""
    with open_photo(data) as image:
        width, height = upright_size(image)
        image.load()
        clean = image.convert("RGBA")
    clean.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    if clean.getchannel("A").getextrema() == (255, 255):
        clean = clean.convert("RGB")
    stream = io.BytesIO()
    bare = Image.frombytes(clean.mode, clean.size, clean.tobytes())
    bare.save(stream, "PNG", optimize=True)
    made = stream.getvalue()
    return Logo(made, "png", float(width), float(height), digest(made))


def _read_drawing(data: bytes) -> Logo:
    if len(data) > MAX_BYTES:
        raise PhotoProblem("too-complex")
    try:
        text = _PROLOG.sub("", data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise PhotoProblem("not-an-image") from None
    if text.count("<") > 3 * MAX_ELEMENTS:
        raise PhotoProblem("too-complex")
    dropped: dict[str, None] = {}
    for name in (*_TAG.findall(text), *map(str.lower, _HANDLER.findall(text))):
        if name not in _TAGS and not _silent(name):
            dropped.setdefault(name)

    def judge(tag: str, name: str, value: str) -> str | None:
        if _harmless(name, value):
            return value
        dropped.setdefault(f"{name}={value[:40]}")
        return None

    clean = nh3.clean(
        text,
        tags=_TAGS,
        attributes={"*": _ATTRIBUTES},
        clean_content_tags={"script", "foreignObject", "text", "image", "animate", "set"},
        attribute_filter=judge,
        strip_comments=True,
        link_rel=None,
        url_schemes=set(),
    ).replace(" xlink:href=", " href=")
    root = _parse(clean)
    _drop_styles(root, dropped)
    _check_references(root)
    width, height = _measure(root)
    if not any(element.tag.rpartition("}")[2] in _SHAPES - {"g", "svg"} for element in root.iter()):
        raise PhotoProblem("empty")
    made = ElementTree.tostring(root, encoding="utf-8", xml_declaration=False)
    return Logo(made, "svg", width, height, digest(made), tuple(dropped))


def _silent(name: str) -> bool:
    return name in _SILENT or name.startswith(_SILENT_PREFIXES)


def _harmless(name: str, value: str) -> bool:
    """Whether the value of an attribute stays within the file."""
    if name == "xmlns":
        return value == _NAMESPACE
    if name in ("href", "xlink:href"):
        return value.startswith("#")
    return _LEADS_OUT.search(_LOCAL.sub("", value)) is None


def _parse(clean: str) -> Element:
    start = clean.find("<svg")
    end = clean.rfind("</svg>")
    if start < 0 or end < 0:
        raise PhotoProblem("not-an-image")
    text = clean[start : end + len("</svg>")].replace("&nbsp;", "\u00a0")
    ElementTree.register_namespace("", _NAMESPACE)
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError:
        raise PhotoProblem("not-an-image") from None
    if root.tag == "svg":
        for element in root.iter():
            element.tag = f"{{{_NAMESPACE}}}{element.tag.rpartition('}')[2]}"
    if root.tag != f"{{{_NAMESPACE}}}svg":
        raise PhotoProblem("not-an-image")
    return root


def _drop_styles(root: Element, dropped: dict[str, None]) -> None:
    """Style sheets that lead out of the file are taken out whole."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{{{_NAMESPACE}}}style":
                rules = "".join(child.itertext())
                if _LEADS_OUT.search(_LOCAL.sub("", rules)):
                    dropped.setdefault("style")
                    parent.remove(child)


def _check_references(root: Element) -> None:
    """Elements may refer to others, but neither in a circle nor to a multitude."""
    elements = list(root.iter())
    if len(elements) > MAX_ELEMENTS or _depth(root) > MAX_DEPTH:
        raise PhotoProblem("too-complex")
    known = {element.get("id", ""): element for element in elements}
    weights: dict[int, int] = {}

    def weigh(element: Element, above: tuple[int, ...]) -> int:
        if id(element) in above or len(above) > 4 * MAX_DEPTH:
            raise PhotoProblem("too-complex")
        if id(element) not in weights:
            inside = (*above, id(element))
            total = 1 + sum(weigh(child, inside) for child in element)
            total += sum(
                weigh(known[name], inside) for name in _references(element) if name in known
            )
            if total > MAX_DRAWN:
                raise PhotoProblem("too-complex")
            weights[id(element)] = total
        return weights[id(element)]

    weigh(root, ())


def _references(element: Element) -> Iterator[str]:
    """The ids that an element refers to by its attributes."""
    for name, value in element.attrib.items():
        if name == "href" or "url(" in value:
            yield from _REFERENCE.findall(value)


def _depth(root: Element) -> int:
    depth, level = 0, [root]
    while level and depth <= MAX_DEPTH:
        level = [child for element in level for child in element]
        depth += 1
    return depth


def _measure(root: Element) -> tuple[float, float]:
    """The size of a drawing by its view box or its sides; the root is left with a view box."""
    sides = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    box = [float(part) for part in re.findall(r"-?\d*\.?\d+", root.get("viewBox", ""))[:4]]
    if len(box) != 4:
        if not all(sides):
            raise PhotoProblem("not-an-image")
        box = [0, 0, *(float(side[1]) for side in sides if side)]
        root.set("viewBox", " ".join(f"{part:g}" for part in box))
    width, height = box[2], box[3]
    if width <= 0 or height <= 0 or not 0.05 <= height / width <= 20:
        raise PhotoProblem("not-an-image")
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    return width, height
