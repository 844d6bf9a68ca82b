"""Streams from origin through channel to destination: figures of one series and date that leave each other out."""

from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from app.data.claims import added_up
from app.data.compare.sankey import Streams, sankey_of
from app.data.dataset import Dataset
from app.data.passing import measure_of
from app.domain.codes import Theme
from app.domain.figure import Observation
from app.figures.compare.frame import NARROW, axis, bold, inks, placed, say, sheet, signed
from app.figures.compare.sankey_layout import THICK, Flow, Node, flow_of
from app.figures.map.basemap import Basemap
from app.figures.picture import Picture
from app.figures.tokens import Tokens, mixed
from app.figures.trends.labels import wrapped
from app.flowmap.labels import text_size
from app.state.view import ViewState
from app.text.compare.details import kinds_note, revised_note
from app.text.compare.finding import sankey_finding
from app.text.compare.sankey import channel_words, node_name, sankey_notes, sum_words
from app.text.compare.words import cell_tooltip, sankey_subtitle, sankey_title
from app.text.map.amounts import map_amount, width_number
from app.text.trends.sources import sources_of

_SIZE = 14.0
_TOP, _ABOVE, _GAP = 12.0, 34.0, 10.0
"""Pixels above the streams, the same where labels of channels stand there, and beside a node."""
_TALL = 440.0
_FEW = 6
"""Streams of fewer figures than this need no more height."""


def sankey_figure(
    dataset: Dataset, _basemap: Basemap, state: ViewState, theme: Theme, width: int, height: int
) -> go.Figure:
    """The streams of a view. Each link of trace `streams` is one figure, whose key is in `link.customdata`; where the
    streams pass channels a figure has two links, one on each side of its channel.
    """
    found = sankey_of(dataset, state)
    picture = sheet(theme, width, height, {})
    streams, ink = found.streams, inks(theme)
    narrow = picture.width < NARROW
    above = _ABOVE + 18 if narrow else _ABOVE
    by_channel = streams is not None and streams.by_channel
    # The stream of the lowest channel comes down from above, so that its label stands below it.
    top, bottom = (above, above - 10) if by_channel else (_TOP, _TOP)
    room = picture.height - top - bottom
    flow = None
    if streams:
        tall = min(room, _TALL) if len(streams.figures) < _FEW else room
        flow = flow_of(streams, tall, narrow=narrow)
    drawn = streams.figures if streams else ()
    picture.layout["meta"] = {
        "title": sankey_title(found, measure_of(state)),
        "subtitle": sankey_subtitle(dataset, state, found),
        "finding": sankey_finding(dataset, state).sentence,
        "source": sources_of(dataset, drawn),
        "notes": [
            # Labels of channels say channel and stage, and the title says the date.
            *filter(
                None,
                [
                    "" if streams is None or streams.by_channel else kinds_note(dataset, drawn),
                    revised_note(dataset, drawn),
                ],
            ),
            *sankey_notes(dataset, found, flow.hidden if flow else 0),
        ],
    }
    if streams is None or flow is None:
        say(picture, picture.layout["meta"]["finding"], ink)
        return picture.figure()
    _draw(picture, dataset, streams, flow, top, ink, narrow=narrow)
    return picture.figure()


def _draw(
    picture: Picture,
    dataset: Dataset,
    streams: Streams,
    flow: Flow,
    top: float,
    ink: Tokens,
    *,
    narrow: bool,
) -> None:
    most = 92.0 if narrow else 220.0
    labels = {node.key: _lines(dataset, streams, node, most, ink, narrow=narrow) for node in flow.nodes}
    left, right = (
        max(
            (
                text_size(line, _SIZE)[0] * 1.05
                for node in flow.nodes
                if node.column == column
                for line in labels[node.key][0]
            ),
            default=0.0,
        )
        for column in (0, flow.columns - 1)
    )
    left, right = (min(each + _GAP, most + 20) for each in (left, right))
    span = picture.width - left - right
    domain = {
        "x": [left / picture.width, 1 - right / picture.width],
        "y": [1 - (top + flow.height) / picture.height, 1 - top / picture.height],
    }
    # Plotly takes zero for no place at all.
    places = [max(node.column / (flow.columns - 1), 0.0) for node in flow.nodes]
    inner = [THICK / 2 / span + place * (1 - THICK / span) for place in places]
    picture.traces.append(
        {
            "type": "sankey",
            "arrangement": "fixed",
            "domain": domain,
            "node": {
                "label": ["" for _node in flow.nodes],
                "x": inner,
                "y": [node.middle / flow.height for node in flow.nodes],
                "color": [_colour(node, flow, ink) for node in flow.nodes],
                "line": {"width": 0},
                "pad": flow.pad,
                "thickness": THICK,
                "hoverinfo": "none",
            },
            "link": _links(dataset, streams, flow, ink),
            "meta": {"role": "streams"},
        }
    )
    picture.set_axis("xaxis", **axis((0, 1), (0, 1)), visible=False)
    picture.set_axis("yaxis", **axis((0, 1), (0, 1)), visible=False)
    picture.add_scatter(x=[None], y=[None], mode="markers", hoverinfo="skip", meta={"role": "frame"})
    for node, place in zip(flow.nodes, places, strict=True):
        _label(picture, node, flow, labels[node.key][1], left, span * place, ink, top=top)


def _label(
    picture: Picture,
    node: Node,
    flow: Flow,
    text: str,
    left: float,
    across: float,
    ink: Tokens,
    *,
    top: float,
) -> None:
    """The words of a node: beside the first and the last column, above those between, below the lowest of several."""
    x, y = left + across, top + node.middle
    anchor, vertical = "center", "middle"
    if node.column == 0:
        x, anchor = left - _GAP + 2, "right"
    elif node.column == flow.columns - 1:
        x, anchor = x + _GAP - 2, "left"
    elif flow.codes(node.kind).index(node.code) == len(flow.codes(node.kind)) - 1 > 0:
        y, vertical = y + node.height / 2 + 3, "top"
    else:
        y, vertical = y - node.height / 2 - 3, "bottom"
    placed(picture, text, x, y, ink.ink, _SIZE, xanchor=anchor, yanchor=vertical, align=anchor)


def _lines(
    dataset: Dataset, streams: Streams, node: Node, most: float, ink: Tokens, *, narrow: bool
) -> tuple[list[str], str]:
    """The label of a node in plain lines, whose width is measured, and as HTML: number first, name second."""
    name = node_name(dataset, node.kind, node.code)
    digits, signs, marked = _number(dataset, streams, node, ink)
    colour = ink.origin(node.code).text if node.kind == "origin" else ink.ink
    rich = f'<span style="color:{colour}">{bold(digits)}</span>{marked}' if digits else ""
    if node.kind == "channel":
        # Above its node a label has the width of the picture.
        name = channel_words(dataset, node.code, node.figures, short=narrow)
        parts = [part for part in (rich, name) if part]
        return [], ("<br>" if narrow else " ").join(parts)
    digits += signs
    beside = f"{digits} {name}".strip()
    if text_size(beside, _SIZE)[0] <= most:
        return [beside], f"{rich} {name}".strip()
    lines = wrapped(name, _SIZE, most)
    return [digits, *lines] if digits else lines, "<br>".join(([rich] if rich else []) + lines)


def _number(dataset: Dataset, streams: Streams, node: Node, ink: Tokens) -> tuple[str, str, str]:
    """The figure of a node that has one; a sum where one may be made; else nothing. Then the signs after it, as plain
    text and as HTML.

    Streams for which a picture has no room count as well, so that its size never changes a number.
    """
    rows = [row for row in streams.figures if getattr(row, node.kind) == node.code]
    if len(rows) == 1:
        return str(map_amount(rows[0])), *signed(dataset, rows[0], ink)
    total = added_up(dataset, rows)
    return "" if total is None else sum_words(width_number(total.value, rows[0].measure)), "", ""


def _colour(node: Node, flow: Flow, ink: Tokens) -> str:
    if node.kind == "origin":
        return ink.origin(node.code).mark
    if node.kind == "channel":
        greys = (ink.channel1, ink.channel2, ink.channel3)
        return greys[min(flow.codes("channel").index(node.code), len(greys) - 1)]
    return ink.ink


def _links(dataset: Dataset, streams: Streams, flow: Flow, ink: Tokens) -> dict[str, Any]:
    """Every stretch of every stream in the paler colour of its origin."""
    rows: list[Observation] = []
    ends: list[tuple[int, int]] = []
    for row in flow.figures:
        stations = [("origin", row.origin), ("destination", row.destination)]
        if streams.by_channel:
            stations.insert(1, ("channel", row.channel))
        places = [flow.at(kind, code) for kind, code in stations]
        for pair in pairwise(places):
            rows.append(row)
            ends.append(pair)
    return {
        "source": [start for start, _end in ends],
        "target": [end for _start, end in ends],
        "value": [row.size for row in rows],
        "color": [mixed(ink.origin(row.origin).mark, ink.paper, 0.45) for row in rows],
        "hovercolor": [mixed(ink.origin(row.origin).mark, ink.paper, 0.7) for row in rows],
        "line": {"color": ink.paper, "width": 0.5},
        "customdata": [row.observation_id for row in rows],
        "label": [cell_tooltip(dataset, row) for row in rows],
        "hovertemplate": "%{label}<extra></extra>",
    }
