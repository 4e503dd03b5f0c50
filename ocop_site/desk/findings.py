"""What an import has to say about a file: cells it did not take, assumptions, conversions."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field

from ocop_site.catalogue.classification import load_classification
from ocop_site.catalogue.models import Producer
from ocop_site.catalogue.schema import fields_of
from ocop_site.code_words import WORDS
from ocop_site.desk.desk_words import say
from ocop_site.desk.import_words import FINDINGS

_SETS_NAMED = 8
_QUOTES = {"vi": ("«", "»"), "en": ("'", "'")}


class Level(enum.Enum):
    """How much a finding asks of the reader, the most first."""

    REFUSED = "refused"
    ASKED = "asked"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Finding:
    """A cell or row that was refused, an assumption to confirm, or a conversion to know of."""

    level: Level
    key: str
    where: str
    values: tuple[tuple[str, str], ...] = ()

    def text(self, language: str) -> str:
        """The finding as a sentence."""
        values = {name: _in_words(name, value, language) for name, value in self.values}
        return FINDINGS[self.key][language].format_map(values)


@dataclass(slots=True)
class Findings:
    """Gathers findings, each once."""

    items: list[Finding] = field(default_factory=list)
    _seen: set[Finding] = field(default_factory=set)

    def refuse(self, key: str, where: str, **values: object) -> None:
        """A cell or row that is not taken over."""
        self._add(Level.REFUSED, key, where, values)

    def ask(self, key: str, where: str, **values: object) -> None:
        """Something taken over on an assumption, which a person must confirm."""
        self._add(Level.ASKED, key, where, values)

    def note(self, key: str, where: str, **values: object) -> None:
        """Something converted or passed over without loss."""
        self._add(Level.NOTED, key, where, values)

    def of(self, level: Level) -> Sequence[Finding]:
        """The findings of one level, in the order in which they were made."""
        return [item for item in self.items if item.level is level]

    def _add(self, level: Level, key: str, where: str, values: dict[str, object]) -> None:
        shown = tuple(
            (name, str(value) if name == "sets" else _short(str(value)))
            for name, value in values.items()
        )
        finding = Finding(level, key, where, shown)
        if finding not in self._seen:
            self._seen.add(finding)
            self.items.append(finding)


def _in_words(name: str, value: str, language: str) -> str:
    """A value as a reader calls it: targets and fields by name, sets too where few are open."""
    if name == "target":
        return WORDS[value][language]
    if name == "producer_field":
        return fields_of(Producer)[value].label[language]
    if name != "sets":
        return value
    sets = load_classification().sets
    asked = value.split()
    if len(asked) > _SETS_NAMED:
        return say("sets-all", language, n=len(asked))
    before, after = _QUOTES[language]
    return "; ".join(f"{before}{sets[item].name.get(language).text}{after}" for item in asked)


def _short(value: str) -> str:
    flat = " ".join(value.split())
    return flat if len(flat) <= 160 else flat[:159] + "…"
