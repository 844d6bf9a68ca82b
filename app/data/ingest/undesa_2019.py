"""UN DESA, International Migrant Stock, revision of 2019: by origin, destination and sex, with both sexes printed.

The copy has names, not codes, a row for all origins together and two rows for other origins. Destinations that
are regions stay out: `curated/ingest/undesa-ims-2019-places.csv`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from app.data.ingest.compare import differences
from app.data.ingest.raw import place_codes, read_raw, unmapped
from app.data.ingest.undesa import (
    KEY,
    judgements,
    stock_figures,
    unequal_ends,
    unequal_sexes,
    unmet_judgements,
)
from app.data.package.problems import Problem
from app.domain.codes import Sex

SOURCE = "undesa-ims-2019"

_FILE = "ims2019_gms_pairs.csv"
_SHOWN = f"data/raw/{SOURCE}/{_FILE}"
_SEXES = {"both": Sex.TOTAL.value, "female": Sex.FEMALE.value, "male": Sex.MALE.value}


@dataclass(frozen=True, slots=True)
class NamedStocks:
    """The raw table (Year, Destination, Origin, sex = both, female or male, stock = persons at 1 July; all text),
    the code of places.csv for each name that it prints, empty where rows stay out, and the curators' judgements.
    """

    table: pd.DataFrame
    places: Mapping[str, str]
    judged: pd.DataFrame


def read(data: Path) -> NamedStocks:
    """The raw and curated files of the revision below `data`; InvalidData if one of them cannot be read."""
    return NamedStocks(read_raw(data, SOURCE, _FILE), place_codes(data, SOURCE), judgements(data, SOURCE))


def shape(raw: NamedStocks, _data: Path) -> pd.DataFrame:
    """Figures in persons at 1 July as published, and the two rows of other origins as one sum."""
    rows = _summed(raw)
    flags = np.where(rows["names"] > 1, "computed_total", "")
    return stock_figures(
        rows.drop(columns=["names", "line"]).assign(flags=pd.Series(flags, index=rows.index, dtype="str")),
        SOURCE,
        raw.judged,
    )


def check(raw: NamedStocks, figures: pd.DataFrame) -> Iterator[Problem]:
    """What the raw file holds and `figures` do not, the other way round, other numbers, sums that do not come
    out, and names and judgements that do not fit.
    """
    yield from unmapped(pd.concat([raw.table["Destination"], raw.table["Origin"]]), raw.places, SOURCE)
    printed = _summed(raw)
    printed = printed.assign(period=printed["year"] + "-07-01")
    yield from differences(printed[[*KEY, "value", "line"]], figures, KEY, _SHOWN)
    yield from unequal_sexes(figures, SOURCE)
    yield from unequal_ends(figures, "destination", SOURCE)
    yield from unmet_judgements(figures, raw.judged, SOURCE)


def _summed(raw: NamedStocks) -> pd.DataFrame:
    """The rows of places that come in: origin, destination, year, sex, value, the number of names that were added
    up to one place, and the line of the file (of the first of them).
    """
    rows = pd.DataFrame(
        {
            "origin": raw.table["Origin"].map(raw.places).fillna(""),
            "destination": raw.table["Destination"].map(raw.places).fillna(""),
            "year": raw.table["Year"],
            "sex": raw.table["sex"].map(_SEXES),
            "value": raw.table["stock"].astype(float),
            "line": raw.table.index + 2,
        }
    )
    rows = rows[(rows["origin"] != "") & (rows["destination"] != "")]
    return rows.groupby(["origin", "destination", "year", "sex"], as_index=False).agg(
        value=("value", "sum"), names=("value", "size"), line=("line", "first")
    )
