"""What a selection is made of: its fields and signs, and an expression once it is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ocop_site.text import fold

Sign = Literal["=", "!=", ">=", "<=", ">", "<", "~"]
Field = Literal[
    "stars",
    "group",
    "set",
    "place",
    "producer",
    "status",
    "certificate",
    "market",
    "year",
    "id",
    "name",
]
Feature = Literal[
    "photo",
    "story",
    "summary",
    "certificate",
    "market",
    "pack",
    "price",
    "hs-code",
    "shelf-life",
    "capacity",
    "minimum-order",
    "phone",
    "website",
]

# Fields and features with other words for them, folded.
FIELDS: Mapping[Field, tuple[str, ...]] = {
    "stars": ("sao", "hang"),
    "group": ("nhom",),
    "set": ("bo",),
    "place": ("noi", "dia-danh"),
    "producer": ("chu-the",),
    "status": ("tinh-trang",),
    "certificate": ("chung-nhan",),
    "market": ("thi-truong",),
    "year": ("nam",),
    "id": ("ma",),
    "name": ("ten",),
}
FEATURES: Mapping[Feature, tuple[str, ...]] = {
    "photo": ("photos", "anh"),
    "story": ("cau-chuyen",),
    "summary": ("tom-tat",),
    "certificate": ("certificates", "chung-nhan"),
    "market": ("markets", "thi-truong"),
    "pack": ("packs", "quy-cach"),
    "price": ("gia",),
    "hs-code": ("hs",),
    "shelf-life": ("han-dung",),
    "capacity": ("san-luong",),
    "minimum-order": ("moq", "don-toi-thieu"),
    "phone": ("dien-thoai",),
    "website": ("trang-mang",),
}
NUMBERS: frozenset[Field] = frozenset({"stars", "year"})
SIGNS: tuple[Sign, ...] = ("=", "!=", ">=", "<=", ">", "<", "~")
KEYWORDS: Mapping[str, str] = {
    "and": "and",
    "va": "and",
    "or": "or",
    "hoac": "or",
    "not": "not",
    "khong": "not",
    "in": "in",
    "trong": "in",
    "has": "has",
    "co": "has",
}


class SelectionError(Exception):
    """An expression that cannot be understood.

    ``key`` says what is wrong, ``values`` what belongs into the sentence about it; the mistake
    stands in ``text`` at ``at`` and is ``length`` signs long.
    """

    def __init__(self, key: str, text: str, at: int, length: int = 1, **values: str) -> None:
        """Say what, and where."""
        super().__init__(f"{key} at {at}: {text}")
        self.key = key
        self.text = text
        self.at = at
        self.length = max(1, length)
        self.values = values


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it was written, and where."""

    text: str
    at: int = 0
    length: int = 1


@dataclass(frozen=True, slots=True)
class Test:
    """A field held against values: any of them for ``=``, none of them for ``!=``."""

    field: Field
    sign: Sign
    values: tuple[Value, ...]

    def __str__(self) -> str:
        """The test in its one form."""
        shown = ", ".join(_quote(value.text) for value in self.values)
        if len(self.values) == 1:
            return f"{self.field}{self.sign}{shown}"
        return f"{self.field} {'not in' if self.sign == '!=' else 'in'} ({shown})"


@dataclass(frozen=True, slots=True)
class Has:
    """That something of a product is known."""

    feature: Feature

    def __str__(self) -> str:
        """The test in its one form."""
        return f"has {self.feature}"


@dataclass(frozen=True, slots=True)
class Not:
    """All that another expression does not select."""

    inner: Expression

    def __str__(self) -> str:
        """The negation in its one form."""
        return f"not {_enclose(self.inner)}"


@dataclass(frozen=True, slots=True)
class Join:
    """Several expressions, all or any of which hold."""

    word: Literal["and", "or"]
    parts: tuple[Expression, ...]

    def __str__(self) -> str:
        """The expressions in their order, joined."""
        return f" {self.word} ".join(map(_enclose, self.parts))


Expression = Test | Has | Not | Join


def _enclose(inner: Expression) -> str:
    return f"({inner})" if isinstance(inner, Join) else str(inner)


def _quote(text: str) -> str:
    if re.fullmatch(r"[\w.-]+", text) and fold(text) not in KEYWORDS:
        return text
    return f"'{text}'" if '"' in text else f'"{text}"'
