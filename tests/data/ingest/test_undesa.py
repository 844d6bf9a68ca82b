"""UN DESA stocks of 2024 and 2020: every number is the raw file's, totals add up, judgements are told."""

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from types import ModuleType

import pandas as pd
import pytest

from app.config import ROOT
from app.data.ingest import undesa_2020, undesa_2024
from app.data.ingest.undesa import COVERED, KEY, Stocks
from app.data.package.rules import SeriesFacts, findings

DATA = ROOT / "data"
MODULES = {"2024": undesa_2024, "2020": undesa_2020}

Key = tuple[str, str, str, str]

# Both sexes, as the READMEs of the extracts print them.
PRINTED = {
    "2024": {
        ("MMR", "THA"): {"1990": 1106, "2000": 136674, "2010": 1255912, "2020": 1576317, "2024": 1708695},
        ("KHM", "THA"): {"1990": 0, "2000": 24956, "2015": 312427, "2024": 375635},
        ("VNM", "JPN"): {"1990": 5917, "2020": 437740, "2024": 589874},
        ("VNM", "TWN"): {"1990": 59, "2024": 263078},
        ("MMR", "MYS"): {"1990": 0, "2024": 308095},
    },
    "2020": {
        ("MMR", "THA"): {"1990": 229504, "2005": 1182070, "2020": 1848270},
        ("LAO", "THA"): {"1990": 165019, "2020": 941309},
        ("VNM", "JPN"): {"2015": 146956, "2020": 335668},
    },
}
COUNTS = {"2024": (8000, 3728, 3744), "2020": (7532, 3248, 3262)}
WORLD_2024 = {"female": 146012018, "male": 158009795, "total": 304021813}


class Shaped:
    """A revision, read and shaped: its module, raw tables, figures, and values and flags by key."""

    def __init__(self, year: str) -> None:
        self.year = year
        self.module: ModuleType = MODULES[year]
        self.raw: Stocks = self.module.read(DATA)
        self.figures: pd.DataFrame = self.module.shape(self.raw, DATA)
        keys: list[Key] = list(self.figures[KEY].itertuples(index=False, name=None))
        self.values = dict(zip(keys, self.figures["value"], strict=True))
        self.flags = {
            key: set(flags.split(";")) for key, flags in zip(keys, self.figures["flags"], strict=True)
        }

    def problems(self, raw: Stocks | None = None, figures: pd.DataFrame | None = None) -> list[str]:
        raw = self.raw if raw is None else raw
        return [
            str(problem) for problem in self.module.check(raw, self.figures if figures is None else figures)
        ]

    def printed(self, part: str) -> dict[Key, int]:
        """Numbers of a raw file by key, read without the module."""
        folder = DATA / "raw" / self.module.SOURCE
        with (folder / f"ims{self.year}_{part}.csv").open(encoding="utf-8", newline="") as file:
            return {
                (row.get("from", "ALL"), row.get("geo", "ALL"), f"{row['t']}-07-01", row["sex"]): int(
                    row["n"]
                )
                for row in csv.DictReader(file)
            }


@cache
def revision(year: str) -> Shaped:
    return Shaped(year)


@pytest.fixture(params=sorted(MODULES))
def shaped(request: pytest.FixtureRequest) -> Shaped:
    return revision(request.param)


@pytest.fixture
def newest() -> Shaped:
    return revision("2024")


def test_every_number_of_the_raw_files_is_a_figure_and_no_other_is(shaped: Shaped) -> None:
    parts = [shaped.printed(part) for part in ("gms_pairs", "totals_by_destination", "totals_by_origin")]
    assert tuple(map(len, parts)) == COUNTS[shaped.year]
    expected = parts[0] | parts[1] | parts[2]
    assert len(expected) == sum(map(len, parts))
    assert {key: value for key, value in shaped.values.items() if key[3] != "total"} == expected


def test_both_sexes_are_the_sum_of_women_and_men_and_say_so(shaped: Shaped) -> None:
    totals = {key: value for key, value in shaped.values.items() if key[3] == "total"}
    assert len(totals) * 3 == len(shaped.values)
    for (*pair, _), value in totals.items():
        assert value == shaped.values[(*pair, "female")] + shaped.values[(*pair, "male")]
        assert "computed_total" in shaped.flags[(*pair, "total")]


def test_figures_of_both_sexes_are_those_of_the_readme(shaped: Shaped) -> None:
    for pair, years in PRINTED[shaped.year].items():
        for year, value in years.items():
            assert shaped.values[(*pair, f"{year}-07-01", "total")] == value


def test_the_world_of_2024_adds_up_to_its_printed_total(newest: Shaped) -> None:
    for sex, total in WORLD_2024.items():
        for end in (0, 1):
            ends = (v for k, v in newest.values.items() if k[end] == "ALL" and k[2:] == ("2024-07-01", sex))
            assert sum(ends) == total


def test_the_pairs_of_each_covered_country_add_up_to_its_total_at_both_ends(shaped: Shaped) -> None:
    compared = 0
    for end, other in ((0, 1), (1, 0)):
        sums: dict[tuple[str, ...], float] = {}
        for key, value in shaped.values.items():
            if key[end] in COVERED and key[other] != "ALL":
                sums[(key[end], *key[2:])] = sums.get((key[end], *key[2:]), 0) + value
        for (place, period, sex), value in sums.items():
            pair = (place, "ALL") if end == 0 else ("ALL", place)
            assert shaped.values[(*pair, period, sex)] == value
            compared += 1
    assert compared == 2 * 6 * 3 * len(set(shaped.figures["period"]))


def test_zeros_of_the_source_are_kept_and_pairs_that_it_does_not_list_have_no_row(shaped: Shaped) -> None:
    zeros = [key for key, value in shaped.printed("gms_pairs").items() if value == 0]
    assert zeros
    assert all(shaped.values[key] == 0 for key in zeros)
    pairs = {key[:2] for key in shaped.values}
    assert ("MMR", "SGP") not in pairs
    assert ("MMR", "TWN") not in pairs


@pytest.mark.parametrize(
    ("year", "destination", "expected"),
    [
        ("2024", "THA", {"foreign_citizens", "refugees_included"}),
        ("2020", "THA", {"foreign_born", "refugees_included"}),
        ("2024", "JPN", {"foreign_citizens"}),
        ("2024", "MYS", {"foreign_born", "refugees_included"}),
        ("2020", "MYS", {"foreign_citizens", "refugees_included"}),
        ("2020", "CHN", {"foreign_citizens"}),
        ("2020", "PRK", {"imputed"}),
    ],
)
def test_who_is_counted_stands_on_every_figure_of_a_destination(
    year: str, destination: str, expected: set[str]
) -> None:
    shaped = revision(year)
    kinds = {"foreign_born", "foreign_citizens", "refugees_included", "imputed"}
    found = [flags & kinds for key, flags in shaped.flags.items() if key[1] == destination]
    assert found
    assert all(flags == expected for flags in found)


def test_totals_say_that_they_were_added_up_and_mix_definitions_over_destinations(shaped: Shaped) -> None:
    for key, flags in shaped.flags.items():
        assert ("computed_total" in flags) == ("ALL" in key or key[3] == "total")
        assert ("mixed_definitions" in flags) == (key[1] == "ALL")


def test_implausible_values_are_flagged_for_each_sex_and_no_others(newest: Shaped) -> None:
    flagged = {key for key, flags in newest.flags.items() if "implausible" in flags}
    dates = {key[2] for key in newest.values}
    assert {(o, "BGD", d, "female") for o in ("CHN", "KHM", "LAO", "THA", "VNM") for d in dates} <= flagged
    assert {("KHM", "THA", "1990-07-01", sex) for sex in ("female", "male", "total")} <= flagged
    assert ("MMR", "MYS", "1990-07-01", "total") in flagged
    assert ("KHM", "THA", "2000-07-01", "total") not in flagged
    assert not any(key[:2] == ("MMR", "BGD") or "ALL" in key for key in flagged)


def test_totals_over_an_implausible_pair_say_so_and_no_others(shaped: Shaped) -> None:
    expected = set()
    for (origin, destination, *rest), flags in shaped.flags.items():
        if "implausible" in flags:
            expected |= {(origin, "ALL", *rest), ("ALL", destination, *rest)}
    assert ("LAO", "ALL", "2020-07-01", "total") in expected
    assert ("MMR", "ALL", "2020-07-01", "total") not in expected
    told = {key for key, flags in shaped.flags.items() if "includes_implausible" in flags}
    assert told == expected & shaped.values.keys()


def test_vietnam_to_china_of_2020_is_off_as_a_count_of_refugees() -> None:
    old, new = revision("2020"), revision("2024")
    assert old.values["VNM", "CHN", "2020-07-01", "total"] == 303095
    assert {"implausible", "refugees_only"} <= old.flags["VNM", "CHN", "2020-07-01", "total"]
    assert not new.flags["VNM", "CHN", "2020-07-01", "total"] & {"implausible", "refugees_only"}


@pytest.mark.parametrize("year", sorted(MODULES))
def test_numbers_in_the_reasons_are_those_of_the_source(year: str) -> None:
    """A reason begins with the value that it is about; other revisions are quoted by name."""
    shaped, other = revision(year), revision("2020" if year == "2024" else "2024")
    said = quoted = 0
    for row in shaped.raw.judged.itertuples():
        key = (str(row.origin), str(row.destination), str(row.period), "total")
        assert str(row.reason).strip()
        if first := re.match(r"([\d,]*\d)", str(row.reason)):
            assert shaped.values[key] == float(first[1].replace(",", ""))
            said += 1
        if named := re.search(r"revision of (?:2020|2024) gives ([\d,]*\d)", str(row.reason)):
            assert other.values[key] == float(named[1].replace(",", ""))
            quoted += 1
    assert said > 20
    assert quoted > 5


def test_rows_keep_the_rules_of_the_package(shaped: Shaped) -> None:
    known = {
        table: {row[0] for row in csv.reader((DATA / "curated" / f"{table}.csv").open(encoding="utf-8"))}
        for table in ("places", "flags", "series", "sources")
    }
    figures = shaped.figures
    assert figures["observation_id"].is_unique
    assert figures["observation_id"].str.fullmatch(r"[a-z0-9][a-z0-9-]*").all()
    assert f"undesa-{shaped.year}-mmr-tha-2020-female" in set(figures["observation_id"])
    assert set(figures["origin"]) | set(figures["destination"]) <= known["places"]
    assert set().union(*shaped.flags.values()) - {""} <= known["flags"]
    assert set(figures["series_id"]) <= known["series"]
    assert set(figures["source_id"]) <= known["sources"]
    facts = SeriesFacts({shaped.module.SOURCE: "stock"}, {shaped.module.SOURCE: "persons"})
    some = figures.iloc[::50].astype(object).fillna("").astype(str)
    assert [list(findings("observations", row, facts)) for row in some.to_dict("records")] == [[]] * len(some)


def test_the_repository_holds(shaped: Shaped) -> None:
    assert shaped.problems() == []


def _lost(figures: pd.DataFrame) -> pd.DataFrame:
    return figures[figures["observation_id"] != "undesa-2024-mmr-tha-2024-female"]


def _changed(figures: pd.DataFrame) -> pd.DataFrame:
    own = figures["observation_id"] == "undesa-2024-mmr-tha-2024-male"
    return figures.assign(value=figures["value"].mask(own, 1.0))


def _invented(figures: pd.DataFrame) -> pd.DataFrame:
    row = figures[figures["observation_id"] == "undesa-2024-mmr-tha-2024-male"]
    new = row.assign(destination="SGP", observation_id="undesa-2024-mmr-sgp-2024-male")
    return pd.concat([figures, new], ignore_index=True)


def _other_total(figures: pd.DataFrame) -> pd.DataFrame:
    own = figures["observation_id"] == "undesa-2024-mmr-tha-2024-total"
    return figures.assign(value=figures["value"].mask(own, 1.0))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_lost, "has no figure"),
        (_changed, "but the raw file prints"),
        (_invented, "has no row in the raw file"),
        (_other_total, "do not add up to the figure for both"),
    ],
)
def test_figures_that_are_not_the_source_s_are_reported(
    newest: Shaped, spoil: Callable[[pd.DataFrame], pd.DataFrame], says: str
) -> None:
    assert any(says in problem for problem in newest.problems(figures=spoil(newest.figures)))


def test_a_pair_that_the_extract_lacks_shows_as_a_rest_at_either_end(newest: Shaped) -> None:
    pairs = newest.raw.pairs
    lacking = (pairs["geo"] == "THA") & (pairs["from"] == "OOO") | (pairs["geo"] == "JPN") & (
        pairs["from"] == "LAO"
    )
    raw = replace(newest.raw, pairs=pairs[~lacking])
    rests = [
        problem for problem in newest.problems(raw, newest.module.shape(raw, DATA)) if "add up to" in problem
    ]
    assert any("undesa-2024-all-tha-2024-total" in problem for problem in rests)
    assert any("undesa-2024-lao-all-2024-total" in problem for problem in rests)


def test_a_pair_with_one_sex_only_gets_no_total(newest: Shaped) -> None:
    pairs = newest.raw.pairs
    women = (pairs["geo"] == "JPN") & (pairs["from"] == "LAO") & (pairs["sex"] == "female")
    figures = newest.module.shape(replace(newest.raw, pairs=pairs[~women]), DATA)
    found = figures[(figures["origin"] == "LAO") & (figures["destination"] == "JPN")]
    assert set(found["sex"]) == {"male"}


def test_a_name_without_a_place_is_reported_and_left_out(newest: Shaped) -> None:
    places = {name: code for name, code in newest.raw.places.items() if name != "FRA"}
    raw = replace(newest.raw, places=places)
    assert not newest.module.shape(raw, DATA)[["origin", "destination"]].isin({"FRA", ""}).any(axis=None)
    assert any(
        "undesa-ims-2024-places.csv" in problem and "FRA" in problem for problem in newest.problems(raw)
    )


def test_a_judgement_of_no_figure_is_reported(newest: Shaped) -> None:
    judged = newest.raw.judged.assign(period=["1991-07-01", *newest.raw.judged["period"][1:]])
    problems = newest.problems(replace(newest.raw, judged=judged))
    assert len(problems) == 1
    assert problems[0].startswith("data/curated/ingest/undesa-ims-2024-flags.csv:2")


def test_a_destination_with_two_types_of_data_is_reported(newest: Shaped) -> None:
    pairs = newest.raw.pairs.copy()
    pairs.loc[pairs["geo"].eq("THA").idxmax(), "type_b"] = "1"
    assert any(
        "different types of data" in problem for problem in newest.problems(replace(newest.raw, pairs=pairs))
    )
