"""A drawing for the screen becomes a drawing for the press: inks in place of colours.

WeasyPrint draws in sRGB, whatever the colours come from: styles, drawings, charts, codes. So
all that it drew is gone through here, page by page and group by group, and every operator that
chooses a colour is replaced. Pure black text is set to overprint, so that no white edge shows
where the plates shift; everything else knocks out what is below it.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pydyf  # type: ignore[import-untyped]
from PIL import Image

from ocop_site.bindery import syntax
from ocop_site.bindery.inks import Inks, open_inks
from ocop_site.bindery.prepress import (
    ALL,
    KNOCKOUT,
    OVERPRINT,
    Build,
    Prepress,
    draw_marks,
    paint,
)
from ocop_site.bindery.sheets import Drawing

_BLACK: Build = (0, 0, 0, 100)
_PAINTS = {b"f", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"Do"}
_SHOWS = {b"TJ", b"Tj", b"'", b'"'}
_FILLED = (0, 4)  # the text rendering modes that fill and do not stroke
_STATES = {
    OVERPRINT: {"Type": "/ExtGState", "OP": "true", "op": "true", "OPM": 1},
    KNOCKOUT: {"Type": "/ExtGState", "OP": "false", "op": "false", "OPM": 0},
}


class SeparationError(Exception):
    """A colour that has no inks."""


def separate(drawing: Drawing, prepress: Prepress) -> None:
    """Turn a drawing into one for the press: inks, bleed, marks.

    Raises:
        SeparationError: if a colour space is used that is not known here.
        ProfileError: if the profile of the press is none.
    """
    _Separator(drawing, open_inks(prepress)).run()
    for page in drawing.pages:
        width, height = (float(side) for side in list(page.entries["TrimBox"])[2:])
        boxes = prepress.boxes(width, height)
        page.entries.update({name: pydyf.Array(box) for name, box in boxes.items()})
        left, bottom, right, top = boxes["BleedBox"]
        area = (left, bottom, right - left, top - bottom)
        frame = b"%s %s %s %s re W n" % tuple(map(syntax.number, area))
        marks = draw_marks(prepress, width, height)
        page.stream.stream[:] = [b"q", frame, *page.stream.stream, b"Q", *marks]


@dataclass(frozen=True, slots=True)
class _State:
    """What of the graphics state matters here; ``space`` holds a fill's and a stroke's."""

    fill: Build | None = _BLACK
    overprint: bool = False
    mode: int = 0
    spaces: tuple[str, str] = ("", "")


class _Separator:
    def __init__(self, drawing: Drawing, inks: Inks) -> None:
        self.objects = drawing.objects
        self.inks = inks
        self.streams = [item for item in self.objects if isinstance(item, pydyf.Stream)]
        self.pages = {id(page.stream) for page in drawing.pages}
        self.resources = list(self._resources())
        # Where nothing shines through, states and groups for it would only make a press wonder.
        self.solid = all(_is_solid(state) for each in self.resources for state in _states(each))

    def run(self) -> None:
        for stream in self.streams:
            if stream.extra.get("Subtype") == "/Image":
                self._image(stream)
            elif id(stream) in self.pages or _is_content(stream):
                stream.stream[:] = self._content(stream.stream)
                self._group(stream)
        for resources in self.resources:
            self._tidy(resources)
        for item in self.objects:
            if isinstance(item, dict) and "ShadingType" in item:
                self._shading(item)

    def _resources(self) -> Iterator[Any]:
        for item in self.objects:
            if isinstance(item, dict) and "ExtGState" in item and "XObject" in item:
                yield item

    def _tidy(self, resources: Any) -> None:
        """Leave the states and colour spaces that are used now."""
        kept = {} if self.solid else dict(resources["ExtGState"])
        states = {name: pydyf.Dictionary(state) for name, state in _STATES.items()}
        resources["ExtGState"] = pydyf.Dictionary({**kept, **states})
        tint = {"FunctionType": 2, "N": 1, "Domain": pydyf.Array((0, 1))}
        tint |= {"C0": pydyf.Array((0,) * 4), "C1": pydyf.Array((1,) * 4)}
        space = pydyf.Array(("/Separation", f"/{ALL}", "/DeviceCMYK", pydyf.Dictionary(tint)))
        resources["ColorSpace"] = pydyf.Dictionary({ALL: space})

    def _group(self, stream: Any) -> None:
        group = stream.extra.get("Group")
        if group is None:
            return
        if self.solid:
            del stream.extra["Group"]
        else:
            group["CS"] = "/DeviceCMYK"

    def _content(self, items: Iterable[Any]) -> Iterator[Any]:
        state, kept = _State(), list[_State]()
        for item in items:
            operator = item.rsplit(b" ", 1)[-1] if isinstance(item, bytes) else b""
            if operator == b"q":
                kept.append(state)
            elif operator == b"Q":
                state = kept.pop() if kept else _State()
            elif operator == b"Tr":
                state = replace(state, mode=int(item.split()[0]))
            elif operator in (b"cs", b"CS"):
                name = item.split()[0].lstrip(b"/").decode()
                spaces = (state.spaces[0], name) if operator == b"CS" else (name, state.spaces[1])
                state = replace(state, spaces=spaces)
                continue
            elif operator in _COLOURS:
                build = self._build(item.split()[:-1], operator, state)
                if build is not None:
                    stroke = operator.isupper()
                    state = state if stroke else replace(state, fill=build)
                    yield paint(build, stroke=stroke)
                    continue
                state = state if operator.isupper() else replace(state, fill=None)
            elif operator == b"gs" and self.solid:
                continue
            elif operator in _PAINTS or operator in _SHOWS:
                wanted = operator in _SHOWS and state.fill == _BLACK and state.mode in _FILLED
                if wanted != state.overprint:
                    state = replace(state, overprint=wanted)
                    yield b"/%s gs" % (OVERPRINT if wanted else KNOCKOUT).encode()
            yield item

    def _build(self, operands: list[bytes], operator: bytes, state: _State) -> Build | None:
        """The inks that an operator asks for; ``None`` for a pattern."""
        space = _COLOURS[operator]
        if not space:
            space = state.spaces[operator.isupper()]
            if operands and operands[-1].startswith(b"/"):
                return None
        values = [float(value) for value in operands]
        if space == "DeviceCMYK":
            cyan, magenta, yellow, black = (round(value * 100) for value in values)
            return (cyan, magenta, yellow, black)
        if space in ("lab-d50", "lab-d65"):
            return self.inks.of_lab(*values)
        if space == "DeviceGray":
            return self.inks.of_rgb(*values * 3)
        if space == "DeviceRGB":
            return self.inks.of_rgb(*values)
        raise SeparationError(f"colour space {space}")

    def _shading(self, shading: Any) -> None:
        """A gradient between two colours, or a chain of such."""
        if shading["ColorSpace"] not in ("/DeviceRGB", "/DeviceCMYK"):
            return
        shading["ColorSpace"] = "/DeviceCMYK"
        chain = [shading["Function"]]
        while chain:
            function = chain.pop()
            chain += function.get("Functions", ())
            for end in ("C0", "C1"):
                if len(function.get(end, ())) == 3:
                    build = self.inks.of_rgb(*map(float, function[end]))
                    function[end] = pydyf.Array(value / 100 for value in build)

    def _image(self, stream: Any) -> None:
        """A picture that comes in the colours of the screen, as PNG files do."""
        stream.extra.pop("Interpolate", None)
        if stream.extra.get("ColorSpace") != "/DeviceRGB":
            return
        made = self.inks.of_picture(_open_image(stream))
        for key in ("DecodeParms", "Decode", "Filter"):
            stream.extra.pop(key, None)
        stream.extra["ColorSpace"] = "/DeviceCMYK" if made.mode == "CMYK" else "/DeviceGray"
        stream.extra["Filter"] = "/FlateDecode"
        stream.stream[:] = [zlib.compress(made.tobytes(), syntax.LEVEL)]


_COLOURS = {
    b"rg": "DeviceRGB",
    b"RG": "DeviceRGB",
    b"g": "DeviceGray",
    b"G": "DeviceGray",
    b"k": "DeviceCMYK",
    b"K": "DeviceCMYK",
    b"sc": "",
    b"SC": "",
    b"scn": "",
    b"SCN": "",
}


def _states(resources: Any) -> Iterator[Any]:
    yield from resources["ExtGState"].values()


def _is_solid(state: Any) -> bool:
    return (
        "SMask" not in state
        and "BM" not in state
        and all(float(state.get(key, 1)) == 1 for key in ("ca", "CA"))
    )


def _is_content(stream: Any) -> bool:
    """Whether a stream is a group or a pattern, drawn with operators as pages are."""
    return bool(stream.extra.get("Subtype") == "/Form" or stream.extra.get("Type") == "/Pattern")


def _open_image(stream: Any) -> Image.Image:
    data = b"".join(pydyf._to_bytes(item) for item in stream.stream)
    if stream.extra["Filter"] != "/DCTDecode":
        data = _as_png(data, int(stream.extra["Width"]), int(stream.extra["Height"]))
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB")


def _as_png(data: bytes, width: int, height: int) -> bytes:
    """WeasyPrint takes the data of a PNG file over as it is: give it its head again."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    chunks = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
        for kind, body in chunks
    )
