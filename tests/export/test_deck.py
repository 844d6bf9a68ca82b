"""The deck of a story: whole, small, true to the charts of the dashboard, in both themes, and legible from afar."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from app.config import ROOT
from app.data.addresses import view_of_address
from app.data.standing import standing
from app.data.stories.stories import Slide, Story, load_story, story_ids
from app.domain.codes import Theme
from app.export.context import Context
from app.export.deck import pictures as deck_pictures
from app.export.deck.deck import deck, figure_of
from app.export.deck.pool import Pool, enlarged, rounded
from app.figures.registry import draw
from app.figures.tokens import tokens
from app.flowmap.frame import frame_for
from app.flowmap.labels import text_size
from app.state.charts import Chart, chart_of

STORIES = ROOT / "data" / "stories"
MOST_BYTES = 400_000
"""Bytes of a story that ships, compressed."""
LEAST = 24.0
"""Pixels of the stage that the smallest text has."""
JSON = dict[str, Any]


def slide(context: Context, address: str, **words: str) -> Slide:
    path, _, query = address.partition("?")
    state = view_of_address(context.dataset, path, query).state
    return Slide(
        words.get("title", "A title"),
        view=state,
        chart=chart_of(state.page, state.chart),
        **{name: text for name, text in words.items() if name != "title"},
    )


def made(context: Context, *slides: Slide) -> JSON:
    return deck(context, Story("mine", "A story", "", slides))


@pytest.fixture(scope="module")
def shipped(context: Context) -> JSON:
    return deck(context, load_story(context.dataset, STORIES, "who-goes-where"))


@pytest.fixture(scope="module")
def map_deck(context: Context) -> JSON:
    return made(
        context, slide(context, "/?year=2019&destination=THA"), slide(context, "/?destination=THA&year=2017")
    )


def test_shipped_stories_are_known() -> None:
    assert set(story_ids(STORIES)) >= {"who-goes-where", "what-the-numbers-leave-out"}


def test_a_deck_is_json_and_small(shipped: JSON) -> None:
    text = json.dumps(shipped, allow_nan=False)
    assert json.loads(text) == shipped
    assert len(gzip.compress(text.encode())) < MOST_BYTES


def test_every_slide_with_a_chart_has_source_title_and_address(shipped: JSON) -> None:
    charts = [each for each in shipped["slides"] if each["chart"]]
    assert len(charts) >= 5
    for each in charts:
        words = each["pictures"][each["start"]]["words"]
        assert words["title"]
        assert words["finding"]
        assert words["brief"].startswith("Source: ")
        assert each["address"].startswith("https://corridors.example.org/")
        assert each["view"].startswith("/")


def test_maps_carry_the_boundary_sentence_and_others_none(shipped: JSON) -> None:
    for each in shipped["slides"]:
        assert bool(each["boundaries"]) == (each["layout"] == "map")
    assert any(each["boundaries"] for each in shipped["slides"])


def test_everything_that_a_figure_asks_for_is_inside(shipped: JSON) -> None:
    for each in shipped["slides"]:
        for picture in each["pictures"]:
            for trace in figure_of(shipped, picture)["data"]:
                if isinstance(trace.get("geojson"), str):
                    assert shipped["geo"][trace["geojson"]]["features"]
    assert "<a " not in json.dumps(shipped["parts"])


def test_a_map_has_a_picture_of_each_year_and_each_origin(context: Context, map_deck: JSON) -> None:
    pictures = map_deck["slides"][0]["pictures"]
    state = view_of_address(context.dataset, "/", "destination=THA").state
    years = sorted(str(year) for year, count in standing(context.dataset, state).years if count)
    assert [each["key"] for each in pictures if each["group"] == "year"] == years
    assert [each["key"] for each in pictures if each["group"] == "origin"] == ["MMR", "KHM", "LAO"]
    start = pictures[map_deck["slides"][0]["start"]]
    assert (start["group"], start["key"]) == ("year", "2019")


def test_pictures_are_those_of_the_dashboard(context: Context, map_deck: JSON) -> None:
    picture = next(each for each in map_deck["slides"][0]["pictures"] if each["key"] == "KHM")
    state = view_of_address(context.dataset, "/", "destination=THA&year=2019&origin=KHM&embed=1").state
    size = [figure_of(map_deck, picture)["layout"][name] for name in ("width", "height")]
    same = draw(context.dataset, context.basemap, Chart.FLOW_MAP, state, Theme.LIGHT, *size)
    assert picture["words"]["title"] == same.layout.meta["title"]
    arrows = next(trace for trace in figure_of(map_deck, picture)["data"] if trace["meta"]["role"] == "flow")
    (drawn,) = [trace for trace in same.data if trace.meta["role"] == "flow"]
    assert arrows["locations"] == list(drawn.locations) == ["KHM-THA"]
    assert arrows["text"] == list(drawn.text)
    ring = arrows["geojson"]["features"][0]["geometry"]["coordinates"][0]
    true = drawn.geojson["features"][0]["geometry"]["coordinates"][0]
    assert len(ring) == len(true)
    assert ring == [[round(degrees, 3) for degrees in point] for point in true]


def test_a_map_without_far_places_is_drawn_larger_and_keeps_all_its_names_and_numbers(map_deck: JSON) -> None:
    for picture in map_deck["slides"][0]["pictures"]:
        figure = figure_of(map_deck, picture)
        layout = figure["layout"]
        assert layout["height"] > 1.1 * picture["height"]
        frame = frame_for(layout["width"], layout["height"])
        labels = next(trace for trace in figure["data"] if trace["meta"]["role"] == "labels")
        texts = zip(labels["text"], labels["lon"], labels["lat"], labels["textfont"]["size"], strict=True)
        for text, lon, lat, size in texts:
            x, y = frame.projection.pixel(lon, lat)
            width, height = text_size(text, size)
            assert width / 2 <= x - picture["left"] <= picture["width"] - width / 2, text
            assert height / 2 <= y - picture["top"] <= picture["height"] - height / 2, text


def test_a_map_with_far_places_is_shown_whole(context: Context) -> None:
    (only,) = made(context, slide(context, "/?year=2019"))["slides"]
    assert {(each["left"], each["top"]) for each in only["pictures"]} == {(0, 0)}


def test_a_long_deck_keeps_to_the_pictures_of_its_story(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deck_pictures, "MOST_PICTURES", 12)
    first, second = made(
        context,
        slide(context, "/?year=2019&destination=THA"),
        slide(context, "/?year=2014&destination=THA&origin=MMR,KHM"),
    )["slides"]
    assert len(first["pictures"]) > 1
    assert [each["key"] for each in second["pictures"]] == ["2014"]
    assert second["start"] == 0


def test_slides_of_one_view_share_their_pictures(context: Context, map_deck: JSON) -> None:
    alone = made(context, slide(context, "/?year=2019&destination=THA"))
    assert len(json.dumps(map_deck)) < 1.1 * len(json.dumps(alone))


def test_both_themes_come_from_one_deck(context: Context, map_deck: JSON) -> None:
    picture = map_deck["slides"][0]["pictures"][map_deck["slides"][0]["start"]]
    colours = {}
    for theme in Theme:
        figure = figure_of(map_deck, picture, dark=theme == Theme.DARK)
        labels = next(trace for trace in figure["data"] if trace["meta"]["role"] == "labels")
        colours[theme] = dict(zip(labels["text"], labels["textfont"]["color"], strict=True))
        assert figure["layout"]["geo"]["bgcolor"] == tokens(theme).water
        assert colours[theme]["1,820,928"] == tokens(theme).mmr_text
    # Words have full contrast, whatever the tone of ink on a page.
    assert colours[Theme.LIGHT]["Thailand"] == "#000000"
    assert colours[Theme.DARK]["Thailand"] == "#FFFFFF"


def _sizes(value: Any) -> Iterator[float]:
    """The type sizes of a figure: of fonts, and inside of texts."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key.lower().endswith("font") and isinstance(each, dict):
                size = each.get("size", [])
                yield from size if isinstance(size, list) else [size]
            yield from _sizes(each)
    elif isinstance(value, list):
        for each in value:
            yield from _sizes(each)
    elif isinstance(value, str):
        yield from (float(size) for size in re.findall(r"font-size:([0-9.]+)px", value))


def test_no_text_of_a_chart_is_too_small(shipped: JSON) -> None:
    for each in shipped["slides"]:
        for picture in each["pictures"]:
            figure = figure_of(shipped, picture)
            sizes = [size * picture["zoom"] for size in _sizes(figure)]
            assert min(sizes) > LEAST - 0.1
            if each["layout"] == "map":
                labels = next(trace for trace in figure["data"] if trace["meta"]["role"] == "labels")
                numbers = [
                    size * picture["zoom"]
                    for size, role in zip(labels["textfont"]["size"], labels["meta"]["roles"], strict=True)
                    if role.endswith("number")
                ]
                assert all(27.9 < size < 45 for size in numbers)


def test_paragraphs_are_lines(context: Context) -> None:
    story = Story("mine", "A story", "", (Slide("A title", text="One\n\nTwo  words\n", notes=""),))
    (only,) = deck(context, story)["slides"]
    assert only["text"] == ["One", "Two words"]
    assert (only["layout"], only["pictures"], only["notes"]) == ("words", [], [])


def test_a_reader_s_own_story_and_a_copy_without_address_name_none(context: Context, map_deck: JSON) -> None:
    assert map_deck["address"] == ""
    story = Story("who-goes-where", "A story", "", (Slide("A title"),))
    shipped = replace(story, is_shipped=True)
    assert deck(context, shipped)["address"] == "https://corridors.example.org/present/who-goes-where?lang=en"
    # A file of that name is another story: no reader finds it there.
    assert deck(context, story)["address"] == ""


def test_a_view_without_figures_is_a_picture_that_says_so(context: Context) -> None:
    (only,) = made(context, slide(context, "/?origin=LAO&destination=JPN&sector=fishing&year=2014"))["slides"]
    assert len(only["pictures"]) == 1
    assert only["pictures"][0]["words"]["title"]


def test_what_differs_between_themes_is_a_pair() -> None:
    pool = Pool()
    assert pool.both({"a": [1, "x"], "b": 2}, {"a": [1, "y"], "b": 2}) == {"a": [1, {"@": 0}], "b": 2}
    assert pool.both([1], [1, 2]) == {"@": 1}
    assert pool.pairs == [["x", "y"], [[1], [1, 2]]]


def test_numbers_are_rounded_as_finely_as_they_can_be_seen() -> None:
    assert rounded({"lon": [100.123456], "x": [0.123456, 2.0], "n": 1820928, "t": "1.23456"}) == {
        "lon": [100.123],
        "x": [0.1235, 2],
        "n": 1820928,
        "t": "1.23456",
    }


def test_small_type_grows_and_links_go() -> None:
    text = '<a href="/x">A</a> <span style="font-size:8px">b</span>'
    small = {"font": {"size": 9}, "text": text, "marker": {"size": 4}}
    assert enlarged(small, 13) == {
        "font": {"size": 13},
        "text": 'A <span style="font-size:13px">b</span>',
        "marker": {"size": 4},
    }


def test_a_chart_that_grows_draws_what_finds_room_and_counts_the_others(context: Context) -> None:
    views = {"/country/THA?chart=country-bars": 600, "/corridor/MMR-THA?chart=corridor-channels": 664}
    made_here = made(context, *(slide(context, view) for view in views))
    for shown, most in zip(made_here["slides"], views.values(), strict=True):
        picture = shown["pictures"][0]
        assert picture["height"] * picture["zoom"] <= most + 1
        assert re.search(
            r"No room for \d more figures of this view", json.dumps(figure_of(made_here, picture))
        )
        # The line of source is of the figures drawn, those of December 2019 first.
        assert "Ministry of Labour, Thailand" in picture["words"]["brief"]
    state = view_of_address(context.dataset, "/country/THA", "chart=country-bars").state
    page = draw(context.dataset, context.basemap, Chart.COUNTRY_BARS, state, Theme.LIGHT, 700)
    assert "No room for" not in page.to_json()


def test_a_map_tells_how_many_corridors_have_an_arrow_and_what_its_marks_mean(context: Context) -> None:
    views = {
        "/?year=2019": ["7 of 14 corridors drawn", "thin arrow: estimate", "part still in process"],
        "/?origin=MMR,KHM,LAO&destination=THA&year=2019": ["part still in process"],
        "/?channel=BORDER_PASS&year=2019": ["hollow: a town near it", "province", "does not fit"],
    }
    made_here = made(context, *(slide(context, view) for view in views))
    legends = [legend_of(made_here, each) for each in made_here["slides"]]
    for legend, words in zip(legends, views.values(), strict=True):
        assert all(each in legend for each in words)
    assert "corridors drawn" not in "".join(legends[1:])
    assert "does not fit" not in "".join(legends[:2])
    sources = [each["pictures"][each["start"]]["words"]["brief"] for each in made_here["slides"]]
    assert ["GeoNames" in source for source in sources] == [False, False, True]


def test_marks_of_charts_are_told_beside_them(context: Context) -> None:
    views = {
        "/trends?origin=ALL&destination=THA&from=2018&to=2020": [
            "about",
            "range",
            "second-hand",
            "does not fit",
        ],
        "/compare?year=2019": ["all or part in process", "estimate", "not listed by the source"],
        "/timeline?destination=JPN&from=2019&to=2019&kind=agreement,law": ["hollow: date not told", "law"],
        "/compare?chart=ranking&origin=KHM&channel=FORMAL&year=2019": ["does not fit"],
        "/compare?chart=ranking&origin=VNM&destination=DEU&year=2019": [],
    }
    made_here = made(context, *(slide(context, view) for view in views))
    for shown, words in zip(made_here["slides"], views.values(), strict=True):
        legend = legend_of(made_here, shown)
        assert all(each in legend for each in words), shown["view"]
        assert bool(legend) == bool(words)


def legend_of(made_deck: JSON, shown: JSON) -> str:
    legend = shown["pictures"][shown["start"]]["legend"]
    return str(made_deck["pairs"][legend["@"]][0] if isinstance(legend, dict) else legend)
