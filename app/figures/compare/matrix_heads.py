"""Names round the matrix; each is a link that puts the other side in the order of its figures."""

from html import escape

from app.figures.compare.frame import placed
from app.figures.compare.matrix_grid import Grid
from app.figures.picture import Picture
from app.figures.tokens import Tokens
from app.state.codec import address
from app.state.view import ViewState
from app.text.compare.matrix import end_words, hidden_short


def draw_heads(picture: Picture, state: ViewState, measure: str, grid: Grid, ink: Tokens) -> None:
    """The names of rows and columns, the words "from" and "to" over them, and how many have no room."""
    for index, place in enumerate(grid.columns):
        way = "from" if grid.turned else "to"
        link = _link(state, f"{way}-{place}", grid.heads[place], _colour(grid, ink, place, column=True))
        placed(
            picture,
            link,
            grid.x(index),
            grid.top - 6,
            ink.ink,
            grid.head,
            xanchor="center",
            yanchor="bottom",
            align="center",
        )
    for index, place in enumerate(grid.rows):
        way = "to" if grid.turned else "from"
        link = _link(state, f"{way}-{place}", grid.sides[place], _colour(grid, ink, place, column=False))
        placed(picture, link, 0, grid.y(index), ink.ink, grid.side)
    rows, columns = end_words(measure)[:: -1 if grid.turned else 1]
    placed(picture, rows, 0, grid.top - 6, ink.ink2, 12.5, yanchor="bottom")
    placed(picture, columns, grid.left + 4, 9, ink.ink2, 12.5)
    if grid.hidden_origins or grid.hidden_destinations:
        words = hidden_short(grid.hidden_origins, grid.hidden_destinations)
        placed(picture, escape(words, quote=False), 0, grid.height - 9, ink.ink2, 12.5)


def _link(state: ViewState, order: str, lines: tuple[str, ...], colour: str) -> str:
    """A name that leads to the same view in the order of its figures; heavy where that is the order."""
    there = address(state.but(order=None if state.order == order else order, figure=None))
    words = "<br>".join(escape(line, quote=False) for line in lines)
    if state.order == order:
        words = f"<u>{words}</u>"
    style = f"color:{colour};font-weight:{680 if state.order == order else 600}"
    return f'<a href="{escape(there)}" target="_self"><span style="{style}">{words}</span></a>'


def _colour(grid: Grid, ink: Tokens, place: str, *, column: bool) -> str:
    """Origins stand in their colour, destinations in ink."""
    return ink.origin(place).text if column == grid.turned else ink.ink
