"""The figures panel: every figure of a corridor with bound, stage, evidence, source and warnings."""

import pytest

from app.components.card.parts import disagreement_note
from app.components.map.panel import corridor_panel, written_panel
from app.components.map.panel_alongside import alongside_block
from app.components.markup import markup
from app.data.dataset import Dataset
from app.data.map.alongside import alongside_years
from app.data.map.panel_groups import LONG
from app.data.standing import standing
from app.state.view import ViewState
from app.text.figures import amount, date_words
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
def test_the_figures_of_a_corridor_are_there(
    dataset: Dataset, corridor: str, numbers: tuple[str, ...]
) -> None:
    node = panel(dataset, corridor)
    found = figures(node)
    rows = [row for row in dataset.observations if "-".join(row.corridor) == corridor]
    assert all(any(number in text for text in found) for number in numbers)
    assert f"{len(rows)} figures" in words(node)
    # Everything of a short series stands in full; a long one has one entry.
    for row in rows:
        if len([each for each in rows if each.series_id == row.series_id]) <= LONG:
            assert any(amount(row).number in text and date_words(row) in text for text in found)
    for series in {row.series_id for row in rows}:
        several = [row for row in rows if row.series_id == series]
        if len(several) > LONG:
            title = dataset.series[series].title
            assert sum(title in text and f"{len(several)} figures from" in text for text in found) == 1


@pytest.mark.parametrize("corridor", ["MMR-THA", "KHM-THA", "VNM-JPN", "MMR-BGD"])
@pytest.mark.parametrize("measure", ["workers", "stock", "flow", "remittance"])
def test_a_panel_stays_light(dataset: Dataset, corridor: str, measure: str) -> None:
    node = panel(dataset, corridor, measure=measure)
    assert len(with_class(node, "figure")) <= 45
    assert len(list(parts(node))) <= 1_300


def test_the_whole_series_is_one_link_away(dataset: Dataset) -> None:
    node = panel(dataset, measure="stock", sex="female", lang="th")
    found = [part["href"] for part in parts(node) if "series=undesa-ims-2024" in part.get("href", "")]
    assert found == [
        "/data?measure=stock&series=undesa-ims-2024&origin=MMR&destination=THA&lang=th",
    ]
    assert len(with_class(node, "figure-dots")) >= 3


def test_women_and_men_stand_in_the_entry_of_their_series(dataset: Dataset) -> None:
    entries = figures(panel(dataset, measure="stock"))
    (text,) = [text for text in entries if "UN migrant stock, revision of 2024" in text]
    assert "Women 783,135, men 925,560." in text
    assert "2 of them are implausible." in text


def test_modelled_moves_are_called_so(dataset: Dataset) -> None:
    (text,) = [text for text in figures(panel(dataset, measure="flow")) if "Modelled moves" in text]
    assert "Modelled, people who moved within five years" in text
    assert "Women and men" not in text
    assert "do not add up" in text


def test_second_hand_figures_carry_their_confidence(dataset: Dataset) -> None:
    node = panel(dataset, "KHM-THA")
    for row in dataset.observations.of_corridor("KHM", "THA"):
        if row.confidence:
            assert any(
                amount(row).number in text and f"confidence {row.confidence}" in text
                for text in figures(node)
            )
    folded = [part for part in with_class(node, "panel-fold") if "confidence C" in words(part["children"])]
    assert folded
    assert "443,051" in words(folded[0]["children"])


# What stands beside, and what is worked out.


def test_cambodians_in_thailand_do_not_fit_together(dataset: Dataset) -> None:
    node = panel(dataset, "KHM-THA")
    (beside,) = [part for part in with_class(node, "beside") if words(part["children"]).startswith("2019")]
    text = words(beside["children"])
    for part in ("686,429", "650,000", "All, with papers or without", "June 2019", "December 2019"):
        assert part in text
    (mark,) = with_class(beside, "beside-differs")
    assert "contradict each other" in words(mark["children"])
    assert with_class(beside, "beside-range") == []


def test_a_range_is_drawn_where_one_is_worked_out(dataset: Dataset) -> None:
    years = alongside_years(dataset, ("LAO", "ALL"))
    node = alongside_block(dataset, ViewState(), years)
    assert any(
        "212,795 to 415,956 people" in words(part["children"]) for part in with_class(node, "beside-range")
    )
    assert with_class(node, "track-fill")[0]["style"]["width"] == "51.16%"


def test_a_corridor_without_estimates_says_so_once(dataset: Dataset) -> None:
    node = panel(dataset, "VNM-JPN")
    assert "No source here estimates all workers of this corridor" in words(node)
    assert with_class(node, "beside") == []


def test_a_corridor_without_workers_has_nothing_to_set_side_by_side(dataset: Dataset) -> None:
    assert "Documented, and estimated in all" not in words(panel(dataset, "MMR-BGD"))


def test_derived_figures_are_said_to_be_ours_and_open_to_their_numbers(dataset: Dataset) -> None:
    node = panel(dataset, measure="stock")
    assert "Worked out here" in words(node)
    (women,) = [part for part in with_class(node, "derived") if "Women’s share" in words(part["children"])]
    text = words(women["children"])
    for part in ("45.8 %", "783,135", "1,708,695", "1 July 2024"):
        assert part in text
    assert women["data-inputs"] == "undesa-2024-mmr-tha-2024-female;undesa-2024-mmr-tha-2024-total"
    (refused,) = with_class(node, "derived-not")
    assert "bear no change" in words(refused["children"])


def test_nothing_is_worked_out_from_nothing(tiny: Tiny) -> None:
    assert "Worked out here" not in words(panel(tiny("observation_id, measure\na, demand")))


def test_measures_of_a_long_panel_are_one_jump_away(dataset: Dataset) -> None:
    node = panel(dataset)
    anchors = [part["href"] for part in parts(node) if part.get("href", "").startswith("#")]
    ids = [part["id"] for part in parts(node) if "id" in part]
    assert len(anchors) > 5
    assert [anchor.removeprefix("#") for anchor in anchors] == ids


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
    text = " ".join(figures(panel(dataset)))
    said_otherwise = ("does_not_fit", "second_hand", "implausible")
    for row in dataset.observations.of_corridor("MMR", "THA"):
        for flag in row.flags:
            assert flag in said_otherwise or dataset.flags[flag].name in text
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


def test_a_panel_says_that_money_goes_the_other_way(dataset: Dataset, tiny: Tiny) -> None:
    sentence = "Corridors are those of the migration; the money goes the other way."
    assert sentence in words(panel(dataset, "VNM-KOR", measure="remittance"))
    assert sentence not in words(panel(tiny("observation_id\na")))


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


def test_a_row_worked_out_from_another_figure_than_its_heading_names_it(dataset: Dataset) -> None:
    names = [words(part["children"]) for part in with_class(panel(dataset, measure="stock"), "derived-name")]
    assert any("1,000 inhabitants of Thailand, from 1,576,317, 1 July 2020" in name for name in names)


def test_the_page_gets_the_figures_of_a_panel_as_text(dataset: Dataset) -> None:
    state = ViewState(corridor="MMR-THA")
    shown = standing(dataset, state)
    *head, body = written_panel(dataset, state, shown)
    whole = corridor_panel(dataset, state, shown)
    assert markup(head) + body.to_plotly_json()["props"]["data-markup"] == markup(whole)
