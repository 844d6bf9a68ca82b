"""The parts of which the card of a figure and the figures panel of a corridor are made."""

from collections.abc import Callable, Iterable

from dash import dcc, html
from dash.development.base_component import Component

from app.components.absence import zero_mark
from app.components.attributes import aria, data
from app.components.card.link import card_link
from app.components.glyphs import certainty_mark
from app.components.ids import Ids
from app.components.map.page import origin_colour
from app.data.dataset import Dataset, Disagreement
from app.domain.disagreement import KINDS
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.state.codec import address
from app.state.view import Page, ViewState
from app.text.card.citation import citation
from app.text.card.sentence import card_sentence
from app.text.card.words import copied_words, copy_words, not_copied_words
from app.text.figures import amount, date_words
from app.text.i18n import named
from app.text.labels import disagreement_kind_name
from app.text.map.panel import confidence_words, kind_of_figure
from app.text.numbers import counted
from app.text.sources.disagreements import differs_sentence, differs_word, figures_of_clash_words

FEW = 3
"""More disagreements than this are folded; with more measures than this a panel begins with links to them."""


def head(title: str, close_href: str, close_words: str, origin: str, *, figure: str = "") -> Component:
    """Title with the origin's arrow, and the link that closes; that of the card of a `figure` takes the focus."""
    of_card = {"id": Ids.CARD_TITLE, "tabIndex": -1, **data(figure=figure)} if figure else {}
    return html.Div(
        [
            html.H2(title, className="panel-title", **of_card),
            dcc.Link("×", href=close_href, className="panel-close", title=close_words),
        ],
        className="panel-head",
        style={"--bar": f"var(--{origin_colour(origin)})"},
    )


def lead(dataset: Dataset, state: ViewState, row: Observation, *ways: Component) -> list[Component]:
    """What a card begins with: the number with its marks, the figure in a sentence, and the button that copies it,
    with other `ways` on beside it.
    """
    return [
        html.P(number_parts(row), className="card-number"),
        html.P(kind_line(dataset, row), className="figure-kind card-kind"),
        html.P(card_sentence(dataset, row), className="card-sentence"),
        copy_button(dataset, state, row, *ways),
    ]


def number_parts(row: Observation) -> list[Component]:
    """The number of a figure with the words round it, those smaller."""
    parts = amount(row)
    return [
        html.Span(parts.before, className="list-before"),
        html.Span(parts.number),
        html.Span(parts.after, className="list-before"),
    ]


def number_link(state: ViewState, row: Observation) -> Component:
    """The number of a figure as a link that opens its card."""
    return card_link(state, row.observation_id, number_parts(row))


def kind_line(dataset: Dataset, row: Observation) -> list[Component]:
    """Mark, bound, stage and evidence, then how far a second-hand figure is trusted, then what does not fit."""
    parts: list[Component] = [
        html.Span([zero_mark() if row.reach == 0 else certainty_mark(row), kind_of_figure(row)])
    ]
    if grade := confidence_words(row):
        parts.append(html.Span(grade, className="figure-grade"))
    if differs := differs_word(dataset, row.observation_id):
        sentence = differs_sentence(dataset, row.observation_id)
        parts.append(html.Span(differs, className="differs", title=sentence))
    return parts


def disagreement_notes(
    rows: Iterable[Disagreement], figures: Callable[[Disagreement], Component | None] = lambda _: None
) -> list[Component]:
    """What does not fit together, the gravest first and all but FEW folded; below each its `figures`, if any."""
    gravest_first = sorted(rows, key=lambda row: KINDS.index(row.kind))
    notes = [disagreement_note(row, figures(row)) for row in gravest_first]
    more = len(notes) - FEW
    if more <= 0:
        return notes
    summary = html.Summary(counted("{n} more", "{n} more", more))
    return [*notes[:FEW], html.Details([summary, *notes[FEW:]], className="panel-fold")]


def disagreement_note(row: Disagreement, figures: Component | None = None) -> Component:
    """Figures that do not fit together, in a paragraph: what, the arithmetic, a likely reason, and our reading."""
    texts = [named(text) for text in (row.arithmetic, row.explanation, row.suggestion) if text]
    sentences = " ".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in texts)
    title = html.B(named(row.title) + ("" if row.title.endswith(".") else "."))
    content: list[str | Component] = [title, " ", sentences, *([figures] if figures else [])]
    return html.P(
        content,
        className="disagreement",
        title=disagreement_kind_name(row.kind),
    )


def clash(dataset: Dataset, state: ViewState, group: Disagreement) -> Component:
    """Figures that do not fit together: the paragraph on them, and each number as a link to its card."""
    links: list[Component | str] = [figures_of_clash_words()]
    for row in (dataset.by_id[key] for key in group.observations if key in dataset.by_id):
        date = f" ({date_words(row, short=True)})"
        links += [" ", html.Span([number_link(state, row), date], className="clash-figure")]
    return html.Div([disagreement_note(group), html.P(links, className="clash-figures")], className="clash")


def series_view(state: ViewState, row: Observation) -> ViewState:
    """The data table with all figures of a figure's series on its corridor."""
    return ViewState(
        page=Page.DATA,
        measure=row.measure,
        series=(row.series_id,),
        origin=(row.origin,),
        destination=(row.destination,),
        lang=state.lang,
        theme=state.theme,
    )


def copy_button(dataset: Dataset, state: ViewState, row: Observation, *ways: Component) -> Component:
    """The button that copies sentence, source and address of a figure as plain text; assets/55_card.js does it.

    The address is that of the figure's series in the data table with the card open: it does not depend on the page.
    """
    there = series_view(state, row).but(theme=None, figure=row.observation_id)
    return html.Div(
        [
            html.Button(
                copy_words(),
                type="button",
                className="button card-copy",
                **data(
                    copy=citation(dataset, row),
                    address=address(there),
                    done=copied_words(),
                    failed=not_copied_words(),
                ),
            ),
            *ways,
            html.Span(className="card-copied", role="status", **aria(live="polite")),
        ],
        className="card-copying",
    )


def places_on_earth(dataset: Dataset, row: Observation) -> bool:
    """Whether both ends of a figure are single places, so that it is of a corridor with a page of its own."""
    return all(dataset.places[code].is_on_earth for code in row.corridor)


def on_map(dataset: Dataset, row: Observation) -> bool:
    """Whether the map can draw a figure as an arrow."""
    return MEASURES[row.measure].on_map and places_on_earth(dataset, row)
