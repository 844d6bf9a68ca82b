"""Full validation of the tables: Frictionless checks the schema, the rules of this project check the rest."""

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from app.data.package.problems import Problem
from app.data.package.rules import Row, SeriesFacts, findings
from app.data.package.schema import TABLES, TYPED, package_descriptor
from app.domain.figure import split_list

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_WORDS = {
    "type-error": (
        "This is not a number.",
        "Write digits only, with a point before decimals and no thousands separator.",
    ),
    "foreign-key": (
        "{value} is not a key of {table}.csv.",
        "Use a key that exists in {table}.csv, or add the missing row there.",
    ),
    "primary-key": (
        "Another row has the same key, or the key is empty.",
        "Give the row a key of its own: keys are unique and never empty.",
    ),
    "extra-cell": (
        "The row has more cells than the header.",
        "Remove the extra cell, or put quotation marks round a text that holds a comma.",
    ),
    "missing-cell": (
        "The row has fewer cells than the header.",
        "Add the missing cells: every row has as many as the header.",
    ),
    "blank-row": ("The line is empty.", "Delete the empty line."),
}
_HEADER_REMEDY = "Restore the header line as data/datapackage.json lists it."


def find_problems(
    folder: Path, shown_as: str, built: Mapping[str, Collection[str]] | None = None
) -> list[Problem]:
    """Everything wrong with the typed tables in `folder`, one CSV a table; messages call the folder `shown_as`.

    `built` are the keys of rows that stand in no typed table, by table; typed rows may name them.

    An empty list means that the tables hold. Unreadable or missing files are problems like any other.
    """
    problems = list(_unreadable(folder, shown_as))
    if problems:
        return sorted(problems)
    problems += _schema_problems(folder, shown_as)
    if not any(problem.line <= 1 for problem in problems):
        found = set(_rule_problems(folder, shown_as, built or {}))
        # A rule says more of a cell than a pattern of the schema does.
        told = {(problem.file, problem.line, problem.column) for problem in found}
        problems = [row for row in problems if (row.file, row.line, row.column) not in told] + list(found)
    return sorted(set(problems))


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, column name to text; an absent cell is empty, an empty line is no row."""
    return [row for _, row in _numbered_rows(path)]


def _unreadable(folder: Path, shown_as: str) -> Iterator[Problem]:
    for name in TYPED:
        path, file = folder / f"{name}.csv", f"{shown_as}/{name}.csv"
        if not path.is_file():
            yield Problem(file, 0, "", "", "The file is missing.", "Restore it from the repository.")
            continue
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            yield Problem(file, line, "", "", "The text is not UTF-8.", "Save the file as CSV UTF-8.")
            continue
        if text.startswith("\ufeff"):
            yield Problem(
                file, 1, "", "", "The file begins with a byte order mark.", "Save it as UTF-8 without BOM."
            )


def _schema_problems(folder: Path, shown_as: str) -> Iterator[Problem]:
    # Frictionless takes a second to import; a server that starts on checked data never needs it.
    from frictionless import Package

    package = Package.from_descriptor(package_descriptor({"name": "checked"}, TYPED), basepath=str(folder))
    for task in package.validate().tasks:
        table = Path(task.place).stem
        lines = [line for line, _ in _numbered_cells(folder / f"{table}.csv")] if task.errors else []
        empty = {error.row_number for error in task.errors if error.type == "blank-row"}
        for error in task.errors:
            row = getattr(error, "row_number", None)
            if row in empty and error.type != "blank-row":
                continue
            line = lines[row - 1] if row else 1 if "label" in error.type else 0
            yield _problem(error, table, f"{shown_as}/{table}.csv", line)


def _problem(error: Any, table: str, file: str, line: int) -> Problem:
    """A Frictionless error in our words, and at the line of the file where its row begins."""
    column = getattr(error, "field_name", "") or ""
    if not column and error.type in ("foreign-key", "primary-key"):
        column = (getattr(error, "field_names", None) or [TABLES[table].key])[0]
    value = _value(error, table, column)
    if error.type == "constraint-error":
        message, remedy = _constraint_words(table, column, value)
    elif "label" in error.type or error.type == "header-error":
        message, remedy = _sentence(error.note or error.title), _HEADER_REMEDY
    elif error.type in _WORDS:
        other = TABLES[table].references.get(column, table)
        message, remedy = (words.format(value=value, table=other) for words in _WORDS[error.type])
    else:
        message, remedy = _sentence(error.note or error.title), "Compare the row with its neighbours."
    return Problem(file, line, column, value, message, remedy)


def _value(error: Any, table: str, column: str) -> str:
    value = str(getattr(error, "cell", None) or getattr(error, "label", None) or "")
    names, cells = list(TABLES[table].columns), getattr(error, "cells", None) or []
    if not value and column in names and len(cells) > names.index(column):
        value = str(cells[names.index(column)])
    return value


def _constraint_words(table: str, column: str, value: str) -> tuple[str, str]:
    constraints = TABLES[table].columns[column].constraints
    if not value:
        return "The cell is empty.", f"Fill the cell: {TABLES[table].columns[column].description}"
    if "enum" in constraints:
        return "The column does not know this word.", f"Use one of: {', '.join(constraints['enum'])}."
    return "This is not written as the column asks.", f"Write {TABLES[table].columns[column].form}."


def _rule_problems(folder: Path, shown_as: str, built: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    tables = {name: list(_numbered_rows(folder / f"{name}.csv")) for name in TYPED}
    keys = {
        name: {row[TABLES[name].key] for _, row in rows} | set(built.get(name, ()))
        for name, rows in tables.items()
    }
    series = SeriesFacts(
        {row["series_id"]: row["measure"] for _, row in tables["series"]},
        {row["series_id"]: row["unit"] for _, row in tables["series"]},
    )
    for name, rows in tables.items():
        file = f"{shown_as}/{name}.csv"
        for line, row in rows:
            for column, message, remedy in findings(name, row, series):
                yield Problem(file, line, column, row[column], message, remedy)
            yield from _odd_numbers(name, row, line, file)
            yield from _unknown_parts(name, row, line, keys, file)
            if name == "events":
                yield from _unknown_ends(row, line, keys["places"], file)


def _odd_numbers(name: str, row: Row, line: int, file: str) -> Iterator[Problem]:
    """What is no number, or one in a form that only some programs read: NaN, 1e3, 1_000, spaces round it."""
    for column, field in TABLES[name].columns.items():
        if field.type in ("number", "integer") and row[column] and not _NUMBER.fullmatch(row[column]):
            yield Problem(file, line, column, row[column], *_WORDS["type-error"])


def _unknown_parts(name: str, row: Row, line: int, keys: dict[str, set[str]], file: str) -> Iterator[Problem]:
    """Parts of `;`-separated cells that are keys of no row."""
    for column, other in TABLES[name].lists.items():
        for part in split_list(row[column]):
            if part not in keys[other]:
                message, remedy = (words.format(value=part, table=other) for words in _WORDS["foreign-key"])
                yield Problem(file, line, column, row[column], message, remedy)


def _unknown_ends(row: Row, line: int, places: set[str], file: str) -> Iterator[Problem]:
    """Ends of the corridors of an event that are no places."""
    for code in dict.fromkeys(code for pair in split_list(row["corridors"]) for code in pair.split("-")):
        if code not in places:
            message, remedy = (words.format(value=code, table="places") for words in _WORDS["foreign-key"])
            yield Problem(file, line, "corridors", row["corridors"], message, remedy)


def _numbered_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the header, column name to cell, with the line of the file where each begins."""
    rows = _numbered_cells(path)
    _, header = next(rows, (1, []))
    for line, cells in rows:
        if cells:
            yield line, dict(zip(header, chain(cells, repeat(""))))  # noqa: B905


def _numbered_cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Every row, header and empty lines included, with the line where it begins; a cell may hold several."""
    with path.open(encoding="utf-8", newline="") as file:
        reader, line = csv.reader(file), 1
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1


def _sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")
