"""Fonts of the whole book: every face embedded once, with all glyphs that any part shows."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ocop_site.bindery import syntax
from ocop_site.bindery.edition import digest
from ocop_site.bindery.part import Face

_CMAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange"""
_CMAP_FOOT = b"""
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_DROPPED = (
    "BASE",
    "DSIG",
    "GDEF",
    "GPOS",
    "GSUB",
    "HVAR",
    "JSTF",
    "LTSH",
    "MATH",
    "OS/2",
    "PCLT",
    "STAT",
    "VDMX",
    "cmap",
    "gasp",
    "hdmx",
    "kern",
    "meta",
    "morx",
    "name",
    "post",
    "vhea",
    "vmtx",
)

Subset = Callable[[str, frozenset[int]], bytes]


@dataclass(slots=True)
class FaceUse:
    """A face as the whole book uses it."""

    face: Face
    widths: dict[int, int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)


def unite_faces(faces: Iterable[Face]) -> dict[str, FaceUse]:
    """The faces of all parts by their key; where parts differ on a glyph, the first is right."""
    united: dict[str, FaceUse] = {}
    for face in faces:
        use = united.setdefault(face.key, FaceUse(face))
        use.widths = face.widths | use.widths
        use.texts = face.texts | use.texts
    return dict(sorted(united.items()))


def write_fonts(
    writer: syntax.Writer, uses: Mapping[str, FaceUse], subset: Subset, root: int
) -> None:
    """Write the one dictionary of fonts under ``root``; ``subset`` cuts a font file down."""
    glyphs: dict[str, set[int]] = {}
    for use in uses.values():
        glyphs.setdefault(use.face.font, set()).update(use.widths)
    programs: dict[str, int] = {}
    for use in uses.values():
        font = use.face.font
        if font not in programs:
            data = subset(font, frozenset(glyphs[font]))
            kind = b"/Subtype/OpenType" if use.face.opentype else b"/Length1 %d" % len(data)
            programs[font] = writer.reserve()
            writer.compress(programs[font], kind, data)
    fonts = [
        (key, syntax.reference(_write_font(writer, use, programs[use.face.font])))
        for key, use in uses.items()
    ]
    writer.write(root, syntax.dictionary(fonts))


def _write_font(writer: syntax.Writer, use: FaceUse, program: int) -> int:
    face = use.face
    name = syntax.name(face.name.removeprefix("/"))
    kind = b"0" if face.opentype else b"2"
    bounds = (0, face.descent, max(use.widths.values(), default=0), face.ascent)
    descriptor = writer.add(
        syntax.dictionary(
            (
                ("Type", b"/FontDescriptor"),
                ("FontName", name),
                ("FontFamily", syntax.string(face.family)),
                ("Flags", b"%d" % face.flags),
                ("FontBBox", syntax.array(b"%d" % edge for edge in bounds)),
                ("ItalicAngle", b"%d" % face.italic_angle),
                ("Ascent", b"%d" % face.ascent),
                ("Descent", b"%d" % face.descent),
                ("CapHeight", b"%d" % face.ascent),
                ("StemV", b"%d" % face.stem),
                ("FontFile3" if face.opentype else "FontFile2", syntax.reference(program)),
            )
        )
    )
    descendant = writer.add(
        syntax.dictionary(
            (
                ("Type", b"/Font"),
                ("Subtype", b"/CIDFontType" + kind),
                ("BaseFont", name),
                ("CIDSystemInfo", b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"),
                ("CIDToGIDMap", b"" if face.opentype else b"/Identity"),
                ("W", _widths(use.widths)),
                ("FontDescriptor", syntax.reference(descriptor)),
            )
        )
    )
    unicode = writer.reserve()
    writer.compress(unicode, b"", _to_unicode(use.texts))
    return writer.add(
        syntax.dictionary(
            (
                ("Type", b"/Font"),
                ("Subtype", b"/Type0"),
                ("BaseFont", name),
                ("Encoding", b"/Identity-H"),
                ("DescendantFonts", syntax.array([syntax.reference(descendant)])),
                ("ToUnicode", syntax.reference(unicode)),
            )
        )
    )


def _widths(widths: Mapping[int, int]) -> bytes:
    """The widths in runs of neighbouring glyphs."""
    out = b""
    for glyph in sorted(widths):
        if glyph - 1 not in widths:
            out += b"]%d[" % glyph
        else:
            out += b" "
        out += b"%d" % widths[glyph]
    return b"[%s]]" % out.removeprefix(b"]") if out else b"[]"


def _to_unicode(texts: Mapping[int, str]) -> bytes:
    lines = [
        b"<%04x> <%s>" % (glyph, text.encode("utf-16-be").hex().encode())
        for glyph, text in sorted(texts.items())
    ]
    blocks = [_CMAP_HEAD]
    for start in range(0, len(lines), 100):
        block = lines[start : start + 100]
        blocks.append(b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)))
    return b"\n".join(blocks) + _CMAP_FOOT


def subset_key(font: str, glyphs: frozenset[int]) -> str:
    """What a cut-down font depends on."""
    from importlib.metadata import version

    return digest("subset-1", version("fonttools"), font, " ".join(map(str, sorted(glyphs))))


def subset_font(data: bytes, glyphs: frozenset[int]) -> bytes:
    """A font with only some glyphs, under their old numbers, and only what drawing needs."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(
        retain_gids=True,
        notdef_outline=True,
        glyph_names=False,
        hinting=False,
        layout_features=[],
        recalc_timestamp=False,
        ignore_missing_glyphs=True,
    )
    options.drop_tables += list(_DROPPED)
    font = TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(gids=sorted(glyphs))
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
