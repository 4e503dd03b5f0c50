"""The words of a made-up catalogue, read from ``sample_words.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

import yaml

Pair: TypeAlias = tuple[str, str]
Triple: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Good:
    """A kind of goods: its set, its names, its pack, what it is made of."""

    set: str
    vi: str
    en: str
    pack: Pair
    made_of: Pair


@dataclass(frozen=True, slots=True)
class SampleWords:
    """Everything names and texts are put together from; pairs are Vietnamese and English."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    goods: tuple[Good, ...]
    producers: tuple[Triple, ...]
    summaries: tuple[Pair, ...]
    sentences: tuple[Pair, ...]
    facts: tuple[Pair, ...]
    papers: tuple[str, ...]
    chapters: tuple[Triple, ...]
    events: tuple[Triple, ...]

    def name(self, index: int) -> str:
        """The name with this number: two syllables, three once those are used up."""
        pairs = len(self.first) * len(self.second)
        rest, index = divmod(index, pairs)
        mixed = index * 1009 % pairs
        name = f"{self.first[mixed % len(self.first)]} {self.second[mixed // len(self.first)]}"
        return f"{name} {self.second[rest - 1]}" if rest else name


@cache
def read_sample_words() -> SampleWords:
    """Read the words once."""
    data = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    packs = {key: (value["vi"], value["en"]) for key, value in data["packs"].items()}
    return SampleWords(
        first=tuple(data["first"].split()),
        second=tuple(data["second"].split()),
        goods=tuple(
            Good(set_id, vi, en, packs[pack], (of_vi, of_en))
            for set_id, vi, en, pack, of_vi, of_en in map(_split, data["goods"].splitlines())
        ),
        producers=_triples(data["producers"]),
        summaries=tuple((item["vi"], item["en"]) for item in data["summaries"]),
        sentences=tuple((item["vi"], item["en"]) for item in data["sentences"]),
        facts=tuple((item["vi"], item["en"]) for item in data["facts"]),
        papers=tuple(data["papers"]),
        chapters=_triples(data["chapters"]),
        events=_triples(data["events"]),
    )


def _split(line: str) -> list[str]:
    return line.split("|")


def _triples(text: str) -> tuple[Triple, ...]:
    return tuple((first, second, third) for first, second, third in map(_split, text.splitlines()))
