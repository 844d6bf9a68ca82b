"""Citations, read by the programs that people will read them with."""

import json
from datetime import date
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware

from app.data.dataset import Dataset
from app.data.shown import shown
from app.domain.codes import EventKind, Reading
from app.state.charts import Chart
from app.state.pages import Page
from app.state.view import ViewState
from app.text.export.cite import Citations, Reference, citations, cited, producers

LINK = "https://corridors.example.org/?origin=MMR&lang=en&data=3a6b131"
VIEW = ViewState(page=Page.MAP, origin=("MMR",), year=2019)
NASTY = 'Jobs & Rights, "100%" _fair_ ~ #1 $5 \\x ^2 สวัสดี ຄົນ ខ្មែរ မြန်မာ'


def cite(dataset: Dataset, **changes: Any) -> Citations:
    given = {"state": VIEW, "chart": Chart.FLOW_MAP, "link": LINK, "seen": date(2026, 11, 24)} | changes
    return citations(dataset, given.pop("state"), given.pop("chart"), given.pop("link"), **given)


def bibtex(text: str) -> dict[str, str]:
    """The fields of the only entry, with the commands of TeX as the letters that they stand for."""
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {key: field.value for key, field in entry.fields_dict.items()}
    # An address is printed as it stands, and the reader takes a circumflex for another sign.
    (plain,) = bibtexparser.parse_string(text).entries
    fields |= {"url": plain.fields_dict["url"].value} if "url" in fields else {}
    told = {key: value.replace("\u02c6", "^") for key, value in fields.items()}
    return told | {"type": entry.entry_type, "key": entry.key}


def ris(text: str) -> dict[str, Any]:
    (entry,) = rispy.loads(text)
    return entry


def csl(text: str) -> dict[str, Any]:
    (entry,) = json.loads(text)
    return entry


def test_the_sentence_names_author_title_with_filters_edition_address_and_producers(dataset: Dataset) -> None:
    text = cite(dataset, publisher="Mekong Migration Network").text
    year = dataset.released[:4]
    assert text.startswith(
        f"Mekong Migration Network ({year}). Who goes where for work, 2019 (Origin: Myanmar). "
    )
    assert f"Mekong Migration Corridors, data version {dataset.version}" in text
    assert f"{LINK} (seen on 24 November 2026)." in text
    assert "Produced by: " in text
    assert "Department of Employment, Ministry of Labour, Thailand" in text


def test_without_a_publisher_the_project_is_the_author_and_stands_once(dataset: Dataset) -> None:
    found = cite(dataset)
    assert found.text.startswith("Mekong Migration Corridors (")
    assert found.text.count("Mekong Migration Corridors") == 1
    assert csl(found.csl_json)["author"] == [{"literal": "Mekong Migration Corridors"}]
    assert "container-title" not in csl(found.csl_json)


def test_without_a_public_address_none_is_named(dataset: Dataset) -> None:
    found = cite(dataset, link="")
    for text in (found.text, found.bibtex, found.ris, found.csl_json):
        assert "http" not in text
        assert "seen" not in text
    assert not {"url", "urldate"} & set(bibtex(found.bibtex))
    assert not {"URL", "accessed"} & set(csl(found.csl_json))


def test_each_form_says_the_same(dataset: Dataset) -> None:
    found = cite(dataset, publisher="A network")
    one, two, three = bibtex(found.bibtex), ris(found.ris), csl(found.csl_json)
    title = three["title"]
    assert one["title"].strip("{}") == two["title"] == title
    assert one["author"].strip("{}") == two["authors"][0] == three["author"][0]["literal"] == "A network"
    assert one["key"] == two["id"] == three["id"]
    assert one["url"] == two["urls"][0] == three["URL"] == LINK
    assert one["note"] == two["notes"][0] == three["note"]
    assert one["year"] == two["year"] == str(three["issued"]["date-parts"][0][0]) == dataset.released[:4]
    assert (one["version"], three["version"]) == (dataset.version, dataset.version)
    assert dataset.version in two["edition"]
    assert (one["type"], two["type_of_reference"], three["type"]) == ("misc", "DATA", "dataset")
    assert three["accessed"] == {"date-parts": [[2026, 11, 24]]}
    assert {one["langid"], two["language"], three["language"]} == {"en"}


def test_no_letter_breaks_a_form() -> None:
    reference = Reference("key", NASTY, f"{NASTY}\n and more", "", "abc1234", "2026-01-02", LINK, NASTY, "en")
    found = cited(reference)
    one, two, three = bibtex(found.bibtex), ris(found.ris), csl(found.csl_json)
    for entry, name in ((one, "author"), (one, "note")):
        assert entry[name].removeprefix("{").removesuffix("}") == NASTY
    assert two["authors"] == [NASTY]
    assert two["title"] == three["title"].replace("\n", "") == f"{NASTY} and more"
    assert one["url"] == LINK


def test_braces_in_a_name_do_not_end_a_field() -> None:
    reference = Reference("key", "A {network", "{Open} title}", "", "abc1234", "2026-01-02", "", "A }", "en")
    text = cited(reference).bibtex
    assert text.count("{") == text.count("}")
    assert {"author", "title", "note"} <= set(bibtex(text))
    assert r"A \textbraceleft{}network" in text


def test_two_views_have_two_keys_and_one_view_has_one(dataset: Dataset) -> None:
    keys = [csl(cite(dataset, **changes).csl_json)["id"] for changes in ({}, {}, {"chart": None})]
    other = csl(cite(dataset, state=VIEW.but(year=2014)).csl_json)["id"]
    assert keys[0] == keys[1]
    assert len({*keys, other}) == 3


@pytest.mark.parametrize("chart", [*Chart, None])
def test_every_chart_and_the_table_can_be_cited(dataset: Dataset, chart: Chart | None) -> None:
    state = ViewState(page=Page.DATA, measure="stock", kind=(EventKind.BAN,))
    state = state.but(place="THA", corridor="MMR-THA")
    found = cite(dataset, chart=chart, state=state)
    assert (
        bibtex(found.bibtex)["title"].strip("{}") == ris(found.ris)["title"] == csl(found.csl_json)["title"]
    )


def test_producers_are_those_of_what_is_shown_most_first(dataset: Dataset) -> None:
    state = ViewState(page=Page.DATA, origin=("MMR",), destination=("THA",))
    names = producers(dataset, state, None)
    found = [
        dataset.sources[row.source_id].publisher for row in dataset.observations.of_corridor("MMR", "THA")
    ]
    assert set(names) == set(found)
    counts = [found.count(name) for name in names]
    assert counts == sorted(counts, reverse=True)
    assert producers(dataset, ViewState(page=Page.MAP, year=1950), Chart.FLOW_MAP) == ()
    # Events below a chart made none of its figures.
    stocks = ViewState(page=Page.TRENDS, measure="stock", series=("undesa-ims-2024",))
    assert len(producers(dataset, stocks, Chart.TREND)) == 1
    # Events on the axis of a chart without figures are not what is cited.
    empty = ViewState(page=Page.TRENDS, reading=Reading.INDEX, origin=("KHM", "LAO"))
    assert shown(dataset, Chart.TREND, empty).events
    assert producers(dataset, empty, Chart.TREND) == ()
    assert len(producers(dataset, ViewState(page=Page.TIMELINE), Chart.TIMELINE)) > 1
