"""Which drawings may stand for a product, on the screen and in print.

A drawing is chosen by the product's set of criteria. It never shows a fruit that the product is
not: citrus and netted melon are drawn only where the name says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from ocop_site.files import list_files, read_text
from ocop_site.text import normalise

FIELD_MOTIFS = frozenset(
    {"beverages-wave", "food-furrow", "handicrafts-weave", "ornamentals-scale", "tourism-meander"}
    | {"tourism-river"}
)
UPRIGHT_MOTIFS = frozenset({"beverages-jar", "food-grain", "food-shoot", "herbal-sprig"})

_CITRUS = re.compile(r"(?:bưởi|cam|quýt|tắc|chanh(?! (?:dây|leo)))(?!\w)")
_MELON = re.compile(r"dưa lưới(?!\w)")

_SCREEN_SETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "fresh-produce": ("food-seed", "food-furrow", "food-net"),
        "fresh-animal-products": ("food-dish",),
        "rice-cereals": ("food-grain",),
        "honey-other-raw": ("food-comb",),
        "convenience-food": ("food-dish",),
        "processed-rice-cereals": ("food-grain", "food-dish"),
        "processed-produce": ("food-seed", "food-dish"),
        "processed-animal-products": ("food-dish",),
        "liquid-seasonings": ("beverages-jar", "food-dish"),
        "other-seasonings": ("food-grain", "food-dish"),
        "tea-leaf": ("food-shoot",),
        "other-plant-teas": ("food-shoot", "herbal-sprig"),
        "coffee-cocoa": ("food-bean",),
        "white-spirits": ("beverages-ripple", "beverages-jar"),
        "other-alcoholic-drinks": ("beverages-ripple", "beverages-jar"),
        "mineral-bottled-water": ("beverages-wave", "beverages-ripple"),
        "other-non-alcoholic-drinks": ("beverages-wave", "beverages-ripple"),
        "household-decorative-crafts": (
            "handicrafts-egg",
            "handicrafts-layer",
            "handicrafts-weave",
        ),
        "textiles-garments": ("handicrafts-weave",),
        "flowers": ("ornamentals-chrys", "ornamentals-mai"),
        "ornamental-plants": ("ornamentals-mai", "herbal-sprig"),
        "ornamental-animals": ("ornamentals-scale",),
    }
)
_SCREEN_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "food": ("food-dish", "food-grain"),
        "beverages": ("beverages-ripple", "beverages-wave", "beverages-jar"),
        "herbal": ("herbal-leaf", "herbal-sprig"),
        "handicrafts": ("handicrafts-egg", "handicrafts-layer", "handicrafts-weave"),
        "ornamentals": ("ornamentals-chrys", "ornamentals-mai"),
        "tourism": ("tourism-river", "tourism-meander"),
    }
)
_GRAIN_SETS = frozenset({"rice-cereals", "processed-rice-cereals"})


def screen_motifs(name: str, set_id: str, group_id: str) -> tuple[str, ...]:
    """The drawings from which a plate on the site may choose."""
    if set_id == "fresh-produce":
        spoken = normalise(name).lower()
        if _CITRUS.match(spoken):
            return ("food-slice", "food-seed")
        if _MELON.match(spoken):
            return ("food-net", "food-seed")
    return _SCREEN_SETS.get(set_id) or _SCREEN_GROUPS.get(group_id) or _SCREEN_GROUPS["food"]


def dish_motif(name: str, set_id: str, group_id: str) -> str:
    """The one dish that may stand for a product in the book."""
    if group_id not in _SCREEN_GROUPS:
        return "plain"
    if group_id != "food":
        return group_id
    if set_id in _GRAIN_SETS:
        return "grain"
    if set_id == "fresh-produce":
        spoken = normalise(name).lower()
        if _MELON.match(spoken):
            return "melon"
        if _CITRUS.match(spoken):
            return "food"
    return "plain"


def motif_symbols(folder: Path) -> Mapping[str, str]:
    """The drawings of ``folder`` as ``<symbol>`` elements, by file name without its ending."""
    symbols = {}
    for relative in list_files(folder, (".svg",)):
        name = Path(relative).stem
        _, _, rest = read_text(folder, relative).partition("<svg")
        inner = rest.partition(">")[2].rpartition("</svg>")[0].strip()
        symbols[name] = f'<symbol id="m-{name}" viewBox="0 0 400 400">{inner}</symbol>'
    return MappingProxyType(symbols)
