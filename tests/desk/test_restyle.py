"""Files that a form saved: what it changed is taken over, what people wrote stays."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import yaml

from ocop_site.cli import main
from ocop_site.desk.restyle import restyle
from tests.support import SMALL, edit, write_catalogue

NAME = "products/mat-ong-thu.yaml"
COMMENTED = SMALL[NAME].replace(
    "set: honey-other-raw\n", "# Bộ theo phụ lục.\nset: honey-other-raw  # đã rà\n"
)


def as_a_form_saves(text: str, *, empty: bool = True) -> str:
    """What a form makes of a file: all it knows, sorted, without comments, with empty fields."""
    data = yaml.load(text, Loader=yaml.BaseLoader)
    if empty:
        data |= {"code": "", "awards": [], "items": "1", "name_translated": "false", "storage": {}}
    data["sources"] = list(data["sources"])
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=True, width=60)


def test_what_was_not_changed_stays_byte_for_byte() -> None:
    assert restyle(NAME, as_a_form_saves(COMMENTED), COMMENTED) == COMMENTED


def test_one_changed_field_changes_its_line() -> None:
    saved = as_a_form_saves(COMMENTED).replace("Trial honey", "Golden honey")
    wanted = COMMENTED.replace("en: Trial honey", "en: Golden honey")
    assert restyle(NAME, saved, COMMENTED) == wanted


def test_to_restyle_twice_changes_nothing() -> None:
    saved = as_a_form_saves(COMMENTED).replace("Trial honey", "Golden honey")
    once = restyle(NAME, saved, COMMENTED)
    assert restyle(NAME, once, once) == once
    new = restyle(NAME, saved, None)
    assert restyle(NAME, new, None) == new


def test_a_new_file_is_written_in_the_declared_order() -> None:
    made = restyle(NAME, as_a_form_saves(SMALL[NAME]), None)
    assert made.startswith("id: mat-ong-thu\nname:\n  vi: Mật ong Thử\n  en: Trial honey\n")
    assert "items" not in made
    assert 'number: "012345"' in made
    assert yaml.load(made, Loader=yaml.BaseLoader)["recognitions"][0]["stars"] == "4"


def test_truth_and_numbers_are_written_without_quotes() -> None:
    """As people write them, and as an editor with the schema asks for them."""
    place = "places/xa-thu.yaml"
    text = "id: xa-thu\nkind: commune\nname: {vi: Xã Thử}\nlatitude: 11.25\nlongitude: 106.5\n"
    assert "\nlatitude: 11.25\nlongitude: 106.5\n" in restyle(place, text, None)
    saved = SMALL[NAME].replace("set: honey", "name_translated: true\nitems: 3\nset: honey")
    for old in (None, SMALL[NAME]):
        made = restyle(NAME, saved, old)
        assert "\nname_translated: true\n" in made
        assert "\nitems: 3\n" in made


@pytest.mark.parametrize(
    ("written", "saved"),
    [
        ('hs_code: "0409.00"', "hs_code: 409"),
        ("hs_code: 0409.00", "hs_code: 409.0"),
        ('    number: "012345"', "    number: 12345"),
        ("    date: 2024-03-15", "    date: 2024-03-15T00:00:00.000Z"),
        ("    source: bao-thu-2\ncertificates", "    source: [bao-thu-2]\ncertificates"),
    ],
)
def test_what_a_form_turns_into_numbers_and_lists_is_as_it_was(written: str, saved: str) -> None:
    old = SMALL[NAME]
    if written not in old:
        old = old.replace('hs_code: "0409.00"', written)
    found = written if written in old else ""
    changed = old.replace(found, saved, 1) if found else old
    assert restyle(NAME, changed, old) == old


def test_chapters_keep_their_text_and_get_their_front_matter() -> None:
    name = next(path for path in SMALL if path.endswith(".vi.md"))
    old = SMALL[name]
    title = next(line for line in old.splitlines() if line.startswith("title: "))
    saved = old.replace(title, "title: 'Tên mới'")
    assert restyle(name, saved, old).splitlines()[:1] == ["---"]
    assert "title: Tên mới" in restyle(name, saved, old)
    assert restyle(name, old, old).rpartition("---")[2].strip() == old.rpartition("---")[2].strip()


def test_a_list_of_records_keeps_the_lines_of_those_that_stay() -> None:
    old = SMALL["sources.yaml"].replace("- id: bao-thu-2", "# Danh sách của tỉnh.\n- id: bao-thu-2")
    items = yaml.load(old, Loader=yaml.BaseLoader)
    items[0]["title"] = ""
    items[1]["date"] = "2023-12-01"
    items.append({"publisher": "Báo Mới", "id": "bao-moi", "url": ""})
    saved = yaml.safe_dump(items, allow_unicode=True)
    wanted = old.replace("date: 2023-12\n", "date: 2023-12-01\n")
    wanted += "- id: bao-moi\n  publisher: Báo Mới\n"
    assert restyle("sources.yaml", saved, old) == wanted
    assert restyle("sources.yaml", wanted, wanted) == wanted


def test_a_file_with_mistakes_is_left_to_the_check() -> None:
    broken = "id: a\nid: b\n"
    assert restyle(NAME, broken, SMALL[NAME]) == broken


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A content folder under git, with a product that holds comments."""
    content = write_catalogue(tmp_path / "content")
    (content / NAME).write_text(COMMENTED)
    git = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@example.vn"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "one"]):
        subprocess.run([*git, *arguments], check=True)
    return content


def test_fmt_restores_what_a_commit_of_the_form_lost(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = as_a_form_saves(COMMENTED, empty=False).replace("Trial honey", "Golden honey")
    (repository / NAME).write_text(saved)
    options = ["--content", str(repository), "--messages", "en"]
    assert main(["check", *options]) == 0
    assert main(["fmt", "--since", "HEAD", "--check", *options]) == 1
    assert (repository / NAME).read_text() == saved
    assert main(["fmt", "--since", "HEAD", *options]) == 0
    wanted = COMMENTED.replace("en: Trial honey", "en: Golden honey")
    assert (repository / NAME).read_text() == wanted
    assert main(["fmt", "--since", "HEAD", "--check", *options]) == 0
    assert main(["check", *options]) == 0
    assert "Traceback" not in capsys.readouterr().err


def test_fmt_leaves_comments_alone_and_knows_its_revisions(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--content", str(repository)]
    assert main(["fmt", NAME, *options]) == 0
    assert (repository / NAME).read_text() == COMMENTED
    assert "--since" in capsys.readouterr().err
    assert main(["fmt", "--since", "không-có", *options]) == 2
    assert "không-có" in capsys.readouterr().err
    assert main(["fmt", *options]) == 2
    edit(repository / "products/buoi-thu.yaml", "place: xa-moi\n", "")
    (repository / "products/buoi-thu.yaml").open("a").write("place: xa-moi\n")
    assert main(["fmt", "products/buoi-thu.yaml", *options]) == 0
    text = (repository / "products/buoi-thu.yaml").read_text()
    assert text.index("place:") < text.index("recognitions:")
