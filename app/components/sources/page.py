"""The page about sources: each source, measures and series, what codes and marks mean, words, what is left out."""

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria
from app.components.export.menu import list_address
from app.components.fold import section_fold
from app.components.ids import Ids
from app.components.sources.disagreements import groups_that_differ
from app.components.sources.glossary import certainty, channels, glossary, kinds_of_nothing, sectors, warnings
from app.components.sources.registry import left_out, measures_and_series
from app.components.sources.source_list import sources
from app.data.dataset import Dataset
from app.state.view import ViewState
from app.text.i18n import _
from app.text.labels import version_words
from app.text.sources.words import boundary_paragraphs, sources_intro


def sources_page(dataset: Dataset, state: ViewState) -> list[Component]:
    """Everything on the page: head with contents, then its sections. Links keep the language and theme of `state`."""
    parts = _parts()
    return [
        html.Div(
            [
                html.H1(_("Sources and what they can bear"), className="title"),
                html.P(sources_intro(dataset), className="subtitle"),
                html.Nav(
                    html.Ul([html.Li(html.A(name, href=f"#{anchor}")) for anchor, name in parts.items()]),
                    **aria(label=_("On this page")),
                ),
                _note(dataset),
            ],
            className="sources-head",
        ),
        html.Div(
            [
                _section("documents", parts, [*sources(dataset, state), _file("sources")]),
                _section("measures", parts, [*measures_and_series(dataset, state), _file("series")]),
                _section("channels", parts, [*channels(dataset), _file("channels")]),
                _section("sectors", parts, [*sectors(dataset), _file("sectors")]),
                _section("certainty", parts, certainty(dataset)),
                _section("nothing", parts, kinds_of_nothing(dataset)),
                _section("warnings", parts, [*warnings(dataset), _file("flags")]),
                _section(
                    "disagreements", parts, [*groups_that_differ(dataset, state), _file("disagreements")]
                ),
                _section("words", parts, glossary()),
                _section("left-out", parts, left_out(dataset)),
                _section("boundaries", parts, [html.P(text) for text in boundary_paragraphs()]),
            ],
            className="sources-body",
        ),
    ]


def _parts() -> dict[str, str]:
    """The sections by anchor, in order."""
    return {
        "documents": _("Sources"),
        "measures": _("Measures and series"),
        "channels": _("Channels of migration"),
        "sectors": _("Sectors of work"),
        "certainty": _("How sure a figure is"),
        "nothing": _("Where there is no number"),
        "warnings": _("What the warnings mean"),
        "disagreements": _("Figures that do not fit together"),
        "words": _("Words to use, words to avoid"),
        "left-out": _("Left out, and why"),
        "boundaries": _("Lines on the maps"),
    }


def _section(anchor: str, parts: dict[str, str], content: list[Component]) -> Component:
    return html.Section(section_fold(html.H2(parts[anchor], className="section"), content), id=anchor)


def _file(table: str) -> Component:
    """The list above it as a file for a spreadsheet."""
    words = _("This list as a table for a spreadsheet (CSV)")
    return html.P(html.A(words, href=list_address(table), download=""), className="list-file")


def _note(dataset: Dataset) -> Component:
    """What the page rests on, and under which licence it may be used."""
    texts = [
        _(
            "Each figure remains its producer’s, under the producer’s terms. The selection, the codes "
            "and the notes are free to use under Creative Commons Attribution 4.0."
        ),
        _("Nothing is corrected silently: what a source prints stays, and a warning stands beside it."),
        version_words(dataset),
    ]
    return html.Div(
        [html.P(text, className="source") for text in texts], id=Ids.SOURCE_NOTE, className="source-note"
    )
