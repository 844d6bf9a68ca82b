"""The block "Worked out here" of the panel: derived figures, each opening to the numbers behind it."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from app.components.attributes import data
from app.data.dataset import Dataset
from app.data.derived.kinds import Derived, Key, input_key
from app.domain.figure import Observation
from app.text.derived import (
    derived_amount,
    derived_lead,
    derived_name,
    derived_title,
    formula_words,
    name_with_base,
    refusal_words,
    warning_words,
)
from app.text.figures import amount, date_words
from app.text.i18n import _, named
from app.text.labels import measure_name


def derived_block(
    dataset: Dataset, groups: Sequence[tuple[Observation, Sequence[Derived]]]
) -> list[Component]:
    """Derived figures by the figure that they were worked out from; nothing where none could be."""
    found = [(row, derived) for row, derived in groups if any(each.refusal is None for each in derived)]
    if not found:
        return []
    return [
        html.H3(derived_title(), className="panel-measure panel-block"),
        html.P(derived_lead(), className="figure-note"),
        *(part for row, derived in found for part in _group(dataset, row, derived)),
    ]


def _group(dataset: Dataset, row: Observation, derived: Sequence[Derived]) -> list[Component]:
    heading = _("{measure}: from {number}, {date} ({series})").format(
        measure=measure_name(row.measure),
        number=amount(row),
        date=date_words(row),
        series=named(dataset.series[row.series_id].title),
    )
    refused = [each for each in derived if each.refusal and each.key != Key.CHANGE_PERCENT]
    return [
        html.P(heading, className="derived-of"),
        *(_derived(dataset, row, each) for each in derived if each.refusal is None),
        *([_refused(dataset, refused)] if refused else []),
    ]


def _derived(dataset: Dataset, row: Observation, found: Derived) -> Component:
    """One derived figure; its numbers open below it. A base other than that of its heading is named."""
    name = name_with_base(dataset, found, row)
    formula = formula_words(dataset, found)
    warnings = warning_words(dataset, found)
    return html.Details(
        [
            html.Summary(
                [
                    html.Span(name, className="derived-name"),
                    html.Span(derived_amount(dataset, found), className="derived-number"),
                ],
                title=formula,
            ),
            html.P(formula, className="figure-note"),
            *([html.P(warnings, className="figure-note")] if warnings else []),
        ],
        className="derived",
        **data(inputs=";".join(map(input_key, found.inputs))),
    )


def _refused(dataset: Dataset, derived: Sequence[Derived]) -> Component:
    return html.Details(
        [
            html.Summary(_("Not worked out here, and why")),
            html.Dl(
                [
                    part
                    for each in derived
                    for part in (
                        html.Dt(derived_name(dataset, each)),
                        html.Dd(refusal_words(dataset, each)),
                    )
                ]
            ),
        ],
        className="panel-fold derived-not",
    )
