"""The measure registry: what a figure counts, in which units, and where it may be drawn."""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Measure:
    """One kind of quantity.

    `units` are those that a figure of this measure may have, the first being usual. `is_moment` says that it
    holds at a date (a stock), not within a period (a flow). `on_map` says that a figure of a corridor may be
    drawn as an arrow. `is_wide` says that series of one definition cover far more than labour migration in
    Asia: then the order of series comes before the width of the channel, and views begin with the labour
    origins and Asian destinations. `runs_back` says that what is counted goes from the destination of the
    migration to its origin: money sent home, people who return.
    """

    key: str
    units: tuple[str, ...]
    is_moment: bool
    on_map: bool
    is_wide: bool = False
    runs_back: bool = False


_ALL = (
    Measure("workers", ("persons",), is_moment=True, on_map=True),
    Measure("stock", ("persons",), is_moment=True, on_map=True, is_wide=True),
    Measure("flow", ("persons",), is_moment=False, on_map=True, is_wide=True),
    Measure("cumulative", ("persons",), is_moment=False, on_map=True),
    Measure("registrations", ("persons",), is_moment=False, on_map=True),
    Measure("returns", ("persons",), is_moment=False, on_map=True, runs_back=True),
    Measure("refugees", ("persons",), is_moment=True, on_map=True, is_wide=True),
    Measure("asylum_seekers", ("persons",), is_moment=True, on_map=True, is_wide=True),
    Measure("displaced", ("persons",), is_moment=True, on_map=False),
    Measure("resettlements", ("persons",), is_moment=False, on_map=True),
    Measure("remittance", ("USD", "THB"), is_moment=False, on_map=True, is_wide=True, runs_back=True),
    Measure("cost", ("USD/person", "MMK", "months_of_wage"), is_moment=True, on_map=True),
    Measure("wage", ("THB/day",), is_moment=True, on_map=False),
    Measure("limit", ("USD/month", "USD/transfer", "MMK", "persons"), is_moment=True, on_map=False),
    Measure("share", ("percent",), is_moment=True, on_map=False),
    Measure("ratio", ("ratio",), is_moment=True, on_map=False),
    Measure("quota", ("persons",), is_moment=False, on_map=False),
    Measure("plan", ("persons", "USD", "THB"), is_moment=False, on_map=False),
    Measure("demand", ("persons",), is_moment=False, on_map=False),
    Measure("movements", ("persons",), is_moment=False, on_map=False),
    Measure("enforcement", ("persons", "cases"), is_moment=False, on_map=False),
    Measure(
        "count",
        ("agencies", "countries", "districts", "provinces", "cases", "persons", "camps"),
        is_moment=True,
        on_map=False,
    ),
)

MEASURES = MappingProxyType({measure.key: measure for measure in _ALL})
"""Every measure by key, in the order in which menus offer them."""

UNITS = tuple(dict.fromkeys(unit for measure in _ALL for unit in measure.units))
"""Every unit that a figure may have."""
