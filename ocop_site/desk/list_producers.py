"""The producers that rows of a list name: found among the known ones, or begun."""

from __future__ import annotations

from typing import Any

from ocop_site.catalogue.loader import Content
from ocop_site.catalogue.models import Producer
from ocop_site.catalogue.schema import fields_of
from ocop_site.catalogue.vocabulary import ProducerType
from ocop_site.desk.cells import Refused, is_nothing
from ocop_site.desk.field_cells import read_field
from ocop_site.desk.identifiers import free_id
from ocop_site.desk.list_places import ListPlaces, Located
from ocop_site.desk.list_rows import ListRow
from ocop_site.desk.names import Names, NearNames, key_of
from ocop_site.desk.plan import Change, NewRecord, Plan, in_order
from ocop_site.desk.producer_names import ProducerName, read_producer, same_producer
from ocop_site.desk.yaml_emit import Value

_PRIVATE_HOMES = frozenset({"household", "business-household", "unknown"})
_COLUMNS = ("phone", "email", "website", "representative")


class ListProducers:
    """Producers by their names, for one import."""

    def __init__(
        self, content: Content, plan: Plan, names: Names, places: ListPlaces, source: str
    ) -> None:
        """Begin with the producers of a catalogue."""
        self.plan = plan
        self.findings = plan.findings
        self.names = names
        self.places = places
        self.source = source
        self.records = {item.id: item for item in content.of("producers", Producer)}
        self.known: dict[str, str] = {}
        self.by_core: dict[str, list[tuple[str, str]]] = {}
        self.near = NearNames()
        for item in self.records.values():
            texts = [text.get("vi").text for text in (item.name, item.short_name) if text]
            self._know(item.id, *texts, *item.other_names)
        self.told: dict[tuple[str, str], tuple[Value, str]] = {}

    def find(self, row: ListRow) -> str:
        """The known producer a row names; empty if it names none or more than one."""
        cell = row.get("producer.name")
        if cell is None or is_nothing(cell.value):
            return ""
        found = self._matches(read_producer(row.text("producer.name")))
        return found[0] if len(found) == 1 else ""

    def _matches(self, name: ProducerName) -> list[str]:
        found = [
            producer_id
            for producer_id, text in self.by_core.get(name.core, ())
            if same_producer(name.name, text)
        ]
        return list(dict.fromkeys(found))

    def _know(self, producer_id: str, *names: str) -> None:
        self.known[producer_id] = names[0]
        self.near.add(names[0])
        for text in names:
            core = read_producer(text).core
            self.by_core.setdefault(core, []).append((producer_id, text))

    def read(self, row: ListRow) -> tuple[str, str]:
        """The producer a row names and the place of its address; empty where it tells none."""
        cell = row.get("producer.name")
        if cell is None or is_nothing(cell.value):
            return "", ""
        name = read_producer(row.text("producer.name"))
        found = self._matches(name)
        if len(found) > 1:
            ids = ", ".join(found)
            self.findings.refuse("reference-many", cell.where, text=name.name, ids=ids)
            return "", ""
        located = self._locate(row)
        values = self._values(row, name, located)
        if found:
            self._compare(found[0], values, row)
            return found[0], located.id
        return self._begin(name, values, cell.where), located.id

    def _locate(self, row: ListRow) -> Located:
        cell = row.get("producer.address")
        if cell is None or is_nothing(cell.value):
            return Located()
        try:
            return self.places.from_address(row.text("producer.address"), row, cell.where)
        except Refused as error:
            self.findings.refuse(error.key, cell.where, **error.values)
            return Located()

    def _values(self, row: ListRow, name: ProducerName, located: Located) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for field_name in ("type", *_COLUMNS):
            cell = row.get(f"producer.{field_name}")
            if cell is None or is_nothing(cell.value):
                continue
            spec = fields_of(Producer)[field_name]
            try:
                value = read_field(
                    Producer, spec, cell.value, cell.where, self.names, self.findings
                )
            except Refused as error:
                self.findings.refuse(error.key, cell.where, **error.values)
                continue
            if value is not None:
                values[field_name] = value
        values.setdefault("type", name.type)
        if located.id:
            values["place"] = located.id
        if located.rest:
            where = row.cells["producer.address"].where if "producer.address" in row.cells else ""
            if values["type"] in _PRIVATE_HOMES:
                self.findings.refuse("address-private", where, name=name.name)
            else:
                values["address"] = {"vi": located.rest}
        return values

    def _begin(self, name: ProducerName, values: dict[str, Any], where: str) -> str:
        if name.changed:
            self.findings.note("producer-form", where, text=name.name)
        if values["type"] == ProducerType.UNKNOWN.value:
            self.findings.ask("producer-type", where, name=name.name)
        near = self.near.find(name.name)
        if near:
            self.findings.ask("producer-near", where, name=name.name, near=near)
        record_id = free_id(name.short, self.known)
        data = {"id": record_id, "name": {"vi": name.name}, **values}
        if self.source:
            data["sources"] = [self.source]
        self.plan.begin(NewRecord("producers", in_order(Producer, data), where))
        self._know(record_id, name.name)
        for field_name, value in values.items():
            self.told[record_id, field_name] = (value, where)
        return record_id

    def _compare(self, producer_id: str, values: dict[str, Any], row: ListRow) -> None:
        """What a list says of a known producer; the first row that says it counts."""
        record = self.records.get(producer_id)
        begun = self.plan.created("producers").get(producer_id)
        for field_name, value in values.items():
            column = "address" if field_name == "place" else field_name
            cell = row.get(f"producer.{column}") or row.get("producer.name")
            where = cell.where if cell else row.where
            if field_name == "type" and value == ProducerType.UNKNOWN.value:
                continue
            told = self.told.get((producer_id, field_name))
            if told is not None:
                if _flat(told[0]) != _flat(value):
                    self.findings.refuse(
                        "rows-disagree",
                        where,
                        producer_field=field_name,
                        first=told[1],
                        old=_flat_text(told[0]),
                        new=_flat_text(value),
                    )
                continue
            self.told[producer_id, field_name] = (value, where)
            if begun is not None:
                begun.data = in_order(Producer, {**begun.data, field_name: value})
            elif record is not None:
                self._change(record, field_name, value, where)

    def _change(self, record: Producer, field_name: str, value: Any, where: str) -> None:
        old: Any = getattr(record, field_name)
        if field_name == "address":
            old = {"vi": old.get("vi").text} if old else ""
        elif field_name == "type":
            old = old.value
        elif isinstance(old, tuple):
            old = list(old)
        if old and _flat(old) == _flat(value):
            return
        if field_name == "place" and value in self.places.chain(old):
            return  # the catalogue knows it more exactly
        path: tuple[str, ...] = (field_name,)
        if field_name == "address":
            path, value, old = (field_name, "vi"), value["vi"], old["vi"] if old else ""
        self.plan.changes.append(
            Change("producers", record.id, path, value, _flat_text(old), where)
        )


def _flat_text(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("vi", ""))
    return ", ".join(value) if isinstance(value, list) else str(value)


def _flat(value: Any) -> str:
    """A value as it is compared: blanks and points inside numbers and names do not count."""
    return key_of(_flat_text(value)).replace(" ", "")
