"""One page of the site as the content is now, made ahead of the build that makes the rest."""

from __future__ import annotations

from ocop_site.build.freshness import look_at_inputs
from ocop_site.build.intake import open_workshop
from ocop_site.build.options import Options
from ocop_site.build.readings import read_files
from ocop_site.build.state import open_state
from ocop_site.render.artefacts import Page
from ocop_site.render.picture_cache import PictureCache
from ocop_site.render.templates import make_environment, render_page
from ocop_site.site.plan import list_units, open_site


def make_page(options: Options, path: str) -> bytes:
    """Make a page alone; nothing is put in place.

    Args:
        options: those of the last build, whose state tells what made the page.
        path: the page below the site's folder.

    Returns:
        its HTML, empty if the last build did not make such a page.

    Raises:
        ContentError: the content has errors.
    """
    with open_state(options.state) as state:
        found = state.unit_of(path)
        if found is None:
            return b""
        look = look_at_inputs((options.content,), state.inputs())
        readings = read_files(options.content, look, state, 1)
    workshop = open_workshop(options, readings.records, readings.photos)
    pictures = PictureCache(options.state / "pictures")
    site, _ = open_site(workshop.catalogue, workshop.words, workshop.assets, {}, pictures)
    environment = make_environment(workshop.folders, options.state / "compiled")
    for unit in list_units(workshop.catalogue):
        if unit.name == found[0]:
            for artefact in unit.make(site):
                if isinstance(artefact, Page) and artefact.path == path:
                    return render_page(environment, artefact)
    return b""
