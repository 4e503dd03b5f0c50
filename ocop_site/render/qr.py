"""QR codes as one vector path, so that site and press share the same sharp drawing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from urllib.parse import urlsplit, urlunsplit


@dataclass(frozen=True, slots=True)
class QrCode:
    """A symbol of ``size`` by ``size`` modules; ``path`` is in module units, without border."""

    size: int
    path: str


@lru_cache(maxsize=1024)
def encode_address(url: str) -> QrCode:
    """The QR code of an address, at error level M.

    Scheme and host carry no case, so they are written in capitals: if the rest is in capitals
    too, the denser alphanumeric mode applies and the symbol gets larger modules.
    """
    import segno  # loads what few commands need

    symbol = segno.make(_capitals(url), error="m", micro=False, boost_error=False)
    rows = [bytes(row) for row in symbol.matrix]
    return QrCode(len(rows), "".join(_row_path(y, row) for y, row in enumerate(rows)))


def _capitals(url: str) -> str:
    parts = urlsplit(url)
    capital = urlunsplit(parts._replace(netloc=parts.netloc.upper()))
    capital = capital.replace(parts.scheme, parts.scheme.upper(), 1)
    return capital if capital == capital.upper() and parts.netloc else url


def _row_path(y: int, row: bytes) -> str:
    """The dark modules of a row, neighbours merged into one rectangle."""
    path, x = "", 0
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            path += f"M{x} {y}h{length}v1h-{length}z"
        x += length
    return path
