"""Quoted official figures: each raw row is judged once, its number is taken as it stands, its page can be found."""

import csv
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest

from app.config import ROOT
from app.data.ingest import official
from app.data.ingest.official import Quoted, check, read, shape
from app.data.package.rules import SeriesFacts, findings
from app.domain.period import parse_period

DATA = ROOT / "data"
BOUNDS = {
    "exact": "exact",
    "about": "about",
    "nearly": "about",
    "more than": "at_least",
    "at least": "at_least",
}


def table(path: str) -> list[dict[str, str]]:
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def keyed(name: str, key: str) -> dict[str, dict[str, str]]:
    return {row[key]: row for row in table(f"curated/{name}.csv")}


PRINTED = {row["row"]: row for row in table(f"raw/{official.SOURCE}/quoted_official_figures.csv")}
DECIDED = {row["row"]: row for row in table("curated/ingest/official-rows.csv")}
SERIES = keyed("series", "series_id")
SOURCES = keyed("sources", "source_id")
FIRST = {"ilo-returns-2020": "75"}
"""Before its like, so that the three countries of 2020 are of one definition."""
SEEDS = keyed("observations", "observation_id")
GROUPS = [row for row in table("curated/disagreements.csv") if row["disagreement_id"].startswith("official-")]


@pytest.fixture(scope="module")
def raw() -> Quoted:
    return read(DATA)


@pytest.fixture(scope="module")
def figures(raw: Quoted) -> pd.DataFrame:
    return shape(raw, DATA)


@pytest.fixture(scope="module")
def by_row(figures: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Number of the raw row to its figure."""
    rows = figures.set_index("observation_id").to_dict("index")
    return {number: rows[row["observation_id"]] for number, row in DECIDED.items() if not row["left_out"]}


def total(by_row: dict[str, dict[str, str]], first: int, last: int) -> float:
    return sum(float(by_row[str(number)]["value"]) for number in range(first, last + 1))


def test_every_raw_row_is_taken_once_or_left_out_for_a_reason(by_row, figures) -> None:
    assert set(DECIDED) == set(PRINTED)
    assert len(table("curated/ingest/official-rows.csv")) == len(PRINTED) == 233
    assert set(by_row) == {number for number, row in DECIDED.items() if not row["left_out"]}
    assert len(figures) == len(by_row) == figures["observation_id"].nunique()


def test_number_confidence_bound_and_sex_are_those_of_the_raw_file(by_row) -> None:
    for number, row in by_row.items():
        printed = PRINTED[number]
        assert row["value"] == float(printed["value"])
        assert row["confidence"] == printed["confidence"]
        assert row["bound"] == BOUNDS[printed["qualifier"]]
        assert row["sex"] == {"both": "total", "female": "female"}[printed["sex"]]


def test_a_figure_names_the_page_in_which_it_was_read(by_row) -> None:
    for number, row in by_row.items():
        page, printed = SOURCES[row["via_source_id"]], PRINTED[number]
        has_address = printed["page_url"].startswith("http")
        if page["url"] != (printed["page_url"] if has_address else ""):
            # The same page under a second address.
            assert f" {printed['page_url']} " in f"{page['note']} "
        assert page["date"] == printed["page_date"]
        assert row["via_locator"]


def test_one_reporting_body_has_one_source(by_row) -> None:
    bodies: dict[str, set[str]] = {}
    for number, row in by_row.items():
        bodies.setdefault(PRINTED[number]["reporting_body"], set()).add(row["source_id"])
    assert {body: found for body, found in bodies.items() if len(found) > 1} == {}
    assert all(SOURCES[source]["licence"] for found in bodies.values() for source in found)


def test_all_are_marked_second_hand(figures) -> None:
    assert figures["flags"].str.split(";").map(lambda flags: "second_hand" in flags).all()


@pytest.mark.parametrize(
    ("word", "measure"),
    [
        ("deployments", "flow"),
        ("entries", "flow"),
        ("new entries", "flow"),
        ("registration", "registrations"),
        ("employer demand", "demand"),
        ("border movements", "movements"),
        ("arrests", "enforcement"),
        ("returns", "returns"),
        ("cumulative", "cumulative"),
        ("quota", "quota"),
        ("stock (census)", "stock"),
        ("stock (administrative)", "workers"),
        ("stock (employers' reports)", "workers"),
        ("MOU workers on record", "workers"),
    ],
)
def test_what_the_pages_count_has_a_measure_of_its_own(by_row, word: str, measure: str) -> None:
    found = {row["measure"] for number, row in by_row.items() if PRINTED[number]["measure"].startswith(word)}
    assert found == {measure}


def test_departures_and_entries_are_never_in_one_series(by_row) -> None:
    counted = {"deployments": "origin", "entries": "destination", "new entries": "destination"}
    for number, row in by_row.items():
        if row["measure"] == "flow":
            word = PRINTED[number]["measure"].split(" (")[0]
            assert SERIES[row["series_id"]]["counted_by"] == counted[word]


def test_a_series_of_flows_never_mixes_years_and_parts_of_years(figures) -> None:
    flows = figures[figures["measure"] == "flow"]
    partial = flows["flags"].str.contains("partial_year").groupby(flows["series_id"]).nunique()
    days = flows["period"].map(parse_period).map(lambda period: (period.end - period.start).days)
    lengths = days.groupby(flows["series_id"]).agg(["min", "max"])
    assert (partial == 1).all()
    assert (lengths["max"] - lengths["min"] <= 3).all()


def test_parts_add_up_where_the_pages_say_so(by_row) -> None:
    assert total(by_row, 49, 53) == by_row["48"]["value"] == 147_381
    assert total(by_row, 61, 71) == 217_491
    assert total(by_row, 74, 77) == by_row["73"]["value"] == 33_805
    assert total(by_row, 79, 85) == by_row["78"]["value"] == 68_040
    assert total(by_row, 33, 37) == by_row["32"]["value"] == 256_213
    assert total(by_row, 29, 31) == by_row["28"]["value"] == 424_703
    assert total(by_row, 38, 39) == 17_375
    assert total(by_row, 211, 212) == by_row["207"]["value"] == 706_060
    assert total(by_row, 197, 201) == by_row["196"]["value"] == 36_048


def test_words_for_a_period_become_dates(by_row) -> None:
    assert by_row["48"]["period"] == "2016-04/2017-03"
    assert by_row["104"]["period"] == "2013-01/2013-03"
    assert by_row["172"]["period"] == "2017-01/2017-06"
    assert by_row["7"]["period"] == "../2014-09-05"
    assert by_row["26"]["period"] == "../2020-03-18"


def test_groups_of_places_keep_a_code_of_their_own(by_row) -> None:
    assert by_row["53"]["destination"] == "LMQS"
    assert by_row["77"]["destination"] == by_row["37"]["origin"] == "OTHER"
    assert (by_row["232"]["origin"], by_row["232"]["destination"]) == ("FHMT", "CHN_YN")
    assert by_row["5"]["origin"] == "CLM"
    assert by_row["1"]["origin"] == "ALL"


def test_movements_in_both_directions_are_of_one_migration_and_of_two_series(by_row) -> None:
    into, out_of = by_row["46"], by_row["47"]
    assert (PRINTED["47"]["origin"], PRINTED["47"]["destination"]) == ("THA", "MMR")
    assert {(row["origin"], row["destination"]) for row in (into, out_of)} == {("MMR", "THA")}
    assert into["series_id"] != out_of["series_id"]
    assert into["value"] + out_of["value"] == 152_134
    assert {number for number, row in DECIDED.items() if row["differs_in"]} == {"47"}


def test_a_repeat_has_the_number_and_the_source_of_the_figure_that_it_repeats(figures) -> None:
    repeats = figures[figures["same_as"] != ""]
    assert set(repeats["observation_id"]) == {"off-clmv-tha-all-2019", "off-vnm-jpn-ssw-2019-12"}
    for row in repeats.to_dict("records"):
        seed = SEEDS[row["same_as"]]
        assert row["value"] == float(seed["value"])
        assert [row[name] for name in ("source_id", "measure", "destination", "channel", "bound")] == [
            seed[name] for name in ("source_id", "measure", "destination", "channel", "bound")
        ]


def test_series_of_least_confidence_stand_behind_the_others(figures) -> None:
    for series_id, rows in figures.groupby("series_id"):
        if series_id != "isa-jpn-ssw":
            only_c = set(rows["confidence"]) == {"C"}
            usual = "90" if only_c else FIRST.get(str(series_id), "80")
            assert SERIES[series_id]["priority"] == usual, series_id


def test_figures_obey_the_rules_of_the_package(figures) -> None:
    facts = SeriesFacts(
        {key: row["measure"] for key, row in SERIES.items()},
        {key: row["unit"] for key, row in SERIES.items()},
    )
    for row in figures.to_dict("records"):
        cells = {name: "" if value != value else str(value) for name, value in row.items()}
        assert row["series_id"] in SERIES
        assert list(findings("observations", cells, facts)) == []


def test_what_does_not_fit_is_listed_and_marked(figures) -> None:
    flags = dict(zip(figures["observation_id"], figures["flags"].str.split(";"), strict=True))
    marks = {"does_not_fit", "suspected_misprint"}
    listed = {name for row in GROUPS for name in row["observations"].split(";")}
    assert listed <= flags.keys() | SEEDS.keys()
    assert {name for name, row in flags.items() if marks & set(row)} == listed & flags.keys()
    assert all(row["suggestion"].startswith("Our reading, not confirmed: ") for row in GROUPS)


@pytest.mark.parametrize("group", GROUPS, ids=lambda row: row["disagreement_id"])
def test_the_arithmetic_of_a_disagreement_is_right(group: dict[str, str]) -> None:
    for sentence in group["arithmetic"].replace("in 2024:", "").split(";"):
        left, _, right = sentence.partition("=")
        # Shares in brackets and rounded quotients are told to one or two places.
        right = right.split("(")[0].replace("a month", "").strip()
        percent = 100 if right.endswith("%") else 1
        left = left.replace(",", "").replace("−", "-").replace("÷", "/").replace("×", "*")
        shown = float(right.rstrip(" %").replace(",", ""))
        assert set(left) <= set("0123456789 +-*/")
        assert eval(left) * percent == pytest.approx(shown, abs=0.51 if "month" in sentence else 0.051)


def test_the_raw_file_and_the_figures_agree(raw, figures) -> None:
    assert list(check(raw, figures)) == []


def edited(frame: pd.DataFrame, key: str, value: str, /, **cells: object) -> pd.DataFrame:
    """A copy in which the row with `value` in the column `key` has other cells."""
    copy = frame.copy()
    for name, cell in cells.items():
        copy.loc[copy[key] == value, name] = cell
    return copy


MOU = "off-khm-tha-mou-2021-05"
BREAKS: list[tuple[str, Callable[[Quoted, pd.DataFrame], tuple[Quoted, pd.DataFrame]], str]] = [
    (
        "another number",
        lambda raw, rows: (raw, edited(rows, "observation_id", MOU, value=192162.0)),
        "is 192162",
    ),
    (
        "another confidence",
        lambda raw, rows: (raw, edited(rows, "observation_id", MOU, confidence="A")),
        MOU,
    ),
    ("another bound", lambda raw, rows: (raw, edited(rows, "observation_id", MOU, bound="about")), MOU),
    ("a figure lost", lambda raw, rows: (raw, rows[rows["observation_id"] != MOU]), "has no figure"),
    ("a figure twice", lambda raw, rows: (raw, pd.concat([rows, rows.tail(1)])), "became one figure"),
    (
        "a row undecided",
        lambda raw, rows: (replace(raw, decisions=raw.decisions.iloc[1:]), rows),
        "Nothing is decided",
    ),
    (
        "a row decided twice",
        lambda raw, rows: (replace(raw, decisions=pd.concat([raw.decisions, raw.decisions.tail(1)])), rows),
        "decided twice",
    ),
    (
        "a row that is not there",
        lambda raw, rows: (replace(raw, table=raw.table.iloc[:-1]), rows),
        "has no such row",
    ),
    (
        "taken and left out",
        lambda raw, rows: (
            replace(raw, decisions=edited(raw.decisions, "row", "21", left_out="Not of workers.")),
            rows,
        ),
        "neither taken nor left out, or both",
    ),
    (
        "another origin",
        lambda raw, rows: (replace(raw, decisions=edited(raw.decisions, "row", "21", origin="LAO")), rows),
        "means KHM",
    ),
    (
        "another origin without a word",
        lambda raw, rows: (replace(raw, decisions=edited(raw.decisions, "row", "47", differs_in="")), rows),
        "means THA",
    ),
    (
        "another origin without a reason",
        lambda raw, rows: (
            replace(raw, decisions=edited(raw.decisions, "row", "47", differs_because="")),
            rows,
        ),
        "without a reason",
    ),
    (
        "a difference that is none",
        lambda raw, rows: (
            replace(
                raw, decisions=edited(raw.decisions, "row", "21", differs_in="sex", differs_because="So.")
            ),
            rows,
        ),
        "means total",
    ),
    (
        "another year",
        lambda raw, rows: (replace(raw, decisions=edited(raw.decisions, "row", "21", period="2022")), rows),
        "means 2021-05",
    ),
    (
        "the wrong bound decided",
        lambda raw, rows: (replace(raw, decisions=edited(raw.decisions, "row", "21", bound="about")), rows),
        "means exact",
    ),
    (
        "an unknown word for a bound",
        lambda raw, rows: (replace(raw, table=edited(raw.table, "row", "21", qualifier="up to")), rows),
        "unknown here",
    ),
    (
        "an unknown place",
        lambda raw, rows: (replace(raw, table=edited(raw.table, "row", "21", origin="Siam")), rows),
        "does not map",
    ),
]


@pytest.mark.parametrize(("spoil", "message"), [row[1:] for row in BREAKS], ids=[row[0] for row in BREAKS])
def test_a_difference_is_told(raw, figures, spoil, message: str) -> None:
    problems = list(map(str, check(*spoil(raw, figures))))
    assert any(message in problem for problem in problems), problems


def test_a_row_left_out_for_a_reason_has_no_figure(raw) -> None:
    decisions = edited(raw.decisions, "row", "21", observation_id="", left_out="It repeats another row.")
    without = replace(raw, decisions=decisions)
    rows = shape(without, DATA)
    assert MOU not in set(rows["observation_id"])
    assert len(rows) == 232
    assert list(check(without, rows)) == []
