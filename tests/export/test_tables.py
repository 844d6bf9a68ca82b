"""Tables that people take away, read by other programs: each stands on its own and does no harm."""

import csv
import io
import json
from gettext import NullTranslations
from typing import Any

import openpyxl
import pytest

from app.data.package.schema import TABLES
from app.domain.codes import Reading, Shade
from app.export.context import Context
from app.export.table.rows import observations_of
from app.export.table.tables import table_file
from app.export.table.workbook import FIGURES
from app.state.charts import Chart, page_of
from app.state.exports import TABLES as KINDS
from app.state.exports import Kind
from app.state.pages import Page
from app.state.view import SplitBy, ViewState
from app.text import i18n
from tests.conftest import Tiny

CHARTS = [*Chart, None]


def view(chart: Chart | None, **changes: object) -> ViewState:
    """A view that every chart has figures for; the table in a few rows."""
    page = page_of(chart) if chart else Page.DATA
    subject: dict[Page, dict[str, object]] = {
        Page.COUNTRY: {"place": "THA"},
        Page.CORRIDOR: {"corridor": "MMR-THA"},
        Page.DATA: {"origin": ("LAO",), "destination": ("THA", "MYS")},
    }
    return ViewState(page=page).but(**subject.get(page, {}), **changes)


def rows_of_csv(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def book_of(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def rows_of_sheet(sheet: Any) -> list[dict[str, Any]]:
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def said(book: Any) -> dict[str, list[str]]:
    """What the sheet of the view says, by label."""
    found: dict[str, list[str]] = {}
    label = ""
    for name, text in book["View"].iter_rows(values_only=True):
        label = name or label
        found.setdefault(label, []).append(text)
    return found


def drawn_keys(context: Context, chart: Chart | None, state: ViewState) -> list[str]:
    return list(observations_of(context, chart, state)["observation_id"])


@pytest.mark.parametrize("chart", CHARTS)
def test_all_kinds_hold_the_same_rows_in_the_same_order(context: Context, chart: Chart | None) -> None:
    state = view(chart)
    keys = drawn_keys(context, chart, state)
    rows = rows_of_csv(table_file(context, chart, state, Kind.CSV))
    book = book_of(table_file(context, chart, state, Kind.XLSX))
    content = json.loads(table_file(context, chart, state, Kind.JSON))
    if chart == Chart.TIMELINE:
        events = [row["event_id"] for row in rows]
        assert events == [each["event_id"] for each in content["events"]]
        assert events == [row["event_id"] for row in rows_of_sheet(book["Events"])]
        assert content["figures"] == []
        return
    assert [row["observation_id"] for row in rows if row["observation_id"]] == keys
    figures = rows_of_sheet(book["Figures"])
    assert [row["observation_id"] for row in figures] == keys
    assert [each["observation_id"] for each in content["figures"]] == keys
    for row, cell, record in zip(rows, figures, content["figures"], strict=False):
        value = context.dataset.by_id[row["observation_id"]].value
        assert row["value"] == ("" if value is None else f"{value:g}" if value % 1 else str(int(value)))
        assert cell["Figure"] == record["value"] == value


@pytest.mark.parametrize("chart", CHARTS)
def test_a_csv_says_in_every_row_what_it_is_and_from_whom(context: Context, chart: Chart | None) -> None:
    rows = rows_of_csv(table_file(context, chart, view(chart), Kind.CSV))
    titles = {row["view_title"] for row in rows}
    assert len(titles) == 1
    assert all(titles)
    for row in rows:
        assert row["view_address"].startswith("https://corridors.example.org/")
        assert (row["data_version"], row["data_date"]) == (context.dataset.version, context.dataset.released)
        assert row["date_words"] or not row.get("observation_id", "x")
        source = context.dataset.sources.get(row["source_id"])
        assert source is None or (row["source_name"], row["source_citation"]) == (
            source.publisher,
            source.citation,
        )
    if chart != Chart.TIMELINE:
        assert list(rows[0])[: len(TABLES["observations"].columns)] == list(TABLES["observations"].columns)
        first = next(row for row in rows if row["observation_id"])
        assert first["counts"]
        assert first["evidence"]
        assert first["figure_words"]


@pytest.mark.parametrize("chart", CHARTS)
def test_a_workbook_has_figures_sources_definitions_and_the_view(
    context: Context, chart: Chart | None
) -> None:
    state = view(chart)
    book = book_of(table_file(context, chart, state, Kind.XLSX))
    main = "Events" if chart == Chart.TIMELINE else "Figures"
    assert book.sheetnames[0] == main
    assert book.sheetnames[-3:] == ["Sources", "Definitions", "View"]
    for sheet in book.worksheets[:-1]:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref == sheet.dimensions
    for row in rows_of_sheet(book["Sources"]):
        source = context.dataset.sources[row["source_id"]]
        assert (row["Reference"], row["Licence"]) == (source.citation or None, source.licence or None)
    words = said(book)
    assert words["Title"][0]
    assert words["Finding"][0]
    assert words["Sources"][0]
    assert words["Address of the view"][0].startswith("https://corridors.example.org/")
    assert words["Data version"] == [context.dataset.version]
    assert words["Date of the data"] == [context.dataset.released]
    assert words["File made on"][0]
    assert context.dataset.version in words["How to cite"][0]
    properties = book.properties
    assert properties.title.startswith(words["Title"][0])
    assert properties.creator == "A network"
    assert properties.subject
    assert context.dataset.version in properties.keywords
    assert words["Address of the view"][0] in properties.description


def test_every_code_of_a_workbook_is_explained_and_every_source_told(context: Context) -> None:
    book = book_of(table_file(context, Chart.FLOW_MAP, view(Chart.FLOW_MAP, year=2019), Kind.XLSX))
    figures = rows_of_sheet(book["Figures"])
    explained = {row["code"] for row in rows_of_sheet(book["Definitions"])}
    codes = {
        row[name] for row in figures for name in ("series_id", "channel", "sector", "measure", "obs_status")
    }
    codes |= {flag for row in figures for flag in (row["flags"] or "").split(";") if flag}
    assert codes - explained <= {"ALL"}
    told = {row["source_id"] for row in rows_of_sheet(book["Sources"])}
    assert {row[name] for row in figures for name in ("source_id", "via_source_id") if row[name]} <= told
    producers = {row["source_id"]: row["Figures here"] for row in rows_of_sheet(book["Sources"])}
    assert sum(producers.values()) == len(figures)


def test_numbers_are_numbers_and_ranges_have_no_figure(context: Context) -> None:
    state = ViewState(page=Page.DATA, measure="workers")
    sheet = book_of(table_file(context, None, state, Kind.XLSX))["Figures"]
    heads = [cell.value for cell in sheet[1]]
    ranges = 0
    for cells in sheet.iter_rows(min_row=2):
        row = dict(zip(heads, cells, strict=True))
        figure = context.dataset.by_id[row["observation_id"].value]
        assert row["Figure"].value == figure.value
        ranges += figure.value is None
        if figure.value is not None:
            assert row["Figure"].data_type == "n"
            assert row["Figure"].number_format.startswith("#,##0")
        else:
            assert (row["Low end"].value, row["High end"].value) == (figure.value_low, figure.value_high)
    assert ranges


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_runs_as_a_formula(tiny: Tiny, context: Context, kind: Kind) -> None:
    data = tiny(
        """
        observation_id, value, note,            locator,      via_locator
        a,              -5,    =1+1,            +66 2,        @SUM(A1)
        b,              2.5,   "=HYPERLINK(A1)", http://x.org, {=1}
        """
    )
    shared = Context(data, context.basemap, context.settings)
    content = table_file(shared, None, ViewState(page=Page.DATA), kind)
    if kind == Kind.CSV:
        one, two = rows_of_csv(content)
        assert (one["value"], one["note"], one["locator"], one["via_locator"]) == (
            "-5",
            "'=1+1",
            "'+66 2",
            "'@SUM(A1)",
        )
        assert two["note"] == "'=HYPERLINK(A1)"
    elif kind == Kind.XLSX:
        sheets = book_of(content).worksheets
        cells = [
            cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value is not None
        ]
        assert {"=1+1", "=HYPERLINK(A1)", "{=1}"} <= {cell.value for cell in cells}
        assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    else:
        assert [each["note"] for each in json.loads(content)["figures"]] == ["=1+1", "=HYPERLINK(A1)"]


@pytest.mark.parametrize("chart", CHARTS)
def test_a_view_without_data_gives_files_that_say_so(context: Context, chart: Chart | None) -> None:
    changes: dict[str, object] = {"year": 1950}
    if chart in (Chart.TREND, Chart.TREND_PANELS, Chart.TREND_STACK, Chart.SLOPE, Chart.TIMELINE):
        changes = {"from_year": 1901, "to_year": 1902}
    state = view(chart, **changes).but(origin=(), destination=())
    if chart in (Chart.COUNTRY_RESIDENTS, Chart.CORRIDOR_TREND, Chart.CORRIDOR_CHANNELS):
        state = ViewState(page=state.page)
    content = json.loads(table_file(context, chart, state, Kind.JSON))
    assert content["figures"] == []
    sentence = content["meta"]["finding"]
    assert sentence
    rows = rows_of_csv(table_file(context, chart, state, Kind.CSV))
    assert not any(row.get("observation_id") or row.get("event_id") for row in rows)
    assert sentence in [row.get("note") or row["title"] for row in rows]
    book = book_of(table_file(context, chart, state, Kind.XLSX))
    assert sentence in [cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
    assert said(book)["Finding"] == [sentence]


def test_a_json_file_has_all_that_a_program_needs(context: Context) -> None:
    state = view(Chart.FLOW_MAP, year=2019, by=SplitBy.CHANNEL, shade=Shade.HOSTED)
    content = json.loads(table_file(context, Chart.FLOW_MAP, state, Kind.JSON))
    meta = content["meta"]
    assert meta["title"] == "Who goes where for work, 2019"
    assert meta["view"] == "/?year=2019&by=channel&shade=hosted"
    assert meta["notes"]
    assert meta["citation"]["csl"][0]["version"] == context.dataset.version
    record = content["figures"][0]
    assert list(record)[: len(TABLES["observations"].columns)] == list(TABLES["observations"].columns)
    assert {each["source_id"] for each in content["sources"]} >= {
        each["source_id"] for each in content["figures"]
    }
    sums = [each for each in content["worked_out"] if each["kind"] == "sum"]
    values = {each["observation_id"]: each["value"] for each in content["figures"]}
    for each in sums:
        assert each["value"] == sum(values[key] for key in each["inputs"].split(";"))
        assert (each["origin"], each["destination"]) != ("", "")
    assert content["areas"][0]["inputs"]
    assert content["sector_mentions"]


def test_a_chart_in_a_reading_tells_what_it_shows_beside_what_is_published(context: Context) -> None:
    state = ViewState(page=Page.TRENDS, reading=Reading.INDEX)
    rows = rows_of_csv(table_file(context, Chart.TREND, state, Kind.CSV))
    book = book_of(table_file(context, Chart.TREND, state, Kind.XLSX))
    pairs = zip(rows, rows_of_sheet(book["Figures"]), strict=True)
    drawn = [(row, cells) for row, cells in pairs if row["shown_as"] == "drawn"]
    assert len(drawn) < len(rows)
    for row, cells in drawn:
        keys = row["worked_out_from"].split(";")
        first, last = (context.dataset.by_id[key].size for key in (keys[0], keys[-1]))
        assert float(row["worked_out"]) == pytest.approx(100 * last / first)
        assert cells["Worked out here"] == pytest.approx(float(row["worked_out"]))
        assert float(row["value"]) == context.dataset.by_id[row["observation_id"]].value
    # What the sentence works out follows those of the marks.
    told = [row["observation_id"] for row in rows_of_sheet(book["Worked out here"])]
    assert told[: len(drawn)] == [row["observation_id"] for row, _cells in drawn]
    assert not any(told[len(drawn) :])


def test_without_a_public_address_none_is_named(context: Context, tiny: Tiny) -> None:
    settings = type(context.settings)()
    shared = Context(tiny("observation_id\n a"), context.basemap, settings)
    state = ViewState(page=Page.DATA)
    assert rows_of_csv(table_file(shared, None, state, Kind.CSV))[0]["view_address"] == ""
    assert json.loads(table_file(shared, None, state, Kind.JSON))["meta"]["address"] is None
    assert "Address of the view" not in said(book_of(table_file(shared, None, state, Kind.XLSX)))


class Marked(NullTranslations):
    """Another language, in which every message is its English in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧" if message else ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


def test_words_are_in_the_language_of_the_view(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_catalogue", lambda code: Marked() if code == "th" else NullTranslations())
    state = view(Chart.RANKING, year=2019, lang="th")
    row = rows_of_csv(table_file(context, Chart.RANKING, state, Kind.CSV))[0]
    for name in (
        "channel_name",
        "measure_name",
        "evidence",
        "counts",
        "series_title",
        "view_title",
        "shown_as",
    ):
        assert "⟦" in row[name], name
    assert "⟦" not in row["observation_id"]
    book = book_of(table_file(context, Chart.RANKING, state, Kind.XLSX))
    assert "⟦Figures⟧" in [name.replace(" ", "") for name in book.sheetnames]
    heads = [cell.value for cell in book.worksheets[0][1]]
    assert [head for head in heads if "⟦" not in head] == [name for name in FIGURES if name in heads]


def test_a_workbook_of_very_many_figures_keeps_what_people_read(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.export.table.rows.MANY", 3)
    state = view(None)
    figures = rows_of_sheet(book_of(table_file(context, None, state, Kind.XLSX))["Figures"])
    assert [row["observation_id"] for row in figures] == drawn_keys(context, None, state)
    assert all(row["Origin"] == "Laos" and row["Source"] and row["Date"] for row in figures)


def test_a_csv_of_very_many_figures_keeps_codes_dates_and_producers(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = table_file(context, None, view(None), Kind.CSV)
    monkeypatch.setattr("app.export.table.rows.MANY", 3)
    narrow = table_file(context, None, view(None), Kind.CSV)
    heads = set(rows_of_csv(narrow)[0])
    left_out = set(rows_of_csv(wide)[0]) - heads
    assert {"counts", "source_citation"} <= left_out
    assert not left_out & {*TABLES["observations"].columns, "source_name", "date_words", "evidence"}
    kept = [{name: row[name] for name in row if name in heads} for row in rows_of_csv(wide)]
    assert rows_of_csv(narrow) == kept


def test_files_name_all_sources_and_point_to_no_part_of_a_page(context: Context) -> None:
    for chart in (Chart.FLOW_MAP, Chart.TREND):
        state = ViewState(page=page_of(chart), origin=("MMR",))
        meta = json.loads(table_file(context, chart, state, Kind.JSON))["meta"]
        told = " ".join([meta["source"], *meta["notes"]])
        assert "as listed" not in told
        assert "Choose series" not in told
