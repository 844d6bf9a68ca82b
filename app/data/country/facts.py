"""What else is known of a country: money, costs, sectors, women's share, events, what does not fit together."""

from dataclasses import dataclass
from functools import lru_cache

from app.data.country.country import Side, un_total
from app.data.country.residents import residents_of
from app.data.dataset import Dataset, Disagreement, Event, Mention
from app.data.derived.derived import derive
from app.data.derived.kinds import Derived, Key
from app.data.indicator_lookup import indicator, indicators_by_place
from app.data.map.alongside import Alongside, alongside
from app.data.passing import of_measure
from app.domain.codes import ALL, PlaceKind, Sex
from app.domain.disagreement import KINDS
from app.domain.figure import Observation
from app.domain.indicators import Indicator
from app.domain.measures import MEASURES
from app.state.view import ViewState

MOST_CORRIDORS = 6
"""So many corridors stand in one of the tables of a country page."""
LONG_SERIES = 60
"""A series with more figures of a country than this is told as a whole; the data table lists its figures."""


@dataclass(frozen=True, slots=True)
class ShareOfProduct:
    """Money received from abroad in a year as `percent` of what the economy produced in it."""

    received: Indicator
    product: Indicator
    percent: float


@dataclass(frozen=True, slots=True)
class LongSeries:
    """A series with many figures of a country at one side; `latest` is the largest of its latest date."""

    series_id: str
    side: Side
    count: int
    first_year: int
    last_year: int
    latest: Observation


@dataclass(frozen=True, slots=True)
class SectorNamed:
    """A sector that sources name for a country at one side, with figures of it if there are any."""

    sector: str
    side: Side
    mentions: tuple[Mention, ...]
    figures: tuple[Observation, ...]


def figures_of(dataset: Dataset, place: str, *measures: str) -> tuple[Observation, ...]:
    """All figures of these measures (all, if none is named) with a place at either end, repeats and long series left
    out; by measure, the latest first.
    """
    found = _short_series(dataset, place)
    return tuple(row for row in found if row.measure in measures) if measures else found


@lru_cache(maxsize=256)
def long_series(dataset: Dataset, place: str) -> tuple[LongSeries, ...]:
    """The series with many figures of a country, by side."""
    rows = dataset.observations
    found = []
    for side in Side:
        here = rows.among(side, (place,)) & rows.is_first
        for key, count in _counts(dataset, place).items():
            mine = here & rows.among("series_id", (key,))
            if count <= LONG_SERIES or not mine.any():
                continue
            last = int(rows.last_year[mine].max())
            latest = rows.where(
                mine & rows.among("sex", (Sex.TOTAL,)) & (rows.last_year == last)
            ) or rows.where(mine & (rows.last_year == last))
            likely = [row for row in latest if "implausible" not in row.flags] or list(latest)
            total = max(likely, key=lambda row: (row.size, row.observation_id))
            first = int(rows.first_year[mine].min())
            found.append(LongSeries(key, side, int(mine.sum()), first, last, total))
    order = list(MEASURES)
    return tuple(
        sorted(found, key=lambda each: (order.index(each.latest.measure), each.series_id, each.side))
    )


def share_of_product(dataset: Dataset, place: str) -> ShareOfProduct | None:
    """Remittances received, by the World Bank, as a share of gross domestic product in the latest year with both."""
    received = indicators_by_place(dataset, "remittances_received").get(place, {})
    for year in sorted(received, reverse=True):
        product = indicator(dataset, place, "gdp", year)
        if product and product.value > 0:
            return ShareOfProduct(received[year], product, 100 * received[year].value / product.value)
    return None


def money_sent(dataset: Dataset, place: str) -> tuple[Observation, ...]:
    """The largest bilateral remittances to a country that the newest model gives, the largest first."""
    rows = dataset.observations
    found = of_measure(dataset, "remittance") & rows.among("origin", (place,))
    found = found & rows.having("destination", lambda code: dataset.places[code].is_on_earth) & rows.may_lead
    shown = rows.where(found)
    if not shown:
        return ()
    last = max(row.period.end for row in shown)
    newest = [row for row in shown if row.period.end == last and row.unit == "USD"]
    return tuple(sorted(newest, key=lambda row: (-row.size, row.observation_id))[:MOST_CORRIDORS])


def women_shares(dataset: Dataset, state: ViewState) -> tuple[Derived, ...]:
    """The share of women by the UN: of all, then of each place that the small charts show; what cannot be worked out
    is left out.
    """
    found = residents_of(dataset, state)
    whole = un_total(dataset, found.place, found.side) if found.place else None
    rows = ([whole] if whole else []) + [strip.latest for strip in found.strips]
    derived = (derive(dataset, row, Key.WOMEN) for row in rows)
    return tuple(each for each in derived if each.value is not None)


def sectors_of(dataset: Dataset, place: str) -> tuple[SectorNamed, ...]:
    """The sectors that sources name for a country, with or without a number, by side."""
    found: dict[tuple[Side, str], tuple[list[Mention], list[Observation]]] = {}
    for mention in dataset.mentions:
        for side in Side:
            if getattr(mention, side) == place:
                found.setdefault((side, mention.sector), ([], []))[0].append(mention)
    rows = dataset.observations
    for side in Side:
        mask = rows.among(side, (place,)) & ~rows.among("sector", (ALL,)) & rows.is_first
        for row in rows.where(mask):
            found.setdefault((side, row.sector), ([], []))[1].append(row)
    return tuple(
        SectorNamed(sector, side, tuple(mentions), tuple(sorted(figures, key=_latest_first)))
        for (side, sector), (mentions, figures) in sorted(found.items())
    )


def events_of_place(dataset: Dataset, place: str) -> tuple[Event, ...]:
    """The events that touch a country, the latest first."""
    found = [event for event in dataset.events if place in event.places]
    return tuple(sorted(found, key=lambda event: (-event.period.end.toordinal(), event.event_id)))


def disagreements_at(dataset: Dataset, place: str) -> tuple[Disagreement, ...]:
    """The groups of figures that do not fit together and touch a country, the gravest first."""
    found = [row for row in dataset.disagreements if place in row.places]
    return tuple(sorted(found, key=lambda row: (KINDS.index(row.kind), row.disagreement_id)))


@lru_cache(maxsize=256)
def side_by_side(dataset: Dataset, place: str) -> tuple[Alongside, ...]:
    """Documented workers beside estimates of all, for the country as a whole and for its corridors: those with both
    kinds of figures, the largest first.
    """
    rows = dataset.observations
    found: dict[tuple[str, str], Alongside] = {}
    for side in Side:
        mask = rows.among(side, (place,)) & rows.among("measure", ("workers",)) & rows.is_first
        for corridor in dict.fromkeys(row.corridor for row in rows.where(mask)):
            here = alongside(dataset, corridor)
            if here.documented and here.estimates:
                found[corridor] = here
    return tuple(
        sorted(found.values(), key=lambda each: (ALL not in each.corridor, -each.documented[0].size))
    )[:MOST_CORRIDORS]


def parts_of(dataset: Dataset, place: str) -> tuple[str, ...]:
    """The parts of a country, and the country of a part, that have pages of their own."""
    known = dataset.places[place]
    parts = [
        each.code for each in dataset.places.values() if each.parent == place and each.kind == PlaceKind.PART
    ]
    return tuple([known.parent] if known.parent and known.parent in dataset.places else []) + tuple(parts)


@lru_cache(maxsize=256)
def _short_series(dataset: Dataset, place: str) -> tuple[Observation, ...]:
    """All figures of a place but those of long series."""
    counts = _counts(dataset, place)
    rows = dataset.observations
    found = (rows.among("origin", (place,)) | rows.among("destination", (place,))) & rows.is_first
    found = found & rows.having("series_id", lambda key: 0 < counts.get(key, 0) <= LONG_SERIES)
    order = list(MEASURES)
    return tuple(
        sorted(
            rows.where(found),
            key=lambda row: (
                order.index(row.measure),
                -row.period.end.toordinal(),
                -row.size,
                row.observation_id,
            ),
        )
    )


@lru_cache(maxsize=256)
def _counts(dataset: Dataset, place: str) -> dict[str, int]:
    """How many figures each series has of a place."""
    rows = dataset.observations
    codes, words = rows.codes("series_id")
    here = (rows.among("origin", (place,)) | rows.among("destination", (place,))) & rows.is_first
    counts: dict[str, int] = {}
    for code in codes[here].tolist():
        counts[words[code]] = counts.get(words[code], 0) + 1
    return counts


def _latest_first(row: Observation) -> tuple[int, float, str]:
    return -row.period.end.toordinal(), -row.size, row.observation_id
