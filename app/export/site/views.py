"""The pages of a static site: which views it has, under which file names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.data.corridor.context import listed_corridors
from app.data.country.index import IndexGroup, country_index
from app.data.dataset import Dataset
from app.data.passing import DEFAULT_MEASURE
from app.export.site.bodies import (
    compare_body,
    corridor_body,
    country_body,
    sources_body,
    timeline_body,
    trends_body,
)
from app.export.site.figures import Painter
from app.state.pages import Page
from app.state.view import ViewState
from app.text.i18n import _
from app.text.labels import corridor_name, measure_name, place_name
from app.text.pages import page_line, page_name

Body = Callable[[Painter, ViewState, str], str]


@dataclass(frozen=True, slots=True)
class View:
    """A page of the site: its file from the site's root, the view of the dashboard that it shows, its title and its
    description. The map makes its own body (`map_body`), which changes with the year.
    """

    file: str
    state: ViewState
    title: str
    description: str
    body: Body | None = None

    @property
    def stem(self) -> str:
        """What the names of its figures begin with."""
        return self.file.removesuffix(".html").replace("/", "-").lower()


_STOCK = "stock"
_BODIES: Mapping[Page, Body] = MappingProxyType({Page.TRENDS: trends_body, Page.COMPARE: compare_body})


def site_views(dataset: Dataset) -> tuple[View, ...]:
    """The pages of views, in the order of the menu."""
    return (
        *_of_measures(Page.MAP),
        *_of_measures(Page.TRENDS),
        *_of_measures(Page.COMPARE),
        View("timeline.html", ViewState(page=Page.TIMELINE), *_words(Page.TIMELINE), timeline_body),
        View("countries.html", ViewState(page=Page.COUNTRY), *_words(Page.COUNTRY), country_body),
        *_countries(dataset),
        View("corridors.html", ViewState(page=Page.CORRIDOR), *_words(Page.CORRIDOR), corridor_body),
        *_corridors(dataset),
        View("sources.html", ViewState(page=Page.SOURCES), *_words(Page.SOURCES), sources_body),
    )


def _of_measures(page: Page) -> tuple[View, ...]:
    """A page of workers, and one of all residents from abroad."""
    name = page.removeprefix("/") or "map"
    words = _("{page}: {measure}")
    found = []
    for measure, file in ((None, f"{name}.html"), (_STOCK, f"{name}-{_STOCK}.html")):
        title = words.format(page=page_name(page), measure=measure_name(measure or DEFAULT_MEASURE))
        found.append(
            View(file, ViewState(page=page, measure=measure), title, page_line(page), _BODIES.get(page))
        )
    return tuple(found)


def _countries(dataset: Dataset) -> tuple[View, ...]:
    groups = country_index(dataset)
    rows = (*groups[IndexGroup.SUBREGION], *groups[IndexGroup.DESTINATIONS])
    line = _("{country}: who came there and who left, each figure with its source.")
    return tuple(
        View(
            f"country/{row.place}.html",
            ViewState(page=Page.COUNTRY, place=row.place),
            place_name(dataset, row.place),
            line.format(country=place_name(dataset, row.place)),
            country_body,
        )
        for row in rows
    )


def _corridors(dataset: Dataset) -> tuple[View, ...]:
    line = _("{corridor}: every published figure, with its source.")
    found = []
    for each in listed_corridors(dataset):
        name = corridor_name(dataset, each.corridor)
        key = "-".join(each.corridor)
        state = ViewState(page=Page.CORRIDOR, corridor=key)
        found.append(View(f"corridor/{key}.html", state, name, line.format(corridor=name), corridor_body))
    return tuple(found)


def _words(page: Page) -> tuple[str, str]:
    return page_name(page), page_line(page)
