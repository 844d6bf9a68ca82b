"""`GET /healthz`: whether the data are loaded."""

from flask import Flask, Response, jsonify

from app.data.dataset import Dataset


def register(server: Flask, dataset: Dataset) -> None:
    """Add the health check to `server`."""

    @server.get("/healthz")
    def healthz() -> Response:
        return jsonify(status="ok", data_version=dataset.version, observations=len(dataset.observations))
