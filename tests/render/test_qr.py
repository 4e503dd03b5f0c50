"""The QR path draws exactly the modules of the symbol."""

from __future__ import annotations

import re

import pytest
import segno

from ocop_site.render.qr import encode_address

RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def matrix(path: str, size: int) -> list[list[int]]:
    """Paint the path back onto a grid."""
    grid = [[0] * size for _ in range(size)]
    assert RUN.sub("", path) == ""
    for x, y, length, back in RUN.findall(path):
        assert length == back
        for column in range(int(x), int(x) + int(length)):
            assert grid[int(y)][column] == 0
            grid[int(y)][column] = 1
    return grid


@pytest.mark.parametrize(
    ("address", "encoded"),
    [
        ("https://ocop.example/Q/3F7K", "HTTPS://OCOP.EXAMPLE/Q/3F7K"),
        ("https://ocop.example/san-pham/oi/", "https://ocop.example/san-pham/oi/"),
        ("https://ocop.example/Q/3F7K?a", "https://ocop.example/Q/3F7K?a"),
        ("https://ocop.example/phở", "https://ocop.example/phở"),
    ],
)
def test_the_path_is_the_symbol(address: str, encoded: str) -> None:
    code = encode_address(address)
    symbol = segno.make(encoded, error="m", micro=False, boost_error=False)
    assert matrix(code.path, code.size) == [list(row) for row in symbol.matrix]


def test_capitals_make_the_symbol_smaller() -> None:
    assert encode_address("https://ocop.example/Q/3F7K").size == 25
    assert encode_address("https://ocop.example/q/3f7k").size == 29


def test_equal_addresses_give_equal_paths() -> None:
    assert encode_address("https://a.example/") == encode_address("https://a.example/")
