"""What machines read: JSON-LD, the map of the site, feeds, the style sheet."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from lxml import etree

from ocop_site.catalogue.vocabulary import Basis, Status
from ocop_site.render.plates import design_plate
from ocop_site.site.drawings import draw_plate
from tests.site.conftest import HOSTILE, Built, render_site
from tests.support import edited, load_small

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HONEY = "vi/san-pham/mat-ong-thu.html"
ATOM = "{http://www.w3.org/2005/Atom}"


def things(built: Built, path: str) -> dict[str, dict[str, Any]]:
    """The JSON-LD of a page by type."""
    (text,) = built.pages[path].xpath("//script[@type='application/ld+json']/text()")
    return {thing["@type"]: thing for thing in json.loads(text)["@graph"]}


def test_every_indexed_page_has_its_way_from_home(built: Built) -> None:
    for path, page in built.pages.items():
        if not page.xpath("//link[@hreflang]") or (
            path.endswith("/index.html") and (path.count("/") == 1)
        ):
            continue
        steps = things(built, path)["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[-1]["item"] == page.xpath("string(//link[@rel='canonical']/@href)")


def test_hostile_names_cannot_leave_the_data_block(built: Built) -> None:
    data = built.files["vi/san-pham/mut-gung.html"].decode()
    blocks = built.pages["vi/san-pham/mut-gung.html"].xpath("//script")
    assert data.count("</script>") == len(blocks)
    assert things(built, "vi/san-pham/mut-gung.html")["ProductModel"]["name"] == HOSTILE


def test_products_are_described_without_offers_or_opinions(built: Built) -> None:
    for entry in built.catalogue.entries:
        product = things(built, f"vi/san-pham/{entry}.html")["ProductModel"]
        assert not {"offers", "review", "aggregateRating"} & set(product)


def test_only_a_certificate_in_force_is_said_to_be_one(built: Built) -> None:
    for entry in built.catalogue.entries.values():
        product = things(built, f"vi/san-pham/{entry.id}.html")["ProductModel"]
        held = json.dumps([product.get("hasCertification"), product.get("additionalProperty")])
        sure = entry.status is Status.VALID and entry.basis is Basis.STATED
        assert ("OCOP" in held) == sure, entry.id


def test_a_certification_names_its_issuer_or_is_none(
    built: Built, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert "hasCertification" not in things(built, HONEY)["ProductModel"]
    changed = edited(
        "products/mat-ong-thu.yaml",
        "    level: province\n",
        "    level: province\n    authority: {vi: UBND tỉnh Thử, en: Trial province}\n",
    )
    site = render_site(
        load_small(tmp_path_factory.mktemp("content"), {"products/mat-ong-thu.yaml": changed})
    )
    (held,) = things(site, HONEY)["ProductModel"]["hasCertification"]
    assert held["issuedBy"]["name"] == "UBND tỉnh Thử"
    assert held["certificationIdentification"] == "100/QĐ-UBND"


def test_an_event_is_dated_only_where_its_day_is_known(
    built: Built, tmp_path_factory: pytest.TempPathFactory
) -> None:
    known = things(built, "vi/su-kien/cho-phien-thu.html")["Event"]
    assert (known["startDate"], known["endDate"]) == ("2024-08-22", "2024-08-25")
    changed = edited(
        "events/cho-phien-thu.yaml", "start: 2024-08-22\nend: 2024-08-25", "start: 2024-08"
    )
    vague = render_site(
        load_small(tmp_path_factory.mktemp("content"), {"events/cho-phien-thu.yaml": changed})
    )
    assert "Event" not in things(vague, "vi/su-kien/cho-phien-thu.html")


def test_home_producers_and_data_have_their_own_types(built: Built) -> None:
    assert {"WebSite", "Organization"} <= set(things(built, "vi/index.html"))
    assert things(built, "vi/chu-the/htx-thu.html")["Organization"]["email"] == "htx@example.vn"
    assert things(built, "vi/du-lieu.html")["Dataset"]["dateModified"] == "2025-06-30"


def test_the_map_lists_each_indexed_page_once_with_its_versions(built: Built) -> None:
    root = etree.fromstring(built.files["sitemap.xml"])
    listed = [url.findtext(f"{SITEMAP}loc") for url in root]
    wanted = [
        page.xpath("string(//link[@rel='canonical']/@href)")
        for page in built.pages.values()
        if page.xpath("//link[@hreflang]")
    ]
    assert sorted(map(str, listed)) == sorted(wanted)
    versions = "{http://www.w3.org/1999/xhtml}link"
    assert all(len(url.findall(versions)) == 3 for url in root)


def test_the_feed_is_dated_by_its_content(built: Built) -> None:
    root = etree.fromstring(built.files["vi/feed.xml"])
    assert root.findtext(f"{ATOM}updated") == "2025-06-30T00:00:00Z"
    dates = [entry.findtext(f"{ATOM}updated") for entry in root.iter(f"{ATOM}entry")]
    assert dates == sorted(map(str, dates), reverse=True)
    titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
    assert "Mật ong Thử – 4 sao" in titles


def test_a_theme_colour_reaches_the_style_sheet_and_its_name(
    built: Built, tmp_path_factory: pytest.TempPathFactory
) -> None:
    changed = edited(
        "settings.yaml",
        "languages: [vi, en]",
        'languages: [vi, en]\ntheme:\n  tokens:\n    paper: "#FFFFF0"\n    food-accent: "#123456"',
    )
    themed = render_site(load_small(tmp_path_factory.mktemp("content"), {"settings.yaml": changed}))
    (before,) = (path for path in built.files if path.endswith(".css"))
    (after,) = (path for path in themed.files if path.endswith(".css"))
    assert before != after
    css = themed.files[after].decode()
    assert "--paper:#FFFFF0" in css
    assert "--accent:#123456" in css
    assert len(gzip.compress(css.encode())) < 10_000


@pytest.mark.parametrize(
    "name",
    ["Ổi", "Thơm", "Nghiêng", "Homestay", "Chocolate", "Bưởi da xanh", "Mmmmm", "Gạo lứt đỏ"],
)
def test_words_of_a_plate_stay_within_it(name: str) -> None:
    for number in range(24):
        plate = design_plate(
            id=f"{name}-{number}",
            name=name,
            set_id="fresh-produce",
            group_id="food",
            words=(),
            place="",
            number="001",
            salt="s",
        )
        drawing = draw_plate(plate, "Tỉnh Thử")
        assert drawing.place == "Tỉnh Thử"
        widest = max(len(line) for line, _ in drawing.lines)
        assert drawing.type_size * widest * 0.5 < 100
        assert all(drawing.type_size * 0.7 < y < 125 for _, y in drawing.lines)
