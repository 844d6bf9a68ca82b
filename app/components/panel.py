"""The figures panel of a corridor: what is known, measure by measure, what is worked out, what does not fit."""

from collections.abc import Iterable, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.map import origin_colour
from app.components.markup import markup
from app.components.panel_alongside import alongside_block
from app.components.panel_derived import derived_block
from app.components.panel_figures import anchor, figures_block
from app.data.alongside import alongside_years
from app.data.dataset import Dataset, Disagreement
from app.data.panel_groups import Group, panel_groups, worked_out
from app.data.standing import Standing
from app.domain.disagreement import KINDS
from app.domain.figure import Observation
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.i18n import _, named, ngettext
from app.text.labels import corridor_name, disagreement_kind_name, measure_name
from app.text.numbers import number

_HEAD = 2
"""The parts of a panel that stand above its figures."""
FEW = 3
"""More disagreements than this are folded; with more measures than this a panel begins with links to them."""


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
        *_jumps(groups),
        *(
            part
            for place, group in enumerate(groups)
            for part in [
                *figures_block(dataset, state, group, standing),
                *_alongside(dataset, corridor, group),
                *(derived_block(dataset, worked_out(dataset, state, groups)) if place == 0 else []),
            ]
        ),
        *_mentions(dataset, corridor),
        *_disagreements(dataset, rows),
    ]


def disagreement_note(row: Disagreement) -> Component:
    """Figures that do not fit together, in a paragraph: what, the arithmetic, a likely reason, and our reading."""
    texts = [named(text) for text in (row.arithmetic, row.explanation, row.suggestion) if text]
    sentences = " ".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in texts)
    return html.P(
        [html.B(named(row.title) + ("" if row.title.endswith(".") else ".")), " ", sentences],
        className="disagreement",
        title=disagreement_kind_name(row.kind),
    )


def _head(dataset: Dataset, state: ViewState, corridor: tuple[str, str], count: int) -> list[Component]:
    origin, destination = corridor
    there = state.but(
        corridor=None, origin=(origin,), destination=(destination,), year=None, channel=(), sector=()
    )
    return [
        html.Div(
            [
                html.H2(corridor_name(dataset, corridor), className="panel-title"),
                dcc.Link(
                    "×",
                    href=address(state.but(corridor=None)),
                    className="panel-close",
                    title=_("Close this panel"),
                ),
            ],
            className="panel-head",
            style={"--bar": f"var(--{origin_colour(origin)})"},
        ),
        html.P(
            [
                html.Span(ngettext("{n} figure", "{n} figures", count).format(n=number(count))),
                dcc.Link(_("Show as trend"), href=address(there.but(page=Page.TRENDS))),
                dcc.Link(_("Show in the data table"), href=address(there.but(page=Page.DATA, measure=None))),
            ],
            className="panel-links",
        ),
    ]


def _alongside(dataset: Dataset, corridor: tuple[str, str], group: Group) -> list[Component]:
    """Below the figures of workers: the documented beside the estimates of all."""
    return alongside_block(dataset, alongside_years(dataset, corridor)) if group.measure == "workers" else []


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
    gravest_first = sorted(found.values(), key=lambda row: KINDS.index(row.kind))
    notes = [disagreement_note(row) for row in gravest_first]
    more = len(notes) - FEW
    return [
        html.H3(_("What does not fit together"), className="panel-measure"),
        *notes[:FEW],
        *(
            [
                html.Details(
                    [
                        html.Summary(ngettext("{n} more", "{n} more", more).format(n=number(more))),
                        *notes[FEW:],
                    ],
                    className="panel-fold",
                )
            ]
            if more > 0
            else []
        ),
    ]
