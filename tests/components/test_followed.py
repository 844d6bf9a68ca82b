"""Every number on the pages of countries and corridors leads to its row: its link opens a card that tells it again."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from itertools import combinations
from urllib.parse import parse_qs, urlsplit

import pytest

from app.components.card.content import figure_card
from app.components.corridor.page import corridor_page
from app.components.country.page import written
from app.data.country.index import country_index
from app.data.dataset import Dataset
from app.state.pages import Page
from app.state.view import ViewState
from app.text.corridor.words import short_amount
from app.text.figures import amount
from app.text.glossary.glossary import definition
from app.text.numbers import number
from tests.tools.tree import parts, words

NUMBER = re.compile(r"\d(?:[\d,]*\d)?(?:\.\d+)?")
VOID = ("br", "hr", "img")

DATES = {"fact-kind", "fact-date", "all-date", "clash-figure", "share-dates", "event-date", "country-date"}
DATES |= {"beside-year", "missing-dates", "faint", "detail", "headline-kind", "figure-date"}
"""Classes of dates, and of what else is said of a figure beside its number."""
SOURCES = {"fact-source", "all-source", "headline-source", "figure-source", "source", "note", "fact-note"}
SOURCES |= {
    "figure-note",
    "beside-whom",
    "fact-name",
    "fact-what",
    "fact-series",
    "fact-whom",
    "all-who",
    "cell-name",
}
"""Classes of sources, notes as printed in the tables, and names of series with a year in them."""
COUNTS = {"section-count", "corridor-back", "panel-fold", "all-series", "section", "words-part"}
"""Classes of counts of rows, and of headings and folds that name a year or such a count."""
TITLES = {"country-events", "event-title", "disagreement"}
"""Classes of titles of events, and of the arithmetic between figures that are linked below it."""
WORKED_OUT = {"beside-reason", "beside-range"}
"""Classes of sentences that set figures off against each other; those stand as links in the same block."""
ELSEWHERE = DATES | SOURCES | COUNTS | TITLES | WORKED_OUT


@dataclass(frozen=True)
class Text:
    """A text with the classes and links of the elements around it, the innermost last."""

    text: str
    around: tuple[tuple[str, str], ...]

    @property
    def classes(self) -> set[str]:
        """Those of the innermost element that has any."""
        return set(next((names for names, _href in reversed(self.around) if names), "").split())

    @property
    def href(self) -> str:
        return next((href for _names, href in reversed(self.around) if href), "")

    @property
    def figure(self) -> str:
        return parse_qs(urlsplit(self.href).query).get("figure", [""])[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.found: list[Text] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            given = dict(attrs)
            self.open.append((given.get("class") or "", given.get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if NUMBER.search(data):
            self.found.append(Text(data, tuple(self.open)))


def texts_of(html: str) -> list[Text]:
    """The texts of a page that hold a number."""
    reader = _Reader()
    reader.feed(html)
    return reader.found


def country(dataset: Dataset, place: str) -> list[Text]:
    return texts_of("".join(written(dataset, ViewState(page=Page.COUNTRY, place=place))))


def corridor(dataset: Dataset, key: str) -> list[Text]:
    page = corridor_page(dataset, ViewState(page=Page.CORRIDOR, corridor=key))
    return texts_of("".join(part.get("data-markup") or "" for part in parts(page)))


def corridors(dataset: Dataset) -> list[str]:
    """The corridors with figures of most series, and one of every sixty others."""
    series: dict[tuple[str, str], set[str]] = {}
    for row in dataset.observations:
        if all(dataset.places[code].is_on_earth for code in row.corridor):
            series.setdefault(row.corridor, set()).add(row.series_id)
    ordered = sorted(series, key=lambda pair: (-len(series[pair]), pair))
    return ["-".join(pair) for pair in [*ordered[:30], *ordered[30::60]]]


def test_every_figure_of_a_country_opens_a_card_that_tells_it(dataset: Dataset) -> None:
    # Those of the subregion and the main destinations stand first; of the others every eighth.
    names = places(dataset)
    check(dataset, country, [*names[:20], *names[20::8]])


@pytest.mark.heavy
def test_every_figure_of_every_country_opens_a_card_that_tells_it(dataset: Dataset) -> None:
    assert len(places(dataset)) > 200
    check(dataset, country, places(dataset))


def test_every_figure_of_a_corridor_opens_a_card_that_tells_it(dataset: Dataset) -> None:
    keys = corridors(dataset)
    assert len(keys) >= 55
    check(dataset, corridor, keys)


def places(dataset: Dataset) -> list[str]:
    return [row.place for rows in country_index(dataset).values() for row in rows]


def check(dataset: Dataset, page: Callable[[Dataset, str], list[Text]], names: Iterable[str]) -> None:
    card = cache(lambda figure: card_words(dataset, figure))
    for name in names:
        found = page(dataset, name)
        linked = {text for each in found if each.figure for text in NUMBER.findall(each.text)}
        assert linked, name
        for each in found:
            if each.figure:
                row = dataset.by_id[each.figure]
                numbers = set(NUMBER.findall(each.text))
                numbers -= set(NUMBER.findall(f"{amount(row)} {short_amount(row)}"))
                assert not numbers or numbers <= set(NUMBER.findall(card(each.figure))), (name, each.text)
            elif "#indicator-" in each.href:
                assert definition(dataset, each.href.partition("#")[2]), (name, each.href)
            else:
                assert each.classes & ELSEWHERE, (name, each)
            if each.classes & WORKED_OUT:
                known = linked & set(figures_in(each.text))
                known |= {number(value(one) + value(other)) for one, other in combinations(known, 2)}
                assert set(figures_in(each.text)) <= known, (name, each.text)


def card_words(dataset: Dataset, figure: str) -> str:
    return words(figure_card(dataset, ViewState(page=Page.COUNTRY, place="THA", figure=figure)))


def value(printed: str) -> float:
    return float(printed.replace(",", ""))


def figures_in(text: str) -> Iterator[str]:
    """Numbers of a sentence that are too large for a day or a year of a date."""
    return (printed for printed in NUMBER.findall(text) if "," in printed)
