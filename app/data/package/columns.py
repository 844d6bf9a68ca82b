"""The parts of which table schemas are made: columns, tables, and columns that several tables share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from app.domain.codes import DateBasis
from app.domain.measures import MEASURES, UNITS
from app.domain.period import FORMS

Descriptor: TypeAlias = dict[str, Any]

_SLUG = r"[a-z0-9][a-z0-9_-]*"
_CODE = r"[A-Z][A-Z0-9_]*"
INSTANT = r"\d{4}(-\d{2}(-\d{2})?)?"
_PERIOD = rf"({INSTANT}|({INSTANT}|\.\.)/{INSTANT})"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it means, Frictionless type, constraints, and in words how a cell is written."""

    description: str
    type: str = "string"
    required: bool = False
    constraints: Descriptor = field(default_factory=dict)
    form: str = ""

    def descriptor(self, name: str) -> Descriptor:
        """The Frictionless field descriptor of this column under `name`."""
        constraints = {"required": True, **self.constraints} if self.required else dict(self.constraints)
        return {"name": name, "type": self.type, "description": self.description} | (
            {"constraints": constraints} if constraints else {}
        )


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns by name, in order; its key; its references (column to table)."""

    title: str
    columns: dict[str, Column]
    key: str
    references: dict[str, str]
    lists: dict[str, str] = field(default_factory=dict)
    """Columns whose `;`-separated parts are keys of another table."""

    def schema(self, tables: Mapping[str, Any]) -> Descriptor:
        """The Frictionless table schema; `tables` are all tables that it may refer to."""
        return {
            "fields": [column.descriptor(name) for name, column in self.columns.items()],
            "primaryKey": [self.key],
            "foreignKeys": [
                {"fields": [name], "reference": {"resource": table, "fields": [tables[table].key]}}
                for name, table in self.references.items()
            ],
        }


def text(description: str, *, required: bool = False) -> Column:
    """Free text."""
    return Column(description, required=required)


def slug(description: str, *, required: bool = True) -> Column:
    """A readable key in small letters."""
    form = "small letters, digits, hyphens and underscores"
    return Column(description, required=required, constraints={"pattern": _SLUG}, form=form)


def code(description: str, *, required: bool = True) -> Column:
    """A code in capital letters."""
    form = "capital letters, digits and underscores, such as MMR or CHN_YN"
    return Column(description, required=required, constraints={"pattern": _CODE}, form=form)


def one_of(description: str, values: Any, *, required: bool = True) -> Column:
    """One word of a closed list."""
    return Column(
        description, required=required, constraints={"enum": [str(value) for value in values if value != ""]}
    )


def number(description: str) -> Column:
    """A number, or an empty cell."""
    return Column(description, type="number")


PERIOD_COLUMN = Column(
    "ISO 8601: a year, month or day, an interval, or one that is open towards the past (../2014-09-05).",
    required=True,
    constraints={"pattern": _PERIOD},
    form=FORMS,
)
SOURCE = Column("Who produced it: key of sources.csv.", required=True)
VIA_SOURCE = Column("The document in which it was read: key of sources.csv.")
LOCATOR = text("The place in the producer's document, if known.")
VIA_LOCATOR = text("The place in the document in which it was read: section, footnote.")
NOTE = text("One sentence in plain words, or empty.")
DATE_BASIS = one_of("Where the date comes from.", DateBasis)
MEASURE = one_of("What is measured: a key of the measure registry.", MEASURES)
UNIT = one_of("Unit of value, value_low and value_high.", UNITS)
ORIGIN = code("Where the migration starts: key of places.csv.")
DESTINATION = code("Where the migration leads: key of places.csv.")
SECTOR = Column("Sector of work: key of sectors.csv.", required=True)
PROVINCE = Column(
    "Province, ISO 3166-2; by hand, never from coordinates.",
    required=True,
    constraints={"pattern": r"[A-Z]{2}-[A-Z0-9]{1,3}"},
    form="a code of ISO 3166-2, such as TH-63",
)
CHANNEL = Column("Channel of migration: key of channels.csv.", required=True)
