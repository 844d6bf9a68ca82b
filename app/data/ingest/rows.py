"""Rows of observations.csv from columns that a source knows; what it does not say has its usual value."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from app.data.package.schema import TABLES

COLUMNS = tuple(TABLES["observations"].columns)
NUMBERS = ("value", "value_low", "value_high")
_USUAL = {
    "channel": "ALL",
    "sector": "ALL",
    "sex": "total",
    "unit": "persons",
    "bound": "exact",
    "status": "reported",
    "date_basis": "stated",
}


def figures(frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` with every column of observations.csv in order: numbers as floats (NaN where there is none), all
    others as text. KeyError names a column that observations.csv does not have.
    """
    unknown = sorted(set(frame.columns) - set(COLUMNS))
    if unknown:
        raise KeyError(f"columns unknown to observations.csv: {', '.join(map(str, unknown))}")
    missing = {
        name: np.nan if name in NUMBERS else _USUAL.get(name, "")
        for name in COLUMNS
        if name not in frame.columns
    }
    return frame.assign(**missing)[list(COLUMNS)].reset_index(drop=True)


def rows_of(typed: Iterable[Mapping[str, str]]) -> pd.DataFrame:
    """Typed rows of observations.csv, every cell text, in the form that `figures` gives."""
    frame = pd.DataFrame([dict(row) for row in typed], columns=list(COLUMNS), dtype=object)
    return frame.assign(**{name: pd.to_numeric(frame[name].replace("", np.nan)) for name in NUMBERS})
