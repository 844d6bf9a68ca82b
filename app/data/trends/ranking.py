"""Which corridors stand on a chart over time where there are more than it has room for: those that tell most."""

import numpy as np
import pandas as pd

from app.data.dataset import Dataset
from app.data.observations import Mask, Numbers
from app.data.passing import measure_of, shapes
from app.domain.codes import ALL, UNSPECIFIED, Sex
from app.domain.measures import MEASURES
from app.state.charts import Chart, chart_of
from app.state.pages import Page
from app.state.view import SplitBy, ViewState

MOST = 6
"""How many corridors stand on the chart while the reader has chosen none."""
MOST_SPLIT = 3
"""The same where each corridor is split by channel, sector or sex."""
MOST_CHOSEN = 8
"""How many corridors stand on the chart at most, whatever the reader has chosen; and how many lines or areas."""
MOST_PANELS, MOST_SPLIT_PANELS, MOST_TOGETHER = 24, 12, 40
"""How many corridors small charts show: each in a chart of its own, each split, those of one origin together."""

_WHOLE = frozenset((ALL, UNSPECIFIED, Sex.TOTAL))


def ranks_by_size(measure: str) -> bool:
    """Whether the corridors drawn by default are the largest; figures of many kinds have no common size, and there
    those with most figures are drawn.
    """
    return MEASURES[measure].on_map


def chosen_corridors(
    dataset: Dataset, state: ViewState, passed: Mask
) -> tuple[Mask, tuple[tuple[str, str], ...], int]:
    """The figures of the corridors to draw, all corridors there are to choose from, those drawn in front, and how
    many figures of totals stand aside.

    Chosen by the reader: all, the largest first if they are too many. Else those that tell most: most
    channels (sectors, sexes) told apart if the chart is split, then the largest; where sizes do not compare, those
    with most figures.
    Totals of a country stand aside while there are corridors between two countries; those of a wide measure
    until the reader names both ends of them.
    """
    rows, kept = dataset.observations, passed
    chosen = bool(state.origin or state.destination)
    wide = MEASURES[measure_of(state)].is_wide
    asked = state.origin and state.destination if wide else chosen or state.channel or state.series
    if not asked and (passed & shapes(dataset).corridor).any():
        kept = passed & shapes(dataset).corridor
    at = np.flatnonzero(kept)
    if not len(at):
        return kept, (), 0
    ranked = _ranked(dataset, state, at, chosen=chosen)
    drawn = kept & np.isin(rows.corridor, ranked[: _most(state, chosen=chosen)])
    corridors = tuple(_corridor_codes(dataset, number) for number in ranked.tolist())
    return drawn, corridors, int(passed.sum() - kept.sum())


def lines_by(state: ViewState) -> SplitBy:
    """What a line stands for: a corridor too where those of one origin stand together."""
    return SplitBy.CORRIDOR if state.by == SplitBy.ORIGIN else state.by


def _most(state: ViewState, *, chosen: bool) -> int:
    """How many corridors the chart of a view has room for."""
    chart = chart_of(Page.TRENDS, state.chart)
    if chart == Chart.TREND_PANELS:
        whole = {SplitBy.CORRIDOR: MOST_PANELS, SplitBy.ORIGIN: MOST_TOGETHER}
        return whole.get(state.by, MOST_SPLIT_PANELS)
    if chosen or chart == Chart.TREND_STACK:
        return MOST_CHOSEN
    return MOST if lines_by(state) == SplitBy.CORRIDOR else MOST_SPLIT


def _ranked(dataset: Dataset, state: ViewState, at: Numbers, *, chosen: bool) -> Numbers:
    """The corridors of the figures `at`, by their number, those to draw first in front."""
    rows = dataset.observations
    lead = rows.may_lead[at]
    frame = pd.DataFrame(
        {
            "corridor": rows.corridor[at],
            "lead": lead,
            "last": rows.last_year[at],
            "size": rows.size[at],
            "code": _split_codes(dataset, lines_by(state))[at],
        }
    )
    frame["code"] = frame["code"].where(lead & (frame["code"] >= 0))
    by_corridor = frame.groupby("corridor").agg(
        codes=("code", "nunique"),
        figures=("lead", "sum"),
        count=("lead", "size"),
        last=("last", "max"),
        size=("size", "max"),
    )
    by_corridor["codes"] = by_corridor["codes"].clip(upper=3)
    by_corridor["name"] = [_corridor_codes(dataset, number) for number in by_corridor.index]
    keys = ["size", "count", "name"] if chosen else ["codes", "figures", "last", "size", "name"]
    if ranks_by_size(measure_of(state)):
        by_corridor["stands"] = _standing_sizes(dataset, state, at, frame)
        keys = ["stands", "count", "name"] if chosen else ["codes", "stands", "name"]
    found: Numbers = by_corridor.sort_values(keys, ascending=False).index.to_numpy()
    return found


def _standing_sizes(
    dataset: Dataset, state: ViewState, at: Numbers, frame: pd.DataFrame
) -> "pd.Series[float]":
    """By corridor the largest figure of its last year; of a wide measure that of the first series in its order, so
    that one definition decides.
    """
    keys, ascending = ["lead", "last", "size"], [False, False, False]
    if MEASURES[measure_of(state)].is_wide:
        numbers, series_ids = dataset.observations.codes("series_id")
        priority = np.array([dataset.series[each].priority for each in series_ids])
        frame = frame.assign(order=priority[numbers[at]])
        keys, ascending = ["lead", "order", "last", "size"], [False, True, False, False]
    return frame.sort_values(keys, ascending=ascending).groupby("corridor")["size"].first()


def _split_codes(dataset: Dataset, by: SplitBy) -> Numbers:
    """A number for each figure that stands for what the chart is split by; -1 for wholes and without a split."""
    if by == SplitBy.CORRIDOR:
        return np.full(len(dataset.observations), -1)
    codes, words = dataset.observations.codes(str(by))
    whole = [number for number, word in enumerate(words) if word in _WHOLE]
    found: Numbers = np.where(np.isin(codes, whole), -1, codes.astype(np.int64))
    return found


def _corridor_codes(dataset: Dataset, number: int) -> tuple[str, str]:
    rows = dataset.observations
    destinations = rows.codes("destination")[1]
    return rows.codes("origin")[1][number // len(destinations)], destinations[number % len(destinations)]
