"""What editors may write, and what never gets through."""

from __future__ import annotations

import pytest

from ocop_site.render.markdown import (
    Block,
    Heading,
    find_citations,
    find_figures,
    find_products,
    render_markdown,
)

PLACES = {"an-thai": "../noi/an-thai/"}


def link(kind: str, identifier: str) -> str | None:
    """Only places are known to these tests."""
    return PLACES.get(identifier) if kind == "place" else None


def html(text: str, **options: str) -> str:
    return render_markdown(text, link=link, prefix=options.get("prefix", "")).html


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox)",
        "[x](file:///etc/passwd)",
        "[x](//evil.example/)",
        "[x](place:an-thai 'onclick=alert(1)')",
        "![x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
        "<a href='javascript:alert(1)'>x</a>",
        "<svg onload=alert(1)>",
        "<iframe src='https://evil.example'></iframe>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "`<script>alert(1)</script>`",
        "<div style='position:fixed'>x</div>",
        "# x {onclick=alert(1)}",
        "| a |\n|---|\n| <script>x</script> |",
        "[[figure: <script>]]",
    ],
)
def test_nothing_dangerous_passes(attack: str) -> None:
    result = html(attack)
    for sign in (
        "<script",
        "<img",
        "<svg",
        "<iframe",
        "<div style",
        'href="java',
        'href="data',
        'href="//',
        'href="file',
        'href="vb',
        ' onclick="',
        ' onerror="',
        "title=",
    ):
        assert sign not in result.lower()


def test_raw_html_is_shown_as_text() -> None:
    assert html("a <b>c</b>") == "<p>a &lt;b&gt;c&lt;/b&gt;</p>"


def test_catalogue_links_are_resolved() -> None:
    assert html("[An Thái](place:an-thai)") == '<p><a href="../noi/an-thai/">An Thái</a></p>'


def test_a_link_without_target_leaves_its_words() -> None:
    assert html("a [*x* y](place:nowhere) z, [t](mailbox:1)!") == "<p>a <em>x</em> y z, t!</p>"


def test_open_addresses_stay() -> None:
    result = html("[a](https://a.example/?b=1&c=2) [b](mailto:a@a.example) [c](tel:+84)")
    assert '<a href="https://a.example/?b=1&amp;c=2" rel="noopener">a</a>' in result
    assert '<a href="mailto:a@a.example">b</a> <a href="tel:+84">c</a>' in result


def test_the_book_may_use_a_scheme_of_its_own_but_no_dangerous_one() -> None:
    text = "[a](chapter:stars) [b](chapter:bad)"
    targets = {"stars": "part:stars", "bad": "javascript:alert(1)"}
    result = render_markdown(text, link=lambda kind, name: targets[name]).html
    assert result == '<p><a href="part:stars">a</a> b</p>'


def test_an_author_may_not_use_the_scheme_of_the_book() -> None:
    result = render_markdown("[a](chapter:x) [b](part:y)", link=lambda kind, name: "part:x").html
    assert result == '<p><a href="part:x">a</a> b</p>'


def test_pictures_leave_their_description() -> None:
    assert html("x ![cây bưởi](photo.jpg) y") == "<p>x cây bưởi y</p>"


def test_citations_are_numbered_in_order_of_appearance() -> None:
    rendered = render_markdown("Một[^b-1] hai[^a][^b-1] ba[^a].", link=link, prefix="p-")
    assert rendered.sources == ("b-1", "a")
    assert rendered.html == (
        '<p>Một<sup class="cite"><a href="#p-s1">1</a></sup> hai'
        '<sup class="cite"><a href="#p-s2">2</a>,&nbsp;<a href="#p-s1">1</a></sup> ba'
        '<sup class="cite"><a href="#p-s2">2</a></sup>.</p>'
    )


def test_counting_goes_on_from_known_sources() -> None:
    rendered = render_markdown("x[^new] y[^old]", link=link, known_sources=("old", "older"))
    assert rendered.sources == ("old", "older", "new")
    assert 'href="#s3">3</a>' in rendered.html
    assert 'href="#s1">1</a>' in rendered.html


def test_the_list_of_sources_may_have_a_prefix_of_its_own() -> None:
    rendered = render_markdown("# A\n\nx[^y]", link=link, prefix="p-story-", cite_prefix="p-")
    assert '<h1 id="p-story-a">' in rendered.html
    assert 'href="#p-s1"' in rendered.html


def test_citations_count_through_all_blocks() -> None:
    rendered = render_markdown("a[^x]\n[[figure: stars]]\nb[^y] c[^x]", link=link)
    assert rendered.sources == ("x", "y")
    assert rendered.blocks[2].html.count(">1<") == 1


def test_code_and_escapes_are_no_citations() -> None:
    rendered = render_markdown("`[^code]` \\[^escaped]", link=link)
    assert rendered.sources == ()
    assert rendered.html == "<p><code>[^code]</code> [^escaped]</p>"


def test_headings_have_anchors_and_are_lowered() -> None:
    text = "# Đất và người[^a]\n\ntext\n\n## Đất và người\n\n###### !"
    rendered = render_markdown(text, link=link, prefix="c1-", shift=1)
    assert rendered.headings == (
        Heading(2, "c1-dat-va-nguoi", "Đất và người"),
        Heading(3, "c1-dat-va-nguoi-2", "Đất và người"),
        Heading(6, "c1-section", "!"),
    )
    assert '<h2 id="c1-dat-va-nguoi">' in rendered.html


def test_anchors_within_a_text_follow_its_prefix() -> None:
    assert html("[a](#b)", prefix="p-") == '<p><a href="#p-b">a</a></p>'


def test_figures_and_products_are_blocks_of_their_own() -> None:
    text = "Trước\n[[figure: stars]]\nsau\n\n[[products: group=food sort=name]]  \n"
    assert render_markdown(text, link=link).blocks == (
        Block("html", "<p>Trước</p>"),
        Block("figure", argument="stars"),
        Block("html", "<p>sau</p>"),
        Block("products", argument="group=food sort=name"),
    )


def test_a_directive_inside_a_sentence_is_text() -> None:
    rendered = render_markdown("xem [[figure: stars]] nhé", link=link)
    assert [block.kind for block in rendered.blocks] == ["html"]


def test_tables_are_framed_and_their_heads_scoped() -> None:
    result = html("| Kỳ | Tỷ USD |\n|---|--:|\n| 2022 | 35,7 |")
    assert result.startswith('<div class="tablebox"><table>')
    assert '<th scope="col">Kỳ</th>' in result
    assert '<td class="r">35,7</td>' in result
    assert "style=" not in result


def test_texts_are_composed() -> None:
    assert html("Bưởi") == "<p>Bưởi</p>"


def test_lists_keep_their_start() -> None:
    assert '<ol start="3">' in html("3. ba\n4. bốn")


def test_finding_without_rendering() -> None:
    text = "a[^x] `[^no]` \\[^no]\n[[figure: stars]]\n\n[[products: group=food]]\nb[^y]"
    assert find_citations(text) == (("x", 0, 1), ("y", 4, 1))
    assert find_figures(text) == (("stars", 1),)
    assert find_products(text) == (("group=food", 3),)
