"""Decode a photo, whatever its making, into upright sRGB pixels that carry no metadata."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

MAX_PIXELS = 50_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
_FOREIGN_MARKS = (b"GIF8", b"BM", b"<svg", b"<?xml", b"8BPS", b"%PDF", b"\x00\x00\x01\x00")
_ORIENTATION = 0x0112
_DEEP_MODES = {"I", "I;16", "I;16B", "I;16L"}


class PhotoProblem(Exception):
    """A picture that cannot be used; ``reason`` is a short machine word.

    The words are ``too-large``, ``not-an-image``, ``truncated`` and ``unsupported``.
    """

    def __init__(self, reason: str) -> None:
        """Keep the reason for the caller, who knows the file."""
        super().__init__(reason)
        self.reason = reason


@contextmanager
def open_photo(data: bytes) -> Iterator[Image.Image]:
    """The picture in ``data``, header read only; raise ``PhotoProblem`` where there is none."""
    with warnings.catch_warnings():
        # Our own limit below is lower than the library's and is answered in words.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(data), formats=FORMATS)
        except Image.DecompressionBombError:
            raise PhotoProblem("too-large") from None
        except UnidentifiedImageError:
            raise PhotoProblem(_why_unknown(data)) from None
        except (OSError, SyntaxError, ValueError, EOFError):
            raise PhotoProblem("truncated") from None
    with image, _whole_files_only():
        if image.width * image.height > MAX_PIXELS:
            raise PhotoProblem("too-large")
        if image.mode == "F":
            raise PhotoProblem("unsupported")
        try:
            yield image
        except (OSError, SyntaxError, EOFError):
            # Metadata may stand at the end of a file, so a short one can fail at any reading.
            raise PhotoProblem("truncated") from None


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """Let a file that is cut short fail, whatever the process was told before.

    WeasyPrint, once imported, makes Pillow fill in what is missing, for every picture there is.
    """
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Width and height as a viewer shows the picture, turned by its EXIF orientation."""
    if image.getexif().get(_ORIENTATION, 1) in (5, 6, 7, 8):
        return image.height, image.width
    return image.size


def decode(image: Image.Image, wanted: int = 0, ground: str = "#ffffff") -> Image.Image:
    """Upright sRGB pixels of an opened picture.

    ``wanted`` is the longest side that will be needed: JPEG files are then decoded at a fraction
    of their size. What is transparent is laid on ``ground``.
    """
    if wanted and image.format in ("JPEG", "MPO"):
        image.draft(None, (wanted * 2, wanted * 2))
    image.load()
    turned = ImageOps.exif_transpose(image)
    profile = image.info.get("icc_profile")
    plain = _to_srgb(_to_eight_bits(turned), profile if isinstance(profile, bytes) else b"", ground)
    plain.info.clear()
    return plain


def _why_unknown(data: bytes) -> str:
    head = data[:64].lstrip()
    if head.startswith(_FOREIGN_MARKS) or head[4:8] == b"ftyp":
        return "unsupported"
    if head.startswith((b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"II*\x00", b"MM\x00*")):
        return "truncated"
    return "not-an-image"


def _to_eight_bits(image: Image.Image) -> Image.Image:
    """Sixteen-bit grey and palettes as modes that colour conversion understands."""
    if image.mode in _DEEP_MODES:
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "P":
        return image.convert("RGBA" if "transparency" in image.info else "RGB")
    if image.mode in ("1", "L", "RGB") and "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode in ("LA", "PA", "La", "RGBa", "RGBX"):
        return image.convert("RGBA" if image.mode != "RGBX" else "RGB")
    return image.convert("L") if image.mode == "1" else image


def _to_srgb(image: Image.Image, profile: bytes, ground: str) -> Image.Image:
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha is not None else image
    plain = _apply_profile(colours, profile) or colours.convert("RGB")
    if alpha is None:
        return plain
    sheet = Image.new("RGB", plain.size, ground)
    sheet.paste(plain, mask=alpha)
    return sheet


def _apply_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    """The picture in sRGB by its own profile, or ``None`` where the profile is of no use."""
    if not profile:
        return None
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(
            image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
