"""What tests of exports share: the context of the repository's data, and one browser that draws for all of them."""

from collections.abc import Iterator

import pytest

from app.config import Settings
from app.data.dataset import Dataset
from app.export.context import Context, make_context
from app.export.picture.renderer import Renderer
from tests.tools.browser import browser_or_stop

ADDRESS = "https://corridors.example.org"
"""Where readers reach the dashboard of the tests."""


@pytest.fixture(scope="session")
def context(dataset: Dataset) -> Context:
    """The data and the base map, with a public address."""
    return make_context(Settings(publisher="A network", address=ADDRESS), dataset)


@pytest.fixture(scope="session")
def renderer(context: Context) -> Iterator[Renderer]:
    """One browser for the whole session; without one the suite stops and says what to install."""
    browser_or_stop()
    with Renderer(context) as renderer:
        yield renderer
