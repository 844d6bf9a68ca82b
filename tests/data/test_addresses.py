"""Addresses read with the codes of the data."""

import pytest

from app.data.addresses import view_of_address
from app.data.dataset import Dataset
from app.state.codec import Ignored


@pytest.mark.parametrize("path", ["/trends", "/timeline"])
def test_a_year_that_no_figure_has_is_told_on_pages_over_time(dataset: Dataset, path: str) -> None:
    parsed = view_of_address(dataset, path, "year=1901")
    assert parsed.ignored == (Ignored("year", "1901"),)
    assert parsed.state.year is None
    assert view_of_address(dataset, path, "year=2019").ignored == ()
    # The map of a year without figures says so itself.
    assert view_of_address(dataset, "/", "year=1901").state.year == 1901
