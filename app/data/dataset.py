"""The loaded data: typed, immutable, one object for the whole process."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import pandas as pd

from app.data.observations import ById, Observations
from app.domain.codes import PlaceKind
from app.domain.crossing import Crossing
from app.domain.disagreement import FLAGGED, KINDS
from app.domain.figure import Observation
from app.domain.period import Period


@dataclass(frozen=True, slots=True)
class Place:
    """A country, a part of one, a group or a special code. `names` has languages as keys, `en` among them."""

    code: str
    names: Mapping[str, str]
    kind: PlaceKind
    parent: str
    region: str
    lat: float | None
    lon: float | None

    @property
    def is_on_earth(self) -> bool:
        """Whether it is one place with a position, so that an arrow may start or end there."""
        return self.kind in (PlaceKind.COUNTRY, PlaceKind.PART)


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of migration."""

    code: str
    name: str
    short_name: str
    kind: str
    parent: str
    excludes: tuple[str, ...]
    definition: str


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of work with its ISIC Rev. 4 section."""

    code: str
    name: str
    isic_section: str
    isic_title: str
    parent: str
    definition: str


@dataclass(frozen=True, slots=True)
class Series:
    """Figures that share producer, definition, measure and unit."""

    series_id: str
    title: str
    measure: str
    unit: str
    population: str
    source_id: str
    frequency: str
    method: str
    priority: int
    description: str
    comparable_with: tuple[str, ...]
    not_counted: str
    counted_by: str
    absent: str
    change_allowed: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Who produced figures, or a document in which they were read."""

    source_id: str
    publisher: str
    title: str
    edition: str
    year: str
    date: str
    kind: str
    licence: str
    url: str
    citation: str
    note: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A quality warning; `severity` is note, caution or warning."""

    code: str
    name: str
    sentence: str
    severity: str


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event with the places, corridors, channels and sectors that it touches.

    `date_basis` says whether its date is stated; `flags` are quality warnings, keys of flags.csv.
    """

    event_id: str
    period: Period
    kind: str
    title: str
    description: str
    places: tuple[str, ...]
    corridors: tuple[str, ...]
    channels: tuple[str, ...]
    sectors: tuple[str, ...]
    source_id: str
    via_source_id: str
    via_locator: str
    date_basis: str
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A source names a sector on a corridor without a number."""

    mention_id: str
    origin: str
    destination: str
    sector: str
    period: Period
    source_id: str
    via_source_id: str
    via_locator: str
    note: str

    @property
    def corridor(self) -> tuple[str, str]:
        """Origin and destination."""
        return self.origin, self.destination


@dataclass(frozen=True, slots=True)
class ProvinceMention:
    """What a document says of a province at a border. `province` is its ISO 3166-2 code, `place` its country.

    `towns` are those named with it, on either side; `channel` that for which it is named, or empty.
    """

    mention_id: str
    province: str
    province_name: str
    place: str
    towns: tuple[str, ...]
    channel: str
    source_id: str
    via_source_id: str
    via_locator: str
    note: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Figures that do not fit together, with the arithmetic and our reading."""

    disagreement_id: str
    kind: str
    title: str
    observations: tuple[str, ...]
    places: tuple[str, ...]
    arithmetic: str
    explanation: str
    suggestion: str


@dataclass(frozen=True, eq=False, repr=False)
class Dataset:
    """Everything loaded. Records are frozen, `table` hands out copies: no caller changes what others see."""

    version: str
    released: str
    tables: Mapping[str, pd.DataFrame]
    observations: Observations
    places: Mapping[str, Place]
    channels: Mapping[str, Channel]
    sectors: Mapping[str, Sector]
    series: Mapping[str, Series]
    sources: Mapping[str, Source]
    flags: Mapping[str, Flag]
    events: tuple[Event, ...]
    mentions: tuple[Mention, ...]
    crossings: tuple[Crossing, ...]
    province_mentions: tuple[ProvinceMention, ...]
    disagreements: tuple[Disagreement, ...]

    def table(self, name: str) -> pd.DataFrame:
        """A table as a copy-on-write frame: the columns of the CSV, numbers as numbers, the rest as text."""
        return self.tables[name].copy(deep=False)

    @cached_property
    def by_id(self) -> Mapping[str, Observation]:
        """Observations by key."""
        return ById(self.observations)

    def clashes(self, observation_id: str) -> bool:
        """Whether a figure is one of a group that does not fit together, whatever the reason."""
        return bool(self.clash_kind(observation_id))

    def clash_kind(self, observation_id: str) -> str:
        """The gravest kind of disagreement of a figure, as `KINDS` orders them; empty if it has none."""
        kinds = {row.kind for row in self.disagreements_of.get(observation_id, ())}
        if not kinds:
            flags = self.by_id[observation_id].flags
            kinds = {kind for flag, kind in FLAGGED.items() if flag in flags}
        return min(kinds, key=KINDS.index, default="")

    @cached_property
    def disagreements_of(self) -> Mapping[str, tuple[Disagreement, ...]]:
        """Disagreements by observation."""
        found: dict[str, list[Disagreement]] = {}
        for disagreement in self.disagreements:
            for observation_id in disagreement.observations:
                found.setdefault(observation_id, []).append(disagreement)
        return MappingProxyType({key: tuple(rows) for key, rows in found.items()})
