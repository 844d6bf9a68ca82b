"""The number of a figure in the tables of the page that compares."""

from dash import html
from dash.development.base_component import Component

from app.components.card.link import card_link
from app.components.glyphs import certainty_mark
from app.data.dataset import Dataset
from app.domain.figure import Observation
from app.state.view import ViewState
from app.text.figures import Amount
from app.text.sources.disagreements import differs_word


def marked_number(
    dataset: Dataset, state: ViewState, row: Observation, words: Amount
) -> list[str | Component]:
    """The number with its mark, as a link to its card; and that it does not fit, where it does not."""
    mark, digits = certainty_mark(row), html.B(words.number)
    content: list[str | Component] = [
        card_link(state, row.observation_id, [mark, words.before, digits, words.after])
    ]
    if differs := differs_word(dataset, row.observation_id):
        content += [" ", html.Span(differs, className="differs")]
    return content
