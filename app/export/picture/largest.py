"""The largest corridors beside a map: colour of the origin, name, number with its bound, kind and date."""

from html import escape

from app.components.export.plate_legend import MOST_LISTED
from app.components.map.page import origin_colour
from app.data.absence import is_zero
from app.data.dataset import Dataset
from app.data.standing import CorridorFigure
from app.figures.map.plan import MapPlan
from app.text.absence import zero_words
from app.text.export.plate import largest_words, not_drawn_words
from app.text.figures import date_words, kind_words
from app.text.labels import arrow_name
from app.text.map.amounts import map_amount
from app.text.map.bands import split_sentence
from app.text.map.words import certainty_words
from app.text.sources.disagreements import DIFFERS, differs_word

_SPARE = {5: 2, 4: 3, 3: 4, 2: 205, 1: 206}
"""Rows that may go where room is short, and in which order: after the finding; the second and third after everything
else that may.
"""


def largest_list(dataset: Dataset, plan: MapPlan) -> str:
    """The list as HTML; empty where the map has no figure of a corridor."""
    shown = plan.shown
    rows = shown.corridors[:MOST_LISTED]
    if not rows:
        return ""
    count = len(shown.corridors)
    heading = largest_words(count, is_ranked=not shown.unlike_stages, is_whole=count <= MOST_LISTED)
    items = "".join(_row(dataset, plan, row, _SPARE.get(index)) for index, row in enumerate(rows))
    return f'<section class="plate-largest"><h2>{escape(heading)}</h2><ol>{items}</ol></section>'


def _row(dataset: Dataset, plan: MapPlan, row: CorridorFigure, spare: int | None) -> str:
    figure = row.figure
    parts, colour = map_amount(figure), origin_colour(row.corridor[0])
    kind = zero_words(figure) if is_zero(figure) else kind_words(dataset, figure)
    small = [kind, date_words(figure, short=True), *certainty_words(dataset, figure)]
    if row.corridor in plan.drawn.left_out and not is_zero(figure):
        small.append(not_drawn_words())
    split = plan.channels.split.get(row.corridor)
    parts_of = (
        f'<span class="plate-split">{escape(split_sentence(dataset, split, is_brief=True))}</span>'
        if split
        else ""
    )
    differs = differs_word(dataset, figure.observation_id)
    mark = f' <span class="plate-differs">{DIFFERS} {escape(differs)}</span>' if differs else ""
    hollow = " plate-swatch-hollow" if figure.is_estimate else ""
    return (
        f"<li{f' data-spare={spare}' if spare else ''}>"
        f'<span class="plate-swatch{hollow}" style="--mark:var(--{colour})"></span>'
        f'<span class="plate-name">{escape(arrow_name(dataset, figure.measure, row.corridor))}</span>'
        f'<span class="plate-number">{escape(str(parts))}</span>'
        f'<span class="plate-kind">{escape(", ".join(filter(None, small)))}{mark}</span>{parts_of}</li>'
    )
