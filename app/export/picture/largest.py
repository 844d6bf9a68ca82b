"""The largest corridors beside a map: colour of the origin, name, number with its bound, kind and date."""

from html import escape

from app.components.map.page import origin_colour
from app.data.absence import is_zero
from app.data.dataset import Dataset
from app.data.standing import CorridorFigure, Standing
from app.text.absence import zero_words
from app.text.export.plate import largest_words
from app.text.figures import date_words, kind_words
from app.text.labels import corridor_name
from app.text.map.amounts import map_amount
from app.text.map.words import certainty_words
from app.text.sources.disagreements import differs_word

MOST = 6
"""So many stand in the list."""
_SPARE = {5: 2, 4: 3, 3: 4, 2: 205, 1: 206}
"""Rows that may go where room is short, and in which order: after the finding; the second and third after everything
else that may.
"""
FINDING_SPARE = 1


def largest_list(dataset: Dataset, shown: Standing) -> str:
    """The list as HTML; empty where the map has no figure of a corridor."""
    rows = shown.corridors[:MOST]
    if not rows:
        return ""
    count = len(shown.corridors)
    heading = largest_words(count, is_ranked=not shown.unlike_stages, is_whole=count <= MOST)
    items = "".join(_row(dataset, row, _SPARE.get(index)) for index, row in enumerate(rows))
    return f'<section class="plate-largest"><h2>{escape(heading)}</h2><ol>{items}</ol></section>'


def _row(dataset: Dataset, row: CorridorFigure, spare: int | None) -> str:
    figure = row.figure
    parts, colour = map_amount(figure), origin_colour(row.corridor[0])
    kind = zero_words(figure) if is_zero(figure) else kind_words(dataset, figure)
    small = [kind, date_words(figure, short=True), *certainty_words(dataset, figure)]
    differs = differs_word(dataset, figure.observation_id)
    mark = f' <span class="plate-differs">≠ {escape(differs)}</span>' if differs else ""
    hollow = " plate-swatch-hollow" if figure.is_estimate else ""
    return (
        f"<li{f' data-spare={spare}' if spare else ''}>"
        f'<span class="plate-swatch{hollow}" style="--mark:var(--{colour})"></span>'
        f'<span class="plate-name">{escape(corridor_name(dataset, row.corridor))}</span>'
        f'<span class="plate-number">{escape(str(parts))}</span>'
        f'<span class="plate-kind">{escape(", ".join(filter(None, small)))}{mark}</span></li>'
    )
