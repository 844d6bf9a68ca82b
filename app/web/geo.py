"""The base map's files, kept for long by browsers: their address changes with their content."""

from pathlib import Path

from flask import Flask, Response, abort

from app.figures.map.basemap import load_basemap
from app.web.headers import YEAR


def register(server: Flask, boundaries: Path) -> None:
    """Serve the GeoJSON files of the base map in the folder `boundaries`."""

    @server.get("/geo/<version>/<name>")
    def geo(version: str, name: str) -> Response:
        basemap = load_basemap(boundaries)
        if version != basemap.version or name not in basemap.files:
            abort(404)
        response = Response(basemap.files[name], mimetype="application/geo+json")
        response.cache_control.public = True
        response.cache_control.max_age = YEAR
        response.cache_control.immutable = True
        return response
