"""One published figure: its cells as types, its size, and whether it may set a default."""

from dataclasses import FrozenInstanceError
from typing import Any

import pandas as pd
import pytest

from app.data.observations import NUMBERS, Observations
from app.data.package.schema import TABLES
from app.domain.codes import Bound, DateBasis, Sex, Stage, Status
from app.domain.figure import Observation, split_list
from app.domain.period import parse_period

ROW = dict.fromkeys(TABLES["observations"].columns, "") | {
    "observation_id": "ar2019-mmr-tha-mou-2019-08",
    "series_id": "ar2019-mmr-tha-mou",
    "origin": "MMR",
    "destination": "THA",
    "channel": "MOU",
    "sector": "ALL",
    "sex": "total",
    "measure": "workers",
    "unit": "persons",
    "value": "493744",
    "bound": "exact",
    "period": "2019-08",
    "status": "reported",
    "source_id": "mol-myanmar",
    "flags": "unclear; partial_year",
    "date_basis": "stated",
    "confidence": "B",
}


def figure(**cells: str) -> Observation:
    frame = pd.DataFrame([ROW | cells], dtype=object)
    for column in ROW:
        number = column.startswith("value")
        frame[column] = (
            pd.to_numeric(frame[column].replace("", None)) if number else frame[column].astype("category")
        )
    return Observations(frame.astype(dict.fromkeys(NUMBERS, "float64")))[0]


def test_a_row_is_typed() -> None:
    row = figure(stage="in_process", sex="female", same_as="other")
    assert row.value == 493_744.0
    assert (row.value_low, row.value_high) == (None, None)
    assert row.period == parse_period("2019-08")
    assert (row.bound, row.status, row.sex) == (Bound.EXACT, Status.REPORTED, Sex.FEMALE)
    assert (row.stage, row.date_basis) == (Stage.IN_PROCESS, DateBasis.STATED)
    assert row.flags == ("unclear", "partial_year")
    assert row.corridor == ("MMR", "THA")
    assert row.same_as == "other"


def test_an_empty_stage_is_no_stage() -> None:
    assert figure().stage is Stage.NONE
    assert not figure().stage


@pytest.mark.parametrize(
    "cells",
    [
        {"value": "many"},
        {"bound": "roughly"},
        {"period": "soon"},
        {"status": "told"},
        {"sex": "all"},
        {"stage": "begun"},
    ],
)
def test_what_cannot_be_read_is_a_value_error(cells: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(cells.values()))):
        figure(**cells)


@pytest.mark.parametrize(
    ("cells", "size", "reach"),
    [
        ({"value": "47000"}, 47_000, 47_000),
        ({"value": "", "value_low": "30000", "value_high": "40000", "bound": "range"}, 30_000, 40_000),
        ({"value": "35", "value_low": "30", "value_high": "40", "status": "model"}, 35, 35),
        ({"value": "2000000", "bound": "at_least"}, 2_000_000, 2_000_000),
        ({"value": "0"}, 0, 0),
        ({"value": ""}, 0, 0),
    ],
)
def test_size_is_what_is_surely_reached_and_no_midpoint(
    cells: dict[str, str], size: float, reach: float
) -> None:
    row = figure(**cells)
    assert (row.size, row.reach) == (size, reach)


@pytest.mark.parametrize(
    ("cells", "may_lead"),
    [
        ({}, True),
        ({"status": "estimate"}, True),
        ({"status": "survey", "confidence": "B"}, True),
        ({"status": "plan"}, False),
        ({"status": "quota"}, False),
        ({"status": "headline_only"}, False),
        ({"confidence": "C"}, False),
    ],
)
def test_plans_quotas_headlines_and_confidence_c_never_lead(cells: dict[str, str], may_lead: bool) -> None:
    assert figure(**cells).may_lead is may_lead


def test_estimates_surveys_and_models_are_estimates() -> None:
    estimates = {status for status in Status if figure(status=status).is_estimate}
    assert estimates == {Status.ESTIMATE, Status.SURVEY, Status.MODEL}


def test_a_figure_cannot_be_changed() -> None:
    row: Any = figure()
    with pytest.raises(FrozenInstanceError):
        row.value = 1.0


@pytest.mark.parametrize(
    ("cell", "parts"),
    [("", ()), ("a", ("a",)), ("a;b", ("a", "b")), (" a ; b ;", ("a", "b")), (";;", ())],
)
def test_lists_are_split_at_semicolons(cell: str, parts: tuple[str, ...]) -> None:
    assert split_list(cell) == parts
