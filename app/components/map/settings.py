"""The settings of the map, over its lower left corner: which part of the world, how widths follow numbers, what shades
the areas, what else is drawn. Each is a plain link to the same view with one thing changed.
"""

from collections.abc import Callable
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.ids import Ids
from app.data.dataset import Dataset
from app.data.map.bands import by_channel
from app.data.standing import Standing
from app.domain.codes import MapFrame, MapLayer, Shade, WidthScale
from app.state.codec import address
from app.state.view import SplitBy, ViewState
from app.text.i18n import _
from app.text.map.areas import shade_name


def map_settings() -> Component:
    """The shell that stays while its links change: frames, always in sight, and the other settings behind one word."""
    return html.Div(
        [
            html.Nav(id=Ids.MAP_FRAMES, className="map-frames", **aria(label=_("Part of the world"))),
            html.Details(
                [
                    html.Summary(_("Settings"), title=_("Settings of the map")),
                    html.Div(id=Ids.MAP_OPTIONS, className="map-options"),
                ],
                className="map-more",
            ),
        ],
        id=Ids.MAP_SETTINGS,
        className="map-settings",
    )


def frame_links(state: ViewState, files: Callable[[MapFrame], tuple[str, ...]]) -> list[Component]:
    """A link to each frame. `files` are the addresses that a frame needs; the browser fetches them when a pointer
    comes near its link.
    """
    return [
        _link(
            _frame_name(frame),
            state.but(frame=frame),
            is_current=frame == state.frame,
            **data(geo=" ".join(files(frame))),
        )
        for frame in MapFrame
    ]


def map_options(dataset: Dataset, state: ViewState, shown: Standing) -> list[Component]:
    """The other settings, a group of links each; what has no effect in this view is left out."""
    groups = [_widths(state), _shades(state), _layers(state), _bands(dataset, state, shown)]
    return [group for group in groups if group is not None]


def _widths(state: ViewState) -> Component:
    names = {WidthScale.LINEAR: _("Linear"), WidthScale.ROOT: _("Square root")}
    links = [
        _link(name, state.but(scale=scale), is_current=scale == state.scale) for scale, name in names.items()
    ]
    return _group(_("Width of arrows"), links)


def _shades(state: ViewState) -> Component:
    links = [
        _link(shade_name(shade), state.but(shade=shade), is_current=shade == state.shade) for shade in Shade
    ]
    return _group(_("Areas shaded by"), links)


def _layers(state: ViewState) -> Component | None:
    """Border crossings: they can be told apart on the map of the subregion only."""
    if state.frame != MapFrame.GMS:
        return None
    links = [
        _link(words, state.but(layer=layer), is_current=layer == state.layer)
        for words, layer in ((_("Hidden"), ()), (_("Shown"), (MapLayer.CROSSINGS,)))
    ]
    return _group(_("Border crossings"), links)


def _bands(dataset: Dataset, state: ViewState, shown: Standing) -> Component | None:
    """Channels as bands, where at least one corridor of the view can be split."""
    split = state.but(by=SplitBy.CHANNEL)
    if not by_channel(dataset, split, shown).split:
        return None
    links = [
        _link(words, state.but(by=by), is_current=by == state.by)
        for words, by in ((_("Together"), SplitBy.CORRIDOR), (_("As bands"), SplitBy.CHANNEL))
    ]
    return _group(_("Channels of an arrow"), links)


def _frame_name(frame: MapFrame) -> str:
    return {
        MapFrame.GMS: _("Mekong"),
        MapFrame.ASIA: _("Asia"),
        MapFrame.WORLD: _("World"),
    }[frame]


def _group(title: str, links: list[Component]) -> Component:
    return html.Div(
        [html.Span(title, className="map-option-title"), html.Span(links, className="map-option-links")]
    )


def _link(words: str, there: ViewState, *, is_current: bool, **attributes: Any) -> Component:
    link = dcc.Link(words, href=address(there), className="map-option")
    current = aria(current="true") if is_current else {}
    return html.Span(link, **current, **attributes)
