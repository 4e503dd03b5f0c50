"""Files that are not what they should be: a clear reason, nothing written, memory bounded."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ocop_site.desk import intake
from ocop_site.desk.grids import IntakeProblem
from ocop_site.desk.import_words import REASONS
from ocop_site.desk.intake import read_grids
from ocop_site.desk.old_excel import read_old_excel
from tests.desk.department_list import write_department_list
from tests.desk.desk_support import export, make_archive, run, text_row
from tests.support import PROJECT, tree, write_catalogue

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
OLD = Path(__file__).parent / "data/danh-sach-2020.xls"
ROWS = text_row(1, ["Tên sản phẩm", "Số sao"]) + text_row(2, ["Gạo", "3"])


def zipped(entries: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def flagged(data: bytes) -> bytes:
    """An archive whose entries claim to be encrypted."""
    out = bytearray(data)
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        out[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 4)
    return bytes(out)


FILES = {
    "damaged": ("a.xlsx", make_archive(ROWS)[:700], "unreadable"),
    "garbage": ("a.xlsx", b"PK\x03\x04" + b"x" * 100, "unreadable"),
    "not XML": ("a.xlsx", make_archive("<row"), "unreadable"),
    "a picture": ("a.xlsx", b"\x89PNG\r\n", "not-a-list"),
    "a document": ("a.docx", zipped({"word/document.xml": b"<a/>"}), "not-a-list"),
    "OpenDocument": ("a.ods", zipped({"content.xml": b"<a/>"}), "other-format"),
    "binary workbook": ("a.xlsb", zipped({"xl/workbook.bin": b"x"}), "other-format"),
    "macros": ("a.xlsm", make_archive(ROWS, {"xl/vbaProject.bin": b"x"}), "macros"),
    "password": ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected"),
    "encrypted entries": ("a.xlsx", flagged(make_archive(ROWS)), "protected"),
    "old, with macros": (
        "a.xls", OLE + "Workbook_VBA_PROJECT".encode("utf-16-le"), "macros",
    ),
    "old, of another kind": ("a.xls", OLE + "WordDocument".encode("utf-16-le"), "not-a-list"),
    "old, emptied": ("a.xls", OLE + b"x" * 3000, "not-a-list"),
    "bomb": ("a.xlsx", make_archive(ROWS, {"xl/media/a": b"\0" * 20_000_000}), "bomb"),
    "many entries": (
        "a.xlsx", make_archive(ROWS, {f"xl/{n}": b"" for n in range(2001)}), "bomb",
    ),
    "entities": (
        "a.xlsx",
        make_archive(ROWS, {"xl/styles.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}),
        "unreadable",
    ),
    "no sheet of products": ("a.xlsx", make_archive(text_row(1, ["a", "b"])), "no-heading"),
    "empty": ("a.csv", b"", "no-heading"),
    "zeros": ("a.csv", b"a,b\0c\n", "unreadable"),
    "open quote": ("a.csv", b'a,"b\n', "unreadable"),
    "half UTF-16": ("a.csv", b"\xff\xfea\0b", "unreadable"),
    "wide": ("a.csv", b"," * 300, "too-many-columns"),
    "another version": ("a.csv", b"ocop:99:products:id,_state\nx,y\n", "version"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    content = write_catalogue(tmp_path / "content")
    before = tree(content)
    file, data, reason = FILES[name]
    path = tmp_path / file
    path.write_bytes(data)
    for language in ("vi", "en"):
        arguments = ["import", str(path), "--write", "--messages", language]
        assert run(*arguments, content=content) == 1
        said = capsys.readouterr().err
        assert REASONS[reason][language].split("{")[0] in said
        assert "Traceback" not in said
    assert tree(content) == before


@pytest.mark.parametrize("reason", REASONS)
def test_a_refusal_says_what_to_do(reason: str) -> None:
    """What is wrong, and behind it what to do about it."""
    for language in ("vi", "en"):
        said, _, remedy = REASONS[reason][language].partition(";")
        assert len(said) > 10 or reason == "no-heading"
        assert len(remedy) > 10 or ":" in said


def test_missing_files_and_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = write_catalogue(tmp_path / "content")
    assert run("import", str(tmp_path / "no.xlsx"), content=content) == 1
    assert run("import", str(tmp_path), content=content) == 1
    assert run("import", str(OLD), content=tmp_path / "nowhere") == 2
    assert "--new" in capsys.readouterr().err
    assert run("import", str(OLD), "--new", "Tỉnh A", content=tmp_path / "nowhere") == 2
    assert "--as-of" in capsys.readouterr().err
    new = ["--new", "Tỉnh A", "--as-of", "2026-01-01"]
    assert run("import", str(OLD), *new, content=content) == 2


def test_only_one_sheet_when_it_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_catalogue(tmp_path / "content")
    path = export(content, tmp_path / "a.xlsx")
    assert run("import", str(path), "--sheet", "Chủ thể", content=content) == 0
    assert run("import", str(path), "--sheet", "Chủ", content=content) == 1
    assert "Sản phẩm, Các lần công nhận, Chủ thể" in capsys.readouterr().err


def test_fifty_thousand_rows_stay_in_bounded_memory(tmp_path: Path) -> None:
    """The reading stops at the bound; a child with little memory to spare must get that far."""
    rows = "".join(text_row(number, ["Sản phẩm", "HTX"]) for number in range(1, 50_001))
    path = tmp_path / "a.xlsx"
    path.write_bytes(make_archive(rows))
    script = (
        "import resource, sys\nfrom pathlib import Path\n"
        "from ocop_site.desk.grids import IntakeProblem\n"
        "from ocop_site.desk.intake import read_grids\n"
        "resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000))\n"
        "try:\n    read_grids(Path(sys.argv[1]))\n"
        "except IntakeProblem as problem:\n    print(problem.reason)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
    )
    assert (done.stdout, done.stderr) == ("too-many-rows\n", "")


def test_a_lone_cell_far_out_costs_nothing(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    path = tmp_path / "a.xlsx"
    path.write_bytes(make_archive(ROWS + far))
    assert [number for number, _ in read_grids(path)[0].rows] == [1, 2]


def test_a_long_csv_is_cut_off_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MAX_ROWS", 3)
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" * 5)
    with pytest.raises(IntakeProblem, match="too-many-rows"):
        read_grids(path)


@pytest.mark.parametrize("seed", range(12))
def test_damaged_workbooks_never_end_in_a_crash(tmp_path: Path, seed: int) -> None:
    import random

    chance = random.Random(seed)
    path = tmp_path / "a.xlsx"
    if seed == 0:
        write_department_list(path)
    else:
        path.write_bytes(make_archive(ROWS))
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 4, 30])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)
    assert outcome(path) in {"read", *REASONS}


def outcome(path: Path) -> str:
    try:
        read_grids(path)
    except IntakeProblem as problem:
        return problem.reason
    return "read"


def test_the_child_that_reads_old_workbooks_may_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(read_old_excel(OLD.read_bytes())[0].rows) == 5
    data = bytearray(OLD.read_bytes())
    data[512:600] = b"\xff" * 88
    with pytest.raises(IntakeProblem, match="unreadable"):
        read_old_excel(bytes(data))
