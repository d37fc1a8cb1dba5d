"""Makes ready what a desk needs once: templates, borders and names of countries, so that the first reader does not wait for them."""

from __future__ import annotations

import gc
from threading import Thread

from dateline.serve.desk.pictures.borders import world
from dateline.serve.desk.render import environment
from dateline.serve.desk.views.countries import countries, country_name


def warm_up() -> None:
    """Read and compile it all, about a second; what a request needs meanwhile it makes itself."""
    templates = environment()
    for name in templates.list_templates(extensions=["html"]):
        templates.get_template(name)
    world()
    world(coarse=True)
    countries()
    country_name("")
    gc.collect()
    gc.freeze()  # what is there now stays: collecting garbage need not go through it again while somebody waits for a page


def warming() -> Thread:
    """A thread that does so beside the desk, and dies with it."""
    made = Thread(target=warm_up, name="warm-up", daemon=True)
    made.start()
    return made
