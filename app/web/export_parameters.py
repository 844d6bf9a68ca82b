"""The parameters of files to take away: those of the view, and for pictures how they are made."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from app.data.addresses import view_of_address
from app.data.dataset import Dataset
from app.state.charts import CHARTS, Chart, page_of
from app.state.codec import format_view, path_of
from app.state.exports import CENTIMETRES, SCALES, TABLES, Kind, Options, Size
from app.state.pages import SUBJECTS, Page
from app.state.view import ViewState
from app.text.export.menu import no_address_words
from app.web.parameters import BadParameter, Parameter, Values, choice
from app.web.view_parameters import read_view

MOST_PIXELS = 40_000_000
"""Pixels of the largest PNG: a browser needs four bytes for each, several times."""
COLOURS = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Order:
    """A file that somebody asked for; without a chart one of the data table."""

    chart: Chart | None
    kind: Kind
    state: ViewState
    options: Options


def picture_parameters() -> tuple[Parameter, ...]:
    """How a picture is made; all have a default. `scale` is the map's own, so the pixels are `resolution`."""
    return (
        choice("size", "What the picture is for.", tuple(Size)),
        choice("resolution", "Pixels of a PNG for each CSS pixel.", tuple(map(str, SCALES))),
        _centimetres(),
        choice("colours", "Light or dark; light if absent.", COLOURS),
        choice("qr", "Whether the picture holds its address as a QR code.", ("1", "0")),
    )


def read_order(
    dataset: Dataset, chart: Chart | None, kind: Kind, given: MultiDict[str, str], *, has_address: bool
) -> Order:
    """The file that an address describes. BadParameter if anything is not understood."""
    others = () if chart is None or kind in TABLES else picture_parameters()
    state, values = read_subject(dataset, chart, given, others)
    return Order(chart, kind, state, _options(values, has_address=has_address))


def read_subject(
    dataset: Dataset, chart: Chart | None, given: MultiDict[str, str], others: Iterable[Parameter] = ()
) -> tuple[ViewState, Values]:
    """The view of a chart or of the data table, and the values of other parameters that were given."""
    page = page_of(chart) if chart else Page.DATA
    state, values = read_view(dataset, page, given, tuple(others))
    if chart and state.chart not in (None, chart):
        raise BadParameter("chart", str(state.chart), [chart], f"The path asks for the chart {str(chart)!r}.")
    subject = SUBJECTS.get(page)
    if subject and getattr(state, subject) is None:
        needed = f"The chart {str(chart)!r} is about one {subject}: the parameter {subject!r} is needed."
        raise BadParameter(subject, "", [f"a {subject}"], needed)
    # Addresses leave out the main chart of a page.
    named = None if chart is None or chart == CHARTS[page][0] else chart
    state = state.but(chart=named, theme=None, embed=False, figure=None)
    parsed = view_of_address(dataset, path_of(state), format_view(state))
    for ignored in parsed.ignored:
        if ignored.parameter == "year":
            message = f"No figure is of {ignored.value}, and this chart shows all years: use from and to."
            raise BadParameter("year", ignored.value, ["a year that has figures"], message)
        message = f"{ignored.value!r} for {ignored.parameter!r} does not go together with the measure."
        raise BadParameter(ignored.parameter, ignored.value, ["series of one measure"], message)
    return parsed.state, values


def _options(values: Values, *, has_address: bool) -> Options:
    if "resolution" in values and "cm" in values:
        raise BadParameter(
            "cm", f"{values['cm']:g}", ["resolution alone", "cm alone"], "Give either resolution or cm."
        )
    options = Options(
        size=Size(values.get("size", Size.SLIDE)),
        scale=int(values.get("resolution", 1)),
        cm=values.get("cm"),
        dark=values.get("colours") == "dark",
        qr=values.get("qr") == "1",
    )
    if options.qr and not has_address:
        raise BadParameter("qr", "1", ["0"], no_address_words())
    least = options.shape.width * options.shape.height * options.pixel_ratio**2
    if options.cm is not None and least > MOST_PIXELS:
        largest = int(options.cm * (MOST_PIXELS / least) ** 0.5)
        allowed = f"at most {largest} for the size {str(options.size)!r}"
        message = f"A picture of {options.cm:g} cm has too many pixels. Allowed: {allowed}."
        raise BadParameter("cm", f"{options.cm:g}", [allowed], message)
    return options


def _centimetres() -> Parameter:
    low, high = CENTIMETRES
    allowed = f"a number from {low:g} to {high:g}, with a point before decimals"

    def read(text: str) -> float:
        if not re.fullmatch(r"[0-9]{1,2}(\.[0-9]{1,2})?", text) or not low <= float(text) <= high:
            message = f"{text!r} is not allowed for the parameter 'cm'. Allowed: {allowed}."
            raise BadParameter("cm", text, [allowed], message)
        return float(text)

    schema = {"type": "number", "minimum": low, "maximum": high}
    description = (
        "The printed width in centimetres; a PNG has 300 dots per inch. Not together with resolution."
    )
    return Parameter("cm", description, schema, read)
