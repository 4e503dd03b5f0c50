"""Single values as people write them in lists: stars, dates, telephone numbers, decisions.

Each function says what a cell means or raises ``Refused``; what was converted on the way comes
back as a remark. Nothing is taken for likely.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from ocop_site.catalogue.values import PartialDate
from ocop_site.desk.grids import Raw
from ocop_site.text import fold


class Refused(Exception):
    """A cell that is not taken over; ``key`` names the sentence that says why."""

    def __init__(self, key: str, **values: str) -> None:
        """Keep the key and what fills its sentence."""
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Stars:
    """A rating; ``count`` is ``None`` where only a potential five-star is told."""

    count: int | None
    potential: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, and the remark that it was read from something else."""

    date: PartialDate
    remark: str = ""


_SIGNS = re.compile(r"[★⭐*🌟]\ufe0f?")
_DIGIT_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5}
_LEAD = r"(?:(?:san pham|cac san pham|hang|dat|xep hang|ocop|chuan|dat chuan)\s+)*"
_NUMBER = r"(?P<count>\d|mot|hai|ba|bon|tu|nam)"
_RATING = re.compile(rf"{_LEAD}{_NUMBER}\s*(?:sao|\*|★|stars?)(?:\s+ocop)?")
_POTENTIAL = re.compile(
    r"\(?(?:(?:tiem nang|tn)\s+(?:dat\s+)?(?:5|nam)\s*(?:sao|\*)"
    r"|(?:5|nam)\s*(?:sao|\*)\s*\(?\s*tiem nang\)?)\)?"
)


def read_stars(value: Raw) -> Stars | None:
    """A rating: ``3*``, ``3 sao``, ``★★★``, ``Tiềm năng 5 sao``; ``None`` if it is none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return Stars(int(value)) if float(value).is_integer() else None
    text = " ".join(fold(str(value)).replace("⭐", "★").split()).strip(" .;:")
    potential = _POTENTIAL.search(text)
    if potential:
        text = (text[: potential.start()] + text[potential.end() :]).strip(" ,;()-–/")
        if not text:
            return Stars(None, potential=True)
    signs = re.sub(r"[\s☆]", "", text)
    if signs and not _SIGNS.sub("", signs):
        return Stars(len(_SIGNS.findall(signs)), bool(potential))
    if re.fullmatch(r"\d", text):
        return Stars(int(text), bool(potential))
    match = _RATING.fullmatch(text)
    if not match:
        return None
    count = match["count"]
    return Stars(_DIGIT_WORDS.get(count) or int(count), bool(potential))


_NOTHING = frozenset({"", "-", "--", "–", "—", "...", "…", "x", "khong", "khong co", "chua co",
                      "chua ro", "n/a", "na", "null", "none", "dang cap nhat", "0"})  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[ t]00:00(?::00)?)?")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: 00:00(?::00)?)?")
_LONG_DAY = re.compile(r"(\d{1,2}) thang (\d{1,2})(?:,)? nam (\d{4})")
_MONTH = re.compile(r"(?:thang )?(\d{1,2})(?:[/.-]| nam )(\d{4})")
_YEAR = re.compile(r"(?:nam )?(\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")
_EPOCH = datetime.date(1899, 12, 30)


def is_nothing(value: Raw) -> bool:
    """Whether a cell says that there is nothing to say."""
    return value is None or (isinstance(value, str) and fold(value).strip() in _NOTHING - {"0"})


def read_date(value: Raw) -> Dated:
    """A day, a month or a year: ``26/12/2023``, ``12/2023``, ``2023``, a date of a spreadsheet.

    Raises:
        Refused: for anything else.
    """
    if isinstance(value, datetime.date):  # a datetime is one too
        return _read_real_date(value)
    if isinstance(value, bool) or value is None:
        raise Refused("date-wrong", text=str(value))
    if isinstance(value, int | float):
        if not float(value).is_integer():
            raise Refused("date-wrong", text=str(value))
        return _read_number(int(value))
    text = re.sub(r"^ngay:? ", "", " ".join(fold(value).split()).strip(" .,;"))
    if text.isdecimal():
        return _read_number(int(text))
    if match := _ISO.fullmatch(text):
        return Dated(_make(match[1], match[2], match[3], value))
    if match := _DAY.fullmatch(text) or _LONG_DAY.fullmatch(text):
        if int(match[2]) > 12 >= int(match[1]):
            raise Refused("date-month-first", text=value)
        return Dated(_make(match[3], match[2], match[1], value))
    if match := _MONTH.fullmatch(text):
        return Dated(_make(match[2], match[1], None, value))
    if match := _YEAR.fullmatch(text):
        return Dated(_make(match[1], None, None, value))
    raise Refused("date-short-year" if _SHORT_YEAR.fullmatch(text) else "date-wrong", text=value)


def _read_real_date(value: datetime.date) -> Dated:
    day = datetime.date(value.year, value.month, value.day)
    serial = (day - _EPOCH).days
    if 1990 <= serial <= 2100:  # a year typed into a cell that shows dates
        return Dated(PartialDate(serial), "date-was-year")
    return Dated(_make(str(day.year), str(day.month), str(day.day), day.isoformat()))


def _read_number(value: int) -> Dated:
    if 1990 <= value <= 2100:
        return Dated(PartialDate(value))
    if 36_526 <= value <= 55_153:  # days of a spreadsheet, 2000 to 2050
        day = _EPOCH + datetime.timedelta(days=value)
        return Dated(PartialDate(day.year, day.month, day.day), "date-was-number")
    raise Refused("date-wrong", text=str(value))


def _make(year: str, month: str | None, day: str | None, shown: str) -> PartialDate:
    parts = [f"{int(year):04}", *(f"{int(part):02}" for part in (month, day) if part)]
    try:
        return PartialDate.parse("-".join(parts))
    except ValueError as error:
        raise Refused("date-none", text=shown) from error


_PHONE_PARTS = re.compile(r"\s*[;,/\n]\s*|\s+[-–]\s+|\s+hoặc\s+", re.IGNORECASE)


def read_phones(value: Raw) -> tuple[list[str], bool]:
    """Telephone numbers, and whether a leading zero that a spreadsheet dropped was put back."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        value = str(int(value))
    numbers, mended = [], False
    for part in _PHONE_PARTS.split(str(value)):
        number = " ".join(
            re.sub(
                r"^(?:ĐT|SĐT|Tel|DĐ|Điện thoại)\s*[:.]\s*", "", part.strip(), flags=re.IGNORECASE
            ).split()
        )
        if re.fullmatch(r"[2-9]\d{8}", number):
            number, mended = "0" + number, True
        if number:
            numbers.append(number)
    return numbers, mended


_DECISION = re.compile(
    r"(?P<number>\d+(?:\s*/\s*\d{4})?\s*/\s*(?P<kind>QĐ|QD|NQ|TB|GCN|CN)(?P<tail>[-–\w\s]*?[A-ZĐƯ\d])?)"
    r"(?=$|[\s,.;)(]|ngày)",
    re.IGNORECASE,
)
_DECISION_DATE = re.compile(
    r"ngày\s+(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})"
    r"|(?:^|[\s,(])(\d{1,2}/\d{1,2}/\d{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision's number, the date beside it if there is one, and a remark."""

    number: str
    date: PartialDate | None = None
    remark: str = ""


def read_decision(value: Raw) -> Decision:
    """``Quyết định số 3981/QĐ-UBND ngày 26/12/2023`` gives the number and the day."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return Decision(str(int(value)), remark="decision-odd")
    if isinstance(value, datetime.date):
        raise Refused("decision-is-date", text=value.strftime("%d/%m/%Y"))
    text = " ".join(str(value).split())
    match = _DECISION.search(text)
    dated = _DECISION_DATE.search(text)
    date = read_date(re.sub(r"\s*([/.-])\s*", r"\1", dated[1] or dated[2])).date if dated else None
    if not match:
        rest = re.sub(r"^(?:quyết định|qđ)\s*(?:số)?\s*[:.]?\s*", "", text, flags=re.IGNORECASE)
        return Decision(
            rest if not dated else rest[: rest.find(dated[0])].strip(" ,") or rest,
            date,
            "decision-odd",
        )
    number = re.sub(r"\s*([/–-])\s*", r"\1", match["number"]).replace("–", "-").strip()
    mended = re.sub(r"/qd(?=-|$)", "/QĐ", number, flags=re.IGNORECASE)
    return Decision(mended, date, "decision-mended" if mended != number else "")
