"""Files over HTTP: what is asked for comes under its name, and a broken, idle or hostile request breaks nothing."""

import json
import re
import threading
from collections.abc import Iterator
from email.message import Message
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.components.export.menu import export_address
from app.config import Settings
from app.data.addresses import view_of_address
from app.data.dataset import Dataset
from app.export.context import Context, make_context
from app.export.picture.browser import NoBrowser
from app.export.picture.plate import Plate
from app.export.picture.renderer import Renderer
from app.export.single import export_view
from app.export.table.package import DataChanged
from app.state.charts import CHARTS, Chart, chart_of
from app.state.exports import PICTURES, TABLES, Kind, Options, Size
from app.web import exports
from app.web.export_parameters import read_subject
from app.web.export_queue import Queue, places

VIEWS = [
    "/?year=2019&origin=MMR,KHM&layer=crossings&corridor=MMR-THA&scale=sqrt",
    "/trends?chart=trend-stack&measure=stock&destination=THA&from=1990&to=2020",
    "/compare?chart=slope&measure=stock&from=1990&to=2024&axis=log",
    "/country/THA?chart=country-residents&measure=stock",
    "/corridor/MMR-THA",
    "/timeline?kind=law,ban&focus=THA",
]


class Artist(Renderer):
    """Draws what was asked for as a text, and remembers it; may be told to wait or to fail."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.asked: list[Options] = []
        self.busy = threading.Event()
        self.go_on = threading.Event()
        self.go_on.set()
        self.error: Exception | None = None

    def picture(self, plate: Plate, kind: Kind, options: Options) -> bytes:
        self.asked.append(options)
        self.busy.set()
        assert self.go_on.wait(20)
        if self.error:
            raise self.error
        return f"{kind} {options}".encode()


@pytest.fixture(scope="module")
def context(dataset: Dataset) -> Context:
    return make_context(Settings(), dataset)


@pytest.fixture
def artist(context: Context) -> Iterator[Artist]:
    artist = Artist(context)
    yield artist
    artist.go_on.set()


def client_of(context: Context, artist: Renderer, most_waiting: int = 3) -> FlaskClient:
    server = Flask("test")
    shared = places(8)
    exports.register(server, context, Queue(shared, most_waiting=most_waiting), artist, shared)
    return server.test_client()


@pytest.fixture
def client(context: Context, artist: Artist) -> FlaskClient:
    return client_of(context, artist)


def error_of(answer: TestResponse) -> dict[str, Any]:
    """The error, in the form of the API's."""
    found: dict[str, Any] = answer.json["error"]  # type: ignore[index]
    assert list(found) == ["allowed", "message", "parameter", "value"]
    return found


def names_of(answer: TestResponse) -> tuple[str, str]:
    """The name of a file for old programs, and the one for all others."""
    header = answer.headers["Content-Disposition"]
    wide = re.search(r"filename\*=UTF-8''(\S+)", header)
    message = Message()
    message["Content-Disposition"] = header.split("; filename*")[0]
    assert message.get_content_disposition() == "attachment"
    assert wide
    return message.get_filename() or "", unquote(wide[1])


@pytest.mark.parametrize("kind", TABLES)
def test_figures_come_as_the_same_bytes_as_from_the_command_line(
    client: FlaskClient, context: Context, kind: Kind
) -> None:
    state = view_of_address(context.dataset, "/trends", "origin=MMR&channel=MOU").state
    file = export_view(context, None, state, Chart.TREND, kind, Options())
    answer = client.get(f"/export/trend.{kind}?origin=MMR&channel=MOU")
    assert answer.status_code == 200
    assert answer.mimetype == file.media_type
    assert names_of(answer) == (file.name, file.name)
    assert f"trend_origin-MMR_channel-MOU_{context.dataset.released}_{context.dataset.version}" in file.name
    # A workbook is a ZIP whose entries carry no time; JSON and CSV are texts.
    assert answer.data == file.content


def test_the_table_of_the_data_page_has_figures_and_no_pictures(client: FlaskClient) -> None:
    rows = client.get("/export/data.csv?origin=MMR&destination=THA&measure=workers").text.splitlines()
    assert "observation_id" in rows[0]
    assert len(rows) > 5
    for kind in (*PICTURES, Kind.PPTX):
        answer = client.get(f"/export/data.{kind}")
        assert answer.status_code == 404
        assert "/export/data.xlsx" in error_of(answer)["allowed"]


def test_options_say_how_a_picture_is_made(client: FlaskClient, artist: Artist) -> None:
    assert client.get("/export/ranking.png").status_code == 200
    assert client.get("/export/ranking.png?size=page&resolution=4&colours=dark&qr=0").status_code == 200
    assert client.get("/export/ranking.png?size=column&cm=8.5").status_code == 200
    assert artist.asked == [Options(), Options(Size.PAGE, 4, None, True), Options(Size.COLUMN, 1, 8.5)]


@pytest.mark.parametrize(
    ("query", "parameter", "allowed"),
    [
        ("size=huge", "size", "social"),
        ("resolution=3", "resolution", "4"),
        ("cm=2", "cm", "3 to 60"),
        ("cm=16,5", "cm", "point"),
        ("cm=nan", "cm", "number"),
        ("cm=16&resolution=2", "cm", "resolution alone"),
        ("size=column&cm=60", "cm", "at most 46"),
        ("colours=grey", "colours", "dark"),
        ("scale=4", "scale", "linear"),
        ("origin=XXX", "origin", "MMR"),
        ("nothing=1", "nothing", "size"),
        ("chart=slope", "chart", "ranking"),
        ("size=page&size=page", "size", "one value"),
        ("qr=1", "qr", "0"),
        ("series=undesa-ims-2024&measure=workers", "series", "one measure"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(
    client: FlaskClient, artist: Artist, query: str, parameter: str, allowed: str
) -> None:
    answer = client.get(f"/export/ranking.png?{query}")
    assert answer.status_code == 400
    error = error_of(answer)
    assert error["parameter"] == parameter
    assert allowed in " ".join(error["allowed"])
    assert error["message"]
    assert artist.asked == []


def test_figures_take_no_options_of_pictures(client: FlaskClient) -> None:
    assert error_of(client.get("/export/ranking.csv?size=page"))["parameter"] == "size"


@pytest.mark.parametrize(("chart", "needed"), [("country-map", "place"), ("corridor-trend", "corridor")])
def test_a_chart_of_one_country_or_corridor_says_what_it_lacks(
    client: FlaskClient, chart: str, needed: str
) -> None:
    answer = client.get(f"/export/{chart}.png")
    assert (answer.status_code, error_of(answer)["parameter"]) == (400, needed)


@pytest.mark.parametrize("path", ["flow-map", "flow-map.gif", ".png", "nothing.png", "a.b.c", "%2e%2e.png"])
def test_other_addresses_are_none(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/export/{path}")
    assert answer.status_code == 404
    assert error_of(answer)["allowed"]


def test_a_qr_code_needs_a_public_address(dataset: Dataset, artist: Artist) -> None:
    there = make_context(Settings(address="https://corridors.example.org"), dataset)
    assert client_of(there, artist).get("/export/ranking.png?qr=1").status_code == 200
    assert artist.asked[-1].qr


def test_nothing_is_made_twice(client: FlaskClient, artist: Artist) -> None:
    first = client.get("/export/ranking.png?origin=MMR")
    assert client.get("/export/ranking.png?size=slide&origin=MMR").data == first.data
    assert len(artist.asked) == 1
    tag = first.headers["ETag"]
    again = client.get("/export/ranking.png?origin=MMR", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get("/export/ranking.png?origin=KHM", headers={"If-None-Match": tag})
    assert other.status_code == 200
    assert other.headers["ETag"] != tag


def test_too_many_pictures_at_once_are_told_to_come_again(context: Context, artist: Artist) -> None:
    client = client_of(context, artist, most_waiting=0)
    artist.go_on.clear()
    answers: list[TestResponse] = []
    asking = threading.Thread(target=lambda: answers.append(client.get("/export/ranking.png")))
    asking.start()
    assert artist.busy.wait(20)
    refused = client_of_same(client).get("/export/ranking.svg")
    assert refused.status_code == 503
    assert int(refused.headers["Retry-After"]) > 0
    assert error_of(refused)["message"]
    # Tables wait for no picture.
    assert client_of_same(client).get("/export/ranking.csv").status_code == 200
    artist.go_on.set()
    asking.join(20)
    assert answers[0].status_code == 200
    assert client.get("/export/ranking.svg").status_code == 200


def client_of_same(client: FlaskClient) -> FlaskClient:
    """Another reader of the same server."""
    found: FlaskClient = client.application.test_client()
    return found


def test_without_a_browser_readers_are_told_what_there_is_and_the_log_why(
    client: FlaskClient, artist: Artist, caplog: pytest.LogCaptureFixture
) -> None:
    artist.error = NoBrowser("CHROME_PATH names /opt/none.")
    answer = client.get("/export/ranking.png")
    message = error_of(answer)["message"]
    assert answer.status_code == 501
    assert "CHROME_PATH" not in message
    assert "CHROME_PATH names /opt/none." in caplog.text
    assert "CSV, Excel and JSON" in message
    assert client.get("/export/ranking.csv").status_code == 200


def test_the_menu_of_a_server_without_a_browser_offers_what_it_can_make(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = client.get("/export/flow-map.menu")
    monkeypatch.setattr("app.web.exports.has_browser", lambda: False)
    kept = client.get("/export/flow-map.menu", headers={"If-None-Match": before.headers["ETag"]})
    assert kept.status_code == 200
    assert "cannot be made on this server" in kept.text
    for name, kinds in (("flow-map", TABLES), ("trend", (Kind.PPTX, *TABLES)), ("data", TABLES)):
        files = Buttons(client.get(f"/export/{name}.menu").text).files
        assert [urlsplit(address).path for address in files] == [f"/export/{name}.{kind}" for kind in kinds]


def test_the_package_of_data_that_were_replaced_is_refused_in_plain_words(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(_context: Context) -> bytes:
        raise DataChanged("/srv/data")

    monkeypatch.setattr(exports, "package_zip", changed)
    answer = client.get("/export/package.zip")
    assert answer.status_code == 409
    assert "replaced since it was started" in error_of(answer)["message"]
    assert "/srv" not in answer.text


def test_a_picture_that_fails_breaks_nothing_else(
    client: FlaskClient, artist: Artist, caplog: pytest.LogCaptureFixture
) -> None:
    artist.error = RuntimeError("out of paint")
    answer = client.get("/export/ranking.png")
    assert answer.status_code == 500
    assert "out of paint" not in error_of(answer)["message"]
    assert "out of paint" in caplog.text
    artist.error = None
    assert client.get("/export/ranking.png").status_code == 200


def test_pages_of_other_sites_start_no_pictures(client: FlaskClient, artist: Artist) -> None:
    image = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    answer = client.get("/export/ranking.png", headers=image)
    assert (answer.status_code, artist.asked) == (403, [])
    assert error_of(answer)["message"]
    assert client.get("/export/data.xlsx", headers=image).status_code == 403
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert client.get("/export/ranking.png", headers=followed).status_code == 200


@pytest.mark.parametrize("address", VIEWS)
def test_a_view_and_the_address_of_its_files_say_the_same(dataset: Dataset, address: str) -> None:
    parts = urlsplit(address)
    state = view_of_address(dataset, parts.path, parts.query).state
    chart = chart_of(state.page, state.chart)
    server = Flask("test")
    with server.test_request_context(export_address(state, chart, "png")) as asked:
        assert asked.request.path == f"/export/{chart}.png"
        found, _ = read_subject(dataset, chart, asked.request.args)
    main = CHARTS[state.page][0]
    assert found == state.but(chart=None if chart == main else chart)


class Buttons(HTMLParser):
    """Data attributes of buttons, and the text of each form of the citation."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.files: list[str] = []
        self.slides: list[str] = []
        self.forms: dict[str, str] = {}
        self._form = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "button":
            self.files += [given["data-file"] or ""] if "data-file" in given else []
            self.slides += [given["data-slide"] or ""] if "data-slide" in given else []
        self._form = given.get("data-form") or ""

    def handle_data(self, text: str) -> None:
        if self._form:
            self.forms[self._form] = self.forms.get(self._form, "") + text


@pytest.mark.parametrize(
    ("name", "query"), [("corridor-channels", "corridor=MMR-THA"), ("trend", "origin=MMR"), ("data", "")]
)
def test_the_menu_offers_files_that_there_are(client: FlaskClient, name: str, query: str) -> None:
    answer = client.get(f"/export/{name}.menu?{query}")
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    menu = Buttons(answer.text)
    kinds = [urlsplit(address).path.rpartition(".")[2] for address in menu.files]
    assert sorted(kinds) == sorted(TABLES if name == "data" else Kind)
    assert {urlsplit(address).query for address in menu.files} == {query}
    for address in menu.files:
        if address.partition("?")[0].endswith(tuple(PICTURES)):
            assert client.get(address).status_code == 200, address
    assert len(menu.slides) == (name != "data")
    cited: Any = client.get(f"/export/{name}.cite.json?{query}").json
    assert {key: text for key, text in cited.items() if key != "data_version"} == menu.forms
    assert json.loads(menu.forms["csl_json"])[0]["type"] == "dataset"


def test_the_menu_says_why_there_is_no_code(dataset: Dataset, client: FlaskClient, artist: Artist) -> None:
    assert "No QR code" in client.get("/export/trend.menu").text
    assert 'name="qr"' not in client.get("/export/trend.menu").text
    there = make_context(Settings(address="https://corridors.example.org"), dataset)
    menu = client_of(there, artist).get("/export/trend.menu?origin=MMR").text
    assert 'name="qr"' in menu
    assert "https://corridors.example.org/trends?origin=MMR" in Buttons(menu).forms["text"]


def test_hostile_words_in_an_address_stay_words(client: FlaskClient) -> None:
    answer = client.get("/export/trend.menu?origin=" + quote('"><script>alert(1)</script>'))
    assert answer.status_code == 400
    assert answer.mimetype == "application/json"


def test_files_are_described(client: FlaskClient, dataset: Dataset) -> None:
    described = exports_described(dataset)
    path, operation = next(iter(described.items()))
    names = {each["name"] for each in operation["get"]["parameters"]}
    assert path == "/export/{name}.{ending}"
    assert {"size", "resolution", "cm", "colours", "qr", "origin"} <= names
    known = next(each for each in operation["get"]["parameters"] if each["name"] == "name")["schema"]["enum"]
    assert known == [*Chart, "data"]


def exports_described(dataset: Dataset) -> dict[str, Any]:
    from app.web.openapi import description

    paths = description(dataset, ())["paths"]
    return {path: found for path, found in paths.items() if path.startswith("/export/")}


def test_the_whole_data_set_comes_as_a_package(client: FlaskClient) -> None:
    answer = client.get("/export/package.zip")
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    assert answer.data.startswith(b"PK")
    assert names_of(answer)[1].endswith(".zip")
    assert client.get("/export/package.zip").data == answer.data
    has_it = {"If-None-Match": answer.headers["ETag"]}
    assert client.get("/export/package.zip", headers=has_it).status_code == 304
