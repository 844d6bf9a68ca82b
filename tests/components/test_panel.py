"""The figures panel: every figure of a corridor with bound, stage, evidence, source and warnings."""

import pytest

from app.components.panel import corridor_panel, disagreement_note
from app.data.dataset import Dataset
from app.data.standing import standing
from app.state.view import ViewState
from tests.conftest import Tiny
from tests.tools.tree import links, parts, with_class, words


def panel(dataset: Dataset, corridor: str = "MMR-THA", **choice: object) -> object:
    state = ViewState(corridor=corridor).but(**choice)
    return corridor_panel(dataset, state, standing(dataset, state))


def figures(node: object) -> list[str]:
    return [words(part["children"]) for part in with_class(node, "figure")]


@pytest.mark.parametrize(
    ("corridor", "numbers"),
    [
        ("MMR-THA", ("493,744", "652,507", "1,820,928")),
        ("KHM-THA", ("308,295", "355,731", "686,429", "650,000")),
        ("LAO-THA", ("175,766", "105,153", "280,962")),
    ],
)
def test_every_figure_of_a_corridor_is_there(
    dataset: Dataset, corridor: str, numbers: tuple[str, ...]
) -> None:
    node = panel(dataset, corridor)
    found = figures(node)
    rows = [row for row in dataset.observations if "-".join(row.corridor) == corridor]
    assert len(found) == len(rows)
    assert all(any(number in text for text in found) for number in numbers)
    assert f"{len(rows)} figures" in words(node)


def test_a_figure_says_channel_bound_stage_date_source_and_place(dataset: Dataset) -> None:
    (mou,) = [text for text in figures(panel(dataset)) if "493,744" in text]
    row = dataset.by_id["ar2019-mmr-tha-mou-2019-08"]
    for part in ("MOU", "Counted", "August 2019", "read in MMN Annual Report 2019", row.via_locator):
        assert part in mou, part
    (least,) = [text for text in figures(panel(dataset)) if "1,700,000" in text]
    assert "more than" in least
    assert "at least" in least


def test_the_figure_on_the_map_comes_first_and_is_marked(dataset: Dataset) -> None:
    node = panel(dataset)
    (stands,) = with_class(node, "figure-stands")
    assert "1,820,928" in words(stands["children"])
    assert "1,820,928" in figures(node)[0]
    (other,) = with_class(panel(dataset, channel=("MOU",)), "figure-stands")
    assert "493,744" in words(other["children"])


def test_a_corridor_without_an_arrow_marks_none(dataset: Dataset) -> None:
    assert with_class(panel(dataset, year=2011), "figure-stands") == []
    assert figures(panel(dataset, year=2011))


def test_warnings_and_notes_stand_with_their_figure(dataset: Dataset) -> None:
    for row in dataset.observations:
        if row.corridor != ("MMR", "THA"):
            continue
        text = " ".join(figures(panel(dataset)))
        for flag in row.flags:
            assert flag == "does_not_fit" or dataset.flags[flag].name in text
        assert not row.note or " ".join(row.note.split()) in text


def test_disagreements_are_told_in_sentences(dataset: Dataset) -> None:
    text = words(panel(dataset))
    assert "What does not fit together" in text
    for row in dataset.disagreements:
        touched = [dataset.by_id[key] for key in row.observations]
        if any(each.corridor == ("MMR", "THA") for each in touched):
            assert row.title in text
            assert " ".join(row.arithmetic.split()) in text


def test_a_disagreement_ends_its_sentences(dataset: Dataset) -> None:
    for row in dataset.disagreements:
        text = words(disagreement_note(row))
        assert text.endswith((".", "!", "?", '."'))
        assert ".." not in text.replace("...", "")


def test_sectors_without_a_number_are_named(dataset: Dataset) -> None:
    assert "Sectors named without a number" in words(panel(dataset, "LAO-CHN_YN"))
    assert figures(panel(dataset, "LAO-CHN_YN")) == []


def test_other_measures_stand_apart_on_scales_of_their_own(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, measure,    unit,    value
        a,              workers,    persons, 900
        b,              workers,    persons, 300
        c,              remittance, USD,     5000000
        """
    )
    node = panel(data)
    groups = [words(part["children"]) for part in with_class(node, "panel-group")]
    assert len(groups) == 2
    assert "0 to 1,000" in groups[0]
    assert "0 to 5,000,000" in groups[1]
    ends = [part["style"]["left"] for part in with_class(node, "track-end")]
    assert ends == ["90.00%", "30.00%", "100.00%"]


def test_unlike_units_share_no_scale(tiny: Tiny) -> None:
    data = tiny("observation_id, measure, unit, value\na, remittance, USD, 9\nb, remittance, THB, 9")
    assert with_class(panel(data), "track") == []


def test_a_range_is_drawn_from_end_to_end(tiny: Tiny) -> None:
    data = tiny("observation_id, bound, value_low, value_high\na, range, 300, 400")
    node = panel(data)
    assert "300 to 400" in figures(node)[0]
    (band,) = with_class(node, "track-range")
    assert band["style"] == {"left": "75.00%", "width": "25.00%"}


def test_zero_is_a_figure(tiny: Tiny) -> None:
    node = panel(tiny("observation_id, value\na, 0"))
    assert "0" in figures(node)[0]
    assert with_class(node, "track-end")[0]["style"]["left"] == "0.00%"


def test_a_repeat_is_said_to_be_one(tiny: Tiny) -> None:
    data = tiny("observation_id, value, same_as\na, 10, \nb, 10, a")
    assert sum("never counted twice" in text for text in figures(panel(data))) == 1


def test_links_lead_to_the_same_corridor_elsewhere_and_back(dataset: Dataset) -> None:
    found = links(panel(dataset, channel=("MOU",), year=2019))
    assert found["Show as trend"] == "/trends?origin=MMR&destination=THA"
    assert found["Show in the data table"] == "/data?origin=MMR&destination=THA"
    assert found["×"] == "/?channel=MOU&year=2019"
    closing = [part for part in parts(panel(dataset)) if part.get("className") == "panel-close"]
    assert closing[0]["title"] == "Close this panel"
