"""The figures of one measure in the panel of a corridor: each with bound, stage, evidence, source and warnings."""

from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.card.parts import kind_line, number_link, series_view
from app.components.glyphs import certainty_mark
from app.components.map.page import origin_colour
from app.components.terms import term_mark
from app.data.dataset import Dataset
from app.data.map.panel_groups import Entry, Group
from app.domain.figure import Observation
from app.state.codec import address
from app.state.view import ViewState
from app.text.figures import date_words, source_words
from app.text.i18n import _, named
from app.text.labels import measure_name, unit_name, way_back_words
from app.text.map.panel import (
    aside_words,
    entry_name,
    folded_words,
    series_link,
    series_words,
)
from app.text.numbers import number

DOTS = (132, 20)
"""Width and height in pixels of the small picture of a series."""

_SAID_ELSEWHERE = ("does_not_fit", "second_hand")
"""Warnings that other words of an entry say already: "differs", and the confidence of a second-hand figure."""


def figures_block(
    dataset: Dataset, state: ViewState, group: Group, standing: Observation | None
) -> list[Component]:
    """Heading and entries of a measure; the one that stands for the corridor on the map is marked."""
    top = _top(group)
    entries = [_entry(dataset, state, entry, top, entry.figure is standing) for entry in group.entries]
    content: list[Component] = [html.Ul(entries, className="figures")] if entries else []
    if group.aside:
        content.append(
            html.Details(
                [
                    html.Summary(aside_words(len(group.aside))),
                    html.Ul(
                        [_entry(dataset, state, Entry(row), 0.0, False) for row in group.aside],
                        className="figures",
                    ),
                ],
                className="panel-fold",
            )
        )
    if group.folded:
        count = len(group.entries) + len(group.aside)
        summary = html.Summary(folded_words(measure_name(group.measure), count))
        return [
            html.Details(
                [summary, *content], className="panel-fold panel-group-folded", id=anchor(group.measure)
            )
        ]
    way = way_back_words(group.measure)
    return [_heading(group, top), *([html.P(way, className="figure-note")] if way else []), *content]


def _heading(group: Group, top: float) -> Component:
    name, scale = measure_name(group.measure), ""
    if top:
        scale = _("{unit}, every line on one scale: 0 to {top}").format(
            unit=unit_name(group.entries[0].figure.unit), top=number(top)
        )
    return html.Div(
        [
            html.H3([name, " ", term_mark("measure", group.measure, name)], className="panel-measure"),
            html.Span(scale, className="faint"),
        ],
        className="panel-group",
        id=anchor(group.measure),
    )


def _entry(dataset: Dataset, state: ViewState, entry: Entry, top: float, stands: bool) -> Component:
    row = entry.figure
    place = f" ({named(row.locator)})" if row.locator else ""
    return html.Li(
        [
            html.Span(entry_name(dataset, entry), className="figure-name"),
            html.Span(number_link(state, row), className="figure-number"),
            *([_track(row, top)] if top else []),
            html.Span(
                [
                    html.Span(kind_line(dataset, row), className="figure-kind"),
                    html.Span(date_words(row), className="figure-date"),
                ],
                className="figure-line",
            ),
            html.Span(source_words(dataset, row) + place, className="figure-source"),
            *(_series(state, entry) if entry.is_series else []),
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
            *_warnings(dataset, row),
        ],
        className="figure figure-stands" if stands else "figure",
        style={"--bar": f"var(--{origin_colour(row.origin)})"},
    )


def anchor(measure: str) -> str:
    """The DOM id of a measure's figures in the panel."""
    return f"figures-{measure}"


def _series(state: ViewState, entry: Entry) -> list[Component]:
    """What an entry says of the series that it stands for, and the way to all of its figures."""
    row = entry.figure
    return [
        html.Span(
            [
                *([_dots(entry)] if len(entry.points) > 1 else []),
                html.Span(" ".join(series_words(entry))),
                " ",
                dcc.Link(series_link(), href=address(series_view(state, row))),
            ],
            className="figure-note figure-series",
        )
    ]


def _warnings(dataset: Dataset, row: Observation) -> list[Component]:
    flags = [dataset.flags[flag] for flag in row.flags if flag not in _SAID_ELSEWHERE]
    if not flags:
        return []
    return [
        html.Span(
            [
                html.Span(named(flag.name), title=named(flag.sentence), className="figure-flag")
                for flag in flags
            ],
            className="figure-note figure-flags",
        )
    ]


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


def _dots(entry: Entry) -> Component:
    """The figures of a series as points over their years, from zero up. No line joins them: it would say more."""
    width, height = DOTS
    years = [year for year, _size in entry.points]
    span, top = max(years) - min(years) or 1, max(size for _year, size in entry.points) or 1.0
    radius = 1.7
    circles = "".join(
        f'<circle cx="{radius + (year - min(years)) / span * (width - 2 * radius):.1f}" '
        f'cy="{height - 1 - radius - size / top * (height - 2 - 2 * radius):.1f}" r="{radius}"/>'
        for year, size in entry.points
    )
    base = f'<path d="M0 {height - 0.5}H{width}" stroke="black" stroke-width="1" opacity=".35"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{base}{circles}</svg>'
    mask = f'url("data:image/svg+xml,{quote(svg)}")'
    return html.Span(
        className="figure-dots",
        style={"maskImage": mask, "WebkitMaskImage": mask, "width": width, "height": height},
        **aria(hidden="true"),
    )


def _top(group: Group) -> float:
    """The end of the common scale: the next round number over every figure; zero where units differ."""
    rows = [entry.figure for entry in group.entries]
    if not rows or len({row.unit for row in rows}) > 1:
        return 0.0
    value = max(row.reach for row in rows)
    if value <= 0:
        return 1.0
    unit = 10.0 ** (len(str(int(value))) - 1)
    return next(step * unit for step in (1, 2, 3, 4, 5, 6, 8, 10) if step * unit >= value)
