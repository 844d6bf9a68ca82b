"""Stories: what their files may hold, what is said of a bad one, and that the shipped ones say what the data say."""

import json
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config import ROOT
from app.data.dataset import Dataset
from app.data.shown import shown
from app.data.stories.check import check_stories, numbers_in, told_beside, unfounded
from app.data.stories.problems import StoryProblem
from app.data.stories.stories import (
    BadStory,
    Slide,
    Story,
    UnknownStory,
    load_story,
    parse_story,
    story_ids,
    story_parts,
)
from app.state.charts import Chart
from app.state.pages import Page
from app.state.stories import LENGTHS, MOST_SLIDES

FOLDER = ROOT / "data" / "stories"
SHIPPED = ("who-goes-where", "what-the-numbers-leave-out")
KEY = "ar2019-mmr-tha-documented-2019-12"
GOOD = f"""
title: A story
subtitle: Of two slides
slides:
  - title: First
    text: Some words.
    notes: Said aloud.
    view: /trends?origin=MMR&chart=trend-panels
    figures: [{KEY}]
  - title: Second
"""


def problems_of(dataset: Dataset, text: str) -> tuple[StoryProblem, ...]:
    with pytest.raises(BadStory) as caught:
        parse_story(dataset, text, "mine.yml")
    return caught.value.problems


def told(dataset: Dataset, text: str) -> str:
    return "\n".join(map(str, problems_of(dataset, text)))


def test_a_story_has_what_its_text_says(dataset: Dataset) -> None:
    story = parse_story(dataset, GOOD, "mine.yml")
    assert (story.title, story.subtitle, story.story_id) == ("A story", "Of two slides", "mine")
    first, second = story.slides
    assert (first.title, first.text, first.notes, first.figures) == (
        "First",
        "Some words.",
        "Said aloud.",
        (KEY,),
    )
    assert first.chart == Chart.TREND_PANELS
    assert first.view is not None
    assert (first.view.page, first.view.origin) == (Page.TRENDS, ("MMR",))
    assert (second.view, second.chart, second.figures) == (None, None, ())


def test_json_is_read_as_well_and_what_the_browser_keeps_comes_back(dataset: Dataset) -> None:
    story = parse_story(dataset, GOOD, "mine.yml")
    for indent in (None, 2):
        text = json.dumps(story_parts(story), indent=indent, ensure_ascii=False)
        again = parse_story(dataset, text, "mine.json")
        assert story_parts(again) == story_parts(story)
        assert [slide.view for slide in again.slides] == [slide.view for slide in story.slides]


def test_signs_that_yaml_forbids_do_no_harm(dataset: Dataset) -> None:
    text = json.dumps(
        {"title": "a\x7fb \U0001f600", "slides": [{"title": "tab\there", "text": "<b>&\u2028"}]}
    )
    for ascii_only in (text, json.dumps(json.loads(text), ensure_ascii=False)):
        story = parse_story(dataset, ascii_only, "mine.json")
        assert "\U0001f600" in story.title
        assert story.slides[0].title == "tab here"
        assert story.slides[0].text.startswith("<b>&")


def test_a_text_may_stand_in_several_languages(dataset: Dataset) -> None:
    text = "title: {en: One, th: หนึ่ง}\nslides:\n  - title:\n      th: สอง\n      lo: ສອງ\n"
    assert parse_story(dataset, text, "x", "th").title == "หนึ่ง"
    assert parse_story(dataset, text, "x", "en").title == "One"
    assert parse_story(dataset, text, "x", "km").title == "One"
    assert parse_story(dataset, text, "x", "en").slides[0].title == "สอง"
    assert parse_story(dataset, text, "x", "th").lang == "th"


def test_a_slide_shows_a_view_whatever_its_address_says_of_host_theme_and_card(dataset: Dataset) -> None:
    address = f"https://corridors.example.org/compare?year=2019&theme=dark&embed=1&figure={KEY}&lang=th&data=0123456"
    story = parse_story(dataset, f"title: A\nslides:\n  - title: B\n    view: {address}\n", "x")
    view = story.slides[0].view
    assert view is not None
    assert (view.page, view.year, view.theme, view.embed, view.figure) == (
        Page.COMPARE,
        2019,
        None,
        False,
        None,
    )
    assert story.slides[0].chart == Chart.MATRIX


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: A\nslides:\n- title: B\n  view: /nowhere", "mine.yml:4, slide 1, view: There is no page /nowhere."),
        ("title: A\nslides:\n- title: B\n  view: /data", "mine.yml:4, slide 1, view: The page /data has no chart"),
        ("title: A\nslides:\n- title: B\n  view: /country", "is about nothing yet. Remedy: Say which one"),
        ("title: A\nslides:\n- title: B\n  view: trends", "trends is not the address of a view"),
        ("title: A\nslides:\n- title: B\n  view: 'http://[x'", "http://[x is not the address of a view"),
        ("title: A\nslides:\n- title: B\n  view: /?orgin=MMR", "does not know the parameter orgin"),
        ("title: A\nslides:\n- title: B\n  view: /?origin=XXX", "does not know XXX as a value of origin"),
        ("title: A\nslides:\n- title: B\n  view: /compare?chart=trend", "has no chart trend. Remedy: Use one of: mat"),
        ("title: A\nslides:\n- title: B\n  figures: [a-b-c]", "mine.yml:4, slide 1, figures: There is no figure a-b-c"),
        ("title: A\nslides:\n- title: B\n  figures: a-b-c", "mine.yml:4, slide 1, figures: This must be a list."),
        ("title: A\nslides:\n- title: B\n  txt: C", "mine.yml:4, slide 1: txt is not a part of a slide."),
        ("title: A\nname: B\nslides:\n- title: B", "mine.yml:2: name is not a part of a story."),
        ("title: A\nslides:\n- title: B\n  title: C", "mine.yml:4, slide 1, title: title stands here twice."),
        ("title: A\nslides:\n- text: B", "mine.yml:3, slide 1, title: The slide has no title."),
        ("slides:\n- title: B", "mine.yml:1, title: The story has no title. Remedy: Give it one."),
        ("title: A", "mine.yml:1, slides: The story has no slides."),
        ("title: A\nslides: []", "mine.yml:2, slides: The story has no slides."),
        ("title: A\nslides:\n- B", "mine.yml:3, slide 1: This is not a slide."),
        ("title: A\nslides:\n- title: [B]", "mine.yml:3, slide 1, title: This must be a text"),
        ("title: {xx: A}\nslides:\n- title: B", "mine.yml:1, title: xx is not a language of this dashboard."),
        ("title: A: B", "mine.yml:1: This cannot be read as YAML or JSON"),
        ("title: A\n  slides: [", "mine.yml:2: This cannot be read"),
        ("", "mine.yml:1: This is no story"),
        ("A story", "mine.yml:1: This is no story"),
        ("a: b\nc: d", "mine.yml:1: This is no story"),
        ("[" * 20_000, "mine.yml: Lists stand in lists too deeply"),
        ("a" * 200_001, "The text of the story has 200,001 characters; at most 200,000 are read."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place_and_remedy(dataset: Dataset, text: str, expected: str) -> None:
    words = told(dataset, text)
    assert expected in words
    assert "Remedy: " in words


def test_all_that_is_wrong_is_told_at_once(dataset: Dataset) -> None:
    text = "title: A\nfoo: 1\nslides:\n- title: B\n  view: /?origin=XXX&foo=1\n  figures: [a-b-c]\n- 3\n"
    assert [(each.line, each.slide) for each in problems_of(dataset, text)] == [
        (2, 0),
        (5, 1),
        (5, 1),
        (6, 1),
        (7, 2),
    ]


@pytest.mark.parametrize("name", ["title", "text", "notes"])
def test_a_text_has_a_longest_length(dataset: Dataset, name: str) -> None:
    def text(length: int) -> str:
        return json.dumps({"title": "A", "slides": [{"title": "B"} | {name: "x" * length}]})

    most = LENGTHS[name]
    assert len(getattr(parse_story(dataset, text(most), "x").slides[0], name)) == most
    assert f"has {most + 1} characters; {most} find room" in told(dataset, text(most + 1))


def test_a_story_without_a_title_gets_the_one_that_is_offered(dataset: Dataset) -> None:
    text = "slides: [{title: B}]"
    assert parse_story(dataset, text, "x", untitled="Your story").title == "Your story"
    assert parse_story(dataset, "title: A\n" + text, "x", untitled="Your story").title == "A"


def test_only_a_story_of_the_folder_is_one_that_ships(dataset: Dataset) -> None:
    text = (FOLDER / "who-goes-where.yml").read_text(encoding="utf-8")
    assert load_story(dataset, FOLDER, "who-goes-where").is_shipped
    assert not parse_story(dataset, text, "who-goes-where.yml", story_id="who-goes-where").is_shipped


def test_a_story_says_whether_it_has_other_languages(dataset: Dataset) -> None:
    assert not parse_story(dataset, GOOD, "x").has_languages
    text = "title: {en: A, th: B}\nslides: [{title: {en: C}}]"
    assert parse_story(dataset, text, "x").has_languages
    assert not parse_story(dataset, text.replace(", th: B", ""), "x").has_languages


def test_there_is_a_largest_number_of_slides(dataset: Dataset) -> None:
    def text(count: int) -> str:
        return json.dumps({"title": "A", "slides": [{"title": "B"}] * count})

    assert len(parse_story(dataset, text(MOST_SLIDES), "x").slides) == MOST_SLIDES
    assert "slides; at most" in told(dataset, text(MOST_SLIDES + 1))


def test_aliases_and_tags_of_yaml_run_nothing_and_fill_no_memory(dataset: Dataset) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + at)}: &{chr(98 + at)} [{', '.join([f'*{chr(97 + at)}'] * 9)}]\n" for at in range(20)
    )
    assert "is no story" in told(dataset, bomb)
    assert "must be a text" in told(
        dataset, "title: !!python/object/apply:os.system [x]\nslides: [{title: B}]"
    )


@given(text=st.text(max_size=200))
def test_no_text_breaks_the_reader(dataset: Dataset, text: str) -> None:
    for each in (
        text,
        f"title: {text}\nslides: [{{title: {text}, view: '/{text}'}}]",
        json.dumps({"slides": text}),
    ):
        with suppress(BadStory):
            parse_story(dataset, each, "x")


def test_a_story_is_found_by_its_id_alone(dataset: Dataset, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "stories"
    assert story_ids(folder) == ()
    folder.mkdir(parents=True)
    (folder / "one.yml").write_text(GOOD, encoding="utf-8")
    (folder / "two.yml").write_bytes(b"title: A\nsubtitle: \xff\n")
    (tmp_path / "data" / "secret.yml").write_text(GOOD, encoding="utf-8")
    assert story_ids(folder) == ("one", "two")
    assert load_story(dataset, folder, "one").story_id == "one"
    with pytest.raises(BadStory, match=r"data/stories/two\.yml:2: The text is not UTF-8"):
        load_story(dataset, folder, "two")
    for name in ("three", "../secret", ""):
        with pytest.raises(UnknownStory, match="Use one of: one, two"):
            load_story(dataset, folder, name)


def test_stories_stand_in_the_order_that_they_give_and_then_by_name(dataset: Dataset, tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    folder.mkdir()
    for name, order in (("a", ""), ("b", "order: 2\n"), ("c", "order: 1\n"), ("d", "")):
        (folder / f"{name}.yml").write_text(order + GOOD, encoding="utf-8")
    assert story_ids(folder) == ("c", "b", "a", "d")
    assert load_story(dataset, folder, "c").story_id == "c"
    with pytest.raises(BadStory, match="order: The place of a story in the list must be a whole number"):
        parse_story(dataset, "order: first\n" + GOOD, "x")


def test_numbers_above_a_story_are_those_of_its_slides(dataset: Dataset) -> None:
    story = parse_story(
        dataset,
        "title: Migration in 2018\nsubtitle: In 2019\nslides: [{title: A map, view: '/?year=2019'}]",
        "x",
    )
    found = [str(each) for each in unfounded(dataset, story, "x.yml")]
    assert len(found) == 1
    assert "x.yml, title: The number 2018 is printed in none of the figures of the story" in found[0]


# The stories that ship.


@pytest.fixture(scope="module")
def shipped(dataset: Dataset) -> dict[str, Story]:
    return {story.story_id: story for story in check_stories(dataset, FOLDER)}


def test_the_shipped_stories_hold_and_each_number_is_founded(shipped: dict[str, Story]) -> None:
    assert tuple(shipped) == SHIPPED


@pytest.mark.parametrize("story_id", SHIPPED)
def test_a_shipped_story_fits_on_its_slides(shipped: dict[str, Story], story_id: str) -> None:
    story = shipped[story_id]
    assert 7 <= len(story.slides) <= 12
    for slide in story.slides:
        assert len(slide.title) <= 70, slide.title
        assert 0 < len(slide.text) <= 260, slide.title
        assert 1 <= len(re.findall(r"[.](?:\s|$)", slide.text)) <= 4, slide.title
        assert len(slide.notes) > 100, slide.title
        assert slide.view is None or "Source" in slide.notes, slide.title


def test_the_shipped_stories_use_many_charts(shipped: dict[str, Story]) -> None:
    charts = {slide.chart for story in shipped.values() for slide in story.slides if slide.chart}
    assert charts >= {
        Chart.FLOW_MAP,
        Chart.TREND,
        Chart.MATRIX,
        Chart.SLOPE,
        Chart.RANKING,
        Chart.TIMELINE,
        Chart.COUNTRY_BARS,
    }


@pytest.mark.parametrize("story_id", SHIPPED)
def test_what_a_slide_names_is_on_its_chart(
    dataset: Dataset, shipped: dict[str, Story], story_id: str
) -> None:
    """The first figure that a slide names, which its title is about, is among those that its chart shows."""
    for slide in shipped[story_id].slides:
        if slide.view is None or slide.chart is None:
            continue
        found = shown(dataset, slide.chart, slide.view)
        keys = {row.observation_id for row in found.figures}
        assert not slide.figures or slide.figures[0] in keys, slide.title
        assert keys or found.events or found.mentions, slide.title


def test_no_worker_count_tells_women_from_men(dataset: Dataset) -> None:
    """A slide of `what-the-numbers-leave-out` says so."""
    table = dataset.table("observations")
    assert set(table[table["measure"] == "workers"]["sex"]) == {"total"}


def test_words_of_the_shipped_stories_are_respectful(shipped: dict[str, Story]) -> None:
    words = " ".join(
        text
        for story in shipped.values()
        for slide in story.slides
        for text in (slide.title, slide.text, slide.notes)
    ).lower()
    for word in (
        "illegal",
        "alien",
        "flood",
        "wave",
        "influx",
        "supply",
        "sending countr",
        "receiving countr",
    ):
        assert word not in words


# The rule about numbers.


def story_of(slide: Slide) -> Story:
    return Story("x", "A", "", (slide,))


@pytest.mark.parametrize(
    ("text", "notes", "figures", "expected"),
    [
        ("1,820,928 people in December 2019.", "", [KEY], ""),
        ("1,820,929 people.", "", [KEY], "1,820,929 is printed in none"),
        ("In 2018.", "", [KEY], "2018 is printed in none"),
        ("About 3.9 million.", "", ["ar2019-all-tha-workers-2019-01"], ""),
        ("3 to 4 million.", "", ["ar2019-all-tha-workers-range-2019"], ""),
        ("2 to 4 million.", "", ["ar2019-all-tha-workers-range-2019"], "2,000,000 is printed in none"),
        (
            "65 of 100.",
            "1,820,928 of 1,820,928 + 686,429 + 280,962.",
            [KEY, "ar2019-khm-tha-documented-2019-12", "ar2019-lao-tha-documented-2019-12"],
            "",
        ),
        (
            "65 of 100.",
            "",
            [KEY, "ar2019-khm-tha-documented-2019-12", "ar2019-lao-tha-documented-2019-12"],
            "65 was worked out, but the words do not say from what",
        ),
        # Of two dates and procedures, so that nothing is worked out from them.
        (
            "1,146,251 people.",
            "493,744 + 652,507",
            ["ar2019-mmr-tha-mou-2019-08", "ar2019-mmr-tha-nv-2019-08"],
            "1,146,251 is printed in none",
        ),
        ("See note 69, section 64, pages 4 and 5.", "", [], ""),
        # Days and months of dates are no figures.
        ("31 deaths.", "", [KEY], "31 is printed in none"),
        ("12 deaths.", "", [KEY], "12 is printed in none"),
        ("1 worker.", "", [KEY], "1 is printed in none"),
        ("On 5 December 2019.", "", [KEY], "5 December 2019 is printed in none"),
        ("28 June 2019.", "", ["ar2019-khm-tha-all-2019-06"], ""),
        ("28 workers on 28 June.", "", ["ar2019-khm-tha-all-2019-06"], "28 is printed in none"),
        ("On 1 July 2015.", "", ["undesa-2024-mmr-tha-2015-total"], ""),
    ],
)
def test_each_number_needs_its_figure(
    dataset: Dataset, text: str, notes: str, figures: list[str], expected: str
) -> None:
    found = [
        str(each)
        for each in unfounded(dataset, story_of(Slide("A", text, notes, figures=tuple(figures))), "x.yml")
    ]
    assert len(found) == (1 if expected else 0), found
    assert expected in "".join(found)


@pytest.mark.parametrize(
    ("text", "figures", "expected"),
    [
        ("686,429 people.", ["ar2019-khm-tha-documented-2019-12"], []),
        ("UN Women wrote of 28,000.", [KEY, "ar2019-mmr-tha-domestic-work-undocumented-2017-06"], [1]),
        ("They did.", [KEY, "ar2019-mmr-tha-domestic-work-undocumented-2017-06"], []),
    ],
)
def test_numbers_beside_a_chart_are_those_of_the_words_from_other_sources(
    dataset: Dataset, text: str, figures: list[str], expected: list[int]
) -> None:
    story = parse_story(
        dataset,
        json.dumps(
            {
                "title": "A",
                "slides": [
                    {
                        "title": "B",
                        "text": text,
                        "view": "/?origin=MMR,KHM,LAO&destination=THA&year=2019",
                        "figures": figures,
                    }
                ],
            }
        ),
        "x",
    )
    found = [row.observation_id for row in told_beside(dataset, story.slides[0])]
    assert found == [figures[at] for at in expected]


def test_numbers_are_read_as_written(dataset: Dataset) -> None:
    assert numbers_in(dataset, "1,820,928 and 65.3 %, 2.8 billion; 40.") == [2.8e9, 1820928, 65.3, 40]


def test_all_stories_of_a_folder_are_checked(dataset: Dataset, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "stories"
    folder.mkdir(parents=True)
    assert check_stories(dataset, folder) == ()
    (folder / "bad.yml").write_text("title: A\nslides:\n- title: 12 people\n", encoding="utf-8")
    (folder / "good.yml").write_text(GOOD, encoding="utf-8")
    (folder / "worse.yml").write_text("title: A\n", encoding="utf-8")
    with pytest.raises(BadStory) as caught:
        check_stories(dataset, folder)
    bad, worse = map(str, caught.value.problems)
    assert bad.startswith("data/stories/bad.yml:3, slide 1: The number 12 is printed in none")
    assert worse.startswith("data/stories/worse.yml:1, slides: The story has no slides.")
