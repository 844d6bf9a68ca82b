"""Views that stay as they are: with the years that a chart chooses itself, so that newer data change no picture."""

from app.data.compare.compare import compared
from app.data.compare.slope import slope_of
from app.data.country.country import map_view
from app.data.dataset import Dataset
from app.data.standing import Standing, standing
from app.state.charts import Chart
from app.state.view import ViewState

YEARLY = (Chart.FLOW_MAP, Chart.COUNTRY_MAP, Chart.MATRIX, Chart.SANKEY, Chart.RANKING)
"""Charts of one year."""


def pinned(dataset: Dataset, chart: Chart, state: ViewState) -> ViewState:
    """The view with the year, or the two years, that its chart shows now; others are as they were."""
    if chart == Chart.SLOPE:
        years = slope_of(dataset, state).years
        return state.but(from_year=years[0], to_year=years[1]) if years else state
    found = standing_of(dataset, chart, state)
    return state if found is None or found.year is None else state.but(year=found.year)


def standing_of(dataset: Dataset, chart: Chart, state: ViewState) -> Standing | None:
    """What stands for the corridors of a chart of one year; None for other charts, and without a country."""
    if chart not in YEARLY or (chart == Chart.COUNTRY_MAP and not state.place):
        return None
    if chart == Chart.FLOW_MAP:
        return standing(dataset, state)
    if chart == Chart.COUNTRY_MAP:
        return standing(dataset, map_view(dataset, state))
    return compared(dataset, state)
