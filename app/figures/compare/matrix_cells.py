"""The cells of the matrix: a square as large as the number, the number below it, hatching where there is none."""

from html import escape
from math import sqrt
from typing import Any

from app.data.absence import Nothing
from app.data.compare.matrix import Matrix, Pair
from app.data.dataset import Dataset
from app.domain.figure import Observation
from app.figures.compare.frame import body, pale, signed
from app.figures.compare.matrix_grid import Grid
from app.figures.picture import Picture, pixel_shape
from app.figures.tokens import Tokens, mixed
from app.text.compare.matrix import cell_words, empty_sign, empty_words
from app.text.compare.words import cell_tooltip
from app.text.map.words import folded

_HATCH = 6.0
"""Pixels between two lines of hatching."""
_SMALL = 6.5
"""Squares with shorter sides carry no ornament."""
_INSET = 2.0


def draw_cells(picture: Picture, dataset: Dataset, matrix: Matrix, grid: Grid, ink: Tokens) -> None:
    """All cells with what the pointer shows over them and the keys of their figures."""
    _draw_ground(picture, dataset, matrix, grid, ink)
    here = [
        (column, row, matrix.cells[pair])
        for row, place in enumerate(grid.rows)
        for column, other in enumerate(grid.columns)
        if (pair := grid.pair(place, other)) in matrix.cells
    ]
    _draw_lines(picture, grid, ink)
    _draw_squares(picture, dataset, grid, here, ink)
    _draw_numbers(picture, dataset, grid, here, ink)


def _draw_ground(picture: Picture, dataset: Dataset, matrix: Matrix, grid: Grid, ink: Tokens) -> None:
    """The heat map that takes the pointer, and hatching with a sign where no figure stands."""
    sizes: list[list[float | None]] = []
    keys: list[list[str]] = []
    words: list[list[str]] = []
    hatched: list[tuple[int, int]] = []
    signs: list[tuple[int, int, str]] = []
    for row, place in enumerate(grid.rows):
        sizes.append([])
        keys.append([])
        words.append([])
        for column, other in enumerate(grid.columns):
            pair = grid.pair(place, other)
            figure = matrix.cells.get(pair)
            sizes[-1].append(None if figure is None else figure.size)
            key = figure or matrix.aside.get(pair)
            keys[-1].append("" if key is None else key.observation_id)
            words[-1].append(_hover(dataset, matrix, pair))
            if figure is None and place != other:
                signs.append((column, row, empty_sign(matrix, pair)))
                if _is_hatched(matrix, pair):
                    hatched.append((column, row))
    clear = "rgba(0,0,0,0)"
    picture.traces.append(
        {
            "type": "heatmap",
            "x": list(range(len(grid.columns))),
            "y": list(range(len(grid.rows))),
            "z": sizes,
            "customdata": keys,
            "text": words,
            "hovertemplate": "%{text}<extra></extra>",
            "hoverongaps": True,
            "colorscale": [[0, clear], [1, clear]],
            "showscale": False,
            "meta": {"role": "cells"},
        }
    )
    if hatched:
        picture.shapes.append(_hatching(grid, hatched, ink))
    picture.add_scatter(
        x=[column for column, _row, _sign in signs],
        y=[row for _column, row, _sign in signs],
        text=[sign for _column, _row, sign in signs],
        mode="text",
        textfont={"size": 12, "color": ink.ink3},
        hoverinfo="skip",
        meta={"role": "empty"},
    )


def _hover(dataset: Dataset, matrix: Matrix, pair: Pair) -> str:
    if pair[0] == pair[1]:
        return ""
    figure = matrix.cells.get(pair)
    return folded(empty_words(dataset, matrix, pair)) if figure is None else cell_tooltip(dataset, figure)


def _is_hatched(matrix: Matrix, pair: Pair) -> bool:
    """Outside of a series lies plain ground; what a series does not list, leaves out or keeps back is hatched."""
    if pair in matrix.named:
        return False
    return pair not in matrix.absent or matrix.absent[pair].kind != Nothing.OUTSIDE


def _hatching(grid: Grid, cells: list[tuple[int, int]], ink: Tokens) -> dict[str, Any]:
    """Lines at 45 degrees in all cells without a figure, as one shape in pixels from the upper left corner."""
    width, height = (each - 2 * _INSET for each in grid.cell)
    path = []
    for column, row in cells:
        left, top = column * grid.cell[0] + _INSET, row * grid.cell[1] + _INSET
        start = _HATCH / 2
        while start < width + height:
            # From the left or lower edge up to the top or right one; the sign keeps the middle free.
            x0, y0 = max(0.0, start - height), min(start, height)
            x1, y1 = min(start, width), max(0.0, start - width)
            path.append(f"M{left + x0:.1f},{-(top + y0):.1f}L{left + x1:.1f},{-(top + y1):.1f}")
            start += _HATCH * sqrt(2)
    line = {"color": mixed(ink.border, ink.paper, 0.6), "width": 1}
    return pixel_shape((0, 1), "".join(path), line, refs=("x domain", "y domain"), layer="below")


def _draw_lines(picture: Picture, grid: Grid, ink: Tokens) -> None:
    """Hairlines between rows, under the names too."""
    for row in range(len(grid.rows) + 1):
        at = 1 - grid.y(row - 0.5) / grid.height
        picture.shapes.append(
            {
                "type": "line",
                "xref": "paper",
                "yref": "paper",
                "x0": 0,
                "x1": grid.x(len(grid.columns) - 0.5) / grid.width,
                "y0": at,
                "y1": at,
                "line": {"color": ink.rule2 if row in (0, len(grid.rows)) else ink.rule, "width": 1},
                "layer": "below",
            }
        )


def _draw_squares(
    picture: Picture, dataset: Dataset, grid: Grid, here: list[tuple[int, int, Observation]], ink: Tokens
) -> None:
    """A square for each figure, its area as the number; marks of certainty as everywhere."""
    units = [row.unit for _column, _row, row in here]
    unit = max(dict.fromkeys(units), key=units.count, default="")
    drawn = [each for each in here if each[2].unit == unit]
    largest = max((row.reach for _column, _row, row in drawn), default=0.0) or 1.0
    most = min(grid.cell[0] - 14, grid.cell[1] - _text_height(grid, words=grid.words) - 8)
    points: list[dict[str, Any]] = []
    for column, row, figure in drawn:
        colour = ink.origin(figure.origin).mark
        side = max(most * sqrt(figure.size / largest), 1.6)
        wide = max(most * sqrt(figure.reach / largest), side)
        words = bool(_lines(dataset, grid, figure, ink)[0])
        middle = row + 0.5 - (_text_height(grid, words=words) + 3 + wide / 2) / grid.cell[1]
        kind = body(figure)
        if kind == "zero":
            continue
        if kind == "range":
            points.append(_point(column, middle, wide, mixed(colour, ink.paper, 0.4), colour, 0.6))
        is_pale = kind in ("pale", "most")
        fill, edge = (pale(colour, ink), 1.3) if is_pale else (colour, 0.0)
        points.append(_point(column, middle, side, fill, colour, edge))
        picture.shapes += _ornaments(kind, column, middle, side, ink, colour)
    picture.add_scatter(
        x=[each["x"] for each in points],
        y=[each["y"] for each in points],
        mode="markers",
        marker={
            "symbol": "square",
            "size": [each["size"] for each in points],
            "color": [each["fill"] for each in points],
            "line": {
                "color": [each["edge"] for each in points],
                "width": [each["edge_width"] for each in points],
            },
            "opacity": 1,
        },
        hoverinfo="skip",
        meta={"role": "squares"},
    )


def _point(x: float, y: float, size: float, fill: str, edge: str, edge_width: float) -> dict[str, Any]:
    return {"x": x, "y": y, "size": round(size, 1), "fill": fill, "edge": edge, "edge_width": edge_width}


def _ornaments(kind: str, x: float, y: float, side: float, ink: Tokens, colour: str) -> list[dict[str, Any]]:
    """Hatching of what is in process; an arrow away from a lower bound and towards an upper one."""
    half = side / 2
    if kind == "process" and side >= _SMALL:
        lines, start = [], -side + 4.0
        while start < side:
            low, high = max(-half, start - half), min(half, start + half)
            lines.append(f"M{low:.1f},{low - start:.1f}L{high:.1f},{high - start:.1f}")
            start += 5.0
        stroke = {"color": mixed(ink.halo, colour, 0.75), "width": 1.2}
        return [pixel_shape((x, y), "".join(lines), stroke)]
    if kind in ("least", "most"):
        up = kind == "least"
        stem, head = half + 5, (11.0 if up else 0.0)
        turn = -4.0 if up else 4.0
        tip = -half + head
        arrow = f"M{stem:.1f},{-half:.1f}L{stem:.1f},{-half + 11:.1f}M{stem - 4:.1f},{tip + turn:.1f}"
        arrow += f"L{stem:.1f},{tip:.1f}L{stem + 4:.1f},{tip + turn:.1f}"
        return [pixel_shape((x, y), arrow, {"color": colour, "width": 1.8})]
    return []


def _draw_numbers(
    picture: Picture, dataset: Dataset, grid: Grid, here: list[tuple[int, int, Observation]], ink: Tokens
) -> None:
    """The number of each figure with its signs at the foot of its cell, and the word that bounds it above."""
    texts: list[tuple[float, float, str, str]] = []
    words: list[tuple[float, float, str]] = []
    for column, row, figure in here:
        word, text = _lines(dataset, grid, figure, ink)
        foot = row + 0.5 - (grid.number * 0.65 + 5) / grid.cell[1]
        texts.append((column, foot, text, ink.origin(figure.origin).text))
        if word:
            words.append((column, foot - grid.number * 1.15 / grid.cell[1], word))
    picture.add_scatter(
        x=[each[0] for each in texts],
        y=[each[1] for each in texts],
        text=[each[2] for each in texts],
        mode="text",
        textfont={"size": grid.number, "weight": 650, "color": [each[3] for each in texts]},
        hoverinfo="skip",
        meta={"role": "numbers"},
    )
    picture.add_scatter(
        x=[each[0] for each in words],
        y=[each[1] for each in words],
        text=[each[2] for each in words],
        mode="text",
        textfont={"size": grid.number - 1.5, "color": ink.ink2},
        hoverinfo="skip",
        meta={"role": "words"},
    )


def _lines(dataset: Dataset, grid: Grid, figure: Observation, ink: Tokens) -> tuple[str, str]:
    """What stands over the number of a cell, or nothing, and the number, both as HTML: the word that bounds it, and its
    signs, which stand beside the number where a column has room for them.
    """
    (word, digits), signs = cell_words(figure), signed(dataset, figure, ink)[1]
    if grid.turned:
        return f"{word}{signs}".strip(), escape(digits, quote=False)
    return word, f"{escape(digits, quote=False)}{signs}"


def _text_height(grid: Grid, *, words: bool) -> float:
    """Pixels that number and word take at the foot of a cell."""
    return grid.number * 1.3 + 5 + (grid.number * 1.1 if words else 0)
