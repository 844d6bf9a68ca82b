"""UN DESA, International Migrant Stock, revision of 2020: by origin, destination and sex."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from app.data.ingest.undesa import Revision, Stocks, check_stocks, read_stocks, shape_stocks
from app.data.package.problems import Problem

SOURCE = "undesa-ims-2020"

_REVISION = Revision(SOURCE, stem="ims2020", locator="")


def read(data: Path) -> Stocks:
    """The raw and curated files of the revision below `data`; InvalidData if one of them cannot be read."""
    return read_stocks(data, _REVISION)


def shape(raw: Stocks, _data: Path) -> pd.DataFrame:
    """Figures in persons at 1 July: women and men as published, both sexes together added up here."""
    return shape_stocks(raw, _REVISION)


def check(raw: Stocks, figures: pd.DataFrame) -> Iterator[Problem]:
    """Where `figures` and the raw files do not agree, or do not add up."""
    yield from check_stocks(raw, figures, _REVISION)
