"""The open data: every product in every file, as the schema says, and nobody's private matters."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

import jsonschema
import pytest
from lxml import etree
from openpyxl import load_workbook

from ocop_site.build.proofs import prove_holdings
from ocop_site.site.exports import readers
from ocop_site.site.goods import goods_path, read_goods
from tests.site.conftest import HOSTILE, Built, render_site
from tests.support import SMALL, edited, load_small

KML = "{http://www.opengis.net/kml/2.2}"
LICENCE = (
    'data_licence: {name: {vi: Giấy phép mở, en: Open licence}, url: "https://example.vn/l"}\n'
)
FOUND = 'latitude: "10.98"\nlongitude: "106.65"\n'


@pytest.fixture(scope="module")
def mapped(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site whose new commune is on the map, whose settings give a licence, with a formula."""
    phoned = edited(
        "producers/htx-thu.yaml",
        "website: https://htx.example.vn/\n",
        "website: https://htx.example.vn/\nrepresentative: Nguyễn Thị Riêng\n",
    )
    changes = {
        "settings.yaml": SMALL["settings.yaml"] + LICENCE,
        "places/xa-moi.yaml": SMALL["places/xa-moi.yaml"] + FOUND,
        "producers/htx-thu.yaml": phoned.replace("0274 3822 124", '"+84 274 3822 124"'),
        "products/buoi-thu.yaml": edited("products/buoi-thu.yaml", "vi: Bưởi Thử", "vi: '=1+1'"),
    }
    return render_site(load_small(tmp_path_factory.mktemp("content"), changes))


def document(built: Built) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(built.files["data/catalogue.json"])
    return found


def rows(built: Built, path: str) -> list[dict[str, str]]:
    text = built.files[path].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("site", ["built", "mapped"])
def test_the_document_is_as_its_schema_says(site: str, request: pytest.FixtureRequest) -> None:
    made: Built = request.getfixturevalue(site)
    schema = json.loads(made.files["data/catalogue.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.validate(
        document(made), schema, jsonschema.Draft202012Validator, format_checker=checker
    )
    wrong = document(made)
    wrong["products"][0]["stars"] = 6
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema, jsonschema.Draft202012Validator)


def test_every_file_for_all_products_holds_all_products(built: Built) -> None:
    wanted = set(built.catalogue.entries)
    for path, read in readers(built.catalogue.languages).items():
        assert read(built.files[path]) == wanted, path
    for language in built.catalogue.languages:
        path = goods_path(language)
        assert read_goods(built.files[path]) == wanted, path


def test_a_product_that_a_file_lacks_is_reported(built: Built) -> None:
    held = {"data/products.csv": set(built.catalogue.entries) - {"buoi-thu"}}
    (problem,) = prove_holdings(built.catalogue, held)
    assert problem.code == "E301"
    assert problem.values == {"value": "buoi-thu", "where": "data/products.csv"}


def test_each_file_says_which_edition_it_is(mapped: Built) -> None:
    head = document(mapped)
    assert (head["version"], head["as_of"]) == ("1.0", "2025-06-30")
    assert head["licence"] == {
        "name": {"vi": "Giấy phép mở", "en": "Open licence"},
        "url": "https://example.vn/l",
    }
    for path in ("data/products.csv", "data/producers.csv"):
        for row in rows(mapped, path):
            assert (row["data_version"], row["as_of"]) == ("1.0", "2025-06-30")
    about = load_workbook(io.BytesIO(mapped.files["data/catalogue.vi.xlsx"])).worksheets[-1]
    said = " ".join(str(cell.value) for line in about.iter_rows() for cell in line)
    assert "30/6/2025" in said
    assert "Giấy phép mở" in said
    assert json.loads(mapped.files["data/places.geojson"])["as_of"] == "2025-06-30"
    assert b"2025-06-30" in mapped.files["data/places.kml"]


def test_only_public_contacts_are_given_out(mapped: Built, built: Built) -> None:
    producer = document(mapped)["producers"][0]
    assert producer["phone"] == ["+84 274 3822 124"]
    assert producer["email"] == "htx@example.vn"
    for site, private in ((mapped, "Nguyễn Thị Riêng"), (built, "Nguyễn Văn A")):
        assert any(private.encode() in data for data in site.files.values())
        for path, data in site.files.items():
            if path.startswith("data/") and not path.endswith(".xlsx"):
                assert private.encode() not in data, path
        for sheet in load_workbook(io.BytesIO(site.files["data/catalogue.vi.xlsx"])):
            cells = [str(cell.value) for line in sheet.iter_rows() for cell in line]
            assert not any(private in text for text in cells)


def test_a_table_opens_in_a_spreadsheet_and_runs_nothing(mapped: Built) -> None:
    data = mapped.files["data/products.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    names = [row["name_vi"] for row in rows(mapped, "data/products.csv")]
    assert "'=1+1" in names
    (called,) = (row for row in rows(mapped, "data/producers.csv") if row["id"] == "htx-thu")
    assert called["phone"] == "+84 274 3822 124"


def test_a_workbook_has_a_sheet_for_each_kind_and_words_of_its_language(built: Built) -> None:
    for language, name, state in (
        ("vi", "Mật ong Thử", "Còn hiệu lực"),
        ("en", "Trial honey", "In"),
    ):
        path = f"data/catalogue.{language}.xlsx"
        book = load_workbook(io.BytesIO(built.files[path]))
        assert len(book.sheetnames) == 4
        first = book.worksheets[0]
        assert first.max_row == len(built.catalogue.entries) + 1
        cells = [str(cell.value) for line in first.iter_rows() for cell in line]
        assert name in cells
        assert any(text.startswith(state) for text in cells)
        assert all(cell.data_type != "f" for line in first.iter_rows() for cell in line)
    vi = load_workbook(io.BytesIO(built.files["data/catalogue.vi.xlsx"])).worksheets[0]
    assert HOSTILE in {cell.value for cell in vi["B"]}


def test_the_same_content_gives_the_same_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    made = [render_site(load_small(tmp_path_factory.mktemp("content"))) for _ in range(2)]
    first, second = (
        {path: data for path, data in site.files.items() if path.startswith("data/")}
        for site in made
    )
    assert first == second


def test_maps_are_made_where_coordinates_are_known(mapped: Built, built: Built) -> None:
    collection = json.loads(mapped.files["data/places.geojson"])
    assert collection["type"] == "FeatureCollection"
    (feature,) = collection["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [106.65, 10.98]}
    assert "mat-ong-thu" in feature["properties"]["products"]
    root = etree.fromstring(mapped.files["data/places.kml"])
    assert root.tag == f"{KML}kml"
    (mark,) = root.iter(f"{KML}Placemark")
    assert mark.findtext(f"{KML}name") == "Xã Mới"
    assert mark.findtext(f"{KML}Point/{KML}coordinates") == "106.65,10.98"
    names = [part.tag for part in mark]
    assert names.index(f"{KML}ExtendedData") < names.index(f"{KML}Point")
    assert not {"data/places.geojson", "data/places.kml"} & built.files.keys()
    assert "Chưa địa danh nào trong danh mục có tọa độ" in built.text("vi/du-lieu.html")


def test_a_place_on_the_map_opens_in_map_applications(mapped: Built, built: Built) -> None:
    links = mapped.pages["vi/dia-danh/xa-moi.html"].xpath("//main//a/@href")
    assert "geo:10.98,106.65" in links
    assert any("openstreetmap.org/?mlat=10.98&mlon=106.65" in link for link in links)
    assert not any("geo:" in str(page.xpath("//a/@href")) for page in built.pages.values())


@pytest.mark.parametrize("path", ["vi/du-lieu.html", "en/data.html"])
def test_the_page_lists_each_file_with_its_size(mapped: Built, path: str) -> None:
    page = mapped.pages[path]
    listed: dict[str, str] = {}
    for row in page.xpath("//section[@id='files']//tbody/tr"):
        link = mapped.follow(path, row.xpath("string(.//a/@href)"))[0]
        listed[link] = row.xpath("normalize-space(td[last()])")
    data = {name: file for name, file in mapped.files.items() if name.startswith("data/")}
    assert listed.keys() == {name for name in data if not name.endswith(".js")}
    for name, size in listed.items():
        assert abs(int(size.split()[0]) - len(data[name]) / 1000) <= 1
    fields = page.xpath("//section[@id='files']//details//code/text()")
    assert {"products", "status", "shelf_life_days", "phone", "latitude"} <= set(fields)
    assert page.xpath("//section[@id='files']//a[@href='https://example.vn/l']")


def test_the_markup_of_the_data_names_the_same_files(mapped: Built) -> None:
    thing = dataset(mapped)
    assert thing["license"] == "https://example.vn/l"
    assert thing["version"] == "1.0"
    for item in thing["distribution"]:
        assert item["@type"] == "DataDownload"
        path = item["contentUrl"].removeprefix("https://ocop.example.vn/")
        assert path in mapped.files
        assert item["encodingFormat"]
    assert len(thing["distribution"]) == 8


def dataset(built: Built) -> Mapping[str, Any]:
    page = built.pages["vi/du-lieu.html"]
    (text,) = page.xpath("//script[@type='application/ld+json']/text()")
    found: list[dict[str, Any]] = json.loads(text)["@graph"]
    return next(thing for thing in found if thing["@type"] == "Dataset")


def test_licence_goes_unsaid_where_the_settings_give_none(built: Built) -> None:
    assert "licence" not in document(built)
    assert "license" not in dataset(built)
    assert "chưa công bố giấy phép" in built.text("vi/du-lieu.html")
