"""The margin of the timeline page: kinds and countries to choose, each with its number of events."""

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.ids import Ids
from app.components.timeline.events import kind_mark
from app.components.ways import view_links
from app.data.dataset import Dataset
from app.data.timeline import (
    kinds_with_events,
    places_with_events,
)
from app.domain.codes import EventKind
from app.state.codec import address
from app.state.view import ViewState
from app.text.i18n import _
from app.text.labels import (
    place_name,
    version_words,
)
from app.text.numbers import counted, number
from app.text.timeline import (
    is_country,
    kind_meaning,
    kind_plural,
    lane_meaning,
)

_FEW = 6
"""Countries with fewer events than this stand behind a fold."""


def timeline_margin(dataset: Dataset, state: ViewState) -> list[Component]:
    """Title, kinds with their shapes and countries, each a link that narrows down the events; data version."""
    return [
        html.H1(_("Timeline"), className="title"),
        html.P(
            _("Agreements, laws, bans, crises and other dated events, with the corridors that they touch."),
            className="subtitle",
        ),
        html.H2(_("Kinds"), className="timeline-choice"),
        _kinds(dataset, state),
        *_places(dataset, state),
        view_links(dataset, state),
        html.Div(
            [
                *(
                    html.P(words, className="source")
                    for words in (lane_meaning("everywhere"), version_words(dataset))
                ),
            ],
            id=Ids.SOURCE_NOTE,
            className="source-note",
        ),
    ]


def _kinds(dataset: Dataset, state: ViewState) -> Component:
    counts = kinds_with_events(dataset, state)
    rows = []
    for kind in EventKind:
        chosen = kind in state.kind
        others = tuple(each for each in state.kind if each != kind)
        there = state.but(kind=others if chosen else (*state.kind, kind))
        rows.append(
            _choice(
                [kind_mark(kind), html.Span(kind_plural(kind))],
                there,
                counts[kind],
                chosen=chosen,
                title=kind_meaning(kind),
            )
        )
    return html.Ul(rows, className="timeline-choices")


def _places(dataset: Dataset, state: ViewState) -> list[Component]:
    counts = places_with_events(dataset, state)
    chosen = state.focus
    rows = {
        code: _choice(
            [html.Span(place_name(dataset, code))],
            state.but(focus=None if code == chosen else code),
            count,
            chosen=code == chosen,
        )
        for code, count in counts.items()
        if is_country(dataset, code)
    }
    large = [row for code, row in rows.items() if counts[code] >= _FEW or code == chosen]
    small = [row for code, row in rows.items() if counts[code] < _FEW and code != chosen]
    parts: list[Component] = [html.H2(_("Countries touched"), className="timeline-choice")] if rows else []
    parts += [html.Ul(large, className="timeline-choices")] if large else []
    if small:
        words = counted("{n} more country", "{n} more countries", len(small))
        parts.append(
            html.Details(
                [html.Summary(words), html.Ul(small, className="timeline-choices")], className="folded"
            )
        )
    return parts


def _choice(
    name: list[Component], there: ViewState, count: int, *, chosen: bool, title: str | None = None
) -> Component:
    """A link that narrows the events down, or, where it is chosen, no longer does."""
    state = aria(current="true") if chosen else {}
    link = dcc.Link(name, href=address(there), title=title, className="timeline-toggle")
    return html.Li([link, html.Span(number(count), className="faint")], **state)
