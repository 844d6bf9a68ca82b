"""Every table of the data package, defined once; `datapackage.json` and the checks use it."""

from collections.abc import Iterable

from app.data.package.columns import (
    CHANNEL,
    DATE_BASIS,
    DESTINATION,
    INSTANT,
    LOCATOR,
    MEASURE,
    NOTE,
    ORIGIN,
    PERIOD_COLUMN,
    PROVINCE,
    SECTOR,
    SOURCE,
    UNIT,
    VIA_LOCATOR,
    VIA_SOURCE,
    Column,
    Descriptor,
    Table,
    code,
    number,
    one_of,
    slug,
    text,
)
from app.data.package.schema_context import CONTEXT_TABLES
from app.domain.codes import Bound, PlaceKind, Sex, Stage, Status
from app.domain.disagreement import KINDS

_TYPED: dict[str, Table] = {
    "observations": Table(
        "Published figures, one a row",
        {
            "observation_id": slug("Stable, readable key."),
            "series_id": slug("Key of series.csv; only rows of one series may be joined by a line."),
            "origin": ORIGIN,
            "destination": DESTINATION,
            "channel": CHANNEL,
            "sector": SECTOR,
            "sex": one_of("Sex as published.", Sex),
            "measure": MEASURE,
            "unit": UNIT,
            "value": number("The number as printed, for exact, about, at_least and at_most."),
            "value_low": number("The low end of a range."),
            "value_high": number("The high end of a range."),
            "bound": one_of("How the printed number bounds the true one.", Bound),
            "period": PERIOD_COLUMN,
            "status": one_of("The kind of evidence.", Status),
            "source_id": SOURCE,
            "locator": LOCATOR,
            "flags": text("Quality warnings: keys of flags.csv, separated by semicolons."),
            "note": NOTE,
            "via_source_id": VIA_SOURCE,
            "via_locator": VIA_LOCATOR,
            "date_basis": DATE_BASIS,
            "stage": one_of("How far the procedure counted had got.", Stage, required=False),
            "confidence": one_of("Confidence in a second-hand figure.", ("A", "B", "C"), required=False),
            "same_as": slug(
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
            "series_id": slug("Key."),
            "title": text("Short title.", required=True),
            "measure": MEASURE,
            "unit": UNIT,
            "population": text("Who or what is counted.", required=True),
            "source_id": SOURCE,
            "frequency": one_of(
                "How often it appears.", ("once", "monthly", "quarterly", "annual", "irregular")
            ),
            "method": one_of(
                "How the figures come about.",
                ("register", "estimate", "survey", "model", "announcement", "headline"),
            ),
            "comparable_with": text("Series with which it may be compared, separated by semicolons."),
            "priority": Column(
                "Rank among the series of its measure; the lowest that has a figure stands for a corridor.",
                type="integer",
                required=True,
            ),
            "description": text("What else a reader needs to know; what was left out, and why."),
            "not_counted": text("Who or what is not counted."),
            "counted_by": one_of(
                "Where the people of a flow are counted: as they leave, or as they arrive.",
                ("origin", "destination"),
                required=False,
            ),
            "absent": one_of(
                "What it means that a corridor has no row: the source lists only some corridors, leaves out "
                "those without anybody, or covers only what is here.",
                ("not_listed", "zero", "outside"),
            ),
            "change_allowed": one_of(
                "Whether changes from one date to another may be worked out.", ("yes", "no")
            ),
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
            "publisher": text("Who published it.", required=True),
            "title": text("Title as printed.", required=True),
            "edition": text("Edition or issue."),
            "year": Column("Year of publication.", type="integer"),
            "date": Column(
                "Date of publication, as precise as known.",
                constraints={"pattern": INSTANT},
                form="2019, 2019-12 or 2019-12-31",
            ),
            "kind": one_of(
                "Kind of source.",
                ("seed", "government", "intergovernmental", "civil_society", "media", "academic"),
            ),
            "licence": text("Licence of the source, or: not stated.", required=True),
            "url": text("Address as printed in the document that cites it."),
            "citation": text("Full reference.", required=True),
            "note": NOTE,
        },
        "source_id",
        {},
    ),
    "places": Table(
        "Places: countries, parts of countries, groups and special codes",
        {
            "place": code("Key: ISO 3166-1 alpha-3, or a code of this table."),
            "name": text("Name in English.", required=True),
            **{
                f"name_{language}": text(f"Name in the language {language}.")
                for language in ("th", "my", "km", "lo", "vi", "zh")
            },
            "kind": one_of("What the code stands for.", PlaceKind),
            "parent": code("The country of a part.", required=False),
            "iso2": code("ISO 3166-1 alpha-2.", required=False),
            "region": one_of("Where it belongs on the map.", ("gms", "asia", "other"), required=False),
            "lat": number("Latitude of a point inside, degrees north."),
            "lon": number("Longitude of a point inside, degrees east."),
            "note": NOTE,
        },
        "place",
        {"parent": "places"},
    ),
    "channels": Table(
        "Channels of migration",
        {
            "channel": code("Key."),
            "name": text("Name.", required=True),
            "short_name": text("Short name for narrow places.", required=True),
            "kind": one_of("Kind of channel.", ("total", "group", "scheme", "combined", "unspecified")),
            "parent": code("The wider channel that includes it.", required=False),
            "excludes": text(
                "Channels that share no person with it within one source's table, separated by semicolons."
            ),
            "definition": text("Who is meant.", required=True),
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
            "name": text("Name.", required=True),
            "isic_section": Column(
                "Section of ISIC Rev. 4.", constraints={"pattern": "[A-U]"}, form="one letter from A to U"
            ),
            "isic_title": text("Title of that section."),
            "parent": text("The wider sector that includes it."),
            "definition": text("What kind of work is meant.", required=True),
        },
        "sector",
        {"parent": "sectors"},
    ),
    "flags": Table(
        "Quality warnings",
        {
            "flag": slug("Key."),
            "name": text("Short name.", required=True),
            "sentence": text("What the reader should know.", required=True),
            "severity": one_of("How much it matters.", ("note", "caution", "warning")),
        },
        "flag",
        {},
    ),
    "events": Table(
        "Dated events of policy and migration",
        {
            "event_id": slug("Key."),
            "date": PERIOD_COLUMN,
            "kind": one_of(
                "Kind of event.", ("agreement", "law", "registration", "ban", "crisis", "programme", "policy")
            ),
            "title": text("Short title.", required=True),
            "description": text("One sentence."),
            "places": text("Places that it touches, separated by semicolons."),
            "corridors": text("Corridors that it touches, as MMR-THA, separated by semicolons."),
            "channels": text("Channels that it touches, separated by semicolons."),
            "sectors": text("Sectors that it touches, separated by semicolons."),
            "source_id": SOURCE,
            "via_source_id": VIA_SOURCE,
            "via_locator": VIA_LOCATOR,
            "date_basis": DATE_BASIS,
            "flags": text("Quality warnings, separated by semicolons."),
        },
        "event_id",
        {"source_id": "sources", "via_source_id": "sources"},
        {"places": "places", "channels": "channels", "sectors": "sectors", "flags": "flags"},
    ),
    "sector_mentions": Table(
        "Sectors that a source names on a corridor without a number",
        {
            "mention_id": slug("Key."),
            "origin": ORIGIN,
            "destination": DESTINATION,
            "sector": SECTOR,
            "period": PERIOD_COLUMN,
            "source_id": SOURCE,
            "locator": LOCATOR,
            "via_source_id": VIA_SOURCE,
            "via_locator": VIA_LOCATOR,
            "note": NOTE,
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
    "province_mentions": Table(
        "Provinces at a border that a document names, and what it says of them",
        {
            "mention_id": slug("Key."),
            "province": PROVINCE,
            "province_name": text("Name of the province in English.", required=True),
            "place": code("Its country: key of places.csv."),
            "towns": text("Towns named with it, on either side of the border, separated by semicolons."),
            "channel": code("The channel of migration that the document names it for.", required=False),
            "source_id": SOURCE,
            "via_source_id": VIA_SOURCE,
            "via_locator": VIA_LOCATOR,
            "note": text("What the document says of it, in one sentence of our own words.", required=True),
        },
        "mention_id",
        {
            "place": "places",
            "channel": "channels",
            "source_id": "sources",
            "via_source_id": "sources",
        },
    ),
    "disagreements": Table(
        "Figures that do not fit together",
        {
            "disagreement_id": slug("Key."),
            "kind": one_of("Kind of disagreement.", KINDS),
            "title": text("What does not fit.", required=True),
            "observations": text("The figures concerned, separated by semicolons.", required=True),
            "places": text("Places concerned, separated by semicolons."),
            "arithmetic": text("The sum or difference that shows it."),
            "explanation": text("A likely reason."),
            "suggestion": text("Our reading, marked as ours."),
        },
        "disagreement_id",
        {},
        {"observations": "observations", "places": "places"},
    ),
    "left_out": Table(
        "Data that were looked at and left out, and why",
        {
            "left_out_id": slug("Key."),
            "title": text("What it is.", required=True),
            "publisher": text("Who made it.", required=True),
            "licence": text("Its licence as far as known.", required=True),
            "why": one_of(
                "Kind of reason: terms that do not allow it or are not clear, replaced by a newer edition, "
                "outside what this package counts, or not found as open data.",
                ("licence", "replaced", "scope", "not_found"),
            ),
            "reason": text("The reason in one sentence.", required=True),
            "series": text("Series that stand here instead, separated by semicolons."),
        },
        "left_out_id",
        {},
        {"series": "series"},
    ),
}
"""Tables that people type, in whole or in part; the curated file of the same name holds those rows."""

TYPED = tuple(_TYPED)
"""The names of the tables that people type."""

TABLES: dict[str, Table] = _TYPED | CONTEXT_TABLES
"""Every table of the package by name."""


def package_descriptor(about: Descriptor, names: Iterable[str] = ()) -> Descriptor:
    """The Frictionless Data Package (v2) of all tables, or of those named; `about` is what the curators say of it
    as a whole.
    """
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        **about,
        "resources": [
            {
                "name": name,
                "type": "table",
                "title": table.title,
                "path": f"{name}.csv",
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
                "schema": table.schema(TABLES),
            }
            for name, table in TABLES.items()
            if not names or name in names
        ],
    }
