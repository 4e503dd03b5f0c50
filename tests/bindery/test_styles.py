"""Custom properties of the root are written out, and nothing looks different for it."""

from __future__ import annotations

import pytest

from ocop_site.bindery import Edition, Metadata, Signature, engine
from ocop_site.bindery.press import press_signature
from ocop_site.bindery.styles import settle_properties

STYLES = """\
:root{--ink:#1B7F3B;--rule:.4pt solid var(--line);--line:#C9BFAE;--wide:83mm}
@page{size:148mm 210mm;margin:20mm}
p{color:var(--ink);border-bottom:var(--rule);width:var( --wide )}
"""
HTML = '<p id="one">Mật ong Thanh Hảo</p><p style="color:var(--ink)">Bưởi Bạch Đằng</p>'


def set_page(styles: str) -> bytes:
    engine.open_engine.cache_clear()
    edition = Edition("vi", styles, {}, Metadata("Thử"), "test")
    return press_signature(Signature("one", "Một", HTML), edition)


def test_a_page_is_the_same_with_values_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    settled = set_page(STYLES)
    monkeypatch.setattr(engine, "settle_properties", lambda styles: styles)
    assert set_page(STYLES) == settled
    assert set_page(STYLES.replace("#1B7F3B", "#1B7F3C")) != settled
    engine.open_engine.cache_clear()


def test_one_property_may_use_another() -> None:
    settled = settle_properties(STYLES)
    assert "border-bottom:.4pt solid #C9BFAE;width:83mm}" in settled
    assert "var(" not in settled


@pytest.mark.parametrize(
    "styles",
    [
        ":root{--ink:red}.food{--ink:green}p{color:var(--ink)}",
        "@media screen{:root{--ink:red}}p{color:var(--ink)}",
        "p{color:var(--ink)}",
        ":root{--a:var(--b);--b:var(--a)}p{color:var(--a)}",
    ],
)
def test_what_the_root_alone_does_not_decide_is_left_to_weasyprint(styles: str) -> None:
    assert "var(--" in settle_properties(styles).partition("p{")[2]
