"""Slides of a view, read by python-pptx, openpyxl and an XML parser: native charts hold the published numbers."""

import io
import re
import zipfile
from functools import lru_cache
from itertools import pairwise
from xml.etree import ElementTree

import openpyxl
import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from app.data.addresses import view_of_address
from app.data.shown import shown
from app.export.context import Context
from app.export.picture.renderer import Renderer
from app.export.single import exported_chart
from app.export.slides.native import NATIVE
from app.export.slides.slides import slides_of_view
from app.state.charts import Chart
from app.state.exports import Options
from app.state.view import ViewState

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

NATIVE_VIEWS = {
    Chart.TREND: "/trends?measure=stock",
    Chart.TREND_PANELS: "/trends?chart=trend-panels&measure=stock",
    Chart.TREND_STACK: "/trends?chart=trend-stack&measure=stock&destination=THA",
    Chart.SLOPE: "/compare?chart=slope&measure=stock",
    Chart.RANKING: "/compare?chart=ranking&year=2019",
    Chart.COUNTRY_BARS: "/country/THA?chart=country-bars",
    Chart.COUNTRY_RESIDENTS: "/country/THA?chart=country-residents",
    Chart.CORRIDOR_TREND: "/corridor/MMR-THA",
    Chart.CORRIDOR_CHANNELS: "/corridor/MMR-THA?chart=corridor-channels",
}
PICTURE_VIEWS = ["/", "/compare?chart=sankey"]
EMPTY_VIEWS = [
    "/trends?origin=LAO&destination=JPN&from=1991&to=1992&measure=workers",
    "/trends?measure=stock&reading=index",
    "/?origin=LAO&sector=fishing&year=2003",
    "/compare?chart=ranking&origin=LAO&sector=fishing&year=2003",
]

ORDERS = {
    "valAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx "
    "crosses crossBetween majorUnit",
    "catAx": "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto "
    "lblAlgn lblOffset tickLblSkip noMultiLvlLbl",
    "dateAx": "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto "
    "lblOffset baseTimeUnit majorUnit majorTimeUnit",
    "ser": "idx order tx spPr invertIfNegative marker dPt dLbls errBars cat val xVal yVal smooth",
    "dPt": "idx invertIfNegative marker bubble3D spPr",
    "dLbl": "idx layout tx spPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize "
    "extLst",
    "dLbls": "dLbl showLegendKey showVal showCatName showSerName showPercent showBubbleSize extLst",
    "errBars": "errDir errBarType errValType noEndCap plus minus spPr",
    "marker": "symbol size spPr",
    "chart": "autoTitleDeleted plotArea plotVisOnly dispBlanksAs",
    "scaling": "logBase orientation max min",
}
"""The order of children in ECMA-376, part 1, 21.2, of all that the charts use: Office repairs files that break it."""


def _view(context: Context, address: str) -> tuple[Chart, ViewState]:
    path, _mark, query = address.partition("?")
    state = view_of_address(context.dataset, path, query).state
    chart = exported_chart(state)
    assert chart is not None
    return chart, state


@pytest.fixture(scope="module")
def made(context: Context, renderer: Renderer):
    """The bytes of the slides of an address, made once."""

    @lru_cache
    def slides(address: str, *, qr: bool = False) -> bytes:
        return slides_of_view(context, renderer, *_view(context, address), Options(qr=qr))

    return slides


def _deck(content: bytes) -> Deck:
    return Presentation(io.BytesIO(content))


def _charts(deck: Deck):
    return [shape.chart for shape in deck.slides[0].shapes if shape.has_chart]


def _parts(content: bytes, pattern: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist() if re.fullmatch(pattern, name)}


def _books(content: bytes) -> list[openpyxl.Workbook]:
    parts = _parts(content, r"ppt/embeddings/.*\.xlsx")
    return [openpyxl.load_workbook(io.BytesIO(part)) for _name, part in sorted(parts.items())]


def _words(deck: Deck) -> str:
    shapes = deck.slides[0].shapes
    return "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)


def _notes(deck: Deck) -> str:
    return deck.slides[0].notes_slide.notes_text_frame.text


def test_every_native_chart_has_a_view_here() -> None:
    assert set(NATIVE_VIEWS) == set(NATIVE)


@pytest.mark.parametrize("chart", list(NATIVE_VIEWS))
def test_native_charts_stand_on_the_first_slide_with_published_numbers(made, context, chart) -> None:
    content = made(NATIVE_VIEWS[chart])
    deck = _deck(content)
    charts = _charts(deck)
    assert charts
    assert deck.slide_width * 9 == deck.slide_height * 16
    figures = shown(context.dataset, *_view(context, NATIVE_VIEWS[chart])).figures
    published = {number for row in figures for number in (row.value, row.value_low) if number is not None}
    drawn = [value for each in charts for plot in each.plots for line in plot.series for value in line.values]
    assert {value for value in drawn if value is not None} <= published
    assert any(drawn)


@pytest.mark.parametrize("chart", list(NATIVE_VIEWS))
def test_workbooks_hold_what_is_drawn_with_date_series_and_source(made, context, chart) -> None:
    content = made(NATIVE_VIEWS[chart])
    by_id = context.dataset.by_id
    for book, part in zip(
        _books(content), sorted(_parts(content, r"ppt/charts/chart\d+\.xml").items()), strict=True
    ):
        rows = list(book["Figures"].iter_rows(values_only=True))
        heads = rows[0]
        for row in rows[1:]:
            told = dict(zip(heads, row, strict=True))
            figure = by_id[told["observation_id"]]
            assert (told["Value"], told["Low end"], told["High end"]) == (
                figure.value,
                figure.value_low,
                figure.value_high,
            )
            assert told["Period"] == figure.period.text
            assert told["Source"]
            assert told["Series"]
        # Every reference of the chart leads to cells that hold what the chart shows.
        root = ElementTree.fromstring(part[1])
        for reference in root.iter(f"{C}numRef"):
            cells = _cells(book, reference.find(f"{C}f").text)
            cached = {
                int(point.get("idx")): float(point.find(f"{C}v").text) for point in reference.iter(f"{C}pt")
            }
            assert {at: value for at, value in enumerate(cells) if value is not None} == pytest.approx(cached)


def _cells(book: openpyxl.Workbook, reference: str) -> list[float | None]:
    sheet, _mark, span = reference.rpartition("!")
    first, _colon, last = span.replace("$", "").partition(":")
    cells = book[sheet.strip("'")][f"{first}:{last or first}"]
    values = [row[0].value for row in cells]
    epoch = openpyxl.utils.datetime.to_excel
    return [epoch(value) if hasattr(value, "year") else value for value in values]


@pytest.mark.parametrize("chart", list(NATIVE_VIEWS))
def test_charts_follow_the_order_of_the_schema(made, chart) -> None:
    for part in _parts(made(NATIVE_VIEWS[chart]), r"ppt/charts/chart\d+\.xml").values():
        for element in ElementTree.fromstring(part).iter():
            order = ORDERS.get(element.tag.removeprefix(C))
            # Of the marker of a plot of lines only the value is written.
            if order and len(element):
                places = [order.split().index(child.tag.removeprefix(C)) for child in element]
                assert places == sorted(places), element.tag


def test_lines_join_one_series_and_break_at_gaps(made, context) -> None:
    content = made(NATIVE_VIEWS[Chart.TREND])
    series_of: dict[str, set[str]] = {}
    for book in _books(content):
        for row in list(book["Chart"].iter_rows(values_only=True))[1:]:
            if row[-1]:
                series_of.setdefault(row[0], set()).add(context.dataset.by_id[row[-1]].series_id)
    assert series_of
    assert all(len(keys) == 1 for keys in series_of.values())
    for part in _parts(content, r"ppt/charts/chart\d+\.xml").values():
        root = ElementTree.fromstring(part)
        assert root.find(f".//{C}dispBlanksAs").get("val") == "gap"
        drawn = [point for values in root.iter(f"{C}yVal") for point in values.iter(f"{C}pt")]
        assert len(drawn) == len(shown(context.dataset, *_view(context, NATIVE_VIEWS[Chart.TREND])).figures)


def test_figures_that_no_line_may_join_have_a_gap_between_them(made, context) -> None:
    book = _books(made("/trends"))[0]
    rows = list(book["Chart"].iter_rows(values_only=True))[1:]
    by_id = context.dataset.by_id
    for before, row in pairwise(rows):
        if before[0] == row[0] and before[-1] and row[-1]:
            one, other = by_id[before[-1]], by_id[row[-1]]
            assert (one.channel, one.stage, one.bound.value) == (
                other.channel,
                other.stage,
                other.bound.value,
            )


def test_ranges_have_ends_and_no_middle(made, context) -> None:
    book = next(
        book
        for book in _books(made(NATIVE_VIEWS[Chart.COUNTRY_BARS]))
        if any(row[4] for row in list(book["Figures"].iter_rows(values_only=True))[1:])
    )
    told = [
        row for row in book["Figures"].iter_rows(values_only=True) if row[3] is None and row[4] is not None
    ]
    assert told
    low, high = told[0][4], told[0][5]
    assert any(row[1:3] == (low, high - low) for row in book["Chart"].iter_rows(values_only=True))


def _fills(made, address: str) -> dict[str, str]:
    """How each bar of a slide with a face of its own is filled, by its category."""
    found = {}
    for part in _parts(made(address), r"ppt/charts/.*xml").values():
        for series in ElementTree.fromstring(part).iter(f"{C}ser"):
            names = [each.text for each in series.findall(f"{C}cat//{C}v")]
            for point in series.findall(f"{C}dPt"):
                at = int(point.find(f"{C}idx").get("val"))
                found[names[at]] = next(iter(point.find(f"{C}spPr"))).tag.removeprefix(A)
    return found


def test_bars_have_names_of_their_own_and_a_range_does_not_begin_at_zero(made) -> None:
    fills = _fills(made, NATIVE_VIEWS[Chart.COUNTRY_BARS])
    assert {"Workers, 2019", "Workers, Jan 2019", "Workers, Jan 2018"} <= set(fills)
    assert fills["Workers, 2019"] == "noFill"
    assert fills["NV"] == fills["Myanmar"] == "pattFill"
    assert fills["MOU"] == "solidFill"


@pytest.mark.parametrize("chart", [Chart.COUNTRY_BARS, Chart.COUNTRY_RESIDENTS, Chart.CORRIDOR_TREND])
def test_each_of_several_charts_has_a_text_alternative_of_its_own(made, chart) -> None:
    shapes = [each for each in _deck(made(NATIVE_VIEWS[chart])).slides[0].shapes if each.has_chart]
    told = [each._element._nvXxPr.cNvPr.get("descr") for each in shapes]
    assert len(set(told)) == len(told) > 2
    for shape, words in zip(shapes, told, strict=True):
        assert shape.name in words
        assert re.search(r"\d", words.split(shape.name, 1)[1])


def test_labels_say_bounds_and_ranges_in_words(made) -> None:
    texts = "".join(
        part.decode()
        for part in _parts(made(NATIVE_VIEWS[Chart.CORRIDOR_CHANNELS]), r"ppt/charts/.*xml").values()
    )
    assert "more than 1,700,000" in texts
    assert "as many as 28,000" in texts


def test_un_stocks_have_hollow_markers(made) -> None:
    part = _parts(
        made("/trends?measure=stock&origin=MMR&destination=THA"), r"ppt/charts/chart1\.xml"
    ).popitem()[1]
    series = next(
        each
        for each in ElementTree.fromstring(part).iter(f"{C}ser")
        if "revision of 2024" in "".join(text.text or "" for text in each.find(f"{C}tx").iter(f"{C}v"))
    )
    marker = series.find(f"{C}marker")
    fill = marker.find(f"{C}spPr/{A}solidFill/{A}srgbClr").get("val")
    edge = marker.find(f"{C}spPr/{A}ln/{A}solidFill/{A}srgbClr").get("val")
    assert (fill, edge) == ("FBF9F4", "1A549D")


@pytest.mark.parametrize("address", PICTURE_VIEWS)
def test_maps_and_flows_are_pictures_with_a_text_alternative(made, address) -> None:
    deck = _deck(made(address))
    pictures = [shape for shape in deck.slides[0].shapes if shape.shape_type == 13]
    assert len(pictures) == 1
    assert pictures[0].image.size[0] >= 2 * pictures[0].width / Pt(1)
    assert len(pictures[0]._element._nvXxPr.cNvPr.get("descr")) > 40


def test_boundary_sentence_stands_on_maps_only(made) -> None:
    assert "imply no opinion" in _words(_deck(made("/")))
    assert "imply no opinion" not in _words(_deck(made("/compare?chart=sankey")))


@pytest.mark.parametrize("address", [*PICTURE_VIEWS[:1], *NATIVE_VIEWS.values()])
def test_slides_and_notes_carry_title_source_version_and_address(made, context, address) -> None:
    deck = _deck(made(address))
    words, notes = _words(deck), _notes(deck)
    title = deck.slides[0].shapes.title.text_frame.text
    assert len(title) > 10
    assert re.search(r"^Sources?: ", words, re.MULTILINE)
    for text in (words, notes):
        assert context.dataset.version in text
        assert "https://corridors.example.org/" in text
    assert re.search(r"^Sources?: ", notes, re.MULTILINE)
    assert "To cite: A network" in notes
    core = deck.core_properties
    assert core.title == title
    assert core.subject
    assert core.author == "A network"
    assert core.keywords
    assert "Source" in core.comments
    assert context.dataset.version in core.comments


def test_points_without_a_label_have_their_words_on_the_slide_or_in_its_notes(made) -> None:
    deck = _deck(made("/trends?origin=MMR&destination=THA&measure=workers"))
    for words in (
        "more than 1,700,000, MOU and NV, Oct 2014",
        "652,507, in process, NV, Aug 2019",
        "as many as 28,000, estimate, undocumented, domestic work, Jun 2017",
    ):
        assert f"Also on the chart: {words}." in _notes(deck)
    beside = " ".join(shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame)
    assert "Also on the chart: more than 1,700,000" in beside


@pytest.mark.parametrize("chart", [Chart.TREND, Chart.TREND_STACK, Chart.CORRIDOR_TREND])
def test_notes_name_the_events_for_which_a_native_chart_has_no_lane(made, context, chart) -> None:
    events = shown(context.dataset, *_view(context, NATIVE_VIEWS[chart])).events
    (told,) = re.findall(
        r"^Events of these years: (.*)$", _notes(_deck(made(NATIVE_VIEWS[chart]))), re.MULTILINE
    )
    assert events
    for event in events:
        assert f"{event.title} (" in told
        assert context.dataset.sources[event.source_id].publisher in told


@pytest.mark.parametrize("address", [*PICTURE_VIEWS[:1], *NATIVE_VIEWS.values()])
def test_nothing_overflows_the_slide_or_is_smaller_than_it_may_be(made, address) -> None:
    content = made(address)
    deck = _deck(content)
    for shape in deck.slides[0].shapes:
        assert shape.left >= 0
        assert shape.top >= 0
        assert shape.left + shape.width <= deck.slide_width + 1
        assert shape.top + shape.height <= deck.slide_height + 1
    for part in _parts(content, r"ppt/(slides/slide1|charts/chart\d+)\.xml").values():
        sizes = [int(size) for size in re.findall(rb' sz="(\d+)"', part)]
        assert min(sizes) >= 1050
        assert sizes.count(1050) <= 8


def test_every_run_names_fonts_of_all_scripts_and_its_language(made) -> None:
    content = made(NATIVE_VIEWS[Chart.TREND])
    for part in _parts(content, r"ppt/(slides/slide1|charts/chart\d+|notesSlides/notesSlide1)\.xml").values():
        for run in ElementTree.fromstring(part).iter(f"{A}r"):
            properties = run.find(f"{A}rPr")
            assert properties.get("lang") == "en-GB"
            assert {child.tag.removeprefix(A) for child in properties} >= {"latin", "ea", "cs"}
    theme = _parts(content, r"ppt/theme/theme1\.xml").popitem()[1].decode()
    assert 'script="Mymr" typeface="Myanmar Text"' in theme
    assert 'script="Khmr" typeface="Leelawadee UI"' in theme
    assert '<a:accent1><a:srgbClr val="1A549D"/></a:accent1>' in theme


@pytest.mark.parametrize("address", EMPTY_VIEWS)
def test_a_view_without_data_says_so_in_the_place_of_a_chart(made, address) -> None:
    deck = _deck(made(address))
    assert not _charts(deck)
    words = _words(deck)
    assert re.search(r"no figure|No figure|nothing to draw|No corridor", words)
    assert re.search(r"no figure|No figure|nothing to draw|No corridor", _notes(deck))


def test_dark_slides_and_qr_codes_on_request(context, renderer, made) -> None:
    chart, state = _view(context, NATIVE_VIEWS[Chart.RANKING])
    dark = slides_of_view(context, renderer, chart, state, Options(dark=True, qr=True))
    theme = _parts(dark, r"ppt/theme/theme1\.xml").popitem()[1].decode()
    assert '<a:lt1><a:srgbClr val="12181B"/></a:lt1>' in theme
    pictures = [shape for shape in _deck(dark).slides[0].shapes if shape.shape_type == 13]
    assert [picture.name for picture in pictures] == ["QR"]
    assert not [
        shape for shape in _deck(made(NATIVE_VIEWS[Chart.RANKING])).slides[0].shapes if shape.shape_type == 13
    ]


def test_screen_readers_meet_the_title_first_and_the_source_last(made) -> None:
    names = [shape.name for shape in _deck(made(NATIVE_VIEWS[Chart.RANKING])).slides[0].shapes]
    assert names[0].startswith("Title")
    assert names[-1] == "Source"
