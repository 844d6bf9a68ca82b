"""A row of headline figures: what, number, mark and date, producer, what does not fit. Each number opens its card."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from app.components.absence import zero_mark
from app.components.card.link import card_link
from app.components.glyphs import certainty_mark
from app.data.dataset import Dataset
from app.data.derived.kinds import Derived
from app.domain.disagreement import KINDS
from app.domain.figure import Observation
from app.domain.indicators import Indicator
from app.state.pages import Page
from app.state.view import ViewState
from app.text.derived import derived_amount, formula_words
from app.text.figures import Amount, amount, date_words, listing, source_words
from app.text.i18n import _, named
from app.text.indicators import indicator_name, indicator_unit
from app.text.labels import channel_name, sector_name, sex_name, status_name
from app.text.map.panel import confidence_words, kind_of_figure
from app.text.numbers import number, period_words
from app.text.sources.disagreements import differs_sentence, differs_word

MOST = 4
"""More headlines than this make no row."""
_ANY = ("ALL", "UNSPECIFIED")
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Headline:
    """One headline. `figure_id` is the figure whose card the number opens; empty for a figure of one country, whose
    number leads to what it is, at `href`. `kind` holds mark and date, `differs` what does not fit, `details` what else
    is said.
    """

    name: str
    amount: Amount
    figure_id: str
    kind: Sequence[Component | str]
    source: str
    href: str = ""
    differs: str = ""
    differs_title: str = ""
    details: str = ""
    is_words: bool = False


def headline_row(state: ViewState, rows: Sequence[Headline]) -> Component:
    """Up to four headlines under an ink rule."""
    return html.Section([_headline(state, row) for row in rows[:MOST]], className="headlines")


def headline_of(dataset: Dataset, name: str, row: Observation, details: str = "") -> Headline:
    """A published figure as headline."""
    mark = zero_mark() if row.reach == 0 else certainty_mark(row)
    words = [kind_of_figure(row), confidence_words(row), *_narrowed(dataset, row), date_words(row)]
    return Headline(
        name,
        amount(row),
        row.observation_id,
        [mark, listing(filter(None, words))],
        source_words(dataset, row),
        differs=differs_word(dataset, row.observation_id),
        differs_title=_clash_title(dataset, row),
        details=details,
    )


def derived_headline(dataset: Dataset, name: str, found: Derived, details: str = "") -> Headline:
    """A number worked out here as headline, `found` having a value; the card of its figure prints it too."""
    row = found.figure
    return Headline(
        name,
        Amount("", derived_amount(dataset, found), ""),
        row.observation_id,
        [certainty_mark(row), listing([evidence_of(row), _("computed here"), date_words(row)])],
        source_words(dataset, row),
        details=details or formula_words(dataset, found),
    )


def indicator_headline(dataset: Dataset, name: str, row: Indicator, details: str = "") -> Headline:
    """A figure of one country as headline: money in millions, all else as it is."""
    words = (
        _("US$ {number} million").format(number="\x00")
        if row.unit == "USD"
        else _("{number} {unit}").format(number="\x00", unit=indicator_unit(row.indicator))
    )
    before, _found, after = words.partition("\x00")
    size = row.value / _MILLION if row.unit == "USD" else row.value
    source = dataset.sources[row.source_id]
    return Headline(
        name,
        Amount(before, number(round(size) if abs(size) >= 10 else round(size, 1)), after),
        "",
        [
            html.Span(className="mark mark-pale"),
            listing([indicator_name(row.indicator), status_name(row.status), period_words(row.period)]),
        ],
        _("{producer}, {title}").format(producer=source.publisher, title=named(source.title)),
        href=indicator_href(row),
        details=details,
    )


def indicator_href(row: Indicator) -> str:
    """Where a figure of one country leads: to what the indicator is, on the page about sources."""
    return f"{Page.SOURCES}#indicator-{row.indicator}"


def nothing_headline(name: str, words: str) -> Headline:
    """Where no source has a figure: the words stand in the place of the number."""
    return Headline(name, Amount("", words, ""), "", [], "", is_words=True)


def evidence_of(row: Observation) -> str:
    """What kind of evidence a figure is, without its bound."""
    return status_name(row.status)[:1].upper() + status_name(row.status)[1:]


def _headline(state: ViewState, row: Headline) -> Component:
    if row.is_words:
        return html.Div(
            [
                html.P(row.name, className="headline-name"),
                html.P(row.amount.number, className="headline-none"),
            ],
            className="headline",
        )
    return html.Div(
        [
            html.P(row.name, className="headline-name"),
            html.P(
                [
                    *_word(row.amount.before, "headline-before"),
                    _number(state, row),
                    *_word(row.amount.after, "headline-after"),
                ],
                className="headline-figure",
            ),
            html.Div(
                [
                    html.P(list(row.kind), className="headline-kind"),
                    html.P(row.source, className="headline-source"),
                    *([html.P(row.details, className="headline-source")] if row.details else []),
                    *(
                        [html.P(html.Span(row.differs, className="differs", title=row.differs_title))]
                        if row.differs
                        else []
                    ),
                ]
            ),
        ],
        className="headline",
    )


def _number(state: ViewState, row: Headline) -> Component:
    if row.figure_id:
        return card_link(state, row.figure_id, row.amount.number, "headline-number card-link")
    return html.A(row.amount.number, href=row.href, className="headline-number")


def _word(text: str, class_name: str) -> list[Component]:
    return [html.Span(text, className=class_name)] if text else []


def _narrowed(dataset: Dataset, row: Observation) -> list[str]:
    """Channel, sector and sex, where a figure is of one of them only."""
    words = [] if row.channel in _ANY else [channel_name(dataset, row.channel)]
    words += [] if row.sector in _ANY else [sector_name(dataset, row.sector)]
    return words if row.sex == "total" else [*words, sex_name(row.sex)]


def _clash_title(dataset: Dataset, row: Observation) -> str:
    """What the figure does not fit together with: the title of its gravest group, else what its mark means."""
    groups = dataset.disagreements_of.get(row.observation_id, ())
    if not groups:
        return differs_sentence(dataset, row.observation_id)
    return named(min(groups, key=lambda each: KINDS.index(each.kind)).title)
