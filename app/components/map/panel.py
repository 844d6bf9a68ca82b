"""The figures panel of a corridor: what is known, measure by measure, what is worked out, what does not fit."""

from collections.abc import Iterable, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.card.link import card_link
from app.components.card.parts import FEW, disagreement_notes, head, lead
from app.components.map.panel_alongside import alongside_block
from app.components.map.panel_derived import derived_block
from app.components.map.panel_figures import anchor, figures_block
from app.components.markup import markup
from app.data.dataset import Dataset, Disagreement
from app.data.map.alongside import alongside_years
from app.data.map.panel_groups import Group, panel_groups, worked_out
from app.data.standing import Standing
from app.domain.figure import Observation
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.card.words import whole_card_words
from app.text.i18n import _, named
from app.text.labels import corridor_name, measure_name
from app.text.numbers import counted

_HEAD = 2
"""The parts of a panel that stand above its figures."""


def written_panel(dataset: Dataset, state: ViewState, shown: Standing) -> list[Component]:
    """The panel as the page gets it: its head, and all else as text, since a corridor can have hundreds of figures."""
    parts = corridor_panel(dataset, state, shown)
    return [*parts[:_HEAD], html.Div(className="panel-body", **data(markup=markup(parts[_HEAD:])))]


def corridor_panel(dataset: Dataset, state: ViewState, shown: Standing) -> list[Component]:
    """The panel of the corridor that is open in `state`."""
    corridor = state.open_corridor or ("", "")
    rows = dataset.observations.of_corridor(*corridor)
    standing = next((row.figure for row in shown.corridors if row.corridor == corridor), None)
    groups = panel_groups(dataset, state, rows, standing)
    return [
        *_head(dataset, state, corridor, len(rows)),
        *(_lead(dataset, state, standing) if standing else []),
        *_jumps(groups),
        *(
            part
            for place, group in enumerate(groups)
            for part in [
                *figures_block(dataset, state, group, standing),
                *_alongside(dataset, state, corridor, group),
                *(derived_block(dataset, worked_out(dataset, state, groups)) if place == 0 else []),
            ]
        ),
        *_mentions(dataset, corridor),
        *_disagreements(dataset, rows),
    ]


def _head(dataset: Dataset, state: ViewState, corridor: tuple[str, str], count: int) -> list[Component]:
    origin, destination = corridor
    there = state.but(
        corridor=None, origin=(origin,), destination=(destination,), year=None, channel=(), sector=()
    )
    return [
        head(
            corridor_name(dataset, corridor),
            address(state.but(corridor=None)),
            _("Close this panel"),
            origin,
        ),
        html.P(
            [
                html.Span(counted("{n} figure", "{n} figures", count)),
                *_corridor_page(dataset, state, corridor),
                dcc.Link(_("Show as trend"), href=address(there.but(page=Page.TRENDS))),
                dcc.Link(_("Show in the data table"), href=address(there.but(page=Page.DATA, measure=None))),
            ],
            className="panel-links",
        ),
    ]


def _corridor_page(dataset: Dataset, state: ViewState, corridor: tuple[str, str]) -> list[Component]:
    if not all(dataset.places[code].is_on_earth for code in corridor):
        return []
    there = ViewState(page=Page.CORRIDOR, corridor="-".join(corridor), lang=state.lang, theme=state.theme)
    return [dcc.Link(_("Corridor page"), href=address(there))]


def _lead(dataset: Dataset, state: ViewState, row: Observation) -> list[Component]:
    """The figure that stands for the corridor, as its card begins; the card has the rest."""
    whole = card_link(state, row.observation_id, whole_card_words(), "card-whole")
    return [html.Div(lead(dataset, state, row, whole), className="panel-lead")]


def _alongside(
    dataset: Dataset, state: ViewState, corridor: tuple[str, str], group: Group
) -> list[Component]:
    """Below the figures of workers: the documented beside the estimates of all."""
    return (
        alongside_block(dataset, state, alongside_years(dataset, corridor))
        if group.measure == "workers"
        else []
    )


def _jumps(groups: Sequence[Group]) -> list[Component]:
    """Links to the measures of a long panel."""
    if len(groups) <= FEW:
        return []
    links = [
        html.Li(html.A(measure_name(group.measure), href=f"#{anchor(group.measure)}")) for group in groups
    ]
    return [html.Ul(links, className="panel-jumps", **aria(label=_("Measures of this panel")))]


def _mentions(dataset: Dataset, corridor: tuple[str, str]) -> list[Component]:
    rows = [row for row in dataset.mentions if row.corridor == corridor]
    if not rows:
        return []
    names = list(dict.fromkeys(named(dataset.sectors[row.sector].name) for row in rows))
    return [
        html.H3(_("Sectors named without a number"), className="panel-measure"),
        html.P(", ".join(names), className="figure-note"),
    ]


def _disagreements(dataset: Dataset, rows: Iterable[Observation]) -> list[Component]:
    found: dict[str, Disagreement] = {}
    for row in rows:
        for disagreement in dataset.disagreements_of.get(row.observation_id, ()):
            found[disagreement.disagreement_id] = disagreement
    if not found:
        return []
    return [
        html.H3(_("What does not fit together"), className="panel-measure"),
        *disagreement_notes(found.values()),
    ]
