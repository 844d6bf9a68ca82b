"""What can be worked out from published figures, and the reasons why it sometimes cannot."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from app.domain.codes import Bound
from app.domain.figure import Observation
from app.domain.indicators import Indicator


class Key(StrEnum):
    """What is worked out from a figure; the unit of the result stands beside it.

    `percent` of a whole, `persons`, `per_1000` inhabitants, or a `rank` with 1 for the largest.
    """

    WOMEN = "women_share"
    SHARE_OF_DESTINATION = "share_of_destination"
    SHARE_OF_ORIGIN = "share_of_origin"
    RANK_AT_DESTINATION = "rank_at_destination"
    RANK_FROM_ORIGIN = "rank_from_origin"
    PER_1000_AT_DESTINATION = "per_1000_at_destination"
    PER_1000_AT_ORIGIN = "per_1000_at_origin"
    SHARE_OF_GDP = "share_of_gdp"
    NET = "net"
    CHANGE = "change"
    CHANGE_PERCENT = "change_percent"
    SUM_OF_CHANNELS = "sum_of_channels"


class Refusal(StrEnum):
    """Why nothing is worked out."""

    REPEAT = "repeat"
    UNSUITABLE = "unsuitable"
    UNIT = "unit"
    DOUBTFUL = "doubtful"
    BOUND = "bound"
    NOT_ONE_PLACE = "not_one_place"
    NO_TOTAL = "no_total"
    IMPLAUSIBLE_PART = "implausible_part"
    NO_WOMEN = "no_women"
    DO_NOT_ADD_UP = "do_not_add_up"
    NO_WAY_BACK = "no_way_back"
    DEFINITIONS = "definitions"
    CHANGE_NOT_ALLOWED = "change_not_allowed"
    NO_EARLIER = "no_earlier"
    DATES = "dates"
    STAGES = "stages"
    STOCK_UNCLEAR = "stock_unclear"
    ZERO = "zero"
    LONG_PERIOD = "long_period"
    NO_INDICATOR = "no_indicator"
    ALONE = "alone"
    NO_PARTS = "no_parts"
    OVERLAP = "overlap"


Input: TypeAlias = Observation | Indicator
"""What a derived figure is worked out from: published figures, and figures of one country."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure worked out from published ones, never stored.

    `figure` is the one it was asked of. `inputs` stand in the order of the formula; where nothing is worked
    out `value` is None and `refusal` says why. `unit` is persons, USD, percent, per_1000 or rank.
    """

    key: Key
    figure: Observation
    unit: str
    inputs: tuple[Input, ...]
    value: float | None = None
    refusal: Refusal | None = None

    @property
    def bound(self) -> Bound:
        """`about` where an input is approximate, else exact."""
        about = any(isinstance(each, Observation) and each.bound == Bound.ABOUT for each in self.inputs)
        return Bound.ABOUT if about else Bound.EXACT

    @property
    def flags(self) -> tuple[str, ...]:
        """The warnings of all inputs, each once; they hold for what is worked out too."""
        return tuple(dict.fromkeys(flag for each in self.inputs for flag in each.flags))


def input_key(each: Input) -> str:
    """The key of an input in its table."""
    return each.observation_id if isinstance(each, Observation) else each.indicator_id


def input_amount(each: Input) -> float:
    """The number of an input, in its own unit."""
    return each.size if isinstance(each, Observation) else each.value


def add_up(women: Observation, men: Observation, total: Observation) -> bool:
    """Whether women and men make up a total but for rounding; where they were modelled apart they do not."""
    return abs(women.size + men.size - total.size) <= max(2.0, total.size / 1000)


def unfit(rows: Iterable[Observation]) -> Refusal | None:
    """Why one of these figures bears no arithmetic: repeats, plans, doubtful values, bounds and ranges."""
    for row in rows:
        if row.same_as:
            return Refusal.REPEAT
        if not row.may_lead:
            return Refusal.UNSUITABLE
        if DOUBTFUL & set(row.flags):
            return Refusal.DOUBTFUL
        if row.bound not in (Bound.EXACT, Bound.ABOUT):
            return Refusal.BOUND
    return None


DOUBTFUL = {"implausible", "suspected_misprint", "relative", "filled_in"}
"""Flags of figures from which nothing is worked out."""
