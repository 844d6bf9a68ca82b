"""The lists that the search and the definitions fetch: small, kept by browsers, fresh where data or program change."""

import gzip

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.data.dataset import Dataset
from app.web import search

SMALL = 150_000
"""Bytes that the index may have on the way."""


@pytest.fixture(scope="module")
def client(dataset: Dataset) -> FlaskClient:
    server = Flask("test")
    search.register(server, dataset)
    return server.test_client()


def test_the_index_has_what_the_script_needs(client: FlaskClient) -> None:
    index = client.get("/search-index.json?lang=en").get_json()
    assert set(index) == {"words", "groups", "filters", "elsewhere", "entries"}
    assert {entry["kind"] for entry in index["entries"]} == set(index["groups"])
    assert "/" in index["filters"]["channel"]
    assert "/sources" not in index["filters"]["channel"]
    assert "share" in index["elsewhere"]
    assert "stock" not in index["elsewhere"]
    assert "{origin}" in index["words"]["corridor"]


def test_the_index_is_small(client: FlaskClient) -> None:
    assert len(gzip.compress(client.get("/search-index.json").data)) < SMALL


def test_terms_have_name_meaning_and_address(client: FlaskClient) -> None:
    terms = client.get("/terms.json?lang=en").get_json()["terms"]
    assert terms["channel-MOU"]["name"] == "MOU recruitment"
    assert "memorandum" in terms["channel-MOU"]["text"]
    assert terms["channel-MOU"]["href"] == "/sources#channel-MOU"


@pytest.mark.parametrize("path", [search.INDEX, search.TERMS])
def test_what_is_named_by_its_version_is_kept(client: FlaskClient, dataset: Dataset, path: str) -> None:
    kept = client.get(search.address_of(dataset, path))
    assert kept.cache_control.immutable
    asked = client.get(f"{path}?v=older")
    assert asked.cache_control.no_cache
    again = client.get(path, headers={"If-None-Match": asked.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data


def test_an_unknown_language_is_answered_in_english(client: FlaskClient) -> None:
    assert client.get("/terms.json?lang=xx").get_json() == client.get("/terms.json").get_json()
