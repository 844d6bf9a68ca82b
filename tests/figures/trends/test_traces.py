"""Lines of the trend chart keep to one series; those beside a leading one are thin and broken; periods are bars."""

from typing import Any

import plotly.graph_objects as go
import pytest

from app.data.dataset import Dataset
from app.data.trends.lines import is_long
from app.data.trends.trends import trend_of
from app.domain.codes import Theme
from app.figures.trends.marks import JOINED, QUIET_JOINED, kinds_of
from app.figures.trends.trend import trend_figure
from app.state.view import Page, ViewState
from tests.conftest import Tiny

TRENDS = ViewState(page=Page.TRENDS)
ROWS = """
    observation_id, series_id, measure, period,     value
    n05,            new,       stock,   2005-07-01, 5000
    n10,            new,       stock,   2010-07-01, 7000
    o05,            old,       stock,   2005-07-01, 9000
    o10,            old,       stock,   2010-07-01, 9500
"""
EDITIONS = """
    series_id, measure, priority, method,   frequency, absent
    new,       stock,   10,       estimate, irregular, not_listed
    old,       stock,   20,       estimate, irregular, not_listed
"""
MOVES = """
    observation_id, series_id, measure, origin, period,          value, value_low, value_high, status
    a1,             model,     flow,    MMR,    2010-07/2015-06, 500,   100,       900,        model
    a2,             model,     flow,    MMR,    2015-07/2020-06, 700,   200,       2000,       model
    b1,             model,     flow,    KHM,    2010-07/2015-06, 300,   0,         300,        model
"""


def chart(dataset: Dataset, **choice: object) -> go.Figure:
    return trend_figure(dataset, TRENDS.but(**choice), Theme.LIGHT, 1100, 700)


def role(figure: go.Figure, name: str) -> list[Any]:
    return [trace for trace in figure.data if trace.meta["role"] == name]


def test_lines_belong_to_one_series_each(tiny: Tiny) -> None:
    rows = "\n".join(
        f"{series}{year}, {series}, {year}, {year}"
        for series in ("un", "nat")
        for year in (2010, 2011, 2013, 2014)
    )
    dataset = tiny(
        f"observation_id, series_id, period, value\n{rows}",
        series="series_id, frequency\nun, annual\nnat, annual",
    )
    lines = role(chart(dataset), "line")
    assert sorted((line.meta["series"], len(line.x)) for line in lines) == [
        ("nat", 2),
        ("nat", 2),
        ("un", 2),
        ("un", 2),
    ]
    assert all(line.mode == "lines" for line in lines)
    assert all(trace.mode == "markers" for trace in chart(dataset).data if trace.meta["role"] != "line")


def test_a_series_beside_the_leading_one_has_a_thin_broken_line_and_small_points(tiny: Tiny) -> None:
    figure = chart(tiny(ROWS, series=EDITIONS), measure="stock")
    lines = {line.meta["series"]: line.line for line in role(figure, "line")}
    assert lines["new"].dash == "solid"
    assert lines["old"].dash not in ("solid", "")
    assert lines["old"].width < lines["new"].width
    (points,) = role(figure, "figures")
    sizes = dict(zip(points.customdata, points.marker.size, strict=True))
    assert (sizes["n05"], sizes["o05"]) == (JOINED, QUIET_JOINED)
    assert any("Series old" in note.text for note in figure.layout.annotations), (
        "the line is named in the picture"
    )


def test_series_beside_one_leading_series_have_lines_of_their_own(dataset: Dataset) -> None:
    # The first line of a colour is solid; further ones of the same origin have patterns of their own.
    found = role(chart(dataset, measure="stock", origin=("KHM",), destination=("THA",)), "line")
    lines = {line.meta["series"]: line.line.dash for line in found}
    kinds = [lines[f"undesa-ims-{year}"] for year in (2024, 2020, 2019)]
    assert kinds[0] == "solid"
    assert len(set(kinds)) == 3


def test_remittances_of_two_matrices_are_never_joined(dataset: Dataset) -> None:
    trend = trend_of(dataset, TRENDS.but(measure="remittance"))
    assert {"knomad-remittances-2017", "knomad-remittances-2018"} <= {row.series_id for row in trend.figures}
    assert not role(chart(dataset, measure="remittance"), "line")


def test_moves_within_years_are_bars_as_long_as_the_years(tiny: Tiny) -> None:
    figure = chart(tiny(MOVES), measure="flow")
    bars = {trace.meta["origin"]: trace for trace in role(figure, "period")}
    assert list(bars["MMR"].x)[:2] == ["2010-07-01", "2015-07-01"]
    assert list(bars["MMR"].y)[:2] == [500, 500], "never divided into years"
    (line,) = role(figure, "line")
    assert list(line.y) == [500, 500, 700, 700], "steps, no slope"


def test_the_spread_of_a_model_is_drawn_and_lies_on_the_axis(tiny: Tiny) -> None:
    figure = chart(tiny(MOVES), measure="flow")
    spreads = {trace.meta["origin"]: trace for trace in role(figure, "figures")}
    assert list(spreads["MMR"].error_y.array) == [400, 1300]
    assert list(spreads["MMR"].error_y.arrayminus) == [400, 500]
    assert figure.layout.yaxis.range[1] >= 2000
    assert "Between methods: 200 to 2,000; not a margin of error" in spreads["MMR"].hovertext[1].replace(
        "<br>", " "
    )
    assert "Within 5 years: July 2015 to June 2020" in spreads["MMR"].hovertext[1].replace("<br>", " ")
    assert spreads["MMR"].x[0] != spreads["KHM"].x[0], "one spread never hides another"


def test_the_spread_of_a_line_alone_is_an_area_as_long_as_each_period(tiny: Tiny) -> None:
    figure = chart(tiny(MOVES), measure="flow", origin=("MMR",))
    (band,) = role(figure, "band")
    assert list(band.y) == [100, 100, 900, 900, 100, None, 200, 200, 2000, 2000, 200]
    (figures,) = role(figure, "figures")
    assert not any(figures.error_y.array)
    assert "Pale areas" in " ".join(note.text for note in figure.layout.annotations)
    assert not role(chart(tiny(MOVES), measure="flow"), "band"), "one area would hide another"


def test_the_models_of_the_data_are_all_bars(dataset: Dataset) -> None:
    trend = trend_of(dataset, TRENDS.but(measure="flow"))
    bars = role(chart(dataset, measure="flow"), "period")
    assert sum(len(bar.x) for bar in bars) == 3 * sum(map(is_long, trend.figures)) > 0


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ("bound, status\nat_most, estimate", {"most", "pale"}),
        ("bound, status\nabout, estimate", {"about", "pale"}),
        ("bound, status\nabout, quota", {"about", "plan"}),
        ("bound, status\nat_most, quota", {"most"}),
        ("bound, stage\nabout, in_process", {"about", "half"}),
        ("bound, confidence\nexact, B", {"full", "second"}),
        ("status, confidence\nheadline_only, B", {"headline"}),
    ],
)
def test_a_legend_explains_each_part_of_a_mark(tiny: Tiny, row: str, kinds: set[str]) -> None:
    head, values = row.split("\n")
    dataset = tiny(f"observation_id, {head}\na, {values}")
    assert set(kinds_of(dataset.by_id["a"])) == kinds
