"""Between the address bar and the view state: what is written is read back, and nothing breaks."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.dataset import Dataset
from app.data.vocabulary import vocabulary
from app.domain.codes import (
    Axis,
    EventKind,
    MapFrame,
    MapLayer,
    PanelScale,
    Reading,
    Sex,
    Shade,
    Theme,
    WidthScale,
)
from app.domain.measures import MEASURES
from app.state.charts import CHARTS, Chart
from app.state.codec import (
    LANGUAGES,
    ORDERS,
    SORTABLE,
    YEARS,
    Ignored,
    Parsed,
    Vocabulary,
    address,
    format_view,
    parse_view,
    path_of,
)
from app.state.view import Page, SplitBy, ViewState

PLACES = ("MMR", "THA", "KHM", "CHN_YN", "ALL", "UNSPECIFIED")
CODES = {
    "origin": PLACES,
    "destination": PLACES,
    "corridor": PLACES[:4],
    "focus": PLACES[:4],
    "channel": ("MOU", "NV", "BORDER_PASS"),
    "sector": ("ALL", "fishing", "domestic_work"),
    "series": ("ar2019-mmr-tha-mou", "undesa-ims-2024"),
    "chart": tuple(Chart),
    "order": PLACES[:4],
    "place": PLACES[:4],
    "figure": ("ar2019-mmr-tha-mou-2019-08", "undesa-1"),
}
WORDS = Vocabulary(CODES)


def some(codes: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(codes), unique=True).map(tuple)


@st.composite
def views(draw: st.DrawFn) -> ViewState:
    """Any view that the vocabulary allows."""
    years = st.none() | st.integers(YEARS.start, YEARS.stop - 1)
    first, last = draw(years), draw(years)
    if first is not None and last is not None and first > last:
        first, last = last, first
    page = draw(st.sampled_from(Page))
    ends = st.tuples(*[st.sampled_from(CODES["corridor"])] * 2).filter(lambda pair: pair[0] != pair[1])
    columns = st.sampled_from(SORTABLE) | st.sampled_from(SORTABLE).map(lambda column: f"-{column}")
    return ViewState(
        page=page,
        measure=draw(st.none() | st.sampled_from(sorted(MEASURES))),
        series=draw(some(CODES["series"])),
        origin=draw(some(PLACES)),
        destination=draw(some(PLACES)),
        channel=draw(some(CODES["channel"])),
        sector=draw(some(CODES["sector"])),
        sex=draw(st.sampled_from(Sex)),
        year=draw(years),
        from_year=first,
        to_year=last,
        chart=draw(st.none() | st.sampled_from(CHARTS[page])) if page in CHARTS else None,
        by=draw(st.sampled_from(SplitBy)),
        axis=draw(st.sampled_from(Axis)),
        reading=draw(st.sampled_from(Reading)),
        panels=draw(st.sampled_from(PanelScale)),
        order=draw(st.none() | st.sampled_from([*ORDERS, "to-THA", "from-CHN_YN"])),
        kind=draw(some(tuple(EventKind))),
        place=draw(st.none() | st.sampled_from(CODES["place"])),
        figure=draw(st.none() | st.sampled_from(CODES["figure"])),
        corridor=draw(st.none() | ends.map("-".join)),
        focus=draw(st.none() | st.sampled_from(CODES["focus"])),
        frame=draw(st.sampled_from(MapFrame)),
        scale=draw(st.sampled_from(WidthScale)),
        shade=draw(st.sampled_from(Shade)),
        layer=draw(some(tuple(MapLayer))),
        sort=draw(st.none() | columns),
        sheet=draw(st.integers(1, 1_000_000)),
        lang=draw(st.sampled_from(LANGUAGES)),
        theme=draw(st.none() | st.sampled_from(Theme)),
        embed=draw(st.booleans()),
    )


def parse(query: str, path: str = "/") -> Parsed:
    return parse_view(path, query, WORDS)


@given(views())
def test_what_is_written_is_read_back(state: ViewState) -> None:
    assert parse_view(path_of(state), format_view(state), WORDS) == Parsed(state, ())


@given(views(), st.data())
def test_the_order_of_parameters_and_percent_signs_do_not_matter(
    state: ViewState, data: st.DataObject
) -> None:
    parts = data.draw(st.permutations(format_view(state).removeprefix("?").split("&")))
    written = "&".join("=".join(quote(half, safe="") for half in part.split("=")) for part in parts)
    assert parse_view(path_of(state), written, WORDS) == Parsed(state, ())


parameters = st.sampled_from(
    [
        "measure",
        "series",
        "origin",
        "destination",
        "channel",
        "sector",
        "sex",
        "year",
        "from",
        "to",
        "chart",
        "by",
        "axis",
        "reading",
        "panels",
        "order",
        "kind",
        "place",
        "corridor",
        "figure",
        "focus",
        "frame",
        "scale",
        "shade",
        "layer",
        "sort",
        "sheet",
        "lang",
        "theme",
        "embed",
        "data",
    ]
)
texts = st.text(max_size=12) | st.sampled_from(
    ["MMR", "THA,XXX", "2019", "99999", "1", "dark", "MMR-THA", "-value"]
)
queries = st.one_of(
    st.text(max_size=60),
    st.lists(st.tuples(parameters | st.text(max_size=6), texts), max_size=6).map(
        lambda pairs: "?" + "&".join(f"{name}={text}" for name, text in pairs)
    ),
    st.lists(st.tuples(parameters, texts), max_size=6).map(
        lambda pairs: "&".join(f"{name}={quote(text)}" for name, text in pairs)
    ),
)


@given(st.sampled_from(Page) | st.text(max_size=20), queries)
def test_no_address_breaks_and_what_was_understood_stands(path: str, query: str) -> None:
    parsed = parse_view(path, query, WORDS)
    assert parse_view(path_of(parsed.state), format_view(parsed.state), WORDS) == Parsed(parsed.state, ())


@given(parameters, texts)
def test_a_value_is_used_or_named_unless_it_is_the_default(parameter: str, text: str) -> None:
    parsed = parse(f"{parameter}={quote(text)}")
    if parsed == Parsed(ViewState()):
        assert (
            text.strip(" ,\t\n\r\x0b\x0c") in ("", "total", "corridor", "en", "0", "1")
            or not text.strip(", ").strip()
        )


def test_a_view_at_its_defaults_has_no_query() -> None:
    assert format_view(ViewState()) == ""
    assert address(ViewState(page=Page.DATA)) == "/data"


def test_an_address_reads_well() -> None:
    state = ViewState(origin=("MMR", "KHM"), channel=("MOU",), from_year=2014, embed=True, theme=Theme.DARK)
    assert address(state) == "/?origin=MMR,KHM&channel=MOU&from=2014&theme=dark&embed=1"


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        ("origin=XYZ", Ignored("origin", "XYZ")),
        ("origin=mmr", Ignored("origin", "mmr")),
        ("destination=THA,Siam", Ignored("destination", "Siam")),
        ("channel=ROAD", Ignored("channel", "ROAD")),
        ("sector=fish", Ignored("sector", "fish")),
        ("series=nobody", Ignored("series", "nobody")),
        ("measure=people", Ignored("measure", "people")),
        ("sex=women", Ignored("sex", "women")),
        ("year=19", Ignored("year", "19")),
        ("year=2019.0", Ignored("year", "2019.0")),
        ("year=1899", Ignored("year", "1899")),
        ("year=02019", Ignored("year", "02019")),
        ("year=٢٠١٩", Ignored("year", "٢٠١٩")),
        ("year=", Ignored("year", "")),
        ("from=2020&to=2019", Ignored("to", "2019")),
        ("chart=pie", Ignored("chart", "pie")),
        ("by=moon", Ignored("by", "moon")),
        ("corridor=MMR", Ignored("corridor", "MMR")),
        ("corridor=MMR-MMR", Ignored("corridor", "MMR-MMR")),
        ("corridor=MMR-THA-KHM", Ignored("corridor", "MMR-THA-KHM")),
        ("corridor=ALL-THA", Ignored("corridor", "ALL-THA")),
        ("sort=--value", Ignored("sort", "--value")),
        ("sort=note", Ignored("sort", "note")),
        ("sheet=0", Ignored("sheet", "0")),
        ("sheet=-1", Ignored("sheet", "-1")),
        (f"sheet={'9' * 5000}", Ignored("sheet", "9" * 5000)),
        ("lang=xx", Ignored("lang", "xx")),
        ("theme=pink", Ignored("theme", "pink")),
        ("embed=yes", Ignored("embed", "yes")),
        ("data=", Ignored("data", "")),
        ("data=latest", Ignored("data", "latest")),
        ("data=c4b138", Ignored("data", "c4b138")),
        ("data=C4B1386", Ignored("data", "C4B1386")),
        ("data=../c4b1386", Ignored("data", "../c4b1386")),
        ("data_version=c4b1386", Ignored("data_version", "c4b1386")),
        ("colour=red", Ignored("colour", "red")),
        ("page=/data", Ignored("page", "/data")),
        ("from_year=2019", Ignored("from_year", "2019")),
        ("year=2014&year=2019", Ignored("year", "2019")),
    ],
)
def test_what_cannot_be_used_is_named_and_the_rest_stands(query: str, ignored: Ignored) -> None:
    parsed = parse(f"?channel=NV,MOU&{query}" if not query.startswith("channel") else query)
    assert parsed.ignored == (ignored,)
    assert parsed.state.channel == (("NV", "MOU") if not query.startswith("channel") else ())


def test_the_data_version_of_a_copied_link_is_read_and_never_carried_on() -> None:
    parsed = parse("channel=MOU&data=c4b1386")
    assert parsed == Parsed(ViewState(channel=("MOU",)), (), "c4b1386")
    assert format_view(parsed.state) == "?channel=MOU"
    assert parse("channel=MOU").data_version is None


def test_of_a_list_only_the_unknown_codes_are_ignored() -> None:
    parsed = parse("origin=MMR,XXX,,KHM,MMR,YYY")
    assert parsed.state.origin == ("MMR", "KHM")
    assert parsed.ignored == (Ignored("origin", "XXX"), Ignored("origin", "YYY"))


def test_of_a_parameter_given_twice_the_first_stands() -> None:
    parsed = parse("origin=MMR&origin=KHM")
    assert parsed == Parsed(ViewState(origin=("MMR",)), (Ignored("origin", "KHM"),))


@pytest.mark.parametrize("path", ["/nowhere", "/map", "//", "/data/x", "", "/DATA", "/data?year=2019"])
def test_an_unknown_path_is_the_map(path: str) -> None:
    parsed = parse("year=2019", path)
    assert parsed.state == ViewState(year=2019)
    assert parsed.ignored == (() if path in ("", "//") else (Ignored("path", path),))


@pytest.mark.parametrize("page", Page)
def test_a_slash_at_the_end_does_not_matter(page: Page) -> None:
    assert parse("", page.rstrip("/") + "/") == Parsed(ViewState(page=page), ())


def test_the_vocabulary_of_the_data_holds_what_links_may_name(dataset: Dataset) -> None:
    words = vocabulary(dataset)
    query = "origin=MMR,UNSPECIFIED&destination=THA&channel=BORDER_PASS&sector=domestic_work"
    query += "&corridor=MMR-THA&chart=trend"
    assert parse_view("/trends", query, words).ignored == ()
    assert parse_view("/", "corridor=ALL-THA", words).ignored == (Ignored("corridor", "ALL-THA"),)
    assert parse_view("/", "origin=MOU", words).ignored == (Ignored("origin", "MOU"),)


def test_a_path_names_the_place_or_corridor_of_its_page() -> None:
    assert parse("", "/country/THA") == Parsed(ViewState(page=Page.COUNTRY, place="THA"))
    assert parse("", "/corridor/MMR-THA/") == Parsed(ViewState(page=Page.CORRIDOR, corridor="MMR-THA"))
    assert address(ViewState(page=Page.COUNTRY, place="THA", measure="stock")) == "/country/THA?measure=stock"
    assert address(ViewState(page=Page.CORRIDOR)) == "/corridor"


@pytest.mark.parametrize("path", ["/country/XXX", "/corridor/MMR", "/corridor/MMR-MMR", "/country/THA/more"])
def test_a_page_about_something_unknown_says_so_and_offers_what_there_is(path: str) -> None:
    parsed = parse("", path)
    assert parsed.state == ViewState(page=Page("/" + path.split("/")[1]))
    assert parsed.ignored == (Ignored("path", path),)


def test_a_chart_of_another_page_is_named_and_left_out() -> None:
    assert parse("chart=slope", "/trends") == Parsed(
        ViewState(page=Page.TRENDS), (Ignored("chart", "slope"),)
    )
    assert parse("chart=slope", "/compare").state.chart == Chart.SLOPE
