"""Words of country pages: names of headlines, of sides and of parts, and what is said where no source has a figure."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from app.data.channel_tree import is_within
from app.data.country.country import Side
from app.data.country.facts import LongSeries, ShareOfProduct
from app.data.country.headlines import CountryHeadline, HeadlineKind
from app.data.dataset import Dataset
from app.data.derived.kinds import Derived
from app.domain.codes import ALL, UNSPECIFIED
from app.domain.figure import Observation
from app.text.figures import amount, listing
from app.text.i18n import _, ngettext
from app.text.labels import corridor_name, measure_name, place_inside, way_name
from app.text.numbers import counted, number


class Fact(StrEnum):
    """The sections of a country page below its charts."""

    ALONGSIDE = "alongside"
    MONEY = "money"
    WOMEN = "women"
    COSTS = "costs"
    AGENCIES = "agencies"
    SECTORS = "sectors"
    EVENTS = "events"
    COUNTRY = "country"
    DIFFERENCES = "differences"


FACT: Mapping[Fact, Callable[[], str]] = {
    Fact.ALONGSIDE: lambda: _("Documented, and estimated in all"),
    Fact.MONEY: lambda: _("Money sent home"),
    Fact.WOMEN: lambda: _("Women’s share"),
    Fact.COSTS: lambda: _("What it costs to go, wages and limits"),
    Fact.AGENCIES: lambda: _("Recruitment agencies"),
    Fact.SECTORS: lambda: _("Sectors named in sources"),
    Fact.EVENTS: lambda: _("Events"),
    Fact.COUNTRY: lambda: _("Population and economy"),
    Fact.DIFFERENCES: lambda: _("What does not fit together"),
}
"""The heading of each section, in the language spoken."""


def headline_name(dataset: Dataset, place: str, headline: CountryHeadline) -> str:
    """What a headline tells of a country; the figure says of whom where it is not of all."""
    row, name = headline.figure, place_inside(dataset, place)
    if headline.kind == HeadlineKind.OTHER and row:
        return _("{measure}: {corridor}").format(
            measure=measure_name(row.measure), corridor=way_name(dataset, row.measure, row.corridor)
        )
    if headline.kind == HeadlineKind.IN_DESTINATION:
        return _in_destination(dataset, name, row)
    if row and row.origin not in (ALL, UNSPECIFIED, place) and headline.kind in _OF_ORIGIN:
        return _OF_ORIGIN[headline.kind]().format(place=name, origin=place_inside(dataset, row.origin))
    if headline.kind == HeadlineKind.DOCUMENTED and row and row.channel != "DOCUMENTED":
        return _("Workers in {place}, one channel only").format(place=name)
    if headline.kind == HeadlineKind.WORKERS_ABROAD and row and is_within(dataset, row.channel, "DOCUMENTED"):
        return _("Workers from {place} with documents abroad").format(place=name)
    if headline.kind == HeadlineKind.ALL_MIGRANTS and row and row.measure == "stock":
        return _("All residents from abroad in {place}").format(place=name)
    return {
        HeadlineKind.DOCUMENTED: _("Workers with documents in {place}"),
        HeadlineKind.ALL_MIGRANTS: _("All workers from abroad in {place}"),
        HeadlineKind.WORKERS_ABROAD: _("Workers from {place} abroad"),
        HeadlineKind.DEPARTURES: _("Workers who left {place} to work abroad"),
        HeadlineKind.WOMEN: _("Women among residents from abroad"),
        HeadlineKind.PEOPLE_ABROAD: _("People from {place} who live abroad"),
        HeadlineKind.REMITTANCES: _("Money that {place} received from abroad"),
    }[headline.kind].format(place=name)


def women_details(found: Derived) -> str:
    """The two numbers behind a share of women."""
    women, total = found.inputs[:2]
    if not (isinstance(women, Observation) and isinstance(total, Observation)):
        return ""
    return _("{women} of {total}").format(women=amount(women), total=amount(total))


def nothing_words(names: Iterable[str]) -> str:
    """That these sources have no figure for what is named; empty where nothing is."""
    told = listing(names)
    return _("No figure in these sources: {what}.").format(what=told) if told else ""


def no_figure() -> str:
    """What stands where no source has a figure."""
    return _("No figure in these sources")


def no_fact_words(names: Iterable[str]) -> str:
    """Sections for which these sources have nothing, in one sentence."""
    return _("These sources have nothing on: {what}.").format(what=listing(names))


def named_words(places: Iterable[str], dates: Iterable[str], sources: Iterable[str]) -> str:
    """That sources name a sector without a number: for which other places, when, and which sources."""
    words = {"places": listing(places), "dates": listing(dates), "sources": listing(sources)}
    if words["places"]:
        return _("Named without a number ({places}; {dates}; {sources})").format(**words)
    return _("Named without a number ({dates}; {sources})").format(**words)


def revisions_words(count: int) -> str:
    """How many differences are between editions of one source."""
    return counted(
        "{n} difference between two editions of the UN estimates",
        "{n} differences between two editions of the UN estimates",
        count,
    )


def product_words(found: ShareOfProduct) -> str:
    """The two numbers behind a share of gross domestic product."""
    return _("{received} million of {product} million US dollars; World Bank").format(
        received=number(round(found.received.value / 1_000_000)),
        product=number(round(found.product.value / 1_000_000)),
    )


def long_series_words(dataset: Dataset, place: str, found: LongSeries) -> str:
    """How many figures a long series has of a country, and what the one that stands for them is of."""
    words = {
        "n": number(found.count),
        "first": found.first_year,
        "last": found.last_year,
        "place": place_inside(dataset, place),
        "corridor": corridor_name(dataset, found.latest.corridor),
    }
    if found.side == Side.TO:
        return ngettext(
            "{n} figure for {place} as destination, {first} to {last}; here: {corridor}",
            "{n} figures for {place} as destination, {first} to {last}; here: {corridor}",
            found.count,
        ).format(**words)
    return ngettext(
        "{n} figure for {place} as origin, {first} to {last}; here: {corridor}",
        "{n} figures for {place} as origin, {first} to {last}; here: {corridor}",
        found.count,
    ).format(**words)


def side_name(dataset: Dataset, place: str, side: Side) -> str:
    """The link to a side of a country."""
    sentence = _("To {place}") if side == Side.TO else _("From {place}")
    return sentence.format(place=place_inside(dataset, place))


def _in_destination(dataset: Dataset, name: str, row: Observation | None) -> str:
    if row is None:
        return _("Workers from {place} in one destination").format(place=name)
    words = {"place": name, "destination": place_inside(dataset, row.destination)}
    if row.measure == "stock":
        return _("People from {place} in {destination}").format(**words)
    if is_within(dataset, row.channel, "DOCUMENTED"):
        return _("Workers from {place} with documents in {destination}").format(**words)
    if row.channel == "UNDOCUMENTED":
        return _("Undocumented workers from {place} in {destination}").format(**words)
    return _("Workers from {place} in {destination}").format(**words)


_OF_ORIGIN = {
    HeadlineKind.DOCUMENTED: lambda: _("Workers from {origin} with documents in {place}"),
    HeadlineKind.ALL_MIGRANTS: lambda: _("Residents in {place}: {origin}"),
}
