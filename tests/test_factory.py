"""The whole app: it starts, keeps to its own server, sends little, and says nothing that cannot be translated."""

import ast
import json
import re
from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations
from html import unescape
from html.parser import HTMLParser
from typing import Any

import brotli
import pytest
from babel.dates import format_date
from dash.development.base_component import Component
from flask.testing import FlaskClient

from app.config import ROOT
from app.data.choices import relaxations
from app.data.dataset import Dataset
from app.data.standing import standing
from app.data.stories.problems import Wrong, problem
from app.data.stories.stories import load_story, story_ids
from app.domain.codes import MapFrame
from app.factory import create_app
from app.figures.map.basemap import load_basemap
from app.state.charts import Chart
from app.state.codec import Ignored
from app.state.view import Page, ViewState
from app.text import i18n
from app.text.export.deck import page_words, player_keys, player_words, slide_boundaries, unknown_story
from app.text.stories import editor_words, problem_place, problem_words
from tests.tools.caches import forget_views
from tests.tools.dashboard import Dashboard
from tests.tools.tree import markup_texts, parts, texts

PATHS = [page.value for page in Page]
TRACES = {"choropleth", "scattergeo", "scatter", "bar", "heatmap", "sankey"}
PACKAGES = {"dash", "dash_mantine_components"}
VIEWS = [
    "",
    "?channel=MOU",
    "?channel=NV",
    "?channel=BORDER_PASS",
    "?sector=fishing",
    "?year=2014",
    "?year=2017",
    "?measure=stock",
    "?measure=remittance",
    "?origin=LAO&sector=fishing",
    "?theme=dark&corridor=MMR-THA",
]


@pytest.fixture(scope="module")
def dashboard() -> Dashboard:
    return Dashboard(create_app())


@pytest.fixture(scope="module")
def client(dashboard: Dashboard) -> FlaskClient:
    return dashboard.client


class Head(HTMLParser):
    """Addresses of scripts and style sheets, and inline scripts, of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.lang: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        address = given.get("src") or (given.get("href") if tag == "link" else None)
        if address:
            self.addresses.append(address)
        if tag == "html":
            self.lang = given.get("lang")


def head(client: FlaskClient, address: str = "/") -> Head:
    found = Head()
    found.feed(client.get(address).text)
    return found


@pytest.mark.parametrize("path", [*PATHS, "/nowhere", "/trends/", "/?origin=Myanmar"])
def test_every_path_starts_the_app(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "Mekong Migration Corridors" in answer.text


def test_the_page_names_its_language(client: FlaskClient) -> None:
    assert head(client).lang == "en"
    assert head(client, "/?lang=xx").lang == "en"


def test_everything_comes_from_this_server(client: FlaskClient) -> None:
    addresses = head(client).addresses
    assert len(addresses) > 5
    assert all(address.startswith("/") and not address.startswith("//") for address in addresses)
    for address in addresses:
        with client.get(address) as answer:
            assert answer.status_code == 200, address


def test_style_sheets_name_no_other_server() -> None:
    for path in (ROOT / "assets").glob("*.css"):
        for address in re.findall(r"url\(['\"]?([^'\")]+)", path.read_text(encoding="utf-8")):
            assert not re.match(r"(https?:)?//", address), (path.name, address)


@pytest.mark.parametrize("path", [*PATHS, "/api/v1/sources", "/healthz", "/assets/00_tokens.css"])
def test_every_answer_forbids_foreign_and_inline_scripts(client: FlaskClient, path: str) -> None:
    with client.get(path) as answer:
        policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-eval" not in policy
    scripts = next(part for part in policy.split(";") if part.strip().startswith("script-src"))
    assert "unsafe-inline" not in scripts
    assert "http" not in policy


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_pages_files_and_answers_are_compressed(client: FlaskClient, encoding: str) -> None:
    addresses = ["/", *head(client).addresses, "/api/v1/figures/flow-map", "/api/v1/observations"]
    for address in addresses:
        with client.get(address, headers={"Accept-Encoding": encoding}) as answer:
            is_text = answer.mimetype.startswith(("text/", "application/j"))
            if is_text and len(client.get(address).data) > 2000:
                assert answer.headers.get("Content-Encoding") == encoding, address


def test_scripts_sheets_and_base_map_may_be_kept_for_a_year(client: FlaskClient) -> None:
    (land,) = [
        trace["geojson"]
        for trace in client.get("/api/v1/figures/flow-map").get_json()["data"]
        if trace["meta"]["role"] == "land"
    ]
    for address in (land, *head(client).addresses):
        if "favicon" in address:
            continue
        with client.get(address) as answer:
            assert (answer.cache_control.max_age or 0) >= 31_536_000, address
            assert not answer.cache_control.no_cache, address


def test_answers_of_the_api_are_known_again(client: FlaskClient) -> None:
    first = client.get("/api/v1/series")
    tag = first.headers["ETag"]
    again = client.get("/api/v1/series", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get("/api/v1/sources").headers["ETag"] != tag


def test_the_base_map_is_found_only_under_its_own_version(client: FlaskClient) -> None:
    assert client.get("/geo/0123456789ab/land.json").status_code == 404
    assert client.get(f"/geo/{load_basemap(ROOT / 'data' / 'boundaries').version}/x.json").status_code == 404


def test_only_dash_and_mantine_are_loaded(client: FlaskClient) -> None:
    suites = {
        address.split("/")[2]
        for address in head(client).addresses
        if address.startswith("/_dash-component-suites/")
    }
    assert suites == PACKAGES
    for path in (ROOT / "app").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        modules = {
            (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert {name.split(".")[0] for name in modules if name.startswith("dash")} <= PACKAGES, path


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("chart", ["flow-map", "trend", "matrix", "sankey", "slope", "ranking"])
def test_figures_use_few_kinds_of_traces_and_no_foreign_map(
    client: FlaskClient, chart: str, view: str
) -> None:
    figure = client.get(f"/api/v1/figures/{chart}{view}").get_json()
    assert {trace["type"] for trace in figure["data"]} <= TRACES
    text = json.dumps(figure["data"]) + json.dumps(figure["layout"].get("geo", {}))
    assert "http" not in text
    if chart == "flow-map":
        assert figure["layout"]["geo"]["visible"] is False


@pytest.mark.parametrize("view", VIEWS)
def test_the_page_shows_the_very_figure_that_the_api_gives(dashboard: Dashboard, view: str) -> None:
    answer = dashboard.ask(
        "flow-map.figure",
        "url.search",
        url__pathname="/",
        url__search=view,
        client__data={"theme": "light", "width": 824, "height": 706},
    )
    assert answer is not None
    mark = "&" if view else "?"
    other = dashboard.client.get(f"/api/v1/figures/flow-map{view}{mark}width=824&height=706").get_json()
    assert answer["flow-map"]["figure"]["data"] == other["data"]
    assert answer["flow-map"]["figure"]["layout"] == other["layout"]


# Another language: every message comes back in white brackets, so what stands outside of them was never translated.


class Bracketed(NullTranslations):
    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture
def bracketed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # The language has the same name, so what was kept of it must not be found, before and after.
    forget_views()
    monkeypatch.setattr(i18n, "_catalogue", lambda code: Bracketed())
    yield
    forget_views()


WORD = re.compile(r"[^\W\d_]{2,}")


def untranslated(node: Any, data: set[str]) -> list[str]:
    """Texts with words in them that are neither translated nor data."""
    # A sentence may be spread over several elements: its number is set in another weight.
    rest = "\n".join(texts(node))
    while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", "", rest)) != rest:
        rest = shorter
    # A label that is cut short has lost its closing bracket.
    rest = re.sub(r"⟦[^⟦⟧\n]*…", "", rest)
    for known in sorted((name for name in data if name in rest), key=len, reverse=True):
        rest = rest.replace(known, "")
    return [text for text in rest.split("\n") if WORD.search(text)]


@pytest.fixture(scope="module")
def data_words(dataset: Dataset) -> set[str]:
    """Words that no catalogue of messages holds: names of places and publishers, codes, months."""
    names = {name for place in dataset.places.values() for name in place.names.values()}
    publishers = {
        text
        for source in dataset.sources.values()
        for text in (source.publisher, source.title, source.citation, source.url, source.licence)
    }
    months = [format_date(date(2019, month, 1), "LLLL", locale="en") for month in range(1, 13)]
    codes = {
        *dataset.by_id,
        *dataset.series,
        *dataset.channels,
        *dataset.sectors,
        *dataset.flags,
        *dataset.sources,
    }
    left_out = dataset.table("left_out")
    publishers |= {*left_out["publisher"], *left_out["licence"]}
    words = {*names, *publishers, *months, *(month[:3] for month in months), *codes}
    return {text for text in words if text}


@pytest.mark.usefixtures("bracketed")
def test_the_shell_is_translated() -> None:
    from app.components.shell import notices, shell

    assert untranslated(shell(), set()) == []
    assert untranslated(notices((Ignored("origin", "Myanmar"),)), {"origin", "Myanmar"}) == []


@pytest.mark.usefixtures("bracketed")
def test_the_search_and_the_definitions_are_translated(dataset: Dataset, data_words: set[str]) -> None:
    from app.text.search import entries, group_names, search_words
    from app.text.terms import term_words, terms

    words = [*group_names().values(), *search_words().values(), *term_words().values()]
    found = [entry[part] for entry in entries(dataset) for part in ("name", "detail")]
    meant = [term[part] for term in terms(dataset).values() for part in ("name", "text")]
    assert untranslated(words, set()) == []
    # Names of places and sources stand alone; looking for thousands of them in each text would take minutes.
    assert [text for text in {*found, *meant} if "⟦" not in str(text) and text not in data_words] == []


def pages(dashboard: Dashboard, path: str, search: str) -> Iterator[Any]:
    """Everything that the callbacks of a page put on it."""
    page = dashboard.page(path, search)
    yield page
    yield [markup_texts(part["data-markup"]) for part in parts(page) if "data-markup" in part]
    values = {
        "url__pathname": path,
        "url__search": search,
        "client__data": {"theme": "light", "width": 824, "height": 700},
    }
    outputs = {
        "/": "map-margin.children",
        "/trends": "trend-margin.children",
        "/data": "data-margin.children",
        "/sources": "sources-list.data-markup",
        "/timeline": "timeline-margin.data-markup",
        "/compare": "compare-margin.children",
        "/about": "filters.className",
    }
    for output in ("filters.className", outputs[path]):
        answer = dashboard.ask(output, "url.search", **values)
        assert answer is not None
        for properties in answer.values():
            yield from (properties.get(name) for name in ("children", "label", "placeholder"))
            yield markup_texts(properties.get("data-markup", ""))
            inner = parts(properties.get("children"))
            yield [markup_texts(part["data-markup"]) for part in inner if "data-markup" in part]
            choices = properties.get("data", ())
            yield [[row.get("label"), row.get("hint")] for row in choices if isinstance(row, dict)]
            yield figure_texts(properties.get("figure"))


def figure_texts(figure: Any) -> list[str]:
    """What a reader sees of a figure: texts, tooltips, annotations, axis labels."""
    if not figure:
        return []
    found: list[str] = []
    for trace in figure["data"]:
        for name in ("text", "hovertext"):
            value = trace.get(name)
            found += [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
    layout = figure["layout"]
    found += [note.get("text", "") for note in layout.get("annotations", ())]
    for axis in ("xaxis", "yaxis", "xaxis2", "yaxis2"):
        found += [str(text) for text in layout.get(axis, {}).get("ticktext", ())]
        found.append(layout.get(axis, {}).get("title", {}).get("text", ""))
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)) for text in found]


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize("view", VIEWS)
def test_the_map_page_is_translated(dashboard: Dashboard, data_words: set[str], view: str) -> None:
    for node in pages(dashboard, "/", view):
        assert untranslated(node, data_words) == []


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize("view", ["", "?measure=stock", "?year=2014", "?origin=LAO&sector=fishing"])
@pytest.mark.parametrize("chart", ["matrix", "sankey", "slope", "ranking"])
def test_the_drawings_that_compare_are_translated(
    dashboard: Dashboard, data_words: set[str], chart: str, view: str
) -> None:
    search = f"{view}{'&' if view else '?'}chart={chart}"
    for node in pages(dashboard, "/compare", search):
        assert untranslated(node, data_words) == []
    table = dashboard.ask(
        "compare-table.data-markup", "url.search", url__pathname="/compare", url__search=search
    )
    assert table is not None
    assert untranslated(markup_texts(table["compare-table"]["data-markup"]), data_words) == []


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize("view", ["", "?channel=MOU", "?origin=LAO&sector=fishing"])
@pytest.mark.parametrize("path", ["/trends", "/data", "/sources", "/timeline", "/about"])
def test_the_other_pages_are_translated(
    dashboard: Dashboard, data_words: set[str], path: str, view: str
) -> None:
    for node in pages(dashboard, path, view):
        assert untranslated(node, data_words) == []


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize("chart", [Chart.TREND, None])
def test_the_export_menu_is_translated(dataset: Dataset, data_words: set[str], chart: Chart | None) -> None:
    from app.components.export.dialog import menu_content
    from app.components.export.menu import export_button, export_place

    state = ViewState(page=Page.TRENDS if chart else Page.DATA, origin=("MMR",))
    menu = [
        export_place(dataset, state),
        export_button(state, chart),
        menu_content(dataset, state, chart, (), "https://c.example.org"),
    ]
    assert untranslated(menu, data_words) == []
    said = {f"data-{name}" for name in ("busy", "saved", "failed", "copied", "uncopied", "added", "already")}
    assert untranslated([part[name] for part in parts(menu) for name in said & set(part)], set()) == []


@pytest.mark.usefixtures("bracketed")
def test_the_page_of_stories_is_translated(dashboard: Dashboard, dataset: Dataset) -> None:
    folder = ROOT / "data" / "stories"
    stories = [load_story(dataset, folder, story_id) for story_id in story_ids(folder)]
    own = {text for story in stories for text in (story.title, story.subtitle)}
    own |= {slide.title for story in stories for slide in story.slides}
    for node in parts(dashboard.page("/present", "")):
        markup = node.get("data-markup", "")
        assert untranslated(markup_texts(markup), own) == []
        for name in ("aria-label", "data-busy"):
            said = [unescape(text) for text in re.findall(f' {name}="([^"]*)"', markup)]
            assert untranslated(said, own) == []
    words = editor_words()
    assert all(text.startswith("⟦") for text in words.values())


@pytest.mark.usefixtures("bracketed")
def test_the_words_of_the_player_are_translated() -> None:
    words = [*player_words().values(), *page_words().values(), unknown_story("x")]
    words += [meaning for _keys, meaning in player_keys()]
    words += [slide_boundaries(frame) for frame in MapFrame]
    assert all(text.startswith("⟦") for text in words)


@pytest.mark.usefixtures("bracketed")
def test_every_problem_of_a_story_is_translated(dataset: Dataset) -> None:
    for wrong in Wrong:
        names = ("found", "allowed", "most", "reason", "parameter", "page", "example", "working")
        values = dict.fromkeys(names, "7")
        found = problem(wrong, "x.yml", 3, 2, "view", **values)
        assert untranslated([problem_place(found), problem_words(found)], {"view"}) == [], wrong


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize(
    "view",
    [
        "?measure=stock&chart=trend-panels&by=origin",
        "?by=channel&chart=trend-panels&panels=own",
        "?measure=stock&destination=THA&chart=trend-stack",
        "?measure=cost&chart=trend-stack",
        "?destination=JPN&reading=index",
        "?destination=JPN&reading=change",
        "?measure=stock&reading=share&axis=log",
    ],
)
def test_the_charts_over_time_are_translated(dashboard: Dashboard, data_words: set[str], view: str) -> None:
    for node in pages(dashboard, "/trends", view):
        assert untranslated(node, data_words) == []


@pytest.mark.usefixtures("bracketed")
def test_help_and_panel_are_translated(dataset: Dataset, data_words: set[str]) -> None:
    from app.components.card.content import figure_card
    from app.components.map.page import empty_map
    from app.components.map.panel import corridor_panel

    for figure in (
        "ar2019-mmr-tha-documented-2019-12",
        "undesa-2020-mmr-tha-2015-total",
        "knomad-chn-wsm-2017",
    ):
        assert untranslated(figure_card(dataset, ViewState(figure=figure)), data_words) == []
    for corridor in ("MMR-THA", "KHM-JPN", "LAO-CHN_YN", "MMR-SGP"):
        state = ViewState(corridor=corridor)
        assert untranslated(corridor_panel(dataset, state, standing(dataset, state)), data_words) == []
    empty = ViewState(origin=("LAO",), sector=("fishing",))
    node = empty_map(dataset, empty, standing(dataset, empty), relaxations(dataset, empty))
    assert isinstance(node, Component)
    assert untranslated(node, data_words) == []


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize("place", [None, "THA", "KHM", "CHN_YN", "FJI"])
def test_country_pages_are_translated(dataset: Dataset, data_words: set[str], place: str | None) -> None:
    from app.domain.codes import Theme
    from app.figures.registry import draw
    from app.pages.country import layout
    from app.state.charts import CHARTS

    state = ViewState(page=Page.COUNTRY, place=place)
    told = [
        markup_texts(part["data-markup"]) for part in parts(layout(dataset, state)) if "data-markup" in part
    ]
    assert told
    assert untranslated(told, data_words) == []
    for chart in CHARTS[Page.COUNTRY]:
        figure = draw(dataset, load_basemap(ROOT / "data" / "boundaries"), chart, state, Theme.LIGHT)
        # The texts on a map are those of the page with the map; plans of it that were made in English are kept.
        if chart != CHARTS[Page.COUNTRY][0]:
            assert untranslated(figure_texts(json.loads(figure.to_json())), data_words) == []
        meta = figure.layout.meta
        assert (
            untranslated([meta["title"], meta["subtitle"], meta["finding"], *meta["notes"]], data_words) == []
        )


@pytest.mark.parametrize("path", PATHS)
def test_ids_stand_once_on_each_page(dashboard: Dashboard, path: str) -> None:
    from app.components.shell import shell

    ids = [part["id"] for part in (*parts(shell()), *parts(dashboard.page(path))) if "id" in part]
    assert len(set(ids)) == len(ids)


def test_brotli_is_what_it_says(client: FlaskClient) -> None:
    with client.get("/", headers={"Accept-Encoding": "br"}) as answer:
        assert b"Mekong" in brotli.decompress(answer.data)


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize("corridor", [None, "MMR-THA", "VNM-JPN", "MMR-CHN_YN", "AGO-CHN"])
def test_corridor_pages_are_translated(dataset: Dataset, data_words: set[str], corridor: str | None) -> None:
    from app.domain.codes import Theme
    from app.figures.registry import draw
    from app.pages.corridor import layout
    from app.state.charts import CHARTS

    state = ViewState(page=Page.CORRIDOR, corridor=corridor)
    page = layout(dataset, state)
    assert untranslated(page, data_words) == []
    told = [markup_texts(part["data-markup"]) for part in parts(page) if "data-markup" in part]
    assert told
    assert untranslated(told, data_words) == []
    basemap = load_basemap(ROOT / "data" / "boundaries")
    for chart in CHARTS[Page.CORRIDOR]:
        figure = draw(dataset, basemap, chart, state, Theme.LIGHT).to_plotly_json()
        assert untranslated(figure_texts(figure), data_words) == []
        meta = figure["layout"]["meta"]
        assert (
            untranslated([*meta["notes"], meta["title"], meta["subtitle"], meta["finding"]], data_words) == []
        )
