"""A story outside the dashboard: no file names an address that nobody can open."""

from dataclasses import replace

import pytest

from app.config import Settings
from app.data.dataset import Dataset
from app.data.stories.stories import load_story, parse_story
from app.export.context import Context, make_context
from app.export.pack.pack import pack_html
from app.export.story import story_link, story_stem


@pytest.fixture(scope="module")
def context(dataset: Dataset) -> Context:
    return make_context(Settings(address="https://corridors.example.org"), dataset)


def test_only_a_story_that_ships_has_an_address(context: Context) -> None:
    folder = context.settings.stories
    shipped = load_story(context.dataset, folder, "who-goes-where")
    assert story_link(context, shipped) == "https://corridors.example.org/present/who-goes-where?lang=en"
    assert story_link(context, replace(shipped, lang="th")).endswith("/present/who-goes-where?lang=th")
    assert story_link(replace(context, settings=Settings()), shipped) == ""
    text = (folder / "who-goes-where.yml").read_text(encoding="utf-8")
    from_file = parse_story(context.dataset, text, "who-goes-where.yml", story_id="who-goes-where")
    assert story_link(context, from_file) == ""


def test_the_pack_of_a_story_from_a_file_names_no_address_of_it(context: Context) -> None:
    story = parse_story(
        context.dataset, "title: A\nslides: [{title: B}]", "my-workshop.yml", story_id="my-workshop"
    )
    assert "/present/my-workshop" not in pack_html(context, story).decode()
    assert "/present/my-workshop" in pack_html(context, replace(story, is_shipped=True)).decode()


def test_files_are_named_for_story_language_and_edition(context: Context) -> None:
    story = parse_story(context.dataset, "title: A\nslides: [{title: B}]", "x", story_id="a")
    edition = f"{context.dataset.released}_{context.dataset.version}"
    assert story_stem(context, story) == f"mekong-corridors_story_a_{edition}"
    assert story_stem(context, replace(story, lang="th")) == f"mekong-corridors_story_a_th_{edition}"
