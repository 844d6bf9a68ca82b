"""The API over HTTP: which endpoint answers, errors as JSON, and nothing sent that a client has already."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, request

from app.data.dataset import Dataset
from app.web.derived_endpoints import derived_endpoint
from app.web.downloads import downloads
from app.web.endpoints import Answer, Endpoint, Given, endpoints
from app.web.openapi import OWN_PATH, description
from app.web.parameters import BadParameter, read_all

_READING = ["GET", "HEAD", "OPTIONS"]
_METHODS = [*_READING, "POST", "PUT", "PATCH", "DELETE"]


def register(server: Flask, dataset: Dataset, data: Path) -> None:
    """Add the API and the files of pages to `server`; `data` holds the folder of boundaries."""
    tables = endpoints(dataset, data / "boundaries")
    offered = {endpoint.path: endpoint for endpoint in (*tables, derived_endpoint(dataset))}
    offered[OWN_PATH] = _own_description(dataset, tuple(offered.values()))

    @server.route("/api/", defaults={"path": ""}, methods=_METHODS, strict_slashes=False)
    @server.route("/api/<path:path>", methods=_METHODS)
    def api(path: str) -> Response:
        endpoint = offered.get(f"/api/{path}")
        if endpoint is None:
            return _not_found(request.path, offered)
        return answered(dataset, endpoint)

    files = {endpoint.path: endpoint for endpoint in downloads(dataset)}

    @server.route("/download/<name>", methods=_METHODS)
    def download(name: str) -> Response:
        endpoint = files.get(f"/download/{name}")
        return answered(dataset, endpoint) if endpoint else _not_found(request.path, files)


def answered(dataset: Dataset, endpoint: Endpoint) -> Response:
    """The response of an endpoint to the request at hand; nothing is computed that the client has already."""
    if request.method == "OPTIONS":
        return Response(status=204, headers={"Allow": ", ".join(_READING)})
    if request.method not in _READING:
        response = _json(
            _error("method", request.method, ["GET", "HEAD"], "This address can only be read."), 405
        )
        response.headers["Allow"] = ", ".join(_READING)
        return response
    tag = _tag(dataset, request.full_path)
    if request.if_none_match.contains_weak(tag):
        return _kept(Response(status=304), tag)
    try:
        answer = endpoint.answer(request.args)
    except BadParameter as error:
        return _json(error.answer(), 400)
    return _kept(_response(answer), tag)


def _own_description(dataset: Dataset, described: tuple[Endpoint, ...]) -> Endpoint:
    text = json.dumps(description(dataset, described), ensure_ascii=False)

    def answer(given: Given) -> Answer:
        read_all(given, ())
        return Answer(text)

    return Endpoint(OWN_PATH, "openapi", "This description.", (), answer, {})


def _response(answer: Answer) -> Response:
    if not isinstance(answer.content, str):
        return _json(answer.content)
    response = Response(answer.content, mimetype=answer.media_type)
    if answer.filename:
        response.headers.set("Content-Disposition", "attachment", filename=answer.filename)
    return response


def _json(content: object, status: int = 200) -> Response:
    return Response(json.dumps(content, ensure_ascii=False), status=status, mimetype="application/json")


def _kept(response: Response, tag: str) -> Response:
    """Let clients keep an answer but ask each time. The tag is weak: compression changes the bytes only."""
    response.set_etag(tag, weak=True)
    response.cache_control.no_cache = True
    return response


def _tag(dataset: Dataset, address: str) -> str:
    parts = (dataset.version, program_version(), address)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]


@lru_cache(maxsize=1)
def program_version() -> str:
    """A checksum of the program's own files: what an old program answered does not hold for a new one."""
    folder = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for path in sorted(path for ending in ("*.py", "*.mo") for path in folder.rglob(ending)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _not_found(path: str, offered: dict[str, Endpoint]) -> Response:
    return _json(_error("path", path, list(offered), f"There is no address {path!r} here."), 404)


def _error(parameter: str, value: str, allowed: list[str], message: str) -> dict[str, object]:
    return BadParameter(parameter, value, allowed, message).answer()
