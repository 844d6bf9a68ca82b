"""A pack is one file that allows only its own scripts and holds the story with every figure that it shows."""

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace
from typing import Any

import pytest

from app.components.export.pack import Told, pack_pages
from app.data.shown import shown
from app.data.stories.stories import Slide, Story, load_story
from app.export.context import Context
from app.export.pack.bundle import Bundle
from app.export.pack.faces import faces
from app.export.pack.pack import pack_html
from app.export.pack.rows import story_rows
from app.state.charts import Chart
from app.state.pages import Page
from app.state.view import ViewState
from app.text.export.cite import Citations
from app.text.i18n import speaking

BUNDLE = Bundle("window.Plotly = {};", "a stand-in", small=True)
STORY = Story(
    "two",
    "Two slides",
    "A subtitle with <marks> & more",
    (
        Slide(
            "A trend",
            "Some words.",
            view=ViewState(page=Page.TRENDS, origin=("KHM",), destination=("THA",)),
            chart=Chart.TREND,
        ),
        Slide("Words alone", "More words.", figures=("ar2019-mmr-tha-documented-2019-12",)),
    ),
    is_shipped=True,
)


@pytest.fixture(scope="module")
def pack(context: Context) -> str:
    return pack_html(context, STORY, BUNDLE).decode()


def block(pack: str, name: str) -> str:
    found = re.search(rf'<script type="text/plain" id="{name}">([^<]+)</script>', pack)
    assert found
    return gzip.decompress(base64.b64decode(found[1])).decode()


def content_of(pack: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(block(pack, "pack-data"))
    return found


def rows_of(content: dict[str, Any]) -> list[dict[str, Any]]:
    columns, values = content["columns"], content["values"]
    return [dict(zip(columns, (values[at] for at in row), strict=True)) for row in content["rows"]]


def test_only_its_own_scripts_may_run_and_nothing_is_asked_for(pack: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', pack)
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    assert rules["default-src"] == rules["connect-src"] == "'none'"
    loader = pack.rpartition("<script>")[2].partition("</script>")[0]
    own = [
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in (loader, block(pack, "pack-scripts"))
    ]
    assert rules["script-src"].split() == own
    outside = re.findall(r'(?:src|href)="(?!#|https?://|data:)[^"]*"', pack)
    assert outside == []
    assert re.findall(r"<(?:link|img|iframe|object)\b", pack) == []
    assert re.findall(r"url\((?![\"']?data:)", pack.partition("</style>")[0]) == []


def test_it_holds_every_figure_that_the_slides_show_or_quote(context: Context, pack: str) -> None:
    rows = rows_of(content_of(pack))
    slide = STORY.slides[0]
    assert slide.view
    assert slide.chart
    wanted = {row.observation_id for row in shown(context.dataset, slide.chart, slide.view).figures}
    on = {row["observation_id"]: row["slides"] for row in rows}
    assert wanted
    assert wanted <= on.keys()
    assert all(on[key].split(";")[0] == "1" for key in wanted)
    assert "2" in on["ar2019-mmr-tha-documented-2019-12"].split(";")


def test_each_figure_has_source_date_and_words(pack: str) -> None:
    for row in rows_of(content_of(pack)):
        for name in ("figure_words", "date_words", "source_words", "evidence", "corridor", "source_citation"):
            assert row[name], (row["observation_id"], name)


def test_sources_are_those_of_the_figures(pack: str) -> None:
    content = content_of(pack)
    rows = rows_of(content)
    used = {row["source_id"] for row in rows} | {row["via_source_id"] for row in rows if row["via_source_id"]}
    assert used <= {each["source_id"] for each in content["sources"]}
    assert all(each["citation"] for each in content["sources"])
    codes = {each["code"] for each in content["definitions"]}
    assert {row["series_id"] for row in rows} <= codes


def test_it_tells_title_words_citation_and_version_without_any_script(context: Context, pack: str) -> None:
    body = pack.partition("<body")[2]
    for words in ("Two slides", "Words alone", "More words.", context.dataset.version, "A network"):
        assert words in body
    assert "&lt;marks&gt; &amp; more" in pack
    assert "https://corridors.example.org/present/two" in body


def test_the_same_data_make_the_same_bytes(context: Context, pack: str) -> None:
    assert pack_html(context, STORY, BUNDLE).decode() == pack


def test_a_figure_stands_once_with_all_its_slides(context: Context) -> None:
    twice = replace(STORY, slides=(STORY.slides[0], STORY.slides[0]))
    with speaking("en"):
        frame = story_rows(context, twice).figures
    assert frame["observation_id"].is_unique
    assert set(frame["slides"]) == {"1;2"}


def test_a_story_of_words_alone_makes_a_pack(context: Context) -> None:
    alone = replace(STORY, slides=(Slide("Only words", "Nothing else."),))
    content = content_of(pack_html(context, alone, BUNDLE).decode())
    assert content["rows"] == []
    assert len(content["deck"]["slides"]) == 1


def test_only_fonts_of_letters_in_the_text_are_held(context: Context) -> None:
    assets = context.settings.assets
    latin, thai, both = faces(assets, "Laos 1"), faces(assets, "ไทย"), faces(assets, "Laos ไทย")
    assert latin.count("@font-face") == thai.count("@font-face") == 1
    assert latin != thai
    assert both.count("@font-face") == 2
    assert "U+0E01-0E5B" in thai
    # Vietnamese letters need the small file of Vietnamese, not the large one that has them too.
    assert "U+1EA0-1EF9" in faces(assets, "ệ")
    assert len(faces(assets, "ệ")) < 30_000


@pytest.mark.parametrize("story_id", ["who-goes-where", "what-the-numbers-leave-out"])
def test_a_shipped_story_stays_under_four_megabytes_even_with_the_full_plotly(
    context: Context, story_id: str
) -> None:
    story = load_story(context.dataset, context.settings.data / "stories", story_id)
    full = Bundle("", "", small=False)
    # The full plotly.js takes 1.96 MB, compressed and as text; see docs/pack.md.
    assert len(pack_html(context, story, full)) + 2_000_000 < 4_000_000


def test_words_are_escaped() -> None:
    story = Story("x", "<b>Title</b>", "", (Slide("<i>", "a & b"),))
    told = Told(story, (), (), Citations("cite", 'a"b', "", ""), "", "v", "l", "stem")
    with speaking("en"):
        body = pack_pages(told)
    assert "<b>Title" not in body
    assert "&lt;i&gt;" in body
    assert "a &amp; b" in body
    assert 'data-bib="a&quot;b"' in body
