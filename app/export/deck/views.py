"""Which pictures a slide holds besides its own: other years, and one origin at a time, as far as its view has them."""

from dataclasses import dataclass

from app.data.choices import choices
from app.data.dataset import Dataset
from app.data.pinned import standing_of
from app.data.standing import Counted, Standing
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.labels import place_name

BY_ORIGIN = (
    Chart.FLOW_MAP,
    Chart.TREND,
    Chart.TREND_PANELS,
    Chart.MATRIX,
    Chart.SANKEY,
    Chart.SLOPE,
    Chart.RANKING,
)
"""Charts that still say something with the corridors of one origin."""
ORIGINS = ("MMR", "KHM", "LAO", "THA", "VNM", "CHN")
"""Origins that a slide offers, in this order, and those that its view names."""
MOST_YEARS = 24


@dataclass(frozen=True, slots=True)
class Variant:
    """A view that a slide may change to: `group` is `year`, `origin`, or "" for the slide's own, which has no other
    years; `key` is the year or the code of the origin, `label` its words.
    """

    group: str
    key: str
    label: str
    state: ViewState


def variants(dataset: Dataset, chart: Chart, state: ViewState) -> tuple[tuple[Variant, ...], int]:
    """The pictures of a slide, and the place among them of the one that it begins with."""
    shown = standing_of(dataset, chart, state)
    years = _years(state, shown)
    keys = [each.key for each in years]
    own = str(shown.year) if shown else ""
    if own not in keys:
        years, keys = (Variant("", "", "", state),), [own]
    return years + _origins(dataset, chart, state, shown), keys.index(own)


def _years(state: ViewState, shown: Standing | None) -> tuple[Variant, ...]:
    """The view in each year with figures, the latest ones if there are many; nothing if there is but one."""
    if shown is None or shown.counted != Counted.CORRIDORS:
        return ()
    years = sorted(year for year, count in shown.years if count)
    while len(years) > MOST_YEARS:
        years.remove(next(year for year in years if year != shown.year))
    if len(years) < 2:
        return ()
    return tuple(
        Variant("year", str(year), str(year), state if year == shown.year else state.but(year=year))
        for year in years
    )


def _origins(dataset: Dataset, chart: Chart, state: ViewState, shown: Standing | None) -> tuple[Variant, ...]:
    """The view of each origin alone, in the year that the slide begins with; nothing if it shows but one."""
    if chart not in BY_ORIGIN or len(state.origin) == 1 or state.corridor or state.focus:
        return ()
    if shown is not None:
        held = {row.corridor[0] for row in shown.corridors}
        state = state.but(year=shown.year)
    else:
        held = {choice.code for choice in choices(dataset, state, "origin") if choice.figures}
    wanted = [code for code in dict.fromkeys((*ORIGINS, *state.origin)) if code in held]
    if state.origin:
        wanted = [code for code in wanted if code in state.origin]
    if len(wanted) < 2:
        return ()
    return tuple(
        Variant("origin", code, place_name(dataset, code), state.but(origin=(code,))) for code in wanted
    )
