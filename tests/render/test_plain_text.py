"""Plain texts take a short way, which must not show in what comes out."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ocop_site.render.markdown import render_markdown
from ocop_site.render.markdown_converter import shared_converter
from ocop_site.render.markdown_page import Page
from ocop_site.render.plain_text import render_plain

PIECES = st.sampled_from(
    [
        *(
            "Mật ong",
            "từ **lâu**",
            "**đậu xanh**,",
            "58 năm",
            "1. một",
            "2024.",
            "(theo báo)",
            "“Út”",
        ),
        *(
            "\n",
            "\n\n",
            "\n\n\n",
            " ",
            "  ",
            "\n ",
            "    ",
            "\t",
            "- ",
            "* ",
            "+ ",
            "# ",
            "> ",
            "===",
            "---",
        ),
        *(
            "[^a]",
            "[^b-2]",
            " [^a]",
            "[^a][^b-2]",
            "**",
            "*",
            "*nghiêng*",
            "***",
            "_",
            "__",
            "`mã`",
            "\\*",
        ),
        *(
            "a < b",
            "&amp;",
            "[x](place:y)",
            "![x](y)",
            "<b>",
            "https://x.vn",
            "|",
            "~",
            "!",
            "{a}",
            ":",
            "=",
        ),
        *(
            "**đậm\nhai dòng**",
            "** hở **",
            "**a**b**c**",
            "\u00a0",
            "\u200b",
            "\x0c",
            "…",
            "–",
            "'",
            '"',
            "x",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)


def full(text: str) -> tuple[str, tuple[str, ...]]:
    """What the converter makes of a text when the short way is closed by a rule above it."""
    rendered = render_markdown(f"***\n\n{text}", link=lambda kind, key: None, prefix="p-")
    return rendered.html.removeprefix("<hr>").lstrip("\n"), rendered.sources


@settings(deadline=None, max_examples=600)
@given(TEXTS)
@example("Một [^a][^b-2] hai [^a]\nba **bốn** năm.\n\nSáu.")
@example("**a**b**c**")
@example("1.5 kg\n2) hai")
def test_the_short_way_gives_what_the_converter_gives(text: str) -> None:
    text = text.strip()  # as the reader of the catalogue gives it
    short = render_markdown(text, link=lambda kind, key: None, prefix="p-")
    assert (short.html, short.sources) == full(text)


def test_what_people_write_takes_the_short_way() -> None:
    text = "Hợp tác xã nuôi ong **từ lâu**.[^bao-1]\n58 năm trước có 3 hộ.\n\nNay có 12 hộ.\n"
    page = Page(lambda kind, key: None, "", 0, [])
    assert render_plain(text, page) == (
        "<p>Hợp tác xã nuôi ong <strong>từ lâu</strong>."
        '<sup class="cite"><a href="#s1">1</a></sup>\n58 năm trước có 3 hộ.</p>\n'
        "<p>Nay có 12 hộ.</p>"
    )
    assert page.sources == ["bao-1"]


def test_one_converter_keeps_nothing_of_the_text_before() -> None:
    link = {"mot": "mot.html"}.get
    defined = "[một][m]\n\n[m]: place:mot\n"
    first = render_markdown(defined, link=lambda kind, key: link(key)).html
    assert 'href="mot.html"' in first
    assert "href" not in render_markdown("[một][m]", link=lambda kind, key: link(key)).html
    assert shared_converter() is shared_converter()
