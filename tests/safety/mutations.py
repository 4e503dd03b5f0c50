"""Seeded damage to a catalogue: bytes, lines, values, pictures and whole files."""

from __future__ import annotations

import io
import random
import re
import unicodedata
from collections.abc import Callable, Mapping

from PIL import Image

from tests.support import SMALL

HONEY = "products/mat-ong-thu.yaml"
PHOTO = "photos/hu-mat.jpg"
_PHOTO_LINES = """\
photos:
  - file: photos/hu-mat.jpg
    alt: {vi: Hũ mật ong bên tổ ong, en: A jar of honey beside a hive}
"""
Files = dict[str, bytes]

# Values that people paste, spreadsheets make and attackers try.
NASTY = (
    *("", " ", "~", "null", "yes", "no", "on", "0", "-1", "00012", "1e9", "0x1F", "1_000", ".inf"),
    *("12345678901234567890", "120.000", "120,000", "1:30", "٣", "３", "①", "¾", "−5", "+7"),
    *("2024-02-30", "2024-13-01", "0000-00-00", "31/12/2024", "2024-1-1", "9999", "２０２４"),
    *("{", "}", "[", "]", "[]", "{}", "[[", "- a", "a: b", "#", "# a", '"', "'", '"a', "|"),
    *(">", "@"),
    *("`a`", "%a", "&a", "*a", "!a", "!!python/object:os.system", "<<", "? a", "---", "...", "\t"),
    *("\u202eabc", "\u200b", "\ufeff", "\u00a0", "\u2028", "\x85", "\x00", "\x1b[31m", "\ufffe"),
    *("e\u0302\u0301", "Ho\u0300a", "\U0001f41d", "\ud7ff", "ß", "ﬁ", "İ", "ı", "Đ"),
    *("\u1ea1" * 300, "\ud7fe"),
    *("../../etc/passwd", "/etc/passwd", "C:\\a", "a\\b", "a/../b.jpg"),
    *("photos/", "photos/x.heic"),
    *("javascript:alert(1)", "http://", "https://[::1", "https://a b"),
    *("http://\u0430.vn", "//a.vn"),
    *("<script>alert(1)</script>", "<b>", "&nbsp;", "{{ 7 * 7 }}", "{% raw %}"),
    *("${x}", "%s", "{0}"),
    *("[a](product:mat-ong-thu)", "[a](javascript:b)", "![a](b)", "[^bao-thu-1]"),
    *("[^", "[[figure: x]]"),
    *("[[products: stars=4]]", "[[products:]]", "| a |\n|---|", "```"),
    *("* " * 50, "[" * 60, "_" * 500),
    *("x" * 5_000, "a," * 200, "mat-ong-thu", "htx-thu", "xa-cu", "vi", "en", "vn", "UK", "GB"),
)  # fmt: skip
_SIGNS = (
    "aăâđêôơưỹệÀĐ0123456789٣３½\u0301\u0323\u0302\u200d\u00a0\u2009\u202e🐝漢İß–…&%_*~^$=/().;-"
)
_VALUE = re.compile(rb"(?<=: )[^\n{\[|>]+|(?<=- )[^\n:{\[]+|(?<=[{,] )[^\n:,}]+(?=[,}])")


def whole_catalogue() -> Files:
    """The small catalogue with a photo, as bytes."""
    files = {name: text.encode() for name, text in SMALL.items()}
    files[HONEY] += _PHOTO_LINES.encode()
    stream = io.BytesIO()
    picture = Image.radial_gradient("L").resize((900, 700)).convert("RGB")
    picture.save(stream, "JPEG", quality=70)
    files[PHOTO] = stream.getvalue()
    return files


def damage(files: Mapping[str, bytes], chance: random.Random) -> tuple[Files, list[str]]:
    """A copy with one to four faults, and what they are."""
    made, said = dict(files), []
    for _ in range(chance.choice((1, 1, 1, 2, 2, 4))):
        name = chance.choice(sorted(made))
        kind, change = chance.choice(_OF_PICTURES if name == PHOTO else _OF_TEXTS)
        said.append(f"{name}: {kind}")
        made[name] = change(made[name], chance)
    if chance.random() < 0.05 and len(made) > 2:
        name = chance.choice(sorted(made))
        said.append(_move(made, name, chance))
    return made, said


def _move(files: Files, name: str, chance: random.Random) -> str:
    data = files.pop(name)
    match chance.randrange(4):
        case 0:
            return f"{name}: removed"
        case 1:
            new = name.replace(".yaml", ".YML").replace("products/", "product/")
        case 2:
            folder = name.rpartition("/")[0] or "products"
            new = f"{folder}/{chance.choice(('Đ ẹ', 'a.b', '_x'))}.yaml"
        case _:
            new = chance.choice(("products/a.docx", "extra/a.yaml", "places/tinh-thu.md"))
    files[new] = data
    return f"{name}: is now {new}"


def _spot(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def _flip(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20))):
        if made:
            made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def _cut(data: bytes, chance: random.Random) -> bytes:
    start = _spot(data, chance)
    return data[:start] + data[start + chance.choice((1, 2, 10, 300)) :]


def _end(data: bytes, chance: random.Random) -> bytes:
    return data[: _spot(data, chance)]


def _double(data: bytes, chance: random.Random) -> bytes:
    start, length = _spot(data, chance), chance.choice((3, 40, 400))
    return data[:start] + data[start : start + length] * chance.choice((1, 2, 20)) + data[start:]


def _insert(data: bytes, chance: random.Random) -> bytes:
    start = _spot(data, chance)
    return data[:start] + chance.choice(NASTY).encode("utf-8", "surrogatepass") + data[start:]


def _value(data: bytes, chance: random.Random) -> bytes:
    found = list(_VALUE.finditer(data))
    if not found:
        return data
    match = chance.choice(found)
    new = chance.choice(NASTY).encode("utf-8", "surrogatepass")
    if chance.random() < 0.6:
        new = b'"' + new.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b" ") + b'"'
    return data[: match.start()] + new + data[match.end() :]


def _letters(data: bytes, chance: random.Random) -> bytes:
    """Signs that may stand in any text, put into one."""
    found = list(_VALUE.finditer(data))
    if not found:
        return data
    match = chance.choice(found)
    text = match.group().decode("utf-8", "replace")
    for _ in range(chance.choice((1, 1, 3, 8))):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(_SIGNS) + text[at + chance.choice((0, 0, 1)) :]
    return data[: match.start()] + text.encode("utf-8", "replace") + data[match.end() :]


def _lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[at])
        case 2:
            lines[at] = b" " * chance.choice((1, 2, 4)) + lines[at]
        case 3:
            lines[at] = lines[at].lstrip()
        case 4:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case _:
            lines[at] = lines[at].replace(b"  ", b"\t")
    return b"\n".join(lines)


def _encode(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    match chance.randrange(4):
        case 0:
            return b"\xef\xbb\xbf" + data
        case 1:
            return text.encode("utf-16")
        case 2:
            return data.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\r")))
        case _:
            return unicodedata.normalize("NFD", text).encode()


Change = Callable[[bytes, random.Random], bytes]
_OF_BYTES: tuple[tuple[str, Change], ...] = (
    ("bytes changed", _flip),
    ("bytes cut out", _cut),
    ("cut short", _end),
    ("bytes doubled", _double),
)
_OF_PICTURES = _OF_BYTES
_OF_TEXTS: tuple[tuple[str, Change], ...] = (
    *_OF_BYTES,
    ("something put in", _insert),
    *((("a value changed", _value),) * 8),
    *((("letters changed", _letters),) * 14),
    *((("a line changed", _lines),) * 3),
    ("another encoding", _encode),
)
