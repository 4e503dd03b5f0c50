"""Checks across records: duplicate ids, dangling references, dates, places, files, translations."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ocop_site import files
from ocop_site.catalogue.classification import load_classification
from ocop_site.catalogue.editions import check_editions
from ocop_site.catalogue.loader import CHAPTERS_FOLDER, KINDS, Content
from ocop_site.catalogue.models import Chapter, Event, Place, Product, Record
from ocop_site.catalogue.outline import Outline
from ocop_site.catalogue.parts import Fact
from ocop_site.catalogue.product_checks import check_order, check_product
from ocop_site.catalogue.reader import suggest
from ocop_site.catalogue.schema import Field, Kind, walk_fields
from ocop_site.catalogue.settings import UNDATED, Settings
from ocop_site.catalogue.values import Origin
from ocop_site.catalogue.vocabulary import AdminBackend
from ocop_site.problems import Problem

# Without these nobody can log in to the admin page; with an example of each.
_LOGIN_KEYS = {
    AdminBackend.GITHUB: ("login", "https://dang-nhap.example.vn"),
    AdminBackend.GITLAB: ("app_id", "1f0c9d7a"),
    AdminBackend.GITEA: ("app_id", "1f0c9d7a"),
}
_KIND_OF_WORD = {word: kind for kind, (_, word) in KINDS.items()}


def check_content(content: Content) -> list[Problem]:
    """All problems that only show when records are seen together."""
    problems: list[Problem] = []
    known = _collect_ids(content, problems)
    owners: list[Record] = [item for items in content.records.values() for item in items]
    if content.settings:
        owners.append(content.settings)
        problems += _check_settings(content.settings)
    for owner in owners:
        if owner.outline is None or not _stands(content, known, owner.outline):
            for spec, value, path in walk_fields(owner):
                problems += _check_value(content, known, owner, spec, value, path)
        problems += _check_facts(owner)
    for product in content.of("products", Product):
        problems += check_product(product)
    for event in content.of("events", Event):
        problems += check_order(event, "end", event.start, event.end)
    problems += _check_places({place.id: place for place in content.of("places", Place)})
    problems += _check_chapters(content)
    problems += check_editions(content.editions, content.unread)
    return problems


def _collect_ids(content: Content, problems: list[Problem]) -> Mapping[str, Mapping[str, Origin]]:
    known: dict[str, dict[str, Origin]] = {
        "set": dict.fromkeys(load_classification().sets, Origin())
    }
    for kind, (_, word) in KINDS.items():
        ids = known.setdefault(word, {})
        for record in content.records.get(kind, ()):
            if record.id and record.id in ids:
                values = {"value": record.id, "other": str(ids[record.id].at("id"))}
                problems.append(Problem("E201", record.origin.at("id"), values))
            elif record.id:
                ids[record.id] = record.origin
    return known


def _stands(content: Content, known: Mapping[str, Mapping[str, Origin]], outline: Outline) -> bool:
    """Whether no value of a record can be wrong, so that none needs to be looked at."""
    languages = content.settings.languages if content.settings else ()
    return (
        all(value in known[target] for target, value in outline.references)
        and not any(outline.lacks(language) for language in languages)
        and all(_exists(content.root, file) for file in outline.files)
    )


def _exists(root: Path, file: str) -> bool:
    try:
        files.resolve(root, file)
    except files.FileProblem:
        return False
    return True


def _check_value(
    content: Content,
    known: Mapping[str, Mapping[str, Origin]],
    owner: Record,
    spec: Field,
    value: Any,
    path: tuple[str | int, ...],
) -> Iterator[Problem]:
    if not value:
        return
    if spec.kind is Kind.REFERENCE or (spec.kind is Kind.SOURCE and "://" not in value):
        target = spec.target or "source"
        if value in known[target] or content.lost(_KIND_OF_WORD.get(target, ""), value):
            return
        near = suggest(value, known[target])
        values = {"value": value, "target": f"@{target}", "near": near}
        code = "E202" if near else "E210" if target == "source" else "E203"
        if target == "set":
            code = "E106" if near else "E119"
            values["known"] = ", ".join(known[target])
        yield Problem(code, owner.origin.at(*path), values, len(value))
    elif spec.kind is Kind.FILE:
        if not _exists(content.root, value):
            yield Problem("E207", owner.origin.at(*path), {"value": value}, len(value))
    elif spec.localized and content.settings:
        for language in content.settings.languages:
            if not value.has(language):
                values = {"field": spec.name, "language": f"@language-{language}"}
                yield Problem("W301", owner.origin.at(*path), values)


def _check_facts(owner: Record) -> Iterator[Problem]:
    facts: tuple[Fact, ...] = getattr(owner, "facts", ())
    if getattr(owner, "sources", ()):
        return
    for index, fact in enumerate(facts):
        if not fact.source:
            yield Problem("W303", owner.origin.at("facts", index))


def _check_settings(settings: Settings) -> Iterator[Problem]:
    if settings.edition and settings.edition.as_of != UNDATED and not settings.edition.as_of.day:
        yield Problem("E213", settings.origin.at("edition", "as_of"))
    for index, language in enumerate(settings.languages):
        if language in settings.languages[:index]:
            yield Problem("E218", settings.origin.at("languages", index), {"value": language}, 2)
    if settings.admin:
        key, example = _LOGIN_KEYS[settings.admin.backend]
        if not getattr(settings.admin, key):
            position = settings.origin.at("admin")
            yield Problem("E102", position, {"field": key, "example": example, "case": key})


def _check_places(places: Mapping[str, Place]) -> Iterator[Problem]:
    for place in places.values():
        chain = [place.id]
        above = places.get(place.within)
        while above is not None and above.id not in chain:
            chain.append(above.id)
            above = places.get(above.within)
        if above is not None and above.id == place.id:
            yield Problem(
                "E206",
                place.origin.at("within"),
                {"value": place.id, "chain": " → ".join([*chain, place.id])},
            )
        yield from check_order(place, "ended", place.since, place.ended)


def _check_chapters(content: Content) -> Iterator[Problem]:
    """Each chapter once in a language, in the main language at least."""
    found: dict[str, dict[str, Chapter]] = {}
    for chapter in content.chapters:
        other = found.setdefault(chapter.id, {}).setdefault(chapter.language, chapter)
        if other is not chapter:
            values = {"value": chapter.id, "other": str(other.origin.at("id"))}
            yield Problem("E201", chapter.origin.at("id"), values, len(chapter.id))
    languages = content.settings.languages if content.settings else ()
    for key, versions in found.items():
        first = next(iter(versions.values()))
        if not first.origin.file.endswith(f"/{key}.{first.language}.md"):
            continue  # a slip in the name or the id, which is reported already
        position = first.origin.at("id")
        for language in languages:
            expected = f"{CHAPTERS_FOLDER}/{key}.{language}.md"
            if language in versions or expected in content.unread:
                continue
            shown = f"@language-{language}"
            if language == languages[0]:
                values = {"value": key, "language": shown, "expected": expected}
                yield Problem("E219", position, values, len(key))
            else:
                yield Problem("W301", position, {"field": key, "language": shown}, len(key))


def as_of_day(settings: Settings, override: datetime.date | None) -> datetime.date:
    """The as-of date of a build: the command's, else the settings'."""
    return override or settings.edition.as_of.latest
