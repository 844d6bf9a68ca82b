"""One view as one file of any kind: the way of the web, of the command line and of lists alike."""

from typing import TYPE_CHECKING

from app.data.timeline import events_shown
from app.export.context import Context
from app.export.file import File, made
from app.export.table import rows
from app.figures.registry import DRAWINGS
from app.state.charts import CHARTS, Chart, chart_of
from app.state.exports import PICTURES, TABLES, Kind, Options
from app.state.pages import SUBJECTS, Page
from app.state.view import ViewState
from app.text.export.files import shortened_words
from app.text.i18n import _, speaking

if TYPE_CHECKING:
    from app.export.picture.renderer import Renderer


class NotOffered(Exception):
    """There is no such file of this view: `why`, and what there is instead."""

    def __init__(self, why: str, remedy: str) -> None:
        self.why, self.remedy = why, remedy
        super().__init__(f"{why} {remedy}")


def export_view(
    context: Context,
    renderer: "Renderer | None",
    state: ViewState,
    chart: Chart | None,
    kind: Kind,
    options: Options,
) -> File:
    """The file of a chart, or without a chart of the table of the data page, in the language of the view.

    `renderer` is what draws; tables need none. A view without figures gives its file and a warning that says so.
    NotOffered if there is no such file, NoBrowser if nothing can draw it.
    """
    with speaking(state.lang):
        if kind not in kinds_of(chart):
            raise NotOffered(_("A table has no picture."), _("Take it as CSV, XLSX or JSON."))
        content = _content(context, renderer, state, chart, kind, options)
        warnings = _warnings(context, state, chart, kind)
        return made(context.dataset, state, chart, kind, content, warnings, options)


def kinds_of(chart: Chart | None) -> tuple[Kind, ...]:
    """The kinds of files that there are of a chart, or without one of the data table."""
    return tuple(Kind) if chart else TABLES


def exported_chart(state: ViewState) -> Chart | None:
    """The chart of a view that is taken away: the one in the address, else the main one; None is the data table.

    NotOffered if the page of the view has neither, or has them of a country or corridor that the address lacks.
    """
    if state.page == Page.DATA:
        return None
    with speaking(state.lang):
        if state.page not in CHARTS:
            pages = ", ".join((*CHARTS, Page.DATA))
            raise NotOffered(
                _("The page {page} has neither a chart nor a table of figures.").format(page=state.page),
                _("Take a view of one of these pages: {pages}.").format(pages=pages),
            )
        if state.page in SUBJECTS and getattr(state, SUBJECTS[state.page]) is None:
            example = "THA" if state.page == Page.COUNTRY else "MMR-THA"
            raise NotOffered(
                _("The page {page} is about nothing yet.").format(page=state.page),
                _("Say which one, as in {example}.").format(example=f"{state.page}/{example}"),
            )
    return chart_of(state.page, state.chart)


def needs_browser(chart: Chart | None, kind: Kind) -> bool:
    """Whether a browser has to draw for this file."""
    return chart is not None and kind not in TABLES


def is_empty(context: Context, state: ViewState, chart: Chart | None) -> bool:
    """Whether a view has no figure, or on a timeline no event."""
    return _found(context, state, chart) == 0


def _content(
    context: Context,
    renderer: "Renderer | None",
    state: ViewState,
    chart: Chart | None,
    kind: Kind,
    options: Options,
) -> bytes:
    # Each kind brings libraries of its own, so that a table does not wait for those of pictures.
    if chart is None or kind in TABLES:
        from app.export.table.tables import table_file

        return table_file(context, chart, state, kind)
    if renderer is None:
        raise ValueError(f"{kind} needs a renderer")
    if kind in PICTURES:
        from app.export.picture.plate import plate

        return renderer.picture(plate(context, chart, state, options), kind, options)
    from app.export.slides.slides import slides_of_view

    return slides_of_view(context, renderer, chart, state, options)


def _warnings(context: Context, state: ViewState, chart: Chart | None, kind: Kind) -> tuple[str, ...]:
    """What the person who asked has to know: that nothing is shown, and why; or what so large a file leaves out."""
    if found := _found(context, state, chart):
        is_shortened = chart is None and kind == Kind.CSV and found > rows.MANY
        return (shortened_words(),) if is_shortened else ()
    if chart is None:
        return (_("No published figure passes these filters; the file says so."),)
    reason = DRAWINGS[chart].tell(context.dataset, state).sentence
    return (_("This view has no data, and the file says so: {reason}").format(reason=reason),)


def _found(context: Context, state: ViewState, chart: Chart | None) -> int:
    """How many figures a view has, or on a timeline how many events."""
    if chart == Chart.TIMELINE:
        return len(events_shown(context.dataset, state))
    return len(rows.observations_of(context, chart, state))
