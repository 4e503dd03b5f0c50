"""The list of certificates by urgency, and its calendar."""

from __future__ import annotations

import csv
import datetime
import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ocop_site.desk.calendar_file import write_calendar
from ocop_site.desk.due import Urgency, list_deadlines, list_due
from ocop_site.desk.due_forms import write_csv, write_text
from tests.desk.desk_support import run
from tests.support import edited, load_small, write_catalogue

HONEY = "products/mat-ong-thu.yaml"


def urgencies(
    tmp_path: Path, day: str, changes: dict[str, str | bytes | None] | None = None
) -> dict[str, tuple[Urgency, int | None]]:
    catalogue = load_small(tmp_path / day, changes, datetime.date.fromisoformat(day))
    return {item.entry.id: (item.urgency, item.days) for item in list_due(catalogue)}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        # The honey's certificate was issued on 15/3/2024 and ends on 15/3/2027.
        ("2026-09-16", None),
        ("2026-09-17", (Urgency.DUE, 179)),
        ("2026-11-15", (Urgency.DUE, 120)),
        ("2026-11-16", (Urgency.LATE, 119)),
        ("2027-03-15", (Urgency.LATE, 0)),
        ("2027-03-16", (Urgency.LAPSED, -1)),
    ],
)
def test_the_days_on_which_a_certificate_becomes_urgent(
    tmp_path: Path, day: str, expected: tuple[Urgency, int] | None
) -> None:
    assert urgencies(tmp_path, day).get("mat-ong-thu") == expected


def test_what_is_not_known_or_withdrawn_is_listed_too(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {
        HONEY: edited(HONEY, "    level: province\n", "    withdrawn: 2025-01-10\n"),
    }
    found = urgencies(tmp_path, "2025-06-30", changes)
    assert found["mat-ong-thu"] == (Urgency.WITHDRAWN, None)
    assert found["non-la-thu"] == (Urgency.UNKNOWN, None)
    assert found["muoi-thu"] == (Urgency.LAPSED, -385)
    assert "buoi-thu" not in found


def test_an_extended_certificate_counts_to_its_new_end(tmp_path: Path) -> None:
    new = "    level: province\n    extended_until: 2027-09-11\n"
    changes: dict[str, str | bytes | None] = {HONEY: edited(HONEY, "    level: province\n", new)}
    assert "mat-ong-thu" not in urgencies(tmp_path, "2027-03-10", changes)
    assert urgencies(tmp_path, "2027-09-01", changes)["mat-ong-thu"] == (Urgency.LATE, 10)


def test_the_most_urgent_stand_first(tmp_path: Path) -> None:
    catalogue = load_small(tmp_path, as_of=datetime.date(2026, 11, 20))
    assert [item.urgency for item in list_due(catalogue)] == [
        Urgency.LAPSED,
        Urgency.LATE,
        Urgency.UNKNOWN,
        Urgency.UNKNOWN,
    ]
    text = write_text(list_due(catalogue), catalogue.as_of, "vi")
    assert text.startswith("Giấy chứng nhận OCOP tại ngày 20/11/2026\n\nĐã hết hạn (1)\n")
    assert "15/03/2027  còn 115 ngày  4★  Mật ong Thử" in text
    assert "01/01/2026 – 31/12/2026" in text


def test_nothing_to_do_is_said(tmp_path: Path) -> None:
    gone = ("products/non-la-thu.yaml", "products/muoi-thu.yaml", "products/buoi-thu.yaml")
    changes: dict[str, str | bytes | None] = dict.fromkeys(gone)
    for name in ("kinds/loai-buoi.yaml", "events/cho-phien-thu.yaml"):
        changes[name] = None
    catalogue = load_small(tmp_path, changes)
    assert list_due(catalogue) == ()
    assert "Không có giấy chứng nhận nào" in write_text((), catalogue.as_of, "vi")


def test_the_table_for_spreadsheets(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {
        HONEY: edited(HONEY, "vi: Mật ong Thử", "vi: =SUM(A1)"),
    }
    catalogue = load_small(tmp_path, changes, datetime.date(2026, 11, 20))
    data = write_csv(list_due(catalogue), "vi")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0][:4] == ["Tình trạng", "Còn (ngày)", "Hết hạn", "Sản phẩm"]
    honey = next(row for row in rows if row[-1] == "mat-ong-thu")
    assert honey[1:5] == ["115", "15/03/2027", "'=SUM(A1)", "4"]
    assert honey[5:10] == [
        "Hợp tác xã Thử",
        "Xã Cũ",
        "100/QĐ-UBND",
        "15/03/2024",
        "0274 3822 124",
    ]
    salt = next(row for row in rows if row[-1] == "muoi-thu")
    assert salt[1] == "-893"


def test_the_calendar_follows_the_standard_and_never_changes(tmp_path: Path) -> None:
    catalogue = load_small(tmp_path)
    deadlines = list_deadlines(catalogue)
    data = write_calendar(deadlines, catalogue.as_of, "ocop.example.vn", "Hạn, tất cả", "vi")
    assert data == write_calendar(
        list_deadlines(catalogue), catalogue.as_of, "ocop.example.vn", "Hạn, tất cả", "vi"
    )
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    text = data.decode().replace("\r\n ", "")
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "X-WR-CALNAME:Hạn\\, tất cả\r\n" in text
    events = re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT\r\n", text, re.DOTALL)
    assert len(events) == len(deadlines) == 6
    days = [re.search(r"DTSTART;VALUE=DATE:(\d+)", event)[1] for event in events]  # type: ignore[index]
    assert days == ["20250705", "20250903", "20260101", "20260916", "20261115", "20270315"]
    uids = re.findall(r"UID:(\S+)@ocop\.example\.vn", text)
    assert len(set(uids)) == 6
    assert text.count("DTSTAMP:20250630T000000Z\r\n") == 6
    assert "SUMMARY:Hạn cuối nộp hồ sơ đánh giá lại: Mật ong Thử\r\n" in text
    assert "Ngày công nhận không rõ đủ\\;" in events[0]
    assert "Ngày công nhận không rõ đủ" not in events[3]


def test_one_command_in_every_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = write_catalogue(tmp_path / "content")
    assert run("due", "--as-of", "2026-11-20", "--messages", "en", content=content) == 0
    assert "Lapsed (1)" in capsys.readouterr().out
    for name, start in (
        ("a.csv", b"\xef\xbb\xbf"),
        ("a.ics", b"BEGIN:VCALENDAR"),
        ("a.txt", "Giấy".encode()),
        ("a.xlsx", b"PK"),
    ):
        path = tmp_path / name
        assert run("due", str(path), content=content) == 0
        assert path.read_bytes().startswith(start)
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[1]][:2] == ["Tình trạng", "Còn (ngày)"]
    assert run("due", "--format", "ics", content=content) == 0
    assert capsys.readouterr().out.rstrip().endswith("END:VCALENDAR")
    assert run("due", str(tmp_path / "a.pdf"), content=content) == 2
    assert run("due", "--format", "xlsx", content=content) == 2
    (content / "settings.yaml").unlink()
    assert run("due", content=content) == 1


def test_a_calendar_that_was_written_counts_its_days(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_catalogue(tmp_path / "content")
    path = tmp_path / "han.ics"
    assert run("due", str(path), "--as-of", "2025-06-30", content=content) == 0
    said = capsys.readouterr().out
    days = path.read_text("utf-8").count("BEGIN:VEVENT")
    assert f"{days} mốc thời gian của 2 giấy chứng nhận" in said
