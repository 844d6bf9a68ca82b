"""What frames the plots of the trend chart: panels by unit, room round them, axes, headings, and the empty
chart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from app.data.trends.trends import MOST_UNITS, Group, Trend
from app.domain.codes import Axis, Reading, Theme
from app.domain.figure import Observation
from app.figures.picture import Picture
from app.figures.template import template
from app.figures.tokens import Tokens
from app.figures.trends.labels import wrapped
from app.figures.trends.scale import Plot, log_ticks, x_ticks, y_ticks
from app.flowmap.labels import text_size


@dataclass(frozen=True, slots=True)
class Panel:
    """Figures of one unit, group by group, and the grid lines of their axis with its numbers."""

    unit: str
    groups: tuple[Group, ...]
    ticks: tuple[list[float], list[str]]
    is_log: bool = False

    def plot(self, width: float, height: float, years: tuple[int, int], suffix: str) -> Plot:
        """Its plot, with the axes of that number."""
        values = self.ticks[0] or [0.0, 1.0]
        top, bottom = values[-1], values[0]
        return Plot(width, height, years, top, f"x{suffix}", f"y{suffix}", bottom, self.is_log)

    @property
    def rows(self) -> list[Observation]:
        """The figures of the panel."""
        return [row for group in self.groups for row in group.figures if row.unit == self.unit]


@dataclass(frozen=True, slots=True)
class Space:
    """Pixels beside the plots, and above each."""

    left: float
    right: float
    heading: float


def panels_of(trend: Trend, height: float, axis: Axis = Axis.LINEAR) -> list[Panel]:
    """One panel a unit, that with most figures first; where sources only name a sector, one panel without
    numbers.
    """
    units = trend.units[:MOST_UNITS]
    if not units and trend.mentions:
        return [Panel("persons", (), ([], []))]
    return [
        panel_of(
            tuple(group for group in trend.groups if any(row.unit == unit for row in group.figures)),
            unit,
            height,
            axis if trend.reading != Reading.CHANGE else Axis.LINEAR,
        )
        for unit in units
    ]


def panel_of(groups: Sequence[Group], unit: str, height: float, axis: Axis = Axis.LINEAR) -> Panel:
    """A panel for the figures of one unit, whose axis has room for all their marks."""
    rows = [row for group in groups for row in group.figures if row.unit == unit]
    highest = max(map(_top, rows))
    if axis == Axis.LOG:
        lowest = min(min(row.size, row.value_low or row.size) for row in rows)
        return Panel(unit, tuple(groups), log_ticks(lowest, highest), is_log=True)
    return Panel(unit, tuple(groups), y_ticks(highest, unit, height, min(row.size for row in rows)))


def _top(row: Observation) -> float:
    """The highest that the mark of a figure reaches; the spread of a model is drawn too."""
    return max(row.reach, row.value_high or 0.0)


def space_for(width: int, panels: list[Panel], *, narrow: bool, heading: float) -> Space:
    """Room for the longest number of the axis at the left, and for the column of labels at the right."""
    longest = max((text_size(text, 13)[0] for panel in panels for text in panel.ticks[1]), default=0.0)
    if narrow:
        return Space(left=max(46, longest + 12), right=118, heading=heading)
    return Space(left=max(60, longest + 16), right=300 if width >= 1000 else 230, heading=heading)


def draw_axes(
    picture: Picture,
    plot: Plot,
    suffix: str,
    bottom: float,
    values: list[float],
    texts: list[str],
    across: tuple[float, float] = (0.0, 1.0),
) -> None:
    """Set the two axes of a plot whose zero line lies `bottom` pixels above the lower edge; `across` is the part of the
    width between the margins that it takes.
    """
    low, high = bottom / picture.height, (bottom + plot.height) / picture.height
    picture.set_axis(
        f"xaxis{suffix}",
        type="date",
        range=[str(plot.start), str(plot.end)],
        anchor=plot.yref,
        domain=list(across),
        showline=True,
        ticks="outside",
        ticklen=5,
        fixedrange=True,
        zeroline=False,
        **x_ticks(plot),
    )
    picture.set_axis(
        f"yaxis{suffix}",
        type="log" if plot.is_log else "linear",
        range=plot.range,
        anchor=plot.xref,
        domain=[max(0.0, low), min(1.0, high)],
        tickvals=values,
        ticktext=texts,
        ticklen=8,
        ticks="outside",
        tickcolor="rgba(0,0,0,0)",
        zeroline=plot.bottom < 0,
        fixedrange=True,
    )


def heading_notes(
    title: str, note: str, plot: Plot, space: Space, ink: Tokens, *, narrow: bool
) -> list[dict[str, Any]]:
    """The heading of a panel with what joins its figures; a single panel on a narrow screen has the page's
    title.
    """
    words = escape(title, quote=False)
    common = {
        "xref": f"{plot.xref} domain",
        "yref": f"{plot.yref} domain",
        "x": 0,
        "y": 1,
        "xshift": -space.left,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "borderpad": 0,
        # Stems of events run up through all panels, but not through words.
        "bgcolor": ink.paper,
    }
    if narrow:
        if space.heading < 20:
            return []
        return [common | {"text": words, "yshift": 24, "font": {"size": 14, "color": ink.ink, "weight": 650}}]
    heading = {
        "text": words,
        "yshift": space.heading - 2,
        "font": {"size": 17, "color": ink.ink, "weight": 650},
    }
    lines = wrapped(note, 13.5, space.left + plot.width + space.right - 12)
    below = {
        "text": "<br>".join(escape(line, quote=False) for line in lines),
        "yshift": space.heading - 27,
        "align": "left",
        "font": {"size": 13.5, "color": ink.ink2},
    }
    return [common | heading, common | below]


def draw_empty(
    picture: Picture,
    words: str,
    years: tuple[int, int] | None,
    ink: Tokens,
    plot_height: float,
    bottom: float,
    space: Space,
) -> Plot:
    """Axes without figures and the sentence that says so; the page puts buttons below it."""
    width = picture.width - space.left - space.right
    plot = Plot(width, plot_height, years or (2000, 2000), 1.0)
    draw_axes(picture, plot, "", bottom, [0.0], ["0"])
    for axis in ("xaxis", "yaxis"):
        picture.set_axis(axis, visible=years is not None)
    lines = wrapped(words, 17, picture.width * 0.7)
    picture.notes.append(
        {
            "text": "<br>".join(escape(line, quote=False) for line in lines),
            "xref": "paper",
            "yref": "y domain",
            "x": 0.5,
            "xshift": (space.right - space.left) / 2,
            "y": 0.62,
            "showarrow": False,
            "font": {"size": 17, "color": ink.ink, "weight": 600},
        }
    )
    return plot


def frame_layout(theme: Theme, space: Space, meta: dict[str, Any]) -> dict[str, Any]:
    """The layout that charts over time share; `meta` is what they say of themselves."""
    return {
        "template": template(theme),
        "autosize": False,
        "margin": {"l": space.left, "r": space.right, "t": 0, "b": 0, "pad": 0, "autoexpand": False},
        "hovermode": "closest",
        "hoverdistance": 14,
        "meta": meta,
    }


def lane_axis(picture: Picture, plot: Plot, bottom: float) -> None:
    """Set the vertical axis of the lane of events: it counts pixels, and is not drawn."""
    picture.set_axis(
        plot.yref.replace("y", "yaxis"),
        range=[0, plot.height],
        domain=[bottom / picture.height, (bottom + plot.height) / picture.height],
        anchor=plot.xref,
        visible=False,
        fixedrange=True,
    )
