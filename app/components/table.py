"""The data page: its margin column, and the table of figures with heads that sort and sheets to turn."""

from collections.abc import Callable, Iterable

from dash import dcc, html
from dash.development.base_component import Component

from app.components.absence import NO_FIGURE, absence_table, nothing_mark, zero_mark
from app.components.attributes import aria, data
from app.components.card.link import card_link
from app.components.export.menu import export_button, list_address
from app.components.glyphs import certainty_mark
from app.components.ids import Ids
from app.components.terms import term_mark
from app.components.ways import view_links
from app.data.absence import Absence, Nothing, is_withheld, is_zero
from app.data.choices import Relaxation
from app.data.dataset import Dataset
from app.data.obs_status import ABSENCE_CODES, FIGURE_CODES
from app.data.queries import Sheet, mentions_of
from app.domain.codes import ALL, Sex
from app.domain.figure import Observation
from app.state.codec import address, format_view
from app.state.view import Page, ViewState
from app.text.absence import (
    below_words,
    confidence_words,
    file_words,
    missing_rows_words,
    status_sentence,
    withheld_words,
    zero_words,
)
from app.text.export.menu import other_files_words, package_words
from app.text.figures import amount, date_words, evidence_words, source_words
from app.text.i18n import _, named
from app.text.labels import (
    channel_name,
    disagreement_kind_name,
    measure_name,
    sector_name,
    series_title,
    sex_name,
    version_words,
    way_name,
)
from app.text.map.words import mention_text
from app.text.numbers import number
from app.text.table import (
    count_words,
    filter_sentences,
    head_name,
    named_without_number,
    nothing_found,
    relaxed_words,
    rows_words,
    sort_words,
    table_sources,
    table_subtitle,
    table_title,
)

COLUMNS = {
    "corridor": ("origin", "destination"),
    "figure": ("value",),
    "what": ("measure",),
    "channel": ("channel", "sector"),
    "date": ("period",),
    "source": ("source_id",),
    "notes": (),
}
"""The columns of the table, and by which columns of the data each can be sorted."""

TERMS = ("origin", "destination", "measure", "channel", "sector")
"""Columns whose head has a definition."""
_FALLING_FIRST = ("value", "period")
_NEAR = 2
"""How many sheets before and after the present one have a link of their own."""


def data_margin(
    dataset: Dataset, state: ViewState, sheet: Sheet, missing: tuple[Absence, ...], package: int | None
) -> list[Component]:
    """Title, how many figures, what is filtered, the downloads, and where the figures come from.

    `missing` are the corridors without a number, of which the margin says that they stand below the table; `package` is
    the size of the data package in bytes, None where it cannot be had.
    """
    sources = table_sources(dataset, sheet)
    without = len({row.corridor for row in missing})
    return [
        html.H1(table_title(), className="title"),
        html.P(count_words(sheet.found, len(dataset.observations)), className="data-count", role="status"),
        *([html.A(below_words(without), href=f"#{NO_FIGURE}", className="below")] if without else []),
        html.P(table_subtitle(dataset), className="subtitle"),
        html.Ul([html.Li(text) for text in filter_sentences(dataset, state)], className="data-filters"),
        view_links(dataset, state),
        html.A(
            _("Download these figures (CSV)"),
            id=Ids.DATA_DOWNLOAD,
            href=f"{list_address('observations')}{format_view(state.but(sheet=1))}",
            download="",
            className="button",
        ),
        export_button(state, None, other_files_words()),
        *([] if package is None else [_package_link(package)]),
        _file_words(state),
        html.Div(
            [
                *([html.P([html.B(_("Source:")), " ", sources], className="source")] if sources else []),
                html.P(_sources_link(_("All sources"), state), className="source"),
                html.P(version_words(dataset), className="source"),
            ],
            id=Ids.SOURCE_NOTE,
            className="source-note",
        ),
    ]


def data_table(
    dataset: Dataset,
    state: ViewState,
    sheet: Sheet,
    relaxed: tuple[Relaxation, ...],
    missing: tuple[Absence, ...],
) -> list[Component]:
    """The table of a sheet with links to the others, or what to do where no figure is left; what has no number."""
    without = absence_table(dataset, state, missing)
    if not sheet.found:
        return [html.Div([_empty(dataset, state, relaxed), *without], className="data-scroll")]
    table = html.Table(
        [
            html.Caption(rows_words(sheet)),
            html.Thead(html.Tr([_head(state, name) for name in COLUMNS], role="row"), role="rowgroup"),
            html.Tbody([_row(dataset, state, row) for row in sheet.rows], role="rowgroup"),
        ],
        id=Ids.DATA_TABLE,
        className="data-table",
        role="table",
    )
    scroll = html.Div(
        [table, *without],
        className="data-scroll",
        tabIndex=0,
        role="region",
        **aria(label=_("Table of figures")),
    )
    return [scroll, _sheets(state, sheet)]


def _head(state: ViewState, name: str) -> Component:
    """The head of a column. A second click on the column that is sorted turns the order round."""
    current = (state.sort or "").removeprefix("-")
    falling = (state.sort or "").startswith("-")
    links: list[Component] = []
    for column in COLUMNS[name]:
        is_current = column == current
        turn = not falling if is_current else column in _FALLING_FIRST
        arrow = html.Span("↓" if falling else "↑", className="sort-arrow", **aria(hidden="true"))
        link = dcc.Link(
            [head_name(column), *([arrow] if is_current else [])],
            href=address(state.but(sort=f"-{column}" if turn else column, sheet=1)),
            title=sort_words(column, falling=turn),
            className="sort sort-current" if is_current else "sort",
        )
        mark = [term_mark("word", column, head_name(column))] if column in TERMS else []
        links.append(html.Span([link, *mark], className="sort-head"))
    order = aria(sort="descending" if falling else "ascending") if current in COLUMNS[name] else {}
    return html.Th(
        links or head_name(name), scope="col", role="columnheader", className=f"column-{name}", **order
    )


def _row(dataset: Dataset, state: ViewState, row: Observation) -> Component:
    parts = amount(row)
    number_words = [
        html.Span(parts.before, className="bound"),
        html.Strong(parts.number),
        html.Span(parts.after, className="bound"),
    ]
    cells: dict[str, list[Component]] = {
        "figure": [
            card_link(state, row.observation_id, number_words, "number card-link"),
            html.Span([certainty_mark(row), evidence_words(row)], className="detail"),
            *_marks(row),
        ],
        "what": _what(dataset, row),
        "channel": _channel(dataset, row),
        "date": [html.Span(date_words(row))],
        "source": _source(dataset, state, row),
        "notes": _notes(dataset, state, row),
    }
    labels = {
        "what": "measure",
        "channel": "channel",
        "date": "period",
        "source": "source_id",
        "notes": "notes",
    }
    corridor = way_name(dataset, row.measure, row.corridor)
    return html.Tr(
        [
            html.Th(corridor, scope="row", role="rowheader", className="cell-corridor"),
            *(
                html.Td(
                    content,
                    role="cell",
                    className=f"cell-{name}",
                    **(data(label=head_name(labels[name])) if name in labels and content else {}),
                )
                for name, content in cells.items()
            ),
        ],
        id=f"figure-{row.observation_id}",
        role="row",
        className="row-repeat" if row.same_as else "",
    )


def _marks(row: Observation) -> list[Component]:
    """What else to know of a number at once: that zero is printed, that it is kept back, how far it is trusted."""
    found: list[list[Component | str]] = []
    if is_zero(row):
        found.append([zero_mark(), zero_words(row)])
    if is_withheld(row):
        found.append([nothing_mark(Nothing.WITHHELD), withheld_words()])
    if row.confidence:
        badge = html.Span(f"“{row.confidence}", className="grade", **aria(hidden="true"))
        found.append([badge, confidence_words(row.confidence)])
    return [html.Span(words, className="detail") for words in found]


def _package_link(size: int) -> Component:
    return html.A(package_words(size), href="/export/package.zip", download="", className="data-package")


def _file_words(state: ViewState) -> Component:
    """What the file has beyond the table, folded: the codes of its last column, and rows without a number."""
    codes = [html.Li(status_sentence(code)) for code in sorted({*FIGURE_CODES, *ABSENCE_CODES})]
    return html.Details(
        [
            html.Summary(_("What the file holds")),
            html.P(file_words()),
            html.Ul(codes),
            *([html.P(missing_rows_words())] if state.origin and state.destination else []),
        ],
        className="file-words",
    )


def _what(dataset: Dataset, row: Observation) -> list[Component]:
    """The measure, the sex where the figure is of one, the series where it has more figures, and who is counted.

    Editions of one source differ in their series alone.
    """
    sex = [html.Span(sex_name(row.sex), className="detail-strong")] if row.sex != Sex.TOTAL else []
    population = html.Span(named(dataset.series[row.series_id].population), className="detail")
    several = dataset.observations.among("series_id", (row.series_id,)).sum() > 1
    title = [html.Span(series_title(dataset, row.series_id), className="detail")] if several else []
    return [html.Span(measure_name(row.measure)), *sex, *title, population]


def _channel(dataset: Dataset, row: Observation) -> list[Component]:
    sector = (
        [html.Span(sector_name(dataset, row.sector), className="detail-strong")] if row.sector != ALL else []
    )
    return [html.Span(channel_name(dataset, row.channel)), *sector]


def _source(dataset: Dataset, state: ViewState, row: Observation) -> list[Component]:
    """Who produced the figure and where it was read, with a link to the source itself."""
    source = dataset.sources[row.source_id]
    place = [html.Span(named(row.locator), className="detail")] if row.locator else []
    own = external_link(_("Open the source"), source.url)
    return [
        _sources_link(source_words(dataset, row), state, f"source-{row.source_id}"),
        *place,
        *([own] if own else []),
    ]


def _notes(dataset: Dataset, state: ViewState, row: Observation) -> list[Component]:
    """Warnings as words that lead to their explanation, and the note."""
    differs = dataset.disagreements_of.get(row.observation_id, ())
    flags = [flag for flag in row.flags if not (differs and flag == "does_not_fit")]
    words: list[Component] = []
    if row.same_as:
        words.append(card_link(state, row.same_as, _("repeats another row"), "flag"))
    # Of several disagreements of one kind the first is linked; the others stand near it on that page.
    words += [
        _sources_link(
            disagreement_kind_name(kind),
            state,
            f"disagreement-{first.disagreement_id}",
            named(first.title),
            "differs",
        )
        for kind, first in {each.kind: each for each in reversed(differs)}.items()
    ]
    words += [
        _sources_link(
            named(dataset.flags[flag].name),
            state,
            f"flag-{flag}",
            named(dataset.flags[flag].sentence),
            "flag",
        )
        for flag in flags
    ]
    listed = [html.Ul([html.Li(word) for word in words], className="flags")] if words else []
    return [*listed, *([html.Span(named(row.note), className="detail")] if row.note else [])]


def _sheets(state: ViewState, sheet: Sheet) -> Component:
    """Links to the sheet before and after, to those near by, and to the first and the last."""
    if sheet.sheets == 1:
        return html.Nav(className="sheets")

    def link(words: str, to: int, title: str) -> Component:
        return dcc.Link(words, href=address(state.but(sheet=to)), className="sheet", title=title)

    def numbered(at: int) -> Component:
        words = number(at)
        if at == sheet.number:
            return html.Span(words, className="sheet sheet-current", **aria(current="page"))
        return link(words, at, _("Sheet {n}").format(n=words))

    near = {
        1,
        sheet.sheets,
        *range(max(1, sheet.number - _NEAR), min(sheet.sheets, sheet.number + _NEAR) + 1),
    }
    items: list[Component] = []
    if sheet.number > 1:
        items.append(html.Li(link(_("Previous"), sheet.number - 1, _("Previous sheet"))))
    items += _with_gaps(sorted(near), numbered)
    if sheet.number < sheet.sheets:
        items.append(html.Li(link(_("Next"), sheet.number + 1, _("Next sheet"))))
    return html.Nav(html.Ol(items), className="sheets", **aria(label=_("Sheets of the table")))


def _with_gaps(numbers: list[int], numbered: Callable[[int], Component]) -> Iterable[Component]:
    before = 0
    for at in numbers:
        if at > before + 1:
            yield html.Li("…", className="sheet-gap", **aria(hidden="true"))
        yield html.Li(numbered(at))
        before = at


def _empty(dataset: Dataset, state: ViewState, relaxed: tuple[Relaxation, ...]) -> Component:
    """One sentence, what sources name without a number, and links that set back each filter that helps."""
    mentions = dict.fromkeys(mention_text(dataset, row) for row in mentions_of(dataset, state))
    list_of_mentions = [html.P(named_without_number()), html.Ul([html.Li(text) for text in mentions])]
    default = ViewState()
    links = [
        dcc.Link(
            relaxed_words(row.name),
            href=address(state.but(**{row.name: getattr(default, row.name)}, sheet=1)),
            title=count_words(row.found, row.found),
            className="button",
        )
        for row in relaxed
    ] or [
        dcc.Link(_("Clear filters"), href=address(state.without_filters().but(sheet=1)), className="button")
    ]
    told = [html.P(nothing_found()), *(list_of_mentions if mentions else [])]
    return html.Div([*told, html.Div(links, className="button-row")], className="empty")


def external_link(words: str, url: str) -> Component | None:
    """A link to another site, which is not told whence the reader comes; None without a web address."""
    if not url.startswith(("https://", "http://")):
        return None
    return html.A(words, href=url, rel="noreferrer", className="external", title=url)


def _sources_link(
    words: str, state: ViewState, anchor: str = "", title: str = "", class_name: str = "quiet"
) -> Component:
    there = address(ViewState(page=Page.SOURCES, lang=state.lang, theme=state.theme))
    href = f"{there}#{anchor}" if anchor else there
    return dcc.Link(words, href=href, title=title or None, className=class_name)
