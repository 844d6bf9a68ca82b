"""What each series holds: counted as one would count by hand."""

from app.data.dataset import Dataset
from app.data.sources.holdings import Holding, holdings
from app.domain.measures import MEASURES
from tests.conftest import Tiny


def test_series_stand_below_their_measure_the_largest_first(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, series_id, measure, period
        a,              few,       workers, 2019
        b,              many,      workers, 2014-10
        c,              many,      workers, 2018-11/2020-02
        d,              other,     stock,   1990-07-01
        """,
        series="""
        series_id, title, measure
        few,       Few,   workers
        many,      Many,  workers
        other,     Other, stock
        none,      None,  workers
        """,
    )
    assert holdings(data) == {
        "workers": (
            Holding(data.series["many"], 2, 2014, 2020),
            Holding(data.series["few"], 1, 2019, 2019),
        ),
        "stock": (Holding(data.series["other"], 1, 1990, 1990),),
    }


def test_every_figure_is_in_one_series_of_its_measure(dataset: Dataset) -> None:
    held = holdings(dataset)
    assert list(held) == [key for key in MEASURES if key in held]
    rows = [row for each in held.values() for row in each]
    assert sum(row.figures for row in rows) == len(dataset.observations)
    assert len({row.series.series_id for row in rows}) == len(rows)
    assert all(row.series.measure == key for key, each in held.items() for row in each)
