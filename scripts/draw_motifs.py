"""Draw the motifs of site and book into ``templates/assets/motifs``.

    python scripts/draw_motifs.py [--check]

The drawings follow from this code alone: the same code, the same bytes. ``--check`` writes
nothing and fails on a difference.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from motifs import dishes, screen, screen_fields, screen_leaves
from motifs.shorten import shorten_paths

FOLDER = Path(__file__).resolve().parent.parent / "templates" / "assets" / "motifs"
SCREEN = {
    "beverages-jar": screen.jar,
    "beverages-ripple": screen.ripple,
    "beverages-wave": screen_fields.wave,
    "food-bean": screen.bean,
    "food-comb": screen.comb,
    "food-dish": screen.dish,
    "food-furrow": screen_fields.furrow,
    "food-grain": screen.grain,
    "food-net": screen.net,
    "food-seed": screen.seed,
    "food-shoot": screen_leaves.shoot,
    "food-slice": screen.slice_,
    "handicrafts-egg": screen.egg,
    "handicrafts-layer": screen.layer,
    "handicrafts-weave": screen_fields.weave,
    "herbal-leaf": screen_leaves.single,
    "herbal-sprig": screen_leaves.sprig,
    "ornamentals-chrys": screen.chrys,
    "ornamentals-mai": screen.mai,
    "ornamentals-scale": screen_fields.scale,
    "tourism-meander": screen_fields.meander,
    "tourism-river": screen_fields.river,
}
# Places stand on a grid of so many tenths of a unit, a unit being about a pixel: what the eye does
# not tell apart weighs a third less. A pattern that repeats compresses best undisturbed.
GRID = 5
GRIDS = {
    "food-comb": 1,
    **dict.fromkeys(
        ("food-furrow", "food-seed", "food-slice", "handicrafts-egg", "tourism-meander"), 10
    ),
}
LARGEST = 16_000


def main() -> int:
    """Write the files, or compare them; the exit code is 1 where one differs or is too large."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    check = parser.parse_args().check
    made = {
        f"screen/{name}.svg": shorten_paths(draw().svg(), GRIDS.get(name, GRID))
        for name, draw in SCREEN.items()
    }
    made |= {f"print/{name}.svg": drawing for name, drawing in dishes.draw_all().items()}
    failed = False
    for relative, drawing in sorted(made.items()):
        path = FOLDER / relative
        data = drawing.encode()
        same = path.exists() and path.read_bytes() == data
        large = relative.startswith("screen/") and len(data) >= LARGEST
        state = "unchanged" if same else "differs" if check else "written"
        print(f"{relative}: {len(data):,} bytes, {state}{', too large' if large else ''}")
        failed |= large or (check and not same)
        if not same and not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
