"""The rows of the data page tell editions of one source apart, and what is worked out here from what is printed."""

from app.components.table import data_margin, data_table
from app.data.dataset import Dataset
from app.data.queries import sheet_of
from app.state.view import Page, ViewState
from tests.conftest import Tiny
from tests.tools.tree import with_class, words

DATA = ViewState(page=Page.DATA)


def told(dataset: Dataset, state: ViewState) -> list[str]:
    """What the column "What is counted" says, row by row."""
    table = data_table(dataset, state, sheet_of(dataset, state), (), ())
    return [words(cell["children"]) for cell in with_class(table, "cell-what")]


def test_editions_of_one_source_are_told_apart(dataset: Dataset) -> None:
    state = DATA.but(measure="stock", origin=("MMR",), destination=("THA",), year=2020)
    cells = told(dataset, state)
    for edition in ("revision of 2024", "revision of 2020"):
        assert any(edition in cell for cell in cells)


def test_a_series_of_one_figure_is_not_named(tiny: Tiny) -> None:
    dataset = tiny(
        "observation_id, series_id, period\na, many, 2018\nb, many, 2019\nc, once, 2019",
        flags="flag, name, sentence\ncomputed_total, Computed here, Added up here.",
    )
    text = " ".join(told(dataset, DATA))
    assert text.count("Series many") == 2
    assert "Series once" not in text


def test_the_margin_does_not_claim_that_sources_print_what_is_worked_out_here(dataset: Dataset) -> None:
    margin = data_margin(dataset, DATA, sheet_of(dataset, DATA), (), 1_019_609)
    assert "as its source prints it or, marked “Computed here”, worked out here" in words(margin)
