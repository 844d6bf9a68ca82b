"""A pair of towns on both sides of a border crossing: a row of crossings.csv with its types."""

from dataclasses import dataclass
from enum import StrEnum


class PointKind(StrEnum):
    """What the point of a side stands for. None of them is the gate itself."""

    TOWN_AT_CROSSING = "town_at_crossing"
    VILLAGE_AT_CROSSING = "village_at_crossing"
    TOWN_NEAR_CROSSING = "town_near_crossing"
    DISTRICT_TOWN = "district_town"
    COUNTY_TOWN = "county_town"
    PREFECTURE_TOWN = "prefecture_town"

    @property
    def is_at_crossing(self) -> bool:
        """Whether the town or village lies at the crossing, not merely in the same area."""
        return self in (PointKind.TOWN_AT_CROSSING, PointKind.VILLAGE_AT_CROSSING)


@dataclass(frozen=True, slots=True)
class BorderTown:
    """One side of a crossing: a code of places.csv, a name to show, degrees north and east, and what it is."""

    place: str
    name: str
    lat: float
    lon: float
    kind: PointKind
    geonames_id: str


@dataclass(frozen=True, slots=True)
class Crossing:
    """Two towns that a border crossing joins; no official point of entry, and no word on whether it is open.

    `province` is the ISO 3166-2 code of side `a`, empty where the list gives none. `distance_km` is that
    between the two points. `is_approximate` says that at least one of them is not at the crossing.
    `status_note` says why it may be closed, and stands wherever the crossing is shown.
    """

    crossing_id: str
    a: BorderTown
    b: BorderTown
    province: str
    province_name: str
    distance_km: float
    is_approximate: bool
    status_note: str
    source_id: str
    note: str


def crossing_from_row(row: dict[str, str]) -> Crossing:
    """Type one CSV row (column name to text); ValueError tells what cannot be read."""
    return Crossing(
        crossing_id=row["crossing_id"],
        a=_side(row, "a"),
        b=_side(row, "b"),
        province=row["province"],
        province_name=row["province_name"],
        distance_km=float(row["distance_km"]),
        is_approximate=row["approximate"] == "yes",
        status_note=row["status_note"],
        source_id=row["source_id"],
        note=row["note"],
    )


def _side(row: dict[str, str], side: str) -> BorderTown:
    return BorderTown(
        place=row[f"place_{side}"],
        name=row[f"name_{side}"],
        lat=float(row[f"lat_{side}"]),
        lon=float(row[f"lon_{side}"]),
        kind=PointKind(row[f"point_{side}"]),
        geonames_id=row[f"geonames_{side}"],
    )
