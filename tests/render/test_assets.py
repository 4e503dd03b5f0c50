"""The fonts and drawings that ship: small, complete, and safe to print."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

ASSETS = Path(__file__).parents[2] / "templates" / "assets"
WEB = sorted((ASSETS / "fonts" / "web").glob("*.woff2"))
PRINT = sorted((ASSETS / "fonts" / "print").glob("*.ttf"))
DISHES = sorted((ASSETS / "motifs" / "print").glob("*.svg"))
BASES = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VIETNAMESE = {unicodedata.normalize("NFC", base + tone) for base in BASES for tone in TONES}
SIGNS = set("đĐ0123456789.,:;–—“”‘’…·×−²₂₫€°%/()\u00a0\u2009\u2011\u202f")


@pytest.mark.parametrize("path", WEB + PRINT, ids=lambda path: path.name)
def test_every_face_sets_vietnamese(path: Path) -> None:
    with TTFont(path) as font:
        characters = font.getBestCmap()
    missing = {char for char in VIETNAMESE | SIGNS if ord(char) not in characters}
    assert missing == set()


@pytest.mark.parametrize("path", WEB + PRINT, ids=lambda path: path.name)
def test_figures_can_stand_in_columns(path: Path) -> None:
    with TTFont(path) as font:
        names = [font.getBestCmap()[ord(digit)] for digit in "0123456789"]
        table = font["GSUB"].table
        for record in table.FeatureList.FeatureRecord:
            if record.FeatureTag == "tnum":
                (lookup,) = record.Feature.LookupListIndex
                mapping = table.LookupList.Lookup[lookup].SubTable[0].mapping
                names = [mapping.get(name, name) for name in names]
        assert len({font["hmtx"][name][0] for name in names}) == 1


@pytest.mark.parametrize("path", WEB, ids=lambda path: path.name)
def test_a_web_face_arrives_in_one_trip(path: Path) -> None:
    """Ten segments of 1,460 bytes, the first window of a connection, less 400 for the header."""
    assert path.stat().st_size <= 10 * 1460 - 400


def test_licences_come_along() -> None:
    for name in ("be-vietnam-pro", "noto-serif"):
        text = (ASSETS / "fonts" / f"LICENSE-{name}.txt").read_text(encoding="utf-8")
        assert "SIL Open Font License, Version 1.1" in text


@pytest.mark.parametrize("path", DISHES, ids=lambda path: path.name)
def test_dishes_hold_only_what_prints_well(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert root.get("viewBox") == "-100 -100 200 200"
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {"svg", "path"}
    for dear in ("opacity", "url(", "style", "transform", "gradient"):
        assert dear not in text
    colours = set(re.findall(r'(?:fill|stroke)="([^"]*)"', text))
    assert all(re.fullmatch(r"#[0-9A-F]{6}|none", colour) for colour in colours)
    assert len(text) < (40_000 if path.stem == "cover" else 20_000)
