"""Make the project's font files: complete the print faces, cut the web faces.

    python scripts/subset_fonts.py [--check]

The print faces in ``templates/assets/fonts/print`` are the full files of their projects. Be
Vietnam Pro comes without tabular figures and without the thin and no-break signs that editors
paste in; both are added here, once, as the feature ``tnum`` and as further characters. From
three of these faces the web files are cut: Latin, Vietnamese and the signs in use, nothing else.

The result depends on the input files alone. ``--check`` writes nothing and fails on a difference.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from fontTools.misc.transform import Offset
from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

FONTS = Path(__file__).resolve().parent.parent / "templates" / "assets" / "fonts"
WEB_FACES = {
    "BeVietnamPro_400Regular.ttf": "be-vietnam-pro-400.woff2",
    "BeVietnamPro_600SemiBold.ttf": "be-vietnam-pro-600.woff2",
    "NotoSerif_400Regular.ttf": "noto-serif-400.woff2",
}
# Without "mark" and "mkmk": all letters with marks that Vietnamese has are in the faces, and text
# that is typed in parts is put together by browsers. So each file fits into the first ten
# segments of a new connection (RFC 6928, 14,600 bytes) with its header, and arrives in one trip.
FEATURES = ["kern", "ccmp", "locl", "liga", "lnum", "tnum"]
# Added characters: the glyph they repeat, or the part of a space they are wide.
SIGNS_FROM = {0x2010: "hyphen", 0x2011: "hyphen"}
SPACES = {0x2009: 0.62, 0x202F: 0.62}

VIETNAMESE = "".join(
    chr(code)
    for start, end in ((0x102, 0x103), (0x110, 0x111), (0x128, 0x129), (0x168, 0x169))
    for code in range(start, end + 1)
) + "".join(map(chr, [0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x300, 0x301, 0x303, 0x309, 0x323, 0x20AB]))
VIETNAMESE += "".join(map(chr, range(0x1EA0, 0x1EFA)))
LATIN = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)]))
SIGNS = "–—‘’“”„†•…‰′″‹›€™−≈≤≥ŒœŠšŽž½¼¾₂₃\u2009\u2010\u2011\u202f"


def main() -> int:
    """Make the files, or compare them; the exit code is 1 where one differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    check = parser.parse_args().check
    differing = 0
    for face in sorted((FONTS / "print").glob("BeVietnamPro_*.ttf")):
        differing += _put(face, complete(face.read_bytes()), check)
    for source, target in WEB_FACES.items():
        made = cut((FONTS / "print" / source).read_bytes())
        differing += _put(FONTS / "web" / target, made, check)
    return 1 if check and differing else 0


def complete(data: bytes) -> bytes:
    """Add tabular figures and the missing spaces and hyphens; a complete face stays as it is."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    characters = font.getBestCmap()
    if 0x2009 in characters:
        return data
    for code, width in SPACES.items():
        name = f"uni{code:04X}"
        advance = round(width * font["hmtx"][characters[0x20]][0])
        font["glyf"][name] = TTGlyphPen(None).glyph()
        font["hmtx"][name] = (advance, 0)
        _map(font, code, name)
    for code, name in SIGNS_FROM.items():
        _map(font, code, name)
    digits = [characters[0x30 + value] for value in range(10)]
    # The figure one is far narrower than the rest, so it has no say in the common width.
    widths = [font["hmtx"][name][0] for name in digits if name != characters[0x31]]
    common = round(sum(widths) / len(widths))
    for name in digits:
        _add_tabular(font, name, common)
    _add_feature(font, "tnum", {name: f"{name}.tf" for name in digits})
    return _bytes(font)


def cut(data: bytes) -> bytes:
    """The web file of a face: the characters in use, hinting dropped, features kept."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 4, 6, 14]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "gasp", "meta", "STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(text=LATIN + VIETNAMESE + SIGNS)
    subsetter.subset(font)
    font.flavor = "woff2"
    return _bytes(font)


def _map(font: TTFont, code: int, name: str) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def _add_tabular(font: TTFont, name: str, width: int) -> None:
    """Add ``name.tf``: the same figure in the middle of ``width``."""
    glyphs = font.getGlyphSet()
    outline = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(outline)
    shift = (width - font["hmtx"][name][0]) // 2
    pen = TTGlyphPen(None)
    outline.replay(TransformPen(pen, Offset(shift, 0)))
    font["glyf"][f"{name}.tf"] = glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][f"{name}.tf"] = (width, glyph.xMin)


def _add_feature(font: TTFont, tag: str, mapping: dict[str, str]) -> None:
    """Append a feature of single substitutions for every script and language."""
    table = font["GSUB"].table
    table.LookupList.Lookup.append(buildLookup([buildSingleSubstSubtable(mapping)]))
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    feature = otTables.Feature()
    feature.FeatureParams = None
    feature.LookupListIndex = [table.LookupList.LookupCount - 1]
    feature.LookupCount = 1
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = tag, feature
    records = table.FeatureList.FeatureRecord
    if records and records[-1].FeatureTag > tag:
        raise ValueError(f"{tag} must be the last feature in the alphabet")
    records.append(record)
    table.FeatureList.FeatureCount = len(records)
    for script in table.ScriptList.ScriptRecord:
        systems = [item.LangSys for item in script.Script.LangSysRecord]
        for system in (script.Script.DefaultLangSys, *systems):
            system.FeatureIndex.append(len(records) - 1)
            system.FeatureCount = len(system.FeatureIndex)


def _bytes(font: TTFont) -> bytes:
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def _put(path: Path, data: bytes, check: bool) -> bool:
    """Write ``data`` unless it is there already; return whether it was not."""
    same = path.exists() and path.read_bytes() == data
    state = "unchanged" if same else "differs" if check else "written"
    print(f"{path.relative_to(FONTS)}: {len(data):,} bytes, {state}")
    if not same and not check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return not same


if __name__ == "__main__":
    sys.exit(main())
