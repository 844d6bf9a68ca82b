"""Where in the data figures may be stacked: views with layers, those of a measure first, found in the tables."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from app.data.dataset import Dataset
from app.data.observations import Mask
from app.data.passing import DEFAULT_MEASURE, of_measure
from app.data.trends.stack import stack_of
from app.domain.codes import ALL, Bound, Sex
from app.state.charts import Chart
from app.state.pages import Page
from app.state.view import SplitBy, ViewState

MOST_OFFERS = 6
_OTHERS = ("workers", "stock", "flow", "remittance")
_MOST_OF_KIND = 2
_MOST_TRIED = 6


def stack_offers(dataset: Dataset, measure: str) -> tuple[ViewState, ...]:
    """Views of the trends page that show a stack: those of a measure first, then of others; a few in all."""
    found: list[ViewState] = []
    for each in dict.fromkeys((measure, *_OTHERS)):
        found += _of_measure(dataset, each)[: MOST_OFFERS if each == measure else 1]
        if len(found) >= MOST_OFFERS:
            break
    return tuple(found[:MOST_OFFERS])


@lru_cache(maxsize=64)
def _of_measure(dataset: Dataset, measure: str) -> tuple[ViewState, ...]:
    """Of each kind of stack those with the largest figures that really has layers."""
    found = []
    for by in (SplitBy.CHANNEL, SplitBy.SECTOR, SplitBy.CORRIDOR, SplitBy.SEX):
        views = _views(dataset, measure, by)
        tried = [view for view, _at in zip(views, range(_MOST_TRIED), strict=False)]
        found += [view for view in tried if stack_of(dataset, view).reason is None][:_MOST_OF_KIND]
    return tuple(found)


def _views(dataset: Dataset, measure: str, by: SplitBy) -> Iterator[ViewState]:
    """Views that may show a stack: a series with two and more parts between the same ends, the largest first."""
    rows = dataset.observations
    fit = rows.may_lead & rows.among("bound", (Bound.EXACT, Bound.ABOUT)) & of_measure(dataset, measure)
    part = "origin" if by == SplitBy.CORRIDOR else str(by)
    fit = fit & ~rows.among(part, (ALL, Sex.TOTAL)) & _region(dataset)
    if by != SplitBy.SEX:
        fit = fit & rows.among("sex", (Sex.TOTAL,))
    keys = ["series_id", "destination", *(["origin"] if by != SplitBy.CORRIDOR else [])]
    at = np.flatnonzero(fit)
    if not len(at):
        return
    frame = rows.frame.iloc[at][list(dict.fromkeys([*keys, part]))].assign(size=rows.size[at])
    groups = frame.groupby(keys, observed=True).agg(parts=(part, "nunique"), size=("size", "max"))
    groups = groups[groups["parts"] > 1].reset_index()
    groups["order"] = [dataset.series[key].priority for key in groups["series_id"]]
    ranked = groups.sort_values(["order", "size"], ascending=[True, False])
    for cells in ranked.to_dict("records"):
        yield ViewState(
            page=Page.TRENDS,
            measure=None if measure == DEFAULT_MEASURE else measure,
            series=(cells["series_id"],),
            origin=(cells["origin"],) if "origin" in cells else (),
            destination=(cells["destination"],),
            by=by,
            chart=Chart.TREND_STACK,
        )


def _region(dataset: Dataset) -> Mask:
    """Figures of corridors that touch the subregion, or of all origins together."""
    rows = dataset.observations

    def is_near(code: str) -> bool:
        return dataset.places[code].region == "gms" or not dataset.places[code].is_on_earth

    ends = rows.having("destination", is_near) | rows.having("origin", is_near)
    found: Mask = ends & rows.having("destination", lambda code: dataset.places[code].is_on_earth)
    return found
