"""The directory of producers and the page of each."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.models import Producer
from ocop_site.site import metadata
from ocop_site.site.context import Draft, Site, Step
from ocop_site.site.logos import show_logo
from ocop_site.text import collation_key, initial
from ocop_site.views.labels import name_chain
from ocop_site.views.producers import ProducerView, make_producer
from ocop_site.views.products import GroupLabel, label_group
from ocop_site.views.reading import Reading

_BAND_MOTIFS = {
    "food": "food-grain",
    "beverages": "beverages-ripple",
    "herbal": "herbal-leaf",
    "handicrafts": "handicrafts-layer",
    "ornamentals": "ornamentals-mai",
    "tourism": "tourism-river",
}


@dataclass(frozen=True, slots=True)
class ProducerEntry:
    """A producer in the directory, under the name by which it is known."""

    id: str
    short: str
    name: str
    language: str
    type: str
    place: str
    products: int
    groups: tuple[GroupLabel, ...]


def make_directory(site: Site, language: str) -> Draft:
    """The directory of producers."""
    reading = site.reading(language, "producers")
    words = reading.words
    entries = [_entry(reading, record) for record in site.catalogue.producers.values()]
    entries.sort(key=lambda entry: (collation_key(entry.short), entry.id))
    certified = [entry for entry in entries if entry.products]
    others = tuple(entry for entry in entries if not entry.products)
    letters: dict[str, list[ProducerEntry]] = {}
    for entry in certified:
        letters.setdefault(initial(entry.short), []).append(entry)
    return Draft(
        kind="producers",
        template="site/producers.html",
        title=words("site.nav.producers"),
        description=words(
            "site.producers.description",
            n=len(certified),
            names=words.join([entry.name for entry in certified[:4]]),
        ),
        section="producers",
        page_type="CollectionPage",
        context={
            "letters": tuple((letter, tuple(items)) for letter, items in letters.items()),
            "others": others,
            "total": len(certified),
        },
    )


def _entry(reading: Reading, record: Producer) -> ProducerEntry:
    catalogue = reading.catalogue
    name = reading.text(record.name)
    ids = catalogue.by_producer.get(record.id, ())
    groups = dict.fromkeys(catalogue.entries[key].group.id for key in ids)
    return ProducerEntry(
        record.id,
        reading.text(record.short_name or record.name).text,
        name.text,
        name.language,
        reading.words(f"producer-type.{record.type.value}"),
        name_chain(reading, record.place, depth=2),
        len(ids),
        tuple(label_group(reading, key) for key in groups),
    )


def make_producer_page(site: Site, language: str, producer_id: str) -> Draft:
    """The page of a producer."""
    record = site.catalogue.producers[producer_id]
    reading = site.reading(language, "producer", record.id)
    words = reading.words
    view = make_producer(reading, record)
    group = view.cards[0].group if view.cards else None
    other = next((code for code in site.languages if code != language), language)
    alternative = record.name.get(other).text if record.name.has(other) else ""
    motif = _BAND_MOTIFS.get(group.id, "") if group else ""
    return Draft(
        kind="producer",
        id=record.id,
        template="site/producer.html",
        title=_title(reading, view),
        description=words(
            "site.producer.description",
            name=view.name,
            type=view.type_label,
            place=view.place.name if view.place else words("place.unknown"),
            products=words.join([card.name for card in view.cards]) or words("site.producer.none"),
        ),
        trail=(Step(words("site.nav.producers"), "producers"),),
        crumb=view.short_name or view.name,
        crumb_language=view.name_language,
        section="producers",
        group=group.id if group else "",
        page_type="ProfilePage",
        things=(metadata.producer(site, language, view),),
        motifs=(motif,) if motif else (),
        context={
            "view": view,
            "logo": show_logo(site, reading, record.logo),
            "band": motif,
            "band_group": group,
            "alternative": alternative if alternative != view.name else "",
            "alternative_language": other,
        },
    )


def _title(reading: Reading, view: ProducerView) -> str:
    """Households of one name in two places must not share a title."""
    catalogue = reading.catalogue
    same = [
        key
        for key in dict.fromkeys(catalogue.namesakes.get(view.name, ()))
        if key in catalogue.producers
        and reading.text(catalogue.producers[key].name).text == view.name
    ]
    if len(same) > 1 and view.place:
        return f"{view.name} ({view.place.name})"
    return view.name
