"""What every export needs: the data, the base map, and where a reader can reach the dashboard."""

from dataclasses import dataclass

import plotly.io

from app.config import Settings
from app.data.dataset import Dataset
from app.data.load import load_dataset
from app.figures.map.basemap import Basemap, load_basemap
from app.state.codec import address
from app.state.view import ViewState


@dataclass(frozen=True, slots=True)
class Context:
    """The data of one edition and the settings of this copy."""

    dataset: Dataset
    basemap: Basemap
    settings: Settings

    def link(self, state: ViewState) -> str:
        """The address of a view for a reader, with language and data version; empty without a public address."""
        if not self.settings.address:
            return ""
        there = address(state.but(theme=None, embed=False, figure=None))
        more = [f"data={self.dataset.version}"]
        if "lang=" not in there:
            more.insert(0, f"lang={state.lang}")
        return f"{self.settings.address}{there}{'&' if '?' in there else '?'}{'&'.join(more)}"


def make_context(settings: Settings, dataset: Dataset | None = None) -> Context:
    """The context of a copy of the dashboard; InvalidData names what to mend if its data do not hold."""
    # The other engine, taken where orjson happens to be installed, walks through every coordinate in Python first.
    plotly.io.json.config.default_engine = "json"
    return Context(
        dataset or load_dataset(settings.data), load_basemap(settings.data / "boundaries"), settings
    )
