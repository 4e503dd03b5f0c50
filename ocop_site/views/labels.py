"""How ratings, states of certificates and names of places are said to readers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ocop_site.catalogue.catalogue import Entry
from ocop_site.catalogue.gazetteer import UNITS
from ocop_site.catalogue.models import Place
from ocop_site.catalogue.parts import Recognition
from ocop_site.catalogue.status import Standing
from ocop_site.catalogue.values import PartialDate
from ocop_site.catalogue.vocabulary import Basis, MappingBasis, PlaceKind, RecognitionState, Status
from ocop_site.views.reading import Reading
from ocop_site.views.recall import shared

_VI_KINDS = re.compile(r"(?:Xã|Phường|Thị trấn|Huyện|Thị xã|Thành phố|Tỉnh|TP\.|TX\.|Quận)\s+")
_EN_KINDS = re.compile(r"\s+(?:commune|ward|township|district|town|city|province)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stars:
    """A rating: ``count`` is 0 where no source states one."""

    count: int
    basis: str
    word: str
    note: str = ""
    potential: bool = False


@dataclass(frozen=True, slots=True)
class StatusLabel:
    """The state of a certificate: ``key`` picks the drawn shape, ``word`` says it."""

    key: str
    word: str
    detail: str
    in_force: bool
    lapsed: bool


@dataclass(frozen=True, slots=True)
class PlaceLabel:
    """A place by its former and its present name; ``now`` is empty where nothing changed."""

    id: str
    name: str
    former: bool
    now: str
    now_note: str
    basis: str


def label_stars(reading: Reading, recognition: Recognition | None) -> Stars:
    """The rating of a recognition in words, with how it is known."""
    words = reading.words
    if recognition is None:
        return Stars(0, Basis.NOT_STATED.value, words("stars.none"))
    if recognition.stars is None:
        note = reading.text(recognition.basis_note).text
        return Stars(0, Basis.NOT_STATED.value, words("stars.not-stated"), note)
    note = reading.text(recognition.basis_note).text
    if not note and recognition.basis is Basis.INFERRED:
        note = words("stars.inferred-note")
    return Stars(
        recognition.stars,
        recognition.basis.value,
        words("stars.count", n=recognition.stars),
        note,
        recognition.potential_five,
    )


def label_status(
    reading: Reading, standing: Standing, recognition: Recognition | None
) -> StatusLabel:
    """A standing in words: the state, and until when or why it is not known."""
    words = reading.words
    key = standing.status.value
    detail = ""
    if standing.status in (Status.VALID, Status.DUE, Status.EXTENDED):
        detail = words("status.until", when=_say_interval(reading, standing))
    elif standing.status is Status.EXPIRED and standing.latest:
        form = "status.ended" if standing.exact else "status.ended-latest"
        detail = words(form, date=words.date(standing.latest))
    elif standing.status is Status.WITHDRAWN and recognition and recognition.withdrawn:
        reason = reading.text(recognition.withdrawal_reason).text
        detail = words("status.withdrawn-on", when=words.on(recognition.withdrawn))
        detail = f"{detail}: {reason}" if reason else detail
    elif standing.status is Status.UNKNOWN and standing.latest:
        detail = words("status.unknown-latest", date=words.date(standing.latest))
    elif standing.status is Status.UNKNOWN:
        detail = words("status.unknown-date")
    return StatusLabel(key, words(f"status.{key}"), detail, standing.in_force, standing.lapsed)


def label_entry(reading: Reading, entry: Entry) -> tuple[Stars, StatusLabel]:
    """Rating and state of a product."""
    return (
        label_stars(reading, entry.recognition),
        label_status(reading, entry.standing, entry.recognition),
    )


def say_recognised(reading: Reading, recognition: Recognition | None) -> str:
    """When a product was recognised, or when a source named it as such."""
    words = reading.words
    if recognition is None:
        return ""
    if recognition.state is RecognitionState.PENDING:
        when = recognition.date or recognition.named_on
        return (
            words("recognition.pending-on", when=words.on(when))
            if when
            else words("recognition.pending")
        )
    if recognition.date:
        return words("recognition.on", when=words.on(recognition.date))
    if recognition.named_on:
        return words("recognition.named", when=words.on(recognition.named_on))
    return words("recognition.undated")


def _say_interval(reading: Reading, standing: Standing) -> str:
    words = reading.words
    earliest, latest = standing.earliest, standing.latest
    if earliest is None or latest is None:
        return ""
    if earliest == latest:
        return words.date(earliest)
    if earliest.year == latest.year and (earliest.month, latest.month) != (1, 12):
        month = PartialDate(latest.year, latest.month)
        if earliest.month == latest.month:
            return words("status.within", when=words.on(month))
    if earliest.year == latest.year:
        return words("status.within", when=words.on(PartialDate(latest.year)))
    return words("status.between", start=words.date(earliest), end=words.date(latest))


def short_place(place: Place, language: str = "vi") -> str:
    """A unit's name without its kind: ``Xã An Thái`` and ``An Thái commune`` give ``An Thái``."""
    name = place.name.get(language).text
    return _EN_KINDS.sub("", _VI_KINDS.sub("", name, count=1))


@shared
def name_chain(reading: Reading, place_id: str, *, depth: int = 9) -> str:
    """A place with what it lies in: ``Xã An Thái, huyện Phú Giáo, tỉnh Bình Dương``."""
    names = []
    for index, place in enumerate(reading.catalogue.gazetteer.chain(place_id)[:depth]):
        name = reading.text(place.name).text
        names.append(lower_kind(name) if index else name)
    return ", ".join(names)


def lower_kind(name: str) -> str:
    """A unit's name inside a sentence: ``Huyện Phú Giáo`` gives ``huyện Phú Giáo``."""
    return name[0].lower() + name[1:] if _VI_KINDS.match(name) and name[1] != "P" else name


@shared
def label_place(reading: Reading, place_id: str, basis: Basis = Basis.STATED) -> PlaceLabel | None:
    """A place by its name at the time and the present unit, as far as that is known."""
    gazetteer = reading.catalogue.gazetteer
    if not place_id or place_id not in gazetteer.places:
        return None
    words = reading.words
    now, note = "", ""
    former = False
    for index, place in enumerate(gazetteer.chain(place_id)):
        former = former or place.ended is not None
        heirs = gazetteer.heirs(place.id)
        if not heirs:
            continue
        now = _join_heirs(reading, [heir.place.id for heir in heirs])
        if index and place.kind is PlaceKind.PROVINCE:
            note = words("place.unit-not-checked")
        elif any(heir.successor.basis is MappingBasis.PLANNED for heir in heirs):
            note = words("place.planned")
        elif any(heir.successor.part for heir in heirs):
            note = words("place.in-part")
        break
    return PlaceLabel(place_id, name_chain(reading, place_id), former, now, note, basis.value)


def _join_heirs(reading: Reading, ids: Sequence[str]) -> str:
    """Present units with what they lie in, said once: ``Phường A / xã B, Thành phố C``."""
    chains = [reading.catalogue.gazetteer.chain(key) for key in ids]
    names = [[reading.text(place.name).text for place in chain] for chain in chains]
    above = {tuple(chain[1:]) for chain in names}
    if len(above) > 1:
        return "; ".join(", ".join(chain) for chain in names)
    first = [lower_kind(chain[0]) if index else chain[0] for index, chain in enumerate(names)]
    return ", ".join([" / ".join(first), *names[0][1:]])


def is_unit(place: Place) -> bool:
    """Whether a place is an administrative unit of any date."""
    return place.kind in UNITS
