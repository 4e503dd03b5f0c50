"""The words of the interface: one catalogue of texts per language, with equal keys.

A catalogue is ``templates/strings/<language>.yaml``: nested maps whose leaves are texts with
placeholders in braces. A leaf ``{one: …, other: …}`` is chosen by the value ``n``, for
languages that inflect (Unicode CLDR plural rules through Babel).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from ocop_site import files
from ocop_site.catalogue.values import PartialDate

_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})


class MissingWord(KeyError):
    """A key that the catalogue of a language does not have; a fault of code or theme."""


@dataclass(frozen=True, slots=True)
class Words:
    """The interface texts of one language, by dotted key."""

    language: str
    texts: Mapping[str, str | Mapping[str, str]]
    locale: Locale

    def __call__(self, key: str, **values: object) -> str:
        """The text at ``key`` with its placeholders filled; raises ``MissingWord``."""
        try:
            text = self.texts[key]
        except KeyError:
            raise MissingWord(f"{self.language}: {key}") from None
        if not isinstance(text, str):
            number = values.get("n", 0)
            form = self.locale.plural_form(number if isinstance(number, int | float) else 0)
            text = text.get(form, text["other"])
        if not values:
            return text
        return text.format_map({name: self._show(value) for name, value in values.items()})

    def has(self, key: str) -> bool:
        """Whether the catalogue has this key."""
        return key in self.texts

    def number(self, value: int | float) -> str:
        """A number as the language writes it: ``1.234`` or ``1,234``."""
        return _format_number(value, self.language)

    def date(self, value: PartialDate | datetime.date) -> str:
        """A date as precise as it is known: ``15/3/2023``, ``tháng 3/2023``, ``2023``."""
        if isinstance(value, datetime.date):
            return _format_day(value, self("date.day"), self.language)
        precision = "date.day" if value.day else "date.month" if value.month else "date.year"
        return _format_day(value.earliest, self(precision), self.language)

    def on(self, value: PartialDate) -> str:
        """A date in a sentence: ``ngày 15/3/2023``, ``tháng 3/2023``, ``năm 2023``."""
        key = "date.on-day" if value.day else "date.on-month" if value.month else "date.on-year"
        return self(key, date=self.date(value))

    def join(self, items: Sequence[str]) -> str:
        """A list in a sentence."""
        return self("list.separator").join(items)

    def _show(self, value: object) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, bool) or not isinstance(value, int | float):
            return str(value)
        return self.number(value)


# A catalogue says the same few days and numbers over and over; Babel reads its pattern each time.
@lru_cache(maxsize=8192)
def _format_day(day: datetime.date, pattern: str, language: str) -> str:
    return str(format_date(day, pattern, locale=language))


@lru_cache(maxsize=8192)
def _format_number(value: int | float, language: str) -> str:
    return str(format_decimal(value, locale=language))


def read_words(folders: Sequence[Path], language: str) -> Words:
    """Read a language's catalogue; folders later in the list complete or replace earlier ones.

    Raises:
        FileProblem: if no folder has a catalogue for this language.
    """
    texts: dict[str, str | Mapping[str, str]] = {}
    found = False
    for folder in folders:
        if (folder / f"{language}.yaml").is_file():
            found = True
            text = files.read_text(folder, f"{language}.yaml")
            loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
            _flatten(yaml.load(text, Loader=loader), "", texts)
    if not found:
        raise files.FileProblem(f"strings/{language}.yaml", "missing")
    return Words(language, texts, Locale.parse(language))


def known_languages(folders: Sequence[Path]) -> tuple[str, ...]:
    """The languages for which there is a catalogue of words."""
    return tuple(sorted({path.stem for folder in folders for path in folder.glob("*.yaml")}))


def _flatten(node: object, path: str, into: dict[str, str | Mapping[str, str]]) -> None:
    if not isinstance(node, dict):
        into[path] = str(node)
        return
    if path and set(map(str, node)) <= _FORMS:
        into[path] = {str(key): str(value) for key, value in node.items()}
        return
    for key, value in node.items():
        _flatten(value, f"{path}.{key}" if path else str(key), into)
