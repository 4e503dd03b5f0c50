"""Links in prose: which are found, where, and which lead nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocop_site.render.markdown import find_links
from ocop_site.views.links import check_links, known_targets
from tests.support import load_small


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Xem [xã](place:xa-cu).", [("place:xa-cu", 0, 9)]),
        ("a\n\n- [b](kind:c) và [d](e)", [("kind:c", 2, 6), ("e", 2, 21)]),
        ("[một [hai] ba](place:x)", [("place:x", 0, 15)]),
        ("[a](<place:x> 'tên')", [("place:x", 0, 5)]),
        ("[a]( place:x )", [("place:x", 0, 5)]),
        ("[a][b]\n\n[b]: product:c", [("product:c", 2, 5)]),
        ("[a]()", [("", 0, 4)]),
        ("![ảnh](hinh.jpg) `[a](b)` \\[a](b) [^bao] <https://a.vn>", []),
        ("[^bao]: không phải liên kết", []),
    ],
)
def test_links_are_found_at_their_places(text: str, found: list[tuple[str, int, int]]) -> None:
    assert list(find_links(text)) == found


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("place:xa-cu", ""),
        ("PLACE:xa-cu", ""),
        ("product:mat-ong-thu", ""),
        ("producer:htx-thu", ""),
        ("event:cho-phien-thu", ""),
        ("kind:loai-buoi", ""),
        ("group:food", ""),
        ("chapter:dat-nuoc", ""),
        ("#ruong-vuon", ""),
        ("https://bao.example.vn/", ""),
        ("mailto:so@example.vn", ""),
        ("place:xa-cuu", "E202"),
        ("place:qqq", "E203"),
        ("candidate:tra-thu", "E220"),
        ("javascript:alert(1)", "E220"),
        ("xa-cu", "E220"),
        ("place:", "E220"),
        ("/vi/dia-danh/xa-cu.html", "E220"),
    ],
)
def test_a_link_that_leads_nowhere_is_told(target: str, code: str, tmp_path: Path) -> None:
    targets = known_targets(load_small(tmp_path))
    found = [problem.code for problem, _, _ in check_links(targets, f"Xem [đây]({target}).")]
    assert found == ([code] if code else [])
