"""Values that records are made of: localized texts, dates of uneven precision, origins."""

from __future__ import annotations

import calendar
import datetime
import marshal
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import TypeVar

from ocop_site.problems import Position

FIRST_YEAR, LAST_YEAR = 1900, 2199
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
PathKey = tuple[str | int, ...]
T = TypeVar("T")


def slots_restored(cls: type[T]) -> type[T]:
    """Let a frozen dataclass with slots be unpickled fast.

    Python's own way asks for the fields of the class again for each of a hundred thousand values
    that a build reads back.
    """
    setters = tuple(getattr(cls, item.name).__set__ for item in fields(cls))  # type: ignore[arg-type]

    def restore(self: T, state: Sequence[object]) -> None:
        for put, value in zip(setters, state, strict=True):
            put(self, value)

    cls.__setstate__ = restore  # type: ignore[attr-defined]
    return cls


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text as it is shown: ``fallback`` says that it is not in the language asked for."""

    text: str
    language: str
    fallback: bool = False

    def __str__(self) -> str:
        """The text itself."""
        return self.text

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.text)


@slots_restored
@dataclass(frozen=True, slots=True)
class Localized:
    """A text in one or more languages, ordered by language code."""

    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, **texts: str) -> Localized:
        """Build from keyword arguments, ``Localized.of(vi="Mật ong", en="Honey")``."""
        return cls(tuple(sorted(texts.items())))

    def __bool__(self) -> bool:
        """Whether there is a text in any language."""
        return bool(self.values)

    def has(self, language: str) -> bool:
        """Whether there is a text in just this language."""
        return language in dict(self.values)

    def get(self, language: str, default_language: str = "vi") -> LocalText:
        """The text in ``language``, else in the default language, else in any; marked if so."""
        for code, text in self.values:
            if code == language:
                return LocalText(text, code)
        texts = dict(self.values)
        for code in (default_language, *sorted(texts)):
            if code in texts:
                return LocalText(texts[code], code, fallback=True)
        return LocalText("", language)


@slots_restored
@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day; ``0`` stands for not known."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, value: str) -> PartialDate:
        """Read ``2024``, ``2024-03`` or ``2024-03-26``.

        Raises:
            ValueError: with argument ``"form"`` for another form, ``"calendar"`` for a day
                that does not exist, ``"range"`` for a year that must be a slip.
        """
        match = _DATE.fullmatch(value.strip())
        if not match:
            raise ValueError("form")
        year, month, day = (int(part or 0) for part in match.groups())
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError("range")
        if match[2] is not None:
            try:
                datetime.date(year, month, day or 1)
            except ValueError:
                raise ValueError("calendar") from None
            if match[3] is not None and day == 0:
                raise ValueError("calendar")
        return cls(year, month, day)

    def __str__(self) -> str:
        """ISO 8601, as precise as it is known."""
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        if self.month:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}"

    @property
    def earliest(self) -> datetime.date:
        """The first day it can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """The last day it can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day ``months`` later, or the last day of that month if there is none."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    month += 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class Marks(Mapping[PathKey, tuple[int, int]]):
    """Line and column of each value of a record.

    Few are ever looked at, so a record that is kept between builds carries them packed.
    """

    __slots__ = ("_marks", "_packed")

    def __init__(self, marks: dict[PathKey, tuple[int, int]], packed: bytes = b"") -> None:
        """``packed`` holds the marks where ``marks`` is empty."""
        self._marks = marks
        self._packed = packed

    def __reduce__(self) -> tuple[type[Marks], tuple[dict[PathKey, tuple[int, int]], bytes]]:
        """For pickling: packed."""
        return Marks, ({}, self._packed or marshal.dumps(self._marks))

    def _unpacked(self) -> dict[PathKey, tuple[int, int]]:
        if self._packed:
            self._marks, self._packed = marshal.loads(self._packed), b""
        return self._marks

    def __getitem__(self, path: PathKey) -> tuple[int, int]:
        """Where the value at a path was written; raises ``KeyError``."""
        return self._unpacked()[path]

    def __iter__(self) -> Iterator[PathKey]:
        """The paths of all values."""
        return iter(self._unpacked())

    def __len__(self) -> int:
        """How many values were written."""
        return len(self._unpacked())


@slots_restored
@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was written: its file, and the place of each of its values."""

    file: str = ""
    marks: Mapping[PathKey, tuple[int, int]] = field(default_factory=dict)

    def has(self, *path: str | int) -> bool:
        """Whether a value was written here, even one that could not be read."""
        return path in self.marks

    def at(self, *path: str | int) -> Position:
        """The position of a value by its path, or of the nearest thing around it."""
        key: PathKey = path
        while key:
            if key in self.marks:
                return Position(self.file, *self.marks[key])
            key = key[:-1]
        return Position(self.file, *self.marks.get((), (0, 0)))
