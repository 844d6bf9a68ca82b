"""Words of the export menu: what is taken away, the kinds of files, how pictures are made, what went wrong."""

from app.data.dataset import Dataset
from app.state.charts import Chart
from app.state.exports import CENTIMETRES, DPI, SHAPES, Kind, Size
from app.state.view import ViewState
from app.text.charts import chart_name
from app.text.i18n import _
from app.text.numbers import number
from app.text.table import filter_sentences, table_title


def export_words() -> str:
    """The button that opens the menu, and the heading of the menu."""
    return _("Export")


def export_of_words(chart: Chart | None) -> str:
    """The same for a screen reader, on a page with several such buttons."""
    return _("Export: {chart}").format(chart=subject_name(chart))


def other_files_words() -> str:
    """The button of the data page, beside the file for a spreadsheet."""
    return _("Excel, JSON or citation")


def package_words(size: int) -> str:
    """The link to all data with their description, a file of so many bytes."""
    return _("All data as a data package (ZIP, {size})").format(size=size_of_file(size))


def size_of_file(count: int) -> str:
    """How large a file of so many bytes is, as folders on a computer say it."""
    if count < 1_000_000:
        return _("{n}\u00a0kB").format(n=number(max(1, round(count / 1000))))
    return _("{n}\u00a0MB").format(n=number(round(count / 1_000_000, 1)))


def subject_name(chart: Chart | None) -> str:
    """What is exported: a chart, or without one the table of figures."""
    return chart_name(chart) if chart else table_title()


def subject_words(dataset: Dataset, state: ViewState, chart: Chart | None) -> list[str]:
    """Which drawing of a page is exported, then each filter that narrows it down."""
    filters = filter_sentences(dataset, state) or [_("All figures, no filter")]
    return [chart_name(chart), *filters] if chart else filters


def kind_name(kind: Kind) -> str:
    """A kind of file, as its button says it."""
    return {
        Kind.PNG: _("PNG"),
        Kind.SVG: _("SVG"),
        Kind.PDF: _("PDF"),
        Kind.PPTX: _("PowerPoint"),
        Kind.CSV: _("CSV"),
        Kind.XLSX: _("Excel"),
        Kind.JSON: _("JSON"),
    }[kind]


def busy_words(kind: Kind) -> str:
    """What the button of a kind says while its file is being made."""
    return _("{kind} is being made").format(kind=kind_name(kind))


def saved_words() -> str:
    """What is said when a file has come; `{name}` is left for the browser."""
    return _("Saved: {name}")


def waiting_words() -> str:
    """What is said while the server makes the files of other readers, and is asked again."""
    return _("Files for other readers are made first. This one follows; please wait.")


def failed_words() -> str:
    """What is said where the server does not answer."""
    return _("The server did not answer. Nothing was saved; try again in a moment.")


def size_name(size: Size) -> str:
    """What a picture is for."""
    return {
        Size.SLIDE: _("Slide"),
        Size.PAGE: _("Report page"),
        Size.COLUMN: _("Report column"),
        Size.SOCIAL: _("Social card"),
    }[size]


def size_words(size: Size) -> str:
    """Width and height of a picture in CSS pixels."""
    shape = SHAPES[size]
    return _("{width} × {height}").format(width=shape.width, height=shape.height)


def scale_words(scale: int) -> str:
    """A resolution, as `2×`."""
    return _("{n}×").format(n=number(scale))


def print_words() -> str:
    """The choice of a printed width; a field for centimetres follows."""
    return _("For print, width in cm")


def width_words() -> str:
    """What is said of a printed width that cannot be."""
    return _("Printed width: {low} to {high} centimetres.").format(
        low=number(int(CENTIMETRES[0])), high=number(int(CENTIMETRES[1]))
    )


def print_note() -> str:
    """How sharp a printed picture is."""
    return _("Printed pictures have {dpi} dots per inch; {low} to {high} cm.").format(
        dpi=DPI, low=number(int(CENTIMETRES[0])), high=number(int(CENTIMETRES[1]))
    )


def picture_note() -> str:
    """What the kinds of pictures are good for."""
    return _(
        "PNG has pixels; SVG and PDF stay sharp at any size; PowerPoint has charts that can be edited, maps as "
        "pictures. A chart with much to show makes its picture taller."
    )


def figures_note(chart: Chart | None) -> str:
    """What files of figures hold."""
    if chart is None:
        return _(
            "All figures of these filters, not only those of this sheet, with sources and dates. Excel adds "
            "definitions."
        )
    return _("The figures that this chart shows, with sources and dates. Excel adds definitions.")


def no_address_words() -> str:
    """Why there is no QR code."""
    return _("No QR code: this copy of the dashboard has no public address that a phone could open.")


def story_note() -> str:
    """What a story is."""
    return _("A story is a list of views to present; yours is kept in this browser.")


def added_words() -> str:
    """What is said when a view has been added; `{n}` is left for the browser."""
    return _("Added to your story as slide {n}.")


def already_words() -> str:
    """What is said where the last slide of the story is this view."""
    return _("This view is already the last slide of your story.")


def not_kept_words() -> str:
    """What is said where the browser keeps nothing."""
    return _("This browser does not let the page keep a story.")


def busy_server_words() -> str:
    """What a reader is told while too many wait."""
    return _("Files for other readers are being made just now. Try again in a few seconds.")


def no_browser_words() -> str:
    """What a reader is told where nothing can draw."""
    return _("Pictures and slides cannot be made on this server; CSV, Excel and JSON can.")


def data_changed_words() -> str:
    """What a reader of an edition that is no longer on the disk of the server is told, who asks for all data."""
    return _(
        "The data of this server have been replaced since it was started, and the package would not be the edition "
        "that is shown here. It can be had again once the server has been started anew."
    )


def from_elsewhere_words() -> str:
    """What another site is told that shows a file straight from here."""
    return _("Files are made for readers of this dashboard. Save the file, or embed the view in a frame.")


def broken_words() -> str:
    """What a reader is told where a file could not be made."""
    return _("This file could not be made; the log of the server says why. Other kinds may still work.")


def no_file_words() -> str:
    """What somebody is told who asks for an address that is none."""
    return _("There is no such chart, table or kind of file.")
