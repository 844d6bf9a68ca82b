"""The buttons of the export menu, and the addresses to which they lead.

assets/60_export.js opens the dialog (app/components/export/dialog.py), saves files, copies, and adds views to the
reader's story.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from dash import html
from dash.development.base_component import Component

from app.components.attributes import aria, data
from app.components.ids import Ids
from app.data.dataset import Dataset
from app.data.pinned import pinned
from app.state.charts import CHARTS, Chart, chart_of, page_of
from app.state.codec import address, format_view
from app.state.pages import SUBJECTS, Page
from app.state.stories import LENGTHS, MOST_SLIDES
from app.state.view import DEFAULT_LANGUAGE, ViewState
from app.text.export.menu import (
    added_words,
    already_words,
    export_of_words,
    export_words,
    failed_words,
    not_kept_words,
)
from app.text.i18n import _

TABLE = "data"
"""The name of the data table in addresses of files."""

_FRAMES: Mapping[Chart | None, int] = MappingProxyType(
    {
        Chart.FLOW_MAP: 1000,
        Chart.TREND: 1420,
        Chart.TREND_PANELS: 1420,
        Chart.MATRIX: 1380,
        Chart.SANKEY: 1240,
        Chart.SLOPE: 1240,
        Chart.RANKING: 1220,
        Chart.COUNTRY_MAP: 860,
        Chart.COUNTRY_RESIDENTS: 860,
        Chart.CORRIDOR_TREND: 1720,
        Chart.CORRIDOR_CHANNELS: 1300,
        Chart.TIMELINE: 1280,
    }
)


def export_address(state: ViewState, chart: Chart | None, ending: str) -> str:
    """The address of a file of a view, as `/export/trend.png?measure=stock`; without a chart of its table."""
    view = plain_view(state).but(chart=None, sheet=1)
    # On the map nothing of a view stands in the path, so that all of it is written as parameters.
    return f"/export/{chart or TABLE}.{ending}{format_view(view.but(page=Page.MAP))}"


def list_address(table: str) -> str:
    """The address of a whole table of the data package as a file for a spreadsheet."""
    return f"/download/{table}.csv"


def slide_view(dataset: Dataset, state: ViewState, chart: Chart | None) -> str:
    """The address that a slide of a story names for a view, with the years shown; without a chart there is none."""
    if chart is None:
        return ""
    state = pinned(dataset, chart, state)
    is_one_of_many = len(CHARTS[page_of(chart)]) > 1
    return address(plain_view(state).but(chart=chart if is_one_of_many else None, lang=DEFAULT_LANGUAGE))


def frame_height(chart: Chart | None) -> int:
    """Pixels of the frame in which other sites show a chart: title, chart, legend and source, 760 pixels wide."""
    return _FRAMES.get(chart, 1120)


def export_menu(state: ViewState, chart: Chart | None) -> Component:
    """The button of a page's main chart or table, in the element to which the dialog is added.

    Its data attributes are the words that the browser needs before the dialog is there, or without it.
    """
    return html.Div(
        [
            _button(state, chart, export_words(), "button-primary"),
            # Where the dialog says what came of a file, once it has been closed.
            html.Span(className="export-said", role="status"),
        ],
        id=Ids.EXPORT_MENU,
        className="export-menu",
        **data(failed=failed_words(), close=_("Close")),
    )


def export_button(state: ViewState, chart: Chart | None, words: str = "") -> Component:
    """A further button, below a chart or table of a page; it opens the same dialog, for that chart."""
    label = {} if words else aria(label=export_of_words(chart))
    return html.P(_button(state, chart, words or export_words(), **label), className="export-below")


def export_place(dataset: Dataset, state: ViewState) -> list[Component]:
    """What stands at the end of the filter row; pages about one country or corridor have the menu in their head."""
    if state.page == Page.DATA:
        return [export_menu(state, None)]
    if state.page in SUBJECTS or state.page not in CHARTS:
        return []
    chart = chart_of(state.page, state.chart)
    return [export_menu(state, chart), story_button(dataset, state, chart)]


def story_button(dataset: Dataset, state: ViewState, chart: Chart) -> Component:
    """The quiet button that adds a view to the reader's story, and where the page says that it did."""
    return html.Span(
        [
            html.Button(
                _("Add to story"),
                type="button",
                className="plain-button export-story",
                **data(slide=slide_view(dataset, state, chart), **story_words()),
            ),
            html.Span(className="export-said", role="status"),
        ],
        className="export-quiet",
    )


def story_words() -> dict[str, str]:
    """What the browser says of a view that was to be added, where the story is, and how much it holds."""
    return {
        "added": added_words(),
        "already": already_words(),
        "unkept": not_kept_words(),
        "present": _("Open the story"),
        "there": Page.PRESENT,
        "most": str(MOST_SLIDES),
        "longest": str(LENGTHS["title"]),
    }


def plain_view(state: ViewState) -> ViewState:
    """What of a view is taken away: not how this browser shows it."""
    return state.but(theme=None, embed=False, figure=None)


def _button(
    state: ViewState, chart: Chart | None, words: str, class_name: str = "", **more: Any
) -> Component:
    return html.Button(
        words,
        type="button",
        className=f"button {class_name}".strip(),
        **data(export=export_address(state, chart, "menu")),
        **aria(haspopup="dialog"),
        **more,
    )
