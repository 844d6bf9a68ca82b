"""The frame of the map: the picture, and what the scripts of `assets/` lay over it.

The scripts fill the note of an arrow and what is spoken; every word they need stands here, in attributes.
"""

from typing import Any, cast

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.ids import Ids
from app.figures.template import BLANK, CONFIG
from app.state.codec import address
from app.state.view import ViewState
from app.text.i18n import _


def map_frame() -> Component:
    """The picture, the words of an empty map, the place that stands out, and what answers to keys and clicks."""
    return html.Div(
        [
            html.Div(
                dcc.Graph(
                    id=Ids.FLOW_MAP,
                    figure=cast(Any, BLANK),
                    config=cast(Any, CONFIG),
                    responsive=False,
                ),
                className="map-picture",
                role="img",
                **aria(label=_("Flow map; the list of corridors holds the same figures.")),
            ),
            html.Div(id=Ids.MAP_EMPTY),
            _keys(),
            _note(),
            html.Div(id=Ids.MAP_SPOKEN, className="visually-hidden", role="status", **aria(live="polite")),
            dcc.Store(id=Ids.MAP_DRAWN),
        ],
        id=Ids.MAP_FRAME,
        className="map-frame",
        **data(measure=""),
    )


def keys_help() -> Component:
    """Which keys the map knows; it lies over the years below while the map has the focus of the keyboard."""
    keys = {
        "← →": _("larger and smaller corridors"),
        _("Page ↑ ↓"): _("corridors of one origin after the other"),
        _("Home End"): _("the largest and the smallest"),
        _("Enter"): _("all its figures"),
        _("Space"): _("keep its figure on the map"),
        "O D": _("only flows of its origin or destination"),
        _("Esc"): _("back"),
    }
    rows = [html.Div([html.Dt(html.Kbd(key)), html.Dd(words)]) for key, words in keys.items()]
    return html.Div(html.Dl(rows), id=Ids.MAP_KEYS_HELP, className="map-keys-help")


def focus_words(state: ViewState, place: str, *, is_drawn: bool) -> list[Component]:
    """That the flows of a place stand out, and the way back. `place` is its name; room is short beside the map."""
    sentence = (
        _("Flows from and to {place} stand out.") if is_drawn else _("No arrow here is from or to {place}.")
    )
    return [
        html.Span(sentence.format(place=place), className="visually-hidden"),
        html.B(place, **aria(hidden="true")),
        dcc.Link(_("Show all alike"), href=address(state.but(focus=None)), className="map-focus-end"),
    ]


def _keys() -> Component:
    """What takes the focus of the keyboard; the callback writes the corridors into it, largest first."""
    return html.Div(
        id=Ids.MAP_KEYS,
        className="map-keys",
        tabIndex=0,
        role="application",
        **aria(
            label=_("Flow map: walk the corridors with the arrow keys"),
            describedby=Ids.MAP_KEYS_HELP,
        ),
        **data(
            corridors="",
            size=_("{n} of {all} on this map, by size."),
            named=_("{n} of {all} on this map without a number."),
            place=_("{n} of {all} on this map from this origin."),
            pinned=_("Its figure stays on the map; the Tab key leads to it."),
        ),
    )


def _note() -> Component:
    """The figure of one arrow, pinned to it."""
    return html.Div(
        [
            html.Div(className="map-note-text"),
            html.Div(
                [
                    html.A(_("All its figures"), href="#", className="map-note-open"),
                    html.Button(
                        "×",
                        type="button",
                        className="map-note-close",
                        title=_("Close this note"),
                        **aria(label=_("Close this note")),
                    ),
                ],
                className="map-note-ways",
            ),
        ],
        id=Ids.MAP_NOTE,
        className="map-note",
        role="note",
        hidden=True,
        **aria(label=_("The figure of an arrow")),
    )
