"""The page about the dashboard: who answers for a copy, how to report, reuse and cite; nothing invented."""

from datetime import date
from pathlib import Path
from typing import Any

from app.components.about import about_page
from app.config import Settings
from app.data.dataset import Dataset
from app.data.editions.releases import Release
from app.state.view import Page, ViewState
from tests.tools.tree import parts, words

TODAY = date(2026, 11, 24)


def page(dataset: Dataset, kept: dict[str, Release] | None = None, **settings: Any) -> list[Any]:
    state = ViewState(page=Page.ABOUT)
    return about_page(dataset, state, Settings(**settings), kept or {}, TODAY)


def hrefs(node: Any) -> list[str]:
    return [str(part["href"]) for part in parts(node) if part.get("href")]


def test_it_is_no_publication_of_the_network_unless_it_says_so(dataset: Dataset) -> None:
    text = words(page(dataset))
    assert "not a publication of the Mekong Migration Network" in text
    assert "has not been named" in text
    named = words(page(dataset, publisher="A University"))
    assert "published by A University" in named
    assert "A University. Data version" in named


def test_without_a_contact_none_is_invented(dataset: Dataset) -> None:
    found = page(dataset)
    assert "has not named a contact" in words(found)
    assert not [address for address in hrefs(found) if not address.startswith(("#", "/"))]


def test_a_contact_is_a_link_where_it_is_an_address(dataset: Dataset) -> None:
    assert "mailto:desk@example.org" in hrefs(page(dataset, contact="desk@example.org"))
    assert "https://example.org/errors" in hrefs(page(dataset, contact="https://example.org/errors"))
    spoken = page(dataset, contact="room 4, second floor")
    assert "room 4, second floor" in words(spoken)
    assert "has not named a contact" not in words(spoken)


def test_the_sentence_to_cite_names_version_and_dates_and_can_be_copied(dataset: Dataset) -> None:
    (button,) = [part for part in parts(page(dataset)) if part.get("data-copy")]
    sentence = button["data-copy"]
    assert dataset.version in sentence
    assert "seen on 24 November 2026" in sentence
    assert "CC BY 4.0" in sentence
    assert sentence in words(page(dataset))


def test_licences_limits_access_and_privacy_are_told(dataset: Dataset) -> None:
    text = words(page(dataset))
    for fact in (
        "Creative Commons Attribution 4.0",
        "MIT licence",
        "screen readers",
        "no cookies",
        "never added up",
    ):
        assert fact in text
    root = Path(__file__).resolve().parents[2]
    assert (root / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def test_earlier_editions_are_listed(dataset: Dataset) -> None:
    kept = {"abc1234": Release("abc1234", "2026-11-01", 1234)}
    assert "Version abc1234 of 1 November 2026, 1,234 figures" in words(page(dataset, kept))
    assert "Earlier editions" not in words(page(dataset))


def test_the_contents_lead_to_sections(dataset: Dataset) -> None:
    found = page(dataset)
    ids = {part["id"] for part in parts(found) if part.get("id")}
    anchors = {address[1:] for address in hrefs(found) if address.startswith("#")}
    assert anchors == ids
    assert len(anchors) >= 9
