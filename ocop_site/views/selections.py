"""A selection in words, for the title of a handbook that holds no more than it names."""

from __future__ import annotations

from ocop_site.catalogue.selection_fields import IN_FORCE, NOT_STATED, name_values
from ocop_site.catalogue.selection_terms import Expression, Has, Join, Not, Test
from ocop_site.catalogue.values import Localized
from ocop_site.views.reading import Reading

_SIGNS = {
    "=": "is",
    "!=": "is-not",
    ">=": "at-least",
    "<=": "at-most",
    ">": "above",
    "<": "below",
    "~": "contains",
}


def say_selection(reading: Reading, expression: Expression) -> str:
    """An expression as readers understand it: ``hạng sao từ 4 trở lên; nhóm Thực phẩm``."""
    words = reading.words
    if isinstance(expression, Join):
        return words(f"selection.{expression.word}").join(
            _enclose(reading, part, expression) for part in expression.parts
        )
    if isinstance(expression, Not):
        return words("selection.not", what=say_selection(reading, expression.inner))
    if isinstance(expression, Has):
        return words("selection.has", what=words(f"selection.feature.{expression.feature}"))
    keys = name_values(reading.catalogue, expression)
    value = words("selection.any").join(_say_value(reading, expression, key) for key in keys)
    field = words(f"selection.field.{expression.field}")
    return words(f"selection.{_SIGNS[expression.sign]}", field=field, value=value)


def _enclose(reading: Reading, part: Expression, around: Join) -> str:
    said = say_selection(reading, part)
    return f"({said})" if isinstance(part, Join) and part.word != around.word else said


def _say_value(reading: Reading, test: Test, key: str) -> str:
    words, catalogue = reading.words, reading.catalogue
    if key == NOT_STATED and test.field in ("stars", "year"):
        return words("selection.not-stated")
    if test.sign == "~":
        return key
    if test.field == "status":
        return words("selection.in-force" if key == IN_FORCE else f"status.{key}")
    if test.field == "certificate":
        return words(f"certificate.{key}")
    if test.field == "market":
        return str(words.locale.territories.get(key, key))
    names: dict[str, Localized] = {}
    if test.field == "group":
        names = {key: catalogue.classification.group(key).name}
    elif test.field == "set":
        names = {key: catalogue.classification.sets[key].name}
    elif test.field == "place":
        names = {key: catalogue.gazetteer[key].name}
    elif test.field == "producer":
        producer = catalogue.producers[key]
        names = {key: producer.short_name or producer.name}
    elif test.field == "id":
        names = {key: catalogue.entries[key].product.name}
    return reading.text(names[key]).text if key in names else key
