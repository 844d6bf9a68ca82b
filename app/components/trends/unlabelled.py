"""The figures that a chart over time draws without a label: mark, name, number, kind and date of each."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.data.dataset import Dataset
from app.data.trends.readings import read_trend
from app.data.trends.stack import as_trend, stack_of
from app.data.trends.trends import Group, Trend, together, trend_of
from app.domain.figure import Observation
from app.figures.tokens import Ink, Tokens
from app.figures.trends.looks import looks
from app.figures.trends.marks import Look, outline_of
from app.figures.trends.stack import layer_inks
from app.state.charts import Chart
from app.state.view import SplitBy, ViewState
from app.text.figures import listing
from app.text.i18n import _
from app.text.sources.disagreements import differs_sign
from app.text.trends.marks import figure_details, figure_place, group_name, label_amount

MOST = 10
"""So many figures are listed at most."""
_SPARE, _STEP = 4.0, 0.01
_SPARE_GROUP = 140.0
"""Where a picture has no room, rows go from the last on, before its type gets smaller (browser_page/plate.js); those
that name a colour go after everything else that may.
"""

_Row = tuple[Group, Observation]


def unlabelled_list(
    dataset: Dataset,
    chart: Chart,
    state: ViewState,
    ink: Tokens,
    keys: Sequence[str],
    *,
    only_groups: bool = False,
) -> list[Component]:
    """The figures of a chart of the trends page that have no label in it, by their `keys` (`layout.meta`), as a list
    with its heading; empty if all have one. `only_groups`: those alone that stand for a line or a colour.
    """
    if not keys:
        return []
    trend, look = _drawn(dataset, chart, state, ink)
    rows = _rows(trend, keys)
    if only_groups:
        rows = [(group, row) for group, row in rows if row is group.latest]
    if not rows:
        return []
    items = [
        _item(
            dataset,
            trend,
            group,
            row,
            look[group.corridor, group.code],
            ink,
            # Pictures of small charts are as high as they need.
            "" if chart == Chart.TREND_PANELS else _spare(group, row, at),
        )
        for at, (group, row) in enumerate(rows[:MOST])
    ]
    told = _("More figures without a label stand in the data of this view.")
    more = "" if len(rows) > MOST else " plate-fewer-told"
    return [
        html.H2(_("Also on the chart"), className="trend-legend-title"),
        html.Ul(items, className="trend-unlabelled"),
        *([] if only_groups else [html.P(told, className=f"plate-note{more}")]),
    ]


def _drawn(
    dataset: Dataset, chart: Chart, state: ViewState, ink: Tokens
) -> tuple[Trend, dict[tuple[tuple[str, str], str], Look]]:
    """What a chart draws, and how its groups look."""
    if chart != Chart.TREND_STACK:
        trend = read_trend(dataset, state)
        if chart != Chart.TREND_PANELS:
            return trend, looks(trend, ink)
        # Each small chart tells its own lines apart.
        panels = together(trend, trend.units[0], by_origin=state.by == SplitBy.ORIGIN)
        each = [looks(replace(trend, groups=tuple(groups)), ink) for groups in panels]
        return trend, {key: look for here in each for key, look in here.items()}
    stack = stack_of(dataset, state)
    inks: list[Ink] = layer_inks(stack, ink)
    found = {(part.corridor, part.code): Look(colour) for part, colour in zip(stack.parts, inks, strict=True)}
    return as_trend(stack, trend_of(dataset, state)), found


def _rows(trend: Trend, keys: Sequence[str]) -> list[_Row]:
    """The figures with these keys and their groups, in the order of the keys."""
    found = {row.observation_id: (group, row) for group in trend.groups for row in group.figures}
    return [found[key] for key in keys if key in found]


def _item(
    dataset: Dataset, trend: Trend, group: Group, row: Observation, look: Look, ink: Tokens, spare: str
) -> Component:
    details = listing(filter(None, [figure_place(dataset, trend, row), figure_details(dataset, trend, row)]))
    sign = differs_sign(dataset, row.observation_id)
    return html.Li(
        [
            _sample(look, ink),
            html.Span(group_name(dataset, trend, group), className="plate-name"),
            html.Span(str(label_amount(trend, row)), className="plate-number"),
            html.Span(
                [details, html.Span(f" {sign}" if sign else "", className="plate-differs")],
                className="plate-kind",
            ),
        ],
        **(data(spare=spare) if spare else {}),
    )


def _spare(group: Group, row: Observation, at: int) -> str:
    return f"{(_SPARE_GROUP if row is group.latest else _SPARE) - _STEP * at:g}"


def _sample(look: Look, ink: Tokens) -> Component:
    """The shape of a group in its colour, as its marks have it on the chart."""
    drawn = f'<path d="{outline_of(look.symbol)}" fill="{look.ink.mark}" stroke="{ink.paper}" stroke-width=".06"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="14" height="14" viewBox="-1.4 -1.4 2.8 2.8">{drawn}</svg>'
    return html.Img(
        src=f"data:image/svg+xml,{quote(svg)}", alt="", width=14, height=14, **aria(hidden="true")
    )
