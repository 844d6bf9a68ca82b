"""The source line names every producer, and many dates by the first and the last of them."""

from app.data.dataset import Dataset
from app.data.trends.trends import trend_of
from app.state.view import Page, ViewState
from app.text.trends.sources import source_line
from tests.conftest import Tiny

TRENDS = ViewState(page=Page.TRENDS)


def test_many_dates_are_told_by_the_first_and_the_last(tiny: Tiny) -> None:
    rows = "\n".join(f"r{year}, s, {year}-12" for year in range(2010, 2016))
    dataset = tiny(f"observation_id, series_id, period\n{rows}")
    words = source_line(dataset, trend_of(dataset, TRENDS))
    assert words == "Source: Government (6 dates from Dec 2010 to Dec 2015). Read in: Annual report."


def test_figures_from_the_producer_itself_name_its_publication(dataset: Dataset) -> None:
    words = source_line(dataset, trend_of(dataset, TRENDS.but(measure="stock", series=("undesa-ims-2024",))))
    assert "International Migrant Stock 2024 (8 dates from 1 Jul 1990 to 1 Jul 2024)" in words
    assert "Read in" not in words


def test_the_line_stays_short_however_many_producers_there_are(tiny: Tiny) -> None:
    sources = "source_id, publisher\nREPORT, A network\n" + "\n".join(
        f"p{at}, Office {at}" for at in range(12)
    )
    rows = "\n".join(f"r{at}, p{at}" for at in range(12))
    dataset = tiny(f"observation_id, source_id\n{rows}", sources=sources)
    words = source_line(dataset, trend_of(dataset, TRENDS))
    assert words.count("Office") == 8
    assert "4 more in the data of this view" in words
