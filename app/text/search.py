"""What a search finds, in the language spoken: each with its name, a line of explanation and an address."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from app.data.dataset import Dataset
from app.data.search import (
    OTHER_NAMES,
    Found,
    codes_with_figures,
    corridors_with_figures,
    countries_with_figures,
    first_view,
)
from app.domain.codes import ALL
from app.domain.measures import MEASURES
from app.domain.period import Period
from app.state.codec import address
from app.state.pages import Page
from app.state.view import ViewState
from app.text.glossary.glossary import definitions, kinds
from app.text.i18n import _, language, named
from app.text.labels import (
    channel_name,
    corridor_name,
    event_kind_name,
    measure_name,
    place_name,
    sector_name,
    series_title,
)
from app.text.numbers import counted, period_words
from app.text.pages import MENU, page_line, page_name
from app.text.sources.words import date_of_source

Entry: TypeAlias = dict[str, str | list[str]]
"""`kind`, `name`, `detail` and `href`; `words`, by which it is found too; `set`, the filter that it stands for;
`pair` and `places`, codes whose names find it; `lead`, where it is offered before anything is typed.
"""

GMS_FIRST = ("THA", "MMR", "KHM", "LAO", "VNM", "CHN")
"""The countries that are offered before anything is typed."""
_LONGEST = 140
"""Characters of a definition that stand in a line of the results."""


def group_names() -> dict[str, str]:
    """Headings of the results by kind, in the order in which equally good ones stand."""
    return {
        "country": _("Countries"),
        "corridor": _("Corridors"),
        "measure": _("Measures"),
        "channel": _("Channels"),
        "sector": _("Sectors"),
        "page": _("Pages"),
        "event": _("Events"),
        "series": _("Series"),
        "source": _("Sources"),
        "term": _("Definitions"),
    }


def search_words() -> dict[str, str]:
    """What the search itself says. `{…}` are filled in by the browser."""
    return {
        "title": _("Search"),
        "label": _("Search countries, corridors, channels, sectors, events, sources and terms"),
        "placeholder": _("A country, a corridor, a channel, a word"),
        "close": _("Close"),
        "found": _("Results: {n}"),
        "more": _("{n} more; type another word to narrow them down"),
        "nothing": _("Nothing found for “{words}”."),
        "suggest": _("Check the spelling, or try a country, two countries, a channel or a sector:"),
        "keys": _("Arrow keys to choose, Enter to open, Escape to close"),
        "corridor": _("{origin} to {destination}"),
        "unlisted": _("The page of this corridor; it says what is known and what is not"),
        "examples": "\n".join((_("Thailand"), _("Myanmar Thailand"), _("MOU"), _("fishing"))),
    }


def entries(dataset: Dataset) -> list[Entry]:
    """Everything that a search can find; within a kind, what is looked for most stands first."""
    return [
        *_countries(dataset),
        *_corridors(dataset),
        *_measures(dataset),
        *_channels(dataset),
        *_sectors(dataset),
        *_pages(),
        *_events(dataset),
        *_series(dataset),
        *_sources(dataset),
        *_terms(dataset),
    ]


def _entry(kind: str, name: str, detail: str, href: str, words: Iterable[str] = ()) -> Entry:
    told = [word for word in dict.fromkeys(words) if word and word != name]
    entry: Entry = {"kind": kind, "name": name, "detail": detail, "href": href}
    return entry | {"words": told} if told else entry


def _countries(dataset: Dataset) -> Iterator[Entry]:
    iso2 = dict(zip(*(dataset.table("places")[name] for name in ("place", "iso2")), strict=True))
    for row in countries_with_figures(dataset):
        names = dataset.places[row.code].names.values()
        words = [row.code, iso2.get(row.code, ""), *OTHER_NAMES.get(row.code, ()), *names]
        there = _view(Page.COUNTRY).but(place=row.code)
        entry = _entry("country", place_name(dataset, row.code), _held(row), address(there), words)
        lead: Entry = {"lead": "1"} if row.code in GMS_FIRST else {}
        yield entry | {"places": [row.code]} | lead


def _corridors(dataset: Dataset) -> Iterator[Entry]:
    for row in corridors_with_figures(dataset):
        origin, _dash, destination = row.code.partition("-")
        there = _view(Page.CORRIDOR).but(corridor=row.code)
        name = corridor_name(dataset, (origin, destination))
        yield _entry("corridor", name, _held(row), address(there), [row.code]) | {
            "pair": [origin, destination]
        }


def _measures(dataset: Dataset) -> Iterator[Entry]:
    held = codes_with_figures(dataset, "measure")
    for key in MEASURES:
        if key in held:
            there = first_view(dataset, _view(Page.MAP).but(measure=key))
            if there.measure == "workers":
                there = there.but(measure=None)
            detail = _("Show this measure; {figures}").format(figures=_count(held[key].figures))
            yield _entry("measure", measure_name(key), detail, address(there)) | {"set": ["measure", key]}


def _channels(dataset: Dataset) -> Iterator[Entry]:
    held = codes_with_figures(dataset, "channel")
    for code, channel in dataset.channels.items():
        if code in held:
            there = first_view(dataset, _view(Page.MAP).but(channel=(code,)))
            only = (
                _("Show all channels together; {figures}")
                if code == ALL
                else _("Show only this channel; {figures}")
            )
            detail = only.format(figures=_count(held[code].figures))
            yield _entry(
                "channel", channel_name(dataset, code), detail, address(there), [code, channel.short_name]
            ) | {"set": ["channel", code]}


def _sectors(dataset: Dataset) -> Iterator[Entry]:
    held = codes_with_figures(dataset, "sector")
    for code in dataset.sectors:
        if code == ALL:
            continue
        there = first_view(dataset, _view(Page.MAP).but(sector=(code,)))
        if code in held:
            detail = _("Show only this sector; {figures}").format(figures=_count(held[code].figures))
        else:
            detail = _("Show only this sector; named in sources, without a number")
        yield _entry("sector", sector_name(dataset, code), detail, address(there)) | {"set": ["sector", code]}


def _pages() -> Iterator[Entry]:
    for page in (*MENU, Page.CORRIDOR):
        yield _entry("page", page_name(page), page_line(page), address(_view(page))) | {"lead": "1"}


def _events(dataset: Dataset) -> Iterator[Entry]:
    for event in sorted(dataset.events, key=lambda event: event.period.end, reverse=True):
        detail = _("{date}, {kind}").format(date=period_words(event.period), kind=event_kind_name(event.kind))
        href = f"{address(_view(Page.TIMELINE))}#{event.event_id}"
        places = [*event.places, *(code for pair in event.corridors for code in pair.split("-"))]
        yield _entry("event", named(event.title), detail, href, [*event.channels, *_years(event.period)]) | {
            "places": list(dict.fromkeys(places))
        }


def _series(dataset: Dataset) -> Iterator[Entry]:
    held = codes_with_figures(dataset, "series_id")
    for row in sorted(held.values(), key=lambda row: (-row.figures, row.code)):
        there = _view(Page.DATA).but(series=(row.code,))
        series = dataset.series[row.code]
        detail = _("{measure}; {figures}").format(measure=measure_name(series.measure), figures=_held(row))
        yield _entry("series", series_title(dataset, row.code), detail, address(there))


def _sources(dataset: Dataset) -> Iterator[Entry]:
    produced = dataset.observations.tally("source_id")
    read = dataset.observations.tally("via_source_id")
    listed = sorted(
        dataset.sources.values(), key=lambda row: (-produced[row.source_id] - read[row.source_id], row.title)
    )
    for source in listed:
        date = date_of_source(source)
        detail = (
            _("{publisher}, {date}").format(publisher=source.publisher, date=date)
            if date
            else source.publisher
        )
        href = f"{address(_view(Page.SOURCES))}#source-{source.source_id}"
        yield _entry("source", source.title, detail, href)


def _terms(dataset: Dataset) -> Iterator[Entry]:
    for kind in kinds():
        for row in definitions(dataset, kind):
            if row.key == f"sector-{ALL}":
                continue  # no sector, and not listed among them
            href = f"{address(_view(Page.SOURCES))}#{row.key}"
            code = row.key.partition("-")[2]
            # Who looks for a word that is not used here finds the one that is.
            words = [code, *(avoided.terms for avoided in row.avoided)]
            yield _entry("term", row.name, _first_words(row.sentences), href, words)


def _view(page: Page) -> ViewState:
    """A page with nothing chosen, in the language spoken."""
    return ViewState(page=page, lang=language())


def _count(figures: int) -> str:
    return counted("{n} figure", "{n} figures", figures)


def _held(row: Found) -> str:
    """How many figures, of which years."""
    if row.first_year == row.last_year:
        return _("{figures}, {year}").format(figures=_count(row.figures), year=row.first_year)
    return _("{figures}, {start} to {end}").format(
        figures=_count(row.figures), start=row.first_year, end=row.last_year
    )


def _years(period: Period) -> list[str]:
    return [str(year) for year in range(period.first_year, period.last_year + 1)][:20]


def _first_words(sentences: tuple[str, ...]) -> str:
    """The first sentence, cut between words where it is long."""
    text = sentences[0] if sentences else ""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
