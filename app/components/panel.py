"""The figures panel: everything known of one corridor, every figure with bound, stage, evidence,
source and warnings.
"""

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.glyphs import certainty_mark
from app.components.map import origin_colour
from app.data.dataset import Dataset, Disagreement
from app.data.standing import Standing
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.figures import amount, channel_and_sector, date_words, evidence_words, source_words
from app.text.i18n import _, named, ngettext
from app.text.labels import corridor_name, disagreement_kind_name, measure_meaning, measure_name, unit_name
from app.text.numbers import number


def corridor_panel(dataset: Dataset, state: ViewState, shown: Standing) -> list[Component]:
    """The panel of the corridor that is open in `state`."""
    origin, _dash, destination = (state.corridor or "").partition("-")
    corridor = origin, destination
    rows = [row for row in dataset.observations if row.corridor == corridor]
    standing_id = next((row.figure.observation_id for row in shown.corridors if row.corridor == corridor), "")
    groups = [(key, [row for row in rows if row.measure == key]) for key in MEASURES]
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
                html.Span(ngettext("{n} figure", "{n} figures", len(rows)).format(n=len(rows))),
                dcc.Link(_("Show as trend"), href=address(there.but(page=Page.TRENDS))),
                dcc.Link(_("Show in the data table"), href=address(there.but(page=Page.DATA, measure=None))),
            ],
            className="panel-links",
        ),
        *(block for key, group in groups if group for block in _group(dataset, key, group, standing_id)),
        *_mentions(dataset, corridor),
        *_disagreements(dataset, rows),
    ]


def _group(dataset: Dataset, key: str, rows: list[Observation], standing_id: str) -> list[Component]:
    ordered = sorted(
        rows,
        key=lambda row: (
            row.observation_id != standing_id,
            -row.period.end.toordinal(),
            -row.size,
            row.observation_id,
        ),
    )
    units = {row.unit for row in rows}
    top = _scale(max(row.reach for row in rows))
    scale = (
        _("{unit}, every line on one scale: 0 to {top}").format(
            unit=unit_name(next(iter(units))), top=number(top)
        )
        if len(units) == 1
        else ""
    )
    return [
        html.Div(
            [
                html.H3(measure_name(key), className="panel-measure", title=measure_meaning(key)),
                html.Span(scale, className="faint"),
            ],
            className="panel-group",
        ),
        html.Ul(
            [
                _figure(dataset, row, top if len(units) == 1 else 0.0, row.observation_id == standing_id)
                for row in ordered
            ],
            className="figures",
        ),
    ]


def _figure(dataset: Dataset, row: Observation, top: float, stands: bool) -> Component:
    parts = amount(row)
    differs = dataset.clashes(row.observation_id)
    # The word "differs" says it already, and the paragraphs below say why.
    warnings = [dataset.flags[flag] for flag in row.flags if flag != "does_not_fit"]
    place = f" ({named(row.locator)})" if row.locator else ""
    return html.Li(
        [
            html.Span(channel_and_sector(dataset, row), className="figure-name"),
            html.Span(
                [
                    html.Span(parts.before, className="list-before"),
                    html.Span(parts.number),
                    html.Span(parts.after, className="list-before"),
                ],
                className="figure-number",
            ),
            *([_track(row, top)] if top else []),
            html.Span([certainty_mark(row), evidence_words(row)], className="figure-kind"),
            html.Span(date_words(row), className="figure-date"),
            html.Span(source_words(dataset, row) + place, className="figure-source"),
            html.Span(_("differs") if differs else "", className="differs" if differs else "faint"),
            *([html.Span(named(row.note), className="figure-note")] if row.note else []),
            *(
                [
                    html.Span(
                        _("Repeats another figure of this list; never counted twice."),
                        className="figure-note",
                    )
                ]
                if row.same_as
                else []
            ),
            *(
                html.Span(named(flag.name), title=named(flag.sentence), className="figure-note figure-flag")
                for flag in warnings
            ),
        ],
        className="figure figure-stands" if stands else "figure",
        style={"--bar": f"var(--{origin_colour(row.origin)})"},
    )


def _track(row: Observation, top: float) -> Component:
    """The figure on the common scale; a range from its low to its high end, a bound open on the side
    where it is open.
    """
    low, high = row.size / top * 100, row.reach / top * 100
    return html.Span(
        [
            html.Span(className="track-fill", style={"width": f"{low:.2f}%"}),
            html.Span(
                className="track-range", style={"left": f"{low:.2f}%", "width": f"{max(high - low, 0):.2f}%"}
            ),
            html.Span(certainty_mark(row), className="track-end", style={"left": f"{high:.2f}%"}),
        ],
        className="track",
        **aria(hidden="true"),
    )


def _mentions(dataset: Dataset, corridor: tuple[str, str]) -> list[Component]:
    rows = [row for row in dataset.mentions if row.corridor == corridor]
    if not rows:
        return []
    names = list(dict.fromkeys(named(dataset.sectors[row.sector].name) for row in rows))
    return [
        html.H3(_("Sectors named without a number"), className="panel-measure"),
        html.P(", ".join(names), className="figure-note"),
    ]


def _disagreements(dataset: Dataset, rows: list[Observation]) -> list[Component]:
    found: dict[str, Disagreement] = {}
    for row in rows:
        for disagreement in dataset.disagreements_of.get(row.observation_id, ()):
            found[disagreement.disagreement_id] = disagreement
    if not found:
        return []
    return [
        html.H3(_("What does not fit together"), className="panel-measure"),
        *(disagreement_note(row) for row in found.values()),
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


def _scale(value: float) -> float:
    """The next round number that is not below `value`: the end of the common scale."""
    if value <= 0:
        return 1.0
    unit = 10.0 ** (len(str(int(value))) - 1)
    return next(step * unit for step in (1, 2, 3, 4, 5, 6, 8, 10) if step * unit >= value)
