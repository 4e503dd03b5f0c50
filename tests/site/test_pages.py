"""What holds for every page of the site."""

from __future__ import annotations

import pytest

from tests.site.conftest import Built, render_site
from tests.support import edited, load_small

OUTSIDE = ("http:", "https:", "mailto:", "tel:")


def indexed(built: Built) -> list[str]:
    return [path for path, page in built.pages.items() if page.xpath("//link[@hreflang]")]


def test_each_page_says_its_language_and_has_one_heading(built: Built) -> None:
    for path, page in built.pages.items():
        assert page.get("lang") in ("vi", "en"), path
        assert len(page.xpath("//h1")) == 1, path
        assert page.xpath("count(//main)") == 1, path
        assert page.xpath("//a[@class='skip']/@href") == ["#main"], path


def test_titles_and_descriptions_are_unique_in_a_language(built: Built) -> None:
    for what in ("string(//title)", "string(//meta[@name='description']/@content)"):
        seen: dict[tuple[str, str], str] = {}
        for path in indexed(built):
            page = built.pages[path]
            key = (page.get("lang", ""), page.xpath(what))
            assert key[1], path
            assert key not in seen, f"{path} and {seen[key]} share {key[1]!r}"
            seen[key] = path


def test_nothing_runs_or_is_styled_inline(built: Built) -> None:
    for path, page in built.pages.items():
        assert not page.xpath("//style | //*[@style]"), path
        for script in page.xpath("//script[not(@type='application/ld+json')]"):
            assert script.get("src"), path
            assert not script.text, path
        assert not page.xpath("//@*[starts-with(name(), 'on')]"), path
        policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        assert "default-src 'none'" in policy, path
        assert "unsafe-inline" not in policy, path


def test_links_are_relative_and_lead_to_pages_and_anchors(built: Built) -> None:
    known = {*built.files, "pdf/ocop-thu-vi.pdf"}
    for path, page in built.pages.items():
        if path.endswith("404.html"):
            continue
        links = page.xpath(
            "//a/@href | //img/@src | //link[not(@hreflang)][not(@rel='canonical')]/@href"
        )
        links += [part.split()[0] for part in ",".join(page.xpath("//@srcset")).split(",") if part]
        for link in links:
            if link.startswith(OUTSIDE):
                continue
            assert not link.startswith("/"), f"{path}: {link}"
            target, anchor = built.follow(path, link)
            assert target in known, f"{path}: {link} leads nowhere"
            if anchor:
                found = built.pages[target].xpath("//*[@id=$name]", name=anchor)
                assert len(found) == 1, f"{path}: no single anchor {link}"


def test_every_page_can_be_reached_from_the_front(built: Built) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        for link in built.pages[path].xpath("//a/@href | //form/@action"):
            target = built.follow(path, link)[0]
            if not link.startswith(OUTSIDE) and target in built.pages and target not in reached:
                reached.add(target)
                waiting.append(target)
    assert not set(indexed(built)) - reached


def test_translations_name_each_other(built: Built) -> None:
    by_address = {
        page.xpath("string(//link[@rel='canonical']/@href)"): page
        for page in (built.pages[path] for path in indexed(built))
    }
    for address, page in by_address.items():
        alternates = {
            link.get("hreflang"): link.get("href") for link in page.xpath("//link[@hreflang]")
        }
        assert set(alternates) == {"vi", "en", "x-default"}
        assert alternates[page.get("lang")] == address
        for language in ("vi", "en"):
            other = by_address[alternates[language]]
            assert other.get("lang") == language
            assert address in other.xpath("//link[@hreflang]/@href")


def test_language_switch_leads_to_the_same_page(built: Built) -> None:
    page = built.pages["vi/san-pham/buoi-thu.html"]
    links = page.xpath("//nav[@class='lang']//a[@hreflang='en']/@href")
    assert [built.follow("vi/san-pham/buoi-thu.html", link)[0] for link in links] == [
        "en/products/buoi-thu.html"
    ]


def test_page_of_a_wrong_address_works_at_any_depth(tmp_path: object, built: Built) -> None:
    for path in ("404.html", "vi/404.html"):
        page = built.pages[path]
        assert all(link.startswith(("/", "#")) for link in page.xpath("//a/@href"))
        assert "noindex" in page.xpath("string(//meta[@name='robots']/@content)")
    languages = built.pages["404.html"].xpath("//section/@lang")
    assert languages == ["vi", "en"]


@pytest.mark.parametrize("base", ["https://tinh.example.vn/ocop/", "https://tinh.example.vn/ocop"])
def test_a_site_below_a_path_keeps_it_in_every_public_address(
    tmp_path_factory: pytest.TempPathFactory, base: str
) -> None:
    settings = edited("settings.yaml", "https://ocop.example.vn/", base)
    catalogue = load_small(tmp_path_factory.mktemp("content"), {"settings.yaml": settings})
    below = render_site(catalogue)
    home = below.pages["vi/index.html"]
    assert home.xpath("string(//link[@rel='canonical']/@href)") == (
        "https://tinh.example.vn/ocop/vi/"
    )
    assert below.pages["404.html"].xpath("//a/@href")[1].startswith("/ocop/")
    assert b"https://tinh.example.vn/ocop/sitemap.xml" in below.files["robots.txt"]


def test_two_builds_give_the_same_bytes(built: Built) -> None:
    again = render_site(built.catalogue, {"vi": "ocop-thu-vi.pdf"})
    assert again.files == built.files
