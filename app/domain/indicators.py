"""The indicator registry: what is said of one country in a year, beside the figures of corridors."""

from dataclasses import dataclass
from types import MappingProxyType

from app.domain.codes import Status
from app.domain.figure import split_list
from app.domain.period import Period, parse_period


@dataclass(frozen=True, slots=True)
class IndicatorKind:
    """One kind of figure of a country.

    `is_moment` says that it holds at a date (people at mid-year), not for a whole year. `may_be_added` says
    that the values of several places make a sum that means something. `may_be_negative` says that a value
    below zero is no mistake. `source_id` is a key of sources.csv; `series` is the producer's own name or code.
    """

    key: str
    unit: str
    is_moment: bool
    may_be_added: bool
    may_be_negative: bool
    source_id: str
    series: str


_WPP = "un-wpp-2024"
_WDI = "worldbank-wdi-2025-01"


def _yearly(
    key: str, unit: str, source_id: str, series: str, *, may_be_added: bool, may_be_negative: bool = False
) -> IndicatorKind:
    return IndicatorKind(key, unit, False, may_be_added, may_be_negative, source_id, series)


_ALL = (
    IndicatorKind("population", "persons", True, True, False, _WPP, "Total Population, as of 1 July"),
    _yearly(
        "net_migration",
        "persons",
        _WPP,
        "Net Number of Migrants",
        may_be_added=True,
        may_be_negative=True,
    ),
    _yearly("remittances_received", "USD", _WDI, "BX.TRF.PWKR.CD.DT", may_be_added=True),
    _yearly("remittances_paid", "USD", _WDI, "BM.TRF.PWKR.CD.DT", may_be_added=True),
    _yearly("gdp", "USD", _WDI, "NY.GDP.MKTP.CD", may_be_added=True),
    _yearly("gdp_per_person", "int_USD_2021/person", _WDI, "NY.GDP.PCAP.PP.KD", may_be_added=False),
    _yearly("unemployment", "percent", _WDI, "SL.UEM.TOTL.ZS", may_be_added=False),
)

INDICATORS = MappingProxyType({kind.key: kind for kind in _ALL})
"""Every indicator by key, in the order in which menus offer them."""

INDICATOR_UNITS = tuple(dict.fromkeys(kind.unit for kind in _ALL))
"""Every unit that an indicator may have."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure of one place. Columns and their meaning are those of indicators.csv.

    `indicator` is a key of INDICATORS, `value` is in `unit`, `flags` are keys of flags.csv. Where a source
    has no figure there is no indicator; a value of zero is one that the source prints.
    """

    indicator_id: str
    place: str
    indicator: str
    unit: str
    value: float
    period: Period
    status: Status
    source_id: str
    flags: tuple[str, ...]
    note: str


def indicator_from_row(row: dict[str, str]) -> Indicator:
    """Type one CSV row (column name to text); ValueError tells what cannot be read."""
    return Indicator(
        indicator_id=row["indicator_id"],
        place=row["place"],
        indicator=row["indicator"],
        unit=row["unit"],
        value=float(row["value"]),
        period=parse_period(row["period"]),
        status=Status(row["status"]),
        source_id=row["source_id"],
        flags=split_list(row["flags"]),
        note=row["note"],
    )
