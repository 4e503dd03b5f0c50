"""What can be found by the search of the site: a record for every page and part worth finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ocop_site.catalogue.models import Record
from ocop_site.catalogue.values import Localized
from ocop_site.site.search_text import join_words, words_of
from ocop_site.views.chapters import chapters_of, make_chapter
from ocop_site.views.places import make_event
from ocop_site.views.reading import Reading
from ocop_site.views.recall import lasting

# Kinds whose pages lie in a folder of their own, one for each id.
FOLDERS = ("product", "producer", "place", "event")
PAGES = ("news", "timeline", "buyers", "print", "data", "stars")
_HEADING = re.compile(r'<h[2-4] id="([^"]+)">(.*?)</h[2-4]>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


class Found(NamedTuple):
    """A record of the search.

    ``target`` is an id for the kinds of ``FOLDERS`` and else an address; ``others`` are further
    names, in other languages, of brands, of the law; ``note`` says what it is; ``place`` is the
    id of the place it belongs to; ``words`` are those of its texts, see ``join_words``.
    """

    kind: str
    target: str
    name: str
    others: tuple[str, ...] = ()
    note: str = ""
    place: str = ""
    codes: tuple[str, ...] = ()
    words: str = ""


def find_records(reading: Reading) -> tuple[Found, ...]:
    """Everything that can be found, products first; links start in the folder of the language."""
    return (
        *(_find_product(reading, key) for key in reading.catalogue.entries),
        *(_find_producer(reading, key) for key in reading.catalogue.producers),
        *_places(reading),
        *_events(reading),
        *_chapters(reading),
        *_groups(reading),
        *_kinds(reading),
        *_candidates(reading),
        *(
            Found(
                kind="page",
                target=reading.link(key, "") or "",
                name=reading.words(f"site.nav.{key}"),
            )
            for key in PAGES
        ),
    )


@lasting
def _find_product(reading: Reading, product_id: str) -> Found:
    entry = reading.catalogue.entries[product_id]
    product = entry.product
    codes = [entry.short, product.code, product.hs_code]
    codes += [item.decision for item in product.recognitions]
    codes += [item.gtin for item in product.packs]
    codes += [item.number for item in product.certificates]
    codes += [item.number for item in product.rights]
    return Found(
        kind="product",
        target=entry.id,
        name=reading.text(product.name).text,
        others=_others(
            reading, product.name, *product.other_names, *(item.name for item in product.rights)
        ),
        place=product.place,
        codes=tuple(dict.fromkeys(code for code in codes if code)),
        words=_words(reading, product),
    )


@lasting
def _find_producer(reading: Reading, producer_id: str) -> Found:
    item = reading.catalogue.producers[producer_id]
    short = [reading.text(item.short_name).text, *dict(item.short_name.values).values()]
    return Found(
        kind="producer",
        target=item.id,
        name=reading.text(item.name).text,
        others=_others(reading, item.name, *short, *item.other_names),
        note=reading.words(f"producer-type.{item.type.value}"),
        place=item.place,
        words=_words(reading, item),
    )


def _places(reading: Reading) -> Iterator[Found]:
    for item in reading.catalogue.gazetteer.places.values():
        yield Found(
            kind="place",
            target=item.id,
            name=reading.text(item.name).text,
            others=_others(reading, item.name, *item.other_names),
            note=reading.words(f"place-kind.{item.kind.value}"),
            place=item.within,
            codes=(item.code,) if item.code else (),
            words=_words(reading, item),
        )


def _events(reading: Reading) -> Iterator[Found]:
    for item in reading.catalogue.events.values():
        view = make_event(reading, item)
        note = [view.kind_label, view.when]
        yield Found(
            kind="event",
            target=item.id,
            name=view.name,
            others=_others(reading, item.name),
            note=" · ".join(text for text in note if text),
            place=item.place,
            words=_words(reading, item),
        )


def _chapters(reading: Reading) -> Iterator[Found]:
    """Every chapter, and every part of one that has a heading."""
    for chapter, number in chapters_of(reading):
        view = make_chapter(reading, chapter, number)
        page = reading.link("chapter", chapter.id) or ""
        html = " ".join(part.html for part in view.parts)
        opening, *parts = _HEADING.split(html)
        title = f"{number}. {view.title}" if number else view.title
        yield Found(
            kind="chapter",
            target=page,
            name=view.title,
            note=number,
            words=join_words(f"{view.lead} {opening}"),
        )
        for anchor, heading, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            yield Found(
                kind="chapter",
                target=f"{page}#{anchor}",
                name=_TAG.sub("", heading),
                note=title,
                words=join_words(text),
            )


def _groups(reading: Reading) -> Iterator[Found]:
    classification = reading.catalogue.classification
    for group in classification.groups:
        name = reading.text(group.name).text
        short = reading.words(f"site.group.short.{group.id}")
        yield Found(
            kind="group",
            target=reading.link("group", group.id) or "",
            name=name,
            others=_others(reading, group.name, short),
            note=reading.words("site.group.kicker", code=group.code),
        )
        for set_id in group.sets:
            item = classification.sets[set_id]
            yield Found(
                kind="set",
                target=reading.link("set", set_id) or "",
                name=reading.text(item.name).text,
                others=_others(reading, item.name),
                note=name,
            )


def _kinds(reading: Reading) -> Iterator[Found]:
    for item in reading.catalogue.kinds.values():
        target = reading.link("kind", item.id)
        if target:
            yield Found(
                kind="kind",
                target=target,
                name=reading.text(item.name).text,
                others=_others(reading, item.name),
                words=_words(reading, item),
                place=item.places[0] if item.places else "",
            )


def _candidates(reading: Reading) -> Iterator[Found]:
    page = reading.link("data", "")
    for item in reading.catalogue.candidates.values():
        yield Found(
            kind="candidate",
            target=f"{page}#candidate-{item.id}",
            name=reading.text(item.name).text,
            others=_others(reading, item.name),
            note=reading.words(f"candidate.{item.state.value}"),
            place=item.place,
            words=_words(reading, item),
        )


def _others(reading: Reading, name: Localized, *more: str) -> tuple[str, ...]:
    """Names beside the one that is shown: it in the other languages first, then the rest."""
    shown = reading.text(name).text
    texts = [name.get(code).text for code in reading.catalogue.languages if name.has(code)]
    return tuple(dict.fromkeys(text for text in (*texts, *more) if text and text != shown))


def _words(reading: Reading, record: Record) -> str:
    return words_of(record, reading.language, reading.catalogue.languages[0])


def count_kind(records: Sequence[Found], kind: str) -> int:
    """How many records there are of a kind."""
    return sum(record.kind == kind for record in records)
