"""Tables of context: figures of a single country, and border crossings."""

from app.data.package.columns import (
    NOTE,
    PERIOD_COLUMN,
    SOURCE,
    Column,
    Table,
    code,
    number,
    one_of,
    slug,
    text,
)
from app.domain.codes import Status
from app.domain.crossing import PointKind
from app.domain.indicators import INDICATOR_UNITS, INDICATORS


def _required(column: Column, **constraints: float) -> Column:
    """A number that no row may lack, within bounds if given."""
    return Column(column.description, column.type, True, dict(constraints))


def _side(side: str) -> dict[str, Column]:
    """The columns of one side of a crossing."""
    return {
        f"place_{side}": code(f"The country of side {side}: key of places.csv."),
        f"name_{side}": text(
            "The town to show, the crossing point in brackets where it has another name.", required=True
        ),
        f"lat_{side}": _required(number("Latitude of the town, degrees north."), minimum=-90, maximum=90),
        f"lon_{side}": _required(number("Longitude of the town, degrees east."), minimum=-180, maximum=180),
        f"point_{side}": one_of("What the point is; never the gate itself.", PointKind),
        f"geonames_{side}": Column(
            "Identifier of the town at GeoNames.",
            required=True,
            constraints={"pattern": r"\d+"},
            form="digits",
        ),
    }


CONTEXT_TABLES: dict[str, Table] = {
    "indicators": Table(
        "Figures of single countries: people, income, remittances",
        {
            "indicator_id": slug("Stable, readable key."),
            "place": code("Of which country: key of places.csv."),
            "indicator": one_of("What is measured: a key of the indicator registry.", INDICATORS),
            "unit": one_of("Unit of value.", INDICATOR_UNITS),
            "value": _required(number("The number as printed; below zero only for net migration.")),
            "period": PERIOD_COLUMN,
            "status": one_of("The kind of evidence.", Status),
            "source_id": SOURCE,
            "flags": text("Quality warnings: keys of flags.csv, separated by semicolons."),
            "note": NOTE,
        },
        "indicator_id",
        {"place": "places", "source_id": "sources"},
        {"flags": "flags"},
    ),
    "crossings": Table(
        "Border crossings: the towns on both sides; any of them may be closed",
        {
            "crossing_id": slug("Stable, readable key."),
            **_side("a"),
            **_side("b"),
            "province": Column(
                "Province of side a, ISO 3166-2; by hand, never from the coordinates.",
                constraints={"pattern": r"[A-Z]{2}-[A-Z0-9]{1,3}"},
                form="a code of ISO 3166-2, such as TH-63",
            ),
            "province_name": text("Name of that province in English."),
            "distance_km": _required(
                number("Kilometres between the two points as the crow flies."), minimum=0
            ),
            "approximate": one_of("Whether a point is not at the crossing itself.", ("yes", "no")),
            "status_note": text("Why it may be closed, in one sentence.", required=True),
            "source_id": SOURCE,
            "note": NOTE,
        },
        "crossing_id",
        {"place_a": "places", "place_b": "places", "source_id": "sources"},
    ),
}
"""Tables that stand beside the figures of corridors, by name; they come from raw files alone."""
