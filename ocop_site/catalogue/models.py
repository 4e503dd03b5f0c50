"""The records of a catalogue, frozen, each field declared once for reader, docs and forms.

Only the declarations live in these modules; how they are read is ``reader``, how they hang
together is ``catalogue``. Field names are the keys of the YAML files.
"""

from __future__ import annotations

from ocop_site.catalogue.companions import Candidate, Chapter, Event, KindOfProduct, Source
from ocop_site.catalogue.place import Place
from ocop_site.catalogue.producer import Producer
from ocop_site.catalogue.product import Product
from ocop_site.catalogue.record import Record

__all__ = [
    "Candidate",
    "Chapter",
    "Event",
    "KindOfProduct",
    "Place",
    "Producer",
    "Product",
    "Record",
    "Source",
]
