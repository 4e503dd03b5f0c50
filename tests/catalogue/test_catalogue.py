"""The catalogue: what is computed for a day, and the indexes that pages and book are made of."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest

from ocop_site.catalogue.catalogue import Catalogue, load_catalogue, short_code
from ocop_site.catalogue.vocabulary import Basis, Status
from tests.support import AS_OF, SMALL, edited, load_small, write_catalogue


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return load_small(tmp_path_factory.mktemp("content"))


def product(key: str, name: str, **fields: str) -> str:
    """A thin product of the test's own; ``fields`` are added or replace the usual ones."""
    values = {
        "set": "fresh-produce",
        "recognitions": "[{stars: 3, date: 2024-03-15, source: bao-thu-1}]",
        **fields,
    }
    lines = [f"id: {key}", f"name: {{vi: {name}, en: {name}}}"]
    return "\n".join([*lines, *(f"{field}: {value}" for field, value in values.items()), ""])


def add(folder: Path, *products: tuple[str, str, dict[str, str]]) -> Catalogue:
    """The small catalogue with more products."""
    return load_small(
        folder,
        {f"products/{key}.yaml": product(key, name, **fields) for key, name, fields in products},
    )


def test_each_product_with_what_is_computed_for_the_day(small: Catalogue) -> None:
    found = {
        key: (entry.stars, entry.basis, entry.status, entry.printed, entry.number)
        for key, entry in small.entries.items()
    }
    assert found == {
        "buoi-thu": (3, Basis.INFERRED, Status.VALID, True, 1),
        "mat-ong-thu": (4, Basis.STATED, Status.VALID, True, 2),
        "muoi-thu": (3, Basis.STATED, Status.EXPIRED, False, 3),
        "non-la-thu": (None, Basis.NOT_STATED, Status.UNKNOWN, True, 4),
    }
    assert small.as_of == AS_OF
    assert small.languages == ("vi", "en")
    assert small.printed == ("buoi-thu", "mat-ong-thu", "non-la-thu")


def test_the_day_can_be_another_one(tmp_path: Path) -> None:
    earlier = load_small(tmp_path, as_of=datetime.date(2023, 1, 1))
    assert earlier.as_of == datetime.date(2023, 1, 1)
    assert earlier.entries["mat-ong-thu"].stars == 3
    assert earlier.entries["muoi-thu"].status is Status.VALID
    assert earlier.entries["muoi-thu"].printed
    assert earlier.rules.id == "d148-2023"


def test_products_stand_by_group_set_stars_and_alphabet(tmp_path: Path) -> None:
    catalogue = add(
        tmp_path,
        ("oi", "Ổi", {}),
        ("da", "Đào", {}),
        ("dua", "Dừa", {}),
        ("cam", "Cam", {"recognitions": "[{stars: 5, date: 2024}]"}),
        ("xoai", "Xoài", {"recognitions": "[{basis: not-stated, date: 2024}]"}),
        ("ruou", "Rượu", {"set": "white-spirits"}),
        ("thit", "Thịt", {"set": "fresh-animal-products"}),
        ("du-lich", "Vườn", {"set": "community-eco-tourism"}),
    )
    assert list(catalogue.entries) == [
        "cam",
        "buoi-thu",
        "dua",
        "da",
        "oi",
        "xoai",
        "thit",
        "mat-ong-thu",
        "muoi-thu",
        "ruou",
        "non-la-thu",
        "du-lich",
    ]
    assert [entry.number for entry in catalogue.entries.values()] == list(range(1, 13))


def test_products_by_group_and_set(small: Catalogue) -> None:
    assert small.by_group["food"] == ("buoi-thu", "mat-ong-thu", "muoi-thu")
    assert small.by_group["handicrafts"] == ("non-la-thu",)
    assert small.by_group["tourism"] == ()
    assert list(small.by_group) == [group.id for group in small.classification.groups]
    assert small.by_set["honey-other-raw"] == ("mat-ong-thu",)
    assert "tea-leaf" not in small.by_set


def test_products_by_producer_stars_and_status(small: Catalogue) -> None:
    assert dict(small.by_producer) == {
        "trai-thu": ("buoi-thu",),
        "htx-thu": ("mat-ong-thu", "muoi-thu"),
    }
    assert dict(small.by_stars) == {
        3: ("buoi-thu", "muoi-thu"),
        4: ("mat-ong-thu",),
        None: ("non-la-thu",),
    }
    assert dict(small.by_status) == {
        Status.VALID: ("buoi-thu", "mat-ong-thu"),
        Status.EXPIRED: ("muoi-thu",),
        Status.UNKNOWN: ("non-la-thu",),
    }


def test_a_product_is_found_under_old_and_new_places(small: Catalogue) -> None:
    assert dict(small.by_place) == {
        "xa-moi": ("buoi-thu", "mat-ong-thu", "muoi-thu"),
        "tinh-thu": ("buoi-thu", "mat-ong-thu", "muoi-thu"),
        "xa-cu": ("mat-ong-thu", "muoi-thu"),
        "huyen-cu": ("mat-ong-thu", "muoi-thu"),
    }


def test_places_before_and_after_the_reform(small: Catalogue) -> None:
    gazetteer = small.gazetteer
    assert [place.id for place in gazetteer.chain("xa-cu")] == ["xa-cu", "huyen-cu", "tinh-thu"]
    assert gazetteer.chain("nowhere") == ()
    assert [heir.place.id for heir in gazetteer.heirs("xa-cu")] == ["xa-moi"]
    assert gazetteer.heirs("huyen-cu") == ()
    assert [heir.place.id for heir in gazetteer.forerunners("xa-moi")] == ["xa-cu"]
    assert [place.id for place in gazetteer.inside("tinh-thu")] == ["huyen-cu", "xa-moi"]
    assert gazetteer.covering("xa-cu") == ("xa-cu", "huyen-cu", "tinh-thu", "xa-moi")
    assert gazetteer.covering("xa-moi") == ("xa-moi", "tinh-thu")
    assert gazetteer["xa-moi"].name.get("en").text == "New Commune"
    assert list(gazetteer.places) == ["huyen-cu", "tinh-thu", "xa-cu", "xa-moi"]


def test_a_village_answers_for_the_unit_it_lies_in(tmp_path: Path) -> None:
    village = "id: lang\nkind: craft-village\nname: {vi: Làng, en: Village}\nwithin: xa-cu\n"
    catalogue = load_small(
        tmp_path,
        {
            "places/lang.yaml": village,
            "products/buoi-thu.yaml": edited(
                "products/buoi-thu.yaml", "place: xa-moi", "place: lang"
            ),
        },
    )
    unit = catalogue.gazetteer.unit_of("lang")
    assert unit is not None
    assert unit.id == "xa-cu"
    assert "buoi-thu" in catalogue.by_place["xa-moi"]
    assert catalogue.gazetteer.unit_of("nowhere") is None


def test_kinds_and_events_of_products_and_places(small: Catalogue) -> None:
    assert [kind.id for kind in small.kinds_of("buoi-thu")] == ["loai-buoi"]
    assert small.kinds_of("muoi-thu") == ()
    assert [kind.id for kind in small.kinds_at("xa-moi")] == ["loai-buoi"]
    assert [event.id for event in small.events_at(["xa-moi"])] == ["cho-phien-thu"]
    assert small.events_at(["xa-cu"]) == ()


def test_related_products_come_nearest_first(tmp_path: Path) -> None:
    catalogue = add(
        tmp_path,
        ("mat-ong-hai", "Mật ong hai", {"set": "honey-other-raw", "place": "xa-moi"}),
        ("tra", "Trà", {"set": "tea-leaf", "producers": "[htx-thu]"}),
    )
    assert catalogue.related("mat-ong-thu") == ("muoi-thu", "tra", "mat-ong-hai", "buoi-thu")
    assert catalogue.related("mat-ong-thu", limit=2) == ("muoi-thu", "tra")
    assert catalogue.related("non-la-thu") == ()
    for key in catalogue.entries:
        assert key not in catalogue.related(key)


def test_events_stand_newest_first_and_undated_ones_last(tmp_path: Path) -> None:
    def event(key: str, name: str, start: str) -> str:
        date = f"start: {start}\n" if start else ""
        return f"id: {key}\nkind: fair\nname: {{vi: {name}, en: {name}}}\n{date}"

    catalogue = load_small(
        tmp_path,
        {
            "events/a.yaml": event("a", "Ă", ""),
            "events/b.yaml": event("b", "A", ""),
            "events/c.yaml": event("c", "C", "2025"),
            "events/d.yaml": event("d", "D", "2023-05-01"),
        },
    )
    assert list(catalogue.events) == ["c", "cho-phien-thu", "d", "b", "a"]


def test_chapters_stand_by_language_and_order(tmp_path: Path) -> None:
    front = "---\nid: {}\norder: {}\ntitle: T\n---\nText.\n"
    changes = {
        f"chapters/{key}.{language}.md": front.format(key, order)
        for key, order in (("loi-noi-dau", 1), ("ket", 90))
        for language in ("vi", "en")
    }
    catalogue = load_small(tmp_path, changes)
    for language in ("vi", "en"):
        keys = [chapter.id for chapter in catalogue.chapters[language]]
        assert keys == ["loi-noi-dau", "dat-nuoc", "ket"]
        assert {chapter.language for chapter in catalogue.chapters[language]} == {language}
    chapter = catalogue.chapters["vi"][1]
    assert chapter.body.startswith("## Ruộng vườn\n")
    assert SMALL["chapters/dat-nuoc.vi.md"].split("\n")[chapter.line - 1] == "## Ruộng vườn"


def test_a_chapter_may_be_only_its_front_matter(tmp_path: Path) -> None:
    text = "---\nid: ket\norder: 90\ntitle: T\n---"
    changes = {f"chapters/ket.{language}.md": text for language in ("vi", "en")}
    assert load_small(tmp_path, changes).chapters["vi"][1].body == ""


def test_translations_are_counted(tmp_path: Path, small: Catalogue) -> None:
    full = small.coverage
    assert full["vi"].total == full["en"].total == full["vi"].translated == full["en"].translated
    partly = load_small(
        tmp_path,
        {
            "producers/trai-thu.yaml": edited(
                "producers/trai-thu.yaml", "{vi: Trang trại Thử, en: Trial Farm}", "Trang trại Thử"
            )
        },
    ).coverage
    assert partly["vi"] == full["vi"]
    assert partly["en"] == dataclasses.replace(full["en"], translated=full["en"].translated - 1)


def test_without_languages_an_edition_is_vietnamese(tmp_path: Path) -> None:
    settings = edited("settings.yaml", "languages: [vi, en]\n", "")
    catalogue = load_small(tmp_path, {"settings.yaml": settings})
    assert catalogue.languages == ("vi",)
    assert list(catalogue.coverage) == ["vi"]


def test_short_codes_are_stable_and_of_their_own(small: Catalogue) -> None:
    assert short_code("mat-ong-thu") == small.entries["mat-ong-thu"].short == "XBRAG"
    codes = [short_code(f"san-pham-{number}") for number in range(1_000)]
    assert len(set(codes)) == len(codes)
    assert set("".join(codes)) <= set("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")
    assert {len(code) for code in codes} == {5}


def test_a_written_short_code_is_kept_and_may_not_be_taken_twice(tmp_path: Path) -> None:
    kept = edited("products/buoi-thu.yaml", "id: buoi-thu", "id: buoi-thu\nshort: ABCD")
    assert load_small(tmp_path, {"products/buoi-thu.yaml": kept}).entries["buoi-thu"].short == (
        "ABCD"
    )
    taken = kept.replace("ABCD", short_code("mat-ong-thu"))
    catalogue, _, problems = load_catalogue(
        write_catalogue(tmp_path, {"products/buoi-thu.yaml": taken})
    )
    assert catalogue is None
    assert [(item.code, str(item.position)) for item in problems] == [
        ("E204", "products/mat-ong-thu.yaml:1:5")
    ]


def test_lapsed_products_are_printed_only_on_request(tmp_path: Path) -> None:
    withdrawn = edited(
        "products/buoi-thu.yaml", "date: 2023", "date: 2023\n    withdrawn: 2025-01-01"
    )
    changes = {"products/buoi-thu.yaml": withdrawn}
    assert load_small(tmp_path / "a", changes).printed == ("mat-ong-thu", "non-la-thu")
    changes["settings.yaml"] = SMALL["settings.yaml"] + "print_lapsed: true\n"
    catalogue = load_small(tmp_path / "b", changes)
    assert catalogue.printed == ("buoi-thu", "mat-ong-thu", "muoi-thu", "non-la-thu")
    assert catalogue.entries["buoi-thu"].status is Status.WITHDRAWN


def test_a_product_without_a_certificate_is_never_printed(tmp_path: Path) -> None:
    fields = {"recognitions": "[{state: pending, date: 2025-05}]"}
    catalogue = load_small(
        tmp_path,
        {
            "products/tra.yaml": product("tra", "Trà", **fields),
            "settings.yaml": SMALL["settings.yaml"] + "print_lapsed: true\n",
        },
    )
    entry = catalogue.entries["tra"]
    assert (entry.status, entry.stars, entry.printed) == (Status.PENDING, None, False)
    assert entry.recognition is None
    assert entry.pending is entry.product.recognitions[0]
    assert "tra" not in catalogue.printed


def test_records_can_stand_in_one_list_file(tmp_path: Path) -> None:
    rows = "".join(
        f"- id: p{number}\n  name: {{vi: P, en: P}}\n  type: farm\n" for number in range(3)
    )
    catalogue = load_small(tmp_path, {"producers.yaml": rows})
    assert {"p0", "p1", "p2", "htx-thu"} <= set(catalogue.producers)
    assert catalogue.producers["p1"].origin.at("name").line == 5


def test_the_order_of_the_files_does_not_matter(tmp_path: Path, small: Catalogue) -> None:
    changes: dict[str, str | None] = {
        f"products/{index}/{Path(name).name}": SMALL[name]
        for index, name in enumerate(sorted(SMALL, reverse=True))
        if name.startswith("products/")
    }
    changes |= {name: None for name in SMALL if name.startswith("products/")}
    moved = load_small(tmp_path, changes)
    assert list(moved.entries) == list(small.entries)
    assert moved.by_place == small.by_place


def test_loading_twice_gives_the_same(tmp_path: Path) -> None:
    first, second = load_small(tmp_path), load_small(tmp_path)
    assert first == second
