"""Write files of the given sizes and do nothing else: the floor under every generator.

    python benchmarks/write_only.py LIST FOLDER

LIST holds a size and a path on each line.
"""

from __future__ import annotations

import os
import sys


def main(listing: str, folder: str) -> None:
    """Write every file of the list below the folder."""
    known = set()
    block = b"x" * 1_000_000
    with open(listing, encoding="utf-8") as lines:
        for line in lines:
            size, path = line.rstrip("\n").split(" ", 1)
            target = f"{folder}/{path}"
            parent = target.rpartition("/")[0]
            if parent not in known:
                os.makedirs(parent, exist_ok=True)
                known.add(parent)
            handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
            left = int(size)
            while left:
                left -= os.write(handle, block[:left])
            os.close(handle)


if __name__ == "__main__":
    main(*sys.argv[1:3])
