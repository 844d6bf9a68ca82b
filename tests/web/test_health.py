"""The health check."""

from flask import Flask

from app.data.dataset import Dataset
from app.web import health


def test_loaded_data_are_healthy(dataset: Dataset) -> None:
    server = Flask("test")
    health.register(server, dataset)
    answer = server.test_client().get("/healthz")
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    assert answer.get_json() == {
        "status": "ok",
        "data_version": dataset.version,
        "observations": len(dataset.observations),
    }
    assert len(dataset.observations) > 100


def test_only_reading_is_allowed(dataset: Dataset) -> None:
    server = Flask("test")
    health.register(server, dataset)
    assert server.test_client().post("/healthz").status_code == 405
