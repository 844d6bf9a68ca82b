"""Every table and column of the data package, defined once; `datapackage.json` and the checks use it."""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from app.domain.codes import Bound, DateBasis, PlaceKind, Sex, Stage, Status
from app.domain.measures import MEASURES, UNITS
from app.domain.period import FORMS

Descriptor: TypeAlias = dict[str, Any]

_SLUG = r"[a-z0-9][a-z0-9_-]*"
_CODE = r"[A-Z][A-Z0-9_]*"
_INSTANT = r"\d{4}(-\d{2}(-\d{2})?)?"
_PERIOD = rf"({_INSTANT}|({_INSTANT}|\.\.)/{_INSTANT})"


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

    def schema(self) -> Descriptor:
        """The Frictionless table schema."""
        return {
            "fields": [column.descriptor(name) for name, column in self.columns.items()],
            "primaryKey": [self.key],
            "foreignKeys": [
                {"fields": [name], "reference": {"resource": table, "fields": [TABLES[table].key]}}
                for name, table in self.references.items()
            ],
        }


def _text(description: str, *, required: bool = False) -> Column:
    return Column(description, required=required)


def _slug(description: str, *, required: bool = True) -> Column:
    form = "small letters, digits, hyphens and underscores"
    return Column(description, required=required, constraints={"pattern": _SLUG}, form=form)


def _code(description: str, *, required: bool = True) -> Column:
    form = "capital letters, digits and underscores, such as MMR or CHN_YN"
    return Column(description, required=required, constraints={"pattern": _CODE}, form=form)


def _one_of(description: str, values: Any, *, required: bool = True) -> Column:
    return Column(
        description, required=required, constraints={"enum": [str(value) for value in values if value != ""]}
    )


def _number(description: str) -> Column:
    return Column(description, type="number")


_PERIOD_COLUMN = Column(
    "ISO 8601: a year, month or day, an interval, or one that is open towards the past (../2014-09-05).",
    required=True,
    constraints={"pattern": _PERIOD},
    form=FORMS,
)
_SOURCE = Column("Who produced it: key of sources.csv.", required=True)
_VIA_SOURCE = Column("The document in which it was read: key of sources.csv.")
_LOCATOR = _text("The place in the producer's document, if known.")
_VIA_LOCATOR = _text("The place in the document in which it was read: section, footnote.")
_NOTE = _text("One sentence in plain words, or empty.")
_DATE_BASIS = _one_of("Where the date comes from.", DateBasis)
_MEASURE = _one_of("What is measured: a key of the measure registry.", MEASURES)
_UNIT = _one_of("Unit of value, value_low and value_high.", UNITS)
_ORIGIN = _code("Where the migration starts: key of places.csv.")
_DESTINATION = _code("Where the migration leads: key of places.csv.")
_SECTOR = Column("Sector of work: key of sectors.csv.", required=True)
_CHANNEL = Column("Channel of migration: key of channels.csv.", required=True)

TABLES: dict[str, Table] = {
    "observations": Table(
        "Published figures, one a row",
        {
            "observation_id": _slug("Stable, readable key."),
            "series_id": _slug("Key of series.csv; only rows of one series may be joined by a line."),
            "origin": _ORIGIN,
            "destination": _DESTINATION,
            "channel": _CHANNEL,
            "sector": _SECTOR,
            "sex": _one_of("Sex as published.", Sex),
            "measure": _MEASURE,
            "unit": _UNIT,
            "value": _number("The number as printed, for exact, about, at_least and at_most."),
            "value_low": _number("The low end of a range."),
            "value_high": _number("The high end of a range."),
            "bound": _one_of("How the printed number bounds the true one.", Bound),
            "period": _PERIOD_COLUMN,
            "status": _one_of("The kind of evidence.", Status),
            "source_id": _SOURCE,
            "locator": _LOCATOR,
            "flags": _text("Quality warnings: keys of flags.csv, separated by semicolons."),
            "note": _NOTE,
            "via_source_id": _VIA_SOURCE,
            "via_locator": _VIA_LOCATOR,
            "date_basis": _DATE_BASIS,
            "stage": _one_of("How far the procedure counted had got.", Stage, required=False),
            "confidence": _one_of("Confidence in a second-hand figure.", ("A", "B", "C"), required=False),
            "same_as": _slug(
                "The observation that this row repeats; repeats are never drawn or counted twice.",
                required=False,
            ),
        },
        "observation_id",
        {
            "series_id": "series",
            "origin": "places",
            "destination": "places",
            "channel": "channels",
            "sector": "sectors",
            "source_id": "sources",
            "via_source_id": "sources",
            "same_as": "observations",
        },
        {"flags": "flags"},
    ),
    "series": Table(
        "Series: rows that share producer, definition, measure and unit",
        {
            "series_id": _slug("Key."),
            "title": _text("Short title.", required=True),
            "measure": _MEASURE,
            "unit": _UNIT,
            "population": _text("Who or what is counted.", required=True),
            "source_id": _SOURCE,
            "frequency": _one_of(
                "How often it appears.", ("once", "monthly", "quarterly", "annual", "irregular")
            ),
            "method": _one_of(
                "How the figures come about.",
                ("register", "estimate", "survey", "model", "announcement", "headline"),
            ),
            "comparable_with": _text("Series with which it may be compared, separated by semicolons."),
            "priority": Column(
                "Rank among the series of its measure; the lowest that has a figure stands for a corridor.",
                type="integer",
                required=True,
            ),
            "description": _text("What else a reader needs to know."),
        },
        "series_id",
        {"source_id": "sources"},
        {"comparable_with": "series"},
    ),
    "sources": Table(
        "Sources: who produced the figures, and the documents in which they were read",
        {
            "source_id": Column(
                "Key.",
                required=True,
                constraints={"pattern": r"[A-Za-z0-9][A-Za-z0-9_-]*"},
                form="letters, digits, hyphens and underscores",
            ),
            "publisher": _text("Who published it.", required=True),
            "title": _text("Title as printed.", required=True),
            "edition": _text("Edition or issue."),
            "year": Column("Year of publication.", type="integer"),
            "date": Column(
                "Date of publication, as precise as known.",
                constraints={"pattern": _INSTANT},
                form="2019, 2019-12 or 2019-12-31",
            ),
            "kind": _one_of(
                "Kind of source.",
                ("seed", "government", "intergovernmental", "civil_society", "media", "academic"),
            ),
            "licence": _text("Licence of the source, or: not stated.", required=True),
            "url": _text("Address as printed in the document that cites it."),
            "citation": _text("Full reference.", required=True),
            "note": _NOTE,
        },
        "source_id",
        {},
    ),
    "places": Table(
        "Places: countries, parts of countries, groups and special codes",
        {
            "place": _code("Key: ISO 3166-1 alpha-3, or a code of this table."),
            "name": _text("Name in English.", required=True),
            **{
                f"name_{language}": _text(f"Name in the language {language}.")
                for language in ("th", "my", "km", "lo", "vi", "zh")
            },
            "kind": _one_of("What the code stands for.", PlaceKind),
            "parent": _code("The country of a part.", required=False),
            "iso2": _code("ISO 3166-1 alpha-2.", required=False),
            "region": _one_of("Where it belongs on the map.", ("gms", "asia", "other"), required=False),
            "lat": _number("Latitude of a point inside, degrees north."),
            "lon": _number("Longitude of a point inside, degrees east."),
            "note": _NOTE,
        },
        "place",
        {"parent": "places"},
    ),
    "channels": Table(
        "Channels of migration",
        {
            "channel": _code("Key."),
            "name": _text("Name.", required=True),
            "short_name": _text("Short name for narrow places.", required=True),
            "kind": _one_of("Kind of channel.", ("total", "group", "scheme", "combined", "unspecified")),
            "parent": _code("The wider channel that includes it.", required=False),
            "excludes": _text(
                "Channels that share no person with it within one source's table, separated by semicolons."
            ),
            "definition": _text("Who is meant.", required=True),
        },
        "channel",
        {"parent": "channels"},
        {"excludes": "channels"},
    ),
    "sectors": Table(
        "Sectors of work",
        {
            "sector": Column(
                "Key.",
                required=True,
                constraints={"pattern": r"ALL|[a-z_]+"},
                form="ALL, or small letters and underscores",
            ),
            "name": _text("Name.", required=True),
            "isic_section": Column(
                "Section of ISIC Rev. 4.", constraints={"pattern": "[A-U]"}, form="one letter from A to U"
            ),
            "isic_title": _text("Title of that section."),
            "parent": _text("The wider sector that includes it."),
        },
        "sector",
        {"parent": "sectors"},
    ),
    "flags": Table(
        "Quality warnings",
        {
            "flag": _slug("Key."),
            "name": _text("Short name.", required=True),
            "sentence": _text("What the reader should know.", required=True),
            "severity": _one_of("How much it matters.", ("note", "caution", "warning")),
        },
        "flag",
        {},
    ),
    "events": Table(
        "Dated events of policy and migration",
        {
            "event_id": _slug("Key."),
            "date": _PERIOD_COLUMN,
            "kind": _one_of(
                "Kind of event.", ("agreement", "law", "registration", "ban", "crisis", "programme", "policy")
            ),
            "title": _text("Short title.", required=True),
            "description": _text("One sentence."),
            "places": _text("Places that it touches, separated by semicolons."),
            "corridors": _text("Corridors that it touches, as MMR-THA, separated by semicolons."),
            "channels": _text("Channels that it touches, separated by semicolons."),
            "sectors": _text("Sectors that it touches, separated by semicolons."),
            "source_id": _SOURCE,
            "via_source_id": _VIA_SOURCE,
            "via_locator": _VIA_LOCATOR,
            "date_basis": _DATE_BASIS,
            "flags": _text("Quality warnings, separated by semicolons."),
        },
        "event_id",
        {"source_id": "sources", "via_source_id": "sources"},
        {"places": "places", "channels": "channels", "sectors": "sectors", "flags": "flags"},
    ),
    "sector_mentions": Table(
        "Sectors that a source names on a corridor without a number",
        {
            "mention_id": _slug("Key."),
            "origin": _ORIGIN,
            "destination": _DESTINATION,
            "sector": _SECTOR,
            "period": _PERIOD_COLUMN,
            "source_id": _SOURCE,
            "locator": _LOCATOR,
            "via_source_id": _VIA_SOURCE,
            "via_locator": _VIA_LOCATOR,
            "note": _NOTE,
        },
        "mention_id",
        {
            "origin": "places",
            "destination": "places",
            "sector": "sectors",
            "source_id": "sources",
            "via_source_id": "sources",
        },
    ),
    "disagreements": Table(
        "Figures that do not fit together",
        {
            "disagreement_id": _slug("Key."),
            "kind": _one_of(
                "Kind of disagreement.",
                (
                    "contradiction",
                    "suspected_misprint",
                    "different_definition",
                    "different_date",
                    "revision",
                    "wide_estimates",
                ),
            ),
            "title": _text("What does not fit.", required=True),
            "observations": _text("The figures concerned, separated by semicolons.", required=True),
            "places": _text("Places concerned, separated by semicolons."),
            "arithmetic": _text("The sum or difference that shows it."),
            "explanation": _text("A likely reason."),
            "suggestion": _text("Our reading, marked as ours."),
        },
        "disagreement_id",
        {},
        {"observations": "observations", "places": "places"},
    ),
}
"""Every table of the package by name; the curated file of the same name holds its rows."""


def package_descriptor(about: Descriptor, folder: str = "") -> Descriptor:
    """The Frictionless Data Package (v2) of all tables; `about` is what the curators say of it as a whole."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        **about,
        "resources": [
            {
                "name": name,
                "type": "table",
                "title": table.title,
                "path": f"{folder}{name}.csv",
                "scheme": "file",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                # Said outright, so that no reader guesses: some cells hold more semicolons than commas.
                "dialect": {
                    "delimiter": ",",
                    "lineTerminator": "\n",
                    "quoteChar": '"',
                    "skipInitialSpace": False,
                },
                "schema": table.schema(),
            }
            for name, table in TABLES.items()
        ],
    }
