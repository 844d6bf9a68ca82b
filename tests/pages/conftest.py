"""The whole app, made once."""

import pytest

from app.factory import create_app
from tests.tools.dashboard import Dashboard


@pytest.fixture(scope="session")
def dashboard() -> Dashboard:
    """The app with the repository's data, asked as the page asks it."""
    return Dashboard(create_app())
