"""Stories over HTTP: what is said of a text that is sent, and what becomes a file."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import Mock

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.config import ROOT, Settings
from app.data.stories.nodes import MOST_PROBLEMS
from app.data.stories.stories import Story
from app.export.context import Context, make_context
from app.state.stories import MOST_SLIDES
from app.web import stories
from app.web.export_queue import Queue, places
from app.web.incoming import MOST_BYTES
from app.web.stories import Maker, register

GOOD = {"title": "My <b>talk</b>", "subtitle": "", "slides": [{"title": "One", "view": "/?year=2019"}]}
SHIPPED = ROOT / "data" / "stories" / "who-goes-where.yml"


@pytest.fixture(scope="module")
def context() -> Context:
    return make_context(Settings())


@pytest.fixture
def made() -> list[Story]:
    """The stories that were made into files."""
    return []


@pytest.fixture
def client(context: Context, made: list[Story]) -> FlaskClient:
    return _client(context, made)


def _client(context: Context, made: list[Story]) -> FlaskClient:
    """Making itself has tests of its own, and takes seconds."""

    def maker(kind: str) -> Maker:
        def make(story: Story) -> bytes:
            made.append(story)
            return f"{kind} of {story.title}".encode()

        return make

    server = Flask("test")
    register(server, context, Queue(places(8)), {"pptx": maker("slides"), "html": maker("pack")})
    return server.test_client()


def test_a_good_text_comes_back_as_its_parts(client: FlaskClient) -> None:
    answer = client.post("/stories/check?name=x.json", data=json.dumps(GOOD)).get_json()
    assert answer["several"] is False
    assert answer["story"]["title"] == "My <b>talk</b>"
    assert answer["story"]["slides"][0]["view"] == "/?year=2019"
    shipped = client.post("/stories/check", data=SHIPPED.read_bytes()).get_json()
    again = client.post("/stories/check", data=json.dumps(shipped["story"]).encode()).get_json()
    assert again == shipped
    several = client.post("/stories/check", data="title: {en: A, th: B}\nslides: [{title: C}]").get_json()
    assert (several["several"], several["story"]["title"]) == (True, "A")


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (b"title: A\nslides:\n- title: B\n  view: /x", "Slide 1, view", "There is no page /x. Use one of"),
        (b"title: \xff\xfe\nslides: 3", "The story’s slides", "This must be a list."),
        (b"", "The story", "This is no story"),
        (b"x" * 200_001, "The story", "has 200,001 characters; at most 200,000 are read"),
        (b"x" * 800_001, "", "may have 200,000 characters; this one is longer"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_place_and_remedy(
    client: FlaskClient, text: bytes, place: str, words: str
) -> None:
    answer = client.post("/stories/check", data=text)
    assert answer.status_code == 200
    (problem,) = answer.get_json()["problems"]
    assert problem["place"] == place
    assert words in problem["words"]


def test_a_story_that_ships_becomes_a_file(client: FlaskClient, made: list[Story]) -> None:
    answer = client.get("/export/story/who-goes-where.pptx")
    assert answer.data == b"slides of Who goes where in the Mekong, 2019"
    assert answer.mimetype.endswith("presentationml.presentation")
    assert "mekong-corridors_story_who-goes-where_" in answer.headers["Content-Disposition"]
    answer = client.get("/export/story/who-goes-where.html")
    assert (answer.mimetype, answer.data) == ("text/html", b"pack of Who goes where in the Mekong, 2019")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    # What was made is kept.
    client.get("/export/story/who-goes-where.pptx")
    assert [story.story_id for story in made] == ["who-goes-where", "who-goes-where"]


def test_a_file_is_made_anew_when_the_story_or_the_day_is_another(
    context: Context, made: list[Story], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "stories"
    folder.mkdir()
    story = folder / "one.yml"
    story.write_text("title: One\nslides: [{title: B}]\n", encoding="utf-8")
    client = _client(replace(context, settings=replace(context.settings, data=tmp_path)), made)
    assert client.get("/export/story/one.html").data == b"pack of One"
    story.write_text("title: Corrected\nslides: [{title: B}]\n", encoding="utf-8")
    assert client.get("/export/story/one.html").data == b"pack of Corrected"
    assert len(made) == 2
    monkeypatch.setattr(stories, "datetime", Mock(now=lambda _zone: datetime(2099, 1, 1, tzinfo=UTC)))
    client.get("/export/story/one.html")
    client.get("/export/story/one.html")
    assert len(made) == 3


def test_a_broken_story_makes_no_file_and_says_why(
    context: Context, made: list[Story], tmp_path: Path
) -> None:
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "broken.yml").write_text("title: A\nslides: 3\n", encoding="utf-8")
    client = _client(replace(context, settings=replace(context.settings, data=tmp_path)), made)
    answer = client.get("/export/story/broken.html")
    assert answer.status_code == 404
    assert "Line 2, slides: This must be a list." in answer.get_json()["error"]["message"]


def test_an_untitled_story_becomes_a_file_as_it_is_presented(client: FlaskClient) -> None:
    untitled = {"title": "", "slides": [{"title": "One"}]}
    assert client.post("/stories/mine.pptx", data=json.dumps(untitled)).data == b"slides of Your story"


def test_problems_of_the_editor_have_a_slide_and_a_field_and_no_lines(client: FlaskClient) -> None:
    text = json.dumps({"title": "A", "slides": [{"title": "B"}, {"title": ""}]}, indent=1)
    (problem,) = client.post("/stories/check", data=text).get_json()["problems"]
    assert problem == {
        "place": "Slide 2, title",
        "words": "The slide has no title. Give it one: what the slide shows.",
        "slide": 2,
        "field": "title",
    }
    (problem,) = client.post("/stories/check?name=my.json", data=text).get_json()["problems"]
    assert problem["place"].startswith("Line ")


def test_the_story_that_is_sent_becomes_a_file(client: FlaskClient, made: list[Story]) -> None:
    for ending in ("pptx", "html", "pptx"):
        assert client.post(f"/stories/mine.{ending}", data=json.dumps(GOOD)).status_code == 200
    assert [story.title for story in made] == ["My <b>talk</b>"] * 2
    other = GOOD | {"title": "Another"}
    assert client.post("/stories/mine.pptx", data=json.dumps(other)).data == b"slides of Another"


@pytest.mark.parametrize(
    ("method", "path", "data", "status", "words"),
    [
        ("get", "/export/story/nothing.pptx", None, 404, "There are: who-goes-where, what-the-numbers-leave-out."),
        ("get", "/export/story/..%2Fcurated.pptx", None, 404, ""),
        ("get", "/export/story/who-goes-where.exe", None, 404, "There are:"),
        ("post", "/stories/mine.exe", json.dumps(GOOD), 404, "There are:"),
        ("post", "/stories/mine.pptx", "title: A", 422, "has no slides"),
        ("post", "/stories/mine.html", "x" * 900_000, 413, "may have 200,000 characters"),
        (
            "post",
            "/stories/mine.html",
            json.dumps({"title": "A", "slides": [{"title": "B"}] * (MOST_SLIDES + 1)}),
            422,
            "The story has 61 slides; at most 60 can be shown. Split the story in two.",
        ),
    ],
)  # fmt: skip
def test_what_is_no_story_becomes_no_file(
    client: FlaskClient, made: list[Story], method: str, path: str, data: str | None, status: int, words: str
) -> None:
    answer = getattr(client, method)(path, data=data)
    assert answer.status_code == status
    assert words in answer.text
    assert made == []


@pytest.mark.parametrize("path", ["/stories/check", "/stories/mine.pptx"])
def test_pages_of_other_sites_are_refused(client: FlaskClient, made: list[Story], path: str) -> None:
    for mode in ("navigate", "no-cors"):
        foreign = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": mode}
        assert client.post(path, data=json.dumps(GOOD), headers=foreign).status_code == 403
    assert not made


def test_a_body_that_does_not_tell_its_length_is_not_read_to_its_end(client: FlaskClient) -> None:
    endless = io.BytesIO(b" " * (MOST_BYTES + 10))
    chunked = {"wsgi.input_terminated": True}
    answer = client.post(
        "/stories/mine.pptx",
        input_stream=endless,
        headers={"Transfer-Encoding": "chunked"},
        environ_overrides=chunked,
    )
    assert answer.status_code == 413


def test_a_text_that_repeats_its_faults_by_anchors_is_told_a_few_of_them(client: FlaskClient) -> None:
    keys = ", ".join(f"k{number}: 1" for number in range(200))
    text = f"title: A\nslides:\n- &a {{{keys}}}\n" + "- *a\n" * 50
    assert len(client.post("/stories/check", data=text).get_json()["problems"]) == MOST_PROBLEMS
