"""Departments' own lists: each row is a product, its producer and the decision that certified it.

A row becomes a change of a known product or a new one. What cannot be settled is refused and
named; what rests on an assumption is written with that assumption and named too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ocop_site.catalogue.loader import Content
from ocop_site.catalogue.models import Product
from ocop_site.catalogue.parts import Recognition
from ocop_site.catalogue.schema import fields_of
from ocop_site.catalogue.values import PartialDate
from ocop_site.catalogue.vocabulary import Basis, RecognitionState
from ocop_site.desk.cells import Refused, is_nothing, read_date, read_decision, read_stars
from ocop_site.desk.field_cells import cell_text, read_field
from ocop_site.desk.identifiers import ShortCodes, free_id
from ocop_site.desk.list_places import ListPlaces, Located
from ocop_site.desk.list_producers import ListProducers
from ocop_site.desk.list_rows import ListRow
from ocop_site.desk.names import NearNames, collect_names, key_of
from ocop_site.desk.plan import Change, NewRecord, Plan, in_order
from ocop_site.desk.recognitions import contradicts, dates_agree, index_for, merge_recognition
from ocop_site.desk.set_choice import choose_set
from ocop_site.desk.yaml_emit import Bare

_OWN_FIELDS = ("decision", "legal_basis", "level", "authority", "kind", "expires")
_HANDLED = frozenset({"name", "set", "group", "place", "producers", "recognitions"})


class ListReader:
    """One import of lists into a catalogue."""

    def __init__(self, content: Content, plan: Plan, source: str = "") -> None:
        """Begin with a catalogue; ``source`` is the id under which the list is registered."""
        self.plan = plan
        self.findings = plan.findings
        self.source = source
        self.names = collect_names(content)
        self.places = ListPlaces(content, plan, source)
        self.producers = ListProducers(content, plan, self.names, self.places, source)
        self.products = {item.id: item for item in content.of("products", Product)}
        self.ids = set(self.products)
        self.codes = ShortCodes(content)
        self.by_name: dict[str, list[str]] = {}
        self.near = NearNames()
        for item in self.products.values():
            self._know(item.id, item.name.get("vi").text, *item.other_names)

    def read(self, row: ListRow) -> None:
        """Take one row into the plan, or refuse it with the reason."""
        cell = row.cells["product.name"]
        try:
            name = self._name(row)
            recognition = self._recognition(row)
            groups = [row.text(t) for t in ("product.group", "product.set") if row.text(t)]
            known = self._find(name, row)
            choice = None if known else choose_set(name, groups)
        except Refused as error:
            self.findings.refuse(error.key, cell.where, **error.values)
            return
        producer, producer_place = self.producers.read(row)
        if known:
            self._update(known, recognition, row, producer)
            return
        assert choice is not None
        for text in choice.unknown:
            self.findings.refuse("group-unknown", cell.where, text=text)
        data: dict[str, Any] = {"name": {"vi": name}, "set": choice.id}
        if choice.inferred:
            data["set_basis"] = Basis.INFERRED.value
            self.findings.ask("set-inferred", cell.where, name=name, set=self._set_name(choice.id))
        if producer:
            data["producers"] = [producer]
        else:
            self.findings.ask("producer-missing", cell.where, name=name)
        data |= self._place(row, producer_place)
        data |= self._other_fields(row)
        data["recognitions"] = [recognition]
        if self.source:
            data["sources"] = [self.source]
        self._begin(name, producer, data, cell.where)

    def _name(self, row: ListRow) -> str:
        raw = row.cells["product.name"].value
        lines = [line for line in str(raw).split("\n") if line.strip()]
        if len(lines) > 1 and sum(line.lstrip()[:1] in "-+•123456789" for line in lines) > 1:
            raise Refused("names-many", text=row.text("product.name"))
        name = row.text("product.name")
        if name.isdigit():
            raise Refused("name-number", text=name)
        return name

    def _know(self, product_id: str, *names: str) -> None:
        self.ids.add(product_id)
        self.near.add(names[0])
        for name in names:
            ids = self.by_name.setdefault(key_of(name), [])
            if product_id not in ids:
                ids.append(product_id)

    def _find(self, name: str, row: ListRow) -> str:
        """The product a row speaks of: the same name of the same producer."""
        same = self.by_name.get(key_of(name), [])
        if not same:
            return ""
        producer = self.producers.find(row)
        of_producer = [item for item in same if producer and producer in self._producers_of(item)]
        if len(of_producer) == 1:
            return of_producer[0]
        where = row.cells["product.name"].where
        named = bool(row.text("producer.name"))
        open_ones = [item for item in same if not named or not self._producers_of(item)]
        if len(open_ones) == 1 and not of_producer:
            self.findings.ask("product-by-name", where, name=name, id=open_ones[0])
            return open_ones[0]
        if open_ones or of_producer:
            raise Refused("reference-many", text=name, ids=", ".join(of_producer or open_ones))
        self.findings.ask("same-name", where, name=name, id=same[0])
        return ""

    def _producers_of(self, product_id: str) -> list[str]:
        begun = self.plan.created("products").get(product_id)
        if begun is not None:
            return list(begun.data.get("producers", ()))
        return list(self.products[product_id].producers)

    def _set_name(self, set_id: str) -> str:
        return self.names["set"].show(set_id)

    def _place(self, row: ListRow, producer_place: str) -> dict[str, Any]:
        """Where the product is made: as the list says, else where its producer is."""
        cell = row.get("product.place")
        try:
            if cell is not None and not is_nothing(cell.value):
                located = self.places.from_address(row.text("product.place"), row, cell.where)
            elif row.text("place.commune") or not producer_place:
                located = self.places.from_columns(row)
            else:
                located = Located()
        except Refused as error:
            where = cell.where if cell else row.where
            self.findings.refuse(error.key, where, **error.values)
            return {}
        if located.id:
            return {"place": located.id}
        if producer_place:
            return {"place": producer_place, "place_basis": Basis.INFERRED.value}
        return {}

    def _other_fields(self, row: ListRow) -> dict[str, Any]:
        """Further columns that carry a declared label of products."""
        found: dict[str, Any] = {}
        for target, cell in row.cells.items():
            subject, _, name = target.partition(".")
            if subject != "product" or name in _HANDLED or is_nothing(cell.value):
                continue
            spec = fields_of(Product)[name]
            try:
                value = read_field(Product, spec, cell.value, cell.where, self.names, self.findings)
            except Refused as error:
                self.findings.refuse(error.key, cell.where, **error.values)
                continue
            if value is not None:
                found[name] = {"vi": value} if spec.localized else value
        return found

    def _recognition(self, row: ListRow) -> dict[str, Any]:
        """The evaluation a row tells of.

        Raises:
            Refused: if its stars are none that are certified.
        """
        data = self._stars(row)
        for name in _OWN_FIELDS:
            cell = row.get(f"recognition.{name}")
            if cell is None or is_nothing(cell.value):
                continue
            spec = fields_of(Recognition)[name]
            try:
                value = read_field(
                    Recognition, spec, cell.value, cell.where, self.names, self.findings
                )
                if name == "decision":
                    beside = read_decision(cell.value).date
                    if beside is not None:
                        data["date"] = Bare(beside)
            except Refused as error:
                self.findings.refuse(error.key, cell.where, **error.values)
                continue
            if value is not None:
                data[name] = {"vi": value} if spec.localized else value
        self._dates(row, data)
        if self.source:
            data["source"] = self.source
        return in_order(Recognition, data)

    def _stars(self, row: ListRow) -> dict[str, Any]:
        cell = row.get("recognition.stars")
        if cell is None or is_nothing(cell.value):
            self.findings.ask("stars-missing", row.where, name=row.text("product.name"))
            return {"basis": Basis.NOT_STATED.value}
        stars = read_stars(cell.value)
        text = row.text("recognition.stars")
        if stars is None or (stars.count is not None and not 1 <= stars.count <= 5):
            raise Refused("stars-wrong", text=text)
        if stars.count is None:
            self.findings.ask("stars-potential", cell.where, text=text)
            return {"state": RecognitionState.PENDING.value, "potential_five": True}
        if stars.count < 3:
            raise Refused("stars-low", text=text)
        data: dict[str, Any] = {"stars": Bare(stars.count)}
        if stars.potential:
            data["potential_five"] = True
        return data

    def _dates(self, row: ListRow, data: dict[str, Any]) -> None:
        """The day of issue from its own column, the decision's or the year's."""
        for name in ("date", "year"):
            cell = row.get(f"recognition.{name}")
            if cell is None or is_nothing(cell.value):
                continue
            try:
                dated = read_date(cell.value)
            except Refused as error:
                self.findings.refuse(error.key, cell.where, **error.values)
                continue
            text = cell_text(cell.value)
            if dated.remark:
                self.findings.ask(dated.remark, cell.where, text=text, read=str(dated.date))
            old = data.get("date")
            if old is None:
                data["date"] = Bare(dated.date)
            elif not dates_agree(PartialDate.parse(old), dated.date):
                self.findings.refuse("dates-disagree", cell.where, text=text, other=old)

    def _begin(self, name: str, producer: str, data: dict[str, Any], where: str) -> None:
        near = self.near.find(name)
        if near:
            self.findings.ask("product-near", where, name=name, near=near)
        maker = self.producers.known[producer] if producer else ""
        data["id"] = free_id(name, self.ids, maker)
        if code := self.codes.choose(data["id"]):
            data["short"] = code
        self.plan.begin(NewRecord("products", in_order(Product, data), where))
        self._know(data["id"], name)

    def _update(self, product_id: str, new: Mapping[str, Any], row: ListRow, producer: str) -> None:
        where = row.cells["product.name"].where
        begun = self.plan.created("products").get(product_id)
        if begun is not None:
            if any(dict(item) == dict(new) for item in begun.data["recognitions"]):
                self.findings.refuse("row-twice", where, id=product_id)
            else:
                parts = begun.data["recognitions"]
                parts.append(dict(new))
                parts.sort(key=lambda item: str(item.get("date", "")), reverse=True)
            return
        product = self.products[product_id]
        self._fill(product, row, producer)
        merged = merge_recognition(product.recognitions, new)
        if merged is None:
            if contradicts(product.recognitions, new):
                self.findings.ask("stars-differ", where, id=product_id, date=new["date"])
            index = index_for(new, product.recognitions)
            self.plan.changes.append(
                Change(
                    "products",
                    product_id,
                    ("recognitions",),
                    dict(new),
                    "",
                    where,
                    added=True,
                    index=index,
                )
            )
            return
        for field_name, value, old in merged.changes:
            path = ("recognitions", merged.index, field_name)
            self.plan.changes.append(Change("products", product_id, path, value, old, where))

    def _fill(self, product: Product, row: ListRow, producer: str) -> None:
        """What a list says of a known product beside its recognition."""
        told = self._other_fields(row)
        if producer and not product.producers:
            told["producers"] = [producer]
        for name, value in told.items():
            old: Any = getattr(product, name)
            shown = old.get("vi").text if isinstance(value, dict) and old else old
            written = value["vi"] if isinstance(value, dict) else value
            if isinstance(shown, tuple):
                shown = list(shown)
            if key_of(str(shown)) == key_of(str(written)):
                continue
            path = (name, "vi") if isinstance(value, dict) else (name,)
            cell = row.cells.get(f"product.{name}") or row.cells["product.name"]
            before = str(shown) if shown else ""
            self.plan.changes.append(
                Change("products", product.id, path, written, before, cell.where)
            )
