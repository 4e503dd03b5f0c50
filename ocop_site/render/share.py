"""Pictures for sharing: what a message or a social network shows beside a link (Open Graph).

A card is set in the site's own faces on the lacquer ground: the name, its stars and place on the
left, the photo or the drawing of the product's plate on the right. 1200 by 630 pixels is the size
that readers of https://ogp.me agree on.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

from ocop_site import files
from ocop_site.render.pixels import PhotoProblem, decode, open_photo

WIDTH, HEIGHT = 1200, 630
_PANEL, _MARGIN, _MOTIF = 470, 64, 640
_SANS, _BOLD = "BeVietnamPro_400Regular.ttf", "BeVietnamPro_600SemiBold.ttf"
_SERIF = "NotoSerif_400Regular.ttf"
_FOLDER = "fonts/print"
_NAME_SIZES = (76, 68, 60, 54, 48, 42, 37, 33)
_NAME_ROOM = 284
_NAME_LEADING = 1.22
_STARS_GAP, _STAR, _STARS_TOP, _FINE = 34, 14, 456, 4
# A star of five points in a circle of radius 1, its first point upwards.
_STAR_SHAPE = (
    (0.0, -1.0), (0.235, -0.324), (0.951, -0.309), (0.38, 0.124), (0.588, 0.809),
    (0.0, 0.4), (-0.588, 0.809), (-0.38, 0.124), (-0.951, -0.309), (-0.235, -0.324),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShareCard:
    """What a card says.

    ``motif`` is an SVG symbol that stands in its panel or ``fills`` it, ``photo`` the bytes of a
    picture that replaces it.
    """

    eyebrow: str
    name: str
    stars: int
    rating: str
    place: str
    mark: str
    group: str
    motif: str
    fills: bool = False
    photo: bytes = b""


@dataclass(frozen=True, slots=True)
class ShareStudio:
    """Faces and colours of the cards; ``digest`` stands for all that shapes every card."""

    faces: Mapping[str, bytes]
    colours: Mapping[str, str]
    _drawn: dict[str, Image.Image] = field(default_factory=dict, repr=False, compare=False)

    @property
    def digest(self) -> str:
        """The identity of faces and colours."""
        parts = [f"{name}={files.digest(data)}" for name, data in sorted(self.faces.items())]
        parts += [f"{name}={value}" for name, value in sorted(self.colours.items())]
        return files.digest("\n".join(parts).encode())

    def draw(self, card: ShareCard) -> bytes:
        """The card as a JPEG file with a photo, as a PNG file with a drawing."""
        sheet = Image.new("RGB", (WIDTH, HEIGHT), self.colours["lacquer"])
        photo = _open(card.photo)
        if photo:
            sheet.paste(ImageOps.fit(photo, (_PANEL, HEIGHT)), (WIDTH - _PANEL, 0))
        else:
            self._draw_panel(sheet, card)
        self._write(ImageDraw.Draw(sheet), card)
        sheet.paste(self.colours["lacquer-gold"], (_MARGIN, _STARS_TOP), _draw_stars(card.stars))
        made = io.BytesIO()
        if photo:
            sheet.save(made, "JPEG", quality=84, optimize=True, progressive=True)
        else:
            few = sheet.quantize(64, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
            few.save(made, "PNG", optimize=True)
        return made.getvalue()

    def _draw_panel(self, sheet: Image.Image, card: ShareCard) -> None:
        """The ground of the group with the drawing, larger than the panel and cut by it."""
        left = WIDTH - _PANEL
        ground = self.colours.get(f"{card.group}-deep", self.colours["lacquer"])
        glow = self.colours.get(f"{card.group}-glow", self.colours["lacquer-gold"])
        panel = Image.new("RGB", (_PANEL, HEIGHT), ground)
        if card.motif:
            if card.motif not in self._drawn:
                # The reader of paths takes a while to load, and only these pictures need it.
                from ocop_site.render.outlines import draw_symbol

                self._drawn[card.motif] = draw_symbol(card.motif, _MOTIF)
            panel.paste(
                glow, (0, -5) if card.fills else (40, HEIGHT - _MOTIF + 80), self._drawn[card.motif]
            )
        sheet.paste(panel, (left, 0))

    def _write(self, pen: ImageDraw.ImageDraw, card: ShareCard) -> None:
        gold, soft = self.colours["lacquer-gold"], self.colours["lacquer-soft"]
        room = WIDTH - _PANEL - 2 * _MARGIN
        pen.text((_MARGIN, 58), card.eyebrow, soft, self._trim(_SANS, 25, card.eyebrow, room))
        size, lines = self._fit(card.name, room)
        face, top = self._face(_SERIF, size), 112.0
        for line in lines:
            pen.text((_MARGIN, top), line, self.colours["lacquer-text"], face)
            top += size * _NAME_LEADING
        base = _STARS_TOP + _STAR
        after = _MARGIN + card.stars * _STARS_GAP + (12 if card.stars else 0)
        pen.text((after, base), card.rating, gold, self._face(_BOLD, 25), anchor="lm")
        place = self._trim(_SANS, 25, card.place, room)
        pen.text((_MARGIN, base + 42), card.place, soft, place, anchor="lm")
        pen.line((_MARGIN, 554, _MARGIN + room, 554), self.colours["lacquer-line"], 2)
        mark = self._trim(_BOLD, 22, card.mark, room)
        pen.text((_MARGIN, 584), card.mark, self.colours["lacquer-text"], mark, anchor="lm")

    def _fit(self, name: str, room: float) -> tuple[int, Sequence[str]]:
        """The largest size at which the name stands in its room, and its lines."""
        for size in _NAME_SIZES:
            face = self._face(_SERIF, size)
            lines = _break(name, face, room)
            if lines and len(lines) * size * _NAME_LEADING <= _NAME_ROOM + size * 0.22:
                return size, _balance(name, face, room, lines)
        size = _NAME_SIZES[-1]
        lines = _break(name, self._face(_SERIF, size), room) or [name]
        most = int(_NAME_ROOM / (size * _NAME_LEADING))
        return size, lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]

    def _trim(self, name: str, size: float, text: str, room: float) -> ImageFont.FreeTypeFont:
        """A face in which the text keeps to one line."""
        face = self._face(name, size)
        length = face.getlength(text)
        return face if length <= room else self._face(name, size * room / length)

    def _face(self, name: str, size: float) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(
            io.BytesIO(self.faces[name]), size, layout_engine=ImageFont.Layout.BASIC
        )


def open_studio(folders: Sequence[Path], colours: Mapping[str, str]) -> ShareStudio:
    """The faces of the first asset folder that has each, with the colours by token."""
    faces = {}
    for name in (_SANS, _BOLD, _SERIF):
        path = f"{_FOLDER}/{name}"
        folder = next((item for item in folders if (item / path).is_file()), None)
        if folder is None:
            raise files.FileProblem(path, "missing")
        faces[name] = files.read_bytes(folder, path)
    return ShareStudio(faces, colours)


def _break(text: str, face: ImageFont.FreeTypeFont, room: float) -> list[str]:
    """Lines of whole words; none if a word alone is too long."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= room:
            lines[-1] = longer
        elif face.getlength(word) > room:
            return []
        else:
            lines.append(word)
    return lines


def _balance(text: str, face: ImageFont.FreeTypeFont, room: float, lines: list[str]) -> list[str]:
    """As many lines, of lengths as equal as can be: no word is left alone."""
    least = room / len(lines)
    while least < room:
        shorter = _break(text, face, least)
        if shorter and len(shorter) == len(lines):
            return shorter
        least += room / 40
    return lines


def _draw_stars(count: int) -> Image.Image:
    """A row of stars as a mask, drawn larger first for smooth edges."""
    width, height = max(1, count * _STARS_GAP), 2 * _STAR
    mask = Image.new("L", (width * _FINE, height * _FINE), 0)
    pen, radius = ImageDraw.Draw(mask), _STAR * _FINE
    for index in range(count):
        centre = radius + index * _STARS_GAP * _FINE
        pen.polygon([(centre + x * radius, radius + y * radius) for x, y in _STAR_SHAPE], fill=255)
    return mask.resize((width, height), Image.Resampling.LANCZOS)


def _open(photo: bytes) -> Image.Image | None:
    if not photo:
        return None
    try:
        with open_photo(photo) as image:
            return decode(image, WIDTH)
    except PhotoProblem:
        return None
