"""Values become typed by the declared schema; each record remembers where they stand."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator

import pytest

from ocop_site.catalogue.loader import KINDS, read_records
from ocop_site.catalogue.models import Chapter, Place, Producer, Product
from ocop_site.catalogue.reader import Reader, example_of, suggest
from ocop_site.catalogue.schema import Field, Kind, fields_of
from ocop_site.catalogue.settings import Settings
from ocop_site.catalogue.source import parse_yaml
from ocop_site.catalogue.values import Localized, PartialDate
from ocop_site.catalogue.vocabulary import Basis, ProducerType, RecognitionState
from ocop_site.problems import Problem
from tests.support import SMALL, line_of

HONEY = "products/mat-ong-thu.yaml"


def read(relative: str, text: str) -> tuple[object, tuple[Problem, ...]]:
    """The only record of a file, and the problems found in it."""
    records, problems = read_records(relative, text)
    assert len(records) == 1
    return records[0], problems


def read_product(text: str) -> Product:
    record, problems = read("products/mat-ong-thu.yaml", text)
    assert isinstance(record, Product)
    assert [item for item in problems if item.code != "W302"] == []
    return record


def read_place(extra: str) -> tuple[Place, list[str]]:
    record, problems = read("places/xa.yaml", f"id: xa\nkind: commune\nname: Xã\n{extra}")
    assert isinstance(record, Place)
    return record, [item.code for item in problems]


def test_a_product_is_read_with_the_types_of_its_fields() -> None:
    product = read_product(SMALL[HONEY])
    assert product.id == "mat-ong-thu"
    assert product.name == Localized.of(vi="Mật ong Thử", en="Trial honey")
    assert product.producers == ("htx-thu",)
    assert [item.stars for item in product.recognitions] == [4, 3]
    assert product.recognitions[0].date == PartialDate(2024, 3, 15)
    assert product.recognitions[1].date == PartialDate(2021, 2)
    assert product.recognitions[0].state is RecognitionState.RECOGNISED
    assert product.recognitions[0].basis is Basis.STATED
    assert product.packs[0].price == 120000
    assert product.certificates[0].number == "012345"
    assert product.hs_code == "0409.00"


def test_every_value_of_a_record_knows_its_line() -> None:
    product = read_product(SMALL[HONEY])
    text = SMALL[HONEY]
    places: dict[tuple[str | int, ...], str] = {
        ("name", "en"): "name: {vi",
        ("producers", 0): "producers:",
        ("summary", "en"): "  en: Honey taken",
        ("facts", 0, "source", 0): "    source: bao-thu-1",
        ("recognitions", 0, "stars"): "stars: 4",
        ("recognitions", 1, "date"): "date: 2021-02",
        ("packs", 0, "price"): "price: 120000",
    }
    for path, part in places.items():
        assert product.origin.at(*path).line == line_of(text, part), path
    assert product.origin.at("recognitions", 0, "expires").line == line_of(text, "- stars: 4")
    assert product.origin.at("experience").line == 1
    assert product.origin.has("packs", 0, "price")
    assert not product.origin.has("experience")


def test_places_count_the_entries_that_could_be_read() -> None:
    node, _ = parse_yaml("p.yaml", "id: a\nname: A\nset: b\nproducers: [[x], htx]\n")
    assert node is not None
    product = Reader("p.yaml", []).read(Product, node)
    assert product.producers == ("htx",)
    assert product.origin.at("producers", 0).column == len("producers: [[x], ") + 1


def test_a_list_may_be_written_as_its_only_entry() -> None:
    record, problems = read(
        "producers/a.yaml", "id: a\nname: A\ntype: farm\nphone: 0274 3822 123\n"
    )
    assert isinstance(record, Producer)
    assert record.phone == ("0274 3822 123",)
    assert problems == ()


def test_keys_left_empty_are_as_if_they_were_not_there() -> None:
    record, problems = read(
        "producers/a.yaml", "id: a\nname: A\ntype: farm\nplace:\nphone:\nfacts: []\n"
    )
    assert isinstance(record, Producer)
    assert (record.place, record.phone, record.facts, problems) == ("", (), (), ())


def test_a_bare_text_is_vietnamese() -> None:
    record, _ = read("producers/a.yaml", "id: a\nname: Hợp tác xã  Một\ntype: cooperative\n")
    assert isinstance(record, Producer)
    assert record.name == Localized.of(vi="Hợp tác xã Một")
    assert record.type is ProducerType.COOPERATIVE


def test_markdown_keeps_its_lines_and_other_texts_do_not() -> None:
    text = "summary: |\n  một\n\n  hai\nstory: |\n  một\n\n  hai\n"
    product = read_product(
        SMALL[HONEY].split("summary:")[0] + text + "recognitions: [{stars: 3}]\n"
    )
    assert product.summary.get("vi").text == "một hai"
    assert product.story.get("vi").text == "một\n\nhai"


@pytest.mark.parametrize(
    ("written", "year", "month", "day"),
    [("2024", 2024, 0, 0), ("2024-05", 2024, 5, 0), ("2024-05-01", 2024, 5, 1)],
)
def test_a_date_is_as_precise_as_it_is_written(
    written: str, year: int, month: int, day: int
) -> None:
    place, codes = read_place(f"since: {written}\n")
    assert codes == []
    assert place.since == PartialDate(year, month, day)
    assert str(place.since) == written


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("31/12/2024", "2024-12-31"),
        ("1.7.2025", "2025-07-01"),
        ("12/31/2024", "2024-12-31"),
        ("5/2024", "2024-05"),
        ("2024/5/1", "2024-05-01"),
        ("2024-5", "2024-05"),
        ("ngày 1 tháng 7 năm 2025", "2025-07-01"),
        ("tháng 7 năm 2025", "2025-07"),
        ("31/02/2024", "2024-05-01"),
        ("hôm qua", "2024-05-01"),
    ],
)
def test_a_date_in_another_form_is_shown_as_it_should_be_written(written: str, meant: str) -> None:
    _, problems = read("places/xa.yaml", f"id: xa\nkind: commune\nname: Xã\nsince: {written}\n")
    assert [item.code for item in problems] == ["E107"]
    assert meant in problems[0].hint("vi")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("120.000", "120000"),
        ("1.250.000", "1250000"),
        ("120 000", "120000"),
        ("120,000 đồng", "120000"),
        ("120000đ", "120000"),
        ("4 sao", "4"),
        ("12.5", "120000"),
        ("nhiều", "120000"),
        ("9" * 30, "9" * 30),
    ],
)
def test_a_number_in_another_form_is_never_guessed(written: str, meant: str) -> None:
    text = f"packs:\n  - size: Hũ\n    price: {written}\n"
    _, problems = read(HONEY, SMALL[HONEY].split("certificates:")[0] + text)
    assert [item.code for item in problems] == ["E104"]
    assert f"write {meant}," in problems[0].hint("en")


@pytest.mark.parametrize("written", ["true", "yes", "có", "Đúng", "TRUE"])
def test_yes_is_said_in_several_ways(written: str) -> None:
    text = SMALL[HONEY].replace("set:", f"name_translated: {written}\nset:")
    assert read_product(text).name_translated


@pytest.mark.parametrize(
    "written",
    [
        "https://htx.example.vn/a?b=c#d",
        "http://htx.example.vn",
        "https://xn--nh-tsa.example.vn/",
        "https://htx.example.vn/đường-dẫn",
    ],
)
def test_web_addresses(written: str) -> None:
    assert read_place(f"website: {written}\n")[1] == []


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//htx.example.vn/",
        "/htx",
        "ftp://htx.example.vn/",
        "https://",
        "https://localhost/",
        "'https://htx.example.vn/\"onclick=x'",
        "https://htx.example.vn/ x",
        "'https://[htx.example.vn'",
        "HTTPS:htx.example.vn",
    ],
)
def test_what_is_no_web_address(written: str) -> None:
    assert read_place(f"website: {written}\n")[1] == ["E109"]


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("bao-thu-1", []),
        ("https://bao.example.vn/1", []),
        ("javascript://bao.example.vn/%0aalert(1)", ["E109"]),
        ("Báo Thử", ["E110"]),
    ],
)
def test_a_source_is_an_id_or_a_web_address(written: str, codes: list[str]) -> None:
    assert read_place(f'sources: ["{written}"]\n')[1] == codes


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("0274 3822 123", []),
        ("+84 274 3822 123", []),
        ("(0274) 3822.123", []),
        ("1900-1234", []),
        ("0274", ["E117"]),
        ("gọi anh Ba", ["E117"]),
        ("0274 3822 123 <script>", ["E117"]),
    ],
)
def test_telephone_numbers(written: str, codes: list[str]) -> None:
    text = f'id: a\nname: A\ntype: farm\nphone: "{written}"\n'
    assert [item.code for item in read("producers/a.yaml", text)[1]] == codes


@pytest.mark.parametrize(
    ("written", "near"),
    [("producter", "producers"), ("recognition", "recognitions"), ("nam", "name"), ("zzz", "")],
)
def test_what_was_probably_meant(written: str, near: str) -> None:
    assert suggest(written, fields_of(Product)) == near


def _declared() -> Iterator[tuple[str, Field]]:
    waiting: list[type] = [Settings, Chapter, *(record for record, _ in KINDS.values())]
    seen: set[type] = set()
    while waiting:
        record = waiting.pop()
        if record not in seen:
            seen.add(record)
            for name, spec in fields_of(record).items():
                yield f"{record.__name__}.{name}", spec
                if spec.record:
                    waiting.append(spec.record)


DECLARED = dict(_declared())


@pytest.mark.parametrize("name", DECLARED)
def test_a_declared_field_tells_people_what_it_is(name: str) -> None:
    spec = DECLARED[name]
    assert spec.label["vi"]
    assert spec.label["en"]
    assert bool(spec.help["vi"]) == bool(spec.help["en"])
    if spec.pattern:
        assert re.fullmatch(spec.pattern, spec.example), "the example does not fit the pattern"
    if spec.required:
        assert example_of(spec) != "…", "the message of a missing field has nothing to show"
    assert (spec.kind is Kind.RECORD) == (spec.record is not None)
    assert (spec.kind is Kind.REFERENCE) == bool(spec.target)
    assert (spec.kind is Kind.CHOICE) == (spec.choices is not None)
    if spec.choices:
        assert issubclass(spec.choices, enum.Enum)


@pytest.mark.parametrize("name", [name for name, spec in DECLARED.items() if spec.example])
def test_the_example_of_a_field_is_right_by_its_own_rules(name: str) -> None:
    spec = DECLARED[name]
    node, problems = parse_yaml("example.yaml", f"{spec.name}: {spec.example}\n")
    assert node is not None
    assert problems == []
    reader = Reader("example.yaml", [])
    value = reader._field(spec, node.items[0], (spec.name,))
    assert value is not None
    # The dots of a record's example stand for what is left out.
    assert [item.code for item in reader.problems if item.values.get("value") != "…"] == []
