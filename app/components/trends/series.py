"""How the lines of the trend chart are told apart, and the section that says why its series differ."""

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.data.dataset import Dataset
from app.data.trends.series import Pair, chart_series, leading_series, pairs, quiet_series
from app.data.trends.trends import Trend
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.i18n import _, named
from app.text.labels import corridor_name, series_title
from app.text.numbers import counted
from app.text.sources.registry import counted_by_words, counted_words, method_name, not_counted_words
from app.text.trends.series import pair_sentences, pair_title

SERIES_ANCHOR = "trend-series"
_PATTERNS = 4
_MOST_PAIRS = 24


def series_legend(dataset: Dataset, trend: Trend) -> list[Component]:
    """A sample of the line of the leading series and of each that stands beside it; empty where none does."""
    quiet = quiet_series(dataset, trend)
    if not quiet:
        return []
    lined = {line[0].series_id for line in trend.lines}
    leading = leading_series(dataset, trend)
    first = series_title(dataset, leading[0])
    items = [
        html.Li(
            [
                _sample("lead" if leading[0] in lined else "lead-point"),
                html.Span(
                    first
                    if len(leading) == 1
                    else counted(
                        "The first series that has the corridor: {title}, else {n} more",
                        "The first series that has the corridor: {title}, else {n} more",
                        len(leading) - 1,
                        title=first,
                    )
                ),
            ]
        ),
        *(
            html.Li(
                [
                    _sample(str(place % _PATTERNS) if key in lined else "point"),
                    html.Span(series_title(dataset, key)),
                ]
            )
            for place, key in enumerate(quiet)
        ),
    ]
    return [
        html.H2(_("How to tell the series apart"), className="trend-legend-title"),
        html.Ul(items, className="trend-legend"),
    ]


def trend_series(dataset: Dataset, trend: Trend, state: ViewState) -> list[Component]:
    """Every series on the chart with what it says of itself, then why those of one corridor differ, two by two."""
    series = chart_series(dataset, trend)
    if not series:
        return []
    counts = {key: sum(row.series_id == key for row in trend.figures) for key in series}
    found = pairs(dataset, trend)[:_MOST_PAIRS]
    return [
        html.H2(_("The series of this chart"), className="section", id=SERIES_ANCHOR),
        *(_series(dataset, key, counts[key], state) for key in series),
        *(
            [
                html.H2(_("Why the series differ"), className="section"),
                *(_pair(dataset, trend, each) for each in found),
            ]
            if found
            else []
        ),
    ]


def _series(dataset: Dataset, key: str, count: int, state: ViewState) -> Component:
    series = dataset.series[key]
    facts = [
        counted_words(series),
        not_counted_words(series),
        _("How: {method}").format(method=method_name(series.method)),
        *([_("Counted {by}").format(by=counted_by_words(series.counted_by))] if series.counted_by else []),
        named(series.description),
    ]
    there = address(ViewState(page=Page.SOURCES, lang=state.lang, theme=state.theme))
    return html.Details(
        [
            html.Summary(
                [
                    html.Span(named(series.title), className="trend-event-title"),
                    html.Span(counted("{n} figure", "{n} figures", count), className="faint"),
                ]
            ),
            *(html.P(words) for words in facts if words),
            html.P(dcc.Link(_("All that is known of this series"), href=f"{there}#series-{key}")),
        ],
        className="trend-difference",
    )


def _pair(dataset: Dataset, trend: Trend, pair: Pair) -> Component:
    corridors = len(pair.corridors)
    told = (
        corridor_name(dataset, pair.corridors[0])
        if corridors == 1
        else counted("{n} corridor", "{n} corridors", corridors)
    )
    return html.Details(
        [
            html.Summary(
                [
                    html.Span(pair_title(dataset, pair), className="trend-event-title"),
                    html.Span(told, className="faint"),
                ]
            ),
            *(html.P(sentence) for sentence in pair_sentences(dataset, trend, pair)),
        ],
        className="trend-difference",
    )


def _sample(kind: str) -> Component:
    return html.Span(className=f"trend-line trend-line-{kind}", **aria(hidden="true"))
