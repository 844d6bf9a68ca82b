"""The rows of a view: its figures with their columns and words, and beside them what has no number or is worked out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import pandas as pd

from app.data.absence import Absence, absences
from app.data.dataset import Dataset, Event, Mention
from app.data.map.shading import AreaFigure
from app.data.obs_status import absence_status, obs_statuses
from app.data.package.schema import TABLES
from app.data.queries import filters_of, mentions_of, observations, ordered
from app.data.shown import Role, Shown, WorkedOut, shown, worked_out_of
from app.data.sources.coverage import coverage
from app.domain.figure import Observation
from app.domain.indicators import Indicator
from app.export.context import Context
from app.figures.registry import DRAWINGS
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.absence import nothing_words
from app.text.export.files import mention_note, role_words, worked_out_words
from app.text.figures import amount, listing, short_title
from app.text.finding import Finding
from app.text.i18n import named
from app.text.labels import (
    event_kind_name,
    place_name,
    sector_name,
    unit_name,
)
from app.text.numbers import number, period_words

Record: TypeAlias = dict[str, Any]

COLUMNS = tuple(TABLES["observations"].columns)
STATUS = "obs_status"
MANY = 20_000
"""With more figures files leave out words that follow from others, so that they can still be opened."""
_NAMED_ONLY = "O"
"""The SDMX code of a missing value, for a sector that is named without a number."""


@dataclass(frozen=True, slots=True)
class Rows:
    """All that a view shows. `figures` has the columns of observations.csv, `obs_status`, of a chart `shown_as` and, in
    a reading, `worked_out` with its unit and inputs; in the order of the chart or table.

    `missing` are rows of the same columns without key and value: for absences and named sectors the reason stands in
    `note`. `beside` holds the other tables by name, as records; only those with rows.
    """

    figures: pd.DataFrame
    missing: pd.DataFrame
    beside: Mapping[str, list[Record]]

    @property
    def is_empty(self) -> bool:
        """Whether there is neither figure nor event."""
        return self.figures.empty and "events" not in self.beside

    @property
    def are_many(self) -> bool:
        """Whether there are so many figures that files leave out words that follow from others."""
        return len(self.figures) > MANY


def observations_of(context: Context, chart: Chart | None, state: ViewState) -> pd.DataFrame:
    """The figures that a chart shows, or without one the data table, as rows of observations.csv in its order; then
    those that only the sentence of the chart names.

    A timeline shows events, and has none.
    """
    dataset = context.dataset
    if chart is None:
        return ordered(dataset, observations(dataset, filters_of(state)), state.sort, state.lang)
    here = shown(dataset, chart, state)
    return _frame(dataset, (*here.figures, *_named_only(here, DRAWINGS[chart].tell(dataset, state))))


def rows_of(context: Context, chart: Chart | None, state: ViewState) -> Rows:
    """All rows of a chart, or without one of the data table, with words in the language spoken."""
    dataset = context.dataset
    figures = observations_of(context, chart, state)
    figures = figures.assign(**{STATUS: obs_statuses(dataset)[figures.index]})
    if chart is None:
        gone = absences(dataset, state)
        # Beside figures the page does not tell what is only named either.
        named_only = () if len(figures) else mentions_of(dataset, state)
        here = Shown(mentions=named_only, absences=gone)
    else:
        here = shown(dataset, chart, state)
        here = _with_claims(here, DRAWINGS[chart].tell(dataset, state))
        words = [role_words(here.roles.get(key, Role.NAMED)) for key in figures["observation_id"]]
        figures = _with_readings(figures.assign(shown_as=words), here)
    missing = [_missing_row(dataset, state, row) for row in here.absences]
    missing += [_mention_row(dataset, row) for row in here.mentions]
    return Rows(figures, pd.DataFrame(missing, dtype=object), _beside(dataset, here))


def missing_rows(dataset: Dataset, state: ViewState, gone: Iterable[Absence]) -> pd.DataFrame:
    """A row for each absence: what was asked, no number, and the reason as note and code. It has no key."""
    return pd.DataFrame([_missing_row(dataset, state, row) for row in gone], dtype=object)


def _named_only(here: Shown, finding: Finding) -> tuple[Observation, ...]:
    """The figures that stand in the sentence of a chart, or went into its numbers, but not in the chart."""
    named_here = (*finding.figures, *(row for claim in finding.claims for row in claim.inputs))
    return tuple(dict.fromkeys(row for row in named_here if row.observation_id not in here.roles))


def _with_claims(here: Shown, finding: Finding) -> Shown:
    """The same with the numbers that the sentence of a chart works out, each once."""
    told = {(each.kind, each.value, frozenset(each.inputs)) for each in here.worked_out}
    more = [
        worked_out_of(claim)
        for claim in finding.claims
        if (str(claim.kind), claim.value, frozenset(claim.inputs)) not in told
    ]
    return replace(here, worked_out=(*here.worked_out, *dict.fromkeys(more)))


def _frame(dataset: Dataset, figures: Iterable[Observation]) -> pd.DataFrame:
    at = [dataset.observations.row_of(row.observation_id) for row in figures]
    return dataset.observations.frame.iloc[at]


def _with_readings(figures: pd.DataFrame, here: Shown) -> pd.DataFrame:
    """The frame with what a chart shows in the place of its figures, if it does."""
    found = {each.figure: each for each in here.worked_out if each.figure}
    if not found:
        return figures
    at = [found.get(key) for key in figures["observation_id"]]
    return figures.assign(
        worked_out=[each.value if each else float("nan") for each in at],
        worked_out_unit=[unit_name(each.unit) if each else "" for each in at],
        worked_out_from=[_keys(each.inputs) if each else "" for each in at],
    )


def _missing_row(dataset: Dataset, state: ViewState, absence: Absence) -> Record:
    origin, destination = absence.corridor
    row = {
        "series_id": absence.series_id,
        "origin": origin,
        "destination": destination,
        "sex": str(state.sex),
        "measure": state.measure or "",
        "period": str(absence.year),
        "note": nothing_words(dataset, absence),
        STATUS: absence_status(absence),
    }
    row |= {name: chosen[0] for name in ("channel", "sector") if len(chosen := getattr(state, name)) == 1}
    if absence.series_id:
        series = dataset.series[absence.series_id]
        dated = coverage(dataset, absence.series_id).dates.get(absence.year)
        row |= {"measure": series.measure, "unit": series.unit, "source_id": series.source_id}
        row |= {"period": dated.text} if dated and absence.outside is None else {}
    return row


def _mention_row(dataset: Dataset, mention: Mention) -> Record:
    return {
        "origin": mention.origin,
        "destination": mention.destination,
        "sector": mention.sector,
        "period": mention.period.text,
        "source_id": mention.source_id,
        "via_source_id": mention.via_source_id,
        "via_locator": mention.via_locator,
        "note": mention_note(dataset, mention),
        STATUS: _NAMED_ONLY,
    }


def _beside(dataset: Dataset, here: Shown) -> dict[str, list[Record]]:
    found = {
        "events": [_event(dataset, row) for row in here.events],
        "sector_mentions": [_mention(dataset, row) for row in here.mentions],
        "without_number": [_absence(dataset, row) for row in here.absences],
        "worked_out": [_worked_out(dataset, row) for row in here.worked_out],
        "areas": [_area(dataset, row) for row in here.areas],
        "crossings": _of_table(dataset, "crossings", [row.crossing_id for row in here.crossings]),
        "province_mentions": _of_table(
            dataset, "province_mentions", [row.mention_id for each in here.provinces for row in each.mentions]
        ),
    }
    return {name: records for name, records in found.items() if records}


def _event(dataset: Dataset, event: Event) -> Record:
    return {
        "event_id": event.event_id,
        "date": event.period.text,
        "date_words": period_words(event.period),
        "kind": event.kind,
        "kind_name": event_kind_name(event.kind),
        "title": named(event.title),
        "description": named(event.description),
        "places": ";".join(event.places),
        "places_names": listing(place_name(dataset, code) for code in event.places if code in dataset.places),
        "corridors": ";".join(event.corridors),
        "channels": ";".join(event.channels),
        "sectors": ";".join(event.sectors),
        **_provenance(dataset, event),
        "date_basis": event.date_basis,
        "flags": ";".join(event.flags),
    }


def _mention(dataset: Dataset, row: Mention) -> Record:
    return {
        "mention_id": row.mention_id,
        "origin": row.origin,
        "origin_name": place_name(dataset, row.origin),
        "destination": row.destination,
        "destination_name": place_name(dataset, row.destination),
        "sector": row.sector,
        "sector_name": sector_name(dataset, row.sector),
        "period": row.period.text,
        "date_words": period_words(row.period),
        "note": mention_note(dataset, row),
        **_provenance(dataset, row),
    }


def _provenance(dataset: Dataset, row: Event | Mention) -> Record:
    return {
        "source_id": row.source_id,
        "source_name": dataset.sources[row.source_id].publisher,
        "via_source_id": row.via_source_id,
        "via_name": short_title(dataset, row.via_source_id) if row.via_source_id else "",
        "via_locator": row.via_locator,
    }


def _absence(dataset: Dataset, row: Absence) -> Record:
    origin, destination = row.corridor
    return {
        "origin": origin,
        "origin_name": place_name(dataset, origin),
        "destination": destination,
        "destination_name": place_name(dataset, destination),
        "year": row.year,
        "series_id": row.series_id,
        "kind": str(row.kind),
        STATUS: absence_status(row),
        "reason": nothing_words(dataset, row),
    }


def _worked_out(dataset: Dataset, row: WorkedOut) -> Record:
    """A number that was worked out here. Of its inputs it keeps what all of them share, so that it says what it is."""
    shared = {
        name: next(iter(cells))
        if len(cells := {str(getattr(each, name)) for each in row.inputs}) == 1
        else ""
        for name in ("origin", "destination", "channel", "sector", "sex", "measure", "series_id")
    }
    dates = list(dict.fromkeys(each.period.text for each in row.inputs))
    return {
        "kind": row.kind,
        "how": worked_out_words(row.kind),
        "value": row.value,
        "unit": row.unit,
        "unit_name": unit_name(row.unit),
        **{f"{end}_name": place_name(dataset, code) if (code := shared[end]) else "" for end in _ENDS},
        **shared,
        "period": ";".join(dates),
        "inputs": _keys(row.inputs),
        "input_values": listing(str(amount(each)) for each in row.inputs),
        "observation_id": row.figure,
    }


_ENDS = ("origin", "destination")


def _area(dataset: Dataset, row: AreaFigure) -> Record:
    source_ids = list(dict.fromkeys(each.source_id for each in row.inputs))
    unit = "percent" if row.is_share else row.inputs[0].unit
    return {
        "place": row.place,
        "place_name": place_name(dataset, row.place),
        "value": row.value,
        "unit": unit,
        "unit_name": unit_name(unit),
        "period": row.period.text,
        "date_words": period_words(row.period),
        "status": str(row.status),
        "flags": ";".join(row.flags),
        "source_id": ";".join(source_ids),
        "source_name": listing(dataset.sources[each].publisher for each in source_ids),
        "inputs": _keys(row.inputs),
        "input_values": listing(number(each.value) for each in row.inputs if each.value is not None),
    }


def _of_table(dataset: Dataset, name: str, keys: list[str]) -> list[Record]:
    """The rows of a table with these keys, in that order."""
    if not keys:
        return []
    frame = dataset.table(name).set_index(TABLES[name].key, drop=False).loc[keys]
    return [
        {str(column): None if cell != cell else cell for column, cell in record.items()}
        for record in frame.to_dict("records")
    ]


def _keys(inputs: Iterable[Observation | Indicator]) -> str:
    return ";".join(
        each.observation_id if isinstance(each, Observation) else each.indicator_id for each in inputs
    )
