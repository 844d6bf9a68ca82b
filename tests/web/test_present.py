"""Documents of stories and their decks over HTTP."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.config import Settings
from app.data.dataset import Dataset
from app.export.context import make_context
from app.web import incoming, present
from app.web.export_queue import places

SMALL = {"title": "Mine", "slides": [{"title": "Words alone", "text": "One", "notes": "Say it"}]}


@pytest.fixture(scope="module")
def client(dataset: Dataset) -> FlaskClient:
    server = Flask("test", static_folder=None)
    present.register(server, make_context(Settings(), dataset), places(8))
    found = server.test_client()
    found.environ_base["HTTP_ACCEPT_ENCODING"] = "gzip"
    return found


def test_a_story_has_a_document_that_asks_only_this_server(client: FlaskClient) -> None:
    answer = client.get("/present/who-goes-where")
    assert answer.status_code == 200
    assert answer.mimetype == "text/html"
    assert "<title>Who goes where in the Mekong, 2019</title>" in answer.text
    assert "http:" not in answer.text
    assert "https:" not in answer.text
    assert "/present/who-goes-where/deck.json" in answer.text
    # No script stands in the page itself: the policy of the server forbids it.
    assert answer.text.count("<script") == answer.text.count("<script src=")


def test_plotly_is_kept_for_long_under_an_address_of_its_own(client: FlaskClient) -> None:
    document = client.get("/present/who-goes-where").text
    address = document[document.index("/present/plotly-") :].partition('"')[0]
    answer = client.get(address)
    assert answer.status_code == 200
    assert b"Plotly" in gzip.decompress(answer.data)
    assert answer.cache_control.immutable
    assert client.get("/present/plotly-0000.js").headers["Location"].endswith(address)


def test_an_unknown_story_is_told_with_those_that_there_are(client: FlaskClient) -> None:
    answer = client.get("/present/no-such<b>story")
    assert answer.status_code == 404
    assert "There is no story “no-such&lt;b&gt;story”." in answer.text
    assert 'href="/present/who-goes-where"' in answer.text
    assert 'href="/present"' in answer.text
    deck = client.get("/present/no-such/deck.json")
    assert deck.status_code == 404
    assert deck.get_json()["problems"]


def test_a_broken_story_is_told_and_breaks_no_other(dataset: Dataset, tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "broken.yml").write_text("title: A\nslides: 3\n", encoding="utf-8")
    (folder / "good.yml").write_text("title: Good\nslides: [{title: B}]\n", encoding="utf-8")
    context = make_context(Settings(), dataset)
    server = Flask("test", static_folder=None)
    settings = replace(context.settings, data=tmp_path)
    present.register(server, replace(context, settings=settings), places(8))
    client = server.test_client()
    for path, words in (
        ("/present/broken", "The story broken cannot be read. Line 2, slides: This must be a list."),
        ("/present/no-such", "There is no story “no-such”."),
    ):
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert words in answer.text
        assert 'href="/present/good"' in answer.text
    assert client.get("/present/good").status_code == 200


def test_a_story_that_is_sent_comes_back_as_a_deck(client: FlaskClient) -> None:
    answer = client.post("/deck", data=json.dumps(SMALL))
    assert answer.status_code == 200
    deck = json.loads(gzip.decompress(answer.data))
    assert (deck["id"], deck["title"]) == ("mine", "Mine")
    assert deck["slides"][0]["notes"] == ["Say it"]


def test_a_story_that_is_sent_needs_no_title(client: FlaskClient) -> None:
    untitled = {"title": "", "slides": [{"title": "Added"}]}
    deck = json.loads(gzip.decompress(client.post("/deck", data=json.dumps(untitled)).data))
    assert deck["title"] == "Your story"


def test_a_bad_story_is_told_what_to_mend(client: FlaskClient) -> None:
    answer = client.post("/deck", data=json.dumps({"title": "Mine", "slides": [{"view": "/nowhere"}]}))
    assert answer.status_code == 400
    problems = answer.get_json()["problems"]
    assert any("The slide has no title." in each for each in problems)
    assert any("/nowhere" in each for each in problems)
    assert client.post("/deck", data=b"\xff\xfe").status_code == 400
    assert client.post("/deck", data=b" " * (incoming.MOST_BYTES + 1)).status_code == 413


def test_a_deck_is_compressed_and_asked_again_only_if_it_changed(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    monkeypatch.setattr(present, "deck", lambda _context, story: made.append(story) or {"id": story.story_id})
    first = client.get("/present/what-the-numbers-leave-out/deck.json")
    assert json.loads(gzip.decompress(first.data)) == {"id": "what-the-numbers-leave-out"}
    again = client.get(
        "/present/what-the-numbers-leave-out/deck.json", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert again.status_code == 304
    assert len(made) == 1


def test_a_client_that_takes_nothing_compressed_gets_plain_text(client: FlaskClient) -> None:
    answer = client.post("/deck", data=json.dumps(SMALL), headers={"Accept-Encoding": "identity"})
    assert answer.get_json()["title"] == "Mine"
    assert "Content-Encoding" not in answer.headers


def test_pages_of_other_sites_cannot_have_decks_made(client: FlaskClient) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert client.post("/deck", data=json.dumps(SMALL), headers=foreign).status_code == 403
