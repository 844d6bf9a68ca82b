"""Sentences of the corridor charts: whole, with the numbers of the figures that they name."""

from app.data.dataset import Dataset
from app.state.view import Page, ViewState
from app.text.corridor.channels import channels_finding
from app.text.corridor.charts import trend_finding
from tests.conftest import Tiny


def view(corridor: str) -> ViewState:
    return ViewState(page=Page.CORRIDOR, corridor=corridor)


def test_a_finding_tells_the_ends_of_a_line_and_keeps_measures_apart(dataset: Dataset) -> None:
    found = trend_finding(dataset, view("MMR-THA"))
    assert (
        "136,674 (estimate, 1 Jul 2000) and 1,708,695 (estimate, 1 Jul 2024), both of one series"
        in found.sentence
    )
    assert "nothing is added up" in found.sentence
    assert {"workers", "stock"} <= {row.measure for row in found.figures}


def test_a_finding_of_one_figure_has_no_word_of_panels(dataset: Dataset) -> None:
    found = trend_finding(dataset, view("AGO-CHN"))
    assert found.sentence == "Remittances: about 2,002 US dollars (model, 2017)."


def test_channels_are_told_with_their_date_and_stage_apart(dataset: Dataset) -> None:
    sentence = channels_finding(dataset, view("MMR-THA")).sentence
    assert "Documented: 1,820,928 (completed or in process, Dec 2019)." in sentence
    assert "Nationality verification (NV): 652,507 (in process, Aug 2019)" in sentence
    assert "MOU recruitment: 493,744 (Aug 2019)." in sentence
    assert "Together" not in sentence


def test_a_sum_in_a_finding_is_a_claim(tiny: Tiny) -> None:
    data = tiny(
        "observation_id, series_id, channel, value\na, s, MOU, 30\nb, s, NV, 12",
        channels="""channel, name, short_name, kind, excludes
        MOU, Recruitment, MOU, scheme, NV
        NV, Verification, NV, scheme, MOU""",
    )
    found = channels_finding(data, view("MMR-THA"))
    assert "Together 42." in found.sentence
    assert [claim.value for claim in found.claims] == [42]
