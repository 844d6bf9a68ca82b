"""Marks on the time axis for corridors that the reader named and that have no number: each kind of nothing its own."""

from datetime import date
from html import escape

from app.data.absence import Absence, Nothing
from app.data.dataset import Dataset
from app.data.trends.trends import Trend
from app.figures.picture import Picture
from app.figures.tokens import Tokens
from app.figures.trends.labels import wrapped
from app.figures.trends.scale import Plot
from app.text.absence import nothing_words
from app.text.numbers import counted

_SYMBOLS = {Nothing.NOT_LISTED: "x-thin", Nothing.WITHHELD: "square", Nothing.ZERO: "circle"}
_SIZE = 9
_IN_TOOLTIP = 6


def draw_missing(picture: Picture, dataset: Dataset, trend: Trend, plot: Plot, ink: Tokens) -> None:
    """Draw what `trend` lacks on the zero line of `plot`, one trace a kind; what lies outside of a series has no
    mark. A mark is never a height that could be read.
    """
    for kind, symbol in _SYMBOLS.items():
        by_year: dict[int, list[Absence]] = {}
        for each in trend.missing:
            if each.kind == kind and plot.years[0] <= each.year <= plot.years[1]:
                by_year.setdefault(each.year, []).append(each)
        if not by_year:
            continue
        picture.add_scatter(
            # A year stands for a date in it that is not told, so the mark stands in its middle.
            x=[str(date(year, 7, 1)) for year in by_year],
            y=[0] * len(by_year),
            xaxis=plot.xref,
            yaxis=plot.yref,
            mode="markers",
            marker={
                "symbol": symbol,
                "size": _SIZE,
                "color": ink.paper,
                "line": {"color": ink.ink2, "width": 1.6},
            },
            hoverinfo="text",
            hovertext=[_tooltip(dataset, found) for found in by_year.values()],
            customdata=[";".join("-".join(each.corridor) for each in found) for found in by_year.values()],
            cliponaxis=False,
            meta={"role": "missing", "kind": str(kind)},
        )


def _tooltip(dataset: Dataset, found: list[Absence]) -> str:
    lines = [line for each in found[:_IN_TOOLTIP] for line in wrapped(nothing_words(dataset, each), 13, 300)]
    more = len(found) - _IN_TOOLTIP
    if more > 0:
        lines.append(counted("{n} more", "{n} more", more))
    return "<br>".join(escape(line, quote=False) for line in lines)
