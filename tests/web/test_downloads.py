"""The file that the data page offers."""

import csv
import io

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.components.export.menu import list_address
from app.config import ROOT
from app.data.dataset import Dataset
from app.data.package.schema import TABLES
from app.data.queries import sheet_of
from app.domain.codes import Sex
from app.state.view import Page, ViewState
from app.web import api
from app.web.downloads import LISTS, filename
from tests.conftest import Tiny


def get(dataset: Dataset, query: str = "") -> tuple[FlaskClient, str, list[dict[str, str]], str]:
    server = Flask("test")
    api.register(server, dataset, ROOT / "data")
    client = server.test_client()
    response = client.get(f"/download/observations.csv{query}")
    assert response.status_code == 200, response.text
    text = response.data.decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    return client, text, rows, response.headers["Content-Disposition"]


def test_it_holds_every_figure_with_a_bom_and_the_columns_of_the_table_and_a_status(dataset: Dataset) -> None:
    _, text, rows, disposition = get(dataset)
    assert text.startswith("\ufeffobservation_id,")
    assert len(rows) == len(dataset.observations)
    assert list(rows[0]) == [*TABLES["observations"].columns, "obs_status"]
    name = f"mekong-corridors_observations_all_{dataset.released}_{dataset.version}.csv"
    assert disposition == f"attachment; filename={name}"


def test_each_figure_has_its_sdmx_code(dataset: Dataset) -> None:
    _, _, rows, _ = get(dataset, "?origin=KHM&destination=THA&series=undesa-ims-2024&sex=total")
    codes = {row["period"]: (row["value"], row["obs_status"]) for row in rows}
    assert codes["1990-07-01"] == ("0", "U")
    assert codes["2024-07-01"][1] == "D"


def test_corridors_named_by_both_ends_without_a_number_follow_with_their_reason(dataset: Dataset) -> None:
    query = "?origin=LAO&destination=MYS,THA&measure=stock&year=2024"
    _, _, rows, _ = get(dataset, query)
    *figures, missing = rows
    assert all(row["destination"] == "THA" and row["observation_id"] for row in figures)
    assert (missing["origin"], missing["destination"], missing["period"]) == ("LAO", "MYS", "2024-07-01")
    assert (missing["series_id"], missing["source_id"]) == ("undesa-ims-2024", figures[0]["source_id"])
    assert (missing["observation_id"], missing["value"], missing["obs_status"]) == ("", "", "K")
    assert "does not mean zero" in missing["note"]


def test_without_both_ends_there_are_figures_only(dataset: Dataset) -> None:
    _, _, rows, _ = get(dataset, "?origin=LAO&measure=stock&year=2024")
    assert rows
    assert all(row["observation_id"] and (row["value"] or row["value_low"]) for row in rows)


def test_the_api_keeps_to_the_columns_of_the_table(dataset: Dataset) -> None:
    client, *_ = get(dataset, "?origin=LAO&destination=MYS")
    text = client.get("/api/v1/observations?origin=LAO&format=csv&limit=1").text
    assert text.splitlines()[0] == ",".join(TABLES["observations"].columns)


def test_it_holds_the_rows_of_all_sheets_in_the_order_shown(dataset: Dataset) -> None:
    _, _, rows, _ = get(dataset, "?origin=MMR&sort=-value&sheet=1")
    state = ViewState(page=Page.DATA, origin=("MMR",), sort="-value")
    shown = sheet_of(dataset, state, rows=len(rows) + 1).rows
    assert [row["observation_id"] for row in rows] == [row.observation_id for row in shown]


def test_texts_are_harmless_and_numbers_untouched(tiny: Tiny) -> None:
    data = tiny(
        """
        observation_id, value, note,           locator
        a,              -5,    =1+1,           +66 2
        b,              2.5,   @SUM(A1),       "-, dash"
        c,              3,     plain = sign,   p. 3
        """
    )
    _, _, rows, _ = get(data)
    assert [(row["value"], row["note"], row["locator"]) for row in rows] == [
        ("-5", "'=1+1", "'+66 2"),
        ("2.5", "'@SUM(A1)", "'-, dash"),
        ("3", "plain = sign", "p. 3"),
    ]


@pytest.mark.parametrize("query", ["?origin=XXX", "?what=1", "?sort=colour"])
def test_a_wrong_filter_is_refused_rather_than_left_out(dataset: Dataset, query: str) -> None:
    client, *_ = get(dataset)
    assert client.get(f"/download/observations.csv{query}").status_code == 400


def test_the_name_says_what_is_in_the_file(tiny: Tiny) -> None:
    data = tiny()
    state = ViewState(page=Page.DATA, origin=("MMR", "KHM"), sex=Sex.FEMALE, from_year=2014)
    words = "origin-MMR+KHM_sex-female_from-2014"
    assert filename(data, state) == f"mekong-corridors_observations_{words}_{data.released}_tiny.csv"


def test_a_long_name_keeps_its_version(dataset: Dataset) -> None:
    name = filename(dataset, ViewState(page=Page.DATA, series=tuple(dataset.series)))
    assert len(name) < 255
    assert name.endswith(f"_{dataset.version}.csv")


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_of_the_page_about_sources_come_whole(dataset: Dataset, name: str) -> None:
    client, *_ = get(dataset)
    response = client.get(list_address(name))
    rows = list(csv.DictReader(io.StringIO(response.data.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(dataset.table(name))
    assert list(rows[0]) == list(TABLES[name].columns)
    assert response.headers["Content-Disposition"].endswith(f"mekong-corridors_{name}_{dataset.version}.csv")


def test_a_table_that_is_not_offered_is_told_with_those_that_are(dataset: Dataset) -> None:
    client, *_ = get(dataset)
    response = client.get("/download/passwords.csv")
    assert response.status_code == 404
    error = response.get_json()["error"]
    assert (error["value"], "/download/sources.csv" in error["allowed"]) == ("/download/passwords.csv", True)
