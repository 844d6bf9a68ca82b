"""Definitions on the page about sources: channels, sectors, marks of certainty, kinds of nothing, warnings, words."""

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.data.dataset import Dataset
from app.domain.codes import ALL
from app.text.glossary.glossary import Avoided, Definition, definitions
from app.text.glossary.numbers import numbers
from app.text.glossary.people import people
from app.text.i18n import _

_MARKS = {
    "bound-exact": "mark mark-full",
    "bound-about": "mark mark-about",
    "bound-at_least": "mark mark-least",
    "bound-at_most": "mark mark-most",
    "bound-range": "mark mark-range",
    "status-reported": "mark mark-full",
    "status-estimate": "mark mark-pale",
    "status-survey": "mark mark-pale",
    "status-model": "mark mark-pale",
    "status-plan": "mark mark-plan",
    "status-quota": "mark mark-plan",
    "status-headline_only": "mark mark-headline",
    "stage-completed": "mark mark-full",
    "stage-in_process": "mark mark-half",
    "stage-completed_or_in_process": "mark mark-half",
    "confidence-A": "mark mark-second",
    "confidence-B": "mark mark-second",
    "confidence-C": "mark mark-second",
    "nothing-zero": "mark mark-zero",
    "nothing-not_listed": "mark mark-not_listed",
    "nothing-withheld": "mark mark-withheld",
    "nothing-named": "trend-stub",
}
"""The mark that the list, the panel and the charts show for a definition."""


def channels(dataset: Dataset) -> list[Component]:
    """Channels, schemes with their proper names and years."""
    return [_list(definitions(dataset, "channel"))]


def sectors(dataset: Dataset) -> list[Component]:
    """Sectors with their place in ISIC; all sectors together are none."""
    return [_list(row for row in definitions(dataset, "sector") if row.key != f"sector-{ALL}")]


def warnings(dataset: Dataset) -> list[Component]:
    """Quality warnings."""
    return [_list(definitions(dataset, "flag"))]


def certainty(dataset: Dataset) -> list[Component]:
    """Bounds, evidence, stages, second-hand figures, dates and methods, each with its mark."""
    groups = {
        "bound": (_("Bounds"), _("How the source words the number. The words stand first, the mark second.")),
        "status": (_("Kinds of evidence"), _("Where the number comes from, and how far it may lead.")),
        "stage": (_("Stages"), _("How far a procedure had got.")),
        "confidence": (_("Second-hand figures"), _("Read on pages that quote them.")),
        "date": (_("Dates"), _("How well a figure is dated.")),
        "method": (_("Methods of series"), _("How the figures of a series come about.")),
    }
    parts: list[Component] = []
    for kind, (heading, told) in groups.items():
        parts += [
            html.H3(heading, className="group", id=f"{kind}s"),
            html.P(told, className="detail"),
            _list(definitions(dataset, kind)),
        ]
    return parts


def kinds_of_nothing(dataset: Dataset) -> list[Component]:
    """Five kinds of nothing, never mixed up with zero."""
    return [
        html.P(
            _(
                "No number is not zero. Five things are told apart, in tables by a sign and on charts by a mark."
            )
        ),
        _list(definitions(dataset, "nothing")),
    ]


def glossary() -> list[Component]:
    """Words with what they mean here, and those to avoid, with why."""
    return [
        html.P(
            _(
                "Words decide how people are seen. These are used here; beside them stand words that migrants’ "
                "organisations ask people to avoid, with the reason in our own words. Titles of cited documents stay "
                "as printed."
            )
        ),
        html.H3(_("People, work and journeys"), className="group"),
        html.Div([_word(row) for row in people()], className="words"),
        html.H3(_("Figures"), className="group"),
        _list(numbers()),
    ]


def _list(rows: Iterable[Definition]) -> Component:
    return html.Dl([_definition(row) for row in rows], className="definitions")


def _definition(row: Definition) -> Component:
    mark = _MARKS.get(row.key)
    name: list[Component | str] = [html.Span(className=mark, **aria(hidden="true"))] if mark else []
    return html.Div(
        [
            html.Dt(
                [
                    html.Span([*name, row.name], className="definition-name"),
                    *([html.Span(row.detail, className="faint")] if row.detail else []),
                ]
            ),
            html.Dd([html.P(sentence) for sentence in row.sentences]),
        ],
        id=row.key,
        className="definition",
    )


def _word(row: Definition) -> Component:
    """A word in three columns: the word, what it means, what to avoid and why."""
    return html.Article(
        [
            html.H4(row.name, className="word-name"),
            html.Div([html.P(sentence) for sentence in row.sentences]),
            html.Div(
                [part for avoided in row.avoided for part in _avoided(avoided)], className="word-avoided"
            ),
        ],
        id=row.key,
        className="word definition",
    )


def _avoided(row: Avoided) -> list[Component]:
    return [
        html.P([html.Span(_("Avoid"), className="faint"), " ", html.Span(row.terms, className="word-terms")]),
        html.P(row.why),
    ]
