"""The matrix: origins against destinations, one published figure a cell, hatched where there is none."""

from typing import Any

import plotly.graph_objects as go

from app.data.compare.matrix import Matrix, matrix_of
from app.data.dataset import Dataset
from app.domain.codes import Theme
from app.figures.compare.frame import axis, inks, say, sheet
from app.figures.compare.matrix_cells import draw_cells
from app.figures.compare.matrix_grid import grid_of
from app.figures.compare.matrix_heads import draw_heads
from app.figures.compare.matrix_totals import draw_totals
from app.figures.map.basemap import Basemap
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.compare.details import kinds_note, revised_note
from app.text.compare.finding import matrix_finding
from app.text.compare.matrix import total_notes
from app.text.compare.words import shown_notes, shown_subtitle, shown_title
from app.text.trends.sources import sources_of


def matrix_figure(
    dataset: Dataset, _basemap: Basemap, state: ViewState, theme: Theme, width: int, height: int
) -> go.Figure:
    """The matrix of a view. Trace `cells` is a heat map whose `customdata` are the keys of the figures; of long lists
    it holds the places of the largest figures for which there is room.
    """
    matrix = matrix_of(dataset, state)
    picture = sheet(theme, width, height, {})
    grid = grid_of(dataset, matrix, picture.width, picture.height)
    picture.layout["meta"] = _meta(dataset, state, matrix)
    ink = inks(theme)
    if not matrix.cells:
        say(picture, picture.layout["meta"]["finding"], ink)
        return picture.figure()
    picture.set_axis("xaxis", **axis((-0.5, len(grid.columns) - 0.5), grid.x_domain))
    picture.set_axis("yaxis", **axis((len(grid.rows) - 0.5, -0.5), grid.y_domain))
    draw_cells(picture, dataset, matrix, grid, ink)
    draw_heads(picture, state, matrix.shown.measure, grid, ink)
    draw_totals(picture, dataset, matrix, grid, ink)
    return picture.figure()


def _meta(dataset: Dataset, state: ViewState, matrix: Matrix) -> dict[str, Any]:
    shown = matrix.shown
    rows = [row.figure for row in shown.corridors]
    return {
        "title": shown_title(shown),
        "subtitle": shown_subtitle(dataset, state, shown),
        "finding": matrix_finding(dataset, state).sentence,
        "source": sources_of(dataset, rows),
        "notes": [
            *filter(None, [kinds_note(dataset, rows), revised_note(dataset, rows)]),
            *total_notes(dataset, matrix),
            *shown_notes(dataset, shown, Chart.MATRIX),
        ],
    }
