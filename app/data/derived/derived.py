"""Derived figures: worked out on request from published ones, with their inputs, or refused with a reason.

Nothing here is stored or drawn as an observation. Figures of different series never meet in one formula; only
population and gross domestic product come from elsewhere.
"""

from collections.abc import Callable, Mapping

from app.data.dataset import Dataset
from app.data.derived.change import change
from app.data.derived.kinds import Derived, Input, Key, Refusal, add_up, unfit
from app.data.derived.sums import sum_of_channels
from app.data.indicator_lookup import indicator
from app.data.related import alike, related
from app.domain.codes import ALL, DateBasis, PlaceKind, Sex
from app.domain.figure import Observation

_PEOPLE = (
    "workers",
    "stock",
    "flow",
    "cumulative",
    "registrations",
    "returns",
    "refugees",
    "asylum_seekers",
    "displaced",
    "resettlements",
)
"""Measures whose figures count people once each; demand, plans, crossings and cases do not."""

_BOTH_WAYS = ("stock", "flow")
"""Measures of which a balance between two places means something."""

_OF_PEOPLE = tuple(key for key in Key if key not in (Key.WOMEN, Key.NET, Key.SHARE_OF_GDP))
_OF_MONEY = (
    Key.SHARE_OF_DESTINATION,
    Key.SHARE_OF_ORIGIN,
    Key.RANK_AT_DESTINATION,
    Key.RANK_FROM_ORIGIN,
    Key.SHARE_OF_GDP,
    Key.CHANGE,
    Key.CHANGE_PERCENT,
)


def keys_for(measure: str, sex: str) -> tuple[Key, ...]:
    """What can be asked of a figure of this measure and sex; whether there is an answer depends on the data."""
    if measure == "remittance":
        return _OF_MONEY
    if measure not in _PEOPLE:
        return ()
    keys: set[Key] = set(_OF_PEOPLE)
    if sex == Sex.TOTAL:
        keys.add(Key.WOMEN)
    if measure in _BOTH_WAYS:
        keys.add(Key.NET)
    return tuple(key for key in Key if key in keys)


def derived_of(dataset: Dataset, row: Observation) -> tuple[Derived, ...]:
    """Everything that can be asked of a figure, in the order of `Key`."""
    return tuple(derive(dataset, row, key) for key in keys_for(row.measure, row.sex))


def derive(dataset: Dataset, row: Observation, key: Key) -> Derived:
    """One derived figure of `row`; ValueError if its measure knows no such thing."""
    if key not in keys_for(row.measure, row.sex):
        raise ValueError(f"{key} cannot be worked out from a figure of {row.measure} ({row.sex})")
    if reason := unfit([row]):
        return Derived(key, row, _UNITS.get(key) or row.unit, (row,), refusal=reason)
    return _WAYS[key](dataset, row, key)


_UNITS: Mapping[Key, str] = {
    Key.WOMEN: "percent",
    Key.SHARE_OF_DESTINATION: "percent",
    Key.SHARE_OF_ORIGIN: "percent",
    Key.SHARE_OF_GDP: "percent",
    Key.CHANGE_PERCENT: "percent",
    Key.RANK_AT_DESTINATION: "rank",
    Key.RANK_FROM_ORIGIN: "rank",
    Key.PER_1000_AT_DESTINATION: "per_1000",
    Key.PER_1000_AT_ORIGIN: "per_1000",
}
"""Units of results; a key that is not here keeps the unit of the figure."""


def _women(dataset: Dataset, row: Observation, key: Key) -> Derived:
    women, men = related(dataset, row, sex=Sex.FEMALE), related(dataset, row, sex=Sex.MALE)
    if women is None:
        return _refused(key, row, Refusal.NO_WOMEN)
    if men is not None and not add_up(women, men, row):
        return _refused(key, row, Refusal.DO_NOT_ADD_UP, women, men, row)
    return _ratio(key, row, women, row, 100)


def _share(end: str) -> "_Way":
    """The share of a figure in that of all origins (`end` is origin) or all destinations of its series."""

    def way(dataset: Dataset, row: Observation, key: Key) -> Derived:
        if getattr(row, end) == ALL:
            return _refused(key, row, Refusal.NOT_ONE_PLACE)
        whole = related(dataset, row, **{end: ALL})
        if whole is None:
            return _refused(key, row, Refusal.NO_TOTAL)
        if "includes_implausible" in whole.flags:
            return _refused(key, row, Refusal.IMPLAUSIBLE_PART, row, whole)
        return _ratio(key, row, row, whole, 100)

    return way


def _rank(end: str) -> "_Way":
    """The place of a figure among those that differ from it only in `end`, the largest first."""

    def way(dataset: Dataset, row: Observation, key: Key) -> Derived:
        if not dataset.places[getattr(row, end)].is_on_earth:
            return _refused(key, row, Refusal.NOT_ONE_PLACE)
        others = [each for each in alike(dataset, row, but=end) if "implausible" not in each.flags]
        here = {getattr(each, end) for each in others}
        ranked = sorted(
            (
                each
                for each in others
                for place in [dataset.places[getattr(each, end)]]
                if place.is_on_earth and place.parent not in here
            ),
            key=lambda each: (-each.size, each.observation_id),
        )
        if len(ranked) < 2 or row not in ranked:
            return _refused(key, row, Refusal.ALONE)
        if reason := unfit(ranked):
            return _refused(key, row, reason, *ranked)
        if len({each.stage for each in ranked}) > 1:
            return _refused(key, row, Refusal.STAGES, *ranked)
        return _found(key, row, 1 + sum(each.size > row.size for each in ranked), *ranked)

    return way


def _per_1000(end: str) -> "_Way":
    """People for each 1,000 inhabitants of the origin or the destination in the year of the figure."""

    def way(dataset: Dataset, row: Observation, key: Key) -> Derived:
        return _by_indicator(dataset, row, key, getattr(row, end), "population", 1000)

    return way


def _gdp(dataset: Dataset, row: Observation, key: Key) -> Derived:
    """Money sent, as a share of what the economy of the origin produced in that year."""
    if row.unit != "USD":
        return _refused(key, row, Refusal.UNIT)
    return _by_indicator(dataset, row, key, row.origin, "gdp", 100)


def _net(dataset: Dataset, row: Observation, key: Key) -> Derived:
    """Those who are (or came) at the destination less those who are (or went) the other way."""
    back = related(dataset, row, origin=row.destination, destination=row.origin)
    if back is None:
        return _refused(key, row, Refusal.NO_WAY_BACK)
    kinds = {flag for each in (row, back) for flag in each.flags} & {"foreign_born", "foreign_citizens"}
    if len(kinds) > 1 and ALL not in row.corridor:
        return _refused(key, row, Refusal.DEFINITIONS, row, back)
    if reason := unfit([back]):
        return _refused(key, row, reason, row, back)
    return _found(key, row, row.size - back.size, row, back)


def _by_indicator(
    dataset: Dataset, row: Observation, key: Key, place: str, name: str, factor: float
) -> Derived:
    if dataset.places[place].kind != PlaceKind.COUNTRY:
        return _refused(key, row, Refusal.NOT_ONE_PLACE)
    if row.date_basis == DateBasis.UNDATED:
        return _refused(key, row, Refusal.DATES)
    if row.period.first_year != row.period.last_year or row.period.start is None:
        return _refused(key, row, Refusal.LONG_PERIOD)
    base = indicator(dataset, place, name, row.period.last_year)
    return _ratio(key, row, row, base, factor) if base else _refused(key, row, Refusal.NO_INDICATOR)


def _ratio(key: Key, row: Observation, part: Observation, whole: Input, factor: float) -> Derived:
    if reason := unfit(each for each in (part, whole) if isinstance(each, Observation)):
        return _refused(key, row, reason, part, whole)
    size = whole.size if isinstance(whole, Observation) else whole.value
    if not size:
        return _refused(key, row, Refusal.ZERO, part, whole)
    return _found(key, row, factor * part.size / size, part, whole)


def _found(key: Key, row: Observation, value: float, *inputs: Input) -> Derived:
    return Derived(key, row, _UNITS.get(key) or row.unit, inputs, value)


def _refused(key: Key, row: Observation, reason: Refusal, *inputs: Input) -> Derived:
    return Derived(key, row, _UNITS.get(key) or row.unit, inputs or (row,), refusal=reason)


_Way = Callable[[Dataset, Observation, Key], Derived]
_WAYS: Mapping[Key, _Way] = {
    Key.WOMEN: _women,
    Key.SHARE_OF_DESTINATION: _share("origin"),
    Key.SHARE_OF_ORIGIN: _share("destination"),
    Key.RANK_AT_DESTINATION: _rank("origin"),
    Key.RANK_FROM_ORIGIN: _rank("destination"),
    Key.PER_1000_AT_DESTINATION: _per_1000("destination"),
    Key.PER_1000_AT_ORIGIN: _per_1000("origin"),
    Key.SHARE_OF_GDP: _gdp,
    Key.NET: _net,
    Key.CHANGE: change,
    Key.CHANGE_PERCENT: change,
    Key.SUM_OF_CHANNELS: sum_of_channels,
}
