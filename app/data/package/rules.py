"""Rules that a table schema cannot say: each looks at one row and tells what is wrong, or nothing."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from app.domain.figure import split_list
from app.domain.measures import MEASURES
from app.domain.period import FORMS, parse_period

Row: TypeAlias = Mapping[str, str]
Finding: TypeAlias = tuple[str, str, str]
"""Column, what is wrong, what to do."""

_CORRIDOR = re.compile(r"[A-Z][A-Z0-9_]*-[A-Z][A-Z0-9_]*")


@dataclass(frozen=True, slots=True)
class SeriesFacts:
    """What a series promises of its rows: measure and unit by series id."""

    measure: Mapping[str, str]
    unit: Mapping[str, str]


def findings(table: str, row: Row, series: SeriesFacts) -> Iterator[Finding]:
    """Everything that the rules of `table` find wrong with `row` (column name to text)."""
    for rule in _RULES.get(table, ()):
        yield from rule(row, series)


def _period(column: str) -> Callable[[Row, SeriesFacts], Iterator[Finding]]:
    def rule(row: Row, _: SeriesFacts) -> Iterator[Finding]:
        try:
            parse_period(row[column])
        except ValueError as error:
            message = str(error).split(";", 1)[0]
            yield (
                column,
                message[0].upper() + message[1:] + ".",
                f"Write {FORMS}.",
            )

    return rule


def _no_flow_to_itself(row: Row, _: SeriesFacts) -> Iterator[Finding]:
    if row["origin"] == row["destination"] and row["origin"] not in ("ALL", "UNSPECIFIED"):
        yield (
            "destination",
            "Origin and destination are the same place.",
            "Correct one of the two; movements inside a country do not belong here.",
        )


def _measure_has_unit(row: Row, _: SeriesFacts) -> Iterator[Finding]:
    measure = MEASURES.get(row["measure"])
    if measure and row["unit"] not in measure.units:
        yield (
            "unit",
            f"Measure {row['measure']} is not given in this unit.",
            f"Use {' or '.join(measure.units)}, or another measure.",
        )


def _fits_series(row: Row, series: SeriesFacts) -> Iterator[Finding]:
    for column, promised in (("measure", series.measure), ("unit", series.unit)):
        expected = promised.get(row["series_id"])
        if expected is not None and expected != row[column]:
            yield (
                column,
                f"Series {row['series_id']} has the {column} {expected}.",
                f"Write {expected}, or give the row its own series: a series has one measure and one unit.",
            )


def _compares_with_its_like(row: Row, series: SeriesFacts) -> Iterator[Finding]:
    for other in split_list(row.get("comparable_with", "")):
        for column, promised in (("measure", series.measure), ("unit", series.unit)):
            if promised.get(other, row[column]) != row[column]:
                yield (
                    "comparable_with",
                    f"Series {other} has the {column} {promised[other]}, this one {row[column]}.",
                    f"Take {other} out: only series of the same measure and unit may be compared.",
                )


def _bound_has_its_numbers(row: Row, _: SeriesFacts) -> Iterator[Finding]:
    ends = row["value_low"], row["value_high"]
    if row["bound"] == "range":
        if row["value"]:
            yield "value", "A range has no value of its own.", "Empty the cell: no midpoint is made up."
        if not all(ends):
            yield "value_low", "A range needs both ends.", "Fill value_low and value_high."
    elif not row["value"]:
        yield "value", f"The bound {row['bound']} needs a value.", "Type the number as the source prints it."
    elif any(ends) and row["status"] != "model":
        yield (
            "bound",
            "Only a range or a model has a low and a high end.",
            "Write range as the bound, or empty both ends.",
        )
    if all(ends) and _float(ends[0]) > _float(ends[1]):
        yield "value_low", "The low end is above the high end.", "Exchange value_low and value_high."
    elif row["value"] and all(ends) and not _float(ends[0]) <= _float(row["value"]) <= _float(ends[1]):
        yield "value", "The value lies outside its low and high end.", "Compare the three with the source."


def _not_negative(row: Row, _: SeriesFacts) -> Iterator[Finding]:
    for column in ("value", "value_low", "value_high"):
        if row[column] and _float(row[column]) < 0:
            yield column, "A published figure is never below zero here.", "Check the sign in the source."


def _repeats_another(row: Row, _: SeriesFacts) -> Iterator[Finding]:
    if row["same_as"] and row["same_as"] == row["observation_id"]:
        yield (
            "same_as",
            "A row cannot repeat itself.",
            "Name the row that was there first, or empty the cell.",
        )


def _corridors_are_pairs(row: Row, _: SeriesFacts) -> Iterator[Finding]:
    for pair in filter(None, row["corridors"].split(";")):
        if not _CORRIDOR.fullmatch(pair.strip()):
            yield (
                "corridors",
                f"{pair.strip()} is not a corridor.",
                "Write ORIGIN-DESTINATION, such as MMR-THA.",
            )


def _float(cell: str) -> float:
    """The number in a cell; cells that are no numbers are reported by the schema and count as zero here."""
    try:
        return float(cell)
    except ValueError:
        return 0.0


_RULES: dict[str, tuple[Callable[[Row, SeriesFacts], Iterator[Finding]], ...]] = {
    "observations": (
        _period("period"),
        _no_flow_to_itself,
        _measure_has_unit,
        _fits_series,
        _bound_has_its_numbers,
        _not_negative,
        _repeats_another,
    ),
    "series": (_measure_has_unit, _compares_with_its_like),
    "events": (_period("date"), _corridors_are_pairs),
    "sector_mentions": (_period("period"), _no_flow_to_itself),
}
