"""Which figures stand over a country page: published ones where there are any, chosen by rules that hold everywhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from app.data.channel_tree import is_within
from app.data.country.country import Side, latest_by_place, main_side, rows_at, un_total
from app.data.dataset import Dataset
from app.data.derived.derived import derive
from app.data.derived.kinds import Derived, Key
from app.data.indicator_lookup import indicators_by_place
from app.data.standing import standing
from app.domain.codes import ALL, UNSPECIFIED, PlaceKind, Sex
from app.domain.figure import Observation
from app.domain.indicators import Indicator
from app.domain.measures import MEASURES
from app.state.view import ViewState


class HeadlineKind(StrEnum):
    """What a headline tells of a country."""

    DOCUMENTED = "documented"
    ALL_MIGRANTS = "all_migrants"
    WORKERS_ABROAD = "workers_abroad"
    DEPARTURES = "departures"
    WOMEN = "women"
    PEOPLE_ABROAD = "people_abroad"
    IN_DESTINATION = "in_destination"
    REMITTANCES = "remittances"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CountryHeadline:
    """One headline: a published figure, a number worked out from some, or a figure of one country; or none."""

    kind: HeadlineKind
    figure: Observation | None = None
    derived: Derived | None = None
    indicator: Indicator | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no source has a figure for it."""
        return self.figure is None and self.derived is None and self.indicator is None


@lru_cache(maxsize=512)
def country_headlines(dataset: Dataset, place: str) -> tuple[CountryHeadline, ...]:
    """The four headlines of a country, by the side on which it stands more: who is there, or who is abroad.

    A place with none of them has its latest figures instead, whatever they count.
    """
    found = _usual(dataset, place)
    if any(not each.is_empty for each in found):
        return found
    rows = [row for side in Side for row in rows_at(dataset, place, side, MEASURES) if row.may_lead]
    latest = sorted(rows, key=lambda row: (-row.period.end.toordinal(), -row.size, row.observation_id))
    return tuple(CountryHeadline(HeadlineKind.OTHER, row) for row in latest[: len(found)]) or found


def _usual(dataset: Dataset, place: str) -> tuple[CountryHeadline, ...]:
    if main_side(dataset, place) == Side.TO:
        return (
            CountryHeadline(HeadlineKind.DOCUMENTED, documented_workers(dataset, place)),
            CountryHeadline(HeadlineKind.ALL_MIGRANTS, all_migrants(dataset, place)),
            _abroad(dataset, place),
            CountryHeadline(HeadlineKind.WOMEN, derived=women_share(dataset, place, Side.TO)),
        )
    return (
        CountryHeadline(HeadlineKind.PEOPLE_ABROAD, un_total(dataset, place, Side.FROM)),
        _abroad(dataset, place),
        CountryHeadline(HeadlineKind.IN_DESTINATION, in_destination(dataset, place)),
        CountryHeadline(HeadlineKind.REMITTANCES, indicator=latest_indicator(dataset, place, _RECEIVED)),
    )


def documented_workers(dataset: Dataset, place: str) -> Observation | None:
    """The widest count of workers with papers of all origins in a country, the latest; else of one origin."""
    rows = [
        row
        for row in rows_at(dataset, place, Side.TO, ("workers",))
        if is_within(dataset, row.channel, "DOCUMENTED") and row.sector == ALL and row.may_lead
    ]
    return _first([row for row in rows if not _is_place(dataset, row.origin)]) or _first(rows, largest=True)


def all_migrants(dataset: Dataset, place: str) -> Observation | None:
    """The latest estimate of all workers from abroad, with papers or without; else all residents by the UN, else by
    anybody.
    """
    workers = [
        row
        for row in rows_at(dataset, place, Side.TO, ("workers",), _WHOLE)
        if row.channel == ALL and row.sector == ALL and row.may_lead
    ]
    residents = [
        row
        for row in rows_at(dataset, place, Side.TO, ("stock",))
        if row.sex == Sex.TOTAL and row.channel == ALL and row.may_lead
    ]
    return (
        _latest(workers)
        or un_total(dataset, place, Side.TO)
        or _latest(row for row in residents if not _is_place(dataset, row.origin))
        or _latest(residents)
    )


def workers_abroad(dataset: Dataset, place: str) -> Observation | None:
    """The latest figure of a country's workers in all destinations together, first of all of them."""
    rows = [
        row
        for row in rows_at(dataset, place, Side.FROM, ("workers",), (ALL,))
        if row.sector == ALL and row.sex == Sex.TOTAL and row.may_lead
    ]
    return _latest(row for row in rows if row.channel == ALL) or _latest(rows)


def departures(dataset: Dataset, place: str) -> Observation | None:
    """The latest figure of people who left a country to work, whole years before parts of them."""
    rows = [
        row
        for row in rows_at(dataset, place, Side.FROM, ("flow",), (ALL,))
        if row.sector == ALL and row.sex == Sex.TOTAL and row.may_lead
    ]
    return _latest(row for row in rows if "partial_year" not in row.flags) or _latest(rows)


def in_destination(dataset: Dataset, place: str) -> Observation | None:
    """The largest of the latest figures of workers from a country in one destination each; else of its residents.

    The figures come from several series: nothing calls this one the largest.
    """
    rows = [
        row
        for row in rows_at(dataset, place, Side.FROM, ("workers",))
        if row.sex == Sex.TOTAL and row.may_lead and "implausible" not in row.flags
    ]
    if found := latest_by_place(dataset, rows, Side.FROM):
        return found[0]
    shown = standing(dataset, ViewState(origin=(place,), measure="stock"))
    return shown.corridors[0].figure if shown.corridors else None


def women_share(dataset: Dataset, place: str, side: Side) -> Derived | None:
    """The share of women among residents from abroad, or among a country's people abroad, by the UN."""
    total = un_total(dataset, place, side)
    found = derive(dataset, total, Key.WOMEN) if total else None
    return found if found and found.value is not None else None


def latest_indicator(dataset: Dataset, place: str, key: str) -> Indicator | None:
    """The latest figure of a country's indicator."""
    by_year = indicators_by_place(dataset, key).get(place, {})
    return by_year[max(by_year)] if by_year else None


def _abroad(dataset: Dataset, place: str) -> CountryHeadline:
    """Workers abroad; else who left to work; else the country's people abroad by the UN."""
    if workers := workers_abroad(dataset, place):
        return CountryHeadline(HeadlineKind.WORKERS_ABROAD, workers)
    if left := departures(dataset, place):
        return CountryHeadline(HeadlineKind.DEPARTURES, left)
    if main_side(dataset, place) == Side.TO:
        return CountryHeadline(HeadlineKind.PEOPLE_ABROAD, un_total(dataset, place, Side.FROM))
    return CountryHeadline(HeadlineKind.WORKERS_ABROAD)


def _is_place(dataset: Dataset, code: str) -> bool:
    return dataset.places[code].kind in (PlaceKind.COUNTRY, PlaceKind.PART)


def _first(rows: Iterable[Observation], *, largest: bool = False) -> Observation | None:
    """The widest channel first; then all origins before groups, then the latest or, of single origins, the largest."""

    def order(row: Observation) -> tuple[object, ...]:
        width = {"DOCUMENTED": 0, "FORMAL": 1}.get(row.channel, 2)
        size = (-row.size,) if largest else ()
        return (width, row.origin != ALL, *size, -row.period.end.toordinal(), -row.size, row.observation_id)

    return min(rows, key=order, default=None)


def _latest(rows: Iterable[Observation]) -> Observation | None:
    """The figure of the latest year, one number before a range, then of the latest date."""
    return max(
        rows,
        key=lambda row: (
            row.period.last_year,
            row.value is not None,
            row.period.end,
            row.size,
            row.observation_id,
        ),
        default=None,
    )


_RECEIVED = "remittances_received"
_WHOLE = (ALL, "CLM", "CLMV", UNSPECIFIED)
