"""The rows of a view: its figures with their columns and words, and beside them what has no number or is worked out."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd
import plotly.graph_objects as go

from app.data.absence import Absence, absences
from app.data.dataset import Dataset, Mention
from app.data.obs_status import absence_status, obs_statuses
from app.data.package.schema import TABLES
from app.data.queries import filters_of, mentions_of, observations, ordered
from app.data.shown import left_out, shown
from app.data.shown_parts import Role, Shown, worked_out_of
from app.data.sources.coverage import coverage
from app.domain.figure import Observation
from app.export.context import Context
from app.export.table.beside import STATUS, Record, beside, keys_of
from app.figures.drawn import drawn_in
from app.figures.registry import DRAWINGS
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.absence import nothing_words
from app.text.export.files import mention_note, role_words
from app.text.finding import Finding
from app.text.labels import unit_name

COLUMNS = tuple(TABLES["observations"].columns)
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
    """The figures of a chart, or without one of the data table, as rows of observations.csv in its order: what it
    shows, what a picture of it has no room for, then what only its sentence names.

    A timeline shows events, and has none.
    """
    dataset = context.dataset
    if chart is None:
        return ordered(dataset, observations(dataset, filters_of(state)), state.sort, state.lang)
    here = shown(dataset, chart, state)
    return _frame(dataset, _figures(dataset, chart, state, here, left_out(dataset, chart, state)))


def rows_of(
    context: Context, chart: Chart | None, state: ViewState, picture: go.Figure | None = None
) -> Rows:
    """All rows of a chart, or without one of the data table, with words in the language spoken.

    With the `picture` of the chart at its usual size the rows tell what it draws, and those follow for which it has no
    room; without, they are what a picture may draw.
    """
    dataset = context.dataset
    if chart is None:
        figures = observations_of(context, chart, state)
        gone = absences(dataset, state)
        # Beside figures the page does not tell what is only named either.
        named_only = () if len(figures) else mentions_of(dataset, state)
        here = Shown(mentions=named_only, absences=gone)
    else:
        here = shown(dataset, chart, state)
        others = left_out(dataset, chart, state) if picture is not None else ()
        figures = _frame(dataset, _figures(dataset, chart, state, here, others))
        roles = dict.fromkeys((row.observation_id for row in others), Role.ROOM) | dict(here.roles)
        if picture is not None:
            roles = _seen(roles, drawn_in(dataset, chart, state, picture))
        here = _with_claims(here, DRAWINGS[chart].tell(dataset, state))
        words = [role_words(roles.get(key, Role.NAMED)) for key in figures["observation_id"]]
        figures = _with_readings(figures.assign(shown_as=words), here)
    figures = figures.assign(**{STATUS: obs_statuses(dataset)[figures.index]})
    missing = [_missing_row(dataset, state, row) for row in here.absences]
    missing += [_mention_row(dataset, row) for row in here.mentions]
    return Rows(figures, pd.DataFrame(missing, dtype=object), beside(dataset, here))


def _figures(
    dataset: Dataset, chart: Chart, state: ViewState, here: Shown, others: Iterable[Observation]
) -> tuple[Observation, ...]:
    """What a chart shows, `others` for which it has no room, and what its sentence names; each once."""
    named_only = _named_only(here, DRAWINGS[chart].tell(dataset, state))
    return tuple(dict.fromkeys((*here.figures, *others, *named_only)))


def _seen(roles: Mapping[str, Role], drawn: Collection[str]) -> dict[str, Role]:
    """The roles of figures in a picture of which the keys of those it draws are known."""

    def seen(key: str, role: Role) -> Role:
        if role == Role.DRAWN and key not in drawn:
            return Role.ROOM
        return Role.DRAWN if role == Role.LISTED and key in drawn else role

    return {key: seen(key, role) for key, role in roles.items()}


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
        worked_out_from=[keys_of(each.inputs) if each else "" for each in at],
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
