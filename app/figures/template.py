"""The Plotly template of a theme, and the one configuration that every chart on a page shares."""

import plotly.graph_objects as go

from app.domain.codes import Theme
from app.figures.tokens import FONT, tokens

CONFIG: dict[str, object] = {
    "displayModeBar": False,
    "displaylogo": False,
    "responsive": False,
    "scrollZoom": False,
    "showSendToCloud": False,
    "doubleClick": False,
    "topojsonURL": "/geo/",
}
"""Plotly's configuration: no upload button, no logo, and no base map from elsewhere. Figures are drawn for the measured
size, so Plotly need not watch it.
"""


BLANK: dict[str, object] = {
    "data": [],
    "layout": {
        "xaxis": {"visible": False},
        "yaxis": {"visible": False},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
    },
}
"""What a chart shows before its first figure: nothing, not even axes."""


def template(theme: Theme) -> go.layout.Template:
    """Fonts, colours, axes and tooltips of every chart."""
    ink = tokens(theme)
    axis = {
        "gridcolor": ink.rule,
        "linecolor": ink.rule2,
        "zerolinecolor": ink.rule2,
        "tickcolor": ink.rule2,
        "tickfont": {"size": 13, "color": ink.ink2},
        "title": {"font": {"size": 13, "color": ink.ink2}},
    }
    return go.layout.Template(
        layout={
            "font": {"family": f"'{FONT}', sans-serif", "size": 13, "color": ink.ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": [ink.mmr, ink.khm, ink.lao, ink.tha, ink.vnm, ink.chn],
            "xaxis": axis | {"showgrid": False},
            "yaxis": axis,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "hoverlabel": {
                "bgcolor": ink.panel,
                "bordercolor": ink.rule2,
                "align": "left",
                "font": {"family": f"'{FONT}', sans-serif", "size": 13, "color": ink.ink},
            },
            "showlegend": False,
            "dragmode": False,
        }
    )
