"""Groups of the classification, and the ratings."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.classification import Group
from ocop_site.site.chapters import draw_figure
from ocop_site.site.context import Draft, Site, Step
from ocop_site.site.lists import make_legend
from ocop_site.views.figures import make_figure
from ocop_site.views.groups import make_bands, make_criteria, make_group
from ocop_site.views.products import CARDS_ON_A_PAGE, GroupLabel, label_group, make_cards
from ocop_site.views.reading import Citations, Reading, show_source

PANEL_MOTIFS = {
    "food": "food-slice",
    "beverages": "beverages-jar",
    "herbal": "herbal-sprig",
    "handicrafts": "handicrafts-egg",
    "ornamentals": "ornamentals-mai",
    "tourism": "tourism-meander",
}


@dataclass(frozen=True, slots=True)
class Panel:
    """A group as a panel of the screen that opens the site, under its short name."""

    group: GroupLabel
    name: str
    motif: str
    count: int


@dataclass(frozen=True, slots=True)
class SetRow:
    """A set of criteria in the overview of all groups."""

    id: str
    number: int
    name: str
    count: int


def make_panels(reading: Reading) -> tuple[Panel, ...]:
    """The six panels; an empty group stays and says so."""
    catalogue = reading.catalogue
    return tuple(
        Panel(
            label_group(reading, group.id),
            reading.words(f"site.group.short.{group.id}"),
            PANEL_MOTIFS[group.id],
            len(catalogue.by_group[group.id]),
        )
        for group in catalogue.classification.groups
    )


def make_group_list(site: Site, language: str) -> Draft:
    """The overview of the groups."""
    reading = site.reading(language, "groups")
    words = reading.words
    return Draft(
        kind="groups",
        template="site/groups.html",
        title=words("site.nav.groups"),
        description=words("site.groups.description"),
        section="groups",
        page_type="CollectionPage",
        motifs=tuple(PANEL_MOTIFS.values()),
        context={
            "panels": make_panels(reading),
            "groups": tuple(
                (label_group(reading, group.id), _sets(reading, group))
                for group in site.catalogue.classification.groups
            ),
            "criteria": make_criteria(reading),
        },
    )


def _sets(reading: Reading, group: Group) -> tuple[SetRow, ...]:
    catalogue = reading.catalogue
    return tuple(
        SetRow(
            key,
            catalogue.classification.sets[key].number,
            reading.text(catalogue.classification.sets[key].name).text,
            len(catalogue.by_set.get(key, ())),
        )
        for key in group.sets
    )


def make_group_page(site: Site, language: str, group_id: str) -> Draft:
    """The page of a group."""
    group = site.catalogue.classification.group(group_id)
    reading = site.reading(language, "group", group.id)
    words = reading.words
    view = make_group(reading, group)
    names = words.join([card.name for card in view.cards[:5]])
    return Draft(
        kind="group",
        id=group.id,
        template="site/group.html",
        title=words("site.group.title", name=view.label.name),
        description=words(
            "site.group.description",
            name=view.label.name,
            n=len(view.cards),
            sets=len(view.sets),
            names=names or words("site.group.no-products"),
        ),
        trail=(Step(words("site.nav.groups"), "groups"),),
        crumb=view.label.name,
        section="groups",
        group=group.id,
        page_type="CollectionPage",
        motifs=(PANEL_MOTIFS[group.id],),
        context={"view": view, "motif": PANEL_MOTIFS[group.id]},
    )


def make_stars(site: Site, language: str) -> Draft:
    """What the stars mean."""
    reading = site.reading(language, "stars")
    words = reading.words
    figure = make_figure(reading, "by-stars", Citations(reading))
    return Draft(
        kind="stars",
        template="site/stars.html",
        title=words("site.nav.stars"),
        description=words("site.stars.description", decision=site.catalogue.rules.decision),
        section="stars",
        context={
            "bands": make_bands(reading),
            "unrated": make_cards(reading, site.catalogue.by_stars.get(None, ())),
            "criteria": make_criteria(reading),
            "drawn": draw_figure(reading, figure) if figure else None,
            "legend": make_legend(reading),
            "sources": tuple(
                show_source(reading, url, number)
                for number, url in enumerate(site.catalogue.rules.sources, start=1)
            ),
        },
    )


def make_rating_page(site: Site, language: str, page_id: str) -> Draft:
    """The products of a rating."""
    reading = site.reading(language, "rating", page_id)
    words = reading.words
    view = next(item for item in make_bands(reading) if item.stars == int(page_id))
    title = words("site.rating.title", stars=view.word)
    return Draft(
        kind="rating",
        id=page_id,
        template="site/rating.html",
        title=title,
        description=words(
            "site.rating.description",
            stars=view.word,
            lowest=view.lowest,
            highest=view.highest,
            level=view.level,
            n=len(view.cards),
        ),
        trail=(Step(words("site.nav.stars"), "stars"),),
        crumb=view.word,
        section="stars",
        page_type="CollectionPage",
        context={
            "band": view,
            "criteria": make_criteria(reading),
            "most": CARDS_ON_A_PAGE,
        },
    )
