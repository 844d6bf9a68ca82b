"""What stands beside a chart in a picture: its finding, the largest corridors of a map, its legend, its caveats."""

import re
from collections.abc import Sequence
from html import escape, unescape
from typing import Any

import plotly.graph_objects as go

from app.components.export.plate_legend import FINDING_SPARE, plate_legend, plate_map_legend
from app.components.map.page import nothing_drawn
from app.components.markup import markup
from app.components.trends.unlabelled import unlabelled_list
from app.data.country.country import map_view
from app.domain.codes import MapFrame, Theme
from app.export.context import Context
from app.export.picture.largest import largest_list
from app.figures.map.plan import MapPlan, map_plan
from app.figures.room import keys_drawn
from app.figures.tokens import tokens
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.export.plate import more_words
from app.text.map.words import boundary_sentence

_NOTE_SPARE = 99
"""On a card notes go after the finding and half of the list, the last first."""
_TAG = re.compile(r"<[^>]*>")


def beside_html(
    context: Context,
    chart: Chart,
    state: ViewState,
    theme: Theme,
    figure: go.Figure,
    zoom: float,
    *,
    is_card: bool,
) -> tuple[str, str]:
    """The HTML over a chart, where it is empty, and next to it.

    `zoom` is how much larger than its own pixels the chart stands in the picture. A card has no room to grow: its
    finding may go, and its notes from the last on, which a sentence then tells.
    """
    meta: dict[str, Any] = figure.layout.meta
    finding, over, parts, may_go = escape(meta.get("finding") or ""), "", [], is_card
    if "kinds" in meta:
        plan = _plan(context, chart, state, figure)
        rows = largest_list(context.dataset, plan)
        parts = [rows, legend_html(context, chart, state, theme, figure, zoom)]
        may_go = is_card or bool(rows)
        over = f'<p class="plate-empty">{finding}</p>' if nothing_drawn(context.dataset, plan.shown) else ""
    else:
        parts = [
            legend_html(context, chart, state, theme, figure, zoom),
            _unlabelled(context, chart, state, theme, meta),
        ]
    told = _told(figure)
    if finding and not over and _plain(meta["finding"]) not in told:
        spare = f" data-spare={FINDING_SPARE}" if may_go else ""
        parts.insert(0, f'<p class="plate-finding"{spare}>{finding}</p>')
    notes = [note for note in meta.get("notes", ()) if _plain(note) not in told]
    return over, "".join([*parts, _notes(notes, is_card=is_card)])


def legend_html(
    context: Context, chart: Chart, state: ViewState, theme: Theme, figure: go.Figure, zoom: float
) -> str:
    """The legend that the page of a chart shows beside it; empty where the chart explains itself."""
    dataset, drawn = context.dataset, figure.layout.meta
    if "kinds" in drawn:
        plan, view = _plan(context, chart, state, figure), _map_state(context, chart, state)
        content = plate_map_legend(dataset, view, plan, tokens(theme), zoom, drawn)
    else:
        content = plate_legend(dataset, chart, state, keys_drawn(figure))
    return f'<section class="plate-legend">{markup(content)}</section>' if content else ""


def _unlabelled(context: Context, chart: Chart, state: ViewState, theme: Theme, drawn: dict[str, Any]) -> str:
    """The figures of a chart over time for which it has no room for a label."""
    rows = unlabelled_list(context.dataset, chart, state, tokens(theme), drawn.get("unlabelled") or ())
    return f'<section class="plate-unlabelled">{markup(rows)}</section>' if rows else ""


def _told(figure: go.Figure) -> str:
    """All words that stand in the chart itself; what is told there is not told again beside it."""
    return " | ".join(_plain(each.text or "") for each in figure.layout.annotations)


def _plain(text: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", text)).split())


def _notes(notes: Sequence[str], *, is_card: bool) -> str:
    """Caveats. On a card all but the first may go, and never what the lines of a map mean."""
    if not notes:
        return ""
    kept = {notes[0], *map(boundary_sentence, MapFrame)}
    spare = [
        f" data-spare={_NOTE_SPARE - at}" if is_card and note not in kept else ""
        for at, note in enumerate(notes)
    ]
    rows = [
        f'<p class="plate-note"{may_go}>{escape(note)}</p>' for note, may_go in zip(notes, spare, strict=True)
    ]
    more = f'<p class="plate-note plate-more">{escape(more_words())}</p>' if is_card else ""
    return f'<section class="plate-notes">{"".join(rows)}{more}</section>'


def _plan(context: Context, chart: Chart, state: ViewState, figure: go.Figure) -> MapPlan:
    return map_plan(
        context.dataset, _map_state(context, chart, state), figure.layout.width, figure.layout.height
    )


def _map_state(context: Context, chart: Chart, state: ViewState) -> ViewState:
    return map_view(context.dataset, state) if chart == Chart.COUNTRY_MAP else state
