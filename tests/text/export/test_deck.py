"""The line of source on a slide: whoever stands beside a document was read there."""

import re
from collections.abc import Iterator

import pytest

from app.config import Settings
from app.data.dataset import Dataset
from app.data.shown import shown
from app.data.stories.stories import load_story, story_ids
from app.domain.figure import Observation
from app.export.deck.views import variants
from app.text.export.deck import slide_source
from app.text.figures import short_title

AR2019 = ["ar2019-mmr-tha-documented-2019-12", "ar2019-vnm-jpn-titp-2019-06"]
TAIPEI_TIMES = "off-vnm-twn-permits-2019-04"
DOE = "Department of Employment, Ministry of Labour, Thailand"
OWN = "undesa-2024-vnm-jpn-2015-total"


def line(dataset: Dataset, *keys: str) -> str:
    return slide_source(dataset, [dataset.by_id[key] for key in keys])


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (AR2019[:1], f"Source: {DOE}, read in MMN Annual Report 2019."),
        (
            [*AR2019, TAIPEI_TIMES],
            f"Source: {DOE}; Ministry of Justice, Japan, read in MMN Annual Report 2019; 1 more producer.",
        ),
        (
            [*AR2019, "ar2019-khm-tha-mou-2019-09"],
            f"Source: {DOE}; Ministry of Justice, Japan; 1 more producer; all read in MMN Annual Report 2019.",
        ),
        ([OWN], "Source: United Nations, Department of Economic and Social Affairs, Population Division."),
        (
            [OWN, TAIPEI_TIMES],
            "Source: United Nations, Department of Economic and Social Affairs, Population Division; 1 more producer.",
        ),
        ([], ""),
    ],
)  # fmt: skip
def test_a_producer_stands_beside_the_document_of_its_figures(
    dataset: Dataset, keys: list[str], expected: str
) -> None:
    assert line(dataset, *keys) == expected


def test_every_pair_of_producer_and_document_on_the_slides_that_ship_holds(dataset: Dataset) -> None:
    """On every slide, in every year and for every origin that it offers."""
    pairs = 0
    for rows in _pictures(dataset):
        words = slide_source(dataset, rows)
        assert words.startswith("Source: ")
        found = re.search(
            r"^Source: (.+?)(?:; \d+ more producers?)?;?(?: all|,) read in (.+?)[;.](?: |$)", words
        )
        if not found or re.match(r"several|\d+ documents", found[2]):
            continue
        for row in rows:
            if dataset.sources[row.source_id].publisher in found[1].split("; "):
                assert row.via_source_id, words
                title = short_title(dataset, row.via_source_id)
                publisher = dataset.sources[row.via_source_id].publisher
                assert found[2] in title or publisher in found[2], words
                pairs += 1
    assert pairs > 100


def _pictures(dataset: Dataset) -> Iterator[list[Observation]]:
    folder = Settings().stories
    for story_id in story_ids(folder):
        for slide in load_story(dataset, folder, story_id).slides:
            if slide.view is None or slide.chart is None:
                continue
            for view in variants(dataset, slide.chart, slide.view)[0]:
                if rows := list(shown(dataset, slide.chart, view.state).figures):
                    yield rows
