"""How the figures of the trends page are drawn: which chart, which reading, which axis, as plain links; an option that
would show nothing is no link and says why.
"""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.data.dataset import Dataset
from app.data.trends.readings import read_trend, reading_of
from app.data.trends.stack import Stack
from app.data.trends.stack_offers import stack_offers
from app.domain.codes import Axis, PanelScale, Reading
from app.state.charts import CHARTS, Chart, chart_of
from app.state.codec import address
from app.state.view import Page, SplitBy, ViewState
from app.text.charts import chart_name
from app.text.i18n import _
from app.text.trends.readings import axis_name, reading_name, scale_name, unread_reason
from app.text.trends.stack import offer_words


def trend_views(dataset: Dataset, state: ViewState) -> list[Component]:
    """Links to the same figures drawn in other ways, a group each, and why some have nothing to show."""
    chart = chart_of(Page.TRENDS, state.chart)
    # A change has no logarithmic axis, so no link carries one on.
    state = state.but(axis=Axis.LINEAR) if state.reading == Reading.CHANGE else state
    why_not_log = _why_not_log(dataset, state) if chart != Chart.TREND_STACK else ""
    groups = [
        _group(
            _("Chart"),
            [
                _link(chart_name(each), _in_chart(state, each), is_current=each == chart)
                for each in CHARTS[Page.TRENDS]
            ],
        )
    ]
    whys: list[str] = []
    if chart != Chart.TREND_STACK:
        closed = _closed_readings(dataset, state)
        groups.append(_group(_("Reading"), [_reading(state, each, closed) for each in Reading]))
        whys += [
            _("{name}: {reason}").format(name=_names(closed, reason), reason=reason)
            for reason in dict.fromkeys(closed.values())
        ]
        groups.append(_group(_("Axis"), [_axis(state, each, why_not_log) for each in Axis]))
        whys += (
            [_("{name}: {reason}").format(name=axis_name(Axis.LOG), reason=why_not_log)]
            if why_not_log
            else []
        )
    if chart == Chart.TREND_PANELS:
        links = [
            _link(scale_name(each), state.but(panels=each), is_current=each == state.panels)
            for each in PanelScale
        ]
        groups.append(_group(_("Scale"), links))
        ways = {SplitBy.CORRIDOR: _("A corridor"), SplitBy.ORIGIN: _("An origin")}
        if state.by in ways:
            links = [_link(words, state.but(by=by), is_current=by == state.by) for by, words in ways.items()]
            groups.append(_group(_("Each shows"), links))
    return [
        html.Div(groups, className="trend-view-groups"),
        *([html.P(" ".join(whys), className="trend-view-why")] if whys else []),
    ]


def empty_stack(dataset: Dataset, state: ViewState, stack: Stack) -> list[Component]:
    """Where nothing may be stacked: links to views of the data that can be."""
    if stack.parts:
        return []
    offers = [
        html.Li(
            dcc.Link(offer_words(dataset, offer), href=address(offer.but(lang=state.lang, theme=state.theme)))
        )
        for offer in stack_offers(dataset, state.measure or "workers")
    ]
    return [html.P(_("These can be stacked:"), className="trend-offers-title"), html.Ul(offers)]


def _closed_readings(dataset: Dataset, state: ViewState) -> dict[Reading, str]:
    """The readings that have nothing to show, with the reason."""
    closed: dict[Reading, str] = {}
    for reading in Reading:
        trend = reading_of(dataset, state.but(reading=reading, axis=Axis.LINEAR, figure=None))
        if reading != Reading.FIGURES and not trend.groups:
            closed[reading] = unread_reason(trend)
    return closed


def _why_not_log(dataset: Dataset, state: ViewState) -> str:
    """Why the view has no logarithmic axis; empty where it may have one."""
    if state.reading == Reading.CHANGE:
        return _("a change may be less than zero.")
    if not read_trend(dataset, state.but(axis=Axis.LOG)).groups:
        return _("no figure here is more than zero.")
    return ""


def _names(closed: dict[Reading, str], reason: str) -> str:
    names = [reading_name(each) for each, why in closed.items() if why == reason]
    return ", ".join(names)


def _reading(state: ViewState, reading: Reading, closed: dict[Reading, str]) -> Component:
    if reading in closed and reading != state.reading:
        return _off(reading_name(reading), closed[reading])
    axis = Axis.LINEAR if reading == Reading.CHANGE else state.axis
    there = state.but(reading=reading, axis=axis)
    return _link(reading_name(reading), there, is_current=reading == state.reading)


def _axis(state: ViewState, axis: Axis, why_not: str) -> Component:
    if axis == Axis.LOG and why_not:
        return _off(axis_name(axis), why_not)
    is_current = axis == (Axis.LINEAR if why_not else state.axis)
    return _link(axis_name(axis), state.but(axis=axis), is_current=is_current)


def _in_chart(state: ViewState, chart: Chart) -> ViewState:
    """The same figures in another chart; only small charts show corridors of one origin together."""
    by = SplitBy.CORRIDOR if chart != Chart.TREND_PANELS and state.by == SplitBy.ORIGIN else state.by
    return state.but(chart=None if chart == CHARTS[Page.TRENDS][0] else chart, by=by)


def _group(title: str, links: Sequence[Component]) -> Component:
    return html.Div(
        [
            html.Span(title, className="trend-view-title"),
            html.Span(list(links), className="trend-view-links"),
        ],
        role="group",
        **aria(label=title),
    )


def _link(words: str, there: ViewState, *, is_current: bool) -> Component:
    current = aria(current="true") if is_current else {}
    return html.Span(dcc.Link(words, href=address(there), className="trend-view"), **current)


def _off(words: str, reason: str) -> Component:
    return html.Span(words, className="trend-view trend-view-off", title=reason, tabIndex=0)
