"""Security headers, compression and caching of every response."""

import base64
import gzip
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import brotli
import pytest
from dash import Dash, Input, Output, html
from flask import Flask, Response, jsonify
from flask.testing import FlaskClient
from flask_compress import flask_compress

from app.web import headers

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
ROWS = [{"origin": "MMR", "destination": "THA"}] * 200


@pytest.fixture
def server(tmp_path: Path) -> Flask:
    """A server with one page, one style sheet, one answer of JSON and one that fails."""
    (tmp_path / "a.css").write_text("a { color: red }\n" * 200, encoding="utf-8")
    server = Flask("test", static_folder=None)
    app = Dash("test", server=server, assets_folder=str(tmp_path))
    app.layout = html.Div(id="page")
    app.clientside_callback("function(x) { return x; }", Output("page", "title"), Input("page", "id"))

    @server.get("/rows")
    def rows() -> Response:
        return jsonify(ROWS)

    @server.get("/fails")
    def fails() -> Response:
        raise RuntimeError

    headers.register(app, server)
    return server


@pytest.fixture
def client(server: Flask) -> FlaskClient:
    return server.test_client()


def policy(response: Response) -> dict[str, list[str]]:
    """The Content-Security-Policy: directive to sources."""
    directives = (part.split() for part in response.headers["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in directives}


class Scripts(HTMLParser):
    """Inline scripts and inline handlers of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.handlers: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        # A script of the type JSON holds data and is never run.
        self._open = tag == "script" and "src" not in given and given.get("type") != "application/json"
        self.handlers += [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        if self._open:
            self.inline.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._open = False


@pytest.mark.parametrize("path", ["/", "/rows", "/assets/a.css", "/_dash-layout", "/nothing/here", "/fails"])
def test_every_response_forbids_foreign_and_inline_scripts(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    rules = policy(response)
    assert rules["default-src"] == ["'self'"]
    assert rules["object-src"] == ["'none'"]
    assert rules["base-uri"] == rules["form-action"] == ["'self'"]
    script, *hashes = rules["script-src"]
    assert script == "'self'"
    assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/]+=*'", source) for source in hashes)
    sources = " ".join(source for directive in rules.values() for source in directive)
    assert "unsafe-eval" not in sources
    assert "*" not in sources
    assert "http" not in sources
    assert "'unsafe-inline'" not in rules["script-src"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"


def test_the_scripts_of_the_page_are_those_with_a_hash(client: FlaskClient) -> None:
    response = client.get("/")
    page = Scripts()
    page.feed(response.text)
    allowed = set(policy(response)["script-src"])
    assert page.inline
    assert page.handlers == []
    for script in page.inline:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in allowed, script[:80]


@pytest.mark.parametrize(
    ("query", "ancestors"),
    [("", ["'self'"]), ("?embed=1", ["*"]), ("?embed=0", ["'self'"]), ("?embed=", ["'self'"])],
)
def test_only_the_embedded_view_may_stand_in_a_frame_elsewhere(
    client: FlaskClient, query: str, ancestors: list[str]
) -> None:
    assert policy(client.get(f"/{query}"))["frame-ancestors"] == ancestors


@pytest.mark.parametrize("path", ["/rows", "/assets/a.css"])
@pytest.mark.parametrize(
    ("asked", "encoding"), [("gzip, br", "br"), ("br", "br"), ("gzip", "gzip"), ("", "")]
)
def test_answers_and_files_are_compressed_as_asked(
    client: FlaskClient, path: str, asked: str, encoding: str
) -> None:
    with client.get(path) as answer:
        plain = answer.data
    for _ in range(2):  # the second may come from memory
        with client.get(path, headers={"Accept-Encoding": asked}) as answer:
            assert answer.headers.get("Content-Encoding", "") == encoding
            assert UNPACK[encoding](answer.data) == plain
            assert int(answer.headers["Content-Length"]) == len(answer.data)
            assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.parametrize(("path", "times"), [("/assets/a.css", 1), ("/rows", 3)])
def test_files_are_compressed_once_and_answers_each_time(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, path: str, times: int
) -> None:
    sizes: list[int] = []
    compress = flask_compress._compress_data

    def counted(app: Flask, data: bytes, algorithm: str) -> bytes:
        sizes.append(len(data))
        return bytes(compress(app, data, algorithm))

    monkeypatch.setattr(flask_compress, "_compress_data", counted)
    for _ in range(3):
        client.get(path, headers={"Accept-Encoding": "br"}).close()
    assert len(sizes) == times


def test_two_editions_of_a_file_are_kept_apart(client: FlaskClient, tmp_path: Path) -> None:
    with client.get("/assets/a.css?m=1", headers={"Accept-Encoding": "br"}) as answer:
        first = brotli.decompress(answer.data)
    (tmp_path / "a.css").write_text("b { color: blue }\n" * 200, encoding="utf-8")
    with client.get("/assets/a.css?m=2", headers={"Accept-Encoding": "br"}) as answer:
        second = brotli.decompress(answer.data)
    assert (b"red" in first, b"blue" in second) == (True, True)


def test_made_up_addresses_do_not_fill_the_memory(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(headers, "_MOST_BYTES", 1000)
    memory = headers._Memory()
    for number in range(50):
        memory.set(f"br;/assets/a.css?{number}", b"x" * 100)
    assert sum(memory.get(f"br;/assets/a.css?{number}") is not None for number in range(50)) <= 12
    assert memory.get("br;/assets/a.css?49") == b"x" * 100


def test_a_file_that_has_not_changed_is_not_sent_again(client: FlaskClient) -> None:
    with client.get("/assets/a.css", headers={"Accept-Encoding": "br"}) as answer:
        tag = answer.headers["ETag"]
    with client.get("/assets/a.css", headers={"Accept-Encoding": "br", "If-None-Match": tag}) as answer:
        assert (answer.status_code, answer.data) == (304, b"")


def test_static_files_may_be_kept_for_a_year(client: FlaskClient) -> None:
    assert client.get("/assets/a.css").cache_control.max_age == headers.YEAR
    assert client.get("/rows").cache_control.max_age is None
