"""The charts of the pages as Plotly JSON, by the names that addresses and the API use."""

from pathlib import Path

from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.figures.map.basemap import load_basemap
from app.figures.registry import draw
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.i18n import speaking
from app.web.parameters import Values


def figure_json(dataset: Dataset, boundaries: Path, chart: Chart, state: ViewState, size: Values) -> str:
    """The figure of a chart for a view, as JSON; `size` may give its width and height in pixels."""
    with speaking(state.lang):
        figure = draw(dataset, load_basemap(boundaries), chart, state, state.theme or Theme.LIGHT, **size)
    text: str = figure.to_json()
    return text
