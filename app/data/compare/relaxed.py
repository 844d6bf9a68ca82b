"""Which filters to set back where a drawing of the page that compares has nothing to show."""

from app.data.choices import Relaxation
from app.data.compare.compare import compared
from app.data.compare.sankey import sankey_of
from app.data.compare.slope import slope_of
from app.data.dataset import Dataset
from app.state.charts import Chart
from app.state.view import ViewState


def compare_relaxations(dataset: Dataset, state: ViewState, chart: Chart) -> tuple[Relaxation, ...]:
    """Filters that, set back to their default, leave something to draw, with the number of corridors; most helpful
    first.
    """
    default = ViewState()
    found = [
        Relaxation(name, drawn_corridors(dataset, state.but(**{name: getattr(default, name)}), chart))
        for name in state.active_filters()
    ]
    return tuple(sorted((row for row in found if row.found), key=lambda row: -row.found))


def drawn_corridors(dataset: Dataset, state: ViewState, chart: Chart) -> int:
    """How many corridors a drawing could show."""
    if chart == Chart.SANKEY:
        streams = sankey_of(dataset, state).streams
        return len(streams.corridors) if streams else 0
    if chart == Chart.SLOPE:
        return len(slope_of(dataset, state).rises)
    return len(compared(dataset, state).corridors)
