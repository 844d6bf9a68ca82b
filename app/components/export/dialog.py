"""The dialog of the export menu, which the browser fetches as HTML when its button is pressed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dash import dcc, html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.export.menu import export_address, frame_height, plain_view, slide_view, story_words
from app.data.dataset import Dataset
from app.state.charts import CHARTS, Chart, page_of
from app.state.codec import address
from app.state.exports import CENTIMETRES, PICTURES, SCALES, SHAPES, TABLES, Kind, Size
from app.state.view import ViewState
from app.text.card.words import not_copied_words
from app.text.export.menu import (
    busy_words,
    export_words,
    failed_words,
    figures_note,
    kind_name,
    no_address_words,
    no_browser_words,
    picture_note,
    print_note,
    print_words,
    saved_words,
    scale_words,
    size_name,
    size_words,
    story_note,
    subject_words,
    waiting_words,
    width_words,
)
from app.text.headings import chart_title
from app.text.i18n import _
from app.text.labels import version_words
from app.text.table import table_title

TITLE = "export-title"
"""The DOM id of the heading of the dialog."""
DRAWN = (*PICTURES, Kind.PPTX)
"""Kinds of files that show a chart, and do not only list its figures."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One form of a citation: its key and name, the text, and the name under which it is saved."""

    key: str
    name: str
    text: str
    filename: str


def menu_content(
    dataset: Dataset,
    state: ViewState,
    chart: Chart | None,
    citations: Sequence[Citation],
    public_address: str,
    drawn: Sequence[Kind] = DRAWN,
) -> Component:
    """What stands in the dialog for one chart, or without one for the data table; `drawn` are the kinds of pictures
    and slides that this server can make of it.
    """
    title = chart_title(dataset, chart, state) if chart else table_title()
    pictures = [_column([_picture(state, chart, public_address, drawn)])] if chart else []
    story = [_story(dataset, state, chart)] if chart else []
    return html.Div(
        [
            html.Div(
                [
                    html.H2(export_words(), id=TITLE, className="export-title", tabIndex=-1),
                    html.Button(
                        "×",
                        type="button",
                        className="panel-close export-close",
                        **aria(label=_("Close")),
                    ),
                ],
                className="export-head",
            ),
            html.Div(
                [
                    html.P(title, className="export-subject"),
                    html.Ul(
                        [html.Li(text) for text in subject_words(dataset, state, chart)],
                        className="export-what",
                    ),
                    html.Div(
                        [
                            *pictures,
                            _column(
                                [_figures(state, chart), _link(state, chart), *story, _citation(citations)]
                            ),
                        ],
                        className="export-body" if pictures else "export-body export-body-narrow",
                    ),
                    html.P(version_words(dataset), className="source"),
                ],
                className="export-scroll",
            ),
            html.P(className="export-said export-told", role="status", **aria(live="polite")),
        ],
        className="export-content",
        **data(
            saved=saved_words(),
            failed=failed_words(),
            copied=_("Copied."),
            uncopied=not_copied_words(),
            waiting=waiting_words(),
            width=width_words(),
            origin=public_address,
            title=title,
        ),
    )


def _picture(state: ViewState, chart: Chart, public_address: str, drawn: Sequence[Kind]) -> Component:
    if not set(PICTURES) & set(drawn):
        return _part(
            _("Picture"), [_files(state, chart, drawn), html.P(no_browser_words(), className="export-note")]
        )
    low, high = CENTIMETRES
    return _part(
        _("Picture"),
        [
            _choices(
                _("For"),
                "size",
                [
                    (size, [size_name(size), html.Span(size_words(size), className="export-detail")])
                    for size in Size
                ],
            ),
            _choices(
                _("Resolution of PNG"),
                "resolution",
                [(str(scale), [scale_words(scale)]) for scale in SCALES],
                html.Span(
                    [
                        _choice("resolution", "print", [print_words()]),
                        html.Label(
                            [
                                html.Span(_("Printed width in centimetres"), className="visually-hidden"),
                                dcc.Input(
                                    type="number",
                                    name="cm",
                                    value=f"{SHAPES[Size.PAGE].cm:g}",
                                    min=low,
                                    max=high,
                                    step=0.1,
                                    required=True,
                                    className="export-cm",
                                ),
                            ]
                        ),
                    ],
                    className="export-print",
                ),
                html.Span(print_note(), className="export-detail export-line"),
            ),
            _choices(_("Colours"), "colours", [("light", [_("Light")]), ("dark", [_("Dark")])]),
            _code(public_address),
            _files(state, chart, drawn, picture=True),
            html.P(picture_note(), className="export-note"),
        ],
    )


def _code(public_address: str) -> Component:
    """The choice of a QR code, or why there is none."""
    if not public_address:
        return html.P(no_address_words(), className="export-note")
    return _choice("qr", "1", [_("QR code of the address")], kind="checkbox")


def _figures(state: ViewState, chart: Chart | None) -> Component:
    return _part(
        _("Figures"),
        [_files(state, chart, TABLES), html.P(figures_note(chart), className="export-note")],
    )


def _files(
    state: ViewState, chart: Chart | None, kinds: Iterable[Kind], *, picture: bool = False
) -> Component:
    """A button for each kind of file; those of pictures take the options along."""
    options = data(picture="true") if picture else {}
    return html.Div(
        [
            html.Button(
                kind_name(kind),
                type="button",
                className="button",
                **data(file=export_address(state, chart, kind), busy=busy_words(kind)),
                **options,
            )
            for kind in kinds
        ],
        className="button-row",
    )


def _link(state: ViewState, chart: Chart | None) -> Component:
    """The address of the view, and the frame in which other sites show it; the browser writes both."""
    several = chart is not None and len(CHARTS[page_of(chart)]) > 1
    there = plain_view(state).but(chart=chart if several else None)
    frame = data(frame=address(there.but(embed=True)), lang=state.lang, height=str(frame_height(chart)))
    return _part(
        _("Link"),
        [
            html.Div(
                [
                    _copier(_("Copy link"), link=address(there)),
                    html.Button(_("Copy embed code"), type="button", className="button", **frame),
                ],
                className="button-row",
            ),
            html.P(_("The embed code shows this view in a frame on another site."), className="export-note"),
        ],
    )


def _citation(citations: Sequence[Citation]) -> Component:
    texts = [
        html.Pre(
            each.text,
            className="export-text",
            tabIndex=0,
            role="region",
            **data(form=each.key, filename=each.filename),
            **aria(label=each.name),
        )
        for each in citations
    ]
    return _part(
        _("Citation"),
        [
            _choices(_("Form"), "cite", [(each.key, [each.name]) for each in citations]),
            *texts,
            html.Div(
                [
                    _copier(_("Copy citation"), citation="copy"),
                    _copier(_("Save citation"), citation="save"),
                ],
                className="button-row",
            ),
        ],
    )


def _story(dataset: Dataset, state: ViewState, chart: Chart) -> Component:
    return _part(
        _("Story"),
        [
            html.Div(
                html.Button(
                    _("Add to story"),
                    type="button",
                    className="button export-story",
                    **data(slide=slide_view(dataset, state, chart), **story_words()),
                ),
                className="button-row",
            ),
            html.P(story_note(), className="export-note"),
        ],
    )


def _copier(words: str, **what: str) -> Component:
    return html.Button(words, type="button", className="button", **data(**what))


def _choices(
    legend: str, name: str, choices: Iterable[tuple[str, list[Component | str]]], *more: Component
) -> Component:
    """A set of radio buttons; the first is chosen until the reader chooses another."""
    return html.Fieldset(
        [
            html.Legend(legend),
            *(_choice(name, value, words) for value, words in choices),
            *more,
        ],
        className=f"export-set export-{name}",
    )


def _choice(name: str, value: str, words: list[Component | str], kind: str = "radio") -> Component:
    # Dash knows fewer types of fields than HTML; this one becomes HTML by `markup`.
    field = dcc.Input(type=kind, name=name, value=value)  # type: ignore[arg-type]
    box = html.Span(field, className="export-box")
    return html.Label([box, html.Span(words)], className="export-choice")


def _column(parts: Sequence[Component]) -> Component:
    return html.Div(list(parts), className="export-column")


def _part(heading: str, content: Sequence[Component]) -> Component:
    return html.Section([html.H3(heading, className="export-heading"), *content], className="export-part")
