"""What a person asks for in words: every part of an address means something, or is told with what comes near it."""

import pytest

from app.export.asked import NotUnderstood, kind_of_name, read_address
from app.export.context import Context
from app.state.charts import Chart
from app.state.codec import address
from app.state.exports import Kind
from app.state.pages import Page
from tests.export.conftest import ADDRESS


@pytest.mark.parametrize(
    "written",
    [
        "/trends?origin=MMR&chart=trend-stack",
        "trends?origin=MMR&chart=trend-stack",
        " /trends?origin=MMR&chart=trend-stack\n",
        "http://127.0.0.1:8050/trends?origin=MMR&chart=trend-stack&theme=dark&embed=1#main",
        f"{ADDRESS}/trends?origin=MMR&chart=trend-stack&lang=en",
    ],
)
def test_an_address_is_read_however_it_was_copied(context: Context, written: str) -> None:
    asked = read_address(context, written)
    assert address(asked.state) == "/trends?origin=MMR&chart=trend-stack"
    assert asked.chart == Chart.TREND_STACK
    assert asked.warnings == ()


@pytest.mark.parametrize("written", [ADDRESS, "/", "https://elsewhere.example.org", "?origin=MMR"])
def test_without_a_path_the_map_is_meant(context: Context, written: str) -> None:
    assert read_address(context, written).chart == Chart.FLOW_MAP


def test_series_bring_their_measure_as_on_the_page(context: Context) -> None:
    assert read_address(context, "/?series=undesa-ims-2024").state.measure == "stock"


def test_chart_and_language_stand_over_those_of_the_address(context: Context) -> None:
    asked = read_address(context, "/trends?chart=trend", chart="trend-panels", lang="en")
    assert asked.chart == Chart.TREND_PANELS
    assert read_address(context, "/data").chart is None
    assert read_address(context, "/data").state.page == Page.DATA


def test_a_link_of_another_edition_is_told(context: Context) -> None:
    (warning,) = read_address(context, "/?data=0123456").warnings
    assert "0123456" in warning
    assert context.dataset.version in warning
    assert read_address(context, f"/?data={context.dataset.version}").warnings == ()


@pytest.mark.parametrize(
    ("written", "why", "remedy"),
    [
        ("", "The address is empty.", "as /trends?origin=MMR"),
        ("/trend", "no page '/trend'", "Do you mean /trends?"),
        ("/map/of/asia", "no page", "Pages are /, /trends"),
        ("/country/XYZ", "/country/XYZ", ""),
        ("/?orgin=MMR", "'orgin'", "Do you mean origin?"),
        ("/?origin=Myanmar", "'Myanmar'", "Use its code, MMR."),
        ("/?origin=MMX", "'MMX'", "Do you mean MMR? Its values stand in data/places.csv."),
        ("/trends?origin=MRM", "'MRM'", "Do you mean MMR?"),
        ("/?origin=KMH", "'KMH'", "Do you mean KHM?"),
        ("/?origin=LOA", "'LOA'", "Do you mean LAO?"),
        ("/?destination=TAH", "'TAH'", "Do you mean THA?"),
        ("/?destination=JPA", "'JPA'", "Do you mean JPN?"),
        ("/?origin=mmr", "'mmr'", "Use its code, MMR."),
        ("/?origin=Burma", "'Burma'", "Use its code, MMR."),
        ("/?origin=Mianmar", "'Mianmar'", "Do you mean MMR?"),
        ("/?origin=Atlantis", "'Atlantis'", "data/places.csv"),
        ("/country/Thailand", "'/country/Thailand'", "use /country/THA."),
        ("/country/tha", "'/country/tha'", "use /country/THA."),
        ("/country/THI", "'/country/THI'", "Do you mean /country/THA?"),
        ("/country/CLMV", "'/country/CLMV'", "as in /country/THA"),
        ("/country/Atlantis", "'/country/Atlantis'", "as in /country/THA"),
        ("/corridor/mmr-tha", "'/corridor/mmr-tha'", "use /corridor/MMR-THA."),
        ("/corridor/Myanmar-Hong%20Kong", "no page", "use /corridor/MMR-HKG."),
        ("/corridor/Timor-Leste-Thailand", "no page", "use /corridor/TLS-THA."),
        ("/corridor/MMR-TAH", "no page", "Do you mean /corridor/MMR-THA?"),
        ("/?measure=worker", "'worker'", "Do you mean workers?"),
        ("/?sex=men", "'men'", "Copy the address"),
        ("/?year=19", "'19'", "Copy the address"),
        ("/trends?from=2019&to=2015", "'2015'", "the last not before the first"),
        ("/trends?chart=matrix", "has no chart 'matrix'", "It stands on /compare."),
        ("/trends?chart=pie", "has no chart 'pie'", "trend, trend-panels, trend-stack"),
        ("/data?chart=pie", "has no chart 'pie'", "Leave it out."),
        ("/?series=undesa-ims-2024&measure=workers", "counts another measure", "Leave it out"),
        ("/?lang=xx", "'xx'", "Use one of: en"),
        ("/sources", "neither a chart nor a table", "Take a view of one of these pages"),
        ("/country", "about nothing yet", "/country/THA"),
        ("ftp://example.org/trends", "is no address", "Copy it from the dashboard"),
        ("http://[", "is no address", "Copy it from the dashboard"),
    ],
)
def test_what_means_nothing_is_told_with_a_remedy(
    context: Context, written: str, why: str, remedy: str
) -> None:
    with pytest.raises(NotUnderstood) as error:
        read_address(context, written)
    assert why in error.value.why
    assert remedy in error.value.remedy
    assert str(error.value) == f"{error.value.why} {error.value.remedy}"


def test_an_unknown_chart_or_language_is_told_too(context: Context) -> None:
    with pytest.raises(NotUnderstood, match="It stands on /compare"):
        read_address(context, "/trends", chart="slope")
    with pytest.raises(NotUnderstood, match="no language 'xx'"):
        read_address(context, "/trends", lang="xx")


@pytest.mark.parametrize("name", ["map.png", "MAP.PNG", "a.b.png"])
def test_the_ending_of_a_name_says_its_kind(name: str) -> None:
    assert kind_of_name(name, Chart.TREND) == Kind.PNG


@pytest.mark.parametrize(
    ("name", "chart", "why"),
    [
        ("map.jpg", Chart.TREND, "'jpg' is no kind of file"),
        ("map", Chart.TREND, "no ending"),
        (".png", Chart.TREND, "no ending"),
        ("table.pdf", None, "there is no pdf of it"),
    ],
)
def test_an_unknown_ending_is_told_with_those_there_are(name: str, chart: Chart | None, why: str) -> None:
    with pytest.raises(NotUnderstood) as error:
        kind_of_name(name, chart)
    assert why in error.value.why
    assert "csv, xlsx, json" in error.value.remedy
    assert ("png" in error.value.remedy) == (chart is not None)
